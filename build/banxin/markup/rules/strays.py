"""`*` and `**` that open or close nothing: printed as they are, which an editor seldom wants."""

from __future__ import annotations

from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from banxin.markup.characters import is_chinese
from banxin.markup.rules.flanking import POSITION

STRAY = "stray"


def stray_marks(state: StateInline) -> None:
    """Put a token of type `stray` where such a run stands; its text is kept.

    A single `*` between Latin characters (3*4) is an ordinary sign and passes, and a power (2**10).
    """
    lists = [state.delimiters]
    lists += [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in lists:
        last = -2
        for delimiter in delimiters:
            token = state.tokens[delimiter.token]
            if delimiter.marker != ord("*") or token.type != "text" or not token.content:
                continue
            if delimiter.token != last + 1 and _matters(state, token, delimiter.length):
                token.type = STRAY
                token.meta["length"] = delimiter.length
            last = delimiter.token


def _matters(state: StateInline, token: Token, length: int) -> bool:
    position = int(token.meta[POSITION])
    if length > 1:
        around = (
            state.src[max(0, position - 1) : position] + state.src[position + length : position + length + 1]
        )
        return not (len(around) == 2 and around.isascii() and around.isdigit())
    around = state.src[max(0, position - 1) : position] + state.src[position + 1 : position + 2]
    return any(is_chinese(character) for character in around)
