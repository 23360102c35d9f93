"""Columns of briefs (简讯): sections whose units stand in one module, each under a small head.

On newspaper pages such a section is one story: its title is the headline, its articles follow each other
in the legs. Everywhere else they are articles like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType

from banxin.findings import Place
from banxin.manuscript.articles.run_in import run_in
from banxin.manuscript.form.sheet import Pin
from banxin.manuscript.publication import (
    Byline,
    Head,
    HeadlineStack,
    Item,
    Publication,
    Rank,
    Section,
    Unit,
    units_in,
)
from banxin.markup.blocks import Block, Body, Crosshead, Inline, Text
from banxin.sheets.bylines import byline_text

_NOT_IN_IDS = re.compile(r"[\W_]+")


def with_columns(publication: Publication) -> Publication:
    """The publication with a column of briefs for what each gathering section holds.

    What is pinned or planned for a brief is so for its column.
    """
    taken = {unit.id.casefold() for unit in publication.units()}
    contents = tuple(_item(item, publication, taken) for item in publication.contents)
    if contents == publication.contents:
        return publication
    columns = {member.id: unit.id for unit in units_in(contents) for member in unit.members}
    pins = _pins(publication, columns)
    plans = (
        replace(plan, stories=tuple(columns.get(key, key) for key in plan.stories))
        for plan in publication.pages
    )
    return replace(
        publication,
        contents=contents,
        sheet=replace(publication.sheet, pins=MappingProxyType(pins)),
        pages=tuple(plans),
        places=_places(publication, columns),
    )


def _pins(publication: Publication, columns: Mapping[str, str]) -> dict[str, Pin]:
    """The pins of stories and columns; what is pinned for several briefs of one goes by the first."""
    found: dict[str, Pin] = {}
    order = {key: place for place, key in enumerate(columns)}
    pins = publication.sheet.pins.items()
    for key, pin in sorted(pins, key=lambda one: order.get(one[0], -1)):
        name = columns.get(key, key)
        first = found.get(name, Pin())
        own = {one.name: getattr(first, one.name) for one in fields(Pin)}
        found[name] = replace(pin, **{wish: value for wish, value in own.items() if value is not None})
    return found


def _places(publication: Publication, columns: Mapping[str, str]) -> Mapping[str, Place]:
    """The places of the manifest; those of pins of briefs are those of their columns too."""
    places = dict(publication.places)
    for member, column in columns.items():
        pin = f"sheet.pins.{member}"
        for path, place in publication.places.items():
            if path == pin or path.startswith(f"{pin}."):
                places.setdefault(f"sheet.pins.{column}{path.removeprefix(pin)}", place)
    return MappingProxyType(places)


def _item(item: Item, publication: Publication, taken: set[str]) -> Item:
    if not isinstance(item, Section):
        return item
    if not item.gathers:
        return _titled(replace(item, contents=tuple(_item(one, publication, taken) for one in item.contents)))
    units = tuple(units_in(item.contents))
    briefs = tuple(_brief(unit) for unit in units if _gathered(unit))
    if not briefs:
        return item
    others = tuple(unit for unit in units if not _gathered(unit))
    notes = tuple(unit for unit in others if unit.kind == "note")  # an editor's note stands before them
    rest = tuple(unit for unit in others if unit.kind != "note")
    return replace(item, contents=(*notes, _column(item, briefs, publication, taken), *rest))


def _titled(section: Section) -> Section:
    """The section; where none of its stories has a head to stand over, its title is that of the first."""
    units = [unit for unit in units_in(section.contents) if not unit.boxed]
    if not units or any(unit.stack.headline for unit in units):
        return section
    first = replace(units[0], stack=replace(units[0].stack, headline=Head((section.title,))))
    return replace(section, contents=_exchanged(section.contents, units[0], first))


def _exchanged(items: tuple[Item, ...], old: Unit, new: Unit) -> tuple[Item, ...]:
    return tuple(
        replace(item, contents=_exchanged(item.contents, old, new))
        if isinstance(item, Section)
        else new
        if item is old
        else item
        for item in items
    )


def _gathered(unit: Unit) -> bool:
    """Whether a unit stands in the column; what stands in a frame does not."""
    return not unit.boxed and not unit.members


def _column(section: Section, briefs: tuple[Unit, ...], publication: Publication, taken: set[str]) -> Unit:
    return Unit(
        kind="unit",
        id=_ident(section, taken),
        source=publication.manifest,
        stack=HeadlineStack(headline=Head((section.title,))),
        body=Body(
            tuple(block for unit in briefs for block in _text(unit)),
            tuple(note for unit in briefs for note in unit.body.notes),
        ),
        body_line=0,
        rank=Rank.BRIEF,
        place=publication.places.get(f"{section.path}.section"),
        members=briefs,
    )


def _ident(section: Section, taken: set[str]) -> str:
    """The title of the section, where no article is called so; else its number."""
    name = _NOT_IN_IDS.sub("", section.title)
    name = name if name and name.casefold() not in taken else section.id
    taken.add(name.casefold())
    return name


def _brief(unit: Unit) -> Unit:
    """The unit as briefs have it: its dateline opens its text, its byline ends it in brackets."""
    stack = unit.stack
    body = run_in(unit.body, dateline=stack.dateline, byline=byline_text(stack.byline))
    return replace(unit, stack=replace(stack, byline=Byline(), dateline=""), body=body)


def _text(unit: Unit) -> Iterator[Block]:
    """The blocks of a brief as they are read on the page, its head the first of them."""
    if unit.stack.headline:
        yield Crosshead(1, _words(unit.stack), "", unit.body_line)
    yield from unit.body.blocks


def _words(stack: HeadlineStack) -> tuple[Inline, ...]:
    heads = (stack.eyebrow, stack.headline, stack.subhead)
    return (Text("".join(part for head in heads for part in head.spelt) + stack.deck),)
