"""Every command of README and tutorial runs as it stands, in an empty folder."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from banxin.cli.app import main
from project.walkthrough import Command, Write, steps

REPOSITORY = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md")
TRANSLATIONS = {"README.md": "README.zh-CN.md", "docs/tutorial.md": "docs/tutorial.zh-CN.md"}


@dataclass
class Ended:
    """How a command ended, and what it showed."""

    status: int
    out: str
    err: str


Run = Callable[[str], Ended]


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


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed(page: str, run: Run, tmp_path: Path, home: Path) -> None:
    for step in steps(REPOSITORY / page):
        if isinstance(step, Write):
            (tmp_path / step.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / step.path).write_text(step.text, encoding="utf-8")
        else:
            ended = run(step.line)
            assert ended.status == 0, f"{step.line}\n{ended.out}\n{ended.err}"
    made = {path.suffix for path in tmp_path.glob("*/out/*")}
    assert made == {".pdf", ".epub"}
    assert [*home.iterdir()] == []  # nothing is written where nobody asked for it, by EPUBCheck either


@pytest.mark.parametrize(("page", "translation"), TRANSLATIONS.items())
def test_a_translation_has_the_same_steps(page: str, translation: str) -> None:
    assert steps(REPOSITORY / page) == steps(REPOSITORY / translation)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_steps(page: str) -> None:
    commands = [step for step in steps(REPOSITORY / page) if isinstance(step, Command)]
    assert len(commands) >= 3
