"""The press of PDF editions: set with the layout, drawn by the engine, looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from banxin.findings import Finding, finding, has_errors
from banxin.job.beside import Besides
from banxin.job.engine_remarks import placed_findings
from banxin.job.intake import Ready
from banxin.job.job_tickets import job_ticket
from banxin.job.press import Order, Printed
from banxin.job.setting_beside import DrawnReader, ProofPuller, Setters
from banxin.job.steps import PRINT, Steps
from banxin.job.story_alone import StoryAlone
from banxin.layouts import Stylesheet
from banxin.manuscript.publication import Edition, Unit
from banxin.preflight.pictures import PictureNeeds, needs_of, resolution_findings, width_findings
from banxin.press.finishing.profiles import OutputProfile
from banxin.press.finishing.ticket import JobTicket
from banxin.press.pdf import Pages, PdfFile, print_pages, set_pages
from banxin.registry import PROFILES
from banxin.sheets.print.frame import EditionContext, print_address
from banxin.sheets.print.page_form import PageCopy, page_form
from banxin.sheets.print.proof import set_proof
from banxin.wording import Message

_OF_SHEET = "layout.lost-id"
"""Errors of the sheet with which the file is looked through all the same: words may be lost with the ids."""
_PROOF = "screen"  # a galley is read, not printed


class PdfPress:
    """Makes PDF files of pages in the form that the layout names."""

    lists_pages = False
    sets_pages = True

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition as a PDF."""
        context = _context(order, sheets)
        printed = _alone(context, order.unit)
        steps = Steps(order.progress, order.edition.name, PRINT)
        steps.begin()
        reader = DrawnReader(order)
        paper = _paper(context, order, steps)
        findings = paper.findings
        if paper.copy is None or has_errors(findings):
            return Printed(findings=findings, made=paper.made)
        printed = replace(printed, publication=paper.publication or printed.publication)
        steps.begin()
        steps.titles = {unit.id: unit.title for unit in printed.publication.units()}
        steps.pages = len(paper.made.pages) if paper.made else 0
        order.watch(paper.copy)
        ticket = replace(job_ticket(context, order.world), keeps_codes=order.traces)
        alone = _shown_alone(order, paper, ticket)
        set_copy = set_pages(paper.copy, steps.page, Setters(order.world))
        geometry = set_copy.geometry if order.traces else ()  # before what is drawn is given up
        needs = needs_of(order.edition.profile or PROFILES.names[0], ticket.condition.resolution)
        about_pictures = _about_pictures(printed, set_copy, needs, galley=order.unit is not None)
        placed = placed_findings(set_copy.findings, context.templates, sheets, order.ready.findings)
        findings = (*findings, *placed, *_overset(printed, set_copy), *about_pictures)
        if has_errors([one for one in findings if one.code != _OF_SHEET]):
            return Printed(findings=findings)
        steps.begin()
        profile = profile_of(order.edition) if order.unit is None else PROFILES[_PROOF]
        drawn = print_pages(set_copy, _first(order.ready), last=True)
        to_read = partial(reader.read, printed.publication, set_copy, paper.made, _labels(order, set_copy))
        file = _finished(drawn, profile, ticket, to_read)
        pages = set_copy.count if file.sheets is None else file.sheets
        _tell_drawn(order, Printed(file.data, page_count=pages, made=paper.made), alone)
        more = [one for one in file.findings if one not in set_copy.findings]
        findings = (*findings, *placed_findings(more, context.templates, sheets, order.ready.findings))
        judged = _preflight(order, file, ticket) if not has_errors(findings) else ()
        found = reader.found()
        findings = (*findings, *found.findings, *(() if has_errors(found.findings) else judged))
        steps.begin()
        read = (found.starts, found.spots, paper.made, paper.keep, geometry)
        return Printed(file.data, findings, pages, *read)


def _finished(
    drawn: PdfFile, profile: OutputProfile, ticket: JobTicket, read: Callable[[PdfFile], None]
) -> PdfFile:
    """The file as it is handed over; it is read as it is, or before its pages get another size."""
    if profile.resized:
        read(drawn)
    file = profile.finish(drawn, ticket)
    if not profile.resized:
        read(file)
    return file


def _shown_alone(order: Order, paper: PageCopy, ticket: JobTicket) -> StoryAlone:
    """The story that is wanted by itself, drawn as its page is and shown where it can be."""

    def finish(pages: Pages) -> bytes:
        return profile_of(order.edition).finish(print_pages(pages, last=True), ticket).data

    alone = StoryAlone(order.story, order.edition.name, paper, finish, order.parted)
    alone.show()
    return alone


def _tell_drawn(order: Order, printed: Printed, alone: StoryAlone) -> None:
    """Tell whoever waits for pages that they are drawn, though they are not looked over yet."""
    if order.drawn is not None:
        order.drawn(printed)
    alone.prepare()


def _preflight(order: Order, file: PdfFile, ticket: JobTicket) -> tuple[Finding, ...]:
    """What a printing house would say of the finished file; nothing for a profile that has no rules."""
    from banxin.preflight.pdf_file.checks.rules import RULES, rules_of_build  # noqa: PLC0415  (when it is time)
    from banxin.preflight.pdf_file.judging import judged_file  # noqa: PLC0415

    rules = RULES.get(order.edition.profile or PROFILES.names[0])
    if rules is None or order.unit is not None:
        return ()
    asked = rules_of_build(rules, ticket.condition.ink_limit)
    return judged_file(file.data, asked, company=Besides(order.world)).findings


def profile_of(edition: Edition) -> OutputProfile:
    """The output profile that an edition names, or the first there is."""
    profile: OutputProfile = PROFILES[edition.profile or PROFILES.names[0]]
    return profile


def _context(order: Order, sheets: tuple[Stylesheet, ...]) -> EditionContext:
    ready = order.ready
    publication = page_form(ready.layout.make_up).arranged(ready.publication)
    return EditionContext(
        publication,
        ready.layout,
        ready.values,
        order.templates(publication, partial(print_address, publication)),
        ready.typecase,
        sheets,
        order.edition,
        ready.memory,
        ready.searches,
        fitted=ready.fitted,
    )


def _alone(context: EditionContext, unit: Unit | None) -> EditionContext:
    """The context whose publication holds nothing but what is printed; numbers of notes stay."""
    if unit is None:
        return context
    return replace(context, publication=replace(context.publication, contents=(unit,)))


def _about_pictures(
    context: EditionContext, pages: Pages, needs: PictureNeeds, *, galley: bool
) -> tuple[Finding, ...]:
    """What is known of pictures once they are set; widths in columns only where the form of page has them."""
    found = resolution_findings(context.publication, context.picture, pages.pictures, needs)
    if galley or not page_form(context.layout.make_up).figures_span_columns:
        return found
    return (
        *found,
        *width_findings(context.publication, context.picture, pages.pictures, context.layout.grid),
    )


def _labels(order: Order, pages: Pages) -> tuple[str, ...]:
    """The folio of each page, where it is asked for: the number that is printed there."""
    if not order.counts_pages:
        return ()
    first = _first(order.ready)
    return tuple(pages.folios) or tuple(str(first + number) for number in range(pages.count))


def _first(ready: Ready) -> int:
    """The number of the first page, for pages that count themselves no other way."""
    return page_form(ready.layout.make_up).first_page(ready.publication)


def _overset(context: EditionContext, pages: Pages) -> Iterator[Finding]:
    """The stories that are longer than the legs measured out for them, each at its file."""
    units = {unit.id: unit for unit in context.publication.units()}
    for ident in dict.fromkeys(legs.split("--")[0] for legs in pages.overset):
        unit = units.get(ident)  # None in legs of a layout of one's own
        yield finding(
            "setting.overset",
            Message("{ident}: the text is longer than the legs measured out for it", ident=ident),
            unit.place if unit else None,
            remedy=Message("shorten it by some lines, or part it into two articles"),
        )


def _paper(context: EditionContext, order: Order, steps: Steps) -> PageCopy:
    if order.unit is not None:
        return PageCopy(set_proof(context, order.unit, order.first_page))
    pull = ProofPuller(order.watch, steps.proof)
    return page_form(context.layout.make_up).set(context, pull, overlay=order.overlay)


PDF = PdfPress()
