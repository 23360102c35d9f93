"""Printing conditions: an ICC profile for a press and its paper, and the numbers that go with it.

The three that Banxin brings along are made from published measurements (`colour/README.md`). The numbers
are those of prepress: total ink that the paper takes off without set-off (ISO 12647-3: 240 % on newsprint,
ISO 12647-2: 300 to 330 % sheet-fed), the resolution that its screen needs at two pixels a line, the
thinnest rule and the smallest type that it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from banxin.world import DISK
from banxin.world.shipped import shipped


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition.

    `name` is the one of the manifest, `identifier` that of the output intent; `registry` is the address of
    the register that the identifier stands in, empty for one of no register. `ink_limit` is in percent of
    all plates together, `resolution` in pixels per inch.
    """

    name: str
    identifier: str
    about: str
    profile: bytes
    ink_limit: int = 300
    resolution: int = 300
    registry: str = ""


LARGEST = 16 * 2**20
"""Bytes of a profile; those of printing houses have half a million to three."""
_REGISTRY = "http://www.color.org"
_SHIPPED = {
    "newsprint": ("CGATS TR 002", "Coldset offset on newsprint, CGATS/SNAP TR 002-2007", 240, 200, ""),
    "uncoated": ("FOGRA29", "Sheet-fed offset on uncoated paper, ISO 12647-2:2004", 300, 300, _REGISTRY),
    "coated": ("FOGRA39", "Sheet-fed offset on coated paper, ISO 12647-2:2004", 300, 350, _REGISTRY),
}

CONDITIONS = tuple(_SHIPPED)
"""Names of the printing conditions that are always there."""


@cache
def shipped_condition(name: str) -> Condition:
    """A printing condition of `CONDITIONS`; raises KeyError for another name."""
    identifier, about, limit, resolution, registry = _SHIPPED[name]
    data = DISK.read(shipped("colour") / f"{name}.icc", LARGEST)
    return Condition(name, identifier, about, data, limit, resolution, registry)
