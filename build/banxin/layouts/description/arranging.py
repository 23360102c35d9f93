"""Options that set an entry of layout.yaml itself: paper, columns, size and leading of the body, faces.

The grid follows: the type area keeps its share of the paper, a column stays whole 字, a page whole 行.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from banxin.findings import Finding, Place, finding
from banxin.layouts.description.folders import read_description
from banxin.layouts.description.layout import Layout
from banxin.layouts.options.values import OptionValue
from banxin.layouts.pages.grid import Grid
from banxin.layouts.pages.masters import PageMaster, PageReader
from banxin.layouts.pages.merging import merged_pages
from banxin.layouts.pages.papers import PAPERS
from banxin.wording import Message

_NARROWEST = 5  # 字 in a line of columns: less is no text
_DUST = 1e-6


@dataclass(frozen=True, slots=True)
class _Asked:
    """What options ask of a grid where it differs from what the layout has."""

    paper: tuple[float, float] | None = None
    size: float | None = None
    pitch: float | None = None
    columns: int | None = None


def arranged(
    layout: Layout, values: Mapping[str, OptionValue], places: Mapping[str, Place]
) -> tuple[Layout, tuple[Finding, ...]]:
    """The layout with what its options set; a grid that does not close is a finding at the option.

    The layout itself where no option asks for anything else than it has.
    """
    setting = {option.sets: (name, values[name]) for name, option in layout.options.items() if option.sets}
    faces = {
        key.partition(".")[2]: str(value) for key, (_, value) in setting.items() if key.startswith("faces.")
    }
    asked = _asked(layout.grid, {key: value for key, (_, value) in setting.items()})
    grid = _followed(layout.grid, asked)
    if grid == layout.grid and faces.items() <= layout.faces.items():
        return layout, ()
    name = _changed(asked, setting)
    found = tuple(_faults(layout, grid, name, places))
    both = MappingProxyType({**layout.faces, **faces})
    if found:
        return layout, found
    masters, found = _masters(layout, grid, both, places.get(name))
    return replace(layout, grid=grid, faces=both, pages=masters), found


def _changed(asked: _Asked, setting: Mapping[str, tuple[str, OptionValue]]) -> str:
    """The first option that asks for another grid; empty where none does."""
    changed = (
        ("grid.columns", asked.columns), ("grid.size", asked.size),
        ("grid.pitch", asked.pitch), ("grid.paper", asked.paper),
    )  # fmt: skip
    return next((setting[key][0] for key, value in changed if value is not None and key in setting), "")


def _masters(
    layout: Layout, grid: Grid, faces: Mapping[str, str], place: Place | None
) -> tuple[Mapping[str, PageMaster], tuple[Finding, ...]]:
    """The page masters on another grid, and what of them cannot be on it."""
    if not layout.pages:
        return layout.pages, ()
    described = (read_description(folder, layout.world)[0] for folder in reversed(layout.chain))
    declared = merged_pages([one.given.get("pages") or {} for one in described if one is not None])
    reader = PageReader(declared, grid, layout.options, faces, lambda path: place)
    return reader.masters(), tuple(dict.fromkeys(reader.findings))


def _asked(grid: Grid, setting: Mapping[str, OptionValue]) -> _Asked:
    paper = PAPERS.get(str(setting.get("grid.paper", "")))
    size, pitch = setting.get("grid.size", grid.size), setting.get("grid.pitch", grid.pitch)
    columns = setting.get("grid.columns", grid.columns)
    assert isinstance(size, int | float)
    assert isinstance(pitch, int | float)
    assert isinstance(columns, int)
    own = paper is None or paper == (grid.trim_width, grid.trim_height)
    return _Asked(
        None if own else paper,
        None if size == grid.size else float(size),
        None if pitch == grid.pitch else float(pitch),
        None if columns == grid.columns else columns,
    )


def _followed(grid: Grid, asked: _Asked) -> Grid:
    """The grid as asked for: leading follows size, columns follow paper, 字 and 行 follow all of them."""
    if asked == _Asked():
        return grid
    width, height = asked.paper or (grid.trim_width, grid.trim_height)
    across, down = width / grid.trim_width, height / grid.trim_height
    size = asked.size or grid.size
    pitch = asked.pitch or round(grid.pitch * size / grid.size, 2)
    room = grid.width * across / size + _DUST
    columns = asked.columns or grid.columns
    if asked.paper and not asked.columns and grid.columns > 1:
        columns = _columns_for(room, grid)
    measure = max(1, int((room - (columns - 1) * grid.gutter) // columns))
    return replace(
        grid,
        trim_width=float(width),
        trim_height=float(height),
        size=size,
        pitch=pitch,
        columns=columns,
        measure=measure,
        rows=max(1, int(grid.height * down / pitch + _DUST)),
        head=None if grid.head is None else grid.head * down,
        side=None if grid.side is None else grid.side * across,
    )


def _columns_for(room: float, grid: Grid) -> int:
    """How many columns fill a width of `room` 字 best, with measures near that of the grid."""

    def cost(columns: int) -> float:
        measure = int((room - (columns - 1) * grid.gutter) // columns)
        left = room - columns * measure - (columns - 1) * grid.gutter
        return left + abs(measure - grid.measure) / 2

    wanted = max(1, round((room + grid.gutter) / (grid.measure + grid.gutter)))
    return min((number for number in range(wanted - 1, wanted + 2) if number >= 1), key=cost)


def _faults(layout: Layout, grid: Grid, name: str, places: Mapping[str, Place]) -> Iterator[Finding]:
    """What is impossible about the grid, said of the option that was changed."""
    faults = [message for _, message in grid.faults()]
    if grid.columns > 1 and grid.measure < min(_NARROWEST, layout.grid.measure):
        faults.append(
            Message(
                "{columns} columns of {size:g} pt have {measure} 字 each.",
                columns=grid.columns,
                size=grid.size,
                measure=grid.measure,
            )
        )
    for fault in faults:
        yield finding(
            "option.value",
            Message("`{name}` gives a page that cannot be set: {fault}", name=name, fault=fault),
            places.get(name),
            expected=Message("lines of {least} 字 and more", least=_NARROWEST),
        )
