"""The ways into a copy: table of contents and landmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banxin.manuscript.publication import Item, Section, Unit
from banxin.markup import plain_text
from banxin.markup.blocks import Crosshead
from banxin.sheets.epub.copy import Landmark, NavPoint
from banxin.sheets.epub.reader import COLOPHON, CONTENTS, COVER, INDEX_FILE, TITLE, ReaderEdition
from banxin.sheets.heads import listed_headline


def label_of(edition: ReaderEdition, item: Item) -> str:
    """What an item is called in the contents: its heading, with the chapter's label where the layout asks."""
    if isinstance(item, Section):
        return item.title
    title = listed_headline(item.stack, eyebrows=edition.eyebrows)
    return title or (edition.labels.editors_note if item.kind == "note" else item.title or item.id)


def points_of(edition: ReaderEdition, items: tuple[Item, ...]) -> tuple[NavPoint, ...]:
    """The entries of `items`, those of a section below it."""
    return tuple(
        NavPoint(
            label_of(edition, item),
            edition.href(item.id),
            points_of(edition, item.contents) if isinstance(item, Section) else crossheads_of(edition, item),
        )
        for item in items
    )


def crossheads_of(edition: ReaderEdition, unit: Unit) -> tuple[NavPoint, ...]:
    """The crossheads (插题) of a unit, as many levels of them as the edition lists, each below its own."""
    name, href = edition.names[unit.id], edition.href(unit.id)
    heads = [
        (block.level, NavPoint(plain_text(block.inlines), f"{href}#{name}--{block.anchor}"))
        for block in unit.body.blocks
        if isinstance(block, Crosshead) and 1 < block.level <= 1 + edition.crossheads
    ]
    return _nested([one for one in heads if one[1].label.strip()])


def _nested(heads: Sequence[tuple[int, NavPoint]]) -> tuple[NavPoint, ...]:
    """Points below the nearest one before them that is of a higher level."""
    points: list[NavPoint] = []
    start = 0
    for at in range(1, len(heads) + 1):
        if at == len(heads) or heads[at][0] <= heads[start][0]:
            points.append(replace(heads[start][1], children=_nested(heads[start + 1 : at])))
            start = at
    return tuple(points)


def table_of_contents(edition: ReaderEdition) -> tuple[NavPoint, ...]:
    """Every document that has a heading, in the order of reading."""
    plan = edition.publication.index
    index = (NavPoint(plan.title or edition.labels.index, INDEX_FILE),) if plan else ()
    colophon = NavPoint(edition.labels.colophon, COLOPHON)
    return (*points_of(edition, edition.publication.contents), *index, colophon)


def landmarks(edition: ReaderEdition) -> tuple[Landmark, ...]:
    """The main parts; the text begins at the first unit or section."""
    labels, contents = edition.labels, edition.publication.contents
    first = next((item for item in contents if not _is_note(item)), contents[0])
    return (
        Landmark("cover", labels.cover, COVER),
        Landmark("titlepage", labels.title_page, TITLE),
        Landmark("toc", labels.contents, f"{CONTENTS}#contents"),
        Landmark("bodymatter", labels.text, edition.href(first.id)),
        *((Landmark("index", labels.index, INDEX_FILE),) if edition.publication.index else ()),
        Landmark("colophon", labels.colophon, COLOPHON),
    )


def _is_note(item: Item) -> bool:
    return isinstance(item, Unit) and item.kind == "note"
