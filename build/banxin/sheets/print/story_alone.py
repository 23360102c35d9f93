"""A newspaper page in two copies: one story of it alone, and the page without that story.

Drawn over each other they are the page. A word that is corrected changes the first copy alone as long as the
story keeps its rows, so that it can be seen before the page is set again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from banxin.makeup.model.page import MadeUpPage, MakeUp
from banxin.manuscript.articles.body_walk import references
from banxin.manuscript.form.page_plan import FurnitureChoice
from banxin.manuscript.publication import Unit
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_furniture import Furniture

DrawPage = Callable[[MadeUpPage, Furniture], Markup]
"""The HTML of a page with its furniture."""


@dataclass(frozen=True, slots=True)
class PartedCopy:
    """Page `page` (from 0) as two copies: the `story`, and all the `rest`.

    `mark` names everything that stands on all pages but the story: where it is the same, so is the rest.
    """

    page: int
    story: PrintCopy
    rest: PrintCopy
    mark: str


def parted_copy(
    context: EditionContext, made: MakeUp, bands: Sequence[Furniture], draw: DrawPage, file: str
) -> PartedCopy | None:
    """The page with the story of `file` in two copies; `bands` are the furniture of the pages.

    None where the story stands on no page or goes on on another, and where it refers to other stories.
    """
    unit = next((one for one in context.publication.units() if file in _files(one)), None)
    standing = [] if unit is None else [page for page in made.pages if _holds(page, unit.id)]
    if unit is None or len(standing) != 1 or any(references(one.body) for one in (unit, *unit.members)):
        return None
    page = standing[0]
    at = made.pages.index(page)
    own = tuple(module for module in page.modules if module.key == unit.id)
    story = draw(replace(page, modules=own, rules=()), _bare(bands[page.number - 1]))
    others = [
        draw(
            replace(one, modules=tuple(module for module in one.modules if module.key != unit.id)),
            bands[one.number - 1],
        )
        for one in made.pages
    ]
    rest = context.copy(others[at])
    return PartedCopy(at, context.copy(story), rest, _mark(rest, others))


def _files(unit: Unit) -> tuple[str, ...]:
    return tuple(one.source.name for one in (unit, *unit.members))


def _holds(page: MadeUpPage, key: str) -> bool:
    return any(module.key == key for module in page.modules)


def _bare(furniture: Furniture) -> Furniture:
    """Furniture of a page that has none."""
    nameplate, banner = replace(furniture.nameplate, rows=0), replace(furniture.banner, rows=0)
    return replace(furniture, nameplate=nameplate, banner=banner, choice=FurnitureChoice.NONE)


def _mark(copy: PrintCopy, pages: Sequence[str]) -> str:
    digest = hashlib.sha256("\n".join([copy.html, *pages]).encode())
    for sheet in copy.sheets:
        digest.update(f"{sheet.url} {sheet.css}".encode())
    return digest.hexdigest()
