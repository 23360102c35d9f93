"""The kinds of units (特写, 专栏, 来信 …) that a layout and its ancestors declare."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.description.declared import helps_of, place_of
from banxin.layouts.description.reading import Description
from banxin.manuscript.form.genre_words import GENRE_WORDS
from banxin.manuscript.publication import Genre
from banxin.wording import Message, listed

UNIT = "unit"
"""The block of a unit whose kind names no other."""
OFFERED = "offered"
"""What a kind or a preset says besides: `offered: false` takes one that is inherited away."""


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit: the built-in one it is `like`, the `block` that sets it, the `page` it begins.

    `frame` is the block that sets it where it stands in a frame on a newspaper page. `labels` is what it is
    called in print, by language tag; `names` are other words for it in front matter, `sections` titles of
    sections whose units are of it. `names_section` says that its block prints the title of its section.
    """

    name: str
    like: Genre = Genre.ARTICLE
    block: str = UNIT
    frame: str = "notice"
    page: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    names: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    names_section: bool = False


PLAIN = UnitKind("article")
"""The kind of a unit that is of no other."""


def declared_kinds(
    chain: Sequence[Description], places: Mapping[str, Place], blocks: Collection[str], pages: Collection[str]
) -> tuple[Mapping[str, UnitKind], tuple[Finding, ...]]:
    """The kinds by name, those of nearer layouts key by key over inherited ones; `chain` is nearest first.

    `blocks` and `pages` are the names of those that the layout has. Kinds that are not offered are left out.
    """
    merged: dict[str, dict[str, Any]] = {}
    for described in reversed(chain):
        for name, entry in described.given.get("kinds", {}).items():
            merged[name] = {**merged.get(name, {}), **entry}
    offered = {name: entry for name, entry in merged.items() if entry.get(OFFERED, True)}
    kinds = {name: _kind(name, entry) for name, entry in offered.items()}
    known = {"block": blocks, "frame": blocks, "page": pages}
    faults = (
        *_wrongly_taken_away(merged, chain, places),
        *_taken_twice(kinds, chain, places),
        *_leading_nowhere(offered, chain, places, known),
    )
    return MappingProxyType({PLAIN.name: PLAIN} | kinds), faults


def _kind(name: str, entry: Mapping[str, Any]) -> UnitKind:
    builtin = name in {genre.value for genre in Genre}
    return UnitKind(
        name,
        Genre(entry.get("like", name if builtin else Genre.ARTICLE)),
        entry.get("block", UNIT),
        entry.get("frame", "notice"),
        entry.get("page", ""),
        helps_of(entry.get("label", "")),
        tuple(entry.get("names", GENRE_WORDS.get(name, ()))),
        tuple(entry.get("sections", ())),
        bool(entry.get("names-section")),
    )


def _wrongly_taken_away(
    merged: Mapping[str, Mapping[str, Any]], chain: Sequence[Description], places: Mapping[str, Place]
) -> Iterator[Finding]:
    """Kinds that are taken away and cannot be: those that nothing declares, and `article` itself."""
    for name, entry in merged.items():
        layers = sum(name in described.given.get("kinds", {}) for described in chain)
        if entry.get(OFFERED, True):
            continue
        place = place_of(places, chain[0].source, "kinds", name, OFFERED)
        known = [other for other, one in merged.items() if other != name and one.keys() != {OFFERED}]
        if name == PLAIN.name:
            told = Message(
                "The kind `{name}` cannot be taken away: articles that name none are of it.", name=name
            )
            yield finding("layout.broken", told, place, expected=Message("another kind"))
        elif layers < 2 and entry.keys() == {OFFERED}:
            told = Message("There is no kind `{name}` that is inherited.", name=name)
            expected = Message("one of {names}", names=listed(known))
            yield finding("layout.broken", told, place, expected=expected, nearest=nearest(name, known))


def _taken_twice(
    kinds: Mapping[str, UnitKind], chain: Sequence[Description], places: Mapping[str, Place]
) -> Iterator[Finding]:
    homes: dict[str, str] = {name: name for name in kinds}
    for kind in kinds.values():
        for key, words in (("names", kind.names), ("sections", kind.sections)):
            for word in words:
                home = homes.setdefault(f"{key} {word}" if key == "sections" else word, kind.name)
                if home != kind.name:
                    place = place_of(places, chain[0].source, "kinds", kind.name, key)
                    told = Message("{word} stands for the kinds {first} and {second}.", word=word,
                                   first=home, second=kind.name)  # fmt: skip
                    yield finding(
                        "layout.broken", told, place, expected=Message("another word for one of them")
                    )


def _leading_nowhere(
    declared: Mapping[str, Mapping[str, Any]],
    chain: Sequence[Description],
    places: Mapping[str, Place],
    known: Mapping[str, Collection[str]],
) -> Iterator[Finding]:
    """Kinds that name a block or a page that no layout of the chain has."""
    for name, entry in declared.items():
        for key, valid in known.items():
            named = entry.get(key)
            if not named or named in valid:
                continue
            message = (
                Message("There is no page `{page}` for the kind `{name}`.", page=named, name=name)
                if key == "page"
                else Message("There is no block `{block}` for the kind `{name}`.", block=named, name=name)
            )
            expected = (
                Message("a name below `pages:`")
                if key == "page"
                else Message("a file blocks/{block}.html.j2", block=named)
            )
            place = place_of(places, chain[0].source, "kinds", name, key)
            yield finding("layout.broken", message, place, expected=expected, nearest=nearest(named, valid))
