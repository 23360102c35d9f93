"""What an element says of its part in a headline stack, and a document of its part in a book."""

from __future__ import annotations

from lxml import etree

from banxin.importing.html.parsing import name_of, text_of

_ROLES = {
    "eyebrow": "eyebrow", "kicker": "eyebrow", "overline": "eyebrow",
    "subhead": "subtitle", "subheadline": "subtitle", "subtitle": "subtitle", "sub-title": "subtitle",
    "deck": "deck", "dek": "deck", "standfirst": "deck", "summary": "deck", "abstract": "deck",
    "byline": "byline", "author": "byline",
}  # fmt: skip
_HEADERS = ("header", "hgroup")
_FURNITURE = frozenset({
    "titlepage", "halftitlepage", "cover", "toc", "colophon", "copyright-page",
    "landmarks", "page-list", "loi", "lot",
})  # fmt: skip
_TYPE = "epub:type"


def said(one: etree._Element) -> list[str]:
    """Names of classes, kinds of EPUB, roles of DPUB-ARIA, without their prefixes."""
    written = [
        value
        for key, value in one.attrib.items()
        if str(key).rpartition("}")[2] in ("class", "type", _TYPE, "role")
    ]
    return [word.removeprefix("doc-").lower() for value in written for word in str(value).split()]


def role_in_head(one: etree._Element) -> str:
    """The part that an element says to have within the header of an article; empty for none."""
    if not any(name_of(above) in _HEADERS for above in one.iterancestors()):
        return ""
    return next((_ROLES[word] for word in said(one) if word in _ROLES), "")


def furniture_of_book(body: etree._Element) -> str:
    """What a document of a book is that is no article, such as `colophon`; empty for one that may be."""
    one = body
    while True:
        found = next((word for word in said(one) if word in _FURNITURE), "")
        inner = [child for child in one if name_of(child) and (len(child) or text_of(child).strip())]
        if found or len(inner) != 1:
            return found
        one = inner[0]
