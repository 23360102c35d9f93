"""The files of a layout by the folder of the chain that each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin.findings import SourceText
from banxin.layouts.description.files import read_text
from banxin.layouts.description.layout import Layout
from banxin.layouts.description.reading import FILE
from banxin.layouts.templates.loading import SUFFIX

SHEETS = ("common", "pdf", "epub")
"""The sheets a layer may have; the first is for both formats."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of a chain, as findings show it, with the names of what is in it."""

    shown: str
    folder: Path
    described: bool
    blocks: tuple[str, ...]
    sheets: tuple[str, ...]
    others: tuple[str, ...]


def layers_of(layout: Layout) -> tuple[Layer, ...]:
    """The layers of a layout, the most specific first."""
    pairs = zip(layout.chain, layout.shown, strict=True)
    return tuple(_layer(layout, folder, shown) for folder, shown in pairs)


def _layer(layout: Layout, folder: Path, shown: str) -> Layer:
    world = layout.world
    blocks = _names(layout, folder / "blocks", SUFFIX)
    sheets = tuple(name for name in SHEETS if world.is_file(folder / "sheets" / f"{name}.css"))
    known = {FILE, "blocks", "sheets"}
    others = tuple(name for name in world.names(folder) if name not in known)
    return Layer(shown, folder, world.is_file(folder / FILE), blocks, sheets, others)


def _names(layout: Layout, folder: Path, suffix: str) -> tuple[str, ...]:
    if not layout.world.is_folder(folder):
        return ()
    return tuple(name.removesuffix(suffix) for name in layout.world.names(folder) if name.endswith(suffix))


def block_layers(layers: tuple[Layer, ...]) -> dict[str, tuple[Layer, ...]]:
    """For each block the layers that have it, the one that counts first."""
    names = sorted({block for layer in layers for block in layer.blocks})
    return {name: tuple(layer for layer in layers if name in layer.blocks) for name in names}


def block_source(layout: Layout, layer: Layer, block: str) -> SourceText | None:
    """The text of a block's template in a layer; None where it cannot be read."""
    file = layer.folder / "blocks" / (block + SUFFIX)
    return read_text(file, f"{layer.shown}/blocks/{block}{SUFFIX}", layer.folder, layout.world)[0]


def nearest_source(layout: Layout, layers: tuple[Layer, ...], block: str) -> SourceText | None:
    """The text of the template that counts for a block; None where there is none."""
    having = block_layers(layers).get(block, ())
    return block_source(layout, having[0], block) if having else None


def sheet_sources(layout: Layout, layers: tuple[Layer, ...]) -> Iterator[tuple[Layer, str, SourceText]]:
    """Every sheet that can be read: its layer, its name without ending, its text; base first."""
    for layer in reversed(layers):
        for name in layer.sheets:
            file = layer.folder / "sheets" / f"{name}.css"
            source, _ = read_text(file, f"{layer.shown}/sheets/{name}.css", layer.folder, layout.world)
            if source is not None:
                yield layer, name, source
