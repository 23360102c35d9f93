"""Stories that are whole, told by the bytes of their document: most are, and need no closer look.

The document is known to be well-formed. Whatever is unusual about it is left to those who read its elements.
"""

from __future__ import annotations

import html
import re
from typing import Final

from banxin.manuscript.publication import Unit
from banxin.preflight.text.normal import words
from banxin.preflight.text.pieces import picture_count, text_of
from banxin.preflight.text.sheet_text import OVERLAY, SILENT

_TAG: Final = re.compile("<[^>]*>")
_NAME: Final = re.compile(r"<([A-Za-z][\w.-]*)[^<>]*")
_UNREAD: Final = re.compile(rf"<(?:[^\s<>/]*:)?(?:{'|'.join(sorted({*SILENT, 'img'}))})[\s/>]")
_ODD: Final = (" id ", " id='", "id =", OVERLAY)  # an id written otherwise, text that is furniture


def is_whole(document: bytes, name: str, unit: Unit) -> bool:
    """Whether the element with the id `name` has the text of `unit`, and nothing else, in its order.

    False also where that cannot be told without reading the elements of the document.
    """
    story = _text_within(document.decode("utf-8", "replace"), name)
    if story is None or picture_count(unit):
        return False
    printed, written = _closed_up(html.unescape(story) if "&" in story else story), _closed_up(text_of(unit))
    return printed == written or words(printed) == words(written)


def _text_within(document: str, name: str) -> str | None:
    """The text of the element with an id, with its entities; None where it cannot be told."""
    if document.count("<!") > 1 or document.count("<?") > 1 or any(map(document.__contains__, _ODD)):
        return None
    mark = f' id="{name}"'
    before, found, behind = document.partition(mark)
    element = _NAME.fullmatch(before, max(before.rfind("<"), 0))
    if not found or mark in behind or element is None:
        return None
    opening, closing = f"<{element[1]}", f"</{element[1]}>"
    if opening in behind or behind.count(closing) != 1:
        return None
    story = behind[: behind.index(closing)].partition(">")[2]
    return None if _UNREAD.search(story) else _TAG.sub("", story)


def _closed_up(text: str) -> str:
    """The text without spaces and line ends."""
    return "".join(text.split())
