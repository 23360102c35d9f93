"""Where the pages of a print edition begin in the manuscript: what an e-book's list of pages follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of a print edition that is neither a unit nor a section."""

    COVER = "part:cover"
    TITLE = "part:title"
    CONTENTS = "part:contents"
    COLOPHON = "part:colophon"


@dataclass(frozen=True, slots=True)
class PageStart:
    """The beginning of one page.

    `label` is the folio of the page; `owner` the id of the unit or section, or the `Part`, whose text the
    page begins with, and empty for a page without text. `piece` counts the pieces of a unit's manuscript
    from 0; it is -1 at the unit's own beginning, else `offset` tells how many of its characters stand on
    pages before.
    """

    label: str
    owner: str = ""
    piece: int = -1
    offset: int = 0
