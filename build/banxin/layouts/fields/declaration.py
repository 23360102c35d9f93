"""What a layout asks of a manuscript beyond what every manuscript has: typed fields by who holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from banxin.layouts.options.options import Option, OptionKind
from banxin.wording import Message, closest

MOST_ENTRIES = 50
"""Entries of a list unless `max` says less or more."""


class FieldHolder(StrEnum):
    """What may have fields: the issue (manifest), a unit (front matter), a figure (attributes)."""

    ISSUE = "issue"
    UNIT = "unit"
    FIGURE = "figure"


WRITTEN_IN = {
    FieldHolder.ISSUE: Message("`fields:` of manifest.yaml"),
    FieldHolder.UNIT: Message("`fields:` of the front matter"),
    FieldHolder.FIGURE: Message("the braces behind a picture"),
}
OF_FIGURES = frozenset(set(OptionKind) - {OptionKind.LIST, OptionKind.PERSON, OptionKind.IMAGE})
"""Types of a figure's fields: an attribute is one short text."""
OF_EVERY_MAPPING = frozenset({"get", "items", "keys", "values"})
"""Names that templates cannot reach as `unit.fields.NAME`."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its type with limits (as an option), whether it must be there, and what editors read of it.

    `helps` are sentences by language tag, of which the empty one is for all; `kinds` are the kinds of units
    that have it, all if none is named. `most` bounds the entries of a list.
    """

    holder: FieldHolder
    option: Option
    required: bool = False
    helps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    kinds: tuple[str, ...] = ()
    most: int = MOST_ENTRIES

    @property
    def name(self) -> str:
        """The name as the manuscript writes it."""
        return self.option.name

    @property
    def kind(self) -> OptionKind:
        """The type of its value."""
        return self.option.kind

    @property
    def expected(self) -> str:
        """What a value looks like, in one phrase."""
        if self.kind is OptionKind.LIST:
            return Message("a list of at most {most} texts, one entry per line after “- ”", most=self.most)
        if self.kind is OptionKind.PERSON:
            return Message("names as in a byline, or a list of {{role: …, name: …}}")
        if self.kind is OptionKind.DATE:
            return Message("a date as YYYY-MM-DD, for example 2019-07-30")
        if self.kind is OptionKind.IMAGE:
            return Message(
                "a picture such as images/cover.jpg, or {{image: …, alt: …, caption: …, credit: …}}"
            )
        return self.option.expected

    def belongs_to(self, kind: str) -> bool:
        """Whether units of this kind have the field."""
        return not self.kinds or kind in self.kinds


Fields = Mapping[FieldHolder, Mapping[str, Field]]


def said(words: Mapping[str, str], language: str) -> str:
    """The text for `language` (`zh-Hant-TW`), or the nearest to it."""
    return closest(words, language)
