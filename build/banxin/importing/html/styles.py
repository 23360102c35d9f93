"""What elements and their inline styles say of how text looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from banxin.importing.copy.pieces import sound_address
from banxin.importing.html.parsing import name_of

_SIZE = re.compile(r"([\d.]{1,6})\s*(px|pt|em|rem|%)")
_PER_UNIT = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The style of text at a place: marks, the address it leads to, the size in points, the alignment."""

    strong: bool = False
    dotted: bool = False
    code: bool = False
    link: str = ""
    size: float = 12.0
    centred: bool = False
    shift: str = ""


def declarations(element: etree._Element) -> dict[str, str]:
    """The inline style of an element."""
    found = {}
    for one in (element.get("style") or "")[:4000].split(";"):
        name, _, value = one.partition(":")
        found[name.strip().lower()] = value.strip().lower().removesuffix("!important").strip()
    return found


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is not shown. By `visibility` pages hide what a script shows."""
    return element.get("hidden") is not None or declarations(element).get("display") == "none"


def style_within(element: etree._Element, style: TextStyle) -> TextStyle:
    """The style inside of an element."""
    name, css = name_of(element), declarations(element)
    if name in ("b", "strong"):
        style = replace(style, strong=True)
    elif name in ("em", "i", "dfn"):
        style = replace(style, dotted=True)
    elif name in ("code", "kbd", "samp", "tt"):
        style = replace(style, code=True)
    elif name in ("sup", "sub"):
        style = replace(style, shift=name)
    elif name == "a" and (address := sound_address(element.get("href") or "")):
        style = replace(style, link=address)
    elif name == "center" or (element.get("align") or "").lower() == "center":
        style = replace(style, centred=True)
    return _by_css(css, style)


def _by_css(css: dict[str, str], style: TextStyle) -> TextStyle:
    weight = css.get("font-weight", "")
    if weight:
        style = replace(style, strong=weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600))
    dots = (
        css.get("text-emphasis") or css.get("-webkit-text-emphasis") or css.get("text-emphasis-style") or ""
    )
    if dots:
        style = replace(style, dotted=not dots.startswith("none"))
    if found := _SIZE.match(css.get("font-size", "")):
        try:
            size = float(found[1]) * (_PER_UNIT[found[2]])
        except ValueError:
            size = 0.0
        if 4 < size < 200:
            style = replace(style, size=round(size, 1))
    if align := css.get("text-align"):
        style = replace(style, centred=align == "center")
    return style
