"""The graphics state that content streams change (ISO 32000-2, 8.4): space, colours, transparency, tags."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.reading.colour_spaces import (
    DEVICE_CMYK,
    DEVICE_GRAY,
    DEVICE_RGB,
    ColourSpace,
    SpaceKind,
)
from banxin.preflight.pdf_file.reading.faces import FaceInFile
from banxin.preflight.pdf_file.reading.marks import UNTAGGED, PageMark, Painting, Tagged
from banxin.preflight.pdf_file.reading.resources import NamedResources, number_in
from banxin.preflight.pdf_file.reading.syntax import name_of, numbers_of
from banxin.preflight.text.pdf.painted import Box, Matrix
from banxin.press.finishing.operations import multiplied

_MCID = re.compile(rb"/MCID\s+(\d{1,9})")
_OF_COUNT = {1: DEVICE_GRAY, 3: DEVICE_RGB, 4: DEVICE_CMYK}
_START = {SpaceKind.CMYK: 1.0, SpaceKind.SPOT: 1.0}
_FIRST = Painting()
_MOST_KEPT = 5000  # q without Q


@dataclass(slots=True)
class GraphicsState:
    """What q keeps and Q brings back; `painting` is made anew where something of it changed."""

    matrix: Matrix
    clip: Box
    fill_space: ColourSpace = DEVICE_GRAY
    stroke_space: ColourSpace = DEVICE_GRAY
    painting: Painting = _FIRST
    width: float = 1.0
    face: FaceInFile | None = None
    size: float = 0.0
    render: int = 0
    rise: float = 0.0
    stretch: float = 1.0
    letter: float = 0.0
    word: float = 0.0
    leading: float = 0.0


@dataclass(slots=True)
class PageContents:
    """What was read of a page: `marks` in order, and what it uses that a press may refuse."""

    marks: list[PageMark] = field(default_factory=list)
    group_spaces: list[ColourSpace] = field(default_factory=list)
    device_settings: set[str] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    layers: bool = False
    faults: int = 0


class PenReader:
    """Follows the graphics state through the operators that change it."""

    def __init__(self, matrix: Matrix, clip: Box) -> None:
        self.contents = PageContents()
        self.state = GraphicsState(matrix, clip)
        self.resources: NamedResources
        self.kept: list[GraphicsState] = []
        self.tags: list[Tagged] = [UNTAGGED]
        self.within: Box | None = None  # what a pattern fills, which is where its marks are seen

    def shown(self, box: Box) -> Box:
        """The part of a box on the page that is seen."""
        return self.within.meet(self.state.clip) if self.within else box.meet(self.state.clip)

    # --- state ------------------------------------------------------------------------------------

    def _keep(self, operands: bytes) -> None:
        if len(self.kept) < _MOST_KEPT:
            self.kept.append(copy(self.state))

    def _back(self, operands: bytes) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def _transform(self, operands: bytes) -> None:
        self.state.matrix = multiplied(matrix_in(operands), self.state.matrix)

    def _line_width(self, operands: bytes) -> None:
        self.state.width = float(operands)

    def _graphics(self, operands: bytes) -> None:
        """Transparency, overprint and what only some devices do, of a graphics state (table 57)."""
        named = self.resources.thing("/ExtGState", name_of(operands))
        if not isinstance(named, pikepdf.Dictionary):
            return
        state, was = self.state, self.state.painting
        blend = named.get("/BM", was.blend)
        if isinstance(blend, pikepdf.Array):
            blend = blend[0] if len(blend) else "/Normal"
        mask = named.get("/SMask")
        over_stroke = bool(named.get("/OP", was.over_stroke))
        state.painting = was._replace(
            alpha=min(max(number_in(named, "/ca", was.alpha), 0.0), 1.0),
            stroke_alpha=min(max(number_in(named, "/CA", was.stroke_alpha), 0.0), 1.0),
            blend=str(blend),
            masked=was.masked if mask is None else isinstance(mask, pikepdf.Dictionary),
            over_stroke=over_stroke,
            over=bool(named.get("/op", over_stroke if "/OP" in named else was.over)),
            mode=int(number_in(named, "/OPM", was.mode)),
        )
        state.width = number_in(named, "/LW", state.width)
        for key in ("/TR", "/TR2", "/HT", "/HTP", "/BG2", "/UCR2"):
            if key in named and str(named.get(key)) not in ("/Default", "/Identity"):
                self.contents.device_settings.add(key.removeprefix("/"))

    # --- colours ----------------------------------------------------------------------------------

    def _colour(
        self, space: ColourSpace, values: tuple[float, ...], *, stroke: bool, pattern: Any = None
    ) -> None:
        colour = self.resources.shared.colour(space, values, pattern)
        state = self.state
        if stroke:
            state.stroke_space = space
            if colour is not state.painting.stroke:
                state.painting = state.painting._replace(stroke=colour)
        else:
            state.fill_space = space
            if colour is not state.painting.fill:
                state.painting = state.painting._replace(fill=colour)

    def _fill_device(self, operands: bytes) -> None:
        values = tuple(numbers_of(operands))
        self._colour(_OF_COUNT[len(values)], values, stroke=False)

    def _stroke_device(self, operands: bytes) -> None:
        values = tuple(numbers_of(operands))
        self._colour(_OF_COUNT[len(values)], values, stroke=True)

    def _fill_space(self, operands: bytes) -> None:
        self._choose(operands, stroke=False)

    def _stroke_space(self, operands: bytes) -> None:
        self._choose(operands, stroke=True)

    def _choose(self, operands: bytes, *, stroke: bool) -> None:
        space = self.resources.space(name_of(operands))
        start = (_START.get(space.kind, 0.0),) * space.count
        if space.name == "DeviceCMYK" or (space.kind is SpaceKind.CMYK and space.name == "ICCBased"):
            start = (0.0, 0.0, 0.0, 1.0)
        self._colour(space, (0.0,) if space.name == "Indexed" else start, stroke=stroke)

    def _fill_special(self, operands: bytes) -> None:
        self._special(operands, self.state.fill_space, stroke=False)

    def _stroke_special(self, operands: bytes) -> None:
        self._special(operands, self.state.stroke_space, stroke=True)

    def _special(self, operands: bytes, space: ColourSpace, *, stroke: bool) -> None:
        if b"/" not in operands:
            self._colour(space, tuple(numbers_of(operands)), stroke=stroke)
            return
        pattern = self.resources.thing("/Pattern", name_of(operands))
        values = tuple(numbers_of(operands.split(b"/", maxsplit=1)[0]))
        if pattern is not None:
            self._colour(space, values, stroke=stroke, pattern=pattern)

    # --- marked content ---------------------------------------------------------------------------

    def _mark(self, operands: bytes) -> None:
        number, artifact = self.tags[-1]
        words = operands.lstrip()
        if words.startswith(b"/Artifact"):
            number, artifact = -1, True
        elif words.startswith(b"/OC"):
            self.contents.layers = True
        elif found := _MCID.search(words):
            number, artifact = int(found[1]), False
        elif b"<<" not in words and words.count(b"/") == 2:
            named = self.resources.thing("/Properties", name_of(words))
            if isinstance(named, pikepdf.Dictionary) and "/MCID" in named:
                number, artifact = int(number_in(named, "/MCID", -1)), False
        if len(self.tags) < _MOST_KEPT:
            self.tags.append(Tagged(number, artifact))

    def _end_mark(self, operands: bytes) -> None:
        if len(self.tags) > 1:
            self.tags.pop()


def matrix_in(operands: bytes) -> Matrix:
    """Six operands as a matrix; raises ValueError."""
    a, b, c, d, e, f = numbers_of(operands)
    return a, b, c, d, e, f


def matrix_of_array(array: Any) -> Matrix:
    """A matrix of the file; raises ValueError or TypeError."""
    a, b, c, d, e, f = map(float, array)
    return a, b, c, d, e, f


def box_of_array(array: Any) -> Box:
    """A rectangle of the file (7.9.5); raises ValueError or TypeError."""
    left, bottom, right, top = map(float, array)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def scale_of(matrix: Matrix) -> float:
    """By how much lengths become longer, in the mean of both directions."""
    a, b, c, d, *_ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def is_upright(matrix: Matrix) -> bool:
    """Whether a matrix turns by right angles at most."""
    a, b, c, d, *_ = matrix
    return (not b and not c) or (not a and not d)
