"""One edition printed: set with its layout, handed to its press, looked over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banxin.findings import Finding, finding, has_errors
from banxin.job.clock import release_time
from banxin.job.desk import Intake
from banxin.job.report import Progress
from banxin.layouts import LayoutFault, Stylesheet, Templates, stylesheets
from banxin.makeup.page import MakeUp
from banxin.manuscript.publication import Edition, Format
from banxin.preflight.text.epub_check import epub_findings
from banxin.preflight.text.print_check import PrintedSheet, print_findings
from banxin.press.epub import pack
from banxin.press.pdf import print_pages, proof, set_pages
from banxin.sheets.epub.edition import epub_copy
from banxin.sheets.print.flow import set_flow
from banxin.sheets.print.frame import Desk
from banxin.sheets.print.newspaper import Newspaper, set_newspaper


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition as bytes, not yet written. `pages` maps each unit to the label of its first page."""

    data: bytes = b""
    findings: tuple[Finding, ...] = ()
    page_count: int | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    made: MakeUp | None = None
    keep: tuple[Path, str] | None = None


def print_edition(
    intake: Intake,
    edition: Edition,
    pages: Mapping[str, str],
    environment: Mapping[str, str],
    progress: Progress,
    *,
    overlay: bool = False,
) -> Printed:
    """Print `edition`; `pages` are those of the print edition, for the EPUB's page list.

    A layout that fails comes back as findings.
    """
    assert intake.layout is not None
    if edition.format.value not in intake.layout.editions:
        message = f"Layout {intake.layout.name} does not set {edition.format.value}"
        return Printed(findings=(finding("layout.edition", message),))
    try:
        sheets = stylesheets(intake.layout, edition.format.value)
        if edition.format is Format.EPUB:
            return _print_epub(intake, pages, environment, edition, progress)
        return _print_pdf(intake, edition, sheets, progress, overlay=overlay)
    except LayoutFault as fault:
        return Printed(findings=fault.findings)


def _templates(intake: Intake, edition: Edition) -> Templates:
    assert intake.layout is not None
    assert intake.values is not None
    return Templates(intake.layout, intake.values, {"edition": edition.name})


def _print_pdf(
    intake: Intake, edition: Edition, sheets: tuple[Stylesheet, ...], progress: Progress, *, overlay: bool
) -> Printed:
    assert intake.publication is not None
    assert intake.layout is not None
    assert intake.values is not None
    assert intake.typecase is not None
    desk = Desk(
        intake.publication,
        intake.layout,
        intake.values,
        _templates(intake, edition),
        intake.typecase,
        sheets,
        edition,
        intake.memory,
    )
    progress(edition.name, "make-up", 0, 3)
    paper = _paper(desk, overlay=overlay)
    findings = paper.findings
    if paper.copy is None or has_errors(findings):
        return Printed(findings=findings, made=paper.made)
    progress(edition.name, "setting", 1, 3)
    set_copy = set_pages(paper.copy)
    findings = (*findings, *set_copy.findings)
    if has_errors(findings):
        return Printed(findings=findings)
    progress(edition.name, "printing", 2, 3)
    first = intake.publication.issue.page if intake.layout.make_up == "modules" else 1
    labels = {
        unit.id: str(first + set_copy.extents[unit.id].page)
        for unit in intake.publication.units()
        if unit.id in set_copy.extents
    }
    file = print_pages(set_copy)
    sheet = PrintedSheet(file.data, set_copy.sheet, file.origins, paper.made)
    findings = (*findings, *print_findings(intake.publication, intake.layout, sheet))
    progress(edition.name, "done", 3, 3)
    return Printed(file.data, findings, set_copy.count, labels, paper.made, paper.keep)


def _paper(desk: Desk, *, overlay: bool) -> Newspaper:
    if desk.layout.make_up == "modules":
        return set_newspaper(desk, proof, overlay=overlay)
    return Newspaper(set_flow(desk), ())


def _print_epub(
    intake: Intake,
    pages: Mapping[str, str],
    environment: Mapping[str, str],
    edition: Edition,
    progress: Progress,
) -> Printed:
    assert intake.publication is not None
    assert intake.layout is not None
    assert intake.values is not None
    assert intake.typecase is not None
    progress(edition.name, "setting", 0, 2)
    copy = epub_copy(
        intake.publication,
        intake.layout,
        _templates(intake, edition),
        intake.values,
        intake.typecase,
        release_time(intake.publication, environment),
        pages,
    )
    progress(edition.name, "binding", 1, 2)
    data = pack(copy)
    findings = epub_findings(intake.publication, intake.layout, data)
    progress(edition.name, "done", 2, 2)
    return Printed(data, findings)
