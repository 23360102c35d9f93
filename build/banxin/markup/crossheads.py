"""Crossheads: their levels, anchors and keyword lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from banxin.findings import Place
from banxin.markup.attributes import Attribute
from banxin.markup.blocks import Crosshead
from banxin.markup.inlines import read_inlines
from banxin.markup.state import ArticleContext
from banxin.wording import Message

_FIRST, _LAST = 2, 5
_BETWEEN = re.compile(r"[\s、，,；;]+")


def name_crossheads(tokens: Iterable[Token], context: ArticleContext) -> None:
    """Check the levels of all crossheads and give each without an anchor one, in its token's meta.

    It goes behind the naming of targets, so that no anchor made here takes one that the editor gave.
    """
    crossheads = list(_crossheads(tokens))
    before = _FIRST - 1
    for opening, _ in crossheads:
        if not opening.level:
            before = _check_level(opening, before, context)
    for opening, inline in crossheads:
        if "anchor" not in opening.meta:
            opening.meta["anchor"] = context.anchors.made_from(_words(inline))


def read_crosshead(opening: Token, inline: Token, context: ArticleContext) -> Crosshead | None:
    """The crosshead; None for one without words, which is reported."""
    inlines = read_inlines(inline, context)
    line = context.log.line_of(opening)
    if not inlines:
        place = context.log.source.place(line)
        context.log.report("article.crosshead-empty", Message("The crosshead has no words."), place)
        return None
    level = min(max(len(opening.markup), _FIRST), _LAST)
    keywords = _keywords(opening.meta["kept"].get("keywords"), inline, context)
    return Crosshead(level, inlines, opening.meta["anchor"], line, keywords)


def _crossheads(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    opening: Token | None = None
    for token in tokens:
        if opening is not None:
            yield opening, token
        opening = token if token.type == "heading_open" else None


def _words(inline: Token) -> str:
    parts: list[str] = []
    for token in inline.children or ():
        if token.type == "ruby":
            parts.extend(base for base, _ in token.meta["pairs"])
        elif token.type in ("text", "text_special", "code_inline", "stray"):
            parts.append(token.content)
    return "".join(parts)


def _check_level(opening: Token, before: int, context: ArticleContext) -> int:
    """Report a level that cannot be; the level that the next crosshead is measured by."""
    level, marks = len(opening.markup), opening.markup
    place: Place = context.log.find((opening.map or [0])[0], marks)
    if level < _FIRST:
        context.log.report(
            "article.headline-in-body",
            Message("# is the headline, which is a field of the front matter."),
            place,
            expected=Message("## for a crosshead"),
        )
        return _FIRST
    if level > _LAST:
        message = Message(
            "{marks} is deeper than any crosshead; it is set as {value}.", marks=marks, value="#" * _LAST
        )
        context.log.report("article.crosshead-level", message, place, expected=Message("## to #####"))
    elif level > before + 1:
        message = Message("{marks} skips a level.", marks=marks)
        context.log.report("article.crosshead-level", message, place, expected="#" * (before + 1))
    return level


def _keywords(attribute: Attribute | None, inline: Token, context: ArticleContext) -> tuple[str, ...]:
    if attribute is None:
        return ()
    words = tuple(word for word in _BETWEEN.split(attribute.value or "") if word)
    if not words:
        place = context.log.within(inline, attribute.offset, len(attribute.name))
        message = Message("keywords names no word.")
        context.log.report("article.attribute-value", message, place, expected='keywords="甲 乙 丙"')
    return words
