"""Active content in an EPUB: scripts, event handlers, frames, objects and forms.

Reading systems need not run scripts (EPUB 3.3 §6.2.2) and stores refuse them; articles cannot hold them,
so that whatever there is comes from a template.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from banxin.wording import Message

_ELEMENTS = frozenset(
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
_RUNNING = ("javascript:", "vbscript:", "data:text", "data:application")


@dataclass(frozen=True, slots=True)
class Active:
    """A part of a document that runs or loads something: in words, and as it is written."""

    what: str
    written: str


def active_parts(tree: etree._Element) -> tuple[Active, ...]:
    """What of a document or block is active, each kind once, in order."""
    found: dict[Active, None] = {}
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname
        if name.casefold() in _ELEMENTS:
            found[Active(f"<{name}>", f"<{name}")] = None
        if name.casefold() == "meta" and element.get("http-equiv", "").casefold() == "refresh":
            found[Active(Message("A meta element that loads another page"), "http-equiv")] = None
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname
            if attribute.casefold().startswith("on"):
                found[Active(Message("The event handler `{attribute}`", attribute=attribute), attribute)] = (
                    None
                )
            elif attribute.casefold() in _ADDRESSES and _runs(str(value)):
                found[
                    Active(
                        Message("An address in `{attribute}` that runs something", attribute=attribute),
                        str(value)[:12],
                    )
                ] = None
    return tuple(found)


def _runs(address: str) -> bool:
    plain = "".join(character for character in address if character.isprintable() and not character.isspace())
    return plain.casefold().startswith(_RUNNING)
