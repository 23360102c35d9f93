"""The entries of an index: what stands under which head, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from banxin.manuscript.articles.indexing import marks_of
from banxin.manuscript.index_plan import IndexOrder, IndexPlan, path_of
from banxin.manuscript.publication import Lang, Publication, units_in
from banxin.sheets.index.collation import DIGITS, LETTERS, term_key
from banxin.sheets.labels import Labels

INDEX = "book-index"
"""The id of the index, and how those of its entries begin: no article is called so."""

_ONES = "〇一二三四五六七八九"
_RUN = 3  # pages in a row from which they are told as a range


@dataclass(frozen=True, slots=True)
class IndexSpot:
    """A place that a term leads to: its `href`, its page or article counted in the order of reading.

    `label` is what is printed of it, empty where the press counts pages itself.
    """

    term: str
    position: int
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """A page of an entry, or the first and the last of a range; `until` is empty for one page."""

    href: str
    label: str = ""
    until: str = ""
    until_label: str = ""


@dataclass(frozen=True, slots=True)
class IndexLink:
    """Another entry that readers are sent to."""

    term: str
    href: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A term with its pages; `entries` stand below it, `see` instead of pages, `related` behind them."""

    term: str
    ident: str
    places: tuple[IndexPlace, ...] = ()
    entries: tuple[IndexEntry, ...] = ()
    see: tuple[IndexLink, ...] = ()
    related: tuple[IndexLink, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Entries under one letter or number of strokes."""

    label: str
    entries: tuple[IndexEntry, ...]


@dataclass(slots=True)
class _Growing:
    """An entry while spots come in."""

    spots: list[IndexSpot] = field(default_factory=list)
    below: dict[str, _Growing] = field(default_factory=dict)


def marked_spots(publication: Publication) -> Iterator[tuple[str, str, int]]:
    """Term, article and number of every mark, in the order of reading."""
    for unit in units_in(publication.contents):
        for mark in marks_of(unit):
            yield mark.term, unit.id, mark.number


def order_of(plan: IndexPlan, lang: Lang) -> IndexOrder:
    """What the index is sorted by: as asked for, else by sound in Simplified, by strokes in Traditional."""
    return plan.order or (IndexOrder.PINYIN if lang is Lang.HANS else IndexOrder.STROKES)


def index_groups(
    plan: IndexPlan, lang: Lang, labels: Labels, spots: Iterable[IndexSpot]
) -> tuple[IndexGroup, ...]:
    """The entries of an index in their groups."""
    root = _Growing()
    for spot in spots:
        _reached(root, path_of(spot.term)).spots.append(spot)
    for term in plan.see:
        _reached(root, path_of(term))
    order = order_of(plan, lang)
    entries = _Grown(plan, order, root).entries(root, ())
    groups: dict[str, list[IndexEntry]] = {}
    for key, entry in entries:
        groups.setdefault(key, []).append(entry)
    return tuple(IndexGroup(_label(key, order, labels), tuple(found)) for key, found in groups.items())


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in words."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_ONES[tens]}十"
    return head + (_ONES[ones] if ones else "")


def _reached(root: _Growing, path: Sequence[str]) -> _Growing:
    for step in path:
        root = root.below.setdefault(step, _Growing())
    return root


def _label(group: str, order: IndexOrder, labels: Labels) -> str:
    """What stands over a group."""
    if group == DIGITS:
        return "0—9"
    if order is IndexOrder.PINYIN:
        return labels.index_others if group == "~" else group
    if group == LETTERS:
        return "A—Z"
    return labels.index_others if int(group) > 64 else labels.strokes.format(chinese_number(int(group)))


class _Grown:
    """Sorts entries and gives them ids."""

    def __init__(self, plan: IndexPlan, order: IndexOrder, root: _Growing) -> None:
        self.plan, self.order = plan, order
        self.idents: dict[tuple[str, ...], str] = {}
        self._name(root, ())

    def _name(self, growing: _Growing, path: tuple[str, ...]) -> None:
        for term, below in growing.below.items():
            self.idents[(*path, term)] = f"{INDEX}--{len(self.idents) + 1}"
            self._name(below, (*path, term))

    def entries(self, growing: _Growing, path: tuple[str, ...]) -> list[tuple[str, IndexEntry]]:
        """The entries below a head, each with the group that it belongs to."""
        keyed = sorted(
            (term_key(self.order, term, self.plan.readings.get(term, "")), term) for term in growing.below
        )
        return [(key[0].group, self._entry(growing.below[term], (*path, term))) for key, term in keyed]

    def _entry(self, growing: _Growing, path: tuple[str, ...]) -> IndexEntry:
        term = ">".join(path)
        below = tuple(entry for _, entry in self.entries(growing, path))
        see = self.plan.see.get(term)
        return IndexEntry(
            path[-1],
            self.idents[path],
            tuple(_places(growing.spots)),
            below,
            self._links((see,) if see else ()),
            self._links(self.plan.related.get(term, ())),
        )

    def _links(self, terms: Sequence[str]) -> tuple[IndexLink, ...]:
        return tuple(
            IndexLink("，".join(path_of(term)), f"#{self.idents[path_of(term)]}")
            for term in terms
            if path_of(term) in self.idents
        )


def _places(spots: Iterable[IndexSpot]) -> Iterator[IndexPlace]:
    """Each page once; three and more in a row are a range."""
    first: dict[int, IndexSpot] = {}
    for spot in spots:
        first.setdefault(spot.position, spot)
    ordered = sorted(first.values(), key=lambda spot: spot.position)
    while ordered:
        length = next(
            (at for at in range(1, len(ordered)) if ordered[at].position != ordered[at - 1].position + 1),
            len(ordered),
        )
        run, ordered = ordered[:length], ordered[length:]
        if length < _RUN:
            yield from (IndexPlace(spot.href, spot.label) for spot in run)
        else:
            yield IndexPlace(run[0].href, run[0].label, run[-1].href, run[-1].label)


def spread(spots: Iterable[IndexSpot]) -> Iterator[IndexSpot]:
    """Spots whose positions are never in a row: articles are no pages, and no range leads over them."""
    return (replace(spot, position=2 * spot.position) for spot in spots)
