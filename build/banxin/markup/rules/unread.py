"""Markup that was meant but not read: left in the text, it would be printed."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.rules.flanking import POSITION
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_PICTURE, _LINK, _NOTE = "picture", "link", "note"
_MEANT = re.compile(
    rf"(?P<{_PICTURE}>[!！]\[(?![!\[]))|(?P<{_NOTE}>\[\^)|(?P<{_LINK}>\](?:\((?=[^\s)])|（(?=https?:|mailto:|#)))"
)
# not [^…], which is read or told below
_WIDE_CALL = re.compile(r"(?!\[\^)[\[［【〔][ \t]?[\^＾](?P<label>[^\s\[\]^＾］】〕]{1,64})[\]］】〕]")
_EXPECTED = {
    _PICTURE: (
        "article.picture-syntax",
        Message("The picture cannot be read."),
        '![text](images/a.jpg "caption")',
    ),
    _NOTE: (
        "article.note-syntax",
        Message("The footnote call cannot be read."),
        Message("[^1], without a space"),
    ),
    _LINK: (
        "article.link-syntax",
        Message("The link cannot be read."),
        Message("[text](https://…) or [text](#unit-id)"),
    ),
}
_UNSPACED = re.compile(r"^(?P<marks>#{2,6})(?=[^#\s])", re.MULTILINE)
_RULE_OF_TABLE = re.compile(
    r"^(?P<rule>\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?|:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?)$",
    re.MULTILINE,
)
_RUBY = re.compile(r"(\{[^{}|\\]{1,32})\|([^{}|]{1,64}\})")
_BEGINNINGS = "#|:-：＃》－"  # what a mark at the start of a line begins with
_FULL_WIDTH = re.compile(r"^(?:：{3,}|＃{1,6}(?=[^＃])|》(?=\s)|－{3,}$)", re.MULTILINE)


def unread(state: StateCore) -> None:
    """Report such markup in the text that is left when all rules have run."""
    log: FindingLog = state.env[KEY]
    for index, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        reported = _in_text(token, log)
        if state.tokens[index - 1].type == "paragraph_open" and not reported:
            _at_line_start(token, log)


def _in_text(inline: Token, log: FindingLog) -> bool:
    begin, reported = 0, ""
    for child in inline.children or ():
        if child.type != "text":
            begin = max(begin, child.meta.get(POSITION, 0) + len(child.content))
            continue
        reported = _misread_calls(inline, child, begin, log) or reported
        if "[" not in child.content and "]" not in child.content:
            continue
        reach = begin
        for match in _MEANT.finditer(child.content):
            kind = match.lastgroup or _LINK
            offset = max(0, inline.content.find(match.group(), reach))
            reach = offset + len(match.group())
            if kind == _LINK and reported == _PICTURE:
                reported = kind
                continue  # the second half of the picture before it
            code, message, expected = _EXPECTED[kind]
            place = log.within(inline, offset, len(match.group()))
            log.report(code, message, place, expected=expected, remedy=_remedy(kind))
            reported = kind
        begin = reach
    return bool(reported)


def _misread_calls(inline: Token, text: Token, begin: int, log: FindingLog) -> str:
    """Report calls of footnotes in brackets or with a caret of another width: 【^1】, ［＾1］."""
    reported, reach = "", begin
    for match in _WIDE_CALL.finditer(text.content):
        reach = inline.content.find(match.group(), reach)
        call = f"[^{match['label']}]"
        behind = inline.content[reach + len(match.group()) :]
        begins_note = not reach and behind.startswith(("：", ":"))
        log.report(
            "article.note-syntax",
            Message("The footnote call is written in full-width characters and not read."),
            log.within(inline, reach, len(match.group())),
            expected=f"{call}: …" if begins_note else call,
        )
        log.miscalled.add(match["label"])
        reported, reach = _NOTE, reach + len(match.group())
    return reported


def _remedy(kind: str) -> str:
    if kind == _NOTE:
        return Message("write \\[ for a bracket that is meant as such")
    return Message(
        "use half-width brackets and straight quotation marks; an address with spaces stands in <…>"
    )


def _at_line_start(inline: Token, log: FindingLog) -> None:
    if inline.content[:1] not in _BEGINNINGS and "\n" not in inline.content:
        return
    for match in _UNSPACED.finditer(inline.content):
        marks = match["marks"]
        log.report(
            "article.crosshead-space",
            Message("{marks} is not followed by a space, so that the line is no crosshead.", marks=marks),
            log.within(inline, match.start(), len(marks)),
            expected=f"{marks} 插题",
        )
    for match in _FULL_WIDTH.finditer(inline.content):
        log.report(
            "article.full-width-mark",
            Message("{text} is written in full-width characters and not read as a mark.", text=match.group()),
            log.within(inline, match.start(), len(match.group())),
            expected=match.group().translate(_HALF),
        )

    for match in _RULE_OF_TABLE.finditer(inline.content):
        log.report(
            "article.table-syntax",
            Message("The table cannot be read."),
            log.within(inline, match.start("rule"), len(match["rule"])),
            expected=Message("as many cells in this line as in the head above it"),
            remedy=_barred(inline.content[: match.start()]),
        )


def _barred(above: str) -> str:
    """What to write for a bar that ruby in the head of a table has cut a cell at."""
    ruby = _RUBY.search(above.rstrip().rpartition("\n")[2])
    return Message("in a table write {ruby}\\|{ruby_2}", ruby=ruby[1], ruby_2=ruby[2]) if ruby else ""


_HALF = str.maketrans("：＃》－", ":#>-")
