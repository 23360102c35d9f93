"""The tree of a line box as it is read: each box with the part of the text it covers."""

from dataclasses import dataclass, field
from typing import Any


class NotOursError(Exception):
    """This line box holds something the compositor leaves to WeasyPrint; says what."""


@dataclass(slots=True, eq=False)
class Node:
    """A box of the line's tree and the part of the text it covers."""

    box: Any
    start: int
    end: int = 0
    children: list["Node"] = field(default_factory=list)
    role: str = "text"  # text | gone | inline | hollow | object | picture | reading | out
    reading: int | None = None  # what stands beside its base, by its number in the paragraph
    plain: bool = True  # stands on the line's own baseline with the line's own height
    first: int = 0  # the first sort
    lead: int = 0  # width of empty elements before the first sort
    tail: bool = False  # may hold something of no length at its very end
    fields: dict[str, Any] = field(default_factory=dict)  # what boxes made from this one have in common


@dataclass(slots=True)
class Segment:
    """Sorts up to a forced break; `stop` is the place in the text where the next segment starts."""

    first: int
    last: int
    stop: int


def measure_text(box: Any, line_height: float, baseline: float) -> None:
    """Heights of a text box from its element's strut, so that no fallback face moves a baseline."""
    box.height = box.style["font_size"]
    box.margin_top = box.margin_bottom = (line_height - box.height) / 2
    box.baseline = baseline
