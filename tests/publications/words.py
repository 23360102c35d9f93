"""Words that occur once in a publication, so that a judge can count them in whatever was made of it.

A word is 起 and four characters that spell its number, or Zx and four letters. No word is part of another,
and all are found again in text whose spaces, line ends and hyphens were taken out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_DIGITS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
_LETTERS = "abcdefghkmnoprstuvwx"
WORD = re.compile(f"起[{_DIGITS}]{{4}}|Zx[{_LETTERS}]{{4}}")
_JOINED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff-]+")


def found_in(text: str) -> list[str]:
    """The words in `text`, in order."""
    return WORD.findall(_JOINED.sub("", text))


@dataclass
class Words:
    """Gives out words; `given` maps each to what it stands in."""

    picked: random.Random
    given: dict[str, str] = field(default_factory=dict)
    _number: int = 0

    def word(self, kind: str, *, latin: bool = False) -> str:
        """A new word for a `kind` of element."""
        self._number += 1
        digits, number = (_LETTERS if latin else _DIGITS), self._number
        spelled = "".join(digits[number // 20**power % 20] for power in (3, 2, 1, 0))
        word = f"{'Zx' if latin else '起'}{spelled}"
        self.given[word] = kind
        return word

    def clause(self, kind: str, most: int = 5) -> str:
        """A few words run together, now and then with a Latin one among them."""
        parts = [self.word(kind) for _ in range(self.picked.randint(1, most))]
        if kind in _MIXED and self.picked.random() < 0.15:
            parts.insert(self.picked.randint(0, len(parts)), self.word(kind, latin=True))
        return "".join(parts)

    def sentences(self, kind: str, count: int) -> str:
        """`count` sentences with the marks of Chinese."""
        return "".join(self._sentence(kind) for _ in range(count))

    def _sentence(self, kind: str) -> str:
        clauses = [self.clause(kind) for _ in range(self.picked.randint(1, 4))]
        text = self.picked.choice("，，，、；").join(clauses)
        shape = self.picked.choice(("{}。", "{}。", "{}。", "“{}。”", "{}——", "{}！"))
        return shape.format(text) + (f"{self.word(kind)}？" if shape.endswith("——") else "")

    def several(self, kind: str, low: int, high: int) -> Iterator[str]:
        """Between `low` and `high` clauses."""
        for _ in range(self.picked.randint(low, high)):
            yield self.clause(kind, 2)


_MIXED = ("text", "note", "caption", "table", "list", "quotation", "sidebar")
