"""Blocks across columns that go on overleaf: those that begin there, and those of which a part is left.

WeasyPrint takes up both as if they stood in a column: one that begins a page has no upper border and padding,
and of one that is higher than the room the rest is lost, sometimes with what follows.
"""

from collections.abc import Callable
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks

from banxin.engine.pages.block_steps import mark_across, unmarked
from banxin.engine.pages.column_heads import mark_overleaf
from banxin.engine.pages.column_spans import spans

_LEFT: Final = "_banxin_goes_on"
_AVOID: Final = frozenset({"avoid", "avoid-page", "avoid-column"})


def note_left(made: Any, resume_at: Any) -> None:
    """Keep where a container goes on, if it stands across columns or should not have been divided."""
    if made is not None and resume_at is not None:
        style = made.style
        if style["column_span"] == "all" or style["break_inside"] in _AVOID:
            setattr(made, _LEFT, resume_at)


def is_torn(made: Any) -> bool:
    """Whether a box was divided though it asked not to be."""
    return _LEFT in made.__dict__ and made.style["break_inside"] in _AVOID


def as_wide_as_columns(box: Any, containing_block: Any) -> tuple[Any, Any]:
    """A multi-column box with its width, and the containing block of its blocks across: the box itself.

    WeasyPrint takes what holds the columns for that.
    """
    if not any(map(spans, box.children)):
        return box, containing_block
    mark_across(box)
    settled = box.copy_with_children(box.children)
    blocks.block_level_width(settled, containing_block)
    return settled, settled


def with_blocks_across(box: Any, skip_stack: Any, lay_out: Callable[[Any, Any], Any]) -> Any:
    """Lay out a page of a multi-column box with `lay_out(box, skip_stack)`, its blocks across as blocks."""
    skip = next(iter(skip_stack)) if skip_stack else 0
    if not skip_stack or skip >= len(box.children) or not spans(box.children[skip]):
        return _with_left(box, 0, lay_out(box, skip_stack))
    first, *others = box.children[skip:]
    inner, held = skip_stack[skip], None
    if inner is None:
        first = first.copy()
        mark_overleaf(first)
    else:
        first, held = _held(first), {0: inner}
    result = lay_out(box.copy_with_children([first, *others]), held)
    return _with_left(box, skip, result, goes_on=held is not None)


def _held(block: Any) -> Any:
    """A block across that holds one of which a part is left: a place in it is one in its child."""
    holder = boxes.BlockBox.anonymous_from(block, [unmarked(block)])
    holder.style = holder.style.copy()
    holder.style["column_span"] = "all"
    return holder


def _with_left(box: Any, skip: int, result: Any, *, goes_on: bool = False) -> Any:
    """The result for the children from `skip` on, as one for all; `goes_on` if the first is held."""
    made, resume_at, *rest = result
    if not isinstance(resume_at, dict):
        return result
    resume_at = {skip + place: inner for place, inner in resume_at.items()}
    last = made.children[-1] if made is not None and made.children else None
    if last is not None and not last.is_column and _LEFT in last.__dict__:
        across = [number for number in range(skip, len(box.children)) if spans(box.children[number])]
        reached = sum(not child.is_column for child in made.children)
        left = getattr(last, _LEFT)
        resume_at = {across[reached - 1]: left[0] if goes_on and reached == 1 else left}
    return (made, resume_at, *rest)


def has_words(box: Any) -> bool:
    """Whether text stands in a box: a caption, a title, a mark."""
    if isinstance(box, boxes.TextBox):
        return bool(box.text.strip())
    return any(map(has_words, getattr(box, "children", ())))
