"""Anchors of crossheads: those the editor gave, and stable ones made from the words."""

from __future__ import annotations

import re

_PARTING = re.compile(r"[^\w]+")
_ANCHOR = re.compile(r"[^\W\d][\w.\-]*")


def is_anchor(text: str) -> bool:
    """Whether `text` can be an anchor: a letter or Han character, then letters, digits, - _ and dots.

    This is what XML allows as an id (XML 1.0 §2.3), so that one anchor serves PDF and EPUB.
    """
    return _ANCHOR.fullmatch(text) is not None


def slug(text: str) -> str:
    """An anchor from the words of a crosshead: Han kept, Latin in lower case, `-` for all between."""
    joined = _PARTING.sub("-", text.casefold()).strip("-_")
    if not joined:
        return "crosshead"
    return joined if is_anchor(joined) else f"s-{joined}"


def note_slug(label: str) -> str:
    """An anchor's part from the label of a footnote; labels differ from each other, the parts need not."""
    return _PARTING.sub("-", label.casefold()).strip("-_") or "note"


class Anchors:
    """The anchors of one article, each once; those that the editor gave are reserved first."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def __contains__(self, anchor: str) -> bool:
        return anchor in self._taken

    def reserve(self, anchor: str) -> bool:
        """Take an anchor that the editor gave; False when the article has it already."""
        if anchor in self._taken:
            return False
        self._taken.add(anchor)
        return True

    def made_from(self, text: str) -> str:
        """A free anchor for a crosshead with these words: the second alike ends in -2, and so on."""
        return self._free(slug(text))

    def made_from_label(self, label: str) -> str:
        """A free name for the footnote with this label."""
        return self._free(note_slug(label))

    def _free(self, base: str) -> str:
        anchor = base
        while anchor in self._taken:
            self._counts[base] = self._counts.get(base, 1) + 1
            anchor = f"{base}-{self._counts[base]}"
        self._taken.add(anchor)
        return anchor
