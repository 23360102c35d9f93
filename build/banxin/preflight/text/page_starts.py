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
"""Kinds of pieces that pages may set elsewhere than where they are read."""
_IN_PLACE = _MOVED - {"note", "byline"}
"""Those of them that most pages set where they are read."""


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

    @property
    def kind(self) -> str:
        """The kind of its piece."""
        return self.story.pieces[self.piece].kind


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
    finder = _Finder(places_of(stories), {} if jumps else _parts(publication, sheet), jumps=jumps)
    return tuple(finder.start(label, entries) for label, entries in zip(labels, pages, strict=True))


class _Finder:
    """Goes through the pages in turn; `reached` has the last piece of each story's text so far."""

    def __init__(
        self, places: Mapping[Any, tuple[ReadStory, list[int]]], parts: Mapping[Any, str], *, jumps: bool
    ) -> None:
        self._places, self._parts, self._jumps = places, parts, jumps
        self._reached: dict[str, int] = {}

    def start(self, label: str, entries: Sequence[PageEntry]) -> PageStart:
        """The beginning of the next page."""
        met = [*self._met(entries)]
        first = next(
            (one.element for one in entries if one.element in self._parts or one.element in self._places),
            None,
        )
        part = self._parts.get(first) if first is not None else None
        chosen = None if part is not None else self._chosen(met)
        for one in met:
            told = one.piece if one.kind not in _MOVED else -1
            self._reached[one.story.ident] = max(self._reached.get(one.story.ident, -1), told)
        if part is not None:
            return PageStart(label, part)
        if chosen is None:
            return PageStart(label)
        if chosen.fresh:
            return PageStart(label, chosen.story.ident)
        return PageStart(label, chosen.story.ident, chosen.piece, chosen.offset)

    def _met(self, entries: Sequence[PageEntry]) -> Iterator[_Met]:
        """What the page prints of the stories, each element by the first of it that stands there.

        The head of a table that is printed again over its next rows is not met again.
        """
        for entry in entries:
            if entry.element not in self._places:
                continue
            story, slots = self._places[entry.element]
            if 0 < sum(len(story.text.slots[slot].text) for slot in slots) <= entry.before:
                continue
            found = story.piece_from(offset_in(story.text, slots, entry.before))
            if found is not None:
                yield _Met(story, *found, fresh=story.ident not in self._reached)

    def _chosen(self, met: Sequence[_Met]) -> _Met | None:
        """The text that the page begins with.

        That is the first of the running text; of what may stand elsewhere than it is read, what is read
        between the text of the page before and this, as a table over the head of a page is.
        """
        fresh = next((one for one in met if one.fresh), None) if self._jumps else None
        if fresh is not None:
            return fresh
        first = next((one for one in met if one.kind not in _MOVED), None)
        if self._jumps:
            return first or next(iter(met), None)
        story = first.story if first else met[0].story if met else None
        between = [
            one
            for one in met
            if one.kind in _IN_PLACE
            and one.story is story
            and one.piece > self._reached.get(one.story.ident, -1)
            and (first is None or one.piece < first.piece)
        ]
        return min(between, key=lambda one: (one.piece, one.offset), default=first or next(iter(met), None))


def offset_in(text: StoryText, slots: Sequence[int], before: int) -> int:
    """The offset in the story of what stands behind `before` characters of an element's own text."""
    for slot in slots:
        length = len(text.slots[slot].text)
        if before < length:
            return text.starts[slot] + before
        before -= length
    return text.starts[slots[-1] + 1]


def places_of(stories: Sequence[ReadStory]) -> dict[Any, tuple[ReadStory, list[int]]]:
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
