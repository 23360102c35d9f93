"""A page's content read operation by operation (ISO 32000-2, annex A): what it paints, where, how.

Followed are forms, tiling patterns, transparency, overprint, clipping to boxes, text and marked content.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.reading.budget import DEEPEST_FORM, ReadingBudget
from banxin.preflight.pdf_file.reading.inline_pictures import inline_picture
from banxin.preflight.pdf_file.reading.marks import PathMark, PathOutline, PictureMark, ShadeMark
from banxin.preflight.pdf_file.reading.pen import (
    GraphicsState,
    box_of_array,
    is_upright,
    matrix_of_array,
    scale_of,
)
from banxin.preflight.pdf_file.reading.resources import NamedResources, number_in
from banxin.preflight.pdf_file.reading.shadings import shade_colours, shade_space
from banxin.preflight.pdf_file.reading.syntax import instructions, name_of, numbers_of
from banxin.preflight.pdf_file.reading.text_reader import TextReader
from banxin.preflight.text.pdf.painted import Box, Matrix
from banxin.preflight.text.pdf.paths import apply
from banxin.press.finishing.operations import multiplied

_FAULTS = (ValueError, IndexError, TypeError, KeyError, AttributeError, OverflowError, pikepdf.PdfError)


class Interpreter(TextReader):
    """Reads the content of one page into `contents`."""

    def __init__(self, matrix: Matrix, clip: Box, budget: ReadingBudget) -> None:
        super().__init__(matrix, clip)
        self.budget = budget
        self._base = matrix
        self._xs: list[float] = []
        self._ys: list[float] = []
        self._starts: list[int] = []
        self._rectangles = 0
        self._clipping = False
        self._open: set[object] = set()
        self._tiles: set[object] = set()

    def read(self, content: bytes, resources: NamedResources) -> None:
        """Go through a stream; may raise SpentError."""
        self.budget.unpack(len(content))
        around, self.resources = getattr(self, "resources", resources), resources
        depth, does, count = len(self.kept), _DOES, 0
        for operands, operator in instructions(content):
            count += 1
            if count & 1023 == 0:
                self.budget.take(1024)
            act = does.get(operator)
            if act is None:
                continue
            try:
                act(self, operands)
            except _FAULTS:
                self.contents.faults += 1
        self.budget.take(count & 1023)
        del self.kept[depth:]
        self.resources = around

    # --- paths ------------------------------------------------------------------------------------

    def _points(self, operands: bytes) -> None:
        numbers = numbers_of(operands)
        self._xs += numbers[::2]
        self._ys += numbers[1::2]

    def _move(self, operands: bytes) -> None:
        self._starts.append(len(self._xs))
        self._points(operands)

    def _rectangle(self, operands: bytes) -> None:
        x, y, width, height = numbers_of(operands)[-4:]
        self._starts.append(len(self._xs))
        self._xs += (x, x + width, x + width, x)
        self._ys += (y, y, y + height, y + height)
        self._rectangles += 1

    def _clip(self, operands: bytes) -> None:
        self._clipping = True

    def _path_box(self) -> Box | None:
        if not self._xs or len(self._xs) != len(self._ys):
            return None
        edges = Box(min(self._xs), min(self._ys), max(self._xs), max(self._ys))
        return apply(self.state.matrix, edges)

    def _paint(self, *, filled: bool, stroked: bool) -> None:
        box, state = self._path_box(), self.state
        upright = self._rectangles == len(self._starts) == 1 and is_upright(state.matrix)
        if box is not None and (filled or stroked):
            width = state.width * scale_of(state.matrix) if stroked else 0.0
            reach = max(width, 0.0) / 2
            whole = Box(box.left - reach, box.bottom - reach, box.right + reach, box.top + reach)
            outline = PathOutline(self._xs, self._ys, self._starts)
            self._add_path(
                PathMark(
                    state.painting, self.tags[-1], self.shown(whole), whole, filled, stroked, width, upright,
                    state.matrix, outline,
                )
            )  # fmt: skip
        if self._clipping and box is not None:
            state.clip = state.clip.meet(box)
        self._xs, self._ys, self._starts = [], [], []
        self._rectangles, self._clipping = 0, False

    def _add_path(self, mark: PathMark) -> None:
        pattern = mark.painting.fill.pattern if mark.filled else None
        if mark.box.right < mark.box.left or mark.box.top < mark.box.bottom:
            return
        if pattern is None:
            self.contents.marks.append(mark)
        elif int(number_in(pattern, "/PatternType")) == 2:
            self._add_shade(pattern.get("/Shading"), mark.box)
        elif isinstance(pattern, pikepdf.Stream):
            self._tile(pattern, mark.box)

    def _fill(self, operands: bytes) -> None:
        self._paint(filled=True, stroked=False)

    def _stroke(self, operands: bytes) -> None:
        self._paint(filled=False, stroked=True)

    def _both(self, operands: bytes) -> None:
        self._paint(filled=True, stroked=True)

    def _end(self, operands: bytes) -> None:
        self._paint(filled=False, stroked=False)

    def _shade(self, operands: bytes) -> None:
        self._add_shade(self.resources.thing("/Shading", name_of(operands)), self.state.clip)

    def _add_shade(self, shading: Any, box: Box) -> None:
        if shading is None:
            return
        shared = self.resources.shared
        space = shade_space(shading, shared)
        colours = shade_colours(shading, space)
        if not box.empty:
            self.contents.marks.append(ShadeMark(self.state.painting, self.tags[-1], box, space, colours))

    # --- forms, pictures, patterns ----------------------------------------------------------------

    def _do(self, operands: bytes) -> None:
        name = name_of(operands)
        thing = self.resources.thing("/XObject", name)
        if not isinstance(thing, pikepdf.Stream):
            return
        kind = str(thing.get("/Subtype"))
        if "/F" in thing or "/Ref" in thing or "/OPI" in thing:
            self.contents.foreign.add("OPI" if "/OPI" in thing else name)
        if kind == "/Image":
            self._add_picture(self.resources.shared.picture(thing, name))
        elif kind == "/Form":
            self._form(thing)
        elif kind == "/PS":
            self.contents.foreign.add("PostScript")

    def _add_picture(self, picture: Any) -> None:
        state = self.state
        box = self.shown(apply(state.matrix, Box(0, 0, 1, 1)))
        if not box.empty:
            self.contents.marks.append(PictureMark(state.painting, self.tags[-1], box, state.matrix, picture))

    def _inline(self, operands: bytes) -> None:
        self._add_picture(inline_picture(operands, self.resources))

    def _form(self, form: Any) -> None:
        """A form in its own space; what is around it shines through with it where it is a group."""
        if form.objgen in self._open or len(self._open) >= DEEPEST_FORM:
            return
        around, kept = self.state, self.kept
        state = self.state = copy(around)
        matrix = form.get("/Matrix")
        if isinstance(matrix, pikepdf.Array):
            state.matrix = multiplied(matrix_of_array(matrix), state.matrix)
        box = form.get("/BBox")
        if isinstance(box, pikepdf.Array):
            state.clip = state.clip.meet(apply(state.matrix, box_of_array(box)))
        self._group(form)
        self._within_stream(form, form.objgen)
        self.state, self.kept = around, kept

    def _within_stream(self, stream: Any, key: object) -> None:
        line = (self._line, self._text, self._last)
        self.kept, tags = [], self.tags
        self.tags = [tags[-1]]
        self._open.add(key)
        try:
            inner = NamedResources(stream.get("/Resources"), self.resources.shared, self.resources)
            self.read(stream.read_bytes(), inner)
        finally:
            self._open.discard(key)
            self.tags = tags
            self._line, self._text, self._last = line

    def _group(self, form: Any) -> None:
        group = form.get("/Group")
        if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
            self.contents.group_spaces.append(self.resources.shared.space(group.get("/CS")))

    def _tile(self, pattern: Any, box: Box) -> None:
        """What a pattern paints, all of it where it fills `box`; once a page for each pattern."""
        key = pattern.objgen
        if key in self._tiles or key in self._open or len(self._open) >= DEEPEST_FORM:
            return
        self._tiles.add(key)
        around, kept, within = self.state, self.kept, self.within
        self.state = GraphicsState(self._base, box)
        matrix = pattern.get("/Matrix")
        if isinstance(matrix, pikepdf.Array):
            self.state.matrix = multiplied(matrix_of_array(matrix), self._base)
        self.within = box
        self._within_stream(pattern, key)
        self.state, self.kept, self.within = around, kept, within


_DOES: dict[bytes, Callable[[Interpreter, bytes], None]] = {
    b"q": Interpreter._keep, b"Q": Interpreter._back, b"cm": Interpreter._transform,
    b"w": Interpreter._line_width, b"gs": Interpreter._graphics,
    b"g": Interpreter._fill_device, b"rg": Interpreter._fill_device, b"k": Interpreter._fill_device,
    b"G": Interpreter._stroke_device, b"RG": Interpreter._stroke_device, b"K": Interpreter._stroke_device,
    b"cs": Interpreter._fill_space, b"CS": Interpreter._stroke_space,
    b"sc": Interpreter._fill_special, b"scn": Interpreter._fill_special,
    b"SC": Interpreter._stroke_special, b"SCN": Interpreter._stroke_special,
    b"m": Interpreter._move, b"l": Interpreter._points, b"c": Interpreter._points,
    b"v": Interpreter._points, b"y": Interpreter._points, b"re": Interpreter._rectangle,
    b"W": Interpreter._clip, b"W*": Interpreter._clip,
    b"f": Interpreter._fill, b"F": Interpreter._fill, b"f*": Interpreter._fill,
    b"S": Interpreter._stroke, b"s": Interpreter._stroke,
    b"B": Interpreter._both, b"B*": Interpreter._both, b"b": Interpreter._both, b"b*": Interpreter._both,
    b"n": Interpreter._end, b"sh": Interpreter._shade, b"Do": Interpreter._do, b"BI": Interpreter._inline,
    b"BT": Interpreter._begin, b"Tm": Interpreter._place, b"Td": Interpreter._next,
    b"TD": Interpreter._next_leading, b"T*": Interpreter._new_line, b"Tf": Interpreter._font,
    b"Tj": Interpreter._show, b"TJ": Interpreter._show,
    b"'": Interpreter._show_on_new_line, b'"': Interpreter._show_spaced,
    b"Tr": Interpreter._render, b"Ts": Interpreter._rise, b"Tz": Interpreter._stretch,
    b"Tc": Interpreter._letter, b"Tw": Interpreter._word, b"TL": Interpreter._leading,
    b"BDC": Interpreter._mark, b"BMC": Interpreter._mark, b"EMC": Interpreter._end_mark,
}  # fmt: skip
