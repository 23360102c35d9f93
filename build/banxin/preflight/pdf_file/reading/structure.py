"""The structure tree of a PDF (ISO 32000-2, 14.7) in its order: elements and the content they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_MOST = 400_000  # elements and pieces of content
_DEEPEST = 200
_FAULTS = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)


@dataclass(slots=True)
class StructureElement:
    """An element: `role` as standard structure types go, its texts, whether it has content of its own.

    `content` lists marked content as page object and number, in order; `parent` is the role of what holds it,
    `kids` are those of what it holds.
    """

    role: str
    depth: int
    alt: str = ""
    actual: str = ""
    language: str = ""
    scope: str = ""
    content: list[tuple[object, int]] = field(default_factory=list)
    parent: str = ""
    kids: tuple[str, ...] = ()


def elements_of(file: pikepdf.Pdf) -> Iterator[StructureElement]:
    """All elements in the order of reading; nothing where there is no tree."""
    root = file.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return
    mapped = root.get("/RoleMap")
    roles: dict[str, Any] = dict(mapped.items()) if isinstance(mapped, pikepdf.Dictionary) else {}
    seen: set[object] = set()
    left = _MOST
    stack: list[tuple[Any, object, int, str]] = [(one, None, 0, "") for one in reversed(_kids(root))]
    while stack and left > 0:
        left -= 1
        node, page, depth, parent = stack.pop()
        if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST:
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        if "/S" not in node:
            continue
        page = _page_of(node, page)
        element, kids = _element(node, page, depth, roles)
        element.parent = parent
        left -= len(element.content)
        yield element
        stack += [(kid, page, depth + 1, _around(element)) for kid in reversed(kids)]


def _around(element: StructureElement) -> str:
    """The role that those within an element stand in; what only groups lets the role around it through."""
    return element.parent if element.role in ("NonStruct", "Private") else element.role


def _element(
    node: Any, page: object, depth: int, roles: dict[str, Any]
) -> tuple[StructureElement, list[Any]]:
    role = _role(node, roles)
    alt, actual, language = (_words(node, key) for key in ("/Alt", "/ActualText", "/Lang"))
    made = StructureElement(role, depth, alt, actual, language, _scope(node))
    kids = []
    for kid in _kids(node):
        if isinstance(kid, int):
            made.content.append((page, kid))
        elif isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                made.content.append((_page_of(kid, page), _number(kid, "/MCID")))
            elif str(kid.get("/Type")) != "/OBJR":
                kids.append(kid)
    made.kids = tuple(_role(kid, roles) for kid in kids)
    return made, kids


def _role(node: Any, roles: dict[str, Any]) -> str:
    """The type of an element, as its file's role map has it."""
    role = str(node.get("/S"))
    for _ in range(8):
        if role not in roles:
            break
        role = str(roles[role])
    return role.removeprefix("/")


def _kids(node: Any) -> list[Any]:
    found = node.get("/K")
    if isinstance(found, pikepdf.Array):
        return [*found][:_MOST]
    return [] if found is None else [found]


def _page_of(node: Any, page: object) -> object:
    own = node.get("/Pg")
    return own.objgen if isinstance(own, pikepdf.Dictionary) else page


def _number(node: Any, key: str) -> int:
    try:
        return int(node.get(key, -1))
    except _FAULTS:
        return -1


def _words(node: Any, key: str) -> str:
    found = node.get(key)
    return str(found)[:1000] if isinstance(found, pikepdf.String) else ""


def _scope(node: Any) -> str:
    attributes = node.get("/A")
    listed = [*attributes] if isinstance(attributes, pikepdf.Array) else [attributes]
    for one in listed:
        if isinstance(one, pikepdf.Dictionary) and "/Scope" in one:
            return str(one.get("/Scope")).removeprefix("/")
    return ""
