"""Work in a process of its own: values, news and faults come back; whatever ends it is told in words."""

from __future__ import annotations

import mmap
import os
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from banxin.job.child import ReportedError, can_fork, in_child
from banxin.job.limits import Limits

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
Tell = Callable[[Any], None]
SHORT = Limits(memory=0, seconds=1)


class OddError(Exception):
    """Can be written, but not read back."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def test_values_and_news_come_back() -> None:
    def work(tell: Tell) -> tuple[bytes, MappingProxyType[str, int], int]:
        tell(("setting", 1))
        tell(("printing", 2))
        return b"x" * 3_000_000, MappingProxyType({"a": 1}), os.getpid()

    heard: list[object] = []
    outcome = in_child(work, Limits(), heard.append)
    assert outcome.value is not None
    data, mapping, process = outcome.value
    assert (len(data), dict(mapping)) == (3_000_000, {"a": 1})
    assert process != os.getpid()
    assert heard == [("setting", 1), ("printing", 2)]


def test_a_fault_comes_back_with_the_place_it_was_raised_at() -> None:
    def work(tell: Tell) -> None:
        raise PermissionError(13, "Permission denied", "a.pdf")

    fault = in_child(work, Limits(), print).fault
    assert isinstance(fault, PermissionError)
    assert fault.filename == "a.pdf"
    assert isinstance(fault.__cause__, ReportedError)
    assert "in work" in str(fault.__cause__)


def test_a_fault_that_cannot_be_sent_comes_back_by_its_name() -> None:
    def work(tell: Tell) -> None:
        raise OddError("a", "b")

    assert str(in_child(work, Limits(), print).fault) == "OddError: ab"


def _forever(tell: Tell) -> None:
    while True:
        pass


def _fill(tell: Tell) -> None:
    hoard = [bytearray(1 << 26)]
    while True:
        hoard.append(bytearray(1 << 26))


@pytest.mark.parametrize(
    ("work", "limits", "words"),
    [
        (_forever, SHORT, "took more than 1 seconds"),
        (lambda tell: os.kill(os.getpid(), signal.SIGSEGV), SHORT, "was ended by the system (SIGSEGV)"),
        (lambda tell: os.kill(os.getpid(), signal.SIGKILL), SHORT, "was ended by the system (SIGKILL)"),
        (lambda tell: os.abort(), Limits(memory=900), "needs more memory than there is, or than 900 MB"),
    ],
    ids=["endless", "crash", "killed", "aborted"],
)
def test_an_end_from_outside_is_told(work: Callable[[Tell], None], limits: Limits, words: str) -> None:
    outcome = in_child(work, limits, print)
    assert (outcome.stopped, outcome.value, outcome.fault) == (words, None, None)


def test_memory_is_bounded() -> None:
    assert isinstance(in_child(_fill, Limits(memory=900, seconds=60), print).fault, MemoryError)


def test_an_address_space_too_small_for_faces_is_refused_at_once() -> None:
    assert isinstance(in_child(lambda tell: 1, Limits(memory=100), print).fault, MemoryError)


def _in_a_thread(tell: Tell) -> int:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(bytearray(100 << 20))))
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_what_a_large_caller_has_is_not_counted() -> None:
    with mmap.mmap(-1, 2 << 30, prot=mmap.PROT_READ):
        outcome = in_child(_in_a_thread, Limits(memory=900, seconds=5), print)
    assert outcome.value == 100 << 20


def test_work_starts_in_a_thread_too() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(in_child(lambda tell: 5, Limits(), print).value))
    thread.start()
    thread.join()
    assert found == [5]


def test_no_process_stays_when_news_cannot_be_heard(tmp_path: Path) -> None:
    def work(tell: Tell) -> None:
        (tmp_path / "pid").write_text(str(os.getpid()), encoding="utf-8")
        tell(1)
        _forever(tell)

    def stop(news: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_child(work, Limits(), stop)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text(encoding="utf-8")), 0)


def test_more_copy_has_more_time() -> None:
    assert Limits(seconds=10).for_copy(1_000_000).seconds > 10_000
    assert Limits(seconds=0).for_copy(1_000_000).seconds == 0


@pytest.mark.parametrize(
    "end", [lambda: None, lambda: os.kill(os.getpid(), signal.SIGKILL)], ids=["done", "killed"]
)
def test_temporary_files_go_with_the_process(end: Callable[[], None]) -> None:
    def work(tell: Tell) -> None:
        folder = Path(tempfile.mkdtemp())
        (folder / "face.otf").write_bytes(b"x")
        tell(str(folder))
        end()

    heard: list[str] = []
    in_child(work, Limits(), heard.append)
    assert len(heard) == 1
    assert not Path(heard[0]).exists()
    assert not Path(heard[0]).parent.exists()
