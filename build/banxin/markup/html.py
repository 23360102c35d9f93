"""Raw HTML in an article: off, and told once for each element, with what stands for it here."""

from __future__ import annotations

import re

from banxin.findings import Place
from banxin.markup.state import ArticleContext
from banxin.wording import Message

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)[^>]*?(?P<alone>/?)>", re.DOTALL)
_SHOWN = 24  # characters of a tag that a message repeats
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)

# An element that stands only inside another is one fault with it.
_PARTS = {"rt": "ruby", "rp": "ruby", "rb": "ruby", "rtc": "ruby", "summary": "details", "source": "video"}
_PARTS |= dict.fromkeys(("tr", "td", "th", "thead", "tbody", "tfoot", "caption", "col", "colgroup"), "table")

_INSTEAD = {
    "br": Message("\\ at the end of the line; in a cell of a table, two cells or a comma"),
    "hr": Message("a line of *** between two empty lines"),
    "img": Message('![what is seen](images/a.jpg "caption") in a paragraph of its own'),
    "a": Message("[text](address); a place to lead to is {{#anchor}} behind a crosshead, picture or caption"),
    "sup": Message("the raised character itself, as in m²; a footnote is [^1]"),
    "sub": Message("the lowered character itself, as in H₂O"),
    "ruby": "{汉字|hàn zì}",
    "table": Message("a table of Markdown: | 甲 | 乙 |, and |---|---| below its first line"),
    "details": Message("::: box title, the text, and ::: below it"),
    "blockquote": Message("> at the beginning of the line"),
    **dict.fromkeys(("b", "strong"), "**粗**"),
    **dict.fromkeys(("i", "em", "u", "mark", "cite", "var", "dfn"), "*着重*"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`…`"),
    "pre": Message("a listing between two lines of ```"),
    **dict.fromkeys(("del", "s", "strike"), Message("the words that hold alone")),
    **dict.fromkeys(("ul", "ol", "li"), Message("- or 1. at the beginning of the line")),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "## 插题"),
    **dict.fromkeys(
        ("video", "audio", "iframe", "embed", "object"), Message("a picture, or the address as a link")
    ),
    **dict.fromkeys(
        ("p", "div", "span", "font", "center", "small", "big", "section", "article"),
        Message("the text alone: looks belong to the layout"),
    ),
}


def report_html(text: str, place: Place, context: ArticleContext) -> None:
    """A tag, comment or instruction of HTML at its place; what closes a tag that was told is passed."""
    content = text.strip()
    first = _TAG.match(content)
    told = first is not None and _told(first, context)
    _follow(content, context)
    if told and first is not None and first.group() == content:
        return
    line = content.partition("\n")[0]
    shown = line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
    instead = ""
    if content.startswith("<!--"):
        message, remedy = (
            Message("A comment of HTML stands in the text."),
            Message("keep remarks out of the article"),
        )
    else:
        message = Message("Raw HTML is off: {shown}", shown=shown)
        remedy = Message("use Markdown; write &lt; for a < that is meant as such")
        name = first["name"] if first else ""
        instead = _INSTEAD.get(name.lower(), "")
        if name[:1].isupper() and not name.isupper():
            message = Message("A component of a website (JSX) is no text: {shown}", shown=shown)
            remedy = Message("write what it shows, in Markdown")
    context.log.report("article.raw-html", message, place, expected=instead, remedy=remedy)


def _told(tag: re.Match[str], context: ArticleContext) -> bool:
    """Whether a tag belongs to an element that was told: it closes it, or is a part or an item of it."""
    name = tag["name"].lower()
    if tag["close"]:
        return name in context.open_tags
    within = {"ul", "ol"} if name == "li" else {_PARTS.get(name)}
    return bool(within.intersection(context.open_tags))


def _follow(content: str, context: ArticleContext) -> None:
    """Keep count of the tags that are open."""
    for tag in _TAG.finditer(content) if not content.startswith("<!") else ():
        name = tag["name"].lower()
        if not tag["close"] and not tag["alone"] and name not in _VOID:
            context.open_tags.append(name)
        elif tag["close"] and name in context.open_tags:
            context.open_tags.reverse()
            context.open_tags.remove(name)
            context.open_tags.reverse()
