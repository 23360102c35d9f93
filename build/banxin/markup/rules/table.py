"""GFM tables, with the column of each cell; a row with more or fewer cells than the head is reported."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_block.table import table as markdown_table

from banxin.findings import Severity
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """markdown-it's table, which drops surplus cells of a row and fills up a short one without a word."""
    first = len(state.tokens)
    if not markdown_table(state, start_line, end_line, silent):
        return False
    if silent:
        return True
    log: FindingLog = state.env[KEY]
    columns = len(_cells(state, start_line))
    for line in range(start_line + 2, state.line):
        cells = _cells(state, line)
        if len(cells) > columns:
            _report_surplus(line, cells, columns, log)
        elif len(cells) < columns:
            _report_short(line, len(cells), columns, log)
    _place_cells(state, first, log)
    return True


def _report_surplus(line: int, cells: list[str], columns: int, log: FindingLog) -> None:
    log.report(
        "article.table-cells",
        _unlike(len(cells), columns),
        log.find(line, cells[columns].strip(), last=True),
        expected=Message("{columns} cells; a bar within a cell is written \\|", columns=columns),
    )


def _report_short(line: int, count: int, columns: int, log: FindingLog) -> None:
    """A warning: the last cells stay empty, which may be meant."""
    text = log.source.line(log.first_line + line).rstrip()
    log.report(
        "article.table-cells",
        _unlike(count, columns),
        log.at_row(line, len(text)),
        expected=Message(
            "{columns} cells; an empty one needs its bar too: add{missing}",
            columns=columns,
            missing=" |" * (columns - count + (not text.endswith("|"))),
        ),
        remedy=Message("as it is, the last ones of the row stay empty"),
        severity=Severity.WARNING,
    )


def _unlike(count: int, columns: int) -> str:
    return Message(
        "The row has {count} cells, the head of the table {columns}.", count=count, columns=columns
    )


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = escapedSplit(getLine(state, line).strip())
    if cells and not cells[0]:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1] else cells


def _place_cells(state: StateBlock, first: int, log: FindingLog) -> None:
    row, begin, text = -1, 0, ""
    for token in state.tokens[first:]:
        if token.type != "inline" or not token.map:
            continue
        if token.map[0] != row:
            row, begin = token.map[0], 0
            text = log.source.line(log.first_line + row)
        offset = text.find(token.content, begin)
        if offset >= 0:
            token.meta["column"] = offset + 1
            begin = offset + len(token.content)
