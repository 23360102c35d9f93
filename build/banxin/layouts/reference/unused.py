"""What stands in the files of a layout and is never used, from blocks and variables to fields and faces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from banxin.findings import Finding, Place, SourceText, finding, nearest
from banxin.layouts.description.folders import builtin_layouts
from banxin.layouts.description.kinds import PLAIN
from banxin.layouts.pages.masters import is_general
from banxin.layouts.reference.block_data import BLOCKS
from banxin.layouts.reference.layers import Layer, block_layers, block_source, sheet_sources
from banxin.layouts.reference.reference import LayoutReference
from banxin.layouts.templates.loading import SUFFIX
from banxin.wording import Message

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_KNOWN_OPTIONS = frozenset({"note-numbering", "eyebrows"})
"""Options that Banxin itself reads."""


def unused_findings(reference: LayoutReference) -> tuple[Finding, ...]:
    """A warning for each thing of the layers that are not built in; those are held by tests."""
    own = [layer for layer in reference.layers if layer.folder.parent != builtin_layouts()]
    sources = _sources(reference)
    printed = _printed(reference, sources)
    return (
        *_blocks(reference, own, sources),
        *_variables(reference, own),
        *_options(reference, own, printed),
        *_masters(reference, own, printed),
        *_kinds(reference, own, printed),
        *_presets(reference, own),
        *_fields(reference, own, printed),
        *_faces(reference, own),
    )


def _sources(reference: LayoutReference) -> dict[tuple[str, str], SourceText]:
    """The templates of all layers by layer and name."""
    pairs = [(layer, block) for layer in reference.layers for block in layer.blocks]
    read = {(layer.shown, block): block_source(reference.layout, layer, block) for layer, block in pairs}
    return {key: source for key, source in read.items() if source is not None}


def _rendered(reference: LayoutReference) -> set[str]:
    """The blocks that Banxin renders itself."""
    kinds = reference.layout.kinds.values()
    return {*BLOCKS, *(kind.block for kind in kinds), *(kind.frame for kind in kinds)}


def _named(block: str) -> re.Pattern[str]:
    """What names a block in a template that includes, extends or imports it."""
    return re.compile(rf"""["'](?:[\w-]+:)?{re.escape(block)}(?:{re.escape(SUFFIX)})?["']""")


def _printed(reference: LayoutReference, sources: dict[tuple[str, str], SourceText]) -> str:
    """The templates that are rendered or that one of these names, without comments."""
    texts: dict[str, str] = {}
    for (_, block), source in sources.items():
        texts[block] = texts.get(block, "") + _COMMENT.sub("", source.text) + "\n"
    reached: dict[str, str] = {}
    next_ones = {block for block in texts if block in _rendered(reference)}
    while next_ones:
        reached |= {block: texts[block] for block in sorted(next_ones)}
        new = "\n".join(texts[block] for block in sorted(next_ones))
        next_ones = {block for block in texts if block not in reached and _named(block).search(new)}
    return "\n".join(reached.values())


def _blocks(
    reference: LayoutReference, own: list[Layer], sources: dict[tuple[str, str], SourceText]
) -> Iterator[Finding]:
    """Templates that Banxin does not render and no other template of the chain names."""
    counted = block_layers(reference.layers)
    rendered = _rendered(reference)
    for layer in own:
        for block in layer.blocks:
            others = [
                text for (shown, name), text in sources.items() if (shown, name) != (layer.shown, block)
            ]
            named = _named(block)
            # one that a nearer layer has too is what that one may wrap
            inherited = any(one is not layer for one in counted[block])
            if block in rendered or inherited or any(named.search(other.text) for other in others):
                continue
            yield finding(
                "layout.unused",
                Message("The block `{name}` is never printed: nothing includes it.", name=block),
                sources[layer.shown, block].whole() if (layer.shown, block) in sources else None,
                nearest=nearest(block, rendered),
            )


def _variables(reference: LayoutReference, own: list[Layer]) -> Iterator[Finding]:
    """Custom properties that sheets of the layout set and nothing reads."""
    names = {layer.shown for layer in own}
    read = {one.name for one in reference.variables if one.read}
    for sheet in reference.sheets:
        if sheet.layer not in names:
            continue
        for name, place in sheet.names.sets.items():
            if name in read or name.startswith("--banxin-"):
                continue
            message = Message("The variable `{name}` is set and nothing reads it.", name=name)
            yield finding("layout.unused", message, place, nearest=nearest(name, read))


def _options(reference: LayoutReference, own: list[Layer], texts: str) -> Iterator[Finding]:
    """Options that the layout declares anew and neither a sheet, a template nor Banxin reads."""
    read = {one.name for one in reference.variables if one.read}
    for name, option in reference.layout.options.items():
        place = reference.layout.places.get(f"options.{name}")
        if name in _KNOWN_OPTIONS or f"--{name}" in read or not _declared(place, own):
            continue
        if getattr(option, "sets", "") or re.search(rf"options\.{name.replace('-', '_')}\b", texts):
            continue
        if re.search(rf"""options\[["']{name}["']\]""", texts):
            continue
        message = Message("The option `{name}` changes nothing: no sheet or template reads it.", name=name)
        yield finding("layout.unused", message, place)


def _masters(reference: LayoutReference, own: list[Layer], texts: str) -> Iterator[Finding]:
    """Page masters of the layout that no part, kind, template or sheet chooses."""
    layout = reference.layout
    asked = {kind.page for kind in layout.kinds.values()}
    begun = re.findall(r"\bpage-([\w-]*)\{", texts)  # an expression goes on with the name
    sheets = "\n".join(source.text for _, _, source in sheet_sources(layout, reference.layers))
    for name, master in layout.pages.items():
        place = layout.places.get(f"pages.{name}")
        if is_general(name) or master.parts or name in asked or not _declared(place, own):
            continue
        written = rf"\bpage-{re.escape(name)}\b"
        if re.search(written, texts) or re.search(rf"{written}|\bpage:\s*{re.escape(name)}\b", sheets):
            continue
        if any(name.startswith(part) for part in begun if part):
            continue
        yield finding(
            "layout.unused",
            Message("Nothing stands on pages of the master `{name}`.", name=name),
            place,
            expected=Message(
                "`for` with a part, `page: {name}` of a kind, or an element of class `page-{name}`", name=name
            ),
        )


def _kinds(reference: LayoutReference, own: list[Layer], texts: str) -> Iterator[Finding]:
    """Kinds of units that are set in all as articles are, and that no sheet or template names."""
    layout = reference.layout
    sheets = "\n".join(source.text for _, _, source in sheet_sources(layout, reference.layers))
    for name, kind in layout.kinds.items():
        place = layout.places.get(f"kinds.{name}")
        alike = replace(kind, name=PLAIN.name, names=()) == PLAIN
        named = rf"""\bkind-{re.escape(name)}\b|["']{re.escape(name)}["']"""
        if not alike or kind == PLAIN or not _declared(place, own) or re.search(named, sheets + texts):
            continue
        yield finding(
            "layout.unused",
            Message("Units of the kind `{name}` look like any article.", name=name),
            place,
            expected=Message("a `block`, a `page`, a `label`, or rules for `.kind-{name}`", name=name),
        )


def _presets(reference: LayoutReference, own: list[Layer]) -> Iterator[Finding]:
    """Presets without any option."""
    for name, values in reference.layout.presets.items():
        place = reference.layout.places.get(f"presets.{name}")
        if not values and _declared(place, own):
            yield finding("layout.unused", Message("The preset `{name}` sets no option.", name=name), place)


def _fields(reference: LayoutReference, own: list[Layer], texts: str) -> Iterator[Finding]:
    """Fields that the layout asks a manuscript for and no template prints."""
    if re.search(r"\bfields\s*(?:\[(?!\s*[\"'])|\||\.items\b|\.values\b|%\})", texts):
        return  # a template that goes through all of them
    for holder, declared in reference.layout.fields.items():
        for name in (name for name, one in declared.items() if one.option.offered):
            place = reference.layout.places.get(f"fields.{holder.value}.{name}")
            written = "|".join({re.escape(name), re.escape(name.replace("-", "_"))})
            read = rf"""\bfields(?:\.(?:{written})\b|\[["'](?:{written})["']\])"""
            if not _declared(place, own) or re.search(read, texts):
                continue
            message = Message("The field `{name}` is not printed anywhere.", name=name)
            yield finding("layout.unused", message, place)


def _faces(reference: LayoutReference, own: list[Layer]) -> Iterator[Finding]:
    """Uses of faces that the layout adds and neither a sheet, a template nor furniture names."""
    read = {one.name.removeprefix("--face-") for one in reference.variables if one.read}
    for use in reference.layout.faces:
        place = reference.layout.places.get(f"faces.{use}")
        if use in read or not _declared(place, own):
            continue
        message = Message("Nothing is set in the face `{use}`.", use=use)
        yield finding("layout.unused", message, place, nearest=nearest(use, read))


def _declared(place: Place | None, own: list[Layer]) -> bool:
    """Whether a place lies in a layout.yaml of the layout's own layers."""
    return place is not None and any(place.file.startswith(f"{layer.shown}/") for layer in own)
