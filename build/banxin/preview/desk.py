"""What is on the desk: the publication as it was last set, and what is under way."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banxin.preview.chapters import chapter_wish
from banxin.preview.seen import Ahead, ChapterWish, Seen, SeenChapter, SeenEdition, SeenRest, SeenStory, Wish
from banxin.preview.setting import DroppedError, SettingFailedError, SettingProcess, Told
from banxin.preview.shown import LastGood, is_true, with_drawn
from banxin.preview.watching import changes
from banxin.wording import Language, Message, said
from banxin.world.replacing import replace_file

if TYPE_CHECKING:
    from banxin.job.layout_trial import Trial

FORMATS = ("pdf", "epub")
_REST = 1.5  # s of quiet before the e-book is set too, unless somebody reads it
_PATIENCE = 4.0  # s without anything new to see, after which a setting is not dropped for a newer one


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page shows: the last good editions, the findings of the last setting, what is under way.

    `number` grows with every change; `stale` says that the editions are older than the files, because these
    have errors; `fault` is what went wrong with Banxin itself; `part`
    grows when an edition is shown while others are still set, and when options are turned. It is `unchanged`
    where other options than before left every page as it was. `pinned` are the options of a setting that
    stands beside this one for comparison, `beside` what came of it.
    """

    number: int = 0
    seen: Seen | None = None
    findings: tuple[Mapping[str, Any], ...] = ()
    stale: bool = False
    step: str = ""
    fault: str = ""
    seconds: float = 0.0
    part: int = 0
    unchanged: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    pinned: Mapping[str, str] | None = None
    beside: Seen | None = None

    @property
    def editions(self) -> tuple[SeenEdition, ...]:
        """The editions that are shown."""
        return self.seen.editions if self.seen is not None else ()


class Work:
    """Sets the publication again whenever its files change; `desk` is what came of it last.

    `reading` says that the e-book is looked at, which then follows the pages without a rest.
    """

    def __init__(self, root: Path, language: Language, trial: Trial | None = None) -> None:
        self.root = root.resolve()
        self.language = language
        self.trial = trial
        self.desk = Desk()
        self._changed = asyncio.Condition()
        self._wanted = asyncio.Event()
        self._wanted.set()
        self._setting: SettingProcess | None = None
        self._ready: SettingProcess | None = None  # that waits for the next change
        self._shown = self._asked = time.monotonic()
        self._told = False  # whether the setting under way has shown anything
        self._good = LastGood()
        self._behind: set[str] = set()  # files that changed since pages were seen
        self._chapter: ChapterWish | None = None
        self._alone: SeenChapter | None = None  # its pages as they are shown
        self._alone_is_true = True
        self._rest: SeenRest | None = None  # the page of the story that changed last, without it
        self._written: dict[str, str] = {}
        self._formats: tuple[str, ...] = FORMATS
        self._last = ""  # the file that was corrected last
        self._options: Mapping[str, str] = {}  # the options of what was looked over last
        self._before: tuple[str, ...] = ()  # what the pages painted when the setting under way was begun
        self._outdated = False  # whether what stands beside is older than the files
        self.reading = False
        self.kept: Mapping[str, object] = {}
        """The values of options as the manifest has them."""

    async def run(self) -> None:
        """Watch and set until cancelled."""
        watcher = asyncio.create_task(self._watch())
        try:
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                await self._set()
                if self._outdated and self.desk.pinned is not None and not self._wanted.is_set():
                    await self._set_beside()
        finally:
            watcher.cancel()
            if self._setting is not None:
                self._setting.drop()
            if self._ready is not None:
                self._ready.put_away()

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
        await self._show(options=dict(options), part=self.desk.part + 1, step=self._begun)
        self._behind.add("")  # no file: pages that are seen have other options until they are set
        self.ask()

    async def turn(self, options: Mapping[str, str]) -> None:
        """Set it with these options too, beside those that are tried already."""
        await self.with_options({**self.desk.options, **options})

    async def pin(self, *, on: bool) -> None:
        """Keep the setting as it is now beside those that follow, or put it away."""
        await self._show(
            pinned=dict(self.desk.options) if on else None,
            beside=self.desk.seen if on else None,
            part=self.desk.part + 1,
        )

    def ask(self) -> None:
        """Have it set again, at once."""
        self._asked = time.monotonic()
        self._wanted.set()
        if self._setting is not None and (self._told or self._asked - self._shown < _PATIENCE):
            self._setting.drop()

    async def _watch(self) -> None:
        async for paths in changes(self._folders):
            if any(not self._wrote(path) for path in paths):
                self._outdated = True
                self._behind |= paths
                self.ask()

    def _folders(self) -> tuple[Path, ...]:
        seen = self.desk.seen
        others = () if seen is None else (Path(folder) for folder in seen.folders)
        folders = (*_of_trial(self.trial), *others)
        return (self.root, *dict.fromkeys(one for one in folders if not one.is_relative_to(self.root)))

    def _wrote(self, path: str) -> bool:
        """Whether a file is as this work left it."""
        if path not in self._written:
            return False
        with contextlib.suppress(OSError, UnicodeError):
            return Path(path).read_text(encoding="utf-8") == self._written[path]
        return False

    @property
    def _begun(self) -> str:
        """The first step of a setting."""
        return str(said(Message("reading"), self.language))

    async def _set(self) -> None:
        rest = 0.0 if self.reading else _REST
        self._formats = FORMATS if self.reading or self.desk.pinned is None else FORMATS[:1]
        self._last = self._changed_alone() or self._last
        self._chapter, self._alone = self._wanted_first(), None
        wish = Wish(
            self.root,
            self._formats,
            self.language,
            self.desk.options,
            rest,
            self.trial,
            self._chapter,
            self._under(),
        )
        self._told, self._before = False, _painted(self.desk.seen)
        turned = self._options != wish.options
        await self._show(step=self._begun, unchanged=False)
        try:
            async for told in self._under_way(wish):
                if isinstance(told, Seen):
                    await self._take(told, wish.options, turned=turned)
                    self._options = wish.options if told.looked_over else self._options
                elif isinstance(told, SeenChapter):
                    await self._take_chapter(told)
                elif isinstance(told, SeenStory):
                    await self._take_story(told)
                elif isinstance(told, SeenRest):
                    self._rest, self._alone_is_true = told, self._alone_is_true and bool(told.data)
                else:
                    await self._step(told)
        except DroppedError:
            return
        except SettingFailedError as fault:
            seen = self._good.all_old(self.desk.seen) if self.desk.seen is not None else None
            await self._show(seen=seen, step="", fault=str(fault), stale=True)

    async def _set_beside(self) -> None:
        """Set what stands beside again; where it cannot be set, it stays as it was."""
        wish = Wish(self.root, FORMATS[:1], self.language, self.desk.pinned or {}, trial=self.trial)
        self._told = True
        with contextlib.suppress(DroppedError, SettingFailedError):
            async for told in self._under_way(wish):
                if isinstance(told, Seen) and told.whole and self.desk.pinned is not None:
                    self._outdated = False
                    if told.good:
                        await self._show(beside=told, part=self.desk.part + 1)

    async def _under_way(self, wish: Wish) -> AsyncIterator[Told]:
        """What a setting tells, as long as it is the one under way."""
        setting, self._ready = self._ready, None
        ahead, heard = setting is not None, False
        if setting is not None and not setting.waits:
            await asyncio.to_thread(setting.put_away)
            setting = None
        if setting is None:
            setting = await asyncio.to_thread(SettingProcess)
        self._setting = setting
        try:
            await asyncio.to_thread(setting.give, wish)
            async for told in _heard(setting):
                heard = True
                yield told
        except SettingFailedError:
            if heard or not ahead:
                raise
        except (asyncio.CancelledError, GeneratorExit):  # the preview ends
            setting.drop()
            raise
        finally:
            self._setting = None
        if ahead and not heard:  # it ended by what it did before it was asked
            async for told in self._under_way(wish):
                yield told

    async def _make_ready(self) -> None:
        """Have a process read ahead for the next change."""
        if self._ready is None:
            self._ready = await asyncio.to_thread(SettingProcess, Ahead(self.root, self.trial, self._last))

    async def _step(self, step: tuple[Any, ...]) -> None:
        _, name, done, total, detail = step
        words = f"{name} {detail}".strip()
        await self._show(step=f"{words} {min(done + 1, total)}/{total}")

    async def _take(self, seen: Seen, options: Mapping[str, str], *, turned: bool) -> None:
        """Show what there is so far: pages at once, and the last good ones again where these have errors.

        It was set with `options`; `turned` says that they are others than in the setting before.
        """
        if seen.editions:
            await self._first_seen()
            self._check(seen)
        if not seen.looked_over:
            await self._show(seen=with_drawn(self.desk.seen, seen), part=self.desk.part + 1)
            return
        if seen.good:
            await self._keep(seen)
        if seen.options and not options:
            self.kept = {str(one["name"]): one["value"] for one in seen.options}
        shown = self._good.with_new(self.desk.seen, seen, every_format=self._formats == FORMATS)
        await self._show(
            seen=shown,
            unchanged=turned and seen.good and _painted(shown) == self._before,
            findings=seen.findings,
            stale=not seen.good,
            step="",
            fault="",
            part=self.desk.part + 1,
        )
        await self._make_ready()

    async def _take_chapter(self, chapter: SeenChapter) -> None:
        """Show the pages of a chapter among those of before; the whole follows."""
        if self._chapter is None or self.desk.seen is None:
            return
        await self._first_seen()
        self._alone = chapter
        seen = self._good.with_pages(self.desk.seen, self._chapter, chapter)
        await self._show(seen=seen, part=self.desk.part + 1)

    async def _take_story(self, story: SeenStory) -> None:
        """Show the story that changed on its page; the whole follows."""
        if self.desk.seen is not None:
            await self._first_seen()
            seen = self._good.with_story(self.desk.seen, story)
            await self._show(seen=seen, part=self.desk.part + 1)

    async def _first_seen(self) -> None:
        if not self._told:
            self._shown, self._told = time.monotonic(), True
            self._behind.clear()
            await self._show(seconds=self._shown - self._asked)

    def _check(self, seen: Seen) -> None:
        """Set no more chapters alone once one has come out otherwise in the whole."""
        if self._chapter is not None and self._alone is not None:
            self._alone_is_true = self._alone_is_true and is_true(seen, self._chapter, self._alone)
        self._alone = None

    def _wanted_first(self) -> ChapterWish | None:
        """The chapter whose file alone has changed since pages were seen."""
        file = self._changed_alone()
        wishes = (chapter_wish(one, file) for one in self._paged() if file)
        return next((wish for wish in wishes if wish), None)

    def _under(self) -> SeenRest | None:
        """What the story is drawn over whose file alone has changed since pages were seen."""
        file = self._changed_alone()
        if not file or not self._paged() or self._chapter is not None:
            return None
        return self._rest if self._rest is not None and self._rest.file == file else SeenRest(file)

    def _paged(self) -> tuple[SeenEdition, ...]:
        return tuple(one for one in self.desk.editions if one.format == "pdf" and not one.stale)

    def _changed_alone(self) -> str:
        """The only file that has changed since pages were seen, if it may be seen before the others."""
        if self.desk.seen is None or self.desk.options or not self._alone_is_true or len(self._behind) != 1:
            return ""
        path = Path(next(iter(self._behind)))
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""

    async def _keep(self, seen: Seen) -> None:
        for path, text in seen.keep:
            self._written[path] = text
            await asyncio.to_thread(replace_file, Path(path), text.encode())

    async def _show(self, **changed: Any) -> None:
        async with self._changed:
            self.desk = replace(self.desk, number=self.desk.number + 1, **changed)
            self._changed.notify_all()


def _painted(seen: Seen | None) -> tuple[str, ...]:
    """What each page of an edition paints."""
    return () if seen is None else tuple(page.digest for one in seen.editions for page in one.pages)


def _of_trial(trial: Trial | None) -> tuple[Path, ...]:
    """The folder of a layout that is tried, if it is one of the user's own: it may have errors at first."""
    if trial is None:
        return ()
    places = [trial.home / "layouts"] if trial.home else [trial.beside] if trial.beside else []
    return tuple((place / trial.layout).resolve() for place in places if (place / trial.layout).is_dir())


async def _heard(setting: SettingProcess) -> AsyncIterator[Told]:
    """What a setting tells, as it comes; raises what it ends with."""
    loop = asyncio.get_running_loop()
    news: asyncio.Queue[Told | None] = asyncio.Queue()

    def hear(told: Told | None) -> None:
        loop.call_soon_threadsafe(news.put_nowait, told)

    listening = asyncio.ensure_future(asyncio.to_thread(setting.listen, hear))
    listening.add_done_callback(partial(_ended, news))
    while (told := await news.get()) is not None:
        yield told
    await listening


def _ended(news: asyncio.Queue[Told | None], listening: asyncio.Future[None]) -> None:
    """Tell that nothing more comes; what it ended with may be awaited by nobody any more, and is no fault."""
    news.put_nowait(None)
    if not listening.cancelled():
        listening.exception()
