"""The NCX: table of contents and page list of EPUB 2, kept for old Kindle, Duokan and KOReader."""

from __future__ import annotations

from itertools import count

from lxml import etree

from banxin.sheets.epub.copy import EpubCopy, NavPoint, PageTarget

_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def ncx(copy: EpubCopy) -> bytes:
    """The NCX of `copy` (DAISY Z39.86-2005 §8), with the depth and the pages there really are."""
    root = etree.Element(f"{{{_NCX}}}ncx", nsmap={None: _NCX}, version="2005-1")
    root.set(_XML_LANG, copy.lang)
    head = _child(root, "head")
    numbers = [int(page.label) for page in copy.page_list if page.label.isascii() and page.label.isdigit()]
    for name, content in (
        ("dtb:uid", copy.identifier),
        ("dtb:depth", str(_depth(copy.nav))),
        ("dtb:totalPageCount", str(len(copy.page_list))),
        ("dtb:maxPageNumber", str(max(numbers, default=0))),
    ):
        _child(head, "meta", name=name, content=content)
    _label(root, "docTitle", copy.title)
    _points(_child(root, "navMap"), copy.nav, count(1))
    if copy.page_list:
        _pages(_child(root, "pageList"), copy.page_list)
    encoded: bytes = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
    return encoded


def _child(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_NCX}}}{tag}", attributes)


def _label(parent: etree._Element, tag: str, text: str) -> None:
    _child(_child(parent, tag), "text").text = text


def _depth(points: tuple[NavPoint, ...]) -> int:
    return max((1 + _depth(point.children) for point in points), default=0)


def _points(parent: etree._Element, points: tuple[NavPoint, ...], numbers: count[int]) -> None:
    for point in points:
        entry = _child(parent, "navPoint", id=f"nav-{next(numbers)}")
        _label(entry, "navLabel", point.label)
        _child(entry, "content", src=point.href)
        _points(entry, point.children, numbers)


def _pages(parent: etree._Element, pages: tuple[PageTarget, ...]) -> None:
    for number, page in enumerate(pages, 1):
        kind = {"type": "normal"}
        if page.label.isascii() and page.label.isdigit():
            kind["value"] = page.label
        entry = _child(parent, "pageTarget", id=f"page-target-{number}", **kind)
        _label(entry, "navLabel", page.label)
        _child(entry, "content", src=page.href)
