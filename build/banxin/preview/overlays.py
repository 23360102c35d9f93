"""What a designer lays over a page: its grid, modules, legs, baselines and boxes, as plain values.

Lengths are in pt from the upper left corner of the trimmed page. Type area, baselines and boxes are where the
engine set them; modules and legs are those of the make-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from banxin.job.viewing import View
from banxin.layouts import Grid
from banxin.makeup.model.page import MadeUpPage, Module


def overlays(view: View, grid: Grid) -> tuple[Mapping[str, Any], ...]:
    """The overlays of each page of an edition; none for one that is not set on pages."""
    made = {page.number: page for page in view.made.pages} if view.made is not None else {}
    return tuple(
        {
            "area": page.area,
            "columns": [
                (_round(grid.column_x(n)), _round(grid.measure * grid.size)) for n in range(grid.columns)
            ],
            "pitch": grid.pitch,
            "lines": page.lines,
            "boxes": page.blocks,
            **_made_up(made.get(number), grid),
        }
        for number, page in enumerate(view.geometry, 1)
    )


def _made_up(page: MadeUpPage | None, grid: Grid) -> Mapping[str, Any]:
    """What stands on a newspaper page, from the upper left corner of its type area."""
    modules = page.modules if page is not None else ()
    return {
        "modules": [_module(module, grid) for module in modules],
        "legs": [leg for module in modules for leg in _legs(module, grid)],
    }


def _module(module: Module, grid: Grid) -> Mapping[str, Any]:
    return {
        "story": module.key,
        "columns": module.columns,
        "rows": module.rows,
        "size": module.head.size if module.head.lines else 0,
        "head": _round(module.head_rows * grid.pitch),
        "figures": [
            _box(one.x * grid.size, grid.row_y(one.row), one.width * grid.size, one.rows * grid.pitch)
            for one in module.figures
        ],
        "box": _box(
            grid.column_x(module.column),
            grid.row_y(module.row),
            grid.span(module.columns) * grid.size,
            module.rows * grid.pitch,
        ),
    }


def _legs(module: Module, grid: Grid) -> Iterator[Mapping[str, Any]]:
    for number, leg in enumerate(module.legs, 1):
        yield {
            "number": number,
            "measure": leg.measure,
            "rows": leg.rows,
            "box": _box(
                leg.x * grid.size, grid.row_y(leg.row), leg.measure * grid.size, leg.rows * grid.pitch
            ),
        }


def _box(*lengths: float) -> tuple[float, ...]:
    return tuple(map(_round, lengths))


def _round(length: float) -> float:
    return round(length, 2)
