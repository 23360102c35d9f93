"""Lines that are longer than their measure after everything was tried, at their place in the manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from banxin.engine import Overfull
from banxin.findings import Finding, Place, finding
from banxin.preflight.text.normal import words
from banxin.preflight.text.places import place_in
from banxin.preflight.text.too_wide import PieceOf
from banxin.wording import Message

_MOST = 6  # findings for one file; the rest are counted
_REMEDY = Message("shorten what cannot be parted, give it a blank, or set it where lines are longer")


def overfull_findings(lines: Sequence[Overfull], pieces: PieceOf, layout: Place) -> tuple[Finding, ...]:
    """A finding for each line that is too long; one that no author wrote is at the file of the layout."""
    found = dict.fromkeys(_findings(lines, pieces, layout))
    return tuple(_counted(found))


def _counted(found: Iterable[Finding]) -> Iterator[Finding]:
    """The first few of each file, and how many more there are."""
    files: dict[str, list[Finding]] = {}
    for one in found:
        files.setdefault(one.place.file if one.place else "", []).append(one)
    for of_file in files.values():
        yield from of_file[:_MOST]
        more = len(of_file) - _MOST
        if more > 0:
            message = Message.counted(
                "{number} line more is too long, as above", "{number} lines more are too long, as above", more
            )
            yield replace(of_file[_MOST], message=message)


def _findings(lines: Sequence[Overfull], pieces: PieceOf, layout: Place) -> Iterator[Finding]:
    for line in lines:
        yield finding(
            "setting.overfull-line",
            Message("“{text}” is {excess:.2f} em too long for its line", text=line.text, excess=line.excess),
            _place(line, pieces) or layout,
            remedy=_REMEDY,
        )


def _place(line: Overfull, pieces: PieceOf) -> Place | None:
    """The run that is too long in the piece that the line is of; None where that is the layout's."""
    if line.element is None:
        return None
    run = words(line.text)
    held = [pieces[inner] for inner in line.element.iter() if inner in pieces]
    unit, piece = next((one for one in held if run in words(one[1].text)), held[0] if held else (None, None))
    if unit is None or piece is None:
        return None
    return place_in(unit, (run, piece.text), piece.line, piece.kind)
