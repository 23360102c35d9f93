"""Tables of Word: merged cells at their first place, tables for layout taken apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from banxin.importing.copy.cells import flat, is_bold, is_text, unmarked
from banxin.importing.copy.model import (
    CopyBlock,
    Pieces,
    SetApart,
    TableOfCells,
    words_of,
)
from banxin.importing.word.names import attribute, child, short, switched, value
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.importing.word.body import BodyReader

_WIDEST = 64  # columns
_ALIGN = {"right": "right", "end": "right", "center": "center"}


@dataclass(frozen=True, slots=True)
class _Cell:
    blocks: tuple[CopyBlock, ...]
    span: int
    goes_on: bool
    align: str


@dataclass(slots=True)
class TableReader:
    """Reads one table with the `body` around it."""

    body: BodyReader
    depth: int

    def read(self, element: etree._Element) -> Iterator[CopyBlock]:
        """The table, or what it holds where it is there for the look alone."""
        line = self.body.line + 1
        rows, heads = [], 0
        for row in _rows(element):
            properties = child(row, "w:trPr")
            if child(properties, "w:del") is not None:
                self.body.runs.tally.deleted += 1
                continue
            heads += bool(switched(properties, "w:tblHeader"))
            rows.append(self.row(row))
        rows = [row for row in rows if row]
        if not rows:
            return
        cells = [cell for row in rows for cell in row if cell.blocks]
        if len(cells) == 1 and len(rows[0]) == 1:
            yield SetApart("box", cells[0].blocks, line)
            return
        if not all(is_text(cell.blocks) for cell in cells):
            yield from self.apart(cells, line)
            return
        look = child(element, "w:tblPr", "w:tblLook")
        first = attribute(look, "w:firstRow") in ("1", "true", "on") or bool(
            int(attribute(look, "w:val") or "0", 16) & 0x20
        )
        yield self.table(rows, line, head=bool(heads) or first)

    def apart(self, cells: list[_Cell], line: int) -> Iterator[CopyBlock]:
        """The content of cells one after the other."""
        self.body.runs.remarks.tell(
            "import.moved",
            Message("A table with pictures, lists or tables in its cells is taken apart: cell by cell."),
            line,
        )
        for cell in cells:
            yield from cell.blocks

    def row(self, row: etree._Element) -> list[_Cell]:
        """The cells of a row."""
        before = value(child(row, "w:trPr"), "w:gridBefore")
        cells = [_Cell((), int(before), False, "")] if before.isdigit() and 0 < int(before) < _WIDEST else []
        for cell in _cells(row):
            properties = child(cell, "w:tcPr")
            merge = child(properties, "w:vMerge")
            span = value(properties, "w:gridSpan")
            jc = Counter(value(child(one, "w:pPr"), "w:jc") for one in cell if short(one.tag) == "w:p")
            goes_on = merge is not None and attribute(merge, "w:val") != "restart"
            goes_on = goes_on or value(properties, "w:hMerge") == "continue"
            cells.append(
                _Cell(
                    self.body.blocks(cell, self.depth + 1),
                    min(max(int(span), 1), _WIDEST) if span.isdigit() else 1,
                    goes_on,
                    _ALIGN.get(jc.most_common(1)[0][0], "") if jc else "",
                )
            )
        return cells

    def table(self, rows: list[list[_Cell]], line: int, *, head: bool) -> TableOfCells:
        """The table in rows of one length; a merged cell stands at its first place, the others are empty."""
        merged = any(cell.span > 1 or cell.goes_on for row in rows for cell in row)
        if merged:
            self.body.runs.remarks.tell(
                "import.moved",
                Message(
                    "Merged cells of a table: the text stands in the first of them, the others are empty."
                ),
                line,
            )
        grid: list[tuple[Pieces, ...]] = []
        columns: dict[int, Counter[str]] = {}
        for row in rows:
            cells: list[Pieces] = []
            for cell in row:
                columns.setdefault(len(cells), Counter())[cell.align] += 1
                cells += [flat(cell.blocks), *((),) * (cell.span - 1)]
            grid.append(tuple(cells))
        width = max(map(len, grid))
        filled = tuple(row + ((),) * (width - len(row)) for row in grid)
        align = tuple(columns[at].most_common(1)[0][0] if at in columns else "" for at in range(width))
        head = head or is_bold(filled[0]) or _merges_as_heads_do(rows)
        has_head = len(filled) > 1 and head and all(words_of(cell) for cell in filled[0][:1])
        if has_head:
            filled = (tuple(map(unmarked, filled[0])), *filled[1:])
        return TableOfCells(filled, has_head, align, line=line)


def _merges_as_heads_do(rows: list[list[_Cell]]) -> bool:
    """Whether the first row, and no row of figures, has cells over several columns beside others."""
    return len(rows) > 2 and len(rows[0]) > 1 and any(cell.span > 1 for cell in rows[0])


def _rows(element: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    for one in element:
        if short(one.tag) == "w:tr":
            yield one
        elif short(one.tag) in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins") and depth < 20:
            yield from _rows(one, depth + 1)


def _cells(row: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    for one in row:
        if short(one.tag) == "w:tc":
            yield one
        elif short(one.tag) in ("w:sdt", "w:sdtContent", "w:customXml") and depth < 20:
            yield from _cells(one, depth + 1)
