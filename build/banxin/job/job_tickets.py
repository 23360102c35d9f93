"""The job ticket of an edition: paper, standard and inks, of the manifest before those of the layout."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, finding, nearest
from banxin.job.clock import release_time
from banxin.layouts import Layout
from banxin.layouts.options.options import OptionKind
from banxin.manuscript.files.confinement import MissingFile, OutsideError, find_file
from banxin.manuscript.press_settings import InkSetting
from banxin.manuscript.publication import Edition, Publication
from banxin.press.finishing.ticket import X_1A, X_4, AttachedFile, JobTicket, OfficeSheet
from banxin.press.imposition import PAPERS
from banxin.press.ink.conditions import CONDITIONS, LARGEST, Condition, shipped_condition
from banxin.press.ink.mixing import Mix, Rgb
from banxin.press.ink.own_profiles import description, profile_fault
from banxin.registry import PDF, PROFILES
from banxin.sheets.print.frame import EditionContext
from banxin.wording import Message, listed
from banxin.world import World

_MEDIA_TYPES = {
    ".md": "text/markdown", ".yaml": "application/yaml", ".yml": "application/yaml", ".txt": "text/plain",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml",
    ".gif": "image/gif", ".webp": "image/webp", ".tif": "image/tiff", ".tiff": "image/tiff",
    ".avif": "image/avif", ".heic": "image/heic", ".bmp": "image/bmp",
}  # fmt: skip
"""Of files that are attached: those of a system differ from one to the next."""
_UNKNOWN = "application/octet-stream"
_LARGEST_FILE = 256 * 2**20  # bytes, as the press reads of a picture
DEFAULT_CONDITION = "uncoated"
_OWN_LIMIT = 300
Values = Mapping[str, Any]


def job_ticket(context: EditionContext, world: World) -> JobTicket:
    """The ticket of an edition that `ticket_findings` has nothing against."""
    publication, layout, edition = context.publication, context.layout, context.edition
    settings = edition.press
    name = settings.condition or str(layout.press.get("condition", DEFAULT_CONDITION))
    condition = shipped_condition(name) if name in CONDITIONS else _own_condition(publication, name, world)[0]
    if condition is None:
        condition = shipped_condition(DEFAULT_CONDITION)
    if settings.limit is not None:
        condition = replace(condition, ink_limit=settings.limit)
    return JobTicket(
        title=publication.title,
        moment=release_time(publication, world.environment),
        condition=condition,
        inks=MappingProxyType(_inks(layout, context.values, edition)),
        standard=settings.standard or X_4,
        marks=settings.marks if settings.marks is not None else _asked_for(layout),
        refuse_rgb=settings.pictures == "refuse",
        office=_office(edition),
        attached=tuple(_manuscripts(publication, edition, world)),
        pictures={_engine_name(context.picture(path)): path for path in publication.images},
    )


def _office(edition: Edition) -> OfficeSheet:
    asked = edition.office
    return OfficeSheet(PAPERS.get(asked.paper), asked.margin, asked.tile, asked.overlap)


def _manuscripts(publication: Publication, edition: Edition, world: World) -> Iterator[AttachedFile]:
    """The files that the manifest leads to, as they were written."""
    if not is_for(edition, "archive") or not edition.archive.manuscripts:
        return
    units = (*publication.articles(), *publication.fillers, *publication.advertised)
    paths = {publication.manifest.name, *(unit.source.name for unit in units)}
    if edition.archive.pictures:
        paths |= publication.images.keys()
    for path in sorted(paths):
        found = find_file(publication.root, path, world=world)
        if not isinstance(found, MissingFile):
            kind = _MEDIA_TYPES.get(found.suffix.lower(), _UNKNOWN)
            yield AttachedFile(path, kind, world.read(found, _LARGEST_FILE))


def _engine_name(address: str) -> str:
    """What the engine calls the picture at an address in a PDF."""
    return hashlib.md5(address.encode(), usedforsecurity=False).hexdigest()


def _asked_for(layout: Layout) -> bool | None:
    """Whether page masters ask for marks; None where they say nothing."""
    asked = [master.marks for master in layout.pages.values() if master.marks is not None]
    return any(asked) if asked else None


def ticket_findings(
    publication: Publication, layout: Layout, editions: Iterable[Edition], world: World
) -> tuple[Finding, ...]:
    """What is wrong with the press settings of editions."""
    return tuple(
        fault
        for edition in editions
        if is_for_press(edition)
        for fault in (
            *_condition_faults(publication, edition, world),
            *_ink_faults(publication, layout, edition),
        )
    )


def is_for_press(edition: Edition) -> bool:
    """Whether an edition is made for plates."""
    return is_for(edition, "press")


def is_for(edition: Edition, profile: str) -> bool:
    """Whether an edition is a PDF with a profile."""
    return edition.format == PDF and (edition.profile or PROFILES.names[0]) == profile


def _place(publication: Publication, edition: Edition, *path: str) -> Place | None:
    return publication.places.get(".".join(("editions", edition.name, "press", *path)))


def _condition_faults(publication: Publication, edition: Edition, world: World) -> Iterator[Finding]:
    name = edition.press.condition
    if not name or name in CONDITIONS:
        return
    condition, fault = _own_condition(publication, name, world, old=edition.press.standard == X_1A)
    if condition is None:
        yield finding(
            "manifest.bad-value",
            Message("{name} cannot be printed with: {fault}.", name=name, fault=fault),
            _place(publication, edition, "condition"),
            expected=Message("{names}, or the path of an ICC profile", names=listed(CONDITIONS)),
            nearest=nearest(name, CONDITIONS),
        )


def _own_condition(
    publication: Publication, name: str, world: World, *, old: bool = False
) -> tuple[Condition | None, str]:
    """The printing condition of a publication's own profile, or why there is none."""
    try:
        path = find_file(publication.root, name, world=world)
    except OutsideError as error:
        return None, str(error)
    if isinstance(path, MissingFile) or not world.is_file(path):
        return None, Message("there is no such file")
    try:
        data = world.read(path, LARGEST + 1)
    except OSError:
        return None, Message("it cannot be read")
    if len(data) > LARGEST:
        return None, Message("it is larger than {limit} MiB", limit=LARGEST // 2**20)
    fault = profile_fault(data, old=old)
    if fault:
        return None, fault
    about = description(data) or name
    return Condition(name, "Custom", about, data, _OWN_LIMIT), ""


def _inks(layout: Layout, values: Values, edition: Edition) -> dict[Rgb, Mix]:
    """Inks by colour; those of the manifest go before those of the layout."""
    inks: dict[Rgb, Mix] = {}
    for key, written in layout.press.get("inks", {}).items():
        setting = InkSetting(tuple(written["cmyk"]), written.get("spot", ""), written.get("tint", 100))
        inks |= _ink(key, setting, values)
    for key, setting in edition.press.inks.items():
        inks |= _ink(key, setting, values)
    return inks


def _ink(key: str, setting: InkSetting, values: Values) -> dict[Rgb, Mix]:
    colour = key if key.startswith("#") else str(values.get(key, ""))
    if not colour.startswith("#") or len(colour) != 7:
        return {}
    red, green, blue = bytes.fromhex(colour[1:])
    cyan, magenta, yellow, black = (part / 100 for part in setting.cmyk)
    return {(red, green, blue): Mix((cyan, magenta, yellow, black), setting.spot, setting.tint / 100)}


def _ink_faults(publication: Publication, layout: Layout, edition: Edition) -> Iterator[Finding]:
    colours = [name for name, option in layout.options.items() if option.kind is OptionKind.COLOUR]
    limit = edition.press.limit or _limit(layout, edition)
    for key, setting in edition.press.inks.items():
        if not key.startswith("#") and key not in colours:
            yield finding(
                "manifest.bad-value",
                Message("The layout has no colour {key}.", key=key),
                _place(publication, edition, "inks", key),
                expected=Message('a colour such as "#b3121b", or one of {names}', names=listed(colours))
                if colours
                else Message('a colour such as "#b3121b"'),
                nearest=nearest(key, colours),
            )
        total = sum(setting.cmyk)
        if not setting.spot and total > limit:
            yield finding(
                "manifest.bad-value",
                Message("The inks of {key} are {total:g} % together.", key=key, total=total),
                _place(publication, edition, "inks", key, "cmyk"),
                expected=Message("at most {limit} %, which the paper takes", limit=limit),
            )


def _limit(layout: Layout, edition: Edition) -> int:
    name = edition.press.condition or str(layout.press.get("condition", DEFAULT_CONDITION))
    return shipped_condition(name).ink_limit if name in CONDITIONS else _OWN_LIMIT
