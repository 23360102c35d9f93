"""What a story must print: its manuscript in pieces, each with its place.

A piece is a stretch of text that every layout keeps together: a field of the headline stack, a paragraph up
to a note mark or ruby, a reading, a cell. Its text is free of spaces (`normal.words`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from banxin.manuscript.publication import HeadlineStack, Unit
from banxin.markup.blocks import (
    Block,
    Crosshead,
    CrossReference,
    Emphasis,
    Figure,
    IndexMark,
    Inline,
    Link,
    ListBlock,
    Listing,
    NoteCall,
    Paragraph,
    PullQuote,
    Quotation,
    Ruby,
    Sidebar,
    Strong,
    Table,
    Text,
    Verse,
)
from banxin.preflight.text.normal import words
from banxin.sheets.bylines import byline_text

HEADLINE = ("eyebrow", "headline", "subhead", "deck", "byline")
"""Kinds that furniture may show a second time: a contents page, a running head, the head of a jump."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` is a field of the headline stack or what the text stands in; `block` the top-level block of the
    body, from 0, or -1; `other` another way in which a layout may write it."""

    kind: str
    text: str
    line: int
    block: int = -1
    other: str = ""


def pieces_of(unit: Unit) -> tuple[Piece, ...]:
    """The pieces of `unit` in the order in which built-in layouts set them."""
    found: list[Piece] = []

    def add(kind: str, text: str, line: int, block: int = -1, other: str = "") -> None:
        found.append(Piece(kind, words(text), line, block, words(other)))

    _Walk(unit, add).whole()
    return tuple(piece for piece in found if piece.text)


def text_of(unit: Unit) -> str:
    """The text of the pieces of `unit` in their order, with the spaces in it."""
    texts: list[str] = []

    def add(kind: str, text: str, line: int, block: int = -1, other: str = "") -> None:
        texts.append(text)

    _Walk(unit, add).whole()
    return "".join(texts)


def picture_count(unit: Unit, block: int | None = None) -> int:
    """How many pictures the text of `unit` asks for, or one top-level block of it."""
    return len(picture_lines(unit, block))


def picture_lines(unit: Unit, block: int | None = None) -> tuple[int, ...]:
    """The lines of these pictures, in order."""
    blocks = unit.body.blocks if block is None else unit.body.blocks[block : block + 1]
    return tuple(one.line for one in _every(blocks) if isinstance(one, Figure))


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, PullQuote | Sidebar | Quotation):
            yield from _every(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _every(item)


class _Walk:
    """Goes through the body in the order of the sheets; a note stands where it is called first."""

    def __init__(self, unit: Unit, add: Callable[..., None]) -> None:
        self._unit, self._notes = unit, unit.body.notes
        self._told: set[int] = set()
        self.add = add

    def whole(self) -> None:
        """The headline stack, the text, the notes that nothing calls."""
        self.stack(self._unit.stack)
        if self._unit.stack.dateline:
            self.add("dateline", self._unit.stack.dateline, 0)
        for index, block in enumerate(self._unit.body.blocks):
            self.block(block, index, "text")
        for number in range(1, len(self._notes) + 1):
            self.note(number)

    def stack(self, stack: HeadlineStack) -> None:
        """The fields of a headline stack; a head with ruby falls apart as other text does."""
        heads = {"eyebrow": stack.eyebrow, "headline": stack.headline, "subhead": stack.subhead}
        for kind, head in heads.items():
            if head.inlines:
                self.inlines(kind, (inline for segment in head.inlines for inline in segment), 0, -1)
            else:
                self.add(kind, head.text, 0)
        self.add("byline", byline_text(stack.byline), 0, -1, stack.byline.text)
        self.add("deck", stack.deck, 0)

    def note(self, number: int, block: int = -1) -> None:
        """The text of a note, once."""
        if number in self._told or not 0 < number <= len(self._notes):
            return
        self._told.add(number)
        for one in self._notes[number - 1].blocks:
            self.block(one, block, "note")

    def inlines(self, kind: str, inlines: Iterable[Inline], line: int, block: int) -> None:
        """Text up to what may be parted from it: note marks, ruby."""
        run: list[str] = []
        for inline in _flat(inlines):
            if isinstance(inline, str):
                run.append(inline)
                continue
            self.add(kind, "".join(run), line, block)
            run.clear()
            if isinstance(inline, NoteCall):
                self.note(inline.number, block)
            elif isinstance(inline, Ruby):
                for base, reading in inline.pairs:
                    self.add(kind, base, line, block)
                    self.add("reading", reading, line, block)
        self.add(kind, "".join(run), line, block)

    def block(self, block: Block, index: int, kind: str) -> None:
        """The pieces of a block; `kind` is that of what it stands in."""
        match block:
            case Paragraph(inlines=(Text(text),)):  # nearly all are
                self.add(kind, text, block.line, index)
            case Paragraph():
                self.inlines(kind, block.inlines, block.line, index)
            case Crosshead():
                for word in block.keywords:
                    self.add("keyword", word, block.line, index)
                self.inlines("crosshead", block.inlines, block.line, index)
            case Figure():
                self.inlines("caption", block.caption, block.line, index)
                self.add("credit", block.credit, block.line, index)
            case PullQuote():
                self.blocks(block.blocks, index, "pull")
            case Sidebar():
                self.inlines("sidebar", block.title, block.line, index)
                self.blocks(block.blocks, index, "sidebar")
            case Quotation():
                self.blocks(block.blocks, index, kind)
            case ListBlock():
                for item in block.items:
                    self.blocks(item, index, kind)
            case Table():
                self.table(block, index)
            case Verse():
                for line in block.lines:
                    self.inlines("verse", line, block.line, index)
            case Listing():
                self.add("listing", block.text, block.line, index)

    def blocks(self, blocks: Iterable[Block], index: int, kind: str) -> None:
        for block in blocks:
            self.block(block, index, kind)

    def table(self, table: Table, index: int) -> None:
        self.inlines("table", table.caption, table.line, index)
        for row in (table.head, *table.rows):
            for cell in row:
                self.inlines("table", cell, table.line, index)


def _flat(inlines: Iterable[Inline]) -> Iterator[str | NoteCall | Ruby | CrossReference]:
    """The text of `inlines`, and what other text may stand for or beside."""
    for inline in inlines:
        match inline:
            case Ruby() | NoteCall():
                yield inline
            case CrossReference() if not inline.children:
                yield inline  # the sheet puts the words of its target here
            case Strong() | Emphasis() | Link() | CrossReference() | IndexMark():
                yield from _flat(inline.children)
            case _:
                yield getattr(inline, "text", "\n")
