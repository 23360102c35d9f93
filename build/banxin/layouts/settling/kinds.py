"""Which units of a manuscript are of which kind of the layout: by front matter, else by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.findings import Finding, finding, nearest
from banxin.layouts.description.kinds import PLAIN, UnitKind
from banxin.manuscript.articles.reading import HEADLESS
from banxin.manuscript.articles.run_in import run_in
from banxin.manuscript.publication import Genre, HeadlineStack, Item, Publication, Section, Unit
from banxin.wording import Message, listed

Kinds = Mapping[str, UnitKind]


def settle_kinds(publication: Publication, kinds: Kinds) -> tuple[Publication, tuple[Finding, ...]]:
    """The publication with every unit of one of `kinds`; a word that stands for none is a finding."""
    sorter = _Sorter(kinds)
    settled = replace(
        publication,
        contents=sorter.items(publication.contents, PLAIN.name),
        fillers=tuple(sorter.unit(unit, PLAIN.name) for unit in publication.fillers),
    )
    return settled, tuple(sorter.findings)


@dataclass(slots=True)
class _Sorter:
    kinds: Kinds
    findings: list[Finding] = field(default_factory=list)
    words: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = {word: kind.name for kind in self.kinds.values() for word in kind.names}
        self.words |= {name: name for name in self.kinds}

    def items(self, items: Sequence[Item], around: str) -> tuple[Item, ...]:
        return tuple(
            replace(item, contents=self.items(item.contents, self._of_section(item, around)))
            if isinstance(item, Section)
            else self.unit(item, around)
            for item in items
        )

    def _of_section(self, section: Section, around: str) -> str:
        named = (kind.name for kind in self.kinds.values() if section.title in kind.sections)
        return next(named, around)

    def unit(self, unit: Unit, around: str) -> Unit:
        """The unit with the name of its kind, `around` if it names none."""
        if unit.kind != "unit" or unit.members:
            return unit
        if unit.kind_name and unit.kind_name not in self.words:
            self.findings.append(self._unknown(unit))
            return unit
        kind = self.kinds[self.words[unit.kind_name] if unit.kind_name else around]
        genre = unit.genre if unit.genre is Genre.FILLER else kind.like
        settled = replace(unit, kind_name=kind.name, genre=genre)
        if not unit.stack.headline and genre not in HEADLESS and unit.genre is not Genre.FILLER:
            self.findings.append(_no_headline(unit))
        if not unit.stack.headline and unit.genre not in HEADLESS and genre in HEADLESS:
            body = run_in(unit.body, dateline=unit.stack.dateline, byline=unit.stack.byline.text)
            return replace(settled, body=body, stack=HeadlineStack())
        return settled

    def _unknown(self, unit: Unit) -> Finding:
        front = unit.front
        return finding(
            "article.kind",
            Message("There is no kind of unit {word}.", word=unit.kind_name),
            front.place(("kind",)) if front else unit.source.whole(),
            expected=Message("one of {names}", names=listed(self.words)),
            nearest=nearest(unit.kind_name, self.words),
        )


def _no_headline(unit: Unit) -> Finding:
    return finding(
        "article.no-headline",
        Message("The article has no headline."),
        unit.front.place(("kind",)) if unit.front else unit.source.whole(),
        expected="headline: 主题",
    )
