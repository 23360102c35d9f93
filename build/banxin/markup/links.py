"""Links: to the outside, to other articles, to crossheads of the same article."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from markdown_it.common.normalize_url import normalizeLink

from banxin.findings import Place
from banxin.markup.blocks import CrossReference, Inline, Link, Text
from banxin.markup.state import ArticleContext
from banxin.wording import Message

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_ARTICLE = re.compile(r"\.(?:md|markdown|mdown|mdx|html?)$|^\.{1,2}$", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto")
_EXPECTED = Message("https://…, mailto:… or #unit-id")


def read_link(
    href: str, children: tuple[Inline, ...], context: ArticleContext, place: Place
) -> tuple[Inline, ...]:
    """The link as one inline; after a finding, its text alone."""
    if href.startswith("#"):
        return _cross_reference(unquote(href[1:]), children, context, place)
    scheme = _SCHEME.match(href)
    if scheme is None:
        return _relative(href, children, context, place)
    if scheme[1].lower() not in _SCHEMES:
        message = Message("A link to {scheme}: is not allowed.", scheme=scheme[1])
        context.log.report("article.link-scheme", message, place, expected=_EXPECTED)
        return children
    if not _is_complete(href):
        message = Message("The address of the link is not complete.")
        context.log.report("article.link-scheme", message, place, expected=_EXPECTED)
        return children
    return (Link(normalizeLink(href), children or (Text(href),)),)


def _cross_reference(
    target: str, children: tuple[Inline, ...], context: ArticleContext, place: Place
) -> tuple[Inline, ...]:
    """`#x` is a crosshead of this article if there is one of that name, else an article."""
    unit, _, anchor = target.partition("/")
    if not anchor and unit in context.anchors:
        unit, anchor = "", unit
    if not unit and anchor not in context.anchors:
        message = Message("The cross-reference names nothing in this article.")
        context.log.report(
            "article.link-target", message, place, expected=Message("#unit-id or #unit-id/anchor")
        )
        return children
    return (CrossReference(unit, anchor, children, place.line, place.column),)


def _relative(
    href: str, children: tuple[Inline, ...], context: ArticleContext, place: Place
) -> tuple[Inline, ...]:
    """An address without a scheme: what was meant is told where it can be guessed."""
    if place.text[: place.column - 1].endswith("！"):
        message = Message("The picture is written with a full-width ！ and read as a link.")
        context.log.report("article.picture-syntax", message, place, expected="![text](images/a.jpg)")
        return children
    path, _, anchor = unquote(href).partition("#")
    if _is_article(path):
        return (CrossReference("", anchor, children, place.line, place.column, file=path),)
    nearest = f"https://{href}" if href.startswith("www.") else ""
    message = (
        Message("The link leads to a file, which a reader does not have.")
        if href
        else Message("The link has no address.")
    )
    context.log.report("article.link-scheme", message, place, expected=_EXPECTED, nearest=nearest)
    return children


def _is_article(path: str) -> bool:
    """Whether a path can mean an article: a Markdown file, the page made of one, or a folder of one."""
    name = path.rpartition("/")[2]
    return (
        not path.startswith(("//", "www."))
        and bool(path)
        and ("." not in name or _ARTICLE.search(name) is not None)
    )


def _is_complete(href: str) -> bool:
    try:
        parts = urlsplit(href)
        return bool(parts.hostname if parts.scheme.lower() != "mailto" else "@" in parts.path)
    except ValueError:  # such as a broken IPv6 address
        return False
