"""Changes of the files that pages are made from.

What the system tells of changes only says when to look; whether there is one is seen from the files. So an
atomic save, a folder swapped for another by renaming and a disk that tells nothing (network shares) are all
noticed: systems lose a watched file after its first atomic save, and a folder once it was renamed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from pathlib import Path

from watchfiles import awatch

from banxin.world import CACHE

Stamp = tuple[int, int, int]
"""Time of the last change in ns, size in bytes, number of the file on its disk."""

_PAUSE = 1.0  # s between two looks where nothing is told
_SETTLE = 0.015  # s after a change in which an editor's save comes to its end
_MOST = 20_000  # files that are looked at
_OURS = frozenset({"out", CACHE})


def stamps(folders: Iterable[Path]) -> dict[str, Stamp]:
    """Every file below `folders` with its stamp; hidden files and what builds write are left out."""
    found: dict[str, Stamp] = {}
    waiting = [(str(folder), True) for folder in folders]
    while waiting and len(found) < _MOST:
        folder, first = waiting.pop()
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith("~") or (first and entry.name in _OURS):
                    continue
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, False))
                    elif entry.is_file():
                        about = entry.stat()
                        found[entry.path] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def changed(before: Mapping[str, Stamp], after: Mapping[str, Stamp]) -> set[str]:
    """The paths whose stamps differ, files that came and went among them."""
    return {path for path, _ in before.items() ^ after.items()}


async def changes(folders: Callable[[], Iterable[Path]], pause: float = _PAUSE) -> AsyncIterator[set[str]]:
    """The paths that changed, each time some did, from now on; `folders` may be others each time."""
    watched = tuple(folders())
    known = stamps(watched)
    nudge = asyncio.Event()
    bell = asyncio.create_task(_ring(nudge, watched))
    try:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(nudge.wait(), pause)
                await asyncio.sleep(_SETTLE)
            nudge.clear()
            now = await asyncio.to_thread(stamps, watched)
            found, known = changed(known, now), now
            if found:
                yield found
            wanted = tuple(folders())
            if wanted != watched:
                known |= await asyncio.to_thread(stamps, wanted)
            if found or wanted != watched or bell.done():  # a folder may be another one under its old name
                watched = wanted
                bell.cancel()
                bell = asyncio.create_task(_ring(nudge, watched))
    finally:
        bell.cancel()


async def _ring(nudge: asyncio.Event, folders: tuple[Path, ...]) -> None:
    """Wake the watcher whenever the system tells of a change below `folders`."""
    there = [folder for folder in folders if folder.is_dir()]
    if not there:
        return
    with contextlib.suppress(OSError, RuntimeError):
        async for _ in awatch(*there, debounce=10, step=5, ignore_permission_denied=True):
            nudge.set()
