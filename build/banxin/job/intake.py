"""Reading in: the publication, its layout, options and faces, and everything known before setting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from banxin.findings import Finding, has_errors, in_order
from banxin.job.folders import links_outside
from banxin.job.galley_cache import GalleyCache, read_galley_cache
from banxin.layouts import Layout, layout_roots, open_layout, settled_for, stray_files
from banxin.manuscript import read_publication
from banxin.manuscript.publication import Publication
from banxin.preflight.fonts import font_findings
from banxin.preflight.glyphs import glyph_findings, styled_texts
from banxin.preflight.themes.checking import style_findings
from banxin.preflight.weights import weight_findings
from banxin.registry import sets_pages
from banxin.sheets.labels import label_findings
from banxin.typecase import Typecase, open_typecase
from banxin.world import DISK, World


@dataclass(frozen=True, slots=True)
class Ready:
    """A publication that can be set, with its layout, its faces and the findings so far: no errors.

    `values` are the layout's options as the editor settled them; `memory` holds heights of galleys from
    earlier builds.
    """

    findings: tuple[Finding, ...]
    publication: Publication
    layout: Layout
    values: Mapping[str, Any]
    typecase: Typecase
    memory: GalleyCache


@dataclass(frozen=True, slots=True)
class Refused:
    """A publication that cannot be set, with the findings that say why.

    `faces_checked` tells whether reading came as far as the faces and the glyphs they have.
    """

    findings: tuple[Finding, ...]
    faces_checked: bool = False


def take_in(root: Path, editions: Collection[str] = (), world: World = DISK) -> Ready | Refused:
    """Read the publication in `root` and check all that can be known before setting `editions` (or all).

    Files are read through `world`; the layout remembers it for those that it opens later.
    """
    reading = read_publication(root, world)
    publication = reading.publication
    outside = links_outside(root, world)
    findings = [*reading.findings, *outside]
    if publication is None or outside:
        return Refused(in_order(findings))
    roots = layout_roots(publication.root, world)
    layout, faults = open_layout(publication.layout, roots, publication.places.get("layout"), world)
    findings += faults
    if layout is None:
        return Refused(in_order(findings))
    findings += stray_files(layout)
    publication, values, faults = settled_for(publication, layout, roots, world)
    findings += [*faults, *label_findings(publication, layout)]
    typecase = open_typecase(publication.root, publication.masthead.lang.value, world=world)
    findings += font_findings(publication, typecase)
    wanted = [edition for edition in publication.editions if not editions or edition.name in editions]
    printed = publication.with_fillers()  # any of them may be
    findings += glyph_findings(printed, layout, typecase, wanted)
    if any(sets_pages(edition.format) for edition in wanted):
        findings += weight_findings(styled_texts(printed, layout), typecase)
    findings += style_findings(layout, values, typecase, {edition.format for edition in wanted})
    if has_errors(findings):
        return Refused(in_order(findings), faces_checked=True)
    memory = read_galley_cache(publication.root, world)
    return Ready(in_order(findings), publication, layout, values, typecase, memory)
