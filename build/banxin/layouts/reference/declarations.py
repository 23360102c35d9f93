"""What the layout.yaml files of a chain declare by name, as it is written: presets, fields, kinds, pages …

Read from the data itself, so that whatever key a layout may have is shown, with the layer it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from banxin.layouts.description.folders import read_description
from banxin.layouts.description.layout import Layout
from banxin.layouts.fields.declaration import FieldHolder
from banxin.manuscript.form.genre_words import GENRE_WORDS

_SHOWN_OTHERWISE = frozenset(
    {
        *("name", "title", "about", "licence", "requires", "extends", "editions", "make-up", "notes"),
        *("options", "grid", "faces", "modules"),
    }
)


@dataclass(frozen=True, slots=True)
class Declared:
    """One thing that a layout declares: its value as plain data, and the layer that says it last."""

    value: object
    layer: str


def _known(key: str, name: str, layer: str) -> Declared | None:
    """What a built-in kind of article has without saying so: its words."""
    words = GENRE_WORDS.get(name) if key == "kinds" else None
    return Declared({"names": [*words]}, layer) if words else None


def declarations(layout: Layout) -> Mapping[str, Mapping[str, Declared]]:
    """By key of layout.yaml, and by name below it, what the chain declares; nearer layers over farther ones.

    A key whose value has no names stands under the empty name; presets, kinds and fields that are
    not offered are left out.
    """
    found: dict[str, dict[str, Declared]] = {}
    for folder, shown in reversed(tuple(zip(layout.chain, layout.shown, strict=True))):
        described, _ = read_description(folder, layout.world)
        for key, value in (described.given if described else {}).items():
            if key in _SHOWN_OTHERWISE:
                continue
            names = value if isinstance(value, Mapping) else {"": value}
            entries = found.setdefault(str(key), {})
            for name, entry in names.items():
                before = entries.get(str(name)) or _known(str(key), str(name), shown)
                both = isinstance(entry, Mapping) and before is not None and isinstance(before.value, Mapping)
                merged = {**before.value, **entry} if both and before is not None else entry  # type: ignore[dict-item]
                entries[str(name)] = Declared(merged, shown)
    return {key: dict(_offered(key, entries, layout)) for key, entries in found.items()}


def _offered(key: str, entries: Mapping[str, Declared], layout: Layout) -> Iterator[tuple[str, Declared]]:
    """What of `entries` editors may have: all but presets, kinds and fields that the layout takes away."""
    there = {"presets": layout.presets, "kinds": layout.kinds}
    for name, one in entries.items():
        if key in there and name not in there[key]:
            continue
        if key == "fields" and isinstance(one.value, Mapping):
            known = layout.fields.get(FieldHolder(name), {})
            kept = {
                field: {**said, "kinds": [*known[field].kinds]} if known[field].kinds else said
                for field, said in one.value.items()
                if known[field].option.offered
            }
            if kept:
                yield name, Declared(kept, one.layer)
            continue
        yield name, one
