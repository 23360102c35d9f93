"""Blocks in whole steps of the page's grid (CSS Rhythmic Sizing, `block-step-size`).

The height of a block that declares `--banxin-step: <length>` is brought to the nearest whole number of steps,
from half a step to the next: what is lacking or over is put half above and half below it. So lines after a
table with rules or a listing stand level with those across the page. At the head of a page or column all of
it goes below. Blocks across columns, which WeasyPrint lays out by themselves, are brought to steps by what
is put into the margins around them.
"""

from collections.abc import Iterable
from math import floor
from typing import Any, Final

from weasyprint.layout import block as blocks

from banxin.engine.pages.column_spans import spans
from banxin.engine.styles.lengths import length_px

_PROPERTY: Final = "__banxin_step"
_LEAST: Final = 0.01  # px
_HALF: Final = 0.501
"""Half a step becomes a whole one, whichever way its sum was rounded."""
_ACROSS: Final = "_banxin_stepped_across"
_EMPTY, _MARGINS = 2, 5  # among the arguments of the layout of a block, behind `bottom_space`
_their_block_level = blocks.block_level_layout


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
    lack = _lack(context, made, step, bottom_space)
    if abs(lack) < _LEAST:
        return result
    if not at_head:
        made.translate(dy=lack / 2)
    return abort, stop, resume_at, position_y + lack, margins, next_page, children, max_lines


def _lack(context: Any, made: Any, step: float, bottom_space: float) -> float:
    """px from the height of a block to whole steps, as far as there is room; below 0 where it is over."""
    height = made.border_height()
    lack = max(1, floor(height / step + _HALF)) * step - height
    room = context.page_bottom - bottom_space - made.border_box_y() - height
    return float(min(lack, max(0.0, room)))


class _SteppedMargins(list[Any]):
    """The margins below a block across columns, with what brings it to whole steps: that is no margin, and is
    not lost in that of another such block.
    """

    def __init__(self, margins: Iterable[float], rest: float) -> None:
        self.own, self.rest = list(margins), rest
        super().__init__([blocks.collapse_margin(self.own) + rest])

    def append(self, margin: Any) -> None:
        self.own.append(margin)
        self[:] = [blocks.collapse_margin(self.own) + self.rest]


def mark_across(box: Any) -> None:
    """Note which blocks across the columns of a multi-column box are to be brought to steps."""
    for child in box.children:
        if spans(child) and step_of(child):
            setattr(child, _ACROSS, True)


def unmarked(block: Any) -> Any:
    """A copy of a block across columns that is laid out as a block in the flow."""
    block = block.copy()
    block.__dict__.pop(_ACROSS, None)
    return block


def block_level_layout(context: Any, box: Any, bottom_space: float, *others: Any, **named: Any) -> Any:
    """Lay out a block; one across columns in whole steps, and below the rest of the steps before it."""
    margins = others[_MARGINS] if len(others) > _MARGINS else None
    if isinstance(margins, _SteppedMargins):
        box.position_y += margins.rest
        others = (*others[:_MARGINS], margins.own, *others[_MARGINS + 1 :])
    result = _their_block_level(context, box, bottom_space, *others, **named)
    made, resume_at, next_page, below, *rest = result
    if _ACROSS not in box.__dict__ or made is None or resume_at is not None:
        return result
    lack = _lack(context, made, step_of(box), bottom_space)
    if abs(lack) < _LEAST:
        return result
    at_head = others[_EMPTY]
    if not at_head:
        made.translate(dy=lack / 2)
    return (made, resume_at, next_page, _SteppedMargins(below, lack if at_head else lack / 2), *rest)
