"""The source of a quotation (引文出处), on a line of its own below it: `——《论语》`.

A line end means nothing to Markdown, so that the source would run on behind the words quoted. It is parted
from them where the last line of a quotation begins with a dash and does not end as a sentence does, which a
line of prose or of a dialogue would.
"""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_SOURCE = re.compile(r"[ \t\u3000]*(?:[—─―]{1,2}|⸺)[ \t\u3000]*[^\s—─―⸺]")
_NOTE_CALLS = re.compile(r"(?:\[\^[^\]]*\]|\s)+$")
_SENTENCE_ENDS = "。！？；…!?;，,：:"


def is_attribution(line: str) -> bool:
    """Whether a line of the manuscript, the last of a quotation, names its source."""
    return bool(_SOURCE.match(line)) and not _NOTE_CALLS.sub("", line).endswith(tuple(_SENTENCE_ENDS))


def attribution(state: StateCore) -> None:
    """Break the line above the source of each quotation."""
    for index in range(3, len(state.tokens)):
        inline = state.tokens[index - 2]
        if state.tokens[index].type == "blockquote_close" and inline.type == "inline" and inline.children:
            above, _, last = inline.content.rpartition("\n")
            if above and is_attribution(last):
                _break_last(inline.children)


def _break_last(tokens: list[Token]) -> None:
    ends = [token for token in tokens if token.type in ("softbreak", "hardbreak")]
    if ends and ends[-1].type == "softbreak":
        ends[-1].type, ends[-1].tag = "hardbreak", "br"
