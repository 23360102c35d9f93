"""What setting a publication needs, read before it is asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from banxin.job.intake import AS_WRITTEN, Refused, Wanted, take_in
from banxin.job.press import Order
from banxin.layouts import LayoutFault, stylesheets
from banxin.press.pdf.parsed_sheets import keep_plain
from banxin.registry import set_as, sets_pages
from banxin.sheets.print.frame import EditionContext, print_address
from banxin.sheets.print.page_form import page_form
from banxin.world import DISK, World


def read_ahead(root: Path, wanted: Wanted = AS_WRITTEN, world: World = DISK) -> None:
    """Have read what the pages of the publication in `root` are set with, as it is now.

    Templates are compiled and sheets of plain rules read, which this process then keeps by their text; none
    is rendered and nothing is set. What has errors is left for the setting to tell.
    """
    ready = take_in(root, (), world, wanted)
    if isinstance(ready, Refused):
        return
    edition = next((one for one in ready.publication.editions if sets_pages(one.format)), None)
    if edition is None:
        return
    order = Order(ready, edition, world, _unheard, _unheard)
    publication = page_form(ready.layout.make_up).arranged(ready.publication)
    templates = order.templates(publication, partial(print_address, publication))
    try:
        sheets = stylesheets(ready.layout, set_as(edition.format))
        templates.check()
    except LayoutFault:
        return
    context = EditionContext(
        publication, ready.layout, ready.values, templates, ready.typecase, sheets, edition
    )
    keep_plain(context.sheets())


def _unheard(*told: Any) -> None:
    del told
