"""Where in the manuscript the text that a page prints was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from banxin.engine import MarkedOrigin
from banxin.findings import Place
from banxin.manuscript.publication import Unit
from banxin.preflight.text.normal import words
from banxin.preflight.text.page_starts import ReadStory, offset_in, places_of
from banxin.preflight.text.pdf.painted import PaintedPage, Show
from banxin.preflight.text.pieces import Piece
from banxin.preflight.text.places import SourceSpot, place_in

_MARKS = 5  # characters of mark-up that usually stand between two characters of a text at most
_REACH = 200  # the same, where an address or a note stands there
_PROBE = 6  # characters by which a text is known again behind it
_GAP = 1.5  # em between two texts of one line


def source_spots(
    units: Mapping[str, Unit],
    stories: Sequence[ReadStory],
    pages: Iterable[PaintedPage],
    origins: Sequence[Mapping[int, MarkedOrigin]],
) -> tuple[SourceSpot, ...]:
    """A spot for each stretch of a story's text that stands on one line, in the order of painting."""
    finder = _Finder(units, places_of(stories))
    found: list[SourceSpot] = []
    for page, there in zip(pages, origins, strict=True):
        spots = (spot for show in page.shows for spot in finder.spots(page.number, show, there))
        found += _lines(spots)
    return tuple(found)


class _Finder:
    """Goes through the shows of all pages; `printed` counts the characters of each element so far."""

    def __init__(self, units: Mapping[str, Unit], places: Mapping[Any, tuple[ReadStory, list[int]]]) -> None:
        self._units, self._places = units, places
        self._printed: dict[Any, int] = {}
        self._written: dict[str, list[list[Place]]] = {}

    def spots(self, page: int, show: Show, origins: Mapping[int, MarkedOrigin]) -> Iterator[SourceSpot]:
        """The spot of a show; none for words of the layout."""
        origin = origins.get(show.mcid)
        if origin is None or origin.generated or origin.margin or origin.element not in self._places:
            return
        story, slots = self._places[origin.element]
        before, length = self._printed.get(origin.element, 0), len(words(show.text))
        self._printed[origin.element] = before + length
        found = story.piece_from(offset_in(story.text, slots, before))
        if not length or found is None or story.ident not in self._units:
            return
        piece, inside = found
        places = self._places_of(story)[piece]
        if not places:
            return
        place = places[min(inside, len(places) - 1)]
        yield SourceSpot(page, show.box, story.ident, place.file, place.line, place.column, length)

    def _places_of(self, story: ReadStory) -> list[list[Place]]:
        if story.ident not in self._written:
            self._written[story.ident] = written_places(self._units[story.ident], story.pieces)
        return self._written[story.ident]


def written_places(unit: Unit, pieces: Sequence[Piece]) -> list[list[Place]]:
    """The place of every character of every piece in the file of `unit`, without the line's text."""
    found: list[list[Place]] = []
    ends: dict[int, Place] = {}
    for piece in pieces:
        begin = ends.get(piece.line)
        first = place_in(unit, [piece.text], piece.line, piece.kind) if begin is None else begin
        places = _aligned(unit, piece.text, first)
        if places and piece.line:
            ends[piece.line] = replace(places[-1], column=places[-1].column + 1)
        found.append(places)
    return found


def _aligned(unit: Unit, text: str, first: Place) -> list[Place]:
    """Where each character of `text` is met from `first` on; what is written otherwise keeps the last one."""
    source, line, column = unit.source, max(1, first.line), max(1, first.column)
    lines = source.lines
    places: list[Place] = []
    for at, character in enumerate(text):
        met = _next(lines, character, line, column, _MARKS)
        probe = text[at : at + _PROBE]
        if met is None and len(probe) == _PROBE:
            met = _next(lines, probe, line, column, _REACH)
        if met is not None:
            line, column = met
        places.append(source.place(line, column))
        if met is not None:
            column += 1
    return places


def _next(lines: Sequence[str], text: str, line: int, column: int, reach: int) -> tuple[int, int] | None:
    """The next line and column where `text` begins, at most `reach` characters away."""
    while reach > 0 and line <= len(lines):
        there = lines[line - 1]
        at = there.find(text, column - 1, column - 1 + reach + len(text) - 1)
        if at >= 0:
            return line, at + 1
        reach -= max(1, len(there) - column + 1)
        line, column = line + 1, 1
    return None


def _lines(spots: Iterable[SourceSpot]) -> Iterator[SourceSpot]:
    """Neighbours on one line as one."""
    last: SourceSpot | None = None
    for spot in spots:
        if last is not None and _goes_on(last, spot):
            left, bottom, right, top = last.box
            box = (left, min(bottom, spot.box[1]), max(right, spot.box[2]), max(top, spot.box[3]))
            last = replace(last, box=box, length=last.length + spot.length)
            continue
        if last is not None:
            yield last
        last = spot
    if last is not None:
        yield last


def _goes_on(last: SourceSpot, spot: SourceSpot) -> bool:
    """Whether a spot continues the one before: in the same line of file and page, next to it."""
    height = last.box[3] - last.box[1]
    return (
        (last.unit, last.file, last.line) == (spot.unit, spot.file, spot.line)
        and abs(last.box[1] - spot.box[1]) < height / 2
        and -height / 2 <= spot.box[0] - last.box[2] < _GAP * height
        and spot.column >= last.column
    )
