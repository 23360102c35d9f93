"""What the desk tells of a setting: pages that no option has changed; a process that ended too early."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from banxin.preview import desk
from banxin.preview.desk import Work
from banxin.preview.routes import PreviewRoutes
from banxin.preview.seen import Seen, SeenEdition, SeenPage, Wish
from banxin.preview.setting import DroppedError, SettingFailedError
from banxin.wording import Language


def _seen(*digests: str, errors: int = 0) -> Seen:
    pages = tuple(SeenPage(str(number), 1, 1, digest) for number, digest in enumerate(digests, 1))
    return Seen(
        ({"severity": "error"},) * errors,
        (SeenEdition("print", "pdf", b"", pages=pages),),
        names=("print",),
    )


class _Process:
    """A process that tells `told`, or ends without a word where that is none."""

    waits = True

    def __init__(self, *told: Any) -> None:
        self.told = told

    def give(self, wish: Wish) -> None:
        self.wish = wish

    def listen(self, hear: Callable[[Any], None]) -> None:
        for one in self.told:
            hear(one)
        if not self.told:
            raise SettingFailedError("exit status -14")

    def drop(self) -> None: ...

    put_away = drop


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[_Process]:
    """The processes that a desk gets, in their order."""
    processes: list[_Process] = []
    monkeypatch.setattr(desk, "SettingProcess", lambda *ahead: processes.pop(0))
    return processes


def _set(work: Work) -> None:
    asyncio.run(work._set())


@pytest.mark.parametrize(
    ("options", "after", "unchanged"),
    [
        ({"paper": "对开"}, _seen("one", "two"), True),
        ({"paper": "对开"}, _seen("one", "other"), False),
        ({"paper": "对开"}, _seen("one", "two", errors=1), False),
        ({}, _seen("one", "two"), False),
    ],
    ids=["the same pages", "another page", "an error", "no other option"],
)
def test_an_option_that_changes_no_page_is_told(
    made: list[_Process], tmp_path: Path, options: dict[str, str], after: Seen, unchanged: bool
) -> None:
    work = Work(tmp_path, Language.ENGLISH)
    made[:] = [_Process(_seen("one", "two")), _Process(), _Process(after), _Process()]
    _set(work)
    asyncio.run(work.with_options(options))
    work._ready = None
    _set(work)
    assert work.desk.unchanged is unchanged
    assert not work.desk.step


def test_what_a_process_does_ahead_keeps_no_setting_from_being_made(
    made: list[_Process], tmp_path: Path
) -> None:
    work = Work(tmp_path, Language.ENGLISH)
    made[:] = [_Process(_seen("one")), _Process(), _Process(_seen("two")), _Process()]
    _set(work)
    _set(work)  # the process that was made ready ends without a word; another one sets
    assert (work.desk.editions[0].pages[0].digest, work.desk.fault) == ("two", "")


def test_a_process_that_ends_in_its_work_is_told(made: list[_Process], tmp_path: Path) -> None:
    work = Work(tmp_path, Language.ENGLISH)
    made[:] = [_Process()]
    _set(work)
    assert work.desk.fault == "exit status -14"


def test_options_turned_one_after_the_other_are_all_tried(tmp_path: Path) -> None:
    """Though the page has not heard of the first yet when the second is turned; it hears of both at once."""
    work = Work(tmp_path, Language.ENGLISH)
    parts = []
    for turned in ({"accent": "#14508c"}, {"columns": "3"}, {"accent": "#1c6b3a"}):
        asyncio.run(work.turn(turned))
        parts.append(work.desk.part)
        assert work.desk.step  # it is not up to date from then on
    assert work.desk.options == {"accent": "#1c6b3a", "columns": "3"}
    assert parts == [1, 2, 3]


def test_the_form_shows_the_manifest_again_once_options_are_taken_back(
    made: list[_Process], tmp_path: Path
) -> None:
    def with_accent(value: str) -> Seen:
        return replace(_seen(value), options=({"name": "accent", "value": value},))

    work = Work(tmp_path, Language.ENGLISH)
    told = PreviewRoutes(work)._told
    made[:] = [_Process(with_accent("red")), _Process(), _Process(with_accent("blue")), _Process()]
    _set(work)
    asyncio.run(work.turn({"accent": "blue"}))
    work._ready = None
    _set(work)
    assert told(work.desk)["options"][0]["value"] == "blue"
    asyncio.run(work.with_options({}))
    assert told(work.desk)["options"][0]["value"] == "red"


class _Endless(_Process):
    """A process that sets until it is ended."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def listen(self, hear: Callable[[Any], None]) -> None:
        self.ended.wait(60)
        raise DroppedError

    def drop(self) -> None:
        self.ended.set()


def test_a_setting_that_ends_with_the_preview_leaves_no_traceback(
    made: list[_Process], tmp_path: Path
) -> None:
    complaints: list[Any] = []

    async def begun_and_ended() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: complaints.append(told))
        endless = _Endless()
        made[:] = [endless]
        running = asyncio.create_task(Work(tmp_path, Language.ENGLISH).run())
        while made:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        assert await asyncio.to_thread(endless.ended.wait, 10)
        await asyncio.sleep(0.1)
        gc.collect()

    asyncio.run(begun_and_ended())
    gc.collect()
    assert complaints == []
