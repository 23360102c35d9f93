"""Two jobs in two threads of one process: each is what it is alone, and hears nothing of the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from banxin.engine import composing
from banxin.job import Report, build
from banxin.job.child import can_fork, in_child
from banxin.job.limits import Limits
from banxin.press.pdf import pages
from job.small_paper import lay_out

Outcome = tuple[bytes, list[str]]  # the file, and what was found
WORDS = {"book": "Q" * 36, "office-news": "X" * 24}  # cannot be parted, and are too long for a line of theirs


@pytest.fixture(scope="module")
def publications(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A book and a page of a newspaper, with notes, a table and legs; in each a line that is too long."""
    found = {}
    for layout, word in WORDS.items():
        root = found[layout] = lay_out(tmp_path_factory.mktemp(layout), layout)
        article = root / "units" / "cha.md"
        article.write_text(article.read_text("utf-8") + f"\n账本上写着{word}这些字。\n", "utf-8")
    return found


@pytest.fixture(scope="module")
def alone(publications: dict[str, Path]) -> dict[str, Outcome]:
    return {name: outcome(build(root, editions=["print"])) for name, root in publications.items()}


def outcome(report: Report) -> Outcome:
    (output,) = report.outputs
    return output.path.read_bytes(), [f"{found.code} {found.message}" for found in report.findings]


class Meeting:
    """Sees to it that one job is in the midst of setting when the other comes to set."""

    def __init__(self) -> None:
        self._coming: set[str] = set()
        self._all = threading.Event()
        self._html = pages.HTML

    def progress(self, name: str, *step: object) -> None:
        """Note that a job is about to set a proof or its pages."""
        if len(step) > 4 or step[1] == "setting":
            self._coming.add(name)
            if len(self._coming) == len(WORDS):
                self._all.set()

    def html(self, **named: object) -> object:
        """Stands for the class that is called when a job begins to set."""
        assert self._all.wait(600)
        time.sleep(0.1)
        return self._html(**named)


def side_by_side(publications: dict[str, Path], out: Path, meeting: Meeting) -> dict[str, Outcome]:
    """What comes of both at once."""

    def job(name: str) -> Outcome:
        progress = partial(meeting.progress, name)
        return outcome(build(publications[name], editions=["print"], out=out / name, progress=progress))

    with ThreadPoolExecutor(len(publications)) as threads:
        return dict(zip(publications, threads.map(job, publications), strict=True))


def test_each_has_a_finding_of_its_own(alone: dict[str, Outcome]) -> None:
    """What follows would show little if nothing were found."""
    for name, (_, findings) in alone.items():
        (found,) = (words for words in findings if words.startswith("setting.overfull-line"))
        assert [word for word in WORDS.values() if word in found] == [WORDS[name]]


@pytest.mark.parametrize("here", [True, False], ids=["in this process", "in processes of their own"])
def test_two_threads_build_what_each_builds_alone(
    here: bool,
    publications: dict[str, Path],
    alone: dict[str, Outcome],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meeting = Meeting()
    if here:
        monkeypatch.setattr("banxin.job.child.can_fork", lambda: False)
        monkeypatch.setattr(pages, "HTML", meeting.html)
    together = side_by_side(publications, tmp_path, meeting)
    for name, (data, findings) in alone.items():
        assert together[name][1] == findings
        assert together[name][0] == data


@pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
def test_no_process_is_forked_while_another_thread_sets() -> None:
    """Its libraries would stay locked; and it would find the compositor in the engine."""

    def work(tell: Callable[[object], None]) -> bool:
        with composing():
            return True

    with ThreadPoolExecutor(1) as threads:
        with composing():
            forked = threads.submit(in_child, work, Limits(), print)
            time.sleep(0.2)
            assert not forked.done()
        assert forked.result().value is True
