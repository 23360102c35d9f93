"""The texts of an article's blocks, each with its kind, as they are looked for on a page."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.markup import plain_text
from banxin.markup.blocks import (
    Block,
    Crosshead,
    Figure,
    ListBlock,
    Paragraph,
    PullQuote,
    Quotation,
    Sidebar,
    Table,
    Verse,
)

BESIDE = ("caption", "credit")
BOXED = ("box", "table")


def pieces_of(block: Block) -> Iterator[list[tuple[str, str]]]:
    """The texts of a block, those in a row that stand in one piece wherever make-up puts them."""
    texts = [*_texts(block)]
    if texts and texts[0][0] in BOXED:
        yield texts
    else:
        yield from ([pair] for pair in texts)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block with their kinds, empty ones left out."""
    yield from ((kind, text) for kind, text in _all_texts(block) if text.strip())


def _all_texts(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield "paragraph", plain_text(block.inlines)
        case Crosshead():
            yield from (("keyword", word) for word in block.keywords)
            yield "crosshead", plain_text(block.inlines)
        case Figure():
            yield "caption", plain_text(block.caption)
            yield "credit", block.credit
        case PullQuote():
            yield from (("pull", text) for inner in block.blocks for _, text in _texts(inner))
        case Sidebar():
            yield "box", plain_text(block.title)
            yield from (("box", text) for inner in block.blocks for _, text in _texts(inner))
        case Table():
            yield "table", plain_text(block.caption)
            for row in (block.head, *block.rows):
                yield from (("table", plain_text(cell)) for cell in row)
        case ListBlock():
            yield from (("list", text) for item in block.items for b in item for _, text in _texts(b))
        case Quotation():
            yield from (("quotation", text) for inner in block.blocks for _, text in _texts(inner))
        case Verse():
            yield from (("verse", plain_text(line)) for line in block.lines)
        case _:
            yield "other", plain_text((block,))
