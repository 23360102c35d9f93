"""Words that the index leads to: those marked in articles, and those listed, found in their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from banxin.findings import Finding, Place, finding, nearest
from banxin.manuscript.articles.body_walk import kinds
from banxin.manuscript.index_plan import IndexPlan, path_of
from banxin.manuscript.publication import Item as _Item
from banxin.manuscript.publication import Publication, Section, Unit
from banxin.markup import plain_text
from banxin.markup.blocks import CodeBlock, IndexMark, Listing, Text
from banxin.wording import Message

_LATIN = r"0-9A-Za-z\u00c0-\u024f"


def with_index(publication: Publication) -> tuple[Publication, tuple[Finding, ...]]:
    """The publication with every word marked that its index leads to, and what is wrong with the index.

    Without `index` in the manifest there is one all the same where articles mark words for it.
    """
    plan = publication.index
    marker = _Marker(plan or IndexPlan())
    contents = tuple(marker.item(item) for item in publication.contents)
    if plan is None and not marker.found:
        return publication, ()
    plan = plan or IndexPlan()
    return replace(publication, contents=contents, index=plan), (*_faults(publication, plan, marker.found),)


class _Marker:
    """Marks the words of a plan in texts, and counts all marks of each article."""

    def __init__(self, plan: IndexPlan) -> None:
        self.words = plan.words
        self.pattern = _pattern(self.words)
        self.found: dict[str, None] = {}
        self.number = 0

    def item(self, item: _Item) -> _Item:
        """A section or an article with its words marked."""
        if isinstance(item, Section):
            return replace(item, contents=tuple(self.item(inner) for inner in item.contents))
        if self.pattern is None and IndexMark not in kinds(item.body):
            return item
        self.number = 0
        body = self._walked(item.body)
        return item if body is item.body else replace(item, body=body)

    def _walked(self, node: Any, inside: bool = False) -> Any:
        if isinstance(node, tuple):
            entries = tuple(part for entry in node for part in self._parts(entry, inside))
            return node if _same(entries, node) else entries
        if isinstance(node, CodeBlock | Listing):
            return node
        changes = {}
        within = inside or isinstance(node, IndexMark)
        for name in getattr(node, "__dataclass_fields__", ()):
            old = getattr(node, name)
            if isinstance(old, tuple) and (new := self._walked(old, within)) is not old:
                changes[name] = new
        return replace(node, **changes) if changes else node

    def _parts(self, entry: Any, inside: bool) -> Iterable[Any]:
        if isinstance(entry, Text) and self.pattern is not None and not inside:
            return self._marked(entry)
        if isinstance(entry, IndexMark):
            return (self._numbered(self._walked(entry)),)
        return (self._walked(entry, inside),)

    def _marked(self, text: Text) -> list[Any]:
        parts: list[Any] = []
        done = 0
        assert self.pattern is not None
        for match in self.pattern.finditer(text.text):
            if match.start() > done:
                parts.append(Text(text.text[done : match.start()]))
            parts.append(self._numbered(IndexMark((Text(match.group()),), self.words[match.group()])))
            done = match.end()
        if not parts:
            return [text]
        return [*parts, Text(text.text[done:])] if done < len(text.text) else parts

    def _numbered(self, mark: IndexMark) -> IndexMark:
        self.number += 1
        term = ">".join(path_of(mark.term or plain_text(mark.children)))
        self.found[term] = None
        return replace(mark, term=term, number=self.number)


def _same(entries: tuple[Any, ...], node: tuple[Any, ...]) -> bool:
    return len(entries) == len(node) and all(new is old for new, old in zip(entries, node, strict=True))


def _pattern(words: Mapping[str, str]) -> re.Pattern[str] | None:
    """The words of a plan; a Western one is whole: no letter stands before or behind it."""
    if not words:
        return None
    return re.compile("|".join(_whole(word) for word in words))


def _whole(word: str) -> str:
    before = rf"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", word) else ""
    behind = rf"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", word) else ""
    return f"{before}{re.escape(word)}{behind}"


@dataclass(frozen=True, slots=True)
class _Said:
    """What the manifest says of a term: the path of keys to it."""

    publication: Publication

    def place(self, *path: str | int) -> Place | None:
        written = self.publication.written
        if written is None:
            return None
        return written.key_place(path) if isinstance(path[-1], str) else written.place(path)


def _faults(publication: Publication, plan: IndexPlan, found: Mapping[str, None]) -> Iterable[Finding]:
    """Terms that are nowhere in the text, and entries that lead to none."""
    said = _Said(publication)
    normal = {">".join(path_of(term)) for term in found}
    heads = {path_of(term)[0] for term in found} | normal | set(plan.see)
    for at, term in enumerate(plan.terms):
        if ">".join(path_of(term)) not in normal:
            yield finding(
                "index.unused",
                Message("`{term}` is nowhere in the text.", term=term),
                said.place("index", "terms", at),
                remedy=Message('mark other words for it with [words]{{index="{term}"}}', term=term),
            )
    for key, named in (
        ("see", {term: (target,) for term, target in plan.see.items()}),
        ("related", plan.related),
    ):
        for term, targets in named.items():
            if key == "related" and term not in heads:
                yield _nowhere(said.place("index", key, term), term, heads)
            for target in targets:
                if ">".join(path_of(target)) not in heads:
                    yield _nowhere(said.place("index", key, term), target, heads)
    for key, terms in (("also", plan.also), ("readings", plan.readings)):
        for term in terms:
            if path_of(term)[-1] not in {part for head in heads for part in path_of(head)}:
                yield _nowhere(said.place("index", key, term), term, heads)


def _nowhere(place: Place | None, term: str, heads: Iterable[str]) -> Finding:
    return finding(
        "index.nowhere",
        Message("The index has no entry `{term}`.", term=term),
        place,
        nearest=nearest(term, [*heads]),
        expected=Message("a term that is listed or marked"),
    )


def marks_of(unit: Unit) -> list[IndexMark]:
    """The marks of an article in the order of reading."""
    found: list[IndexMark] = []
    waiting: list[Any] = [unit.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, IndexMark):
            found.append(node)
        if isinstance(node, tuple):
            waiting += reversed(node)
            continue
        fields = [getattr(node, name) for name in getattr(node, "__dataclass_fields__", ())]
        waiting += [value for value in reversed(fields) if isinstance(value, tuple)]
    return found
