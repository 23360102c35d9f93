"""What a page paints: text, paths, pictures and shadings, each with its colours, in order. Lengths in pt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from banxin.preflight.pdf_file.reading.colour_spaces import DEVICE_GRAY, ColourSpace
from banxin.preflight.pdf_file.reading.faces import FaceInFile
from banxin.preflight.text.pdf.painted import Box, Matrix, Point
from banxin.preflight.text.pdf.paths import apply

_LOW, _HIGH = -0.12, 0.88  # em: from the baseline to the edges of an em box


@dataclass(frozen=True, eq=False)
class InkColour:
    """A colour as it is written: its space and its values; `pattern` names what paints instead."""

    space: ColourSpace
    values: tuple[float, ...]
    pattern: Any = None

    @cached_property
    def inks(self) -> dict[str, float]:
        """What it has of each plate; empty for colours of light."""
        return dict(self.space.inks(self.values)) if self.pattern is None else {}

    @cached_property
    def total(self) -> float:
        """Ink on all plates together, 1 being solid on one."""
        return sum(self.inks.values())

    @cached_property
    def is_black_alone(self) -> bool:
        """Whether it is solid black on the plate of black and nothing else."""
        others = any(amount > 0.005 for plate, amount in self.inks.items() if plate != "Black")
        return self.inks.get("Black", 0.0) >= 0.995 and not others

    @cached_property
    def is_blank(self) -> bool:
        """Whether it leaves the paper white: no ink on its plates, or all the light there is."""
        if self.pattern is not None or not self.values:
            return False
        if self.space.kind.value == "RGB":
            return min(self.values) >= 0.999
        return bool(self.inks) and self.total < 0.001


BLACK_INK = InkColour(DEVICE_GRAY, (0.0,))


class Painting(NamedTuple):
    """How marks are painted: colours, transparency, overprint (`over` for fills, `over_stroke`; mode OPM)."""

    fill: InkColour = BLACK_INK
    stroke: InkColour = BLACK_INK
    alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "/Normal"
    masked: bool = False
    over: bool = False
    over_stroke: bool = False
    mode: int = 0

    @property
    def shines(self) -> bool:
        """Whether what lies below shows through."""
        return (
            self.masked
            or self.alpha < 1
            or self.stroke_alpha < 1
            or self.blend not in ("/Normal", "/Compatible")
        )


class Tagged(NamedTuple):
    """Marked content around a mark: its number, -1 outside of any, and whether it is an artifact."""

    number: int = -1
    artifact: bool = False


UNTAGGED = Tagged()


@dataclass(slots=True)
class TextMark:
    """Text of one operator: `operand` as it is written, `matrix` from text to page, `render` mode (9.3.6)."""

    painting: Painting
    tagged: Tagged
    face: FaceInFile
    size: float
    matrix: Matrix
    operand: bytes
    render: int
    clip: Box
    spacing: tuple[float, float] = (0.0, 0.0)
    _advance: float | None = None
    _whole: Box | None = None
    _box: Box | None = None

    @property
    def advance(self) -> float:
        """How far it moves the pen, in units of text space."""
        if self._advance is None:
            moved, glyphs, spaces = self.face.measured(self.operand)
            letter, word = self.spacing
            self._advance = moved * self.size / 1000 + glyphs * letter + spaces * word
        return self._advance

    @property
    def height(self) -> float:
        """The size of its type as it is painted, in pt."""
        return float(abs(self.size) * (self.matrix[2] ** 2 + self.matrix[3] ** 2) ** 0.5)

    @property
    def whole(self) -> Box:
        """The em boxes of its characters together, clipped or not."""
        if self._whole is None:
            low, high = sorted((_LOW * self.size, _HIGH * self.size))
            left, right = sorted((0.0, self.advance))
            self._whole = apply(self.matrix, Box(left, low, right, high))
        return self._whole

    @property
    def box(self) -> Box:
        """The part of it that is not clipped."""
        if self._box is None:
            self._box = self.whole.meet(self.clip)
        return self._box

    @property
    def fills(self) -> bool:
        """Whether the insides of its letters are painted."""
        return self.render in (0, 2, 4, 6)

    @property
    def seen(self) -> bool:
        """Whether it is painted at all."""
        return self.render not in (3, 7)

    @property
    def colour(self) -> InkColour:
        """The colour that its letters have."""
        return self.painting.fill if self.fills else self.painting.stroke

    @property
    def over(self) -> bool:
        """Whether it overprints."""
        return self.painting.over if self.fills else self.painting.over_stroke

    @property
    def text(self) -> str:
        """Its characters as far as the file says which they are."""
        return self.face.text(self.operand)


class PathOutline(NamedTuple):
    """The points of a path in the units of its stream, and where its parts begin among them."""

    xs: list[float]
    ys: list[float]
    starts: list[int]


@dataclass(slots=True)
class PathMark:
    """A path that is filled, stroked or both: `box` is what is seen of it, `whole` all of it.

    `width` is that of its line on the page in pt; `upright` says that it is one rectangle and nothing else.
    """

    painting: Painting
    tagged: Tagged
    box: Box
    whole: Box
    filled: bool
    stroked: bool
    width: float
    upright: bool
    matrix: Matrix
    outline: PathOutline

    def polygons(self) -> Iterator[list[Point]]:
        """Its parts as polygons on the page, of curves their ends and handles."""
        a, b, c, d, e, f = self.matrix
        xs, ys, starts = self.outline
        for first, end in zip(starts, [*starts[1:], len(xs)], strict=True):
            part = zip(xs[first:end], ys[first:end], strict=True)
            yield [(a * x + c * y + e, b * x + d * y + f) for x, y in part]


class PictureFacts(NamedTuple):
    """A picture of the file: its stream, None for one inside the content; pixels, space, bits of a sample."""

    stream: Any
    width: int
    height: int
    space: ColourSpace
    bits: int
    stencil: bool
    masked: bool
    filters: tuple[str, ...]
    name: str


@dataclass(slots=True)
class PictureMark:
    """A picture where `matrix` puts it; `box` is what is seen of it."""

    painting: Painting
    tagged: Tagged
    box: Box
    matrix: Matrix
    picture: PictureFacts

    @property
    def whole(self) -> Box:
        """All of it, clipped or not."""
        return apply(self.matrix, Box(0, 0, 1, 1))

    @property
    def resolution(self) -> float:
        """Pixels per inch on the page: the lower of both directions; 0 for a picture without size."""
        a, b, c, d, *_ = self.matrix
        sides = ((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5)
        pixels = (self.picture.width, self.picture.height)
        known = [72 * count / side for count, side in zip(pixels, sides, strict=True) if side > 1e-6]
        return min(known, default=0.0)


@dataclass(slots=True)
class ShadeMark:
    """A gradient: the space of its colours, some of the colours, where it is seen."""

    painting: Painting
    tagged: Tagged
    box: Box
    space: ColourSpace
    colours: tuple[InkColour, ...] = field(default=())


PageMark = TextMark | PathMark | PictureMark | ShadeMark
"""Whatever a page paints."""
