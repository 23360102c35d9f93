"""The rooms of advertisements: whole columns and rows of the grid, in the corners of their pages."""

from __future__ import annotations

import math
from dataclasses import replace

from banxin.findings import Finding, finding, has_errors
from banxin.layouts import Grid
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import FixedRoom, Story, StoryRank
from banxin.makeup.search.corners import stand_together
from banxin.manuscript.form.page_plan import Advertisement, FixedSize
from banxin.manuscript.publication import Publication
from banxin.wording import Message

_PT_PER_MM = 72 / 25.4
_EXACT = 0.02  # 字 or 行 by which a size may exceed its room
_HALF = 0.5


def advertisement_rooms(
    publication: Publication, number: int, frame: PageFrame, rules: MakeUpRules
) -> tuple[PageFrame, tuple[Finding, ...]]:
    """The frame of the page `number` (版次) with its advertisements, and findings on their sizes."""
    plan = next((plan for plan in publication.pages if plan.first == number), None)
    if plan is None or not plan.advertisements:
        return frame, ()
    grid = rules.grid
    found: list[Finding] = []
    fixed: list[Story] = []
    for order, advertisement in enumerate(plan.advertisements):
        room = room_of(advertisement, grid)
        fault = _size_fault(publication, advertisement, room, frame, grid)
        found += [fault] if fault else []
        span = grid.span(min(room.columns, grid.columns))
        key = advertisement.key
        galleys: dict[float, tuple[()]] = {span: ()}
        fixed.append(Story(key, 10_000 + order, StoryRank.ADVERTISEMENT, 0, galleys, fixed=room))
    frame = replace(frame, fixed=tuple(fixed))
    if not has_errors(found) and not stand_together(frame, rules):
        found.append(
            finding(
                "plan.advertisement",
                Message(
                    "The advertisements of page {number} do not go together, each in its corner.",
                    number=number,
                ),
                publication.places.get(f"{plan.path}.advertisements"),
                remedy=Message("Give one of them another corner, or another page."),
            )
        )
    return frame, tuple(found)


def advertisement_size(advertisement: Advertisement, grid: Grid) -> tuple[float, float]:
    """Width and height of an advertisement in pt, as they are asked for."""
    size = advertisement.size
    across = {"字": grid.size, "mm": _PT_PER_MM}
    if size.across == "栏":
        width = (size.width * (grid.measure + grid.gutter) - grid.gutter) * grid.size
    else:
        width = size.width * across[size.across]
    return round(width, 3), round(size.height * (grid.pitch if size.down == "行" else _PT_PER_MM), 3)


def room_of(advertisement: Advertisement, grid: Grid) -> FixedRoom:
    """The room of an advertisement: whole columns and rows, rounded up."""
    width, height = advertisement_size(advertisement, grid)
    columns = (width / grid.size - _EXACT + grid.gutter) / (grid.measure + grid.gutter)
    rows = height / grid.pitch - _EXACT
    return FixedRoom(max(1, math.ceil(columns)), max(1, math.ceil(rows)), advertisement.corner)


def _size_fault(
    publication: Publication, advertisement: Advertisement, room: FixedRoom, frame: PageFrame, grid: Grid
) -> Finding | None:
    """An error for an advertisement larger than its page, a note for one much smaller than its room."""
    place = publication.places.get(f"{advertisement.path}.size")
    width, height = advertisement_size(advertisement, grid)
    if room.columns > frame.columns or room.rows > frame.rows:
        return finding(
            "plan.advertisement",
            Message("{image} is larger than the room on its page.", image=advertisement.file),
            place,
            expected=Message("at most {most}", most=_most(advertisement.size, frame, grid)),
        )
    across = grid.span(room.columns) * grid.size - width
    down = room.rows * grid.pitch - height
    if across <= _HALF * grid.measure * grid.size and down <= _HALF * grid.pitch:
        return None
    return finding(
        "plan.size",
        Message(
            "{image} takes {columns} columns by {rows} 行; it is {across:.1f} 字 narrower and "
            "{down:.1f} 行 lower than that.",
            image=advertisement.file,
            columns=room.columns,
            rows=room.rows,
            across=across / grid.size,
            down=down / grid.pitch,
        ),
        place,
    )


def _most(size: FixedSize, frame: PageFrame, grid: Grid) -> str:
    """The largest size on a page, in the units in which an advertisement was ordered."""
    wide = {
        "栏": frame.columns,
        "字": grid.span(frame.columns),
        "mm": int(grid.span(frame.columns) * grid.size / _PT_PER_MM),
    }
    tall = frame.rows if size.down == "行" else int(frame.rows * grid.pitch / _PT_PER_MM)
    return f"{wide[size.across]:g}{size.across} × {tall}{size.down}"
