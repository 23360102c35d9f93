"""Blocks in whole steps of the page's grid (CSS Rhythmic Sizing, `block-step-size`).

The height of a block that declares `--banxin-step: <length>` is brought to the nearest whole number of steps,
from half a step to the next: what is lacking or over is put half above and half below it. So lines after a
table with rules or a listing stand level with those across the page. At the head of a page or column all of
it goes below.
"""

from math import floor
from typing import Any, Final

from banxin.engine.styles.lengths import length_px

_PROPERTY: Final = "__banxin_step"
_LEAST: Final = 0.01  # px
_HALF: Final = 0.501
"""Half a step becomes a whole one, whichever way its sum was rounded."""


def step_of(box: Any) -> float:
    """The step that a block itself declares, in px; 0 where it declares none."""
    style = box.style
    if _PROPERTY not in getattr(style, "cascaded", ()):
        return 0.0
    return length_px(style[_PROPERTY] or ())


def stepped(context: Any, child: Any, result: Any, bottom_space: float, *, at_head: bool) -> Any:
    """The result of a child's layout, its height a whole number of steps where it is complete."""
    step = step_of(child)
    abort, stop, resume_at, position_y, margins, next_page, children, max_lines = result
    if not step or abort or stop or resume_at is not None or not children:
        return result
    made = children[-1]
    height = made.border_height()
    lack = max(1, floor(height / step + _HALF)) * step - height
    room = context.page_bottom - bottom_space - made.border_box_y() - height
    lack = min(lack, max(0.0, room))
    if abs(lack) < _LEAST:
        return result
    if not at_head:
        made.translate(dy=lack / 2)
    return abort, stop, resume_at, position_y + lack, margins, next_page, children, max_lines
