"""Following a page of the documentation in an empty folder."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from banxin.cli.app import main
from project.walkthrough import Ended, Run


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> Run:
    """Run a `banxin` command of a page in an empty folder, with the package under test.

    The command runs in this process: starting Python anew for each of them would take longer than they do.
    `test_wheel.py` starts the installed program.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", f"-Duser.home={home}")

    def once(line: str) -> Ended:
        arguments = shlex.split(line)
        assert arguments[0] == "banxin", line
        monkeypatch.setattr("sys.argv", arguments)
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        return Ended(int(end.value.code or 0), captured.out, captured.err)

    return once
