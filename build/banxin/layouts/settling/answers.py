"""What a manuscript answers to its layouts: options, kinds, fields and pictures, settled together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from banxin.findings import Finding
from banxin.layouts.description.folders import names
from banxin.layouts.description.layout import Layout
from banxin.layouts.description.opening import open_layout
from banxin.layouts.fields.declaration import FieldHolder
from banxin.layouts.options.values import OptionValue
from banxin.layouts.settling.fields import settle_fields
from banxin.layouts.settling.kinds import settle_kinds
from banxin.layouts.settling.options import pictures_of, settle_options
from banxin.manuscript.images.reading import read_named
from banxin.manuscript.publication import Image, Publication
from banxin.world import DISK, World

Answers = tuple[Publication, Mapping[str, OptionValue], tuple[Finding, ...]]


def settled_for(
    publication: Publication, layout: Layout, roots: Sequence[Path], world: World = DISK
) -> Answers:
    """The publication with its units in their kinds and a value for every field, and the values of options.

    `roots` are searched for layouts that declare what this one does not. Every fault is a finding.
    """
    places = publication.places
    values, found = settle_options(
        layout, publication.options, publication.option_places, publication.preset, places.get("preset")
    )
    publication, of_kinds = settle_kinds(publication, layout.kinds)
    publication, of_fields = settle_fields(publication, [layout], _declaring(roots, world), world)
    images, of_options = _option_pictures(publication, layout, values, world)
    publication = replace(publication, images=MappingProxyType({**publication.images, **images}))
    return publication, values, (*found, *of_kinds, *of_fields, *of_options)


def _declaring(roots: Sequence[Path], world: World) -> Callable[[FieldHolder, str], Sequence[str]]:
    """Looks for the layouts that declare a field; they are opened when the first is looked for."""
    opened: list[Layout] = []

    def declaring(holder: FieldHolder, field: str) -> Sequence[str]:
        if not opened:
            every = (open_layout(name, roots, None, world)[0] for name in names(roots, world))
            opened.extend(layout for layout in every if layout is not None)
        return [layout.name for layout in opened if field in layout.fields.get(holder, {})]

    return declaring


def _option_pictures(
    publication: Publication, layout: Layout, values: Mapping[str, OptionValue], world: World
) -> tuple[dict[str, Image], tuple[Finding, ...]]:
    """The pictures that options name and no article shows."""
    images: dict[str, Image] = {}
    found: list[Finding] = []
    manifest = publication.manifest
    for name, path in pictures_of(layout, values).items():
        if path in publication.images or path in images:
            continue
        place = publication.places.get(f"options.{name}") or manifest.whole()
        image, faults = read_named(publication.root, path, place, manifest.name, world)
        found += faults
        if image is not None:
            images[path] = image
    return images, tuple(found)
