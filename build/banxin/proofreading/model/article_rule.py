"""What a rule about a whole article is: it sees the heads, the bylines and every passage together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from banxin.findings import CODES, Finding
from banxin.manuscript.publication import Unit
from banxin.proofreading.model.passages import CopyPassage


@dataclass(frozen=True, slots=True)
class ArticleCopy:
    """An article with its passages in the order of the file."""

    unit: Unit
    passages: tuple[CopyPassage, ...]

    def of_kind(self, *kinds: str) -> Iterator[CopyPassage]:
        """The passages of `kinds`."""
        return (passage for passage in self.passages if passage.kind in kinds)

    def from_line(self, line: int) -> CopyPassage | None:
        """The first passage that begins on `line` of the file (from 1) or below it."""
        for passage in self.passages:
            if passage.offsets and passage.source.place_at(passage.offsets[0]).line >= line:
                return passage
        return None


@dataclass(frozen=True, slots=True)
class ArticleRule:
    """A rule about an article as a whole, with its source; it repairs nothing.

    `good` and `bad` are whole articles: front matter and text, as a file has them.
    """

    code: str
    source: str
    findings: Callable[[ArticleCopy], Iterator[Finding]]
    good: tuple[str, ...]
    bad: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is wrong, as the register of findings says it."""
        return CODES[self.code].title
