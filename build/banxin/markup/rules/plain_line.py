"""A paragraph of one line that begins with a Han character or an opening mark: nearly all of a newspaper are.

Whatever is no paragraph begins with white space, a digit or a mark of ASCII, or is told by its second line;
so the other rules need not be asked.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

BEGINNING = "[\u4e00-\u9fff“‘（「『《〈【]"
"""What such a paragraph begins with, as a pattern."""
_BEGINNING = re.compile(BEGINNING)


def plain_line(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Stand before the rules of CommonMark; leave what runs on over lines to them."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if silent or not _BEGINNING.match(state.src, begin) or state.sCount[start_line] != state.blkIndent:
        return False
    following = start_line + 1
    if following < end_line and not state.isEmpty(following):
        return False
    state.line = following
    state.push("paragraph_open", "p", 1).map = [start_line, following]
    token = state.push("inline", "", 0)
    token.content = state.src[begin : state.eMarks[start_line]].strip(" \t\r\f\v")
    token.map, token.children = [start_line, following], []
    state.push("paragraph_close", "p", -1)
    return True
