"""What any file is read into: blocks of styled text, free of the format that they came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from banxin.findings import Finding

# --- within a line -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StyledRun:
    """Characters of one style: Hei, emphasis dots, typewriter; `link` is the address they lead to."""

    text: str
    strong: bool = False
    dotted: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class RubyText:
    """Characters with a reading."""

    base: str
    reading: str
    strong: bool = False
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class CallOfNote:
    """The call of the note that `key` names."""

    key: str


@dataclass(frozen=True, slots=True)
class EndOfLine:
    """A forced break of the line."""


CopyPiece = StyledRun | RubyText | CallOfNote | EndOfLine
Pieces = tuple[CopyPiece, ...]

# --- blocks --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks in its file: by this headlines and crossheads are told from copy.

    `role` is what its style says (`title`, `subtitle`, `byline`, `deck`, `caption`, `quotation`, `contents`),
    `level` the outline level from 1, 0 for text, `size` the size of its type in points, 0 if unknown,
    `keywords` those of the line that belongs to a heading.
    """

    role: str = ""
    level: int = 0
    size: float = 0.0
    centred: bool = False
    bold: bool = False
    keywords: tuple[str, ...] = ()


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph; `line` is where it stands in its file, counted as that format is counted."""

    pieces: Pieces
    line: int = 0
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """A crosshead, level 2 to 5, with the words of its keyword line."""

    level: int
    pieces: Pieces
    line: int = 0
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture by its key among the pictures of the import; `alt` and `credit` may be empty."""

    key: str
    alt: str = ""
    caption: Pieces = ()
    line: int = 0
    credit: str = ""


@dataclass(frozen=True, slots=True)
class ListOfItems:
    """A list."""

    ordered: bool
    start: int
    items: tuple[tuple[CopyBlock, ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class TableOfCells:
    """A table: rows of equal length; `align` of each column is `left`, `center`, `right` or empty."""

    rows: tuple[tuple[Pieces, ...], ...]
    has_head: bool = False
    align: tuple[str, ...] = ()
    caption: Pieces = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class SetApart:
    """A quotation, a pull quote, a box or a sidebar; these may have a title."""

    kind: str
    blocks: tuple[CopyBlock, ...]
    line: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class VerseLines:
    """Lines of verse; one without anything parts stanzas."""

    lines: tuple[Pieces, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Preformatted:
    """A listing."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Separation:
    """A break between parts."""

    line: int = 0


CopyBlock = (
    TextBlock
    | HeadBlock
    | PictureBlock
    | ListOfItems
    | TableOfCells
    | SetApart
    | VerseLines
    | Preformatted
    | Separation
)
Blocks = tuple[CopyBlock, ...]

# --- articles ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeadStack:
    """The headline stack; the headline, eyebrow and subhead in lines of pieces."""

    headline: tuple[Pieces, ...] = ()
    eyebrow: tuple[Pieces, ...] = ()
    subhead: tuple[Pieces, ...] = ()
    deck: str = ""
    byline: str = ""
    dateline: str = ""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """One article: its head, its text, its notes by their keys; `stem` names its file."""

    stem: str
    head: HeadStack
    blocks: Blocks
    notes: Mapping[str, Blocks] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Import:
    """What one file holds: articles in their order, pictures (name and bytes) by key, findings.

    `title`, `authors`, `publisher` and `date` (year-month-day) are those of a whole book, where the file
    says so.
    """

    articles: tuple[ImportedArticle, ...] = ()
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    title: str = ""
    authors: str = ""
    publisher: str = ""
    date: str = ""


def words_of(pieces: Iterable[CopyPiece]) -> str:
    """The words alone; a forced break is a line end."""
    return "".join(
        piece.text if isinstance(piece, StyledRun) else piece.base if isinstance(piece, RubyText)
        else "\n" if isinstance(piece, EndOfLine) else ""
        for piece in pieces
    )  # fmt: skip


def inner_blocks(block: CopyBlock) -> Iterator[Blocks]:
    """The blocks that a block holds, list by list."""
    if isinstance(block, ListOfItems):
        yield from block.items
    elif isinstance(block, SetApart):
        yield block.blocks


def every_block(blocks: Iterable[CopyBlock]) -> Iterator[CopyBlock]:
    """All blocks, each before what it holds."""
    for block in blocks:
        yield block
        for inner in inner_blocks(block):
            yield from every_block(inner)


def pieces_within(block: CopyBlock) -> Iterator[Pieces]:
    """The lines of text of a block itself."""
    if isinstance(block, TextBlock | HeadBlock):
        yield block.pieces
    elif isinstance(block, PictureBlock):
        yield block.caption
    elif isinstance(block, VerseLines):
        yield from block.lines
    elif isinstance(block, TableOfCells):
        yield block.caption
        for row in block.rows:
            yield from row
