"""What an imposition is asked for, and the sizes of sheets of paper (GB/T 148, ISO 216)."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.press.imposition.order import Binding, Scheme

PT_PER_MM = 72 / 25.4

PAPERS: dict[str, tuple[float, float]] = {
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "B4": (250, 353),
    "SRA3": (320, 450),
}
"""Width and height in mm, upright."""


@dataclass(frozen=True, slots=True)
class Imposition:
    """How pages are imposed. `creep` is how much, in mm, pages move to the spine with each sheet around them.

    `paper` is the sheet in mm, on which pages are made smaller where they need be; None for a sheet as
    large as its pages. `signature` is how many pages are stitched together, 0 for all; `up` the pages of a
    side of `n-up`, 2 or 4.
    """

    scheme: Scheme
    up: int = 2
    binding: Binding = Binding.LEFT
    creep: float = 0.0
    signature: int = 0
    paper: tuple[float, float] | None = None
    marks: bool = True
