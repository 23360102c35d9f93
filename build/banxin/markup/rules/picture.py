"""`![alt](path "caption"){attributes}`: a picture with its attributes."""

from __future__ import annotations

from markdown_it.rules_inline import image
from markdown_it.rules_inline.state_inline import StateInline

from banxin.markup.attributes import read_attributes


def picture(state: StateInline, silent: bool) -> bool:
    """markdown-it's image, with the brace right behind it; a malformed brace is noted in its meta."""
    if not image(state, silent):
        return False
    if silent or not state.src.startswith("{", state.pos, state.posMax):
        return True
    token = state.tokens[-1]
    read = read_attributes(state.src, state.pos, state.posMax)
    if read is None:
        token.meta["malformed"] = state.pos
        return True
    token.meta["attributes"], state.pos = read
    return True
