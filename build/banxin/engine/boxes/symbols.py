"""Small type beside a base: what a reading is made of."""

from dataclasses import dataclass
from typing import Any

from banxin.compositor import tables as t
from banxin.compositor.copy import Copy, CopyFitter
from banxin.engine.styles.type_style import TypeStyle


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """One piece of a reading: its copy, and its place from the base's centre and baseline in px."""

    copy: Copy
    type_style: TypeStyle
    text: str
    x: float
    y: float


def small(text_box: Any, size: float) -> TypeStyle:
    """The type style of a reading at the size it is set in (px)."""
    style = text_box.style.copy()
    style["font_size"] = size
    style["letter_spacing"], style["word_spacing"] = "normal", 0  # a reading is set solid (C68)
    style["text_decoration_line"] = "none"  # lines are the base's
    style._banxin_own = True
    return TypeStyle(style)


def set_words(text: str, type_style: TypeStyle) -> tuple[Copy, int]:
    """Words set in a type style, and their width in units."""
    fitter = CopyFitter(type_style.line_style, int(type_style.size * t.UNITS_PER_PX))
    fitter.add(type_style.fount(), text)
    copy = fitter.copy()
    return copy, sum(sort.body for sort in copy.sorts) + sum(joint.glue for joint in copy.joints[1:])
