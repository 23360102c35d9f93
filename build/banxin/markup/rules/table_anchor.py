"""`{#anchor}` behind the caption of a table, or alone above it, taken off before the caption is read."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.attributes import read_attributes
from banxin.markup.source import KEY, FindingLog

_CAPTION = re.compile(r"(?:表|Table)[ \t]*[：:]|\{#")


def table_anchor(state: StateCore) -> None:
    """Put the attributes, and the text that they stood in, into the meta of the table's opening token."""
    for index, token in enumerate(state.tokens):
        if token.type == "table_open" and index >= 3 and state.tokens[index - 1].type == "paragraph_close":
            _take_off(token, state.tokens[index - 2], state.env[KEY])


def _take_off(table: Token, inline: Token, log: FindingLog) -> None:
    text = inline.content
    brace = text.rfind("{")
    if brace < 0 or not _CAPTION.match(text):
        return
    read = read_attributes(text, brace)
    if read is not None and read[1] == len(text) and any(found.name == "#" for found in read[0]):
        table.meta["attributes"], table.meta["caption"] = read[0], inline
        line = log.source.line(log.line_of(inline))
        inline.meta["column"] = max(0, line.find(text.partition("\n")[0])) + 1
        inline.content = text[:brace].rstrip()
