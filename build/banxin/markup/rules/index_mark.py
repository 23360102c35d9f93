"""`[鲁迅]{index}`: words that the index leads to; `[先生]{index="鲁迅"}` says what it calls them."""

from __future__ import annotations

from markdown_it.rules_inline.state_inline import StateInline

from banxin.findings import nearest
from banxin.markup.attributes import Attribute, read_attributes

INDEX = "index"
_LONGEST = 200  # characters within the braces


def is_index_mark(text: str, at: int, attributes: tuple[Attribute, ...]) -> bool:
    """Whether a brace behind words in brackets marks them for the index."""
    return text[:at].endswith("]") and [one.name for one in attributes] == [INDEX]


def index_mark(state: StateInline, silent: bool) -> bool:
    """Tokens `index_open` and `index_close` around the words, with what the brace says in `meta`."""
    start = state.pos
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or end + 1 >= state.posMax or state.src[end + 1] != "{":
        return False
    read = read_attributes(state.src, end + 1, min(state.posMax, end + 1 + _LONGEST))
    if read is None or len(read[0]) != 1:
        return False
    (attribute,), stop = read
    if attribute.name != INDEX and not nearest(attribute.name, (INDEX,)):
        return False
    if not silent:
        limit = state.posMax
        token = state.push("index_open", "span", 1)
        token.meta |= {
            "name": attribute.name,
            "term": attribute.value or "",
            "shift": attribute.offset - start,
        }
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("index_close", "span", -1)
        state.posMax = limit
    state.pos = stop
    return True
