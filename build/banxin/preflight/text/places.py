"""Where in its file a piece of text stands, for a finding or the preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banxin.findings import Place
from banxin.manuscript.publication import Unit
from banxin.preflight.text.pieces import picture_lines

_PROBE = 6  # characters by which text is known again in its file
_FAR = 200  # lines that a block may be long


@dataclass(frozen=True, slots=True)
class SourceSpot:
    """Text on a line of a page, and the first of its characters in the manuscript.

    `page` counts from 1; `box` is left, bottom, right and top in pt from the lower left corner of the page as
    the PDF has it. `file` is relative to the publication, `line` and `column` count from 1; `unit` is the id
    of the story, `length` counts the characters.
    """

    page: int
    box: tuple[float, float, float, float]
    unit: str
    file: str
    line: int
    column: int
    length: int


def place_in(unit: Unit, texts: Sequence[str], line: int, field: str = "") -> Place:
    """The place of the first of `texts` (free of spaces) that is found at or after `line`.

    Line 0 means the front matter, where `field` begins the line if the text itself is not found.
    """
    source = unit.source
    first, last = (line, line + _FAR) if line else (1, unit.body_line)
    for probe, text in ((text[:length], text) for text in texts for length in (_PROBE, 2) if text):
        for number in range(first, min(last, source.line_count) + 1):
            column = source.line(number).find(probe)
            if column >= 0:
                return source.place(number, column + 1, min(len(text), len(source.line(number)) - column))
            if line and len(probe) < _PROBE:
                break
    if line:
        return source.place(line)
    named = (n for n in range(1, unit.body_line) if field and source.line(n).startswith(f"{field}:"))
    return next((source.place(number) for number in named), source.whole())


def picture_place(unit: Unit, there: Sequence[bool]) -> Place:
    """The place of the first picture of a story that is missing.

    `there` says of each picture of its sheet whether it is to be seen; where the sheet has fewer than the
    story, nothing tells which is missing, and the first is named.
    """
    lines = picture_lines(unit)
    missing = [line for line, seen in zip(lines, there, strict=False) if not seen]
    line = missing[0] if missing and len(there) == len(lines) else next(iter(lines), 0)
    return unit.source.place(line) if line else unit.source.whole()
