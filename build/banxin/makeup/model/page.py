"""A page as made up: modules, legs, pictures and rules on the grid, all in 字, basic columns and 行."""

from __future__ import annotations

from dataclasses import dataclass, field

from banxin.makeup.model.leg_rules import SpanCut, Spot
from banxin.makeup.model.story import HeadVariant, PageSpan, Story
from banxin.makeup.model.tree import Tree, to_text


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The room for stories on one page: `rows` rows from `row`, over `columns` basic columns.

    `banner` says that something across the whole width stands above (报头, 通栏), so that a vertical cut
    below it does not split the page. `fixed` are the advertisements in its corners, round which the stories
    are composed: of those in one corner, the first stands in it.
    """

    columns: int
    row: int
    rows: int
    banner: bool = False
    fixed: tuple[Story, ...] = field(default=(), hash=False)

    @property
    def room(self) -> int:
        """Rows of one basic column for stories."""
        taken = sum(one.fixed.columns * one.fixed.rows for one in self.fixed if one.fixed)
        return self.rows * self.columns - taken


@dataclass(frozen=True, slots=True)
class PlacedLeg:
    """One leg of text: `x` in 字 from the left of the type area, `row` from the top of the page.

    It holds the galley from `start` up to `end`. `opened` gives rows added to (or taken from) blocks
    in it: pairs of block and rows.
    """

    x: float
    measure: float
    row: int
    rows: int
    start: Spot
    end: Spot
    opened: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureBox:
    """A picture lifted out of the text: `rows` with caption, `caption` of them, `crop` the height of the
    picture less its natural height over that height, and one row of air below `rows`."""

    key: str
    x: float
    width: float
    row: int
    rows: int
    caption: int
    crop: float


@dataclass(frozen=True, slots=True)
class Slack:
    """Rows that a module took up beyond what it needs, by what took them (order: docs/make-up.md).

    `above` and `below` are rows of the gaps over its head and under its feet that it takes, where it has not
    room enough in a make-up that is kept.
    """

    air: int = 0
    crossheads: int = 0
    picture: int = 0
    deck: bool = False
    pull: bool = False
    size_steps: int = 0
    foot: int = 0
    above: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True)
class Module:
    """A story on the page: `columns` basic columns from `column`, `rows` rows from `row`.

    The head takes `head.rows` and `slack.air` more at the top (a side head stands at the left);
    `over` counts the rows of depth by which the text runs past its room.
    """

    key: str
    column: int
    row: int
    rows: int
    cut: SpanCut
    text_x: float
    head: HeadVariant
    legs: tuple[PlacedLeg, ...]
    figures: tuple[FigureBox, ...] = ()
    slack: Slack = Slack()
    dropped: tuple[int, ...] = ()
    over: int = 0
    uneven: int = 0
    lone: int = 0
    first_block: int = 0

    @property
    def columns(self) -> int:
        """Basic columns that the module spans, a side head included."""
        return self.cut.columns + self.head.taken

    @property
    def head_rows(self) -> int:
        """Rows of a head above the text, its air included; none for a side head."""
        return 0 if self.head.side else self.head.rows + self.slack.air

    @property
    def text_row(self) -> int:
        """The row at which text or pictures begin."""
        return self.row + self.head_rows

    @property
    def depth(self) -> int:
        """Rows from the top of the text to its feet."""
        return max((leg.row + leg.rows for leg in self.legs), default=self.text_row) - self.text_row

    @property
    def text_rows(self) -> int:
        """Rows of text in all legs."""
        return sum(leg.rows for leg in self.legs)


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule: between stories side by side it stands `upright` from `row` over `length` rows at `x` 字;
    between stories one above the other it lies in the row `row` from `x` over `length` 字."""

    upright: bool
    x: float
    row: float
    length: float


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a page's score: `value` from 0 (good) to 1 (bad), its `weight`, and the fact behind it."""

    name: str
    value: float
    weight: float
    fact: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a page: the weighted sum of its terms, 0 is perfect and 100 hopeless."""

    terms: tuple[Term, ...] = ()

    @property
    def total(self) -> float:
        """Weighted sum, rounded so that it is the same on every machine."""
        return round(sum(term.value * term.weight for term in self.terms), 4)


@dataclass(frozen=True, slots=True)
class StoryFill:
    """How a story fits: `rows` of text used and `room` for text in its legs, and 字 over or under."""

    key: str
    page: int
    characters: int
    rows: int
    room: int
    over_rows: int
    over_characters: int
    under_rows: int
    under_characters: int


@dataclass(frozen=True, slots=True)
class MadeUpPage:
    """One page: `number` counts from 1 in this make-up; `tree` is its blueprint, worked out.

    `white` is the part of the room for stories without ink, `trapped` the rows of the largest patch of
    it that is shut in (N27); `room` the 字 of copy that the page could take until it is well filled.
    """

    number: int
    frame: PageFrame
    modules: tuple[Module, ...]
    rules: tuple[PageRule, ...]
    score: Score
    fills: tuple[StoryFill, ...]
    tree: Tree
    white: float
    trapped: int
    room: int = 0

    @property
    def blueprint(self) -> str:
        """The tree in canonical text."""
        return to_text(self.tree)


@dataclass(frozen=True, slots=True)
class Jump:
    """A story that goes on: from page `page` before block `block` of its galleys to page `to` (N32)."""

    key: str
    page: int
    to: int
    block: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A story that stands on page `got`, although it is planned for `asked`, and why.

    `characters` 字 of copy were planned for that page, which has room for about `room`. Pages count from 1.
    """

    key: str
    asked: PageSpan
    got: int
    characters: int
    room: int


@dataclass(frozen=True, slots=True)
class PageAsked:
    """What was planned for a page: its `number` (版次), its 版名, stories and advertisements."""

    number: int
    name: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """What an editor asked for and did not get: the `wish` of `sheet.pins` for the story `key`, in words; of
    columns, legs and a place also what was `pinned`. `rival` is the key of what has the place by a better
    claim."""

    key: str
    wish: str
    message: str
    pinned: int | str = 0
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way to make an over-set story fit: what to do, its cost in demerits, and 字 where text is cut."""

    kind: str
    text: str
    cost: float
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Misfit:
    """An over-set story: rows of text too many, the same in 字, and the cheapest remedies."""

    key: str
    page: int
    rows: int
    characters: int
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class MakeUp:
    """All pages, what does not fit, what leaves room, jumps, and wishes that could not be granted."""

    pages: tuple[MadeUpPage, ...]
    over: tuple[Misfit, ...] = ()
    under: tuple[StoryFill, ...] = ()
    jumps: tuple[Jump, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    tried: int = 0
    left_out: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    asked: tuple[PageAsked, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether every story stands and none is over-set."""
        return not self.over and not self.left_out

    def standing(self, key: str) -> tuple[MadeUpPage, Module] | None:
        """Where a story stands, or the part before its jump; None where no page has it."""
        found = ((page, module) for page in self.pages for module in page.modules if module.key == key)
        return next(found, None)
