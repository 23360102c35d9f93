"""`[^1]: text`: the text of a footnote; further paragraphs are indented by two spaces or more."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"\[\^(?P<label>[^\s\[\]^]{1,64})\]:[ \t]*")
_INDENT = 2


def note_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Tokens `note_open` … `note_close` around the blocks of the note."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = _OPENING.match(state.src, start, state.eMarks[start_line])
    if match is None:
        return False
    if silent:
        return True
    token = state.push("note_open", "", 1)
    token.info = match["label"]
    token.map = rows = [start_line, 0]
    _read_blocks(state, start_line, end_line, match.end())
    rows[1] = state.line
    state.push("note_close", "", -1)
    return True


def _read_blocks(state: StateBlock, start_line: int, end_line: int, begin: int) -> None:
    """Read the blocks of the note as if its first line began at offset `begin`, indented enough."""
    before = (
        state.bMarks[start_line],
        state.tShift[start_line],
        state.sCount[start_line],
        state.parentType,
        state.blkIndent,
        state.tight,
    )
    state.blkIndent += _INDENT
    state.bMarks[start_line] = begin
    state.tShift[start_line] = 0
    state.sCount[start_line] = state.blkIndent
    state.parentType = "note"
    state.md.block.tokenize(state, start_line, end_line)
    (
        state.bMarks[start_line],
        state.tShift[start_line],
        state.sCount[start_line],
        state.parentType,
        state.blkIndent,
        state.tight,
    ) = before
    state.line = max(state.line, start_line + 1)
