"""Reading in: the publication, its layout, options and faces, and everything known before setting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, has_errors, in_order
from banxin.job.collecting import collecting_less
from banxin.job.folders import links_outside
from banxin.job.galley_cache import GalleyCache, read_galley_cache
from banxin.job.job_tickets import ticket_findings
from banxin.job.kept_searches import KeptSearches, read_searches
from banxin.job.presses import load_press
from banxin.layouts import (
    Layout,
    Shelves,
    arranged,
    open_layout,
    settled_for,
    shelves,
    stray_files,
    typed_options,
)
from banxin.layouts.reference.undefined import undefined_findings
from banxin.manuscript import read_publication
from banxin.manuscript.publication import Edition, Publication
from banxin.preflight.fonts import font_findings
from banxin.preflight.glyphs import glyph_findings, styled_texts
from banxin.preflight.mixed_faces import mixed_face_findings
from banxin.preflight.themes.checking import family_findings, style_findings
from banxin.preflight.weights import weight_findings
from banxin.registry import set_as, sets_pages
from banxin.sheets.labels import NAMES
from banxin.sheets.print.fitted_before import FittedBefore
from banxin.sheets.printed_words import label_findings
from banxin.typecase import Typecase, open_typecase
from banxin.world import DISK, World


@dataclass(frozen=True, slots=True)
class Ready:
    """A publication that can be set, with its layout, its faces and the findings so far: no errors.

    `values` are the layout's options as the editor settled them; `memory` holds heights of galleys from
    earlier builds, `searches` the pages that make-up found in them; `fitted` the stories that
    this process fitted before, if it keeps them.
    """

    findings: tuple[Finding, ...]
    publication: Publication
    layout: Layout
    values: Mapping[str, Any]
    typecase: Typecase
    memory: GalleyCache = field(default_factory=GalleyCache)
    searches: KeptSearches = field(default_factory=KeptSearches)
    fitted: FittedBefore | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A publication that cannot be set, with the findings that say why.

    `faces_checked` tells whether reading came as far as the faces and the glyphs they have.
    """

    findings: tuple[Finding, ...]
    faces_checked: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for beside the manifest: another `layout`, `options` as they are typed.

    `home` is a publication whose own layouts are searched instead of those of the publication read, and
    `beside` a folder with layouts that is searched first.
    """

    layout: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    home: Path | None = None
    beside: Path | None = None


AS_WRITTEN = Wanted()
_OF_ANOTHER = frozenset({"field.unknown", "field.missing", "article.kind", "option.preset"})


def take_in(
    root: Path, editions: Collection[str] = (), world: World = DISK, wanted: Wanted = AS_WRITTEN
) -> Ready | Refused:
    """Read the publication in `root` and check all that can be known before setting `editions` (or all).

    Files are read through `world`; the layout remembers it for those that it opens later, with the layouts
    in archives as folders. What sets pages is loaded where some are asked for.
    """
    intake = read_in(root, editions, world, wanted)
    return intake if isinstance(intake, Refused) else with_memory(intake, editions, world)


def with_memory(ready: Ready, editions: Collection[str], world: World) -> Ready:
    """With what earlier builds remember: it is sealed for the libraries that set, which are loaded first."""
    for edition in _asked(ready.publication, editions):
        if sets_pages(edition.format):
            load_press(edition.format)
    root = ready.publication.root
    return replace(ready, memory=read_galley_cache(root, world), searches=read_searches(root, world))


@collecting_less()
def read_in(root: Path, editions: Collection[str], world: World, wanted: Wanted) -> Ready | Refused:
    """What `take_in` gives, without what earlier builds remember; nothing is loaded for it."""
    reading = read_publication(root, world)
    publication = reading.publication
    outside = links_outside(root, world)
    findings = [*reading.findings, *outside]
    if publication is None or outside:
        return Refused(in_order(findings))
    publication = replace(publication, layout=wanted.layout or publication.layout)
    places = shelves(wanted.home or publication.root, world, wanted.beside)
    layout, faults = _layout(publication, places, wanted)
    findings += faults
    if layout is None:
        return Refused(in_order(findings))
    findings += [*stray_files(layout), *undefined_findings(layout, NAMES)]
    publication = _with_wishes(publication, layout, wanted)
    publication, values, faults = settled_for(publication, layout, places.roots, places.world)
    layout, more = arranged(layout, values, publication.option_places)
    if wanted.layout:  # the manuscript was written for another layout
        faults = tuple(fault for fault in faults if fault.code not in _OF_ANOTHER)
    findings += [*faults, *more, *label_findings(publication, layout)]
    typecase = open_typecase(publication.root, publication.masthead.lang.value, world=world)
    findings += font_findings(publication, typecase)
    asked = _asked(publication, editions)
    printed = publication.with_fillers().with_advertised()  # any filler may be
    findings += glyph_findings(printed, layout, typecase, asked)
    if any(sets_pages(edition.format) for edition in asked):
        texts = tuple(styled_texts(printed, layout))
        findings += [*weight_findings(texts, typecase), *mixed_face_findings(texts, typecase)]
    findings += ticket_findings(publication, layout, asked, world)
    findings += style_findings(layout, values, typecase, {set_as(edition.format) for edition in asked})
    findings += family_findings(layout, values, typecase)
    if has_errors(findings):
        return Refused(in_order(findings), faces_checked=True)
    return Ready(in_order(findings), publication, layout, values, typecase)


def _asked(publication: Publication, names: Collection[str]) -> list[Edition]:
    return [edition for edition in publication.editions if not names or edition.name in names]


def _layout(
    publication: Publication, places: Shelves, wanted: Wanted
) -> tuple[Layout | None, tuple[Finding, ...]]:
    """The layout, with what is wrong with archives; with packages where it is not found elsewhere."""
    named = None if wanted.layout else publication.places.get("layout")
    layout, faults = open_layout(publication.layout, places.roots, named, places.world)
    installed = places.installed.findings if layout is None else ()
    refused = {one.place.file for one in places.findings if one.place}
    if f"layouts/{publication.layout}.zip" in refused:  # that it is not there follows from it
        faults = tuple(one for one in faults if one.code != "layout.unknown")
    return layout, (*places.findings, *installed, *faults)


def _with_wishes(publication: Publication, layout: Layout, wanted: Wanted) -> Publication:
    """The publication with the options that are asked for over its own; another layout leaves these out."""
    asked = dict(wanted.options)
    preset = "" if wanted.layout else publication.preset
    if "preset" not in layout.options:
        preset = asked.pop("preset", preset)
    typed, places = typed_options(layout, asked)
    written = {} if wanted.layout else publication.options
    return replace(
        publication,
        preset=preset,
        options=MappingProxyType({**written, **typed}),
        option_places=MappingProxyType({**publication.option_places, **places}),
    )
