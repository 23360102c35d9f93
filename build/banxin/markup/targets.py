"""What links may lead to: crossheads, pictures and tables with their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from markdown_it.token import Token

from banxin.findings import Place
from banxin.markup.anchors import is_anchor
from banxin.markup.attributes import Attribute, PlaceAt, accepted
from banxin.markup.blocks import Block, Crosshead, Figure, Table
from banxin.markup.state import ArticleContext
from banxin.wording import Message

CROSSHEAD_ATTRIBUTES = ("keywords", "#")
FIGURE_ATTRIBUTES = ("credit", "width", "place", "decorative", "#")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def name_targets(tokens: Iterable[Token], context: ArticleContext) -> None:
    """Check the attributes of crossheads, pictures and tables, and put the anchors given into their meta.

    It goes before the reading of text, so that a link may lead to what stands further down.
    """
    opening: Token | None = None
    for token in tokens:
        if token.type == "table_open" and (caption := token.meta.get("caption")) is not None:
            placing = partial(context.log.within, caption)
            kept = accepted(token.meta["attributes"], ("#",), context.log, placing)
            _name(token, kept, placing, context)
        if token.type == "inline":
            placing = partial(context.log.within, token)
            if opening is not None:
                kept = accepted(opening.meta["attributes"], CROSSHEAD_ATTRIBUTES, context.log, placing)
                _name(opening, kept, placing, context)
            for child in token.children or ():
                if child.type == "image":
                    written = child.meta.get("attributes", ())
                    kept = accepted(written, FIGURE_ATTRIBUTES, context.log, placing, others=True)
                    _name(child, kept, placing, context)
        opening = token if token.type == "heading_open" else None


def _name(token: Token, kept: dict[str, Attribute], placing: PlaceAt, context: ArticleContext) -> None:
    token.meta["kept"] = kept
    if "#" in kept and _reserved(kept["#"], placing, context):
        token.meta["anchor"] = kept["#"].value


def _reserved(attribute: Attribute, placing: PlaceAt, context: ArticleContext) -> bool:
    anchor = attribute.value or ""
    place: Place = placing(attribute.offset, len(anchor) + 1)
    if not is_anchor(anchor):
        context.log.report(
            "article.attribute-value",
            Message("{anchor} cannot be an anchor.", anchor=anchor),
            place,
            expected=Message("a letter or Han character, then letters, digits, - _ and dots"),
        )
        return False
    if not context.anchors.reserve(anchor):
        message = Message("The anchor {anchor} is given twice in this article.", anchor=anchor)
        context.log.report("article.same-anchor", message, place)
        return False
    return True


def anchor_of(block: Block) -> str:
    """The anchor of a block, or the empty string."""
    return block.anchor if isinstance(block, Crosshead | Figure | Table) else ""


def github_slug(words: str) -> str:
    """The anchor that GitHub makes from the words of a heading: other programs' links name it."""
    return _NOT_IN_SLUG.sub("", words.strip().lower()).replace(" ", "-")
