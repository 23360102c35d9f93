"""What is on the desk: the publication as it was last set, and what is under way."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from banxin.preview.seen import Seen, SeenEdition, Wish
from banxin.preview.setting import DroppedError, SettingFailedError, SettingProcess
from banxin.preview.watching import changes
from banxin.wording import Language, Message, said
from banxin.world.replacing import replace_file

FORMATS = ("pdf", "epub")
_PATIENCE = 4.0  # s without anything new to see, after which a setting is not dropped for a newer one


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page shows: the last good editions, the findings of the last setting, what is under way.

    `number` grows with every change; `stale` says that the editions are older than the files, because these
    have errors; `fault` is what went wrong with Banxin itself; `part`
    grows when an edition is shown while others are still set.
    """

    number: int = 0
    seen: Seen | None = None
    findings: tuple[Mapping[str, Any], ...] = ()
    stale: bool = False
    step: str = ""
    fault: str = ""
    seconds: float = 0.0
    part: int = 0
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def editions(self) -> tuple[SeenEdition, ...]:
        """The editions that are shown."""
        return self.seen.editions if self.seen is not None else ()


class Work:
    """Sets the publication again whenever its files change; `desk` is what came of it last."""

    def __init__(self, root: Path, language: Language) -> None:
        self.root = root.resolve()
        self.language = language
        self.desk = Desk()
        self._changed = asyncio.Condition()
        self._wanted = asyncio.Event()
        self._wanted.set()
        self._setting: SettingProcess | None = None
        self._shown = time.monotonic()
        self._written: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Watch and set until cancelled."""
        watcher = asyncio.create_task(self._watch())
        try:
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                await self._set()
        finally:
            watcher.cancel()
            if self._setting is not None:
                self._setting.drop()

    async def states(self) -> AsyncIterator[Desk]:
        """The desk now, and again whenever it has changed."""
        known = -1
        while True:
            async with self._changed:
                await self._changed.wait_for(lambda: self.desk.number != known)  # noqa: B023 (waited for at once)
            known = self.desk.number
            yield self.desk

    async def with_options(self, options: Mapping[str, str]) -> None:
        """Set it with these options of the layout instead of those in the manifest."""
        await self._show(options=dict(options))
        self.ask()

    def ask(self) -> None:
        """Have it set again, at once."""
        self._wanted.set()
        if self._setting is not None and time.monotonic() - self._shown < _PATIENCE:
            self._setting.drop()

    async def _watch(self) -> None:
        async for paths in changes(self._folders):
            if any(not self._wrote(path) for path in paths):
                self.ask()

    def _folders(self) -> tuple[Path, ...]:
        seen = self.desk.seen
        others = () if seen is None else (Path(folder) for folder in seen.folders)
        return (self.root, *(folder for folder in others if not folder.is_relative_to(self.root)))

    def _wrote(self, path: str) -> bool:
        """Whether a file is as this work left it."""
        if path not in self._written:
            return False
        with contextlib.suppress(OSError, UnicodeError):
            return Path(path).read_text(encoding="utf-8") == self._written[path]
        return False

    async def _set(self) -> None:
        wish = Wish(self.root, FORMATS, self.language, self.desk.options)
        loop, start = asyncio.get_running_loop(), time.monotonic()
        self._setting = setting = await asyncio.to_thread(SettingProcess, wish)

        def news(step: tuple[Any, ...]) -> None:
            loop.call_soon_threadsafe(self._step, step)

        def part(edition: SeenEdition) -> None:
            loop.call_soon_threadsafe(self._part, edition)

        await self._show(step=str(said(Message("reading"), self.language)))
        try:
            seen = await asyncio.to_thread(setting.result, news, part)
        except DroppedError:
            return
        except SettingFailedError as fault:
            await self._show(step="", fault=str(fault), stale=True)
            return
        finally:
            self._setting = None
        await self._take(seen, time.monotonic() - start)

    def _step(self, step: tuple[Any, ...]) -> None:
        _, name, done, total, detail = step
        words = f"{name} {detail}".strip()
        self._do(self._show(step=f"{words} {min(done + 1, total)}/{total}"))

    def _part(self, edition: SeenEdition) -> None:
        """Show an edition while others are still set."""
        seen = self.desk.seen
        if seen is not None and any(one.name == edition.name for one in seen.editions):
            editions = tuple(edition if one.name == edition.name else one for one in seen.editions)
            self._shown = time.monotonic()
            self._do(self._show(seen=replace(seen, editions=editions), part=self.desk.part + 1))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take(self, seen: Seen, seconds: float) -> None:
        self._shown = time.monotonic()
        good = not any(one["severity"] == "error" for one in seen.findings)
        if good:
            for path, text in seen.keep:
                self._written[path] = text
                await asyncio.to_thread(replace_file, Path(path), text.encode())
        shown = seen if seen.editions and good else self.desk.seen
        if shown is None and seen.editions:
            shown = seen
        await self._show(
            seen=shown, findings=seen.findings, stale=not good, step="", fault="", seconds=seconds
        )

    async def _show(self, **changed: Any) -> None:
        async with self._changed:
            self.desk = replace(self.desk, number=self.desk.number + 1, **changed)
            self._changed.notify_all()
