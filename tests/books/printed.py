"""What stands on the pages of a PDF: characters by line, their sizes and places, and rules and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from engine import printed

_PT = 0.75  # px


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its origin in pt from the left and from the top of its page, and its size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline, from left to right."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture or a path: its kind and its edges in pt, from the top."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float


class Pages:
    """A PDF as it was printed."""

    def __init__(self, path: Path) -> None:
        self.document = pypdfium2.PdfDocument(path)
        self.glyphs = printed.read(path.read_bytes())
        self.lines = [line for number in range(len(self.document)) for line in self._lines(number)]

    def __len__(self) -> int:
        return len(self.document)

    def find(self, words: str) -> Line:
        """The one line that holds some words."""
        (line,) = self.all(words)
        return line

    def all(self, words: str) -> list[Line]:
        return [line for line in self.lines if words in line.text]

    def on(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]

    def shapes(self, number: int) -> list[Shape]:
        page = self.document[number]
        height = page.get_height()
        kinds = {pdfium.FPDF_PAGEOBJ_IMAGE: "picture", pdfium.FPDF_PAGEOBJ_PATH: "path"}
        found = []
        for thing in page.get_objects(max_depth=4):
            if thing.type in kinds:
                left, bottom, right, top = thing.get_bounds()
                found.append(Shape(kinds[thing.type], left, height - top, right, height - bottom))
        return found

    def _lines(self, number: int) -> Iterator[Line]:
        rows: dict[int, list[Glyph]] = {}
        for glyph in self.glyphs[number][0]:
            if glyph.text.strip():
                x, y, size = (value * _PT for value in (glyph.x, glyph.y, glyph.size))
                rows.setdefault(round(y * 2), []).append(Glyph(glyph.text, x, y, size))
        for _, glyphs in sorted(rows.items()):
            yield Line(number, tuple(sorted(glyphs, key=lambda glyph: glyph.x)))
