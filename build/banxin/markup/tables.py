"""Tables and their captions."""

from __future__ import annotations

import re

from banxin.markup.blocks import Block, Inline, Paragraph, Table, Text
from banxin.markup.cursor import Cursor
from banxin.markup.inlines import read_inlines
from banxin.markup.state import ArticleContext

_CAPTION = re.compile(r"(?:表|Table)[ \t]*[：:][ \t]*")
_Row = tuple[tuple[Inline, ...], ...]


def read_table(cursor: Cursor, context: ArticleContext, above: list[Block]) -> Table:
    """The table at the cursor.

    A paragraph right above that begins with `表：` or `Table:` is its caption and leaves the list of
    blocks `above`: captions of tables stand above them (GB/T 7713.1—2006 §6.3.3, 表题置于表上).
    """
    opening = cursor.take()
    rows: list[_Row] = []
    align: list[str] = []
    cells: list[tuple[Inline, ...]] = []
    while (token := cursor.take()).type != "table_close":
        if token.type == "th_open":
            align.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
        elif token.type == "inline":
            cells.append(read_inlines(token, context))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
    caption = _caption(above)
    line, anchor = context.log.line_of(opening), str(opening.meta.get("anchor", ""))
    head = rows[0] if any(rows[0]) else ()  # `|  |  |` is how Markdown writes a table without a head
    return Table(head, tuple(rows[1:]), tuple(align), caption, line, anchor)


def _caption(above: list[Block]) -> tuple[Inline, ...]:
    if not above or not isinstance(above[-1], Paragraph):
        return ()
    first, *rest = above[-1].inlines
    if not isinstance(first, Text) or not (match := _CAPTION.match(first.text)):
        return ()
    above.pop()
    words = first.text[match.end() :]
    return (Text(words), *rest) if words else tuple(rest)
