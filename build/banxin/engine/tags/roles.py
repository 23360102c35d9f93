"""What elements of a sheet are in the structure of a PDF (ISO 32000-1 §14.8.4, ISO 14289-1 §7)."""

from __future__ import annotations

from typing import Any, Final

SVG: Final = "{http://www.w3.org/2000/svg}svg"
PICTURES: Final = frozenset({"img", SVG, "object", "embed"})

_ROLES: Final = {
    "article": "Art", "section": "Sect", "nav": "Sect", "aside": "Sect", "blockquote": "BlockQuote",
    "p": "P", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR",
    "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption", "a": "Link",
    "pre": "Code", "code": "Code", "q": "Quote", "cite": "Span", "rt": "RT", "ruby": "Ruby",
    "math": "Formula",
}  # fmt: skip

_BY_ARIA: Final = {
    "paragraph": "P", "doc-pullquote": "BlockQuote", "doc-toc": "Sect", "list": "L", "figure": "Figure",
    "doc-endnote": "Note",
}  # fmt: skip

NO_ROLE: Final = ("presentation", "none")
"""What `role` says of an element that only groups, and of a picture that is decoration."""

GROUPING: Final = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote"})
"""What holds paragraphs: text that stands in them by itself becomes one."""

INLINE: Final = frozenset(
    {"Span", "Link", "Quote", "Ruby", "RB", "RT", "Reference", "Note", "Code", "Figure"}
)
"""What stands in a line of text."""

HEADINGS: Final = frozenset({f"H{level}" for level in range(1, 7)})

BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "td", "th", "ul",
})  # fmt: skip
"""Elements that end a paragraph where they begin."""


def role_of(element: Any) -> str:
    """The type of structure that an element is; empty for one that only groups, as `div` and `span`."""
    if element.get("role") in NO_ROLE:
        return ""
    said = _BY_ARIA.get(element.get("role", ""))
    return said or _ROLES.get(element.tag, "")


def is_hidden(element: Any) -> bool:
    """Whether an element is furniture: repeated on pages, and no part of what is read."""
    return bool(element.get("aria-hidden") == "true") or element.tag == "hr"


def says_nothing(element: Any) -> bool:
    """Whether a picture is decoration: it has an empty text, or is presentation by its role."""
    if element.get("role") in NO_ROLE:
        return True
    if element.tag == SVG:
        return alternative(element) == ""
    return bool(element.get("alt") == "")


def alternative(element: Any) -> str:
    """The words for those who do not see a picture; empty where there are none."""
    if element.tag == SVG:
        title = element.find("{http://www.w3.org/2000/svg}title")
        return str(element.get("aria-label") or (title.text if title is not None and title.text else ""))
    return str(element.get("alt") or "")
