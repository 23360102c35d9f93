"""The head of a column: what begins there after a break has no margin above (CSS Fragmentation, 5.2).

Neither has what begins the first column of text on a grid: columns begin level.

WeasyPrint truncates margins at unforced breaks between pages and keeps them between columns, so that a
crosshead (插题) with a row above it would leave that row empty at the head of its column.
"""

from typing import Any, Final

from banxin.engine.lines.line_grid import grid_step
from banxin.engine.pages.column_spans import spans
from banxin.engine.styles import used_lengths

_MARK: Final = "_banxin_at_column_head"
_RESUMED: Final = "_banxin_begins_page"
_PARTED: Final = "_banxin_goes_on_with"
_FORCED: Final = frozenset({"always", "all", "column", "page", "left", "right", "recto", "verso"})


def mark_head_of_column(box: Any, index: int, child: Any, before: list[Any]) -> None:
    """Note whether `child`, the child `index` of `box`, begins a column after an unforced break.

    `before` are the children that stand above it. The first child of what begins a column begins it too,
    unless border or padding are between them. So does the child with which a box goes on in a column.
    Columns are tried at several heights: what began one of a trial loses its mark in the next.
    """
    if box.is_column:
        at_head = (
            (index > 0 or _RESUMED in child.__dict__)
            and not before
            and child.style["break_before"] not in _FORCED
        )
    elif _PARTED in box.__dict__:
        at_head = index == box.__dict__[_PARTED] and not before and child.style["break_before"] not in _FORCED
    elif _MARK in box.__dict__:
        at_head = not index and not before and not box.padding_top and not box.border_top_width
    else:
        at_head = False
    if at_head:
        setattr(child, _MARK, True)
    else:
        child.__dict__.pop(_MARK, None)


def mark_parted(box: Any, skip_stack: Any) -> None:
    """Note with which child a box that is parted goes on in a column; `skip_stack` is None elsewhere."""
    if skip_stack:
        setattr(box, _PARTED, next(iter(skip_stack)))
    else:
        box.__dict__.pop(_PARTED, None)


def mark_overleaf(block: Any) -> None:
    """Note that a block across the columns went overleaf, if nothing forced it."""
    if block.style["break_before"] not in _FORCED:
        setattr(block, _MARK, True)


def mark_resumed(box: Any, skip_stack: Any) -> None:
    """Note which children of a multi-column box begin its columns: on a later page; on the grid also at the
    beginning and below a block across the columns.
    """
    begins = bool(grid_step(box.style)) and box.style["column_count"] != 1
    for child in box.children:
        child.__dict__.pop(_RESUMED, None)
        if begins:
            setattr(child, _RESUMED, True)
        begins = bool(grid_step(box.style)) and spans(child)
    if skip_stack:
        ((skip, inner),) = skip_stack.items()
        if inner is None and skip < len(box.children):
            setattr(box.children[skip], _RESUMED, True)


def begins_column(box: Any, before: list[Any]) -> bool:
    """Whether what stands in `box` with nothing but `before` above it begins a column."""
    return bool(box.is_column and not before)


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set the used lengths of a box; the margin above what begins a column is truncated."""
    used_lengths.resolve_percentages(box, containing_block)
    if _MARK in box.__dict__ and box.margin_top != "auto" and box.margin_top > 0:
        box.margin_top = 0
