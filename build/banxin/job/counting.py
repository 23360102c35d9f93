"""The lengths of an issue's copy at the measure of its layout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Finding
from banxin.layouts import open_layout, shelves
from banxin.manuscript import read_publication
from banxin.manuscript.publication import Unit
from banxin.proofreading.counting import CopyLength, lengths, total
from banxin.world import DISK, World


@dataclass(frozen=True, slots=True)
class Count:
    """Each unit with its length, the whole, and the `measure` in 字 at which 行 are counted.

    Without a publication that can be read `findings` say why.
    """

    units: tuple[tuple[Unit, CopyLength], ...]
    whole: CopyLength
    measure: int
    findings: tuple[Finding, ...] = ()


def count(root: Path, world: World = DISK) -> Count:
    """Read the publication in `root` and measure its copy; nothing is set, nothing written."""
    reading = read_publication(root, world)
    publication = reading.publication
    if publication is None:
        return Count((), CopyLength(), 0, reading.findings)
    places = shelves(publication.root, world)
    named = publication.places.get("layout")
    layout, faults = open_layout(publication.layout, places.roots, named, places.world)
    if layout is None:
        return Count((), CopyLength(), 0, faults)
    measure = int(layout.grid.measure)
    measured = lengths(publication, measure)
    return Count(measured, total(measured), measure)
