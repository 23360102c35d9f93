"""Lines that an editor typed as lines and that run together to one paragraph.

A line end means nothing in Markdown, so that copy may be wrapped by hand, or written a sentence to a line;
both are passed. Not so three kinds, which Chinese copy has where Enter was meant to part something:

- a line that ends without a mark though there was room for what follows, or above a line of nothing but a
  date: signatures, addresses, names;
- lines that each begin with a quotation mark and end with one: speech, of which each turn is a paragraph;
- lines of several sentences each, of unlike lengths, each ending with its stop: paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.characters import is_han, is_wide
from banxin.markup.rules.attribution import is_attribution
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_NARROW = 40  # cells: nobody wraps copy by hand at less
_ALIKE = 0.8  # of the longest line: what lines wrapped by hand are at least
_WRAPPED = 3  # lines of like length that show that an article is wrapped by hand
_ROOM = 0.75  # of the measure: a line that ends there with a word more was ended on purpose
_TRAILING = re.compile(r"(?:\[\^[^\]\s]{1,64}\]|[*_`])+$")
_LEADING = re.compile(r"^[*_`]+")
_SHOWN = 8  # characters at the end of a line that a finding marks
_SPEECH = re.compile(r"[“「『].*[”」』]$")
_DATE = re.compile(
    r"(?:公元)?(?:[〇○零一二三四五六七八九0-9]{4}年)?[元正一二三四五六七八九十0-9]{1,3}月(?:[一二三四五六七八九十廿0-9]{1,3}[日号號])?"
)
"""A line of nothing but a date, under the name of who signs."""
_ENDS = re.compile(r"[。！？…][”」』）]*$")
_SENTENCE = re.compile(r"[。！？…]+[”」』）]*(?=.)")


def joined_lines(state: StateCore) -> None:
    """One finding for each paragraph in which lines run together that were meant as lines."""
    paragraphs = [
        _Lines(state.tokens[index + 1])
        for index, token in enumerate(state.tokens)
        if token.type == "paragraph_open"
    ]
    joined = [lines for lines in paragraphs if lines.joined]
    if not joined:
        return
    measure = _measure(joined) or max(max(lines.widths) for lines in paragraphs)
    for lines in joined:
        row = None if "run-together" in lines.inline.meta else lines.row_joined_by_mistake(measure)
        if row is not None:
            _report(lines.inline, row, state.env[KEY])


class _Lines:
    """The lines of a paragraph as typed, without marks of emphasis and calls of notes at their ends."""

    def __init__(self, inline: Token) -> None:
        self.inline = inline
        written = inline.content.split("\n")
        table = "|" in written[0]  # told as such
        self.joined = [
            at for at, line in enumerate(written[:-1]) if not table and not line.endswith(("  ", "\\"))
        ]
        self._written = written

    @cached_property
    def plain(self) -> list[str]:
        """The lines without what is no copy."""
        return [_LEADING.sub("", _TRAILING.sub("", line.strip())) for line in self._written]

    @cached_property
    def widths(self) -> list[int]:
        """How wide each of them is, in columns of a terminal."""
        return [_width(line) for line in self.plain]

    def row_joined_by_mistake(self, measure: int) -> int | None:
        """The first line that runs together with the next one and was not meant to; None without one."""
        neighbours = [(at, self.plain[at], self.plain[at + 1]) for at in self.joined]
        opened = [at for at, line, following in neighbours if _ends_open(line, following)]
        if measure < _NARROW:
            # a poem or a list of names by itself; two short lines may be one that was broken
            row = next((at for at in opened if at + 1 in opened and is_han(self.plain[at + 1][0])), None)
        else:
            room = (at for at in opened if _had_room(self.widths[at], self.plain[at + 1], measure))
            row = next(room, None)
        if row is None:
            row = next((at for at in opened if _DATE.fullmatch(self.plain[at + 1])), None)
        if row is not None:
            return row
        speech = (
            at for at, line, following in neighbours if _SPEECH.match(line) and _SPEECH.match(following)
        )
        row = next(speech, None)
        if row is None and len(self.joined) == len(self.plain) - 1 and self._are_paragraphs():
            return 0
        return row

    def _are_paragraphs(self) -> bool:
        """Whether every line is a paragraph: two sentences at least, a stop at its end, unlike lengths."""
        whole = all(_ENDS.search(line) and _SENTENCE.search(line) for line in self.plain)
        return whole and min(self.widths[:-1]) < max(self.widths) * _ROOM


def _measure(paragraphs: Sequence[_Lines]) -> int:
    """The cells at which an article is wrapped by hand; 0 where it is not."""
    ended = [lines.widths[at] for lines in paragraphs for at in lines.joined]
    widest = max(ended)
    alike = sum(width >= widest * _ALIKE for width in ended)
    return widest if widest >= _NARROW and alike >= _WRAPPED and alike * 2 > len(ended) else 0


def _report(inline: Token, row: int, log: FindingLog) -> None:
    lines = inline.content.split("\n")
    shown = lines[row].rstrip()
    marked = min(_SHOWN, len(shown.lstrip()))
    offset = sum(len(line) + 1 for line in lines[:row]) + len(shown) - marked
    log.report(
        "article.run-together",
        Message("The line runs together with the one below it."),
        log.within(inline, offset, marked),
        expected=Message("an empty line between paragraphs, or \\ at the end of a line that is to stay one"),
        remedy=Message("where one sentence goes on in both, join them in one line"),
    )


def _ends_open(line: str, following: str) -> bool:
    """Whether a line ends without a mark before one that begins with a word; not between Latin words."""
    if not line or not following or is_attribution(following):
        return False
    last, first = line[-1], following[0]
    return last.isalnum() and first.isalnum() and (is_han(last) or is_han(first))


def _had_room(width: int, following: str, measure: int) -> bool:
    """Whether the first word of what follows could have stood in a line of `width`, wrapped at `measure`."""
    word = next((at for at, sign in enumerate(following) if at and is_wide(sign)), len(following))
    needs = _width(following[: 1 if is_wide(following[0]) else word])
    return width + needs <= measure * _ROOM


def _width(text: str) -> int:
    """Cells of a monospaced face: two for each wide character."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in text)
