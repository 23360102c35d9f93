"""Pictures and text boxes within runs: DrawingML and the older VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from banxin.importing.word.names import attribute, short


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture by the id of its relationship, with its text alternative."""

    relation: str
    alt: str
    linked: bool = False


@dataclass(frozen=True, slots=True)
class DrawnTextBox:
    """The content of a text box (`w:txbxContent`)."""

    content: etree._Element


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """Words drawn as art (WordArt of VML)."""

    words: str


DrawnPart = DrawnPicture | DrawnTextBox | DrawnWords
_BY_PROGRAMS = re.compile(
    r"(?:picture|image|图片|图像|圖片|圖像)\s*\d*|[\w\-]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)", re.IGNORECASE
)


def _said(alt: str) -> str:
    """A text alternative; empty for what a program wrote in place of one."""
    return "" if _BY_PROGRAMS.fullmatch(alt.strip()) else alt


def drawn(element: etree._Element) -> Iterator[DrawnPart]:
    """What a drawing shows, in the order of its file; text boxes are not looked into."""
    alt = ""
    stack = [element]
    while stack:
        one = stack.pop()
        match short(one.tag):
            case "w:txbxContent":
                yield DrawnTextBox(one)
                continue
            case "mc:AlternateContent":
                stack += reversed(alternatives(one))
                continue
            case "wp:docPr":
                alt = _said(attribute(one, "descr"))
            case "a:blip":
                embedded, linked = attribute(one, "r:embed"), attribute(one, "r:link")
                if embedded or linked:
                    yield DrawnPicture(embedded or linked, alt, linked=not embedded)
            case "v:shape" | "v:rect":
                alt = attribute(one, "alt") or alt
            case "v:imagedata":
                if relation := attribute(one, "r:id"):
                    yield DrawnPicture(relation, alt or attribute(one, "o:title"))
            case "v:textpath":
                if words := attribute(one, "string"):
                    yield DrawnWords(words)
        stack += reversed(one)


def alternatives(element: etree._Element) -> list[etree._Element]:
    """What of `mc:AlternateContent` is read: the first choice that shows anything, else the fallback."""
    for one in element:
        if short(one.tag) in ("mc:Choice", "mc:Fallback") and _shows(one):
            return list(one)
    return []


def _shows(element: etree._Element) -> bool:
    showing = {"w:t", "a:blip", "v:imagedata", "w:sym", "v:textpath"}
    return any(short(one.tag) in showing for one in element.iter())
