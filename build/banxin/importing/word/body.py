"""The body of a Word file: paragraphs, lists, tables, boxes, in blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from banxin.importing.copy.model import (
    CopyBlock,
    Look,
    PictureBlock,
    SetApart,
    StyledRun,
    TextBlock,
    words_of,
)
from banxin.importing.word.chunks import ChunkReader
from banxin.importing.word.drawings import DrawnPart, DrawnPicture, DrawnTextBox, alternatives
from banxin.importing.word.lists import NumberedBlock, with_lists
from banxin.importing.word.names import attribute, child, short, value
from banxin.importing.word.numbering import WordNumbering
from banxin.importing.word.pictures import PictureStore
from banxin.importing.word.runs import RunReader
from banxin.importing.word.styles import Styles, look_of
from banxin.importing.word.tables import TableReader
from banxin.wording import Message

_DEEPEST = 40
_USUAL = 10.0  # points: the size of type where the file says nothing (ECMA-376 §17.3.2.38)


@dataclass(slots=True)
class BodyReader:
    """Reads blocks; `line` counts paragraphs of the file."""

    runs: RunReader
    styles: Styles
    numbering: WordNumbering
    pictures: PictureStore
    chunks: ChunkReader
    line: int = 0
    left_contents: int = 0
    _waiting: list[tuple[TextBlock, tuple[DrawnPart, ...]]] = field(default_factory=list)

    def blocks(self, element: etree._Element, depth: int = 0) -> tuple[CopyBlock, ...]:
        """The blocks of a body, a cell, a box or a note."""
        return with_lists(list(self._read(element, depth)))

    def _read(self, element: etree._Element, depth: int) -> Iterator[CopyBlock | NumberedBlock]:
        for one in element:
            yield from self.one(one, depth)

    def one(self, one: etree._Element, depth: int) -> Iterator[CopyBlock | NumberedBlock]:
        """What one child of a body becomes."""
        name = short(one.tag)
        if depth > _DEEPEST:
            return
        if name == "w:p":
            yield from self.paragraph(one, depth)
        elif name == "w:tbl":
            yield from TableReader(self, depth).read(one)
        elif (
            name == "w:sdt"
            and value(child(one, "w:sdtPr", "w:docPartObj"), "w:docPartGallery") == "Table of Contents"
        ):
            self.left_contents += 1
        elif name == "mc:AlternateContent":
            for inner in alternatives(one):
                yield from self.one(inner, depth + 1)
        elif name == "w:altChunk":
            part = self.runs.target(attribute(one, "r:id"))
            yield from self.chunks.blocks(part, self.line + 1, self.runs.remarks)
        elif name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"):
            yield from self._read(one, depth + 1)

    def paragraph(self, element: etree._Element, depth: int) -> Iterator[CopyBlock | NumberedBlock]:
        """A paragraph, and behind it what is drawn in it; one whose end was deleted goes on in the next."""
        self.line += 1
        properties = child(element, "w:pPr")
        style = self.styles.style(value(properties, "w:pStyle"))
        self.runs.begin(style.look, self.line)
        self.runs.read(element)
        shown = tuple(self.runs.drawn)
        size, bold = _type(self.runs.sizes, style.look.size)
        level = value(properties, "w:outlineLvl")
        look = look_of(style, value(properties, "w:jc"), level, size, bold=bold)
        block = TextBlock(tuple(self.runs.pieces), self.line, look)
        if self._waiting:
            before, drawings = self._waiting.pop()
            block = replace(before, pieces=before.pieces + block.pieces)
            shown = drawings + shown
        mark = child(properties, "w:rPr")
        if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
            self._waiting.append((block, shown))
            return
        if look.role == "contents":
            self.left_contents += 1
            return
        if words_of(block.pieces).strip() or any(not isinstance(one, StyledRun) for one in block.pieces):
            yield self.numbered(block, properties, style.numbering)
        yield from self.shown(shown, block, depth)

    def numbered(
        self, block: TextBlock, properties: etree._Element | None, inherited: tuple[str, str]
    ) -> CopyBlock | NumberedBlock:
        """The paragraph with its number, where Word gives it one."""
        own = child(properties, "w:numPr")
        number, level = (value(own, "w:numId"), value(own, "w:ilvl")) if own is not None else inherited
        number = number or inherited[0]
        mark = self.numbering.mark(number, level or inherited[1]) if number and number != "0" else None
        if mark is None or mark.kind == "none":
            return block
        if mark.kind == "label" or block.look.level or block.look.role:
            gap = "" if mark.label[-1:] in "、．）】" else " " if mark.label[-1:].isascii() else "　"
            if mark.kind == "bullet":
                return block
            strong = next((one.strong for one in block.pieces if isinstance(one, StyledRun)), False)
            return replace(block, pieces=(StyledRun(mark.label + gap, strong), *block.pieces))
        return NumberedBlock(block, mark)

    def shown(self, shown: tuple[DrawnPart, ...], block: TextBlock, depth: int) -> Iterator[CopyBlock]:
        """Pictures and boxes behind the paragraph that they are in."""
        words = words_of(block.pieces).strip()
        for one in shown:
            match one:
                case DrawnPicture():
                    key = self.pictures.take(one, self.line)
                    if key:
                        yield PictureBlock(key, one.alt, line=self.line)
                        if words:
                            self.runs.remarks.tell(
                                "import.moved",
                                Message("A picture within a paragraph stands behind it now."),
                                self.line,
                                text=words,
                            )
                case DrawnTextBox():
                    inside = self.boxed(one, depth)
                    if inside:
                        yield SetApart("box", inside, self.line)
                case _:
                    yield TextBlock((StyledRun(one.words),), self.line, Look(role="", size=0, centred=True))

    def boxed(self, box: DrawnTextBox, depth: int) -> tuple[CopyBlock, ...]:
        """The blocks of a text box, read with a reader of their own."""
        line = self.line
        inner = replace(self, runs=replace(self.runs, pieces=[], drawn=[], sizes=[], _fields=[]), _waiting=[])
        found = inner.blocks(box.content, depth + 1)
        self.line = line
        self.left_contents = inner.left_contents
        return found


def _type(sizes: list[tuple[int, float, bool]], usual: float | None) -> tuple[float, bool]:
    """The size of most of a paragraph's type, and whether all of it is bold."""
    counts: Counter[float] = Counter()
    for length, size, _ in sizes:
        counts[size] += length
    size = counts.most_common(1)[0][0] if counts else (usual or 0.0)
    return size or usual or _USUAL, bool(sizes) and all(bold for _, _, bold in sizes)
