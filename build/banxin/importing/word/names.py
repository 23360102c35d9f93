"""Names of WordprocessingML and its neighbours (ECMA-376), both editions' namespaces as one."""

from __future__ import annotations

from lxml import etree

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_SPACES = _STRICT | {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
}
_KNOWN: dict[str, str] = {}


def short(name: object) -> str:
    """`w:p` for the full name of an element or attribute; empty for what is no element."""
    if not isinstance(name, str):
        return ""
    known = _KNOWN.get(name)
    if known is None:
        space, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
        prefix = _SPACES.get(space, "")
        known = f"{prefix}:{local}" if prefix else local
        if len(_KNOWN) < 4096:
            _KNOWN[name] = known
    return known


def attribute(element: etree._Element | None, name: str) -> str:
    """The attribute `w:val` of an element, or the empty string."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if short(key) == name), "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of these names, one within the other."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if short(one.tag) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str:
    """`w:val` of the child of these names; empty without one."""
    return attribute(child(element, *path), "w:val")


def switched(element: etree._Element | None, *path: str) -> bool | None:
    """Whether a property is on; None where it is not there (ECMA-376 §17.17.4)."""
    found = child(element, *path)
    if found is None:
        return None
    return attribute(found, "w:val") not in ("0", "false", "off", "none")
