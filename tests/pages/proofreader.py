"""Reads a finished newspaper PDF back into glyphs and lines, knowing nothing of how it was made.

Only the PDF goes in: every fact about the page is measured on glyph origins and ink boxes that PDFium
reports. Replacement texts (/ActualText) serve those who copy; they are struck out of a copy of the file
first, because PDFium gives one origin to all characters of such a text.
"""

from __future__ import annotations

import ctypes
import io
import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

CLOSING = set("、，。．：；？！）》」』】〕〉”’")
OPENING = set("（《「『【〔〈“‘")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph on page `page`: origin in pt from the top left, size in pt, ink box, advance, font.

    `picture` says that it is marked as part of a picture, `tagged` that it is marked at all; `order`
    counts the glyphs of the page as its content gives them.
    """

    char: str
    x: float
    y: float
    size: float
    left: float
    right: float
    top: float
    foot: float
    advance: float
    font: str
    page: int
    picture: bool = False
    tagged: bool = True
    order: int = 0


def is_han(char: str) -> bool:
    """Whether `char` is an ideograph."""
    return "\u3400" <= char <= "\u9fff" or char == "〇"


def open_proof(path: Path) -> pypdfium2.PdfDocument:
    """The PDF without its replacement texts, so that each glyph is reported where it stands."""
    copy = io.BytesIO()
    with pikepdf.open(path) as source:
        for page in source.pages:
            page.Contents = source.make_stream(_without_replacements(page))
        source.save(copy)
    return pypdfium2.PdfDocument(copy.getvalue())


def _without_replacements(page: pikepdf.Page) -> bytes:
    instructions = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        replaced = (
            str(instruction.operator) == "BDC"
            and isinstance(operands[1], pikepdf.Dictionary)
            and "/ActualText" in operands[1]
        )
        if replaced:
            kept = {key: value for key, value in operands[1].items() if key != "/ActualText"}
            rest = pikepdf.Dictionary(kept)
            instruction = pikepdf.ContentStreamInstruction([operands[0], rest], instruction.operator)  # noqa: PLW2901
        instructions.append(instruction)
    return pikepdf.unparse_content_stream(instructions)


def read_glyphs(document: pypdfium2.PdfDocument) -> tuple[Glyph, ...]:
    """All visible glyphs in content order, also where PDFium sorts those of a line by place."""
    found: list[Glyph] = []
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        order = {_address(item.raw): number for number, item in enumerate(page.get_objects(max_depth=4))}
        glyphs = list(_page_glyphs(text.raw, page.get_height(), index))
        glyphs.sort(key=lambda pair: order.get(pair[0], len(order)))
        found += [replace(glyph, order=number) for number, (_, glyph) in enumerate(glyphs)]
    return tuple(found)


def _address(owner: object) -> int:
    return ctypes.cast(owner, ctypes.c_void_p).value or 0


def _page_glyphs(text: object, height: float, page: int) -> Iterator[tuple[int, Glyph]]:
    """Each glyph with the address of the page object that it belongs to."""
    number = ctypes.c_double
    x, y, left, right, low, high = (number() for _ in range(6))
    loose = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    owners: dict[int, tuple[str, bool, bool]] = {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1 or char in "\0\u2060\u200b\ufeff":
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetCharBox(text, index, left, right, low, high)
        pdfium.FPDFText_GetLooseCharBox(text, index, loose)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        owner = pdfium.FPDFText_GetTextObject(text, index)
        key = _address(owner)
        if key not in owners:
            marks = marks_of(owner)
            owners[key] = (_font(text, index), "Figure" in marks, bool(marks))
        font, picture, tagged = owners[key]
        glyph = Glyph(
            char,
            x.value,
            height - y.value,
            round(size, 2),
            left.value,
            right.value,
            height - high.value,
            height - low.value,
            loose.right - x.value,
            font,
            page,
            picture,
            tagged,
        )
        yield key, glyph


def marks_of(owner: object) -> list[str]:
    """Names of the marked content that a page object stands in, outermost first."""
    names = []
    buffer = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(owner)):
        mark = pdfium.FPDFPageObj_GetMark(owner, index)
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, length):
            names.append(bytes(buffer)[: length.value].decode("utf-16-le").strip("\0"))
    return names


def _font(text: object, index: int) -> str:
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, None, 0, flags)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, length, flags)
    return buffer.value.decode(errors="replace").split("+")[-1]


@dataclass(slots=True)
class Line:
    """Glyphs on one baseline of one leg, left to right; flags of its place in a paragraph."""

    glyphs: list[Glyph]
    first: bool = False
    last: bool = False
    kind: str = "other"

    @property
    def y(self) -> float:
        """Baseline."""
        return statistics.median(glyph.y for glyph in self.glyphs)

    @property
    def page(self) -> int:
        """Page index."""
        return self.glyphs[0].page

    @property
    def size(self) -> float:
        """Size of its type."""
        return statistics.median_high([glyph.size for glyph in self.glyphs])

    @property
    def x0(self) -> float:
        """Origin of the first glyph."""
        return self.glyphs[0].x

    @property
    def ink(self) -> tuple[float, float]:
        """Left and right edge of the ink."""
        return min(g.left for g in self.glyphs), max(g.right for g in self.glyphs)

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.char for glyph in self.glyphs)

    def ends(self) -> tuple[float, ...]:
        """Where the line may be said to end: a closing mark may be set to half its width."""
        glyph = max(self.glyphs, key=lambda glyph: glyph.x)
        # the loose box of a wide character grows with its ink, so an ideograph is taken as its em
        wide = is_han(glyph.char) or glyph.char in CLOSING or glyph.advance <= 0
        full = glyph.x + (glyph.size if wide else glyph.advance)
        return (full - 0.5 * glyph.size, full) if glyph.char in CLOSING or glyph.char == "·" else (full,)


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Glyphs in order, cut where the baseline changes or the pen goes back to the left."""
    lines: list[Line] = []
    for glyph in glyphs:
        last = lines[-1].glyphs[-1] if lines else None
        same = last is not None and last.page == glyph.page and abs(last.y - glyph.y) < 0.3 * glyph.size
        if same and last is not None and glyph.x >= last.x - 0.6 * glyph.size:
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(Line([glyph]))
    return lines


def legs_of(lines: Sequence[Line], em: float) -> list[list[Line]]:
    """Lines of a story by leg: a new one begins where a line stands above the one before it.

    Between the cells of a table it has to stand above by five lines: cells of a row are level.
    """
    legs: list[list[Line]] = []
    for before, line in itertools.pairwise([None, *lines]):
        assert line is not None
        rise = 6 * em if before is not None and before.kind == line.kind == "table" else 0.5 * em
        if before is None or line.page != before.page or line.y < before.y - rise:
            legs.append([])
        legs[-1].append(line)
    return legs
