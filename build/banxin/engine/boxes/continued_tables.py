"""The row over the head of a table where it goes on (续表): GB/T 7713.2, CY/T 170.

A row of a table's head that declares `--banxin-continuation: on` is laid out on every page but the first
of the table. It stands above the table's own rule, so the table has none at its top there: the row draws it.
"""

from collections.abc import Iterator
from typing import Any, Final

from banxin.engine.styles.type_style import chosen

_PROPERTY: Final = "banxin_continuation"


def is_continuation(row: Any) -> bool:
    """Whether a row stands only where its table goes on."""
    style = row.style
    return f"__{_PROPERTY}" in getattr(style, "cascaded", ()) and chosen(style, _PROPERTY) == "on"


def plain_rows(table: Any) -> Iterator[tuple[Any, Any]]:
    """Each row of a table with its group, without those that stand only where it goes on."""
    for group in table.children:
        for row in group.children:
            if not (group.is_header and is_continuation(row)):
                yield group, row


def part_of(table: Any, skip_stack: Any) -> Any:
    """The table as one page has it: at its beginning without the rows that stand where it goes on."""
    head = table.children[0] if table.children and table.children[0].is_header else None
    if head is None:
        return table
    rows = [row for row in head.children if not is_continuation(row)]
    if len(rows) == len(head.children):
        return table
    if _begins(table, skip_stack):
        part = table.copy_with_children([head.copy_with_children(rows), *table.children[1:]])
        if table.style["border_collapse"] == "collapse":
            part.collapsed_border_grid = _without_first(
                table.collapsed_border_grid, len(head.children) - len(rows)
            )
        return part
    part = table.copy()
    part.border_top_width = 0
    return part


def _without_first(grid: Any, count: int) -> Any:
    """The collapsed borders of a table without its first `count` rows; of two upper edges one wins."""
    vertical, horizontal = grid
    edges = zip(horizontal[0], horizontal[count], strict=True)
    upper = [max(pair, key=lambda edge: edge[0]) for pair in edges]  # by score: CSS 2.1 §17.6.2.1
    return vertical[count:], [upper, *horizontal[count + 1 :]]


def _begins(table: Any, skip_stack: Any) -> bool:
    """Whether the table begins at `skip_stack`: nothing of its rows is on an earlier page."""
    if not skip_stack:
        return True
    ((nth, rows),) = skip_stack.items()
    return all(group.is_header for group in table.children[:nth]) and (not rows or rows == {0: None})
