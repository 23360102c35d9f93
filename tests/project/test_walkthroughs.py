"""Every command of README and tutorial runs as it stands, in an empty folder."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from project.walkthrough import Command, Write, steps

REPOSITORY = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md")
TRANSLATIONS = {"README.md": "README.zh-CN.md", "docs/tutorial.md": "docs/tutorial.zh-CN.md"}


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a `banxin` command of a page with the package under test."""
    program, *arguments = shlex.split(line)
    assert program == "banxin", line
    return subprocess.run(
        [sys.executable, "-m", "banxin", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "build")},
    )


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed(page: str, tmp_path: Path) -> None:
    for step in steps(REPOSITORY / page):
        if isinstance(step, Write):
            (tmp_path / step.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / step.path).write_text(step.text, encoding="utf-8")
        else:
            ended = run(step.line, tmp_path)
            assert ended.returncode == 0, f"{step.line}\n{ended.stdout}\n{ended.stderr}"
    made = {path.suffix for path in tmp_path.glob("*/out/*")}
    assert made == {".pdf", ".epub"}


@pytest.mark.parametrize(("page", "translation"), TRANSLATIONS.items())
def test_a_translation_has_the_same_steps(page: str, translation: str) -> None:
    assert steps(REPOSITORY / page) == steps(REPOSITORY / translation)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_steps(page: str) -> None:
    commands = [step for step in steps(REPOSITORY / page) if isinstance(step, Command)]
    assert len(commands) >= 3
