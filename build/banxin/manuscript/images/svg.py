"""SVG pictures: parsed without network or entities, and refused if they could run or fetch anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import tinycss2
from lxml import etree

from banxin.findings import Finding, Place, Severity, finding
from banxin.manuscript.images.cache import CacheError, PictureCache
from banxin.manuscript.images.renditions import Rendition
from banxin.manuscript.images.svg_contents import plain_pictures
from banxin.manuscript.images.svg_texts import words
from banxin.manuscript.images.svg_weight import weight
from banxin.manuscript.publication import Image
from banxin.wording import Message

SVG_LIMIT = 8 * 2**20
"""Bytes of one SVG; a map drawn with every village has about one million."""
WEIGHT_LIMIT = 200_000
"""Elements that are drawn, those behind `use` counted each time."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREFS = ("href", f"{{{_XLINK}}}href", "src")
_REFUSED = {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
_FOREIGN = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/XInclude"}
_ANIMATIONS = {"set", "animate", "animateTransform", "animateMotion", "animateColor"}
_DATA_PICTURE = re.compile(r"data:image/(?!svg)[\w.+-]+[;,]|data:;base64,", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def read_svg(
    data: bytes, name: str, place: Place, cache: PictureCache | None = None
) -> tuple[Image | None, tuple[Finding, ...]]:
    """The picture, if it is a well-formed SVG that draws by itself; else a finding for each fault.

    Faults of the file as a whole stand at `place`, where it is named; others at their line in it.
    """
    if len(data) > SVG_LIMIT:
        expected = Message("at most {svg_limit} MiB", svg_limit=SVG_LIMIT // 2**20)
        return None, (
            finding("image.too-large", Message("{name} is too large.", name=name), place, expected=expected),
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return None, (_not_well_formed(data, name, error, place),)
    if root.tag != f"{{{_SVG}}}svg":
        remedy, message = (
            "",
            Message(
                "{name} is no SVG: its first element is {element}.", name=name, element=_split(root.tag)[1]
            ),
        )
        if root.tag == "svg":
            message = Message("{name} does not say that it is SVG.", name=name)
            remedy = Message('Add xmlns="{svg}" to its first element.', svg=_SVG)
        return None, (
            finding("image.kind", message, place, expected=Message("JPEG, PNG or SVG"), remedy=remedy),
        )
    faults = tuple(_faults(root, name, data.decode("utf-8", "replace").splitlines()))
    if faults:
        return None, faults
    if weight(root, WEIGHT_LIMIT) > WEIGHT_LIMIT:
        message = Message("{name} draws too many elements, or a `use` leads back to itself.", name=name)
        expected = Message("at most {weight_limit} elements, repetitions counted", weight_limit=WEIGHT_LIMIT)
        return None, (finding("image.too-large", message, place, expected=expected),)
    return _taken(root, data, name, place, cache)


def _taken(
    root: etree._Element, data: bytes, name: str, place: Place, cache: PictureCache | None
) -> tuple[Image | None, tuple[Finding, ...]]:
    """A safe SVG with its words; the pictures inside it are read, and made plain where they are not."""
    width, height = _size(root)
    image = Image(name, "image/svg+xml", width, height, words=words(root, data, name))
    lines = data.decode("utf-8", "replace").splitlines()
    bent = tuple(_words_on_paths(root, name, lines))
    if cache is None:
        return image, bent
    inside = plain_pictures(root, name, lambda line: _line(name, lines, line), cache)
    if any(fault.severity is Severity.ERROR for fault in inside.findings):
        return None, inside.findings
    if inside.changed:
        whole = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
        try:
            file = cache.kept(data, lambda: Rendition("image/svg+xml", whole))
        except CacheError as error:
            message = Message("What is printed of {name} cannot be kept: {error}.", name=name, error=error)
            return None, (finding("image.unreadable", message, place),)
        image = replace(image, file=file)
    return image, (*bent, *inside.findings)


def _words_on_paths(root: etree._Element, name: str, lines: list[str]) -> Iterator[Finding]:
    """Words that are to follow a path: the PDF engine sets them in a straight line from its own origin."""
    for element in root.iter(f"{{{_SVG}}}textPath"):
        text = " ".join("".join(element.itertext()).split())
        if text:
            yield finding(
                "image.text-on-path",
                Message(
                    "“{text}” is to follow a path, and would be printed in a straight line elsewhere.",
                    text=_short(text),
                ),
                _line(name, lines, element.sourceline or 1),
                remedy=Message(
                    "Turn these words into paths in the drawing program, and export the picture again."
                ),
            )


def _line(name: str, lines: list[str], number: int) -> Place:
    text = lines[number - 1][:200] if 0 < number <= len(lines) else ""
    start = len(text) - len(text.lstrip()) + 1
    return Place(name, number, start, start + 1, text)


def _not_well_formed(data: bytes, name: str, error: etree.XMLSyntaxError, place: Place) -> Finding:
    line, column = error.position if error.lineno else (0, 0)
    lines = data.decode("utf-8", "replace").splitlines()
    if line and lines:
        text = lines[min(line, len(lines)) - 1]
        column = max(column, 1) if line <= len(lines) else len(text) + 1
        place = Place(name, min(line, len(lines)), column, column + 1, text)
    reason = (error.msg or "damaged").rsplit(", line", 1)[0]
    return finding(
        "image.unreadable",
        Message("{name} is not well-formed XML: {reason}.", name=name, reason=reason),
        place,
    )


def _faults(root: etree._Element, name: str, lines: list[str]) -> Iterator[Finding]:
    def unsafe(
        line: int, what: str, remedy: str = Message("Remove it, or export the picture as plain SVG.")
    ) -> Finding:
        return finding("image.unsafe-svg", what, _line(name, lines, line), remedy=remedy)

    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and _declares(dtd):
        yield unsafe(1, Message("The document type declares entities or elements."))
        return
    refused: set[etree._Element] = set()
    for node in (*_before(root), *root.iter()):
        if node.getparent() in refused:
            refused.add(node)  # what stands in a refused element is no fault of its own
            continue
        found = tuple(_node_faults(node))
        if found and isinstance(node.tag, str) and _is_refused(node.tag):
            refused.add(node)
        for what in found:
            yield unsafe(node.sourceline or 1, what)


def _is_refused(tag: str) -> bool:
    space, local = _split(tag)
    return local in _REFUSED or space in _FOREIGN


def _declares(dtd: etree.DTD) -> bool:
    return any(True for _ in dtd.iterentities()) or any(True for _ in dtd.iterelements())


def _before(root: etree._Element) -> Iterator[etree._Element]:
    """Comments and processing instructions before and after the root."""
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _node_faults(node: etree._Element) -> Iterator[str]:
    if node.tag is etree.Entity:
        yield Message("The entity {text} is not defined.", text=node.text)
        return
    if node.tag is etree.ProcessingInstruction:
        if node.target.lower().startswith("xml-stylesheet"):
            yield Message("A stylesheet outside the picture is asked for.")
        return
    if not isinstance(node.tag, str):
        return
    local = _split(node.tag)[1]
    if _is_refused(node.tag):
        yield Message("<{local}> is refused in a picture.", local=local)
        return
    for key, value in node.attrib.items():
        yield from _attribute_faults(local, key, value)
    if local == "style":
        yield from _css_faults("".join(node.itertext()))


def _attribute_faults(element: str, key: str, value: str) -> Iterator[str]:
    space, local = _split(key)
    if local.lower().startswith("on") and not space:
        yield Message("The event handler {local} is refused.", local=local)
    elif key in _HREFS or local == "href":
        if not _stays_inside(value):
            yield Message("{local} leads out of the picture: {value}", local=local, value=_short(value))
    elif key == "{http://www.w3.org/XML/1998/namespace}base":
        yield Message("xml:base is refused.")
    elif element in _ANIMATIONS and local == "attributeName":
        if value.rsplit(":", 1)[-1].lower() == "href" or value.lower().startswith("on"):
            yield Message("An animation of {value} is refused.", value=value)
    elif "(" in value or "@" in value or "\\" in value:
        yield from _css_faults(value)


def _css_faults(text: str) -> Iterator[str]:
    """Addresses and imports in CSS, read by a tokeniser so that escapes hide nothing."""
    pending = list(reversed(tinycss2.parse_component_value_list(text)))
    while pending:
        token = pending.pop()
        if token.type == "at-keyword" and token.lower_value == "import":
            yield Message("@import is refused.")
            while pending and pending.pop() != ";":
                pass  # its address is the same fault
        elif token.type == "url" and not _stays_inside(token.value):
            yield Message("url() leads out of the picture: {value}", value=_short(token.value))
        elif token.type == "function":
            if token.lower_name in ("url", "src", "image", "image-set", "-webkit-image-set"):
                strings = (part.value for part in token.arguments if part.type == "string")
                yield from (
                    Message(
                        "{lower_name}() leads out of the picture: {address}",
                        lower_name=token.lower_name,
                        address=_short(address),
                    )
                    for address in strings
                    if not _stays_inside(address)
                )
            pending += reversed(token.arguments)
        elif hasattr(token, "content") and token.content is not None:
            pending += reversed(token.content)


def _stays_inside(address: str) -> bool:
    address = address.strip()
    return not address or address.startswith("#") or bool(_DATA_PICTURE.match(address))


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:57]}…"


def _split(name: str) -> tuple[str, str]:
    if name.startswith("{"):
        space, _, local = name[1:].partition("}")
        return space, local
    return "", name


def _size(root: etree._Element) -> tuple[int, int]:
    """Width and height in CSS pixels, from the attributes or the view box; 0 where neither tells."""
    box = [part for part in re.split(r"[\s,]+", root.get("viewBox") or "") if part]
    fallback = box[2:] if len(box) == 4 else ["", ""]
    width = _pixels(root.get("width")) or _pixels(fallback[0])
    height = _pixels(root.get("height")) or _pixels(fallback[1])
    return (round(width), round(height)) if width and height else (0, 0)


def _pixels(length: str | None) -> float:
    found = _LENGTH.fullmatch(length or "")
    return min(float(found[1]) * _PIXELS[found[2] or ""], 10**6) if found else 0.0
