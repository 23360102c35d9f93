"""What make-up is told of a story: its galleys, its heads, its pictures, and what an editor pinned."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from banxin.manuscript.form.page_plan import Corner
from banxin.manuscript.form.sheet import Pin


class StoryRank(StrEnum):
    """The weight of a story: `peer` in a page of equals (并列式), `note` for an editor's note (编者按),
    `notice` for a notice in its frame (启事), `advertisement` for a rectangle of fixed size
    that is no story."""

    LEAD = "lead"
    PEER = "peer"
    NORMAL = "normal"
    BRIEF = "brief"
    NOTE = "note"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"


WEIGHTS = MappingProxyType(
    {
        StoryRank.LEAD: 3,
        StoryRank.PEER: 2,
        StoryRank.NORMAL: 2,
        StoryRank.BRIEF: 1,
        StoryRank.NOTE: 0,
        StoryRank.NOTICE: 0,
        StoryRank.ADVERTISEMENT: 0,
    }
)
"""What weighs more than what, by rank."""


class BlockKind(StrEnum):
    """What a block of a galley is; a paragraph may be broken between two legs, and a list between items."""

    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    FIGURE = "figure"
    BOX = "box"
    TABLE = "table"
    PULL = "pull"
    SIDEBAR = "sidebar"
    LIST = "list"
    NOTES = "notes"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class GalleyBlock:
    """One block as pulled on the galley: `rows` whole rows; a paragraph has as many `lines` as rows, a list
    the rows of its `items` where it may be broken between them.

    `keep_with_next` forbids a leg to end after it, `rigid` to give it rows or take them away. `key` names
    a figure or a table that may be lifted out of the text (see `StoryFigure`, `StoryTable`); a pull quote is
    left out where nothing else makes a page. `width` are the 字 of the longest line of a verse, beside which
    a wider leg stays white; 0 for what is as wide as its leg.
    """

    kind: BlockKind
    rows: int
    lines: int = 0
    keep_with_next: bool = False
    rigid: bool = False
    key: str = ""
    items: tuple[int, ...] = ()
    width: float = 0.0

    @property
    def breakable(self) -> bool:
        """Whether a leg may end inside the block."""
        return self.kind is BlockKind.PARAGRAPH or len(self.items) > 1

    @property
    def pieces(self) -> tuple[int, ...]:
        """The rows of its parts between which a leg may end."""
        if self.kind is BlockKind.PARAGRAPH:
            return (1,) * self.lines
        return self.items or (self.rows,)


@dataclass(frozen=True, slots=True)
class StoryFigure:
    """A picture that may be lifted out of the text, to stand under the head across some legs.

    `key` is that of its block in the galleys; `ratio` the height of the picture over its width;
    `captions` the rows of caption and credit at a width in 字 (the nearest narrower width counts, 1
    where none is given); `columns` the width in basic columns that its author wrote, 0 for any; `widest`
    the 字 up to which it prints sharp, beyond which it is lifted only where its author says so; `most` the
    basic columns up to which it may be wider than `columns`, 0 where it is to be as wide.
    """

    key: str
    ratio: float
    captions: Mapping[float, int] = field(default_factory=lambda: MappingProxyType({}))
    columns: int = 0
    widest: float = math.inf
    most: int = 0

    def caption_rows(self, width: float) -> int:
        """Rows of caption under a picture `width` 字 wide."""
        narrower = [given for given in self.captions if given <= width + 0.01]
        return self.captions[max(narrower)] if narrower else max(self.captions.values(), default=1)


@dataclass(frozen=True, slots=True)
class StoryTable:
    """A table that may be lifted out of the text, to stand under the head across all legs; these run below.

    `key` is that of its block in the galleys, `rows` those that it takes at a width in 字.
    """

    key: str
    rows: Mapping[float, int]

    def rows_at(self, width: float) -> int | None:
        """Rows at a width in 字; None where it was not set at that."""
        return next((rows for given, rows in self.rows.items() if abs(given - width) < _SAME_WIDTH), None)


@dataclass(frozen=True, slots=True)
class HeadVariant:
    """One way to set a headline stack (标题组) over a module or, vertically, at its side.

    `size` in pt and `lines` are those of the main head (主题); `rows` counts the whole stack with its
    air. `fill` is the widest line over the width given (N18), `spacing` the 字 between the characters
    of a short head. `deck`, `subhead`, `eyebrow` say which parts stand. `faults` counts demerits:
    unbalanced lines, breaks against the sense. A side head (竖题) takes `taken` basic columns at
    the left; `rows` is then the height that it needs there. `main_rows` from `main_row` of the stack hold
    the main head itself, by which heads side by side are compared; 0 stands for the whole stack. `display`
    counts the sizes by which a head is larger than the largest of its rank: such a head stands only on a page
    with room for it, or where an editor asks for its size. A head that is `parted` is in two lines though one
    takes its words: it stands only beside one with which it would collide (碰题).
    """

    size: float
    lines: tuple[str, ...]
    rows: int
    deck: bool = False
    subhead: bool = False
    eyebrow: bool = False
    fill: float = 1.0
    spacing: float = 0.0
    faults: float = 0.0
    taken: int = 0
    main_row: int = 0
    main_rows: int = 0
    display: int = 0
    parted: bool = False

    @property
    def main_band(self) -> tuple[int, int]:
        """Rows of the stack that the main head takes, from and up to."""
        return (self.main_row, self.main_row + self.main_rows) if self.main_rows else (0, self.rows)

    @property
    def side(self) -> bool:
        """Whether the head stands vertically at the side of the text."""
        return self.taken > 0


NO_HEAD = HeadVariant(size=0, lines=(), rows=0, fill=0)


NO_PIN = Pin()
_SAME_WIDTH = 0.05  # 字


@dataclass(frozen=True, slots=True)
class FixedRoom:
    """The room of an advertisement: basic columns and rows, and the corner of the page that it keeps to."""

    columns: int
    rows: int
    corner: Corner = Corner.BOTTOM_RIGHT


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The pages on which a story may stand, counted from 1 in this make-up; no `last` for any later one."""

    first: int = 1
    last: int | None = None

    def holds(self, number: int) -> bool:
        """Whether a page is among them."""
        return self.first <= number and (self.last is None or number <= self.last)

    @property
    def one(self) -> bool:
        """Whether it is a single page."""
        return self.first == self.last


ANY_PAGE = PageSpan()


@dataclass(frozen=True, slots=True)
class Story:
    """One story for the page: `order` is its place in the manifest, `characters` its length in 字.

    `galleys` maps a measure in 字 to the blocks set at that measure; `heads` a module's width in 字 to
    the variants of its head. Widths and measures that are missing are not tried. A story without
    any head (an editor's note) has no `heads` at all. `first_block` is more than 0 in the part of
    a story that comes after a jump (转版), `jumped` says that a jump line ends this part. `pages` are those
    on which it is planned to stand, `opens` says that it begins a page, `until` up to which page it may
    go on; an advertisement has a `fixed` room. Stories of one `section` may change places between pages.
    """

    key: str
    order: int
    rank: StoryRank
    characters: int
    galleys: Mapping[float, tuple[GalleyBlock, ...]]
    heads: Mapping[float, tuple[HeadVariant, ...]] = field(default_factory=lambda: MappingProxyType({}))
    figures: tuple[StoryFigure, ...] = ()
    tables: tuple[StoryTable, ...] = ()
    pin: Pin = NO_PIN
    may_jump: bool = False
    first_block: int = 0
    jumped: bool = False
    pages: PageSpan = ANY_PAGE
    opens: bool = False
    until: int | None = None
    fixed: FixedRoom | None = None
    section: str = ""

    @property
    def extent(self) -> tuple[int, int]:
        """The blocks of the whole story that this is: from the first up to the last."""
        count = len(next(iter(self.galleys.values()), ())) - self.jumped  # the jump line is no block of it
        return (self.first_block, self.first_block + count)

    def has_picture(self, key: str) -> bool:
        """Whether a block that may be lifted is a picture of it, not a table."""
        return any(figure.key == key for figure in self.figures)

    @property
    def boxed(self) -> bool:
        """Whether it stands in one piece across its module, with no head of its own: note or notice."""
        return self.rank in (StoryRank.NOTE, StoryRank.NOTICE)

    @property
    def one_picture(self) -> bool:
        """Whether it is a picture and nothing else (图片新闻), which needs no leg of text to stand in."""
        blocks = next(iter(self.galleys.values()), ())
        return len(self.figures) == len(blocks) == 1 and blocks[0].kind is BlockKind.FIGURE

    def heads_at(self, width: float) -> tuple[HeadVariant, ...]:
        """The variants of its head over a module `width` 字 wide; a headless story has one, of no rows."""
        return self.heads.get(width, ()) if self.heads else (NO_HEAD,)
