"""The words of a headline: emphasis, Hei and ruby, and `|` where a line may break."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from banxin.markup.blocks import Emphasis, Inline, Ruby, Strong, Text
from banxin.markup.dialect import Dialect
from banxin.markup.rules.flanking import PlacedInline, long_run
from banxin.markup.rules.names import name
from banxin.markup.rules.ruby import ruby
from banxin.markup.rules.strays import STRAY, stray_marks

_PIECE = re.compile(r"\\.|\{[^{}|\n]+\|[^{}|\n]+\}|[ \t\u3000]*(?P<bar>[|｜])[ \t\u3000]*")
_MARKED = re.compile(r"[\\*_{]")


@cache
def _parser() -> MarkdownIt:
    parser = Dialect("zero")
    parser.inline = PlacedInline()
    parser.enable(["escape", "emphasis"])
    parser.inline.ruler.before("emphasis", "long_run", long_run)
    parser.inline.ruler.before("long_run", "name", name)
    parser.inline.ruler.push("ruby", ruby)
    parser.inline.ruler2.after("emphasis", "stray_marks", stray_marks)
    return parser


def read_headline(text: str) -> tuple[tuple[tuple[Inline, ...], ...], tuple[str, ...]]:
    """The segments between the bars as inlines, and the marks that open or close nothing.

    A bar within ruby, or behind a backslash, is none. Empty segments vanish; marks do not reach over a bar.
    """
    segments: list[tuple[Inline, ...]] = []
    strays: list[str] = []
    for written in _segments(text):
        if not _MARKED.search(written):
            segments.append((Text(written),))
            continue
        tokens = _parser().inline.parse(written, _parser(), {}, [])
        strays += [token.content for token in tokens if token.type in (STRAY, "broken_ruby")]
        segments.append(_inlines(tokens))
    return tuple(segments), tuple(strays)


def _segments(text: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for piece in _PIECE.finditer(text):
        if piece["bar"]:
            found.append(text[begin : piece.start()])
            begin = piece.end()
    found.append(text[begin:])
    return [segment.strip() for segment in found if segment.strip()]


def _inlines(tokens: list[Token]) -> tuple[Inline, ...]:
    """Inline tokens as a tree; only marks of this small dialect can be among them."""
    opened: list[list[Inline]] = [[]]
    for token in tokens:
        if token.nesting > 0:
            opened.append([])
        elif token.nesting < 0:
            children = tuple(opened.pop())
            opened[-1].append(Strong(children) if token.type == "strong_close" else Emphasis(children))
        elif token.type == "ruby":
            opened[-1].append(Ruby(token.meta["pairs"]))
        elif opened[-1] and isinstance(last := opened[-1][-1], Text):
            opened[-1][-1] = Text(last.text + token.content)
        elif token.content:
            opened[-1].append(Text(token.content))
    return tuple(opened[0])
