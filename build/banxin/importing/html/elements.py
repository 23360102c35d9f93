"""Elements of pages by what is done with them."""

from __future__ import annotations

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "meter", "o:p", "output", "q", "rb", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that stand within a line."""
LEFT_OUT = frozenset({
    "applet", "audio", "button", "canvas", "dialog", "embed", "form", "head", "iframe", "input", "link",
    "map", "math", "meta", "nav", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
})  # fmt: skip
"""Elements that are no copy: what runs, what is filled in, what frames other pages."""
CAPTION = "data-banxin-caption"
"""The attribute of a picture that holds its caption, where its format has one beside the alternative."""
