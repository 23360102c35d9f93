"""Open a layout: follow what it extends down to base, and merge key by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.description.contract import contract_of
from banxin.layouts.description.declared import declared_options, inherit, place_of, with_own_values
from banxin.layouts.description.faces import face_roles
from banxin.layouts.description.folders import has_layout, names, read_description
from banxin.layouts.description.layout import Layout
from banxin.layouts.description.narrowing import widened
from banxin.layouts.description.reading import FILE, Description
from banxin.layouts.description.requirements import unmet_requirements
from banxin.layouts.description.schema import DEFAULT_FORMATS
from banxin.layouts.description.strays import SUFFIX
from banxin.layouts.options.options import ROLES, Option
from banxin.layouts.pages.grid import Grid
from banxin.layouts.pages.masters import PageMaster, PageReader
from banxin.layouts.pages.merging import SIDES, merged_pages
from banxin.wording import Message, in_languages, listed
from banxin.world import DISK, World

BASE = "base"
_ELSEWHERE = Message("One in layouts/ of a publication is found from the publication's folder.")
_MERGED = ("grid", "faces", "figures", "press", "modules")
_ACROSS = ("trim", "columns", "measure", "size", "gutter", "side")
_DOWN = ("trim", "rows", "pitch", "head")
_TOGETHER = {"measure": _ACROSS, "side": _ACROSS, "rows": _DOWN, "head": _DOWN, "pitch": ("size", "pitch")}
"""Keys of the grid that have to agree with the one that a fault is told of."""
_NEEDED = ("trim", "size", "pitch", "columns", "measure", "rows")

Opened = tuple[Layout | None, tuple[Finding, ...]]


def open_layout(name: str, roots: Sequence[Path], place: Place | None = None, world: World = DISK) -> Opened:
    """The layout `name` with all it inherits; `place` is where the name was written. Its files, those
    that are opened later too, are read through `world`.

    A layout that extends its own name means the next one of that name further down the roots: a
    publication's broadsheet may extend the built-in broadsheet.
    """
    chain, findings = _chain(name, roots, place, world)
    if findings := findings or unmet_requirements(chain):
        return None, findings
    merged, places = _merge(chain)
    place_at = partial(_place_at, places, chain[0])
    merged["faces"], families, strange = face_roles(merged["faces"], place_at)
    sound = {use: role if role in ROLES else ROLES[0] for use, role in merged["faces"].items()}
    declared = with_own_values(merged["options"], {**merged, "faces": sound})
    options, findings = declared_options(declared, places, chain[0].source)
    grid, faults = _grid(merged["grid"], places, chain)
    contract, more = contract_of(chain, places, options, _blocks(chain, world))
    pages, wrong = _pages(chain, grid, options, merged["faces"], place_at)
    faults += (*widened(chain, ("options",)), *more, *strange, *wrong)
    if grid is None or findings or faults:
        return None, findings + faults
    layout = Layout(
        **_plain(name, chain, merged, places),
        fields=contract.fields,
        kinds=contract.kinds,
        labels=contract.labels,
        presets=contract.presets,
        pages=pages,
        options=MappingProxyType(options),
        grid=grid,
        families=families,
        world=world,
    )
    return layout, ()


def _plain(
    name: str, chain: Sequence[Description], merged: Mapping[str, Any], places: Mapping[str, Place]
) -> dict[str, Any]:
    """What is taken as it is written, or as it is where nothing is written."""
    return {
        "title": in_languages(merged.get("title", name)),
        "about": in_languages(merged.get("about", "")),
        "editions": tuple(merged.get("editions", DEFAULT_FORMATS)),
        "make_up": merged.get("make-up", "flow"),
        "notes": merged.get("notes", "foot"),
        "omits": tuple(merged.get("omits", ())),
        "name": name,
        "licence": str(chain[0].given.get("licence", "")),
        "requires": str(chain[0].given.get("requires", "")),
        "chain": tuple(described.folder for described in chain),
        "shown": tuple(described.shown for described in chain),
        "figures": MappingProxyType(merged["figures"]),
        "press": MappingProxyType(merged["press"]),
        "faces": merged["faces"],
        "modules": MappingProxyType(merged["modules"]),
        "file": chain[0].source,
        "places": MappingProxyType(places),
    }


def _blocks(chain: Sequence[Description], world: World) -> frozenset[str]:
    """The names of the blocks that some layout of the chain has."""
    folders = (described.folder / "blocks" for described in chain)
    files = (name for folder in folders if world.is_folder(folder) for name in world.names(folder))
    return frozenset(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX))


Chain = tuple[list[Description], tuple[Finding, ...]]


def _chain(name: str, roots: Sequence[Path], place: Place | None, world: World) -> Chain:
    """The descriptions from most specific to base, or the findings that broke it off."""
    chain: list[Description] = []
    wanted: str | None = name
    first = 0
    while wanted is not None:
        at = _find(wanted, roots, first, world)
        if at is None:
            return chain, (_missing(wanted, roots, place, chain, world),)
        folder = roots[at] / wanted
        if any(described.folder == folder for described in chain):
            return chain, (_loop(wanted, chain, place),)
        described, findings = read_description(folder, world)
        if described is None:
            return chain, findings
        chain.append(described)
        parent = _parent(described, wanted, roots, at + 1, world)
        place = described.places.get("extends", described.source.whole())
        first = at + 1 if parent == wanted else 0
        wanted = parent
    return chain, ()


def _find(name: str, roots: Sequence[Path], first: int, world: World) -> int | None:
    return next((at for at in range(first, len(roots)) if has_layout(roots[at], name, world)), None)


def _parent(described: Description, name: str, roots: Sequence[Path], below: int, world: World) -> str | None:
    """What a layout extends: what it says; its own name when it says nothing at all; else base."""
    said = described.given.get("extends")
    if said:
        return str(said)
    if name == BASE:
        return BASE if _find(BASE, roots, below, world) is not None else None
    return name if described.bare else BASE


def _missing(
    name: str, roots: Sequence[Path], place: Place | None, chain: list[Description], world: World
) -> Finding:
    if chain and chain[-1].folder.name == name and chain[-1].bare:
        message = Message(
            "{shown} has no {file}, and there is no other layout `{name}` to add to.",
            shown=chain[-1].shown,
            file=FILE,
            name=name,
        )
        return finding("layout.broken", message, chain[-1].source.whole())
    known = names(roots, world)
    if chain and chain[-1].folder.name == name:
        return finding(
            "layout.unknown",
            Message("The layout `{name}` extends itself, and there is no other layout `{name}`.", name=name),
            place,
            expected=Message("one of {names}", names=listed(other for other in known if other != name)),
        )
    return finding(
        "layout.unknown",
        Message("There is no layout `{name}`.", name=name),
        place,
        expected=Message("one of {names}", names=listed(known)) if known else Message("a layout"),
        nearest=nearest(name, known),
        remedy="" if place else _ELSEWHERE,
    )


def _loop(name: str, chain: list[Description], place: Place | None) -> Finding:
    circle = " → ".join([*(described.folder.name for described in chain), name])
    return finding(
        "layout.loop", Message("The layouts extend each other in a circle: {circle}.", circle=circle), place
    )


def _merge(chain: Sequence[Description]) -> tuple[dict[str, Any], dict[str, Place]]:
    """Every key of the chain, nearer layouts over farther ones, with the place it was taken from."""
    merged: dict[str, Any] = {key: {} for key in _MERGED}
    options: dict[str, dict[str, Any]] = {}
    places: dict[str, Place] = {}
    for described in reversed(chain):
        for key, value in described.given.items():
            inks = {**merged["press"].get("inks", {}), **value.get("inks", {})} if key == "press" else {}
            merged[key] = {**merged[key], **value} if key in _MERGED else value
            if inks:
                merged[key]["inks"] = inks
        inherit(options, described.given.get("options", {}))
        places |= described.places
    return merged | {"options": options}, places


def _place_at(places: Mapping[str, Place], nearest_file: Description, path: str) -> Place:
    """The place of what is written at a dotted path, or of the nearest thing around it."""
    return place_of(places, nearest_file.source, *path.split("."))


def _pages(
    chain: Sequence[Description],
    grid: Grid | None,
    options: Mapping[str, Option],
    faces: Mapping[str, Any],
    place: Callable[[str], Place],
) -> tuple[Mapping[str, PageMaster], tuple[Finding, ...]]:
    """The page masters of the chain and what is wrong with them; none without a grid."""
    declared = merged_pages([described.given.get("pages") or {} for described in reversed(chain)])
    if grid is None:
        return {}, ()
    reader = PageReader(declared, grid, options, faces, place)
    masters = reader.masters()
    return masters, tuple(dict.fromkeys(reader.findings))


def _grid(
    given: Mapping[str, Any], places: Mapping[str, Place], chain: Sequence[Description]
) -> tuple[Grid | None, tuple[Finding, ...]]:
    absent = [key for key in _NEEDED if given.get(key) is None]
    if absent:
        message = Message("The grid has no {absent}.", absent=listed(absent))
        place = places.get("grid", chain[0].source.whole())
        return None, (
            finding(
                "layout.broken", message, place, expected=Message("grid: {{trim: [210, 297], size: 9 …}}")
            ),
        )
    width, height = given["trim"]
    measures = {key: value for key, value in given.items() if key != "trim"}
    if isinstance(bleed := measures.get("bleed"), Mapping):
        sides = tuple(float(bleed.get(side, 0)) for side in SIDES)
        measures |= {"bleed": max(sides), "bleeds": sides}
    grid = Grid(trim_width=width, trim_height=height, **({"gutter": 0} | measures))
    return grid, tuple(_grid_fault(key, message, grid, places, chain) for key, message in grid.faults())


def _grid_fault(
    key: str, message: str, grid: Grid, places: Mapping[str, Place], chain: Sequence[Description]
) -> Finding:
    """A fault of the grid at what the nearest layout says of it: of the values that go together, the one to
    blame where that layout has it, else another of its own.
    """
    written = [at for name in (key, *_TOGETHER[key]) if (at := places.get(f"grid.{name}")) is not None]
    files = [described.source.whole().file for described in chain]
    place = min(written, key=lambda at: files.index(at.file), default=places.get("grid"))
    expected: Message | str = ""
    if key in ("measure", "side"):
        expected = Message("measure: {measure}, or less", measure=grid.widest_measure)
    elif key in ("rows", "head"):
        expected = Message("rows: {rows}, or less", rows=grid.most_rows)
    return finding("layout.broken", message, place, expected=expected)
