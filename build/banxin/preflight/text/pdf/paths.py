"""Paths of a content stream, and where a matrix leads them on the page (ISO 32000-2, 8.3 and 8.5)."""

from __future__ import annotations

from typing import ClassVar

from banxin.preflight.text.pdf.painted import Box, Matrix, Outline, Point

_THIN = 1.2  # units of the path: what is thinner is a rule and hides nothing
_NOTHING = Box(0.0, 0.0, 0.0, 0.0)


def apply(matrix: Matrix, box: Box) -> Box:
    """The upright box around `box` once `matrix` has moved it."""
    a, b, c, d, e, f = matrix
    if not b and not c:  # upright, as next to all text is
        left, right, bottom, top = a * box.left + e, a * box.right + e, d * box.bottom + f, d * box.top + f
        return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


class PaintedPath:
    """A path while it is built, in the units of its stream."""

    OPERATORS: ClassVar = (b"m", b"l", b"c", b"v", b"y", b"h", b"re")

    def __init__(self) -> None:
        self._polygons: list[list[Point]] = []
        self._rectangles = 0

    def draw(self, operator: bytes, operands: bytes) -> None:
        """Add what a construction operator says."""
        numbers = [*map(float, operands.split())]
        if operator == b"re":
            x, y, width, height = numbers
            self._polygons.append([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
            self._rectangles += 1
        elif operator == b"m":
            self._polygons.append([(numbers[0], numbers[1])])
        elif numbers:
            if not self._polygons:
                self._polygons.append([])
            self._polygons[-1] += zip(numbers[::2], numbers[1::2], strict=True)

    @property
    def thin(self) -> bool:
        """Whether it can only be a rule: too thin to hide anything."""
        xs = [x for polygon in self._polygons for x, _ in polygon]
        ys = [y for polygon in self._polygons for _, y in polygon]
        return not xs or min(max(xs) - min(xs), max(ys) - min(ys)) < _THIN

    def outline(self, matrix: Matrix, *, even_odd: bool) -> tuple[Outline, bool]:
        """The path on the page, and whether it is nothing but one upright rectangle."""
        a, b, c, d, e, f = matrix
        polygons = tuple(
            tuple((a * x + c * y + e, b * x + d * y + f) for x, y in polygon)
            for polygon in self._polygons
            if len(polygon) > 1
        )
        points = [point for polygon in polygons for point in polygon]
        if not points:
            return Outline((), even_odd, _NOTHING), True
        xs, ys = zip(*points, strict=True)
        box = Box(min(xs), min(ys), max(xs), max(ys))
        upright = (not b and not c) or (not a and not d)
        whole = len(polygons) == 1 and self._rectangles == 1 and upright
        return Outline(polygons, even_odd, box), whole
