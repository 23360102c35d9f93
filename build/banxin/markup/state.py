"""What is known of one article while its tree is built: log of findings, anchors and footnotes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from markdown_it.token import Token
from markdown_it.utils import EnvType

from banxin.markup.anchors import Anchors
from banxin.markup.source import FindingLog


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """The text of a footnote as tokens, and the line it begins on."""

    label: str
    tokens: tuple[Token, ...]
    line: int


class Calls:
    """Numbers of footnotes, in the order in which they are called."""

    def __init__(self, written: Collection[str]) -> None:
        self._written = written
        self._numbers: dict[str, int] = {}
        self.labels: list[str] = []

    def has(self, label: str) -> bool:
        """Whether the note `label` was called."""
        return label in self._numbers

    def number(self, label: str) -> int:
        """The number of the note `label`, the same at each call; 0 when no such note is written."""
        if label not in self._written:
            return 0
        if label not in self._numbers:
            self.labels.append(label)
            self._numbers[label] = len(self.labels)
        return self._numbers[label]


@dataclass(slots=True)
class ArticleContext:
    """The state of one article's reading."""

    log: FindingLog
    env: EnvType
    anchors: Anchors = field(default_factory=Anchors)
    notes: dict[str, WrittenNote] = field(default_factory=dict)
    open_tags: list[str] = field(default_factory=list)
    calls: Calls = field(default_factory=lambda: Calls(()))
