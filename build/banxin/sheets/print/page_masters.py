"""Page masters in print: their rules with the words of an issue, and what furniture says from unit to
unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from banxin.layouts import Layout, PageEdges, bleed_css, pages_css, running_css, selector_of
from banxin.layouts.pages.masters import PageMaster
from banxin.layouts.pages.words import LABEL
from banxin.manuscript.publication import Item, Publication, Section
from banxin.sheets.bylines import byline_text
from banxin.sheets.facts import facts_of
from banxin.sheets.index.entries import INDEX
from banxin.sheets.labels import NAMES, labels_of

_DROP_CAP = "drop-cap"
LINE_GRID = ".legs, .editors-note-text { --banxin-line-grid: var(--pitch); }\n"
"""Text that flows from page to page stands on the rows of its page, in all columns."""

_PARTS = ":where(.half-title, .title-page, .contents, .colophon)"
"""What belongs to no section, so that running heads do not name the one before; weaker than any class."""


def page_rules(publication: Publication, layout: Layout, values: Mapping[str, Any]) -> str:
    """The CSS of all pages: bleed, masters, running heads. It comes after all sheets of the layout.

    `values` are those of the options, which furniture may depend on.
    """
    facts = facts_of(publication)
    words = {
        "title": facts.title or facts.name,
        "name": facts.name,
        "number": facts.number,
        "date": facts.date,
        "publisher": facts.publisher,
    }
    labels = labels_of(publication, layout)
    words |= {f"{LABEL}{name}": str(getattr(labels, name)) for name in NAMES}
    words |= {f"{LABEL}{name}": word for name, word in labels.others.items()}
    bleed = bleed_css(PageEdges(*(layout.grid.bleeds or (0, 0, 0, 0))))
    rules = pages_css(_masters(layout, values), layout.grid, words, values)
    if "string(banxin-" in rules:
        rules += "\n".join((running_css(_PARTS, {}), *_running(publication.contents, ""))) + "\n"
        if publication.index is not None:
            title = publication.index.title or labels.index
            rules += running_css(selector_of(INDEX), {"section": title, "unit": title}) + "\n"
    return bleed + rules


def _masters(layout: Layout, values: Mapping[str, Any]) -> Mapping[str, PageMaster]:
    """The page masters; where an editor says whether characters drop, it is not they who do."""
    option = layout.options.get(_DROP_CAP)
    if option is None or values.get(_DROP_CAP, option.default) == option.default:
        return layout.pages
    return {name: replace(master, drop_cap=None) for name, master in layout.pages.items()}


def _running(items: tuple[Item, ...], section: str) -> Iterator[str]:
    """What furniture says from each section and unit on.

    Where both begin on one page the section is the first, and names its first unit; a page has what begins
    first on it.
    """
    for item in items:
        words = {"section": item.title if isinstance(item, Section) else section, **_unit_words(item)}
        yield running_css(selector_of(item.id), words)
        if isinstance(item, Section):
            yield from _running(item.contents, item.title)


def _unit_words(item: Item) -> Mapping[str, str]:
    """The title and authors of a unit; of a section those of the first unit in it."""
    while isinstance(item, Section):
        if not item.contents:
            return {}
        item = item.contents[0]
    return {"unit": item.title, "author": byline_text(item.stack.byline)}
