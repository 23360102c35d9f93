"""Reading in: the publication, its layout, options and faces, and everything known before setting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from banxin.findings import Finding, has_errors, in_order
from banxin.job.confines import links_outside
from banxin.job.memory import Recollection, recall
from banxin.layouts import Layout, layout_roots, open_layout, settle_options
from banxin.manuscript import read_publication
from banxin.manuscript.publication import Format, Publication
from banxin.preflight.fonts import font_findings
from banxin.preflight.glyphs import glyph_findings, styled_texts
from banxin.preflight.weights import weight_findings
from banxin.typecase import Typecase, open_typecase


@dataclass(frozen=True, slots=True)
class Intake:
    """A publication ready to be set, with the findings so far; parts are None where they failed.

    `memory` holds heights of galleys from earlier builds.
    """

    findings: tuple[Finding, ...]
    publication: Publication | None = None
    layout: Layout | None = None
    values: Mapping[str, Any] | None = None
    typecase: Typecase | None = None
    memory: Recollection = field(default_factory=Recollection)

    @property
    def ready(self) -> bool:
        """Whether nothing forbids setting."""
        return not has_errors(self.findings) and self.publication is not None and self.layout is not None


def take_in(root: Path, editions: Collection[str] = ()) -> Intake:
    """Read the publication in `root` and check all that can be known before setting `editions` (or all)."""
    reading = read_publication(root)
    publication = reading.publication
    findings = [*reading.findings, *links_outside(root)]
    if publication is None or links_outside(root):
        return Intake(in_order(findings))
    layout, faults = open_layout(
        publication.layout, layout_roots(publication.root), publication.places.get("layout")
    )
    findings += faults
    if layout is None:
        return Intake(in_order(findings), publication)
    values, faults = settle_options(layout, publication.options, publication.option_places)
    findings += faults
    typecase = open_typecase(publication.root, publication.masthead.lang.value)
    findings += font_findings(publication, typecase)
    wanted = [edition for edition in publication.editions if not editions or edition.name in editions]
    findings += glyph_findings(publication, layout, typecase, wanted)
    if any(edition.format is Format.PDF for edition in wanted):
        findings += weight_findings(styled_texts(publication, layout), typecase)
    return Intake(in_order(findings), publication, layout, values, typecase, recall(publication.root))
