"""Active content in an EPUB: scripts, event handlers, frames, objects and forms.

Reading systems need not run scripts (EPUB 3.3 §6.2.2) and stores refuse them; articles cannot hold them,
so that whatever there is comes from a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from banxin.wording import Message

ACTIVE_ELEMENTS = frozenset(
    [
        "script",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "portal",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "base",
        "foreignobject",
        "audio",
        "video",
    ]
)
_ADDRESSES = frozenset({"href", "src", "data", "action", "formaction", "poster"})
_LOADED = frozenset({"src", "srcset", "data", "poster", "background"})  # on any element
_LOADING = frozenset({"link", "image", "use", "feimage"})  # whose `href` is loaded; that of `a` is followed
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_REMOTE_IN_STYLE = re.compile(
    r"(?:url\(|@import)\s*[\"']?\s*((?:[a-z][a-z0-9+.-]*:)?//[^\"')\s]*)", re.IGNORECASE
)
_PASSIVE = frozenset({"class", "id", "lang", "role", "title", "alt"})
_MAY_BE_ACTIVE = ACTIVE_ELEMENTS | {"style", "meta"}
_UNUSUAL = etree.XPath(
    f"//@*[namespace-uri() or not({' or '.join(f'local-name()={name!r}' for name in sorted(_PASSIVE))})]"
)
_RUNNING = ("javascript:", "vbscript:", "data:text", "data:application")


@dataclass(frozen=True, slots=True)
class Active:
    """A part of a document that runs or loads something: in words, and as it is written."""

    what: str
    written: str


def active_parts(tree: etree._Element) -> tuple[Active, ...]:
    """What of a document or block is active, each kind once, in order."""
    if is_passive(tree):
        return ()
    found: dict[Active, None] = {}
    for element in tree.iter(etree.Element):
        name = _local(element.tag)
        folded = name.casefold()
        if folded in ACTIVE_ELEMENTS:
            found[Active(f"<{name}>", f"<{name}")] = None
        if folded == "style":
            found |= dict.fromkeys(_remote_in(element.text or ""))
        if folded == "meta" and element.get("http-equiv", "").casefold() == "refresh":
            found[Active(Message("A meta element that loads another page"), "http-equiv")] = None
        for key, value in element.items():
            if key not in _PASSIVE:
                found |= dict.fromkeys(_in_attribute(folded, _local(str(key)), str(value)))
    return tuple(found)


def is_passive(tree: etree._Element) -> bool:
    """Whether nothing can be active: no element that may be, and of attributes only such as do nothing."""
    names = {_local(tag).casefold() for tag in {element.tag for element in tree.iter(etree.Element)}}
    if not names.isdisjoint(_MAY_BE_ACTIVE):
        return False
    return not any(
        next(_in_attribute(_folded(value.getparent()), _local(value.attrname), str(value)), None)
        for value in _UNUSUAL(tree)
    )


def _in_attribute(element: str, attribute: str, value: str) -> Iterator[Active]:
    """What an attribute runs or loads."""
    folded = attribute.casefold()
    if attribute == "style":
        yield from _remote_in(value)
    elif _is_loaded(element, folded) and _REMOTE.match(value.strip()):
        yield _remote(value.strip())
    if folded.startswith("on"):
        yield Active(Message("The event handler `{attribute}`", attribute=attribute), attribute)
    elif folded in _ADDRESSES and _runs(value):
        message = Message("An address in `{attribute}` that runs something", attribute=attribute)
        yield Active(message, value[:12])


def _folded(element: etree._Element) -> str:
    return _local(str(element.tag)).casefold()


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def _is_loaded(element: str, attribute: str) -> bool:
    return attribute in _LOADED or (attribute == "href" and element in _LOADING)


def _remote_in(css: str) -> Iterator[Active]:
    return (_remote(found[1]) for found in _REMOTE_IN_STYLE.finditer(css))


def _remote(address: str) -> Active:
    message = Message("The address `{address}` of the network", address=address[:60])
    return Active(message, address[:60])


def _runs(address: str) -> bool:
    plain = "".join(character for character in address if character.isprintable() and not character.isspace())
    return plain.casefold().startswith(_RUNNING)
