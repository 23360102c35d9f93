"""Following a page of the documentation in an empty folder."""

from __future__ import annotations

import shlex
from hashlib import sha256
from pathlib import Path

import pytest

from banxin.cli.app import main
from banxin.findings import Finding
from banxin.job import outside_checks
from project.walkthrough import Ended, Run


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def said_by_epubcheck() -> dict[tuple[str, bytes], tuple[Finding, ...]]:
    """What EPUBCheck said of e-books, by name and digest: two pages begin with the same publication."""
    return {}


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    home: Path,
    said_by_epubcheck: dict[tuple[str, bytes], tuple[Finding, ...]],
) -> Run:
    """Run a `banxin` command of a page in an empty folder, with the package under test.

    The command runs in this process: starting Python anew for each of them would take longer than they do.
    `test_wheel.py` starts the installed program.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", f"-Duser.home={home}")
    checked = outside_checks.epubcheck_findings

    def checked_once(path: Path) -> tuple[Finding, ...]:
        key = (path.name, sha256(path.read_bytes()).digest())
        if key not in said_by_epubcheck:
            said_by_epubcheck[key] = checked(path)
        return said_by_epubcheck[key]

    monkeypatch.setattr(outside_checks, "epubcheck_findings", checked_once)

    def once(line: str) -> Ended:
        arguments = shlex.split(line)
        assert arguments[0] == "banxin", line
        monkeypatch.setattr("sys.argv", arguments)
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        return Ended(int(end.value.code or 0), captured.out, captured.err)

    return once
