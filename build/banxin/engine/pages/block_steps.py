"""Blocks in whole steps of the page's grid (CSS Rhythmic Sizing, `block-step-size`).

The height of a block that declares `--banxin-step: <length>` is brought to the nearest whole number of steps:
what is lacking or over is put half above and half below it. So lines after a table with rules or a listing
stand level with those across the page. At the head of a page all of it goes below.
"""

from typing import Any, Final

_PX: Final = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_PROPERTY: Final = "__banxin_step"
_LEAST: Final = 0.01  # px


def step_of(box: Any) -> float:
    """The step that a block itself declares, in px; 0 where it declares none."""
    style = box.style
    if _PROPERTY not in getattr(style, "cascaded", ()):
        return 0.0
    return length_px(style[_PROPERTY] or ())


def length_px(tokens: Any) -> float:
    """The one absolute length among the tokens of a property, in px; 0 where there is none or more."""
    lengths = [token for token in tokens if token.type == "dimension"]
    return lengths[0].value * _PX.get(lengths[0].lower_unit, 0.0) if len(lengths) == 1 else 0.0


def stepped(context: Any, child: Any, result: Any, bottom_space: float, *, at_head: bool) -> Any:
    """The result of a child's layout, its height a whole number of steps where it is complete."""
    step = step_of(child)
    abort, stop, resume_at, position_y, margins, next_page, children, max_lines = result
    if not step or abort or stop or resume_at is not None or not children:
        return result
    made = children[-1]
    height = made.border_height()
    lack = max(1, round(height / step)) * step - height
    room = context.page_bottom - bottom_space - made.border_box_y() - height
    lack = min(lack, max(0.0, room))
    if abs(lack) < _LEAST:
        return result
    if not at_head:
        made.translate(dy=lack / 2)
    return abort, stop, resume_at, position_y + lack, margins, next_page, children, max_lines
