"""The choices a designer has for the lines of a paragraph."""

from dataclasses import dataclass

from . import tables as t
from .levels import Level
from .marks import MarkRegion


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How lines are composed; every field has its CSS custom property (see the package's docstring)."""

    level: Level = Level.GB
    region: MarkRegion = MarkRegion.MAINLAND
    hanging: bool = False  # C58, C59
    grid: bool = False  # C54, C91
    autospace: float = t.AUTOSPACE  # em; C50
    adjacent: bool = True  # C21
    line_start: bool = True  # C23, C24
    line_end: bool = True  # C25
    stops_shrink: bool = True  # clreq §1.3 step 7
    autospace_fixed: bool = False  # clreq §1.3: "or fixed by style"
    justified: bool = True
    lone: bool = True  # C80
    balanced: bool = False  # display type: lines of about one length
