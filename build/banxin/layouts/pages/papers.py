"""Names of papers (开本) with their trimmed sizes in mm, width before height."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

OWN = "own"
"""The paper that a layout's grid names."""

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "对开": (390, 550),  # newspapers, from sheets of 781 × 1086
        "四开": (275, 390),
        "十六开": (185, 260),  # books, from 787 × 1092
        "三十二开": (130, 185),
        "大十六开": (210, 285),  # from 889 × 1194 and 850 × 1168
        "大三十二开": (140, 203),
        "A3": (297, 420),  # GB/T 788
        "A4": (210, 297),
        "A5": (148, 210),
        "B5": (169, 239),
    }
)


@dataclass(frozen=True, slots=True)
class SheetOfPaper:
    """An uncut sheet: width and height in mm, and how many leaves it gives (开数)."""

    width: int
    height: int
    leaves: int


SHEETS_OF_PAPER: Mapping[tuple[float, float], SheetOfPaper] = MappingProxyType(
    {
        (130, 185): SheetOfPaper(787, 1092, 32),
        (130, 184): SheetOfPaper(787, 1092, 32),
        (140, 203): SheetOfPaper(850, 1168, 32),
        (145, 210): SheetOfPaper(880, 1230, 32),
        (148, 210): SheetOfPaper(890, 1240, 32),
        (169, 239): SheetOfPaper(710, 1000, 16),
        (170, 240): SheetOfPaper(710, 1000, 16),
        (185, 260): SheetOfPaper(787, 1092, 16),
        (210, 285): SheetOfPaper(889, 1194, 16),
        (210, 297): SheetOfPaper(890, 1240, 16),
    }
)
"""The sheets from which books of a trimmed size are cut, as imprints name them (GB/T 788)."""
