"""One edition printed: set with its layout, handed to its press, looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from banxin.findings import Finding, finding, has_errors
from banxin.job.clock import release_time
from banxin.job.desk import Ready
from banxin.job.report import Progress
from banxin.job.steps import PRINT, READER, CountedTemplates, Steps
from banxin.layouts import LayoutFault, Stylesheet, Templates, stylesheets
from banxin.makeup.page import MakeUp
from banxin.manuscript.publication import Edition, Format
from banxin.preflight.pictures import resolution_findings, width_findings
from banxin.preflight.text.epub_check import epub_findings
from banxin.preflight.text.print_check import PrintedSheet, print_findings
from banxin.press.epub import pack
from banxin.press.pdf import Pages, PdfFile, print_pages, proof, set_pages
from banxin.sheets.epub.edition import epub_copy
from banxin.sheets.print.copy import Extent, PrintCopy
from banxin.sheets.print.flow import set_flow
from banxin.sheets.print.frame import Desk
from banxin.sheets.print.newspaper import Newspaper, set_newspaper

Watch = Callable[[PrintCopy], None]
"""Is shown the copy that the engine works on next."""


def unwatched(copy: PrintCopy) -> None:
    """Copy that nobody watches."""
    del copy


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
    intake: Ready,
    edition: Edition,
    pages: Mapping[str, str],
    environment: Mapping[str, str],
    progress: Progress,
    *,
    overlay: bool = False,
    watch: Watch = unwatched,
) -> Printed:
    """Print `edition`; `pages` are those of the print edition, for the EPUB's page list.

    A layout that fails comes back as findings. `watch` is shown each copy before the engine gets it.
    """
    if edition.format.value not in intake.layout.editions:
        message = f"Layout {intake.layout.name} does not set {edition.format.value}"
        return Printed(findings=(finding("layout.edition", message),))
    try:
        sheets = stylesheets(intake.layout, edition.format.value)
        if edition.format is Format.EPUB:
            return _print_epub(intake, pages, environment, edition, progress)
        return _print_pdf(intake, edition, sheets, progress, watch, overlay=overlay)
    except LayoutFault as fault:
        return Printed(findings=fault.findings)


def _templates(intake: Ready, edition: Edition) -> Templates:
    return Templates(intake.layout, intake.values, {"edition": edition.name})


def _print_pdf(
    intake: Ready,
    edition: Edition,
    sheets: tuple[Stylesheet, ...],
    progress: Progress,
    watch: Watch,
    *,
    overlay: bool,
) -> Printed:
    desk = _desk(intake, edition, sheets)
    steps = Steps(progress, edition.name, PRINT)
    steps.begin()
    paper = _paper(desk, watch, steps, overlay=overlay)
    findings = paper.findings
    if paper.copy is None or has_errors(findings):
        return Printed(findings=findings, made=paper.made)
    steps.begin()
    watch(paper.copy)
    set_copy = set_pages(paper.copy, steps.page)
    about_pictures = _about_pictures(desk, set_copy)
    placed = (_placed(found, desk) for found in set_copy.findings)
    findings = (*findings, *placed, *_overset(desk, set_copy), *about_pictures)
    if has_errors(findings):
        return Printed(findings=findings)
    steps.begin()
    file = print_pages(set_copy)
    findings = (*findings, *_about_file(desk, set_copy, file, paper.made, findings))
    steps.begin()
    labels = _labels(intake, set_copy.extents)
    return Printed(file.data, findings, set_copy.count, labels, paper.made, paper.keep)


def _desk(intake: Ready, edition: Edition, sheets: tuple[Stylesheet, ...]) -> Desk:
    return Desk(
        intake.publication,
        intake.layout,
        intake.values,
        _templates(intake, edition),
        intake.typecase,
        sheets,
        edition,
        intake.memory,
    )


def _about_file(
    desk: Desk, pages: Pages, file: PdfFile, made: MakeUp | None, known: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """What the finished file shows: faults of drawing, damage, words that are lost, doubled or hidden."""
    sheet = PrintedSheet(file.data, pages.sheet, file.origins, made)
    drawn = (one for one in file.findings if one not in known)
    return (*drawn, *print_findings(desk.publication, desk.layout, sheet))


def _about_pictures(desk: Desk, pages: Pages) -> tuple[Finding, ...]:
    """What is known of pictures once they are set; widths in columns are asked of newspapers alone."""
    found = resolution_findings(desk.publication, desk.picture, pages.pictures)
    if desk.layout.make_up != "modules":
        return found
    return (*found, *width_findings(desk.publication, desk.picture, pages.pictures, desk.layout.grid))


def _labels(intake: Ready, extents: Mapping[str, Extent]) -> dict[str, str]:
    """The label of the page on which each unit begins."""
    first = intake.publication.issue.page if intake.layout.make_up == "modules" else 1
    units = [unit.id for unit in intake.publication.units()]
    return {unit: str(first + extents[unit].page) for unit in units if unit in extents}


def _placed(found: Finding, desk: Desk) -> Finding:
    """A finding about what a template attaches, at the line that says so."""
    if found.code != "press.attachment":
        return found
    return replace(found, place=desk.templates.place_of("attachment"))


def _overset(desk: Desk, pages: Pages) -> Iterator[Finding]:
    """The stories that are longer than the legs measured out for them, each at its file."""
    units = {unit.id: unit for unit in desk.publication.units()}
    for ident in dict.fromkeys(legs.split("--")[0] for legs in pages.overset):
        unit = units.get(ident)  # None in legs of a layout of one's own
        yield finding(
            "setting.overset",
            f"{ident}: the text is longer than the legs measured out for it",
            unit.place if unit else None,
            remedy="shorten it by some lines, or part it into two articles",
        )


def _paper(desk: Desk, watch: Watch, steps: Steps, *, overlay: bool) -> Newspaper:
    numbers = count(1)

    def pulled(copy: PrintCopy) -> Mapping[str, Extent]:
        watch(copy)
        steps.proof(next(numbers))
        return proof(copy)

    if desk.layout.make_up == "modules":
        return set_newspaper(desk, pulled, overlay=overlay)
    return Newspaper(set_flow(desk), ())


def _print_epub(
    intake: Ready,
    pages: Mapping[str, str],
    environment: Mapping[str, str],
    edition: Edition,
    progress: Progress,
) -> Printed:
    steps = Steps(progress, edition.name, READER)
    steps.begin()
    copy = epub_copy(
        intake.publication,
        intake.layout,
        CountedTemplates(_templates(intake, edition), steps),
        intake.values,
        intake.typecase,
        release_time(intake.publication, environment),
        pages,
    )
    steps.begin()
    data = pack(copy)
    findings = epub_findings(intake.publication, intake.layout, data)
    steps.begin()
    return Printed(data, findings)
