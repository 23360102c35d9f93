"""What stands in a PDF: glyphs with their pens, and paths, read from the page's own operators (clreq §1.6).

Text extraction will not do: a stretch whose words are spelled out beside its glyphs is one thing to it.
"""

import io
import re
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

_PX: Final = 0.75  # pt
_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]*)>")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its words, its origin in px from the top left of the page, its size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Path:
    """One path: its bounds in px, filled or stroked."""

    left: float
    top: float
    right: float
    bottom: float
    filled: bool


@dataclass(slots=True)
class _Font:
    words: dict[int, str]
    widths: dict[int, float]


@dataclass(slots=True)
class _Reader:
    height: float
    fonts: dict[str, _Font]
    glyphs: list[Glyph] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    ctm: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    text: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    stack: list[pikepdf.Matrix] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    font: str = ""
    size: float = 0.0
    pen: float = 0.0
    rise: float = 0.0

    def take(self, operator: str, operands: list[Any]) -> None:
        """Follow one operator."""
        if operator == "q":
            self.stack.append(self.ctm)
        elif operator == "Q":
            self.ctm = self.stack.pop()
        elif operator == "cm":
            self.ctm = pikepdf.Matrix(*map(float, operands)) @ self.ctm
        elif operator in ("BT", "Tm"):
            self.text = pikepdf.Matrix(*map(float, operands)) if operands else pikepdf.Matrix()
            self.pen = 0.0
        elif operator == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator == "Ts":
            self.rise = float(operands[0])
        elif operator in ("TJ", "Tj"):
            self._show(operands[0] if operator == "TJ" else operands)
        elif operator in ("m", "l", "c"):
            self.points += [self._at(float(a), float(b)) for a, b in zip(*[iter(operands)] * 2, strict=True)]
        elif operator in ("f", "f*", "S", "n"):
            self._path(operator)

    def _show(self, items: Any) -> None:
        font = self.fonts[self.font]
        for item in items:
            if not isinstance(item, pikepdf.String):
                self.pen -= float(item) / 1000 * self.size
                continue
            data = bytes(item)
            for code in (int.from_bytes(data[i : i + 2]) for i in range(0, len(data), 2)):
                x, y = (self.text @ self.ctm).transform((self.pen, self.rise))
                self.glyphs.append(Glyph(font.words.get(code, ""), x / _PX, self._down(y), self.size))
                self.pen += font.widths.get(code, 1000) / 1000 * self.size

    def _path(self, operator: str) -> None:
        if self.points and operator != "n":
            xs, ys = zip(*self.points, strict=True)
            self.paths.append(Path(min(xs), min(ys), max(xs), max(ys), operator != "S"))
        self.points = []

    def _at(self, x: float, y: float) -> tuple[float, float]:
        x, y = self.ctm.transform((x, y))
        return x / _PX, self._down(y)

    def _down(self, y: float) -> float:
        return (self.height - y) / _PX


def read(pdf: bytes) -> list[tuple[list[Glyph], list[Path]]]:
    """Glyphs and paths of all pages in the order in which they were printed."""
    found = []
    fonts: dict[Any, _Font] = {}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            named = dict(page.resources.get("/Font", {}).items())
            for font in named.values():
                fonts[font.objgen] = fonts.get(font.objgen) or _font(font)
            own = {name: fonts[font.objgen] for name, font in named.items()}
            reader = _Reader(float(page.mediabox[3]), own)
            for operands, operator in pikepdf.parse_content_stream(page):
                reader.take(str(operator), list(operands))
            found.append((reader.glyphs, reader.paths))
    return found


def _font(font: Any) -> _Font:
    words = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _PAIR.findall(font.ToUnicode.read_bytes().split(b"endcodespacerange")[-1])
    }
    inner = font.DescendantFonts[0]
    widths = dict.fromkeys(words, float(inner.get("/DW", 1000)))
    table = list(inner.get("/W", []))
    while table:
        first = int(table.pop(0))
        item = table.pop(0)
        if isinstance(item, pikepdf.Array):
            widths |= {first + nth: float(width) for nth, width in enumerate(item)}
        else:
            width = float(table.pop(0))
            widths |= dict.fromkeys(range(first, int(item) + 1), width)
    return _Font(words, widths)
