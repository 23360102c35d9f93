"""Work in a process beside: its value, or that of the work done here; no process outlives it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from banxin.job import beside
from banxin.job.beside import Beside, ReadyBeside, processes, work_alone
from banxin.job.child import can_fork, in_child
from banxin.job.limits import Limits
from banxin.world import DISK, Watched

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
HERE = os.getpid()


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever cores the machine has, and whatever threads a test runner begins."""
    monkeypatch.setattr(beside._COMPANY, "processes", 2)
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)


def test_the_value_comes_from_another_process() -> None:
    one, two = (Beside(lambda: (os.getpid(), b"x" * 3_000_000), DISK) for _ in range(2))
    (first, data), (second, _) = one.value(), two.value()
    assert len({first, second, HERE}) == 3
    assert len(data) == 3_000_000


def test_what_was_asked_of_the_world_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    world = Watched(DISK)
    assert Beside(lambda: world.read(tmp_path / "a.txt", 9), world).value() == b"a"
    assert world.asked == {tmp_path / "a.txt"}


@pytest.mark.parametrize("end", ["fault", "killed", "cannot be pickled"])
def test_what_does_not_come_back_is_done_here(end: str) -> None:
    def work() -> object:
        if os.getpid() != HERE:
            if end == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if end == "fault":
                raise MemoryError
            return lambda: 0
        return os.getpid()

    assert Beside(work, DISK).value() == HERE


def test_a_copy_in_a_forked_process_ends_nothing(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def work() -> int:
        while not told.exists():
            time.sleep(0.01)
        return os.getpid()

    beside = Beside(work, DISK)
    other = os.fork()
    if other == 0:
        del beside
        os._exit(0)
    os.waitpid(other, 0)
    told.touch()
    assert beside.value() != HERE


def test_a_fault_of_the_work_is_raised_here() -> None:
    def work() -> int:
        raise ValueError(f"in {os.getpid()}")

    with pytest.raises(ValueError, match=f"in {HERE}"):
        Beside(work, DISK).value()


def test_alone_all_is_done_here() -> None:
    work_alone()  # the fixture takes it back
    assert processes() == 1
    assert Beside(os.getpid, DISK).value() == HERE


def test_a_process_beside_begins_no_other() -> None:
    def work() -> tuple[int, bool]:
        return processes(), Beside(os.getpid, DISK).value() == os.getpid()

    assert Beside(work, DISK).value() == (1, True)


def _ends(process: int) -> bool:
    """Whether a process ends; one that nobody waits for may stay listed as dead."""
    for _ in range(1200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if _is_dead(process):
            return True
        time.sleep(0.05)
    return False


def _is_dead(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except OSError:
        return False  # gone, which the next look will show; or a system that does not tell
    return status.rpartition(")")[2].split()[0] in "ZX"


@pytest.mark.parametrize("way", ["given up", "forgotten"])
def test_nobody_waits_for_what_is_not_wanted(way: str, tmp_path: Path) -> None:
    told = tmp_path / "process"

    def work() -> None:
        told.write_text(f"{os.getpid()}\n", encoding="ascii")
        time.sleep(60)

    under_way = Beside(work, DISK)
    while not told.exists() or not told.read_text("ascii").endswith("\n"):
        time.sleep(0.01)
    if way == "given up":
        under_way.give_up()
    del under_way
    assert _ends(int(told.read_text("ascii")))


def test_it_ends_with_the_process_that_began_it(tmp_path: Path) -> None:
    told = tmp_path / "process"

    def work() -> None:
        told.write_text(f"{os.getpid()}\n", encoding="ascii")
        time.sleep(60)

    def begin_and_be_killed(tell: object) -> None:
        begun = Beside(work, DISK)
        while not told.exists() or not told.read_text("ascii").endswith("\n"):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
        begun.give_up()

    assert in_child(begin_and_be_killed, Limits(), print).stopped
    assert _ends(int(told.read_text("ascii")))


def _sum(*numbers: int) -> tuple[int, int]:
    return sum(numbers), os.getpid()


def test_what_waits_makes_ready_before_it_is_given_anything(tmp_path: Path) -> None:
    waiting = ReadyBeside((tmp_path / "ready").touch, _sum, DISK)
    while not (tmp_path / "ready").exists():
        time.sleep(0.01)
    waiting.give(1, 2, 3)
    total, process = waiting.value()
    assert total == 6
    assert process != HERE


@pytest.mark.parametrize("why", ["not apart", "cannot be sent", "is not ready"])
def test_what_was_given_is_worked_on_here_otherwise(why: str) -> None:
    def make_ready() -> None:
        if why == "is not ready":
            raise ImportError

    def work(number: int, other: object) -> tuple[int, int]:
        return number, os.getpid()

    waiting = ReadyBeside(make_ready, work, DISK, apart=why != "not apart")
    waiting.give(1, (lambda: 0) if why == "cannot be sent" else 0)
    assert waiting.value() == (1, HERE)


def test_what_waits_in_vain_ends(tmp_path: Path) -> None:
    waiting = ReadyBeside(lambda: None, _sum, DISK)
    process = waiting._process
    del waiting
    assert _ends(process)
