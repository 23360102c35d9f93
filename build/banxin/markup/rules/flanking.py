"""Where `*` opens and closes in Chinese: CommonMark's flanking rules, mended for text without spaces.

CommonMark §6.2 lets no run of `*` open before a punctuation mark unless a space or mark stands before it,
so that `字**“粗”**字` stays unread. Chinese has no such spaces. Here Chinese marks count as letters, and
other marks may open or close next to any Chinese character. A run behind an opening bracket or quotation
mark cannot close, and one before a closing one cannot open: that settles which of two runs is which.
Between two Latin letters or digits a star does neither, nor do two between digits: 5*3*2 keeps its stars.
"""

from __future__ import annotations

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from banxin.markup.characters import is_chinese, is_closing, is_opening

_LONGEST_RUN = 12
_PLAIN = re.compile(r"[^\x00-\x1f!-/:-@\[-`{-\x7f]+")  # every rule of inlines begins with a mark of ASCII

POSITION = "position"
"""Where a token's meta keeps its offset in the text of its block."""


def is_plain(text: str) -> bool:
    """Whether a text is on one line and without any character that mark-up begins with."""
    return _PLAIN.fullmatch(text) is not None


class PlacedState(StateInline):
    """Inline state that notes where each token began, and knows Chinese neighbours of `*`."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token as markdown-it does, with its position."""
        token = super().push(ttype, tag, nesting)
        token.meta[POSITION] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Whether the run at `start` may open and close emphasis, and its length."""
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:  # `_` parts no words, in Chinese as in English
            return scanned
        before = self.src[start - 1] if start else " "
        end = start + scanned.length
        after = self.src[end] if end < self.posMax else " "
        if _multiplies(before, after, scanned.length):
            return Scanned(False, False, scanned.length)
        if not (is_chinese(before) or is_chinese(after)):
            return scanned
        return Scanned(
            _faces(after, before) and not is_closing(after),
            _faces(before, after) and not is_opening(before),
            scanned.length,
        )


def _faces(inner: str, outer: str) -> bool:
    """Whether a run may stand with `inner` inside the emphasis and `outer` outside."""
    if isWhiteSpace(ord(inner)):
        return False
    if not _parts(inner):
        return True
    return isWhiteSpace(ord(outer)) or _parts(outer) or is_chinese(outer)


def _multiplies(before: str, after: str, length: int) -> bool:
    """Whether a run is a sign of the text: 5*3*2 and a*b multiply, 2**10 is a power."""
    if not (before + after).isascii():
        return False
    return (before.isalnum() and after.isalnum()) if length == 1 else (before.isdigit() and after.isdigit())


def _parts(character: str) -> bool:
    return isPunctChar(character) and not is_chinese(character)


class PlacedInline(ParserInline):
    """markdown-it's inline parser, working on PlacedState."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Append the inline tokens of `src` to `tokens`."""
        if is_plain(src):
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def long_run(state: StateInline, silent: bool) -> bool:
    """A run of more than twelve `*` or `_` is no mark of emphasis, but a line or a filler: kept as text."""
    mark = state.src[state.pos]
    if mark not in "*_":
        return False
    end = state.pos + 1
    while end < state.posMax and state.src[end] == mark:
        end += 1
    if end - state.pos <= _LONGEST_RUN:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True
