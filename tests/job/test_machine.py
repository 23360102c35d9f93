"""The stamp of the machine: made once in a job, and by every job anew."""

from __future__ import annotations

import threading

import pytest

from banxin.job import machine
from banxin.job.machine import machine_stamp, stamped_once


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each look at the machine."""
    seen: list[str] = []

    def look(environment: dict[str, str]) -> str:
        seen.append(environment.get("PATH", ""))
        return f"stamp {len(seen)}"

    monkeypatch.setattr(machine, "_machine_stamp", look)
    return seen


def test_a_job_looks_once_for_each_environment(looks: list[str]) -> None:
    with stamped_once():
        assert machine_stamp({"PATH": "a"}) == machine_stamp({"PATH": "a"})
        with stamped_once():
            assert machine_stamp({"PATH": "a"}) == "stamp 1"
        assert machine_stamp({"PATH": "b"}) == "stamp 2"
    assert looks == ["a", "b"]
    assert machine_stamp({"PATH": "a"}) == "stamp 3"


def test_jobs_of_two_threads_keep_nothing_for_later_ones(looks: list[str]) -> None:
    """The second begins within the first and ends after it."""
    began, ended = threading.Event(), threading.Event()

    def second() -> None:
        with stamped_once():
            began.set()
            ended.wait(60)

    with stamped_once():
        thread = threading.Thread(target=second)
        thread.start()
        assert began.wait(60)
    ended.set()
    thread.join()
    assert machine_stamp({}) != machine_stamp({})
    assert len(looks) == 2
