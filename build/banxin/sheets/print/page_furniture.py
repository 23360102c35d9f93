"""The furniture of a newspaper page: bands at its head, and the frame that they leave for stories."""

from __future__ import annotations

import math
from dataclasses import dataclass

from banxin.layouts import Grid
from banxin.makeup.page import Frame
from banxin.sheets.facts import Facts


@dataclass(frozen=True, slots=True)
class Band:
    """A band across the page: its first row (from 0), its rows, the largest type size in pt."""

    row: int
    rows: int
    size: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the head of one page: 报头 on page 1, 通栏 on the first page of the make-up."""

    number: int
    nameplate: Band
    banner: Band

    def frame(self, grid: Grid) -> Frame:
        """The room below the bands."""
        first = self.nameplate.rows + self.banner.rows
        return Frame(grid.columns, first, grid.rows - first, banner=first > 0)


def banner_facts(facts: Facts, grid: Grid, band: Band) -> dict[str, object]:
    """The banner headline (通栏): as large as its measure allows, up to the band's size."""
    size = min(band.size, math.floor(grid.width / max(1, len(facts.title))))
    return {
        "title": facts.title,
        "size": size,
        "rows": band.rows,
        "top": round(band.row * grid.pitch, 3),
        "height": round(band.rows * grid.pitch, 3),
    }
