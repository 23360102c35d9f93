"""Articles written, read back by our own Markdown and compared: what was written is what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from markdown_it.common.normalize_url import normalizeLink

from banxin.findings import SourceText
from banxin.importing.copy import model
from banxin.importing.copy.model import Blocks, CopyBlock, Pieces, RubyText, StyledRun
from banxin.importing.copy.pieces import settled
from banxin.importing.writing.blocks import BlockWriter, on_one_line
from banxin.importing.writing.inlines import MANNERS, NoteNumbers
from banxin.markup import blocks as markup
from banxin.markup import parse_body

TextShape = tuple[Any, ...]


class ReadBackError(Exception):
    """A block that no manner of writing brings back as it was."""

    def __init__(self, block: CopyBlock) -> None:
        super().__init__("not read back")
        self.block = block


@dataclass(frozen=True, slots=True)
class WrittenBlocks:
    """The Markdown of blocks, and how many of them lost the marks within their lines."""

    text: str
    bare: tuple[CopyBlock, ...] = ()


def write_blocks(blocks: Blocks, notes: Mapping[str, Blocks], paths: Mapping[str, str]) -> WrittenBlocks:
    """Blocks with their notes as Markdown that is read back the same; raises ReadBackError."""
    writer = BlockWriter(paths)
    bare: list[CopyBlock] = []
    texts: list[str] = []
    before: CopyBlock | None = None
    for block in blocks:
        after_list = isinstance(block, model.ListOfItems) and isinstance(before, model.ListOfItems)
        texts.append(_sure(block, writer, bare, other=after_list))
        before = block
    done = 0
    while done < len(writer.labels.numbers):
        key = list(writer.labels.numbers)[done]
        done += 1
        inner = "\n\n".join(_sure(block, writer, bare) for block in notes[key])
        texts.append(
            f"[^{done}]: " + "\n".join(f"    {line}".rstrip() for line in inner.split("\n")).lstrip()
        )
    return WrittenBlocks("\n\n".join(texts) + "\n", tuple(bare))


def _sure(block: CopyBlock, writer: BlockWriter, bare: list[CopyBlock], *, other: bool = False) -> str:
    """The block in the first manner that is read back as it was."""
    for manner in MANNERS:
        labels = NoteNumbers(dict(writer.labels.numbers))
        trial = replace(writer, manner=manner, labels=labels)
        text = trial.block(block, other=other)
        wanted = [shape_of(block, NoteNumbers(dict(writer.labels.numbers)), writer.paths, bare=manner.bare)]
        if _shapes(text, labels) == wanted:
            writer.labels.numbers = labels.numbers
            if manner.bare:
                bare.append(block)
            return text
    raise ReadBackError(block)


def _shapes(text: str, labels: NoteNumbers) -> list[TextShape]:
    """What a block is read as by itself; notes stand in their order behind it."""
    order = "".join(f"[^{number}]" for number in labels.numbers.values())
    notes = "\n\n".join(f"[^{number}]: 注" for number in labels.numbers.values())
    source = SourceText("trial", f"{order}\n\n{text}\n\n{notes}" if order else text)
    body, _ = parse_body(source, 1)
    return [read_shape(block) for block in body.blocks[1 if order else 0 :]]


def same_text(text: str, article: model.ImportedArticle, paths: Mapping[str, str]) -> bool:
    """Whether the whole body is read back as the article's blocks and notes."""
    body, _ = parse_body(SourceText("trial", text), 1)
    labels = NoteNumbers()
    wanted = [_bare(shape_of(block, labels, paths)) for block in article.blocks]
    read = [_bare(read_shape(block)) for block in body.blocks]
    return wanted == read and len(body.notes) == len(labels.numbers | _called(article, labels))


def _called(article: model.ImportedArticle, labels: NoteNumbers) -> dict[str, int]:
    """The notes that are called within notes too."""
    done = 0
    while done < len(labels.numbers):
        for block in article.notes[list(labels.numbers)[done]]:
            shape_of(block, labels, {})
        done += 1
    return labels.numbers


def _bare(shape: Any) -> Any:
    """A shape without the marks within lines."""
    if isinstance(shape, tuple):
        if len(shape) == 3 and shape[0] == "run":
            return shape[1]
        flat = [_bare(part) for part in shape]
        joined: list[Any] = []
        for part in flat:
            if isinstance(part, str) and joined and isinstance(joined[-1], str) and shape[:1] == ("line",):
                joined[-1] += part
            else:
                joined.append(part)
        return tuple(joined)
    return shape


# --- the shapes of what is written ------------------------------------------------------------------


def shape_of(
    block: CopyBlock, labels: NoteNumbers, paths: Mapping[str, str], *, bare: bool = False
) -> TextShape:
    """What a block is to be read as."""

    def line(pieces: Pieces) -> TextShape:
        return _line(_runs(settled(pieces), labels, bare=bare))

    def inner(blocks: Blocks) -> TextShape:
        return tuple(shape_of(one, labels, paths, bare=bare) for one in blocks)

    match block:
        case model.TextBlock():
            return ("p", line(block.pieces))
        case model.HeadBlock():
            return ("h", block.level, line(on_one_line(block.pieces)), block.keywords)
        case model.PictureBlock():
            path, alt = paths.get(block.key, ""), " ".join(block.alt.split())
            return ("picture", path, alt, line(on_one_line(block.caption)), block.credit)
        case model.ListOfItems():
            return ("list", block.ordered, block.start if block.ordered else 1, *map(inner, block.items))
        case model.TableOfCells():
            caption = line(on_one_line(block.caption))
            rows = tuple(tuple(line(on_one_line(cell)) for cell in row) for row in block.rows)
            head, rows = (rows[0], rows[1:]) if block.has_head else ((), rows)
            return ("table", caption, head if any(map(_says, head)) else (), rows)
        case model.SetApart():
            return (block.kind, block.title, *inner(block.blocks))
        case model.VerseLines():
            verse = [one for row in block.lines for one in (*on_one_line(row), model.EndOfLine())]
            return ("p", _line(_runs(tuple(verse[:-1]), labels, bare=bare)))
        case model.Preformatted():
            return ("listing", block.text)
        case model.Separation():
            return ("break",)


def _says(line: TextShape) -> bool:
    return len(line) > 1


def _runs(pieces: Pieces, labels: NoteNumbers, *, bare: bool) -> Iterator[tuple[str, frozenset[str]]]:
    for piece in pieces:
        match piece:
            case StyledRun():
                marks = {"strong": piece.strong, "dotted": piece.dotted, "code": piece.code}
                if piece.code:
                    marks = {"code": True}
                address = normalizeLink(unescape(piece.link)) if piece.link else ""
                kept = frozenset([name for name, meant in marks.items() if meant] + [address] * bool(address))
                yield piece.text, frozenset() if bare else kept
            case RubyText():
                marks = {"strong": piece.strong, "dotted": piece.dotted}
                kept = frozenset(name for name, meant in marks.items() if meant)
                yield f"{{{piece.base}|{' '.join(piece.reading.split())}}}", frozenset() if bare else kept
            case model.CallOfNote():
                yield f"[^{labels.of(piece.key)}]", frozenset(["call"])
            case model.EndOfLine():
                yield "\n", frozenset()


def _line(runs: Iterable[tuple[str, frozenset[str]]]) -> TextShape:
    """A line of text: runs of one style, joined."""
    joined: list[tuple[str, str, frozenset[str]]] = []
    for text, marks in runs:
        if joined and joined[-1][2] == marks:
            joined[-1] = ("run", joined[-1][1] + text, marks)
        elif text:
            joined.append(("run", text, marks))
    return ("line", *joined)


# --- the shapes of what is read ---------------------------------------------------------------------


def read_shape(block: markup.Block) -> TextShape:
    """What a block was read as."""

    def line(inlines: tuple[markup.Inline, ...]) -> TextShape:
        return _line(_read_runs(inlines, frozenset()))

    match block:
        case markup.Paragraph():
            return ("p", line(block.inlines))
        case markup.Verse():
            lines = [one for row in block.lines for one in (*row, markup.LineBreak())]
            return ("p", line(tuple(lines[:-1])))
        case markup.Crosshead():
            return ("h", block.level, line(block.inlines), block.keywords)
        case markup.Figure():
            return ("picture", block.image, block.alt, line(block.caption), block.credit)
        case markup.ListBlock():
            items = (tuple(map(read_shape, item)) for item in block.items)
            return ("list", block.ordered, block.start if block.ordered else 1, *items)
        case markup.Table():
            head = tuple(map(line, block.head))
            return ("table", line(block.caption), head, tuple(tuple(map(line, row)) for row in block.rows))
        case markup.Quotation():
            return ("quotation", "", *map(read_shape, block.blocks))
        case markup.PullQuote():
            return ("pull", "", *map(read_shape, block.blocks))
        case markup.Sidebar():
            title = "".join(text for text, _ in _read_runs(block.title, frozenset()))
            return (block.kind, title, *map(read_shape, block.blocks))
        case markup.Listing():
            return ("listing", block.text)
        case markup.Break():
            return ("break",)
    return ("other",)


def _read_runs(
    inlines: Iterable[markup.Inline], around: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    for inline in inlines:
        match inline:
            case markup.Text():
                yield inline.text, around
            case markup.CodeBlock():
                yield inline.text, (around - {"strong", "dotted"}) | {"code"}
            case markup.Ruby():
                base = "".join(base for base, _ in inline.pairs)
                yield f"{{{base}|{' '.join(reading for _, reading in inline.pairs)}}}", around
            case markup.NoteCall():
                yield f"[^{inline.number}]", frozenset(["call"])
            case markup.LineBreak():
                yield "\n", frozenset()
            case markup.Strong():
                yield from _read_runs(inline.children, around | {"strong"})
            case markup.Emphasis():
                yield from _read_runs(inline.children, around | {"dotted"})
            case markup.Link():
                yield from _read_runs(inline.children, around | {inline.href})
            case markup.CrossReference() | markup.IndexMark():
                yield from _read_runs(inline.children, around)
