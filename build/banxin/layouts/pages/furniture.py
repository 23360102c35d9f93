"""Furniture: what stands around the type area of a master's pages, settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """A line of furniture: its text, the use of its face, its size in pt, its colour as CSS, the gap in
    mm, its weight (0: that of the face). `when` has the values of options with which it stands there.
    """

    text: str
    face: str
    size: float
    colour: str
    gap: float
    weight: int = 0
    when: tuple[tuple[str, tuple[object, ...]], ...] = ()

    def stands(self, values: Mapping[str, object]) -> bool:
        """Whether it is printed with these values of options."""
        return all(values.get(option) in wanted for option, wanted in self.when)


FurniturePlaces = Mapping[str, tuple[FurnitureLine, ...]]
"""Lines by place, `head-outer`, `foot-left` …: of several the first that stands there is printed."""


@dataclass(frozen=True, slots=True)
class FurnitureBand:
    """What a whole band of furniture has, as wide as the type area: a rule in pt at the text (0: none), its
    colour, and a ground; colours are CSS.
    """

    rule: float = 0.0
    colour: str = "#000"
    ground: str = ""


@dataclass(frozen=True, slots=True)
class MasterFurniture:
    """Furniture of a master: on left and right pages, on the first page of a run (None: as on others), on
    blanks; `bands` are those of `head` and `foot` that have a rule or a ground. What is `wide` stands around
    the text and its wider margin; what stands at the sides is at the `head`, `middle` or `foot` of the text.
    """

    left: FurniturePlaces
    right: FurniturePlaces
    first_left: FurniturePlaces | None
    first_right: FurniturePlaces | None
    blank: FurniturePlaces
    bands: Mapping[str, FurnitureBand] = field(default_factory=lambda: MappingProxyType({}))
    wide: bool = False
    side_at: str = "middle"
