"""Lines on the grid of their page: text after a picture, a table or a head goes on level with its neighbours.

A block in the flow that has `--banxin-line-grid: <length>` (CSS Line Grid, `line-snap: baseline`) begins
its text on a whole number of steps from the top of its page. What came before may be of any height: what
is lacking to a whole row stands above the text. A block whose lines are not one step high stands where it
falls.
"""

from math import ceil
from typing import Any, Final

from banxin.engine.styles.lengths import length_px

_PROPERTY: Final = "__banxin_line_grid"
_NEAR: Final = 0.02  # px: of lengths that were rounded on their way into a stylesheet
_LINE: Final = 0.1  # px


def grid_step(style: Any) -> float:
    """The step of the grid that text of a style stands on, in px; 0 where there is none."""
    known: float | None = style.__dict__.get("_banxin_line_grid")
    if known is None:
        tokens = style[_PROPERTY] or ()
        known = style._banxin_line_grid = length_px(tokens)
    return known


def on_grid(context: Any, style: Any, y: float, leading: float) -> float:
    """Where text begins that would begin at `y`; its lines are `leading` px high."""
    step = grid_step(style)
    top = context.__dict__.get("_banxin_text_top")
    if not step or top is None or abs(leading - step) > _LINE:
        return y
    rows: float = (y - top) / step
    return float(max(y, top + ceil(rows - _NEAR / step) * step))
