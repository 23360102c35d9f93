"""Who is to cause when the engine is stopped: a rule of a stylesheet, or a picture, found by trial.

The copy is set again without the publication's own sheets and pictures. Where that goes well, they are
put back by halves until one is left. Every trial has a process and limits of its own.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import tinycss2

from banxin.findings import Place
from banxin.job.child import in_child
from banxin.job.limits import Limits
from banxin.sheets.print.copy import PUBLICATION, PrintCopy, PrintSheet, address
from banxin.wording import Message

_Part = TypeVar("_Part")
_BARE = 120.0  # seconds that copy without anything of the publication's own may take
_TIMES, _LEAST = 5.0, 5.0  # a trial may take so many times as long, and at least so many seconds
_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')
_EMPTY = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="  # noqa: E501


@dataclass(frozen=True, slots=True)
class Cause:
    """What is to cause: a `rule` or a `picture`, and where it stands."""

    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Trial:
    """Copy with some of what is the publication's own: `pictures` and `sheets` are all of that."""

    copy: PrintCopy
    limits: Limits
    pictures: Sequence[str]
    sheets: Sequence[PrintSheet]

    def goes_well(self, pictures: Sequence[str], sheets: Sequence[PrintSheet], seconds: float) -> float:
        """Seconds of computing that setting takes with these pictures and sheets; 0 when it fails."""
        copy = self._with(pictures, sheets)

        def work(tell: Callable[[object], None]) -> float:
            from banxin.press.pdf import pdf_bytes, set_pages  # noqa: PLC0415  slow, and seldom needed

            del tell
            start = time.process_time()
            pdf_bytes(set_pages(copy))
            return time.process_time() - start + 0.001

        within = min(seconds, self.limits.seconds) if self.limits.seconds else seconds
        outcome = in_child(work, replace(self.limits, seconds=within), lambda news: None)
        return outcome.value or 0.0

    def _with(self, pictures: Sequence[str], sheets: Sequence[PrintSheet]) -> PrintCopy:
        """The copy with these of its own pictures and sheets; others are empty."""
        emptied = set(self.pictures) - set(pictures)

        def picture(found: re.Match[str]) -> str:
            return found[1] + _EMPTY + found[3] if found[2] in emptied else found[0]

        own = {sheet.url: "" for sheet in self.sheets} | {sheet.url: sheet.css for sheet in sheets}
        settled = tuple(replace(sheet, css=own.get(sheet.url, sheet.css)) for sheet in self.copy.sheets)
        return replace(self.copy, html=_IMAGE.sub(picture, self.copy.html), sheets=settled)


def find_cause(copy: PrintCopy, root: Path, limits: Limits) -> Cause | None:
    """The rule or picture of the publication in `root` without which `copy` would be set; None if none is."""
    pictures = _pictures(copy)
    sheets = [sheet for sheet in copy.sheets if _is_own(sheet, copy, root)]
    if not pictures and not sheets:
        return None
    trial = _Trial(copy, limits, pictures, sheets)
    bare = trial.goes_well((), (), _BARE)
    if not bare:
        return None
    seconds = max(_LEAST, _TIMES * bare)

    def fails(some: Sequence[str], others: Sequence[PrintSheet]) -> bool:
        return not trial.goes_well(some, others, seconds)

    if pictures and fails(pictures, ()):
        found = _one_of(pictures, lambda some: fails(some, ()))
        return Cause(Message("picture"), Place(_path_of(found)))
    if sheets and fails((), sheets):
        return _rule(sheets, lambda some: fails((), some))
    if sheets and pictures and fails(pictures, sheets):
        return _rule(sheets, lambda some: fails(pictures, some))
    return None


def _one_of(parts: Sequence[_Part], fails: Callable[[Sequence[_Part]], bool]) -> _Part:
    """The part with which things begin to fail: the last of the shortest beginning that fails."""
    good, bad = 0, len(parts)
    while bad - good > 1:
        middle = (good + bad) // 2
        if fails(parts[:middle]):
            bad = middle
        else:
            good = middle
    return parts[bad - 1]


def _rule(sheets: Sequence[PrintSheet], fails: Callable[[Sequence[PrintSheet]], bool]) -> Cause:
    """The rule of these sheets with which things begin to fail."""
    found = _one_of(sheets, fails)
    before = list(sheets[: sheets.index(found)])
    rules = tinycss2.parse_stylesheet(found.css, skip_comments=True, skip_whitespace=True)
    if not rules:
        return Cause(Message("sheet"), Place(found.name))

    def some_rules(some: Sequence[object]) -> bool:
        return fails([*before, replace(found, css=tinycss2.serialize(some))])

    rule = _one_of(rules, some_rules)
    lines = found.css.splitlines()
    line, column = rule.source_line, rule.source_column
    text = lines[line - 1] if line <= len(lines) else ""
    return Cause(Message("rule"), Place(found.name, line, column, column + 1, text))


def _is_own(sheet: PrintSheet, copy: PrintCopy, root: Path) -> bool:
    mounts = [mount for mount in copy.mounts if sheet.url.startswith(address(mount))]
    folders = [copy.mounts[mount] for mount in mounts if mount.startswith("layout-")]
    return any(folder.resolve().is_relative_to(root.resolve()) for folder in folders)


def _pictures(copy: PrintCopy) -> list[str]:
    """Addresses of the publication's pictures as they are written in the copy, each once."""
    own = address(PUBLICATION)
    found = (match[2] for match in _IMAGE.finditer(copy.html))
    return [url for url in dict.fromkeys(found) if unescape(url).startswith(own)]


def _path_of(url: str) -> str:
    return unquote(unescape(url).removeprefix(address(PUBLICATION)))
