"""How an article is being set: for which press, under which ids, with which links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from banxin.manuscript.publication import Image
from banxin.sheets.labels import SIMPLIFIED, Labels
from banxin.sheets.positions import UnitContext

if TYPE_CHECKING:
    from banxin.sheets.records import UnitRecord


class PressName(StrEnum):
    """The press a text is set for; templates see it as `press`."""

    PDF = "pdf"
    EPUB = "epub"


class Notes(StrEnum):
    """Where footnotes go: at the foot of the page, at the end of the article, or as pop-ups."""

    FOOT = "foot"
    END = "end"
    POPUP = "popup"


@dataclass(frozen=True, slots=True)
class FigureMeasure:
    """The room of a picture: `width` and `height` in pt, `span` whether it crosses all legs; `air` in pt
    is what makes the height whole rows, half of it above and half below."""

    width: float
    height: float
    span: bool
    air: float = 0


@dataclass(frozen=True, slots=True)
class FigurePlaces:
    """Where pictures stand on pages that text flows over: `usual` and `first`, the first of a unit, where
    their author says nothing; `measure(image, place)` is the room of a picture beyond its column. Without
    `margins` those that should stand in the margin stand in their column."""

    usual: str
    first: str
    measure: Callable[[Image, str], FigureMeasure]
    margins: bool = True


@dataclass(frozen=True, slots=True)
class StackStyle:
    """How make-up styles a headline stack: the lines of the main head (主题), its size in pt, the
    spacing of a short head in 字, and which of the other parts stand. `side` is the width in pt of a
    vertical head (竖题) at the left of the text, 0 for a head above it."""

    lines: tuple[str, ...]
    size: float
    spacing: float = 0
    eyebrow: bool = True
    subhead: bool = True
    deck: bool = True
    side: float = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What rendering an article's text needs to know besides the text.

    `target(unit, anchor)` gives the href of a unit or of a crosshead in it (empty anchor: the unit
    itself); `picture(path)` the URL of a picture. `level` is the heading level of the unit's
    headline (1 to 3). `figure(image, width)` sizes a picture on the grid, or is None where the
    stylesheet does. `stack_fill` is the air in pt below the headline stack that brings the first
    line of text onto the grid, `stack_air` the air above the stack that takes up slack, both in pt;
    `stack_style` is how the stack is styled where make-up decides. `readings_inline` sets readings in
    brackets behind their characters instead of above them; `standing_head` names the section (栏题)
    over its first story. `first_note` is the number of the article's first footnote; `labels` are the words
    that no author wrote; `framed` sets a notice or an advertisement in a frame. `units` tells the kind
    and the position of each unit; `record` is what templates see of the unit. `indexed` says that an index
    leads to marked words.
    """

    press: PressName
    unit: str
    notes: Notes
    level: int
    target: Callable[[str, str], str]
    picture: Callable[[str], str]
    images: Mapping[str, Image]
    figure: Callable[[Image, int], FigureMeasure] | None = None
    places: FigurePlaces | None = None
    stack_fill: float = 0
    stack_air: float = 0
    readings_inline: bool = False
    standing_head: str = ""
    stack_style: StackStyle | None = None
    first_note: int = 1
    labels: Labels = SIMPLIFIED
    framed: bool = False
    units: UnitContext = field(default_factory=UnitContext)
    record: UnitRecord | None = None
    indexed: bool = False

    def ident(self, anchor: str = "") -> str:
        """The id of the unit, or of an anchor in it: unique within an edition."""
        return f"{self.unit}--{anchor}" if anchor else self.unit
