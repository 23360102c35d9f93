"""Where units stand in the order of an issue, and of which kinds of the layout they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from banxin.layouts import Layout
from banxin.layouts.description.kinds import PLAIN, UnitKind
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.publication import Item, Publication, Section, Unit
from banxin.markup.blocks import Body, Figure


@dataclass(frozen=True, slots=True)
class SectionName:
    """The section that a unit stands in: its title, its id, its number from 1."""

    title: str
    ident: str
    index: int


@dataclass(frozen=True, slots=True)
class UnitPosition:
    """Where a unit stands: its number from 1, and the innermost section around it.

    `figure` is its first picture.
    """

    index: int = 0
    section: SectionName | None = None
    body: Body = field(default_factory=Body)
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class UnitContext:
    """What records of units are made of besides the unit: the layout's kinds, the order of the issue.

    `numbers` are those of sections, from 1, by their ids.
    """

    kinds: Mapping[str, UnitKind] = field(default_factory=lambda: MappingProxyType({PLAIN.name: PLAIN}))
    positions: Mapping[str, UnitPosition] = field(default_factory=lambda: MappingProxyType({}))
    lang: str = "zh-Hans"
    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def kind_of(self, unit: Unit) -> UnitKind:
        """The kind of a unit; the plain one for what the layout does not know."""
        return self.kinds.get(unit.kind_name or unit.genre.value, PLAIN)


def units_of(publication: Publication, layout: Layout) -> UnitContext:
    """The kinds and positions of the units of a publication set with `layout`."""
    positions: dict[str, UnitPosition] = {}
    numbers: dict[str, int] = {}

    def walk(items: tuple[Item, ...], around: SectionName | None) -> None:
        for item in items:
            if isinstance(item, Section):
                numbers[item.id] = len(numbers) + 1
                walk(item.contents, SectionName(item.title, item.id, numbers[item.id]))
            else:
                first = next(figures(item.body), None)
                positions[item.id] = UnitPosition(len(positions) + 1, around, item.body, first)

    walk(publication.contents, None)
    lang = publication.masthead.lang.value
    return UnitContext(layout.kinds, MappingProxyType(positions), lang, MappingProxyType(numbers))
