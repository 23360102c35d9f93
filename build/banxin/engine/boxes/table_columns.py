"""Columns of tables as wide as their words need, where WeasyPrint shares the room by the longest text."""

from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred
from weasyprint.layout import table as tables

from banxin.compositor.tabulating import Column, TableCell, column_widths
from banxin.engine.boxes.continued_tables import plain_rows
from banxin.engine.styles.type_style import type_style_of

_TALL: Final = 10  # lines of a row from which it may be parted between pages
_ENDS: Final = frozenset({"right", "end"})
_their_layout = tables.auto_table_layout


def auto_table_layout(context: Any, box: Any, containing_block: Any) -> None:
    """Find the widths of a table's columns: ours for a plain table of Chinese text."""
    _their_layout(context, box, containing_block)
    table = box.get_wrapped_table()
    if not table.column_widths or not _is_plain(table):
        return
    em = table.style["font_size"]
    columns = _columns(context, table, em)
    spacing = 0 if table.style["border_collapse"] == "collapse" else table.style["border_spacing"][0]
    room = table.width - spacing * (len(columns) + 1)
    found = column_widths(columns, room / em)
    if found is not None:
        table.column_widths = [width * em for width in found]
        _part_tall_rows(table, columns, found)


def _is_plain(table: Any) -> bool:
    """Whether a table is Chinese and nobody has said how wide its columns are."""
    rows = [row for _, row in plain_rows(table)]
    cells = [cell for row in rows for cell in row.children]
    return (
        type_style_of(table).region is not None
        and bool(cells)
        and all(cell.colspan == cell.rowspan == 1 and cell.style["width"] == "auto" for cell in cells)
        and len({len(row.children) for row in rows}) == 1
        and all(
            column.style["width"] == "auto"
            for group in table.column_groups
            for column in (group, *group.children)
        )
    )


def _columns(context: Any, table: Any, em: float) -> list[Column]:
    """What each column asks for; a cell's least width has its edges, which are taken off again."""
    rows = [(row, group.is_header) for group, row in plain_rows(table)]
    columns = []
    for nth in range(len(rows[0][0].children)):
        edges, right = 0.0, 0
        cells = []
        for row, head in rows:
            cell = row.children[nth]
            least, most = preferred.table_cell_min_max_content_width(context, cell)
            own = preferred.adjust(cell, True, 0)
            edges = max(edges, own)
            cells.append(TableCell((least - own) / em, (most - own) / em, head))
            right += cell.style["text_align_all"] in _ENDS
        columns.append(Column(cells, edges / em, right * 2 > len(rows)))
    return columns


def _part_tall_rows(table: Any, columns: list[Column], widths: list[float]) -> None:
    """Let rows be parted that are too tall to be carried over whole."""
    for nth, (group, row) in enumerate(plain_rows(table)):
        inner = [width - column.edges for width, column in zip(widths, columns, strict=True)]
        deepest = max(
            column.cells[nth].most / max(room, 1) for column, room in zip(columns, inner, strict=True)
        )
        if deepest > _TALL and not group.is_header and isinstance(row, boxes.TableRowBox):
            row.style = row.style.copy()
            row.style["break_inside"] = "auto"
