"""The line of text beside a page: as outlines, since a mark on all plates may not hang on a font."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from banxin.typecase import builtin_fonts

_FACE = "BanxinHei-Regular.otf"
_MOST = 120  # characters


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools has no type hints
    """Writes outlines as operators of a content stream."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
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
    scale = 1 / _face()[2]
    for character in text[:_MOST]:
        path, width = _glyph(character)
        if path:
            parts.append(f"q {scale:g} 0 0 {scale:g} {pen_at:.4f} 0 cm {path} f Q")
        pen_at += width * scale
    return OutlinedText(" ".join(parts), pen_at)


@cache
def _face() -> tuple[Any, Any, int]:
    """Glyphs of the face, its characters, its units to an em."""
    font = TTFont(builtin_fonts() / _FACE, lazy=True)
    return font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm


@lru_cache(maxsize=500)
def _glyph(character: str) -> tuple[str, float]:
    """The outline of a character and its width in units."""
    glyphs, characters, _ = _face()
    name = characters.get(ord(character))
    if name is None:
        return "", 0.0
    pen = _PathPen(glyphs)
    glyphs[name].draw(pen)
    return " ".join(pen.operators), float(glyphs[name].width)
