"""The text of a block with everything blanked that is read already: code, escapes, addresses, pictures."""

from __future__ import annotations

import re

from markdown_it.token import Token

from banxin.markup.attributes import read_attributes
from banxin.markup.rules.flanking import POSITION, is_plain

_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.\-]+:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>|https?://[!-~]+")
_WHOLE = ("html_inline", "ruby", "broken_ruby", "note_call", "tag")


def masked(inline: Token) -> str:
    """`inline.content` at the same length, with spaces for all that marks of other dialects cannot be in."""
    text = inline.content
    if is_plain(text):
        return text
    brace = int(inline.meta.get("malformed", len(text)))  # of a crosshead, told by its own rule
    spans = [(brace, len(text))]
    for token in inline.children or ():
        start = token.meta.get(POSITION)
        if start is None:
            continue
        if token.type == "code_inline":
            end = text.find(token.markup, start + len(token.markup))
            spans.append((start, end + len(token.markup) if end >= 0 else start))
        elif token.type in _WHOLE:
            spans.append((start, start + len(token.content)))
        elif token.type == "image":
            middle = text.find("](", start)
            spans.append((start, _brace_end(text, _address_end(text, middle)) if middle >= 0 else start))
        elif token.type == "link_close" and text.startswith("]", start):
            spans.append((start, _address_end(text, start)))
    text = _blanked(text, spans)
    text = _blanked(text, [found.span() for found in _ADDRESS.finditer(text)])
    return _blanked(text, [found.span() for found in _ESCAPE.finditer(text)])


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        first = max(start, at)
        if end > first:
            parts += [text[at:first], re.sub(r"[^\n]", " ", text[first:end])]
            at = end
    return "".join([*parts, text[at:]])


def _address_end(text: str, bracket: int) -> int:
    """The offset behind the address that follows the `]` at `bracket`."""
    opening = text[bracket + 1 : bracket + 2]
    closing = {"(": ")", "[": "]"}.get(opening)
    if closing is None:
        return bracket + 1
    depth = 0
    for at in range(bracket + 1, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if not depth:
            return at + 1
    return bracket + 1


def _brace_end(text: str, at: int) -> int:
    """The offset behind the attributes of a picture at `at`, malformed ones too: they are told elsewhere."""
    if not text.startswith("{", at):
        return at
    read = read_attributes(text, at)
    if read is not None:
        return read[1]
    end = text.find("}", at)
    return end + 1 if end >= 0 else len(text)
