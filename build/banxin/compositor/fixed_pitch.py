"""Code: every letter in a cell of half an em, every Han character in two (UAX 11).

Marks keep their whole cells, no gap parts Han from Latin, blanks stay as they are typed, nothing is opened or
closed up. A line may end behind a blank, beside Han, behind a sign, and where nothing else helps within a
word, without a hyphen.
"""

import re
from dataclasses import replace
from typing import Final
from unicodedata import east_asian_width

from . import tables as t
from .cutting import SIGNS
from .fount import Fount, FountRun
from .levels import PROHIBITIONS, Level
from .marks import SortKind, is_western_edge, kind_of
from .sorts import Sort, glued, with_key

_PIECE: Final = re.compile(
    rf"(?P<blank>[ \t\n\r\f]+)|(?P<zero>[\u200b\u2060\ufeff])|(?P<sign>[^\s][{SIGNS}]*)|(?P<other>\s)"
)
_BLANKS: Final = re.compile(r"\t|[^\t]+")
_OPENING: Final = frozenset("([{<\"'`")
_RULES: Final = PROHIBITIONS[Level.GB]


class FixedFount(Fount):
    """All the sorts of one face and size, each in whole cells."""

    def set_text(self, text: str, *, quoted: bool = False) -> FountRun:
        """Cut a text into sorts, one for each character; quotation marks of code are as they are typed."""
        del quoted
        sorts: list[Sort] = []
        at: list[int] = []
        pieces = list(_PIECE.finditer(text))
        joined = False
        for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
            start = piece.start()
            if piece.lastgroup == "zero":
                joined = piece.group() == "\u2060"
                continue
            if piece.lastgroup == "blank":
                for run in _BLANKS.finditer(text, start, piece.end()):
                    sorts.append(self._blank(run.group()))
                    at.append(run.start())
                continue
            sort = self._cell(piece.group(), following.group() if following is not None else "")
            sorts.append(glued(sort) if joined else sort)
            joined = False
            at.append(start)
        if sorts:
            sorts[0] = _edged(sorts[0], left=True)
            sorts[-1] = _edged(sorts[-1], left=False)
        return FountRun(sorts, at, {})

    def _cell(self, text: str, following: str) -> Sort:
        """A character in its cells; what a break behind it costs depends on what follows."""
        price = break_price(text, following)
        key = f"{price} {text}"
        found = self._kept.get(key)
        if found is None:
            kind = SortKind.HAN if _is_wide(text) else SortKind.WORD
            width, print_ = self.face.cast(text, kind)
            cell = self.em / 2
            cells = max(1 + (kind is SortKind.HAN), -int(-(width - 0.1 * cell) // cell))
            body = round(cells * cell)
            found = self._kept[key] = with_key(
                Sort(text, SortKind.WORD, self.em, body, cut=price, parting=self.parting, units=1,
                     lead=(body - width) // 2, print=print_)
            )  # fmt: skip
        return found


def break_price(a: str, b: str) -> float | None:
    """What a line's end between two characters of code costs; None where there can be none."""
    if not b:
        return None
    first, second = kind_of(a[0]), kind_of(b[0])
    if second in _RULES.first or first in _RULES.last:
        return None
    if _is_wide(a) or _is_wide(b):
        return 0.0
    if not a[0].isalnum() and a[0] not in _OPENING and (b[0].isalnum() or b[0] in _OPENING):
        return t.COST_CODE_SIGN
    return t.COST_CODE_WORD


def _is_wide(text: str) -> bool:
    return east_asian_width(text[0]) in "WF"


def _edged(sort: Sort, *, left: bool) -> Sort:
    """The sort at an edge of a run of code: towards running text it is a word like any other."""
    if sort.kind is not SortKind.WORD:
        return sort
    edge = is_western_edge(sort.text[0]) and not _is_wide(sort.text)
    return with_key(replace(sort, west_left=edge) if left else replace(sort, west_right=edge, cut=None))
