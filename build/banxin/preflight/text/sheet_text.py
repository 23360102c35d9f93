"""The text of marked-up sheets (HTML before it is set, XHTML as it was packed), story by story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from banxin.preflight.text.normal import words

SILENT = frozenset({"head", "style", "script", "template", "title", "rp", "svg", "math", "textarea"})
_REPEATED = frozenset({"thead", "tfoot"})
OVERLAY = "overlay"  # class of the grid drawn over a page: its numbers are no text of the layout
_CONTINUED = "--continued"  # ends the id of what goes on after a jump (转版)

Span = tuple[int, int]
"""A stretch of a story's text: the offsets of its first character and of the one behind its last."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Text that stands directly in an element, between two of its children; free of spaces.

    `repeated` says that the engine may print it again on the next page: it stands in the head of a table.
    """

    element: Any
    text: str
    repeated: bool


@dataclass
class StoryText:
    """All text within the elements of one story, in the order of the sheet."""

    slots: list[Slot] = field(default_factory=list)
    pictures: list[Any] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """It all in one."""
        return "".join(slot.text for slot in self.slots)

    @cached_property
    def starts(self) -> list[int]:
        """Where each slot begins in `text`."""
        return [0, *accumulate(len(slot.text) for slot in self.slots)]

    def slot_at(self, offset: int) -> int:
        """The index of the slot that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1


def story_texts(root: Any, owners: Mapping[str, str]) -> dict[str, StoryText]:
    """The text below `root` by story; `owners` maps ids of elements to stories. "" owns what is in none.

    The head over what goes on after a jump repeats words of the story, and is furniture of the page.
    """
    found: dict[str, StoryText] = {"": StoryText()}
    stack: list[tuple[Any, str | None, str, bool]] = [(root, None, "", False)]
    while stack:
        element, tail, owner, repeated = stack.pop()
        if tail is not None:
            found[owner].slots.append(Slot(element, tail, repeated))
            continue
        tag = element.tag
        if not isinstance(tag, str):
            continue
        name = tag.rpartition("}")[2]
        if name in SILENT or OVERLAY in (element.get("class") or "").split():
            continue
        ident = element.get("id")
        if ident is not None and ident in owners:
            owner = owners[ident]
            found.setdefault(owner, StoryText())
        if name == "img":
            found[owner].pictures.append(element)
        repeated = repeated or name in _REPEATED
        if (within := element.text) and (text := words(within)):
            found[owner].slots.append(Slot(element, text, repeated))
        continued = ident is not None and ident.endswith(_CONTINUED)
        for child in reversed(element):
            if (tail := child.tail) and (text := words(tail)):
                stack.append((element, text, owner, repeated))
            furniture = continued and str(child.tag).endswith("header")
            stack.append((child, None, "" if furniture else owner, repeated))
    return found
