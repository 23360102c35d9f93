"""Lines cut short with an ellipsis: `text-overflow`, and `block-ellipsis` at the last line of `max-lines`.

WeasyPrint says which while it draws. What is cut is not printed; what is printed stands where it stood.
"""

from copy import copy as clone
from dataclasses import replace
from typing import Any, Final

from ..copy import CopyFitter
from ..marks import Kind
from . import drawing
from .drawing import SetLine, SetText
from .dress import dress_of

_PX: Final = 1 / 1024
_DOTS: Final = "\u2026"
_NEVER_LAST: Final = frozenset({Kind.OPEN, Kind.PREFIX})


def draw_text(stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any) -> None:
    """Draw a text box, or what an ellipsis leaves of it."""
    if text_overflow == "clip" and block_ellipsis == "none":
        drawing.draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    part = textbox.pango_layout
    if not isinstance(part, SetText):
        part = textbox.__dict__.get("_banxin_part")
    shown = _abridged(textbox, part, block_ellipsis) if part is not None else [textbox]
    for box in shown:
        drawing.draw_text(stream, box, offset_x, "clip", "none")


def _abridged(textbox: Any, part: SetText, block_ellipsis: Any) -> list[Any]:
    """The boxes to draw instead of a text box."""
    line = part.line
    if block_ellipsis != "none":
        words = _DOTS if block_ellipsis == "auto" else block_ellipsis[1]
    elif line.fit.over:
        words = _DOTS
    else:
        return [textbox]
    dots = _set(textbox, words)
    pens = _pens(line)
    cut = _cut_at(line, pens, dots.fit.width)
    if cut > part.last or (cut == part.last and block_ellipsis == "none"):
        return [textbox]
    return _cut(textbox, part, cut, pens, dots, words) if part.first <= cut else []


def _pens(line: SetLine) -> list[int]:
    """Where each sort starts and the line ends, from the line's start (units)."""
    pens = [line.fit.head]
    for sort, glue in zip(line.copy.sorts[line.start : line.end], line.fit.glues, strict=True):
        pens.append(pens[-1] + sort.body + glue)
    return pens


def _cut_at(line: SetLine, pens: list[int], width: int) -> int:
    """The first sort for which there is no room if the ellipsis is to stand on the line."""
    sorts = line.copy.sorts
    cut = line.start
    while cut < line.end and pens[cut - line.start] + sorts[cut].body + width <= line.measure:
        cut += 1
    while cut - 1 > line.start and sorts[cut - 1].kind in _NEVER_LAST:
        cut -= 1
    return cut


def _cut(
    textbox: Any, part: SetText, cut: int, pens: list[int], dots: SetLine, words: str
) -> list[Any]:  # fmt: skip
    """What is left of a text box before `cut`, and the ellipsis behind it."""
    line, sorts = part.line, part.line.copy.sorts
    start = pens[part.first - line.start] if part.first > line.start else 0
    origin = textbox.position_x - (start + line.left_edges.get(part.first, 0)) * _PX
    made: list[Any] = []
    if cut > part.first:
        start = pens[cut - 1 - line.start] + sorts[cut - 1].body
        left = clone(textbox)
        text = "".join(sort.text for sort in sorts[part.first : cut])
        if part is textbox.pango_layout:  # a picture is not cut
            left.pango_layout = replace(part, last=cut, text=text)
        left.width = origin + start * _PX - textbox.position_x
        made.append(left)
    end = clone(textbox)
    end.text, end.pango_layout = words, SetText(dots, 0, dots.end, words)
    end.position_x, end.width = origin + start * _PX, dots.fit.width * _PX
    return [*made, end]


def _set(textbox: Any, words: str) -> SetLine:
    """The ellipsis in the text's own type."""
    dress = dress_of(textbox)
    fitter = CopyFitter(dress.line_style, int(dress.size * 1024))
    fitter.add(dress.fount(), words)
    return SetLine(fitter.copy(), 0, len(fitter.sorts), 1 << 40, fill=False)
