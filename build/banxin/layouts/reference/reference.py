"""The reference of one layout, gathered from its files: for `show`, `docs`, validation and the guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from banxin.findings import Place
from banxin.layouts.description.arranging import arranged
from banxin.layouts.description.layout import Layout
from banxin.layouts.pages.css import pages_css
from banxin.layouts.reference.block_data import BLOCKS, BlockCard
from banxin.layouts.reference.css_names import CssNames, css_names, template_classes
from banxin.layouts.reference.declarations import Declared, declarations
from banxin.layouts.reference.layers import Layer, block_layers, block_source, layers_of, sheet_sources
from banxin.layouts.reference.outline import outline
from banxin.layouts.reference.page_kinds import PageKind, page_kinds
from banxin.layouts.settling.options import options_css, settle_options
from banxin.wording import Message

_READ = re.compile(r"var\(--([\w-]+)")
_PART = BlockCard(Message("a part that other blocks include"))


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """A block of a layout: what it is given, the classes it writes, and the layers that have it.

    `layers` begins with the one that counts, whose elements are `outline`. `own` says that Banxin renders it
    itself.
    """

    name: str
    card: BlockCard
    own: bool
    classes: tuple[str, ...]
    layers: tuple[str, ...]
    outline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VariableFacts:
    """A custom property: where its value comes from, that value, where it is set, whether it is read."""

    name: str
    source: str
    value: str
    place: Place | None
    read: bool


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A sheet of a layer with its names."""

    layer: str
    sheet: str
    names: CssNames


@dataclass(frozen=True, slots=True)
class LayoutReference:
    """Everything about a layout that can be looked up."""

    layout: Layout
    layers: tuple[Layer, ...]
    blocks: tuple[BlockFacts, ...]
    sheets: tuple[SheetFacts, ...]
    variables: tuple[VariableFacts, ...]
    pages: tuple[PageKind, ...]
    declared: Mapping[str, Mapping[str, Declared]]


def reference_of(layout: Layout) -> LayoutReference:
    """The reference of a layout; files that cannot be read are passed over."""
    values, _ = settle_options(layout, {}, {})
    layout, _ = arranged(layout, values, {})  # the grid as its options have it
    layers = layers_of(layout)
    sheets = tuple(
        SheetFacts(layer.shown, name, css_names(source))
        for layer, name, source in sheet_sources(layout, layers)
    )
    return LayoutReference(
        layout,
        layers,
        _blocks(layout, layers),
        sheets,
        _variables(layout, layers, sheets),
        page_kinds(layout, sheet_sources(layout, layers), layers),
        declarations(layout),
    )


def _blocks(layout: Layout, layers: tuple[Layer, ...]) -> tuple[BlockFacts, ...]:
    facts = []
    of_kinds = {block for kind in layout.kinds.values() for block in (kind.block, kind.frame)}
    for name, having in block_layers(layers).items():
        sources = [source.text for layer in having if (source := block_source(layout, layer, name))]
        classes = dict.fromkeys(word for text in sources for word in template_classes(text))
        card = BLOCKS.get(name) or (BLOCKS["unit"] if name in of_kinds else _PART)
        shown = tuple(layer.shown for layer in having)
        elements = outline(sources[0]) if sources else ()
        facts.append(BlockFacts(name, card, card is not _PART, tuple(classes), shown, elements))
    return tuple(facts)


def _variables(
    layout: Layout, layers: tuple[Layer, ...], sheets: tuple[SheetFacts, ...]
) -> tuple[VariableFacts, ...]:
    """Custom properties of grid, options, faces and sheets, each once, in this order."""
    texts = [source.text for layer in layers for block in layer.blocks
             if (source := block_source(layout, layer, block)) is not None]  # fmt: skip
    read = {name for sheet in sheets for name in sheet.names.reads}
    masters = _reads_of_masters(pages_css(layout.pages, layout.grid, {}))
    found: dict[str, VariableFacts] = {}

    def note(name: str, source: str, value: str, place: Place | None = None) -> None:
        used = name in read or name in masters or any(name in text for text in texts)
        found.setdefault(name, VariableFacts(name, source, value, place, used))

    for name, value in _root(layout.grid.css()).items():
        note(name, Message("grid"), value, layout.places.get("grid"))
    for name, value in _root(options_css(layout, {})).items():
        note(name, Message("option"), value, layout.places.get(f"options.{name.removeprefix('--')}"))
    for use, role in layout.faces.items():
        note(f"--face-{use}", Message("face"), role, layout.places.get(f"faces.{use}"))
    for sheet in sheets:
        for name, place in sheet.names.sets.items():
            if not name.startswith("--banxin-"):
                note(name, Message("sheet"), sheet.names.values.get(name, ""), place)
    return tuple(found.values())


def _reads_of_masters(css: str) -> set[str]:
    """The custom properties that rules of page masters read."""
    return {f"--{name}" for name in _READ.findall(css)}


def _root(css: str) -> dict[str, str]:
    """The custom properties of a `:root { … }` that Banxin wrote."""
    inner = css.partition("{")[2].rpartition("}")[0]
    pairs = (part.partition(":") for part in inner.split("; ") if ":" in part)
    return {name.strip(): value.strip().rstrip(";") for name, _, value in pairs}
