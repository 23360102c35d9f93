"""What a page paints: text and surfaces in order of painting. Lengths in pt from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from banxin.preflight.text.pdf.fonts import PrintedFont

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    def meet(self, other: Box) -> Box:
        """What both have in common; its right edge is left of its left one where that is nothing."""
        left, bottom, right, top = self
        to_left, below, to_right, above = other
        return Box(  # written out: of every stretch of text it is asked several times
            left if left > to_left else to_left,
            bottom if bottom > below else below,
            right if right < to_right else to_right,
            top if top < above else above,
        )

    def around(self, other: Box) -> Box:
        """The smallest that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is inside."""
        return self.right <= self.left or self.top <= self.bottom

    @property
    def area(self) -> float:
        """Its area, 0 for an empty one."""
        return 0.0 if self.empty else (self.right - self.left) * (self.top - self.bottom)


EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)


@dataclass(frozen=True, slots=True)
class Outline:
    """A path: closed polygons (curves by their ends and handles), filled even-odd or by winding."""

    polygons: tuple[tuple[Point, ...], ...]
    even_odd: bool
    box: Box

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside (ISO 32000-2, 8.5.3.3)."""
        if not (self.box.left <= x <= self.box.right and self.box.bottom <= y <= self.box.top):
            return False
        winding = crossings = 0
        for polygon in self.polygons:
            x1, y1 = polygon[-1]
            for x2, y2 in polygon:
                if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                    crossings += 1
                    winding += 1 if y2 > y1 else -1
                x1, y1 = x2, y2
        return bool(crossings % 2) if self.even_odd else winding != 0


@dataclass(frozen=True, slots=True)
class Clip:
    """Where paint shows: a box, and outlines where it is no rectangle."""

    box: Box = EVERYWHERE
    outlines: tuple[Outline, ...] = ()

    def shows(self, x: float, y: float) -> bool:
        """Whether paint at a point is seen."""
        inside = self.box.left <= x <= self.box.right and self.box.bottom <= y <= self.box.top
        return inside and all(outline.holds(x, y) for outline in self.outlines)


@dataclass(slots=True)
class Show:
    """Text painted by one operator: `array` is its operand, `matrix` leads from text to page.

    `mcid` is the number of its marked content, -1 outside, and from -2 down that of an artifact with a type;
    `spelled` is the ActualText around it, None without.
    `advance` is how far it reaches, or more. `ink` is how much it stands out from paper: 0 cannot be seen,
    1 is black.
    """

    order: int
    mcid: int
    font: PrintedFont
    size: float
    matrix: Matrix
    array: bytes
    text: str
    advance: float
    clip: Clip
    ink: float
    spelled: str | None = None
    colour: Colour = BLACK

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The em boxes of its characters together: left, bottom, right, top."""
        a, b, c, d, e, f = self.matrix
        width, low, high = self.advance, -0.12 * self.size, 0.88 * self.size
        if not b and not c:
            x, y1, y2 = e + a * width, f + d * low, f + d * high
            return (e, y1, x, y2) if x >= e and y2 >= y1 else (min(e, x), min(y1, y2), max(e, x), max(y1, y2))
        corners = [(x, y) for x in (0.0, width) for y in (low, high)]
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Surface:
    """An opaque fill or picture. `outline` is None for one that fills its whole `box`; the `colour` of a
    picture means nothing."""

    order: int
    box: Box
    clip: Clip
    outline: Outline | None = None
    picture: bool = False
    colour: Colour = BLACK

    def covers(self, x: float, y: float) -> bool:
        """Whether what was painted before at a point is hidden."""
        if not (self.box.left <= x <= self.box.right and self.box.bottom <= y <= self.box.top):
            return False
        return self.clip.shows(x, y) and (self.outline is None or self.outline.holds(x, y))


class Drawn(NamedTuple):
    """A path or picture as far as it is not clipped, whether or not it hides anything; `hollow`: its line.

    `order` is that of the text or surface before it; `ink` as in `Show`, 1 for pictures. Pictures, shadings
    and patterns are `motley`: what stands on them has no ground of one colour.
    """

    box: Box
    mcid: int
    hollow: bool = False
    picture: bool = False
    order: int = 0
    ink: float = 1.0
    motley: bool = False


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """All that a page paints: `trim` is what is left once cut, `figures` the marked content of pictures."""

    number: int
    trim: Box
    shows: tuple[Show, ...]
    surfaces: tuple[Surface, ...]
    drawn: tuple[Drawn, ...] = ()
    figures: frozenset[int] = frozenset()
