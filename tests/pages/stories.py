"""The stories of a publication as they stand in its PDF, found text by text in the manifest's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from banxin.manuscript.publication import Publication, Unit
from banxin.markup import plain_text
from banxin.markup.blocks import (
    Block,
    Crosshead,
    Figure,
    ListBlock,
    Paragraph,
    PullQuote,
    Sidebar,
    Table,
)
from tests.pages.proofreader import Found, Line, Reader, legs_of


@dataclass(slots=True)
class Story:
    """A story found on the page: the parts of its head, its blocks, its notes."""

    unit: Unit
    head: dict[str, Found] = field(default_factory=dict)
    blocks: list[Found] = field(default_factory=list)

    def lines(self, *kinds: str) -> list[Line]:
        """Lines of its blocks of these kinds (default: paragraphs), in order."""
        wanted = kinds or ("paragraph",)
        return [line for block in self.blocks if block.kind in wanted for line in block.lines]

    def text_lines(self) -> list[Line]:
        """Lines of paragraphs and crossheads: what fills the legs."""
        return self.lines("paragraph", "crosshead")

    def legs(self, em: float) -> list[list[Line]]:
        """Its legs."""
        return legs_of(self.text_lines(), em)

    def all_lines(self) -> list[Line]:
        """Every line of head and text."""
        return [line for found in (*self.head.values(), *self.blocks) for line in found.lines]


def read_stories(publication: Publication, reader: Reader) -> list[Story]:
    """Every unit of `publication`, in order; an AssertionError where text is missing or out of order."""
    return [_read(unit, reader) for unit in publication.units()]


def _read(unit: Unit, reader: Reader) -> Story:
    story = Story(unit)
    stack = unit.stack
    head = {
        "eyebrow": stack.eyebrow.text,
        "headline": stack.headline.text,
        "subhead": stack.subhead.text,
        "deck": stack.deck,
    }
    for kind, text in head.items():
        if text:
            story.head[kind] = reader.find(kind, text)
    for person in stack.byline.people:
        story.head.setdefault("byline", reader.find("byline", person.name))
    for block in unit.body.blocks:
        for kind, text in _texts(block):
            if kind in ("caption", "credit"):
                found: Found | None = reader.find_aside(kind, text)
            else:
                found = reader.may_find(kind, text) if kind == "pull" else reader.find(kind, text)
            story.blocks += [found] if found else []
    for note in unit.body.notes:
        story.blocks.append(reader.find("note", plain_text(note.blocks)))
    return story


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield "paragraph", plain_text(block.inlines)
        case Crosshead():
            yield from (("keyword", word) for word in block.keywords)
            yield "crosshead", plain_text(block.inlines)
        case Figure():
            yield "caption", plain_text(block.caption)
            if block.credit:
                yield "credit", block.credit
        case PullQuote():
            yield from (("pull", plain_text(b.inlines)) for b in block.blocks if isinstance(b, Paragraph))
        case Sidebar():
            yield "box", plain_text(block.title)
            yield from (("box", text) for inner in block.blocks for _, text in _texts(inner))
        case Table():
            for row in (block.head, *block.rows):
                yield from (("table", plain_text(cell)) for cell in row)
        case ListBlock():
            yield from (("list", text) for item in block.items for b in item for _, text in _texts(b))
        case _:
            yield "other", plain_text((block,))
