"""Where pages of print do not need the engine, a cover is set in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from banxin import build
from banxin.job.child import can_fork

from .small_e_book import make_e_book

BUILD = """
import os, signal, sys
from pathlib import Path
from banxin.job import building, covers, printing_epub

def say(word):
    with open("told", "a") as file:
        file.write(word + "\\n")

cover_of = printing_epub.cover_of

def looked_at(order, publication):
    made = cover_of(order, publication)
    say("engine" if "banxin.engine" in sys.modules else "no engine")
    return made

printing_epub.cover_of = looked_at
{patch}
from banxin import build
report = build("paper", fresh=True)
for one in report.findings:
    say(f"{{one.code}} {{one.message}}")
"""

pytestmark = pytest.mark.skipif(not can_fork(), reason="needs a system that forks")


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return make_e_book(tmp_path / "paper")


def run(root: Path, patch: str = "") -> tuple[list[str], str]:
    """What a new process tells while it builds, and its last words."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(patch=patch)],
        cwd=root.parent,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    told = root.parent / "told"
    return told.read_text("utf-8").splitlines() if told.exists() else [], done.stderr


def test_the_engine_goes_with_the_process_and_the_cover_is_the_same(paper: Path) -> None:
    told, said = run(paper)
    assert told == ["no engine"], said
    apart = (paper / "out" / "paper-reader.epub").read_bytes()
    assert [path.name for path in (paper / ".banxin" / "covers").iterdir()]
    import banxin.engine  # noqa: F401  from here on covers are set where they are wanted

    for kept in (paper / ".banxin" / "covers").iterdir():
        kept.unlink()
    (path,) = (one.path for one in build(paper, out=paper.parent / "here").outputs)
    assert path.read_bytes() == apart


def test_what_the_cover_was_set_with_is_remembered(paper: Path) -> None:
    run(paper)
    (record,) = (paper / ".banxin" / "records").iterdir()
    assert b"libpango" in record.read_bytes()


def test_a_process_that_is_ended_is_told(paper: Path) -> None:
    patch = "covers._set = lambda *given: os.kill(os.getpid(), signal.SIGKILL)"
    told, said = run(paper, patch)
    assert told == ["setting.stopped reader: setting was ended by the system (SIGKILL)"], said
    assert not (paper / "out").exists()


def test_one_that_takes_too_long_is_ended(paper: Path) -> None:
    patch = """
covers._LIMITS = covers.Limits(memory=0, seconds=1)
import time
def _set(*given):
    end = time.process_time() + 30  # of the processor: that is what is bounded
    while time.process_time() < end:
        pass
covers._set = _set
"""
    told, said = run(paper, patch)
    assert told == ["setting.stopped reader: setting took more than 1 seconds"], said


def test_a_mistake_is_raised_with_where_it_was_made(paper: Path) -> None:
    patch = """
def _set(*given):
    raise ValueError("no such colour")
covers._set = _set
"""
    told, said = run(paper, patch)
    assert told == []
    assert "ValueError: no such colour" in said
    assert ", in _set\n" in said
