"""Columns of blocks that stand for themselves, such as briefs: none stays empty while another holds several.

Balancing looks for the least height alone. Four blocks of one height in three columns are as low in two and
two as in two, one and one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from weasyprint.formatting_structure import boxes

from banxin.engine.pages.column_spans import spans

_AVOID: Final = frozenset({"avoid", "avoid-page", "avoid-column"})
_LEVEL: Final = 0.02  # px


def with_none_empty(
    box: Any, skip_stack: Any, aside: tuple[list[Any], ...], lay_out: Callable[[Any], Any]
) -> Any:
    """Lay out a multi-column box with `lay_out(box)`; its last blocks go into columns that stayed empty.

    `aside` are the lists of boxes out of the flow, of which those of a discarded trial are taken away.
    """
    counts = [len(one) for one in aside]
    result = lay_out(box)
    made, resume_at = result[:2]
    count = box.style["column_count"]
    if made is None or resume_at is not None or skip_stack or not isinstance(count, int):
        return result
    filled = len(made.children)
    if not 0 < filled < count <= len(box.children) or not all(map(_is_piece, box.children)):
        return result
    first = [one[number:] for one, number in zip(aside, counts, strict=True)]
    _cut(aside, counts)
    again = lay_out(_parted(box, count - filled))
    if _is_better(again, made):
        return again
    _cut(aside, counts)
    for one, kept in zip(aside, first, strict=True):
        one.extend(kept)
    return result


def _is_piece(child: Any) -> bool:
    """Whether a block is one for itself, such as an article, and no paragraph of a text that runs on."""
    if not child.is_in_normal_flow() or spans(child):
        return False
    holds_lines = bool(child.children) and isinstance(child.children[0], boxes.LineBox)
    return not holds_lines or child.style["break_inside"] in _AVOID


def _parted(box: Any, columns: int) -> Any:
    """The box with each of its last blocks at the head of a column."""
    last = [child.copy() for child in box.children[-columns:]]
    for child in last:
        child.style = child.style.copy()
        child.style["break_before"] = "column"
    return box.copy_with_children([*box.children[:-columns], *last])


def _is_better(again: Any, made: Any) -> bool:
    """Whether more columns are filled, and none is deeper."""
    laid, resume_at = again[:2]
    return (
        laid is not None
        and resume_at is None
        and len(laid.children) > len(made.children)
        and laid.height <= made.height + _LEVEL
    )


def _cut(aside: tuple[list[Any], ...], counts: list[int]) -> None:
    for one, number in zip(aside, counts, strict=True):
        del one[number:]
