"""The brace at the end of a crosshead, taken off before its words are read."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.attributes import read_attributes
from banxin.markup.rules.index_mark import is_index_mark
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_BRACE = re.compile(r"(?<!\\)\{")


def crosshead_attributes(state: StateCore) -> None:
    """Put the attributes of each crosshead in the meta of its opening token."""
    log: FindingLog = state.env[KEY]
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            _take_off(token, state.tokens[index + 1], log)


def _take_off(heading: Token, inline: Token, log: FindingLog) -> None:
    text = inline.content
    heading.meta["attributes"] = ()
    line = log.source.line(log.line_of(heading))
    inline.meta["column"] = max(0, line.find(text, line.find("#") + len(heading.markup))) + 1
    if not text.endswith("}"):
        return
    for brace in _BRACE.finditer(text):
        read = read_attributes(text, brace.start())
        if read is not None and read[1] == len(text) and not is_index_mark(text, brace.start(), read[0]):
            heading.meta["attributes"] = read[0]
            inline.content = text[: brace.start()].rstrip()
            return
    last = text.rfind("{")
    if last >= 0 and "=" in text[last:] and "|" not in text[last:]:
        inline.meta["malformed"] = last
        log.report(
            "article.attribute-syntax",
            Message("The attributes in braces cannot be read."),
            log.within(inline, last),
            expected=Message('{{keywords="甲 乙 丙"}} or {{#anchor}}'),
        )
