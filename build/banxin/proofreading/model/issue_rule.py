"""What a rule about a whole issue is: it sees all articles together, and the words of the house."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from banxin.findings import CODES, Finding
from banxin.proofreading.model.article_rule import ArticleCopy
from banxin.proofreading.model.house_words import HouseWords
from banxin.proofreading.model.passages import CopyPassage


@dataclass(frozen=True, slots=True)
class IssueCopy:
    """The articles of an issue in the order of its contents, and how its house writes words.

    `date` is the day on which it appears, where it has one.
    """

    articles: tuple[ArticleCopy, ...]
    words: HouseWords = field(default_factory=HouseWords)
    date: dt.date | None = None

    def passages(self) -> Iterator[CopyPassage]:
        """The passages of all articles in their order."""
        return (passage for article in self.articles for passage in article.passages)


@dataclass(frozen=True, slots=True)
class IssueExample:
    """A small issue: its articles as files have them, what its `words.yaml` says, and its date."""

    articles: tuple[str, ...]
    words: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class IssueRule:
    """A rule about all articles of an issue, with its source.

    `good` issues pass it; of each `bad` one it tells one fault.
    """

    code: str
    source: str
    findings: Callable[[IssueCopy], Iterator[Finding]]
    good: tuple[IssueExample, ...]
    bad: tuple[IssueExample, ...]

    @property
    def title(self) -> str:
        """What is wrong, as the register of findings says it."""
        return CODES[self.code].title
