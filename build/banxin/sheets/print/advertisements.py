"""Advertisements on a page: a frame of exactly the size that was asked for, in its corner, with its mark.

In it stands a picture, or a text: an article that is set like a notice, in the middle of its frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from banxin.findings import Finding, finding
from banxin.layouts import Grid
from banxin.makeup.model.page import MadeUpPage
from banxin.manuscript.form.page_plan import Advertisement
from banxin.manuscript.publication import Publication, Unit
from banxin.sheets.article import render_unit
from banxin.sheets.print.advertisement_rooms import advertisement_size
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.copyfitting import unit_setting
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.galley import PieceRequest, pull_galleys
from banxin.sheets.print.page_plan import IssuePlan
from banxin.wording import Message

_CLOSE = 0.05  # pt by which a text may be taller than its frame: rounding


@dataclass(frozen=True, slots=True)
class AdvertisementText:
    """The text of an advertisement as HTML, and its height in pt at the width of its frame."""

    html: Markup
    height: float


def advertisement_texts(
    context: EditionContext, measure_extents: MeasureExtents
) -> dict[str, AdvertisementText]:
    """The texts of the advertisements of all pages by their keys, measured on one proof."""
    units = {unit.id: unit for unit in context.publication.advertised}
    asked = [one for plan in context.publication.pages for one in plan.advertisements if one.unit]
    if not asked:
        return {}
    grid = context.layout.grid
    pieces = [_piece(context, one, units[one.unit], grid) for one in asked]
    proofs = pull_galleys(
        context, (), pieces, lambda unit, measure: unit_setting(context, unit, measure), measure_extents
    ).pieces
    return {
        one.key: AdvertisementText(piece.html, proofs[piece.unit, piece.key].height)
        for one, piece in zip(asked, pieces, strict=True)
    }


def _piece(context: EditionContext, one: Advertisement, unit: Unit, grid: Grid) -> PieceRequest:
    measure = advertisement_size(one, grid)[0] / grid.size
    html = render_unit(unit, context.templates, unit_setting(context, unit, measure))
    return PieceRequest(unit.id, one.key, measure, html, steady=False)


def text_findings(
    publication: Publication, texts: Mapping[str, AdvertisementText], grid: Grid
) -> Iterator[Finding]:
    """An error for each text that is taller than the frame which is ordered for it."""
    for one in (one for plan in publication.pages for one in plan.advertisements if one.key in texts):
        height, need = advertisement_size(one, grid)[1], texts[one.key].height
        if need <= height + _CLOSE:
            continue
        size = one.size
        unit = grid.pitch if size.down == "行" else 72 / 25.4
        tall = math.ceil((need - _CLOSE) / unit)
        across = f"{size.width:g}{size.across}"
        yield finding(
            "plan.advertisement",
            Message("The text of {file} is taller than its frame.", file=one.file),
            publication.places.get(f"{one.path}.size"),
            expected=Message("at least {across} × {tall}{down}", across=across, tall=tall, down=size.down),
            remedy=Message("Order a taller frame, or shorten the text."),
        )


def lost_advertisements(
    context: EditionContext, pages: Sequence[MadeUpPage], plan: IssuePlan, sheets: Sequence[Markup]
) -> tuple[Finding, ...]:
    """An error for each advertisement that is not in the HTML of its page: a layout's own block `page` may
    lack them."""
    return tuple(
        _lost(context, one, number)
        for page, sheet in zip(pages, sheets, strict=True)
        for number in (context.publication.issue.page + page.number - 1,)
        for own in (plan.of(number),)
        for one in (own.advertisements if own else ())
        if any(module.key == one.key for module in page.modules) and _trace(context, one) not in sheet
    )


def _trace(context: EditionContext, one: Advertisement) -> str:
    """What the HTML of its page holds wherever an advertisement is printed."""
    return escape(context.picture(one.image)) if one.image else Markup('id="{}"').format(one.unit)


def _lost(context: EditionContext, one: Advertisement, number: int) -> Finding:
    place = context.templates.place_of("stories", "page")
    return finding(
        "setting.lost-advertisement",
        Message("The advertisement {file} is not printed on page {number}.", file=one.file, number=number),
        place or context.publication.places.get(f"{one.path}.size"),
        remedy=Message(
            "Write into the block: {code}",
            code='{% for one in advertisements %}{% include "advertisement" %}{% endfor %}',
        ),
    )


def advertisement_facts(
    context: EditionContext, page: MadeUpPage, plan: IssuePlan, texts: Mapping[str, AdvertisementText]
) -> tuple[dict[str, object], ...]:
    """What a template needs of each advertisement of the page: its place and size in pt, its picture or its
    text (`html`) with the `air` above it, and `mark`, the word by which the law has it told from news."""
    grid = context.layout.grid
    number = context.publication.issue.page + page.number - 1
    own = plan.of(number)
    modules = {module.key: module for module in page.modules}
    found: list[dict[str, object]] = []
    for one in own.advertisements if own else ():
        module = modules.get(one.key)
        if module is None:
            continue
        width, height = advertisement_size(one, grid)
        spare_width = max(0.0, grid.span(module.columns) * grid.size - width)
        spare_height = max(0.0, module.rows * grid.pitch - height)
        left = grid.column_x(module.column) + (spare_width if one.corner.right else 0)
        top = module.row * grid.pitch + (0 if one.corner.top else spare_height)
        text = texts.get(one.key)
        found.append(
            {
                "key": one.key,
                "left": round(left, 3),
                "top": round(top, 3),
                "width": width,
                "height": height,
                "source": context.picture(one.image) if one.image else "",
                "html": text.html if text else Markup(""),
                "air": round(max(0.0, height - text.height) / 2, 3) if text else 0,
                "alt": one.alt or context.labels.advertisement,
                "mark": context.labels.advertisement,
            }
        )
    return tuple(found)
