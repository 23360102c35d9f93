"""Tables of pages: cells that span rows or columns stand at their first place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from banxin.importing.copy.cells import flat, is_text, unmarked
from banxin.importing.copy.model import Blocks, CopyBlock, Pieces, SetApart, TableOfCells, TextBlock
from banxin.importing.copy.remarks import Remarks
from banxin.importing.html.parsing import name_of
from banxin.wording import Message

_WIDEST = 64
_SIDES = {
    "right": ("right", "text-right", "text-end", "align-right"),
    "center": ("center", "text-center", "align-center"),
}
"""The sides that cells are set to, and the classes of common style sheets that say so."""
ReadCell = Callable[[etree._Element], Blocks]


def table_of(table: etree._Element, read: ReadCell, remarks: Remarks, line: int) -> Iterator[CopyBlock]:
    """The table, or what it holds where cells cannot be lines of text."""
    caption: Pieces = ()
    rows: list[list[tuple[Blocks, int, int, str]]] = []
    heads = 0
    for row in _rows(table):
        cells = [one for one in row if name_of(one) in ("td", "th")]
        heads += bool(cells) and len(rows) == heads and all(name_of(one) == "th" for one in cells)
        rows.append([(read(one), _span(one, "colspan"), _span(one, "rowspan"), _align(one)) for one in cells])
    for one in table:
        if name_of(one) == "caption":
            caption = flat(tuple(block for block in read(one) if isinstance(block, TextBlock)))
    every = [blocks for row in rows for blocks, *_ in row if blocks]
    if not every:
        return
    if len(every) == 1 and len(rows) == 1:
        yield SetApart("box", every[0], line)
        return
    if not all(map(is_text, every)):
        remarks.tell(
            "import.moved",
            Message("A table with pictures, lists or tables in its cells is taken apart: cell by cell."),
            line,
        )
        for blocks in every:
            yield from blocks
        return
    over = len(rows) > 2 and len(rows[0]) > 1 and any(across > 1 for _, across, _, _ in rows[0])
    yield _grid(rows, caption, heads > 0 or over, remarks, line)


def _grid(
    rows: list[list[tuple[Blocks, int, int, str]]],
    caption: Pieces,
    has_head: bool,
    remarks: Remarks,
    line: int,
) -> TableOfCells:
    """Rows of one length."""
    grid: list[list[Pieces]] = []
    align: dict[int, str] = {}
    waiting: dict[int, int] = {}
    merged = False
    for row in rows:
        cells: list[Pieces] = []
        for blocks, across, down, side in row:
            while waiting.get(len(cells), 0):
                waiting[len(cells)] -= 1
                cells.append(())
            merged = merged or across > 1 or down > 1
            align[len(cells)] = side or align.get(len(cells), "")
            for number in range(across):
                if down > 1:
                    waiting[len(cells)] = down - 1
                cells.append(() if number else flat(blocks))
        while waiting.get(len(cells), 0):
            waiting[len(cells)] -= 1
            cells.append(())
        grid.append(cells)
    if merged:
        remarks.tell(
            "import.moved",
            Message("Merged cells of a table: the text stands in the first of them, the others are empty."),
            line,
        )
    return _table(grid, [align.get(at, "") for at in range(max(map(len, grid)))], caption, has_head, line)


def _table(
    grid: list[list[Pieces]], align: list[str], caption: Pieces, has_head: bool, line: int
) -> TableOfCells:
    """The table of rows that are filled up to the same length."""
    width = len(align)
    filled = [tuple(row + [()] * (width - len(row))) for row in grid]
    if has_head and len(filled) > 1:
        filled[0] = tuple(map(unmarked, filled[0]))
    return TableOfCells(tuple(filled), has_head and len(filled) > 1, tuple(align), caption, line)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for one in table:
        if name_of(one) == "tr":
            yield one
        elif name_of(one) in ("thead", "tbody", "tfoot"):
            yield from (row for row in one if name_of(row) == "tr")


def _span(cell: etree._Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _WIDEST) if written.isdigit() else 1


def _align(cell: etree._Element) -> str:
    style = (cell.get("style") or "").replace(" ", "").lower()
    said = (cell.get("align") or "").lower()
    classes = frozenset((cell.get("class") or "").split())
    return next(
        (
            side
            for side, names in _SIDES.items()
            if f"text-align:{side}" in style or said == side or not classes.isdisjoint(names)
        ),
        "",
    )
