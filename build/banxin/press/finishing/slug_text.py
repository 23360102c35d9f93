"""The line of text beside a page: as outlines, since a mark on all plates may not hang on a font."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from struct import unpack_from
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from banxin.typecase import builtin_fonts

_FACE = "BanxinHei-Regular.otf"
_MOST = 120  # characters


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools has no type hints
    """Writes outlines as operators of a content stream."""

    def __init__(self) -> None:
        super().__init__()
        self.operators: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  names of fontTools
        self.operators.append(f"{pt[0]:g} {pt[1]:g} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{pt[0]:g} {pt[1]:g} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(" ".join(f"{x:g} {y:g}" for x, y in points) + " c")

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")


@dataclass(frozen=True, slots=True)
class OutlinedText:
    """A line of text as operators that fill it 1 pt high from the origin, and how long it is in pt."""

    operators: str
    width: float


def outlined(text: str) -> OutlinedText:
    """A line of text; characters without a glyph are left out."""
    parts, pen_at = [], 0.0
    scale = 1 / _face().units
    for character in text[:_MOST]:
        path, width = _glyph(character)
        if path:
            parts.append(f"q {scale:g} 0 0 {scale:g} {pen_at:.4f} 0 cm {path} f Q")
        pen_at += width * scale
    return OutlinedText(" ".join(parts), pen_at)


@dataclass(frozen=True, slots=True)
class _Face:
    """A face: its outlines by name, its names by character, its units to an em.

    `metrics` is the table hmtx as it is in the file, with `measured` widths: a few of its 30,000 are wanted.
    """

    outlines: Any
    names: Mapping[int, str]
    units: int
    metrics: bytes
    measured: int

    def width(self, name: str) -> float:
        """The width of a glyph in units (OpenType 1.9.1, hmtx: the last one holds for those behind it)."""
        glyph = min(self.outlines.charStrings[name], self.measured - 1)
        return float(unpack_from(">H", self.metrics, 4 * glyph)[0])


@cache
def _face() -> _Face:
    font = TTFont(builtin_fonts() / _FACE, lazy=True)
    outlines = font["CFF "].cff.topDictIndex[0].CharStrings
    metrics, measured = font.reader["hmtx"], font["hhea"].numberOfHMetrics
    return _Face(outlines, font.getBestCmap(), font["head"].unitsPerEm, metrics, measured)


@lru_cache(maxsize=500)
def _glyph(character: str) -> tuple[str, float]:
    """The outline of a character and its width in units."""
    face = _face()
    name = face.names.get(ord(character))
    if name is None:
        return "", 0.0
    pen = _PathPen()
    face.outlines[name].draw(pen)
    return " ".join(pen.operators), face.width(name)
