"""The text of an article as a tree: blocks of inlines, free of Markdown and of HTML.

Every block keeps the `line` of its source file (from 1), so that later stages can point at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# --- inlines -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are set; a newline between two Han characters is already gone."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis dots (着重号, GB/T 15834 §5.1.8)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Set in Hei."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Ruby:
    """Characters with a reading: `pairs` of base and reading, one for each annotated unit."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The mark of a footnote; `number` counts from 1 in order of calling within the article."""

    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the outside: http, https or mailto."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A link to an article (`unit`), or to a crosshead, picture or table in it (`anchor`, may be empty).

    `file` is the path by which a link names the article until it is resolved; without `children` the
    words are those of the target.
    """

    unit: str
    anchor: str
    children: tuple[Inline, ...]
    line: int = 0
    column: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True)
class IndexMark:
    """Words that the index (索引) leads to: `term` is what it calls them, `主题>副题` with a head above it.

    `number` counts the marks of an article from 1; 0 until they are counted.
    """

    children: tuple[Inline, ...]
    term: str
    line: int = 0
    column: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A run in a typewriter face."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced break of the line."""


Inline = (
    Text | Emphasis | Strong | Ruby | NoteCall | Link | CrossReference | IndexMark | CodeBlock | LineBreak
)

# --- blocks --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or the line below a quotation that names its source (`attribution`)."""

    inlines: tuple[Inline, ...]
    line: int
    attribution: bool = False


@dataclass(frozen=True, slots=True)
class Crosshead:
    """A head inside the text (插题): `level` 2 to 5, `keywords` the terms of its keyword line.

    Level 1 is the head of a brief in a column of briefs.
    """

    level: int
    inlines: tuple[Inline, ...]
    anchor: str
    line: int
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureAttribute:
    """An attribute of a picture that is none of the built-in ones: its name, its value, where it stands.

    A bare word has no value.
    """

    name: str
    value: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: `image` is a POSIX path relative to the publication, `width` counts basic columns.

    `width` 0 leaves it to the layout; `widest` is the most that it may have where a page has room
    (`width=3-5`), 0 where it is to have `width`; `caption` and `credit` may be empty; `alt` is the text
    alternative; an empty `alt` with `decorative` says that the picture needs none. `others` are attributes
    for the layout to understand, `fields` their values once it has. `place` is one of FIGURE_PLACES, or
    empty: the layout chooses.
    """

    image: str
    alt: str
    caption: tuple[Inline, ...]
    credit: str
    width: int
    line: int
    decorative: bool = False
    column: int = 0
    anchor: str = ""
    others: tuple[FigureAttribute, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict, compare=False)
    place: str = ""
    widest: int = 0


FIGURE_PLACES = ("column", "span", "head", "foot", "page", "bleed", "spread", "margin")
"""Where a picture may stand on pages that text flows over: in its column, across all columns where it is
called, at the head or the foot of a page, on a page of its own, on one out to its edges, on two that face
each other."""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence of the story set large (引文)."""

    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Sidebar:
    """Matter beside the story (链接, 小资料): `kind` is `sidebar` or `box`."""

    kind: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `align` per column is `left`, `center`, `right` or empty; cells hold inlines.

    `head` is empty where the table has none; `anchor` may be empty, as that of a figure.
    """

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str, ...]
    caption: tuple[Inline, ...]
    line: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of an ordered one; `tight` sets no space between items."""

    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]
    line: int
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines of verse; an empty line parts stanzas."""

    lines: tuple[tuple[Inline, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Preformatted text (a fenced block)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Break:
    """A break between parts of the text (a thematic break in CommonMark)."""

    line: int


Block = (
    Paragraph
    | Crosshead
    | Figure
    | PullQuote
    | Sidebar
    | Table
    | ListBlock
    | Quotation
    | Verse
    | Listing
    | Break
)


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote, numbered in order of calling.

    `anchor` is its name within the article, made of the label that the editor gave it: notes that come or go
    before it do not change it.
    """

    number: int
    blocks: tuple[Block, ...]
    line: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The text below the headline stack, with its footnotes.

    `counted` remembers its length in 字, `held` which kinds of blocks and inlines it is made of.
    """

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    counted: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    held: list[frozenset[type]] = field(default_factory=list, init=False, repr=False, compare=False)
