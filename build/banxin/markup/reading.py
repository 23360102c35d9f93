"""What a tree says: its plain text, its length in 字, its blocks and its runs of one style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from banxin.markup.blocks import (
    Block,
    Body,
    Break,
    CodeBlock,
    Crosshead,
    CrossReference,
    Emphasis,
    Figure,
    IndexMark,
    Inline,
    LineBreak,
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
from banxin.markup.characters import is_chinese
from banxin.markup.targets import anchor_of

_INLINES = (Text, Emphasis, Strong, Ruby, NoteCall, Link, CrossReference, IndexMark, CodeBlock, LineBreak)
_WORD = re.compile(r"\S+")
_PLAINLY_CHINESE = re.compile("[\u3001-\u3020\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20“”‘’…—·]+")


def plain_text(content: Iterable[Inline] | Iterable[Block]) -> str:
    """The words alone: no readings of ruby, no marks of notes, no text alternatives.

    Blocks, lines of verse, items and rows of tables are parted by line ends, cells by tabs.
    """
    items: list[Inline | Block] = list(content)
    if all(isinstance(item, _INLINES) for item in items):
        return "".join(text for text, _ in _inline_runs(items, ""))  # type: ignore[arg-type]
    return "\n".join(_block_text(item) for item in items if not isinstance(item, (Break, *_INLINES)))


def _block_text(block: Block) -> str:
    if type(block) is Paragraph and len(block.inlines) == 1:  # nearly all are
        text = block.inlines[0]
        if type(text) is Text:
            return text.text
    if isinstance(block, Listing):
        return block.text
    if isinstance(block, Table):
        rows = ("\t".join(map(plain_text, row)) for row in (block.head, *block.rows))
        return "\n".join(filter(None, (plain_text(block.caption), *rows)))
    own = (plain_text(inlines) for _, inlines in _own_lines(block))
    credit = (block.credit,) if isinstance(block, Figure) else ()
    inner = (plain_text(blocks) for blocks in _children(block))
    return "\n".join(filter(None, (*own, *credit, *inner)))


def count_characters(body: Body) -> int:
    """The length of the copy in 字, as a Chinese editor counts it, footnotes included.

    Each Han character, kana and Chinese mark (full-width, or one of “ ” ‘ ’ … — ·) counts one; so does
    each word of other writing, that is each stretch without spaces and Chinese characters that holds a
    letter or digit. Line ends, spaces, readings of ruby and marks of notes count nothing.
    """
    if not body.counted:
        texts = [plain_text(body.blocks), *(plain_text(note.blocks) for note in body.notes)]
        body.counted.append(sum(map(_length, texts)))
    return body.counted[0]


def _length(text: str) -> int:
    rest, runs = _PLAINLY_CHINESE.subn(" ", text)
    total = len(text) - len(rest) + runs
    chinese = set(filter(is_chinese, rest))
    total += sum(rest.count(sign) for sign in chinese if not sign.isspace())
    spaced = rest.translate(dict.fromkeys(map(ord, chinese), " "))
    return total + sum(any(map(str.isalnum, word)) for word in _WORD.findall(spaced))


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block with all that it holds, each before its contents, in the order of reading."""
    for block in blocks:
        yield block
        for inner in _children(block):
            yield from walk(inner)


def _children(block: Block) -> tuple[tuple[Block, ...], ...]:
    if type(block) is Paragraph:  # nearly all are
        return ()
    if isinstance(block, PullQuote | Sidebar | Quotation):
        return (block.blocks,)
    return block.items if isinstance(block, ListBlock) else ()


def anchors(body: Body) -> tuple[str, ...]:
    """All anchors in the order of reading: what a cross-reference to this article may name."""
    return tuple(anchor for block in walk(body.blocks) if (anchor := anchor_of(block)))


def note_calls(blocks: Iterable[Block]) -> Iterator[int]:
    """The numbers of the notes that are called, in the order of reading, as often as they are called."""
    for block in blocks:
        for _, inlines in _own_lines(block):
            yield from _calls(inlines)
        for inner in _children(block):
            yield from note_calls(inner)


def _calls(inlines: Iterable[Inline]) -> Iterator[int]:
    for inline in inlines:
        match inline:
            case NoteCall(number):
                yield number
            case Strong() | Emphasis() | Link() | CrossReference() | IndexMark():
                yield from _calls(inline.children)


def text_runs(body: Body) -> Iterator[tuple[str, str]]:
    """All text that will be set, in runs of (text, style), for the coverage of faces.

    The style is that of the block: `body`, `crosshead`, `keywords`, `caption`, `credit`, `table`, `pull`,
    `sidebar`, `box`, `quotation`, `verse`, `listing`, `note`; within it `strong`, `code` and `ruby` (the
    readings) are styles of their own. Emphasis dots change no face, so emphasised text keeps its block's.
    """
    yield from _block_runs(body.blocks, "body")
    for note in body.notes:
        yield from _block_runs(note.blocks, "note")


def _block_runs(blocks: Iterable[Block], around: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if type(block) is Paragraph and len(block.inlines) == 1:  # nearly all are
            text = block.inlines[0]
            if type(text) is Text:
                yield text.text, around
                continue
        for style, inlines in _own_lines(block):
            yield from _inline_runs(inlines, style or around, readings=True)
        yield from _field_runs(block)
        for inner in _children(block):
            yield from _block_runs(inner, _style_within(block, around))


def _own_lines(block: Block) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """The lines of text that a block holds itself, each with its style; empty for that of its place."""
    match block:
        case Paragraph():
            yield "", block.inlines
        case Crosshead():
            yield "crosshead", block.inlines
        case Figure() if block.caption:
            yield "caption", block.caption
        case Sidebar() if block.title:
            yield block.kind, block.title
        case Verse():
            yield from (("verse", line) for line in block.lines)
        case Table():
            yield "caption", block.caption
            for row in (block.head, *block.rows):
                yield from (("table", cell) for cell in row)


def _field_runs(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Crosshead):
        yield from ((word, "keywords") for word in block.keywords)
    elif isinstance(block, Figure) and block.credit:
        yield block.credit, "credit"
    elif isinstance(block, Listing):
        yield block.text, "listing"


def _style_within(block: Block, around: str) -> str:
    match block:
        case PullQuote():
            return "pull"
        case Sidebar():
            return block.kind
        case Quotation():
            return "quotation"
    return around


def _inline_runs(
    inlines: Iterable[Inline], style: str, *, readings: bool = False
) -> Iterator[tuple[str, str]]:
    for inline in inlines:
        match inline:
            case Text():
                yield inline.text, style
            case CodeBlock():
                yield inline.text, "code"
            case LineBreak():
                yield "\n", style
            case Ruby():
                yield "".join(base for base, _ in inline.pairs), style
                if readings:
                    yield " ".join(reading for _, reading in inline.pairs), "ruby"
            case Strong():
                yield from _inline_runs(inline.children, "strong", readings=readings)
            case Emphasis() | Link() | CrossReference() | IndexMark():
                yield from _inline_runs(inline.children, style, readings=readings)
