"""Parts of a page that their classes name: keyword lines, credits, titles of boxes, verse.

Banxin's own e-books have them, and books of others that use the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from banxin.importing.copy.model import EndOfLine, Pieces
from banxin.importing.html.parsing import name_of, text_of
from banxin.importing.html.roles import said

_PLAIN = re.compile(r"[^\s\"“”{}|=\\\\<>\[\]*_`~#$&]+")
_TITLE = re.compile(r"[^\"{}|\\\\<>\[\]*_`~#$&]+")
_AROUND = frozenset({
    "ad", "ads", "advert", "advertisement", "adsbygoogle", "comment", "comments", "comment-list", "pinglun",
    "related", "related-posts", "recommend", "recommended", "share", "social-share", "sharing",
    "breadcrumb", "breadcrumbs", "post-nav", "pagination",
})  # fmt: skip
_VERSE = ("verse", "poem", "poetry")
_STANZA = ("stanza", "linegroup")


def keywords_of(group: etree._Element) -> tuple[str, ...]:
    """The words of the keyword line above a crosshead, taken out; none where they cannot be written."""
    line = next((one for one in group if "keywords" in said(one)), None)
    if line is None or not any(name_of(one) == "h1" for one in group.getroottree().iter()):
        return ()
    words = tuple(text_of(one).strip() for one in line if "keyword" in said(one))
    if not words or "".join(words) != "".join(text_of(line).split()) or not all(map(_PLAIN.fullmatch, words)):
        return ()
    _take_out(line)
    return words


def credit_of(caption: etree._Element) -> str:
    """The credit within a caption, taken out; one that cannot be an attribute stays there."""
    one = next((one for one in caption.iter("span", "small") if "credit" in said(one)), None)
    words = " ".join(text_of(one).split()) if one is not None else ""
    if one is None or not words or words == " ".join(text_of(caption).split()):
        return ""
    if _TITLE.fullmatch(words):
        _take_out(one)
        return words
    one.text = f"\u3000{(one.text or '').lstrip()}"
    return ""


def left_around(article: etree._Element) -> list[str]:
    """Take out what websites put round an article, by the words of their classes; the first words of each."""
    found = []
    for one in list(article.iter("div", "section", "ul", "ol", "aside", "p")):
        words = set(said(one)) | {(one.get("id") or "").lower()}
        if one is article or one.getparent() is None:  # taken out with what it stood in
            continue
        if not words.isdisjoint(_AROUND) and (text := text_of(one).strip()):
            found.append(" ".join(text.split())[:40])
            _take_out(one)
    return found


def is_dateline(one: etree._Element) -> bool:
    """Whether an element is the dateline of a report, which style sheets keep apart from what follows."""
    return "dateline" in said(one) and name_of(one) == "span"


def kind_of_box(box: etree._Element) -> str:
    """Which of the frames of an article a box is."""
    words = said(box)
    return "pull" if {"pull", "pullquote"} & set(words) else "sidebar" if "sidebar" in words else "box"


def title_of_box(box: etree._Element) -> str:
    """The title of a box, taken out; empty where it has none that can stand in the line of its fence."""
    first = next(iter(box), None)
    if first is None or not {"box-title", "sidebar-title"} & set(said(first)):
        return ""
    words = " ".join(text_of(first).split())
    if not _TITLE.fullmatch(words):
        return ""
    _take_out(first)
    return words


def stanzas_of(one: etree._Element) -> list[etree._Element]:
    """The stanzas of verse; none of what is no verse."""
    if not set(_VERSE) & set(said(one)):
        return []
    return [inner for inner in one if set(_STANZA) & set(said(inner))] or [one]


def lines_of(pieces: Pieces) -> Iterator[Pieces]:
    """The lines of a paragraph, parted at its breaks."""
    start = 0
    for at, piece in enumerate((*pieces, EndOfLine())):
        if isinstance(piece, EndOfLine):
            if at > start:
                yield pieces[start:at]
            start = at + 1


def _take_out(one: etree._Element) -> None:
    """Remove an element, but not what stands behind it."""
    one.clear(keep_tail=True)
