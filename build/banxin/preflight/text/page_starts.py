"""Where in the manuscript each page of a finished PDF begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from banxin.manuscript.publication import Publication, Section, every_item
from banxin.preflight.text.pieces import Piece
from banxin.preflight.text.printed import PageEntry
from banxin.preflight.text.sheet_text import Span, StoryText
from banxin.sheets.page_starts import PageStart, Part

_PARTS = {
    "cover": Part.COVER,
    "title-page": Part.TITLE,
    "half-title": Part.TITLE,
    "contents": Part.CONTENTS,
    "colophon": Part.COLOPHON,
}
_MOVED = frozenset({"note", "caption", "credit", "pull", "sidebar", "table", "byline"})
"""Kinds of pieces that pages set elsewhere than where they are read."""


@dataclass(frozen=True)
class ReadStory:
    """A story as it was met on the pages: its id, its pieces, its text, and where in it the pieces stand."""

    ident: str
    pieces: tuple[Piece, ...]
    text: StoryText
    spans: tuple[Span | None, ...]

    @cached_property
    def _in_order(self) -> tuple[list[int], list[tuple[Span, int]]]:
        """The pieces that were met, by where they stand, and where each of them ends."""
        met = sorted((span, index) for index, span in enumerate(self.spans) if span is not None)
        return [span[1] for span, _ in met], met

    def piece_from(self, offset: int) -> tuple[int, int] | None:
        """The piece that holds the character at `offset`, or the first behind it, and how far into it."""
        ends, met = self._in_order
        at = bisect_right(ends, offset)
        if at == len(met):
            return None
        span, index = met[at]
        return index, max(0, offset - span[0])


@dataclass(frozen=True, slots=True)
class _Met:
    """Text of a story that a page prints; `fresh` where no page before printed any of the story."""

    story: ReadStory
    piece: int
    offset: int
    fresh: bool


def page_starts(
    publication: Publication,
    sheet: Any,
    stories: Sequence[ReadStory],
    pages: Sequence[Sequence[PageEntry]],
    labels: Sequence[str],
    *,
    jumps: bool,
) -> tuple[PageStart, ...]:
    """The beginning of every page; `pages` has what each prints, in the order of painting.

    Where stories continue on later pages (`jumps`), a page begins with the first story that starts on it.
    """
    places = _places(stories)
    parts = {} if jumps else _parts(publication, sheet)
    seen: set[str] = set()
    found: list[PageStart] = []
    for label, entries in zip(labels, pages, strict=True):
        met = [*_met(entries, places, seen)]
        seen |= {one.story.ident for one in met}
        found.append(_start(label, entries, met, parts, places, jumps=jumps))
    return tuple(found)


def _start(
    label: str,
    entries: Sequence[PageEntry],
    met: Sequence[_Met],
    parts: Mapping[Any, str],
    places: Mapping[Any, Any],
    *,
    jumps: bool,
) -> PageStart:
    first = next(
        (entry.element for entry in entries if entry.element in parts or entry.element in places), None
    )
    if first is not None and first in parts:
        return PageStart(label, parts[first])
    read = [one for one in met if one.story.pieces[one.piece].kind not in _MOVED] or met
    chosen = next((one for one in met if one.fresh), None) if jumps else None
    chosen = chosen or next(iter(read), None)
    if chosen is None:
        return PageStart(label)
    if chosen.fresh:
        return PageStart(label, chosen.story.ident)
    return PageStart(label, chosen.story.ident, chosen.piece, chosen.offset)


def _met(
    entries: Sequence[PageEntry], places: Mapping[Any, tuple[ReadStory, list[int]]], seen: set[str]
) -> Iterator[_Met]:
    """What the page prints of the stories, each element by the first of it that stands there."""
    for entry in entries:
        if entry.element not in places:
            continue
        story, slots = places[entry.element]
        found = story.piece_from(_offset(story.text, slots, entry.before))
        if found is not None:
            yield _Met(story, *found, fresh=story.ident not in seen)


def _offset(text: StoryText, slots: Sequence[int], before: int) -> int:
    """The offset in the story of what stands behind `before` characters of an element's own text."""
    for slot in slots:
        length = len(text.slots[slot].text)
        if before < length:
            return text.starts[slot] + before
        before -= length
    return text.starts[slots[-1] + 1]


def _places(stories: Sequence[ReadStory]) -> dict[Any, tuple[ReadStory, list[int]]]:
    """The story of each element that holds text of one, and the slots it stands in."""
    places: dict[Any, tuple[ReadStory, list[int]]] = {}
    for story in stories:
        for index, slot in enumerate(story.text.slots):
            places.setdefault(slot.element, (story, []))[1].append(index)
    return places


def _parts(publication: Publication, sheet: Any) -> dict[Any, str]:
    """The section or part of each element whose text is of no unit."""
    owners = {
        item.id: item.id if isinstance(item, Section) else "" for item in every_item(publication.contents)
    }
    parts: dict[Any, str] = {}
    waiting: list[tuple[Any, str]] = [(sheet, "")]
    while waiting:
        element, owner = waiting.pop()
        owner = owners.get(element.get("id") or "", owner)
        owner = _PARTS.get((element.get("class") or "").partition(" ")[0], owner)
        if owner:
            parts[element] = owner
        waiting += [(child, owner) for child in element]
    return parts
