"""Line ends of the manuscript: nothing between Chinese characters, a space between Latin words.

Chinese has no word spaces, so that a line end in the file means nothing beside a Han character or a
full-width mark; the gap between Han and Latin is the compositor's (clreq §3.2.2), not a space. A mark that
Chinese shares with Latin (“ ” — …) goes with the character beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.characters import INVISIBLE, SHARED_MARKS, is_wide

_READ = 8  # characters looked at on each side, to pass marks


def newlines(state: StateCore) -> None:
    """Turn each `softbreak` to a text token of one space or none, across the borders of elements."""
    for token in state.tokens:
        children = (token.children or []) if token.type == "inline" else []
        if any(child.type == "softbreak" for child in children):
            resolve_line_ends(children)


def resolve_line_ends(tokens: list[Token]) -> None:
    """Turn each `softbreak` of one text to a space or to nothing."""
    before: list[bool] = []
    side = False
    for token in tokens:
        before.append(side)
        side = _side(side, reversed(_ink(token)[-_READ:]))
    side = False
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.type == "softbreak":
            token.type, token.tag = "text", ""
            token.content = " " if before[index] and side else ""
        else:
            side = _side(side, _ink(token)[:_READ])


def _side(known: bool, characters: Iterable[str]) -> bool:
    """Whether the text nearest to a line end parts its words by spaces."""
    for character in characters:
        if character not in SHARED_MARKS and not character.isspace():
            return not is_wide(character)
    return known


def _ink(token: Token) -> str:
    """What of a token stands in the line itself; a note call is passed over."""
    if token.type in ("note_call", "softbreak"):
        return ""
    if token.type == "ruby":
        return "".join(base for base, _ in token.meta["pairs"])
    text = token.content
    return INVISIBLE.sub("", text[:_READ] + text[-_READ:]) if token.type != "hardbreak" else ""
