"""Names of papers (开本) with their trimmed sizes in mm, width before height."""

from __future__ import annotations

from collections.abc import Mapping
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
