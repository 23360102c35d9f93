"""The stylesheets of a copy as the engine reads them, with their faces: once for all copies that share them.

A newspaper is set twice, as a proof for make-up and as pages, with the same sheets. Sheets of plain rules,
as those of the built-in layouts are, are read once in a process, whatever copies they are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from weasyprint import CSS

from banxin.engine.styles.face_files import LinkedFaces
from banxin.press.pdf.fetcher import ConfinedFetcher
from banxin.press.pdf.journal import Journal, journal
from banxin.sheets.print.copy import PrintCopy, PrintSheet
from banxin.world import DISK

_NOT_PLAIN = re.compile(r"@(?:font|import|color|charset)|@[\w-]*\\", re.IGNORECASE)
"""In sheets that bring faces or ask for other files while they are read, or may do so by another spelling."""
_LONGEST = 1 << 15  # characters of a sheet that is kept


@dataclass(frozen=True, slots=True)
class ParsedSheets:
    """Sheets and faces of a `copy`, what the engine said of them, and the URLs that were refused."""

    copy: PrintCopy
    fonts: Any
    sheets: tuple[Any, ...]
    said: Journal
    blocked: tuple[str, ...]

    def serves(self, copy: PrintCopy) -> bool:
        """Whether another copy has the same sheets, and brings no faces of its own in its text."""
        own = self.copy
        same = copy.sheets == own.sheets and copy.mounts == own.mounts and copy.world is own.world
        return same and not _brings_faces(copy)


def parsed_sheets(copy: PrintCopy, fetcher: ConfinedFetcher, kept: Journal) -> ParsedSheets:
    """The sheets of a copy; what is noticed is told to the fetcher and the journal each time."""
    found = copy.shelf.kept
    if not isinstance(found, ParsedSheets) or not found.serves(copy):
        found = _parsed(copy)
        if not _brings_faces(copy):
            copy.shelf.kept = found
    kept.hear(found.said)
    fetcher.blocked.extend(found.blocked)
    return found


def _parsed(copy: PrintCopy) -> ParsedSheets:
    fetcher, fonts = ConfinedFetcher(copy.mounts, copy.world), LinkedFaces()
    said, sheets = Journal(), []
    for sheet in copy.sheets:
        if _is_plain(sheet):
            read, remarks = _plain(sheet.css, sheet.url)
        else:
            read, remarks = _read(sheet, fetcher, fonts)
        sheets.append(read)
        said.hear(remarks)
    return ParsedSheets(copy, fonts, tuple(sheets), said, tuple(fetcher.blocked))


def keep_plain(sheets: Iterable[PrintSheet]) -> None:
    """Read those of the sheets that are kept in this process, before a copy is set with them."""
    for sheet in sheets:
        if _is_plain(sheet):
            _plain(sheet.css, sheet.url)


def _is_plain(sheet: PrintSheet) -> bool:
    return len(sheet.css) <= _LONGEST and not _NOT_PLAIN.search(sheet.css)


def _read(sheet: PrintSheet, fetcher: Any, fonts: Any) -> tuple[Any, Journal]:
    """A sheet, and what the engine said of it."""
    with journal() as said:
        read = CSS(string=sheet.css, base_url=sheet.url, url_fetcher=fetcher, font_config=fonts)
    return read, said


@lru_cache(maxsize=32)
def _plain(css: str, url: str) -> tuple[Any, Journal]:
    """The same of a sheet that is read without its copy: nobody changes it afterwards."""
    return _read(PrintSheet(css, url, ""), ConfinedFetcher({}, DISK), None)


def _brings_faces(copy: PrintCopy) -> bool:
    """Whether the text of a copy may add faces, which are no other copy's."""
    html = copy.html.casefold()
    return "<link" in html or (
        "<style" in html and any(sign in html for sign in ("@font-face", "@import", "\\"))
    )
