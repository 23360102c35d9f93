"""`[^1]` in a line of text: the call of a footnote."""

from __future__ import annotations

import re

from markdown_it.rules_inline.state_inline import StateInline

_CALL = re.compile(r"\[\^(?P<label>[^\s\[\]^]{1,64})\]")


def note_call(state: StateInline, silent: bool) -> bool:
    """A token of type `note_call`; whether the note exists is known when the article has been read."""
    if state.src[state.pos] != "[":
        return False
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("note_call", "", 0)
        token.content = match.group()
        token.info = match["label"]
    state.pos = match.end()
    return True
