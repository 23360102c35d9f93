"""What setting a publication needs, read and tried before it is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from banxin.job.intake import AS_WRITTEN, Refused, Wanted, take_in
from banxin.job.job_tickets import job_ticket
from banxin.job.press import Order
from banxin.job.viewing import on_screen
from banxin.layouts import LayoutFault, stylesheets
from banxin.press.pdf import measured_extents, print_pages, set_pages
from banxin.press.pdf.parsed_sheets import keep_plain
from banxin.registry import PROFILES, set_as, sets_pages
from banxin.sheets.print.copy import Extent, PrintCopy
from banxin.sheets.print.fitted_before import FittedBefore
from banxin.sheets.print.frame import EditionContext, print_address
from banxin.sheets.print.page_form import page_form
from banxin.sheets.print.proof import set_proof
from banxin.world import DISK, World

_LONGEST = 20_000  # characters of an article that is set ahead
_PDF = "pdf"


class _EnoughError(Exception):
    """What was read ahead is wanted now."""


def read_ahead(
    root: Path,
    wanted: Wanted = AS_WRITTEN,
    file: str = "",
    asked: Callable[[], bool] = bool,
    world: World = DISK,
) -> FittedBefore:
    """Have read what the pages of the publication in `root` are set with, as it is now.

    Templates are compiled and sheets of plain rules read, which this process then keeps by their text; the
    stories of a newspaper are fitted, and the one of `file`, or the first, is set and drawn, so that the
    engine has what it makes once. It ends as soon as something is `asked`. What has errors is left for the
    setting to tell.
    """
    fitted = FittedBefore()
    with contextlib.suppress(_EnoughError, LayoutFault):
        _read(root, wanted, file, asked, world, fitted)
    return fitted


def _read(
    root: Path, wanted: Wanted, file: str, asked: Callable[[], bool], world: World, fitted: FittedBefore
) -> None:
    intake = take_in(root, (), world, wanted)
    if isinstance(intake, Refused):
        return
    ready = on_screen(intake, (_PDF,), fitted)
    edition = next((one for one in ready.publication.editions if sets_pages(one.format)), None)
    if edition is None:
        return
    order = Order(ready, edition, world, _unheard, _unheard)
    publication = page_form(ready.layout.make_up).arranged(ready.publication)
    templates = order.templates(publication, partial(print_address, publication))
    sheets = stylesheets(ready.layout, set_as(edition.format))
    templates.check()
    context = EditionContext(
        publication,
        ready.layout,
        ready.values,
        templates,
        ready.typecase,
        sheets,
        edition,
        ready.memory,
        ready.searches,
        fitted=fitted,
    )
    keep_plain(context.sheets())
    _enough(asked)
    copy = _copy(context, file, asked)
    fitted.heights = dict(ready.memory.used)
    if copy is not None:
        _enough(asked)
        pages = set_pages(copy)
        _enough(asked)
        ticket = replace(job_ticket(context, world), keeps_codes=True)
        PROFILES[edition.profile or PROFILES.names[0]].finish(print_pages(pages, last=True), ticket)


def _copy(context: EditionContext, file: str, asked: Callable[[], bool]) -> PrintCopy | None:
    """A story of a newspaper by itself, or an article as a proof."""
    units = list(context.publication.units())
    unit = next((one for one in units if one.source.name == file), units[0] if units else None)
    if unit is None or len(unit.source.text) > _LONGEST:
        return None
    form = page_form(context.layout.make_up)
    if not form.figures_span_columns:
        return set_proof(context, unit)
    paper = form.set(context, _Puller(asked))
    stories = (one.source.name for one in (unit, *units))
    parted = (paper.parted(one) for one in stories if paper.parted is not None)
    found = next((one for one in parted if one is not None), None)
    return None if found is None else found.story


class _Puller:
    """Pulls proofs here, as long as nothing is asked."""

    at_once = 1

    def __init__(self, asked: Callable[[], bool]) -> None:
        self._asked = asked

    def __call__(self, *copies: PrintCopy) -> dict[str, Extent]:
        """Where each id of the copies stands."""
        extents: dict[str, Extent] = {}
        for copy in copies:
            _enough(self._asked)
            extents |= measured_extents(copy)
        return extents


def _enough(asked: Callable[[], bool]) -> None:
    if asked():
        raise _EnoughError


def _unheard(*told: Any) -> None:
    del told
