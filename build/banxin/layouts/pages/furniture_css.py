"""Furniture as margin boxes of CSS (CSS Paged Media 3, 5): where each stands, how wide it is, its look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from banxin.layouts.pages.furniture import FurnitureLine, MasterFurniture
from banxin.layouts.pages.grid import Grid
from banxin.layouts.pages.words import css_content, is_short

_ACROSS = ("left", "center", "right")
_BOXES = (*(f"top-{x}" for x in _ACROSS), *(f"bottom-{x}" for x in _ACROSS), "left-middle", "right-middle")
_ENDS = {"head": ("top", "bottom"), "foot": ("bottom", "top")}
_OPPOSITE = {"left": "right", "right": "left"}
_NEAR = 0.001  # mm
_TO_BASELINE = {"top": 0.88, "bottom": 0.12}
"""em from the edge of a line at the text to its baseline: ascent and descent of the built-in faces."""


@dataclass(frozen=True, slots=True)
class MarginRoom:
    """The margins of left or right pages that furniture stands in; `inner` and `outer` are in mm."""

    grid: Grid
    inner: float
    outer: float
    furniture: MasterFurniture
    left: bool

    @property
    def beyond(self) -> float:
        """How far heads and feet reach over the wider margin, in mm: as near to the trim as on the other
        side. 0 where they are as wide as the text.
        """
        lead = abs(self.outer - self.inner)
        return lead if self.furniture.wide and lead > _NEAR else 0.0

    @property
    def wide_side(self) -> str:
        """The side of the page with the wider margin."""
        return "left" if self.left == (self.outer > self.inner) else "right"

    @property
    def widening(self) -> float:
        """How much wider heads and feet are than the text."""
        text = self.grid.trim_width - self.inner - self.outer
        return (text + self.beyond) / text if text > _NEAR else 1.0


def furniture_boxes(
    places: Mapping[str, FurnitureLine], facts: Mapping[str, str], room: MarginRoom
) -> Iterator[str]:
    """Every margin box of a page: those without furniture are emptied, whatever stylesheets put there.

    What stands in them is important: named pages of sheets that a layout inherits would have their own.
    A band with a rule or ground has all of its three boxes, which are as wide as the band together.
    """
    lines = {_box(place, left=room.left): (place, line) for place, line in places.items()}
    standing = {box: line for box, (_, line) in lines.items()}
    for box in _BOXES:
        around = _around(box, standing, room)
        if box in lines:
            place, line = lines[box]
            content = css_content(line.text, facts)
            level = _level(box, standing)
            look = _style(place, line, level)
            look += _beside(box, line, room) if place.startswith("side-") else around
            yield f"@{box} {{ {look}; content: {content} !important }}"
        elif around:
            yield f'@{box} {{ {around[2:]}; content: "" !important }}'
        else:
            yield f"@{box} {{ content: none !important }}"


def _around(box: str, lines: Mapping[str, FurnitureLine], room: MarginRoom) -> str:
    """Declarations of a margin box at the head or foot for its width where it has one, and for the rule and
    ground of its band, where anything stands in that.
    """
    end = box.partition("-")[0]
    band = next((name for name, (outside, _) in _ENDS.items() if outside == end), "")
    beside = {name: line for name, line in lines.items() if band and name.startswith(end)}
    look = room.furniture.bands.get(band)
    if look is None and not (room.beyond and box in beside):
        return ""
    width = _share(box, beside, uneven=bool(room.beyond))
    if not width:
        return ""
    outside, edge = _ENDS[band]
    made = f"; box-sizing: border-box; width: {width * room.widening:.6g}%; white-space: normal"
    if room.beyond:  # beside a negative margin all three boxes stand as if the text were so wide
        made += f"; margin-{room.wide_side}: -{room.beyond:.6g}mm"
    if look is None:
        return made
    size, gap = max(line.size for line in beside.values()), next(iter(beside.values())).gap
    made += f"; margin-{edge}: {gap:.6g}mm; padding-{edge}: {0.4 * size + _level(box, lines):.6g}pt"
    if look.rule:
        made += f"; border-{edge}: {look.rule:g}pt solid {look.colour}"
    if look.ground:
        made += f"; height: {2 * size + look.rule:.6g}pt; margin-{outside}: auto; vertical-align: middle"
        made += f"; padding-{outside}: {0.4 * size:.6g}pt; background: {look.ground}"
        made += f"; padding-left: {0.7 * size:.6g}pt; padding-right: {0.7 * size:.6g}pt"
    if look.ground and not look.rule:  # no hairline of paper where two boxes meet
        made += f"; outline: .3pt solid {look.ground}"
    return made


def _share(box: str, beside: Mapping[str, FurnitureLine], *, uneven: bool) -> float:
    """The share of a margin box in the width of its band, in %, of which the boxes that stand take all.

    What stands in the middle needs as much on either side; beside folios and numbers alone it has three
    fifths. Of two at the sides, where they may be `uneven`, such a one leaves the other four fifths.
    """
    if any(name.endswith("-center") for name in beside) and len(beside) > 1:
        sides = (line for name, line in beside.items() if not name.endswith("-center"))
        if not all(is_short(line.text) for line in sides):
            return 33.3333
        return 60 if box.endswith("-center") else 20
    if box not in beside:
        return 0
    short = [name for name, line in beside.items() if is_short(line.text)]
    if uneven and len(beside) == 2 and len(short) == 1:
        return 20 if box in short else 80
    return 100 / len(beside)


def _beside(box: str, line: FurnitureLine, room: MarginRoom) -> str:
    """Declarations of a box beside the text: its height there, and that it stands beyond the wider margin.

    At the head or foot it is level with the first or last row.
    """
    side, at = box.partition("-")[0], room.furniture.side_at
    made = ""
    if at in _ENDS:
        edge = _ENDS[at][0]
        made = f"; height: 100%; box-sizing: border-box; vertical-align: {edge}"
        made += f"; padding-{edge}: {max(0, room.grid.pitch - line.size) / 2:.6g}pt"
    if room.beyond and side == room.wide_side:
        made += f"; margin-{_OPPOSITE[side]}: {room.beyond:.6g}mm"
    return made


def _box(place: str, *, left: bool) -> str:
    """The margin box of a place on a left or right page: `head-outer` is `top-left` on a left one."""
    band, _, across = place.partition("-")
    mirrored = {"outer": "left" if left else "right", "inner": "right" if left else "left"}
    side = mirrored.get(across, across)
    return f"{side}-middle" if band == "side" else f"{_ENDS[band][0]}-{side}"


def _level(box: str, lines: Mapping[str, FurnitureLine]) -> float:
    """pt by which a line at the head or foot stands off, to be on the baseline of the largest there."""
    end = box.partition("-")[0]
    edge = next((edge for outside, edge in _ENDS.values() if outside == end), "")
    if not edge or box not in lines:
        return 0.0
    largest = max(line.size for name, line in lines.items() if name.startswith(f"{end}-"))
    return _TO_BASELINE[edge] * (largest - lines[box].size)


def _style(place: str, line: FurnitureLine, level: float) -> str:
    band = place.partition("-")[0]
    weight = f"{line.weight} " if line.weight else ""
    font = f"font: {weight}{line.size:g}pt/1 var(--face-{line.face}); color: {line.colour}"
    font += "; text-indent: 0; white-space: nowrap"
    if line.face == "note":  # Kai has no Latin of its own that goes with the text
        font += "; --banxin-western: var(--face-body)"
    if band not in _ENDS:
        return f"{font}; vertical-align: middle; text-align: center"
    edge = _ENDS[band][1]
    gap = f"calc({line.gap:.6g}mm + {level:.6g}pt)" if level else f"{line.gap:.6g}mm"
    return f"{font}; vertical-align: {edge}; padding-{edge}: {gap}"
