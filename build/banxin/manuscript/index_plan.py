"""The index (索引) that a manifest asks for: which terms, under which names, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from banxin.manuscript.form.index import IndexWritten

SUB = ">"
"""Parts the head of an entry from what stands below it: 主题>副题."""


class IndexOrder(StrEnum):
    """What an index is sorted by."""

    PINYIN = "pinyin"
    STROKES = "strokes"


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """An index. `terms` are looked for in the text, `also` has other words for them there.

    `readings` says how a term is read, for sorting; `see` sends from a term without pages to another,
    `related` from one with pages to more. Without `order` the script of the publication decides.
    """

    order: IndexOrder | None = None
    title: str = ""
    terms: tuple[str, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    see: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    related: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def words(self) -> Mapping[str, str]:
        """The words that are looked for in the text, each with its term; the longest first."""
        found = {path_of(term)[-1]: term for term in self.terms}
        found |= {word: term for term, words in self.also.items() for word in words}
        return {word: found[word] for word in sorted(found, key=lambda word: (-len(word), word))}


def path_of(term: str) -> tuple[str, ...]:
    """The head of an entry, and what it has below it: 主题>副题 or 主题＞副题."""
    parts = (part.strip() for part in term.replace("＞", SUB).split(SUB))
    return tuple(part for part in parts if part) or (term,)


def index_plan(written: IndexWritten | None) -> IndexPlan | None:
    """The plan as later stages read it; None where the manifest asks for no index."""
    if written is None:
        return None
    return IndexPlan(
        IndexOrder(written.order) if written.order else None,
        written.title or "",
        tuple(dict.fromkeys(written.terms or ())),
        MappingProxyType({term: tuple(words) for term, words in (written.also or {}).items()}),
        MappingProxyType(dict(written.readings or {})),
        MappingProxyType(dict(written.see or {})),
        MappingProxyType({term: tuple(more) for term, more in (written.related or {}).items()}),
    )
