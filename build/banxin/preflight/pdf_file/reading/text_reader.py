"""Text of content streams (ISO 32000-2, 9.4): where each stretch of it is painted, in which face and size."""

from __future__ import annotations

import re

from banxin.preflight.pdf_file.reading.marks import TextMark
from banxin.preflight.pdf_file.reading.pen import PenReader, matrix_in
from banxin.preflight.pdf_file.reading.syntax import name_of, numbers_of
from banxin.preflight.text.pdf.painted import Box, Matrix
from banxin.press.finishing.operations import multiplied

_STRAIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SPACED = re.compile(rb"\s*([-+.\d]+)\s+([-+.\d]+)\s*(.*)", re.S)


class TextReader(PenReader):
    """Follows the operators of text besides."""

    def __init__(self, matrix: Matrix, clip: Box) -> None:
        super().__init__(matrix, clip)
        self._line: Matrix = _STRAIGHT
        self._text: Matrix = _STRAIGHT
        self._last: TextMark | None = None

    # --- text -------------------------------------------------------------------------------------

    def _begin(self, operands: bytes) -> None:
        self._line = self._text = _STRAIGHT
        self._last = None

    def _place(self, operands: bytes) -> None:
        self._line = self._text = matrix_in(operands)
        self._last = None

    def _next(self, operands: bytes) -> None:
        x, y = numbers_of(operands)
        self._to(x, y)

    def _next_leading(self, operands: bytes) -> None:
        x, y = numbers_of(operands)
        self.state.leading = -y
        self._to(x, y)

    def _new_line(self, operands: bytes) -> None:
        self._to(0.0, -self.state.leading)

    def _to(self, x: float, y: float) -> None:
        self._line = self._text = multiplied((1.0, 0.0, 0.0, 1.0, x, y), self._line)
        self._last = None

    def _font(self, operands: bytes) -> None:
        name, _, size = operands.strip().rpartition(b" ")
        self.state.face, self.state.size = self.resources.face(name_of(name)), float(size)

    def _show(self, operands: bytes) -> None:
        state = self.state
        if state.face is None:
            self.contents.faults += 1
            return
        if self._last is not None:
            moved = self._last.advance * state.stretch
            self._text = multiplied((1.0, 0.0, 0.0, 1.0, moved, 0.0), self._text)
        a, b, c, d, e, f = self._text
        stretch = state.stretch
        text = (a * stretch, b * stretch, c, d, e + c * state.rise, f + d * state.rise)
        matrix = multiplied(text, state.matrix)
        spacing = (state.letter, state.word)
        clip = self.within.meet(state.clip) if self.within else state.clip
        mark = TextMark(
            state.painting,
            self.tags[-1],
            state.face,
            state.size,
            matrix,
            operands,
            state.render,
            clip,
            spacing,
        )
        self._last = mark
        self.contents.marks.append(mark)

    def _show_on_new_line(self, operands: bytes) -> None:
        self._new_line(b"")
        self._show(operands)

    def _show_spaced(self, operands: bytes) -> None:
        found = _SPACED.match(operands)
        if found is not None:
            self.state.word, self.state.letter = float(found[1]), float(found[2])
            self._show_on_new_line(found[3])

    def _render(self, operands: bytes) -> None:
        self.state.render = int(operands)

    def _rise(self, operands: bytes) -> None:
        self.state.rise = float(operands)

    def _stretch(self, operands: bytes) -> None:
        self.state.stretch = float(operands) / 100

    def _letter(self, operands: bytes) -> None:
        self.state.letter = float(operands)

    def _word(self, operands: bytes) -> None:
        self.state.word = float(operands)

    def _leading(self, operands: bytes) -> None:
        self.state.leading = float(operands)
