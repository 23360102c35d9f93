"""The numbers of footnotes, found once for print and EPUB alike.

Notes are numbered in the order of their calls. Where a note calls another, that one follows it. Numbers begin
again with every article, or run on through the publication (layout option `note-numbering`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banxin.layouts import Layout
from banxin.manuscript.publication import Publication
from banxin.markup.blocks import Body
from banxin.markup.reading import note_calls

OPTION = "note-numbering"
THROUGH = "through"


def note_numbers(body: Body, first: int = 1) -> Mapping[int, int]:
    """The number printed for each note of an article, by its number in the manuscript, in print's order."""
    numbers: dict[int, int] = {}
    for note in body.notes:
        waiting = [note.number]
        while waiting:
            number = waiting.pop()
            if number not in numbers:
                numbers[number] = first + len(numbers)
                waiting += reversed(list(note_calls(body.notes[number - 1].blocks)))
    return numbers


def first_notes(publication: Publication, layout: Layout, values: Mapping[str, Any]) -> Mapping[str, int]:
    """The number of the first note of each article, by its id; empty where each begins with 1."""
    option = layout.options.get(OPTION)
    if option is None or values.get(OPTION, option.default) != THROUGH:
        return {}
    first, firsts = 1, {}
    for unit in publication.units():
        firsts[unit.id] = first
        first += len(unit.body.notes)
    return firsts
