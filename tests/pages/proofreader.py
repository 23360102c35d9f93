"""Reads a finished newspaper PDF back into lines and legs, knowing nothing of how it was made.

Only the PDF, the manuscripts and the numbers of the grid go in: every fact about the page is measured on
glyph origins and ink boxes that PDFium reports.
"""

from __future__ import annotations

import ctypes
import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

CLOSING = set("、，。．：；？！）》」』】〕〉”’")
OPENING = set("（《「『【〔〈“‘")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: origin in pt from the top left of the page, size in pt, ink box, font, page index."""

    char: str
    x: float
    y: float
    size: float
    left: float
    right: float
    font: str
    page: int


def is_han(char: str) -> bool:
    """Whether `char` is an ideograph."""
    return "\u3400" <= char <= "\u9fff" or char == "〇"


def read_glyphs(path: Path) -> tuple[Glyph, ...]:
    """All visible glyphs in content order."""
    document = pypdfium2.PdfDocument(path)
    found: list[Glyph] = []
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        found += _page_glyphs(text.raw, page.get_height(), index)
    return tuple(found)


def _page_glyphs(text: object, height: float, page: int) -> Iterator[Glyph]:
    number = ctypes.c_double
    x, y, left, right, low, high = (number() for _ in range(6))
    matrix = pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFText_CountChars(text)):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1 or char == "\0":
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetCharBox(text, index, left, right, low, high)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        yield Glyph(
            char, x.value, height - y.value, round(size, 2), left.value, right.value, _font(text, index), page
        )


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
    kind: str = "body"

    @property
    def y(self) -> float:
        """Baseline."""
        return statistics.median(glyph.y for glyph in self.glyphs)

    @property
    def page(self) -> int:
        """Page index."""
        return self.glyphs[0].page

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


@dataclass(slots=True)
class Found:
    """A text of the manuscript as found in the PDF."""

    kind: str
    text: str
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """Its lines, the first and last marked."""
        lines = lines_of(self.glyphs)
        if lines:
            lines[0].first = lines[-1].last = True
        for line in lines:
            line.kind = self.kind
        return lines


class Reader:
    """Finds texts one after the other in the stream of glyphs: order and completeness are proved so."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = glyphs
        self.position = 0

    def find(self, kind: str, text: str, aside: int = 400) -> Found:
        """The next occurrence of `text` from here, at most `aside` glyphs of other matter before it.

        Glyphs much smaller than the text (note marks, readings) may stand inside it. Raises
        AssertionError naming the text when it is not there.
        """
        wanted = [char for char in text if not char.isspace() and char not in "\u2060\u200b"]
        for start in range(self.position, min(len(self.glyphs), self.position + aside)):
            found = self._match(start, wanted)
            if found is not None:
                self.position = start + found[1]
                return Found(kind, text, found[0])
        here = "".join(g.char for g in self.glyphs[self.position : self.position + 40])
        raise AssertionError(f"{kind} “{text[:30]}…” is not where it should be; found “{here}”")

    def find_aside(self, kind: str, text: str) -> Found:
        """Matter that stands beside its story (a picture's caption): painted after it, before the next."""
        here = self.position
        found = self.find(kind, text, aside=4000)
        self.position = here
        return found

    def may_find(self, kind: str, text: str) -> Found | None:
        """The same for matter that make-up may leave out; it has to stand right here."""
        try:
            return self.find(kind, text, aside=4)
        except AssertionError:
            return None

    def _match(self, start: int, wanted: Sequence[str]) -> tuple[list[Glyph], int] | None:
        size = self.glyphs[start].size
        taken: list[Glyph] = []
        position = start
        for char in wanted:
            while position < len(self.glyphs) and self.glyphs[position].size < 0.75 * size:
                position += 1
            if position >= len(self.glyphs) or self.glyphs[position].char != char:
                return None
            taken.append(self.glyphs[position])
            position += 1
        return taken, position - start


def legs_of(lines: Sequence[Line], em: float) -> list[list[Line]]:
    """Lines of a story by leg: a new one begins where a line stands above the one before it."""
    legs: list[list[Line]] = []
    for before, line in itertools.pairwise([None, *lines]):
        assert line is not None
        if before is None or line.page != before.page or line.y < before.y - 0.5 * em:
            legs.append([])
        legs[-1].append(line)
    return legs
