"""Everything about a layout as plain data, for `--json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from banxin.cli.reader import spoken

if TYPE_CHECKING:
    from banxin.layouts import Grid, LayoutReference, Option, Shelves
    from banxin.layouts.reference.layers import Layer
    from banxin.layouts.reference.reference import BlockFacts


def layout_record(reference: LayoutReference, places: Shelves) -> dict[str, object]:
    """A layout with all that can be looked up about it."""
    layout = reference.layout
    return {
        "name": layout.name,
        "title": spoken(layout.title),
        "about": spoken(layout.about),
        "licence": layout.licence,
        "requires": layout.requires,
        "origin": spoken(places.origin(layout.path)),
        "make_up": layout.make_up,
        "notes": layout.notes,
        "editions": list(layout.editions),
        "chain": [folder.name for folder in layout.chain],
        **_grid(layout.grid),
        "faces": dict(layout.faces),
        "options": {name: option_record(one) for name, one in layout.offered.items()},
        "declared": {
            key: {name: {"value": one.value, "layer": one.layer} for name, one in entries.items()}
            for key, entries in reference.declared.items()
        },
        "blocks": {block.name: block_record(block) for block in reference.blocks},
        "variables": {
            one.name: {"from": spoken(one.source), "value": one.value, "read": one.read}
            for one in reference.variables
        },
        "pages": {one.name: {"elements": one.elements, "layer": one.layer} for one in reference.pages},
        "layers": [_layer(layer) for layer in reference.layers],
    }


def _grid(grid: Grid) -> dict[str, object]:
    margins = {"top": grid.top, "bottom": grid.bottom, "inner": grid.left, "outer": grid.right}
    return {
        "paper_mm": [grid.trim_width, grid.trim_height],
        "margins_mm": {name: round(size, 3) for name, size in margins.items()},
        "grid": {"columns": grid.columns, "measure": grid.measure, "gutter": grid.gutter, "rows": grid.rows},
        "type_pt": {"size": grid.size, "pitch": grid.pitch},
    }


def _layer(layer: Layer) -> dict[str, object]:
    return {
        "layer": layer.shown,
        "path": str(layer.folder),
        "blocks": list(layer.blocks),
        "sheets": list(layer.sheets),
        "others": list(layer.others),
    }


def option_record(option: Option) -> dict[str, object]:
    """An option: its kind, default, choices, what a value looks like, its help."""
    return {
        "kind": str(option.kind),
        "default": option.default,
        "choices": list(option.choices),
        "expected": spoken(option.expected),
        "help": spoken(option.help),
    }


def block_record(block: BlockFacts) -> dict[str, object]:
    """A block: what it is, what it is given, the classes it writes, the layers that have it."""
    return {
        "about": spoken(block.card.about),
        "rendered": block.own,
        "data": [
            {"name": one.name, "type": one.kind, "meaning": spoken(one.meaning)} for one in block.card.data
        ],
        "classes": list(block.classes),
        "outline": list(block.outline),
        "layers": list(block.layers),
    }


def plain(value: object) -> str:
    """A declared value in one line, as YAML would have it in a flow."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {plain(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(plain, value)) + "]"
    return json.dumps(value, ensure_ascii=False, default=str)
