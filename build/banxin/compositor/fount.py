"""A fount: all sorts of one face at one size, cast as they are wanted, and text set in them.

`cutting` says which characters belong together; here each piece becomes a sort, or several where a dash, an
ellipsis, a run of ？！ or a Western word is long enough to be parted (C08-C16, C27).
"""

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import inf
from typing import Final, Protocol
from unicodedata import category

from . import tables as t
from .addresses import cuts_in_need, is_address, parts_of
from .cutting import FOREIGN, LATIN, pieces_of
from .dividing import divisions, is_long_word
from .marks import (
    FIXED_BLANKS,
    HALF_FORMS,
    HAN_LIKE,
    NUMBER_UNITS,
    ORDINALS,
    SMALL_FIGURES,
    WESTERN,
    MarkRegion,
    SortKind,
    cell,
    is_western_edge,
    kind_of,
    western_edges,
)
from .sorts import Sort, glued, with_key

_NUMBER: Final = re.compile(rf"[+\-±]?[$£€¥]?\d[\d.,:/%‰]*[{SMALL_FIGURES}]*")
_LETTER: Final = re.compile(f"[{LATIN}\u0300-\u036f]")
_SMALL: Final = re.compile(f"[{SMALL_FIGURES}]+")
_COMPOUND: Final = re.compile(rf"(?<=[{LATIN}]-)(?=[{LATIN}])|(?<=\u00ad)")
_KEPT_SPACES: Final = FIXED_BLANKS + "\u3000"
_NO_CHARACTERS: Final = frozenset({"Sm", "Pd", "Po", "Ps", "Pe"})  # C80: punctuation is not counted
_BLANK_RUN: Final = re.compile(r"\t|[^\t]+")
TAB: Final = "\t"
_SOFT: Final = "\u00ad"


class FaceMetrics(Protocol):
    """What a fount asks of the type it is cast from; lengths in units (1/1024 px)."""

    em: int

    @property
    def centred(self) -> bool:
        """Whether its pauses stand in the middle of their cells (C28)."""

    def learn(self, characters: set[str]) -> None:
        """Take note that these single characters are about to be cast."""

    def cast(self, text: str, kind: SortKind, word: str = "", tracking: int = 0) -> tuple[int, object]:
        """Advance of a cluster, a mark or a word, and what the press needs to print it.

        A piece of a `word` is in the face of the whole word, its letters `tracking` apart.
        """

    def hyphenate(self, word: str) -> list[int]:
        """Places in a Western word where it may be divided on any line."""

    def divide(self, word: str) -> list[int]:
        """Places where the dictionary of its language divides a word."""


@dataclass(slots=True)
class FountRun:
    """Text set in one fount: sorts, the place of each in the text, typed spaces by the sort they precede."""

    sorts: list[Sort]
    at: list[int] | range
    spaces: dict[int, int]


class Fount:
    """All the sorts of one face and size under one set of choices."""

    def __init__(
        self, face: FaceMetrics, region: MarkRegion | None, *, parting: float = 0.0, tracking: int = 0,
        note: bool = False, grid: bool = False, hanging: bool = False, word_spacing: int = 0,
        rescue: bool = False, keep: str = "", solid: bool = False, tabular: bool = False,
    ) -> None:  # fmt: skip
        self.face = face
        self.em = face.em
        self.region = region if region is not None else MarkRegion.MAINLAND
        self.foreign = region is None
        # A face without centred marks has them where the mainland has them, whatever the language.
        self.cells = (
            self.region if self.region is MarkRegion.MAINLAND or face.centred else MarkRegion.MAINLAND
        )
        self.parting = parting
        self.tracking = tracking
        self.inner = 0 if solid else tracking  # between letters, and on both sides of a word space
        self.note = note
        self.grid = grid
        self.hanging = hanging
        self.rescue = rescue and parting < inf and not grid
        self.word_spacing = word_spacing
        self.keep = keep  # blanks to keep: none, "runs" (more than one, or at an edge), "all"
        self.tabular = tabular  # all figures as wide as 0, so that numbers stand figure under figure
        self._known: set[str] = set()
        self._single: dict[str, Sort] = {}
        self._han_keys: dict[int, int] = {}
        self._words: dict[str, list[Sort]] = {}
        self._kept: dict[str, Sort] = {}
        self.space = face.cast(" ", SortKind.WORD)[0] + word_spacing + self.inner

    def set_text(self, text: str, *, quoted: bool = False) -> FountRun:
        """Cut a text into sorts; with `quoted` it begins within single quotation marks."""
        if self.note:
            return self._set_note(text)
        pieces = list(FOREIGN.finditer(text)) if self.foreign else pieces_of(text, quoted=quoted)
        if pieces:
            self._learn(set(text) - self._known)
            return self._set_mixed(text, pieces)
        try:
            sorts = list(map(self._single.__getitem__, text))
        except KeyError:
            self._learn(set(text) - self._known)
            sorts = list(map(self._single.__getitem__, text))
        return FountRun(sorts, range(len(text)), {})

    def _set_mixed(self, text: str, pieces: list[re.Match[str]]) -> FountRun:
        sorts: list[Sort] = []
        at: list[int] = []
        spaces: dict[int, int] = {}
        done = 0
        joined = False
        for match in pieces:
            start, end = match.span()
            if start > done:
                sorts += self._plain(text[done:start], joined=joined)
                at += range(done, start)
                joined = False
            done = end
            if match.lastgroup == "space":
                if self.keep and self._is_kept(match, text):
                    for run in _BLANK_RUN.finditer(text, start, end):
                        at.append(run.start())
                        sorts.append(self._blank(run.group()))
                else:
                    spaces[len(sorts)] = self.space
            elif match.lastgroup == "tie":  # a space at which no line may end
                spaces[len(sorts)] = self.space
                joined = True
            elif match.lastgroup == "zero":
                joined = match.group() == "\u2060"
            else:
                place = start
                for sort in self._complex(match.lastgroup or "", text[start:end]):
                    sorts.append(glued(sort) if joined else sort)
                    joined = False
                    at.append(place)
                    place += len(sort.text)
        sorts += self._plain(text[done:], joined=joined)
        at += range(done, len(text))
        return FountRun(sorts, at, spaces)

    def _plain(self, text: str, *, joined: bool) -> list[Sort]:
        """One sort for each character; the first may be joined to what stands before."""
        sorts = list(map(self._single.__getitem__, text))
        if joined and sorts:
            sorts[0] = glued(sorts[0])
        return sorts

    def _is_kept(self, blanks: re.Match[str], text: str) -> bool:
        """Whether blanks stay as they are; one between two words of running text is a word space."""
        if self.keep == "all" or TAB in blanks.group():
            return True
        start, end = blanks.span()
        return end - start > 1 or start == 0 or end == len(text)

    def _blank(self, text: str) -> Sort:
        """Kept blanks: of fixed width, never parted from what stands before them, gone at a line end."""
        found = self._kept.get(text)
        if found is None:
            spaces = " " if text == TAB else " " * len(text)
            width, print_ = self.face.cast(spaces, SortKind.WORD)
            after = 0 if text == TAB else width + len(text) * (self.word_spacing + self.tracking)
            found = self._kept[text] = with_key(
                Sort(text, SortKind.KEPT, self.em, 0, after=after, glued=True, parting=self.parting, units=0,
                     print=print_)
            )  # fmt: skip
        return found

    def _set_note(self, text: str) -> FountRun:
        start = len(text) - len(text.lstrip())
        words = self._words.get(text)
        if words is None:
            body = text.strip()
            width, print_ = self.face.cast(body, SortKind.WORD) if body else (0, None)
            sort = Sort(
                text=body, kind=SortKind.NOTE, em=self.em, body=width, parting=self.parting, glued=True,
                units=0, print=print_,
            )  # fmt: skip
            words = self._words[text] = [with_key(sort)] if body else []
        return FountRun(list(words), [start] * len(words), {})

    def _learn(self, fresh: set[str]) -> None:
        if not fresh:
            return
        self._known |= fresh
        fresh = {c for c in fresh if _LETTER.match(c) is None}  # letters are cast with their words
        wanted = {c for c in fresh if not c.isspace() or c in _KEPT_SPACES}
        self.face.learn(wanted)
        for character in sorted(wanted):
            self._single[character] = self._mark(character, kind_of(character))
        for character in fresh - wanted:
            self._single[character] = with_key(self._sort(character, SortKind.WORD, 0))

    def _complex(self, group: str, text: str) -> list[Sort]:
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._cast_complex(group, text)
        return found

    def _cast_complex(self, group: str, text: str) -> list[Sort]:
        if group == "dash":
            return self._long(text, SortKind.DASH)
        if group == "dots":
            return self._long(text, SortKind.ELLIPSIS)
        if group == "bang":
            return self._bangs(text)
        if group == "cluster":
            return [self._mark(text, SortKind.HAN)]
        return self._western(text)

    def _sort(self, text: str, kind: SortKind, width: int, print_: object = None) -> Sort:
        return Sort(
            text=text, kind=kind, em=self.em, body=width, parting=self.parting,
            tracking=self.inner if kind in WESTERN else self.tracking,
            units=min(2, len(text)) if kind in WESTERN else int(kind is SortKind.DASH or kind in HAN_LIKE),
            print=print_,
        )  # fmt: skip

    def _mark(self, text: str, kind: SortKind) -> Sort:
        """A Han character or a mark in its cell (clreq §1.1)."""
        form = HALF_FORMS.get(text, text) if self.region is MarkRegion.MAINLAND else text
        width, print_ = self.face.cast(form, kind)
        if kind in WESTERN:
            edge = is_western_edge(text)
            return with_key(replace(self._sort(text, kind, width, print_), west_left=edge, west_right=edge))
        if kind in HAN_LIKE:
            return self._han(text, width, print_)
        if text in FIXED_BLANKS:
            return with_key(self._sort(text, kind, width, print_))
        place = cell(text, kind, self.cells)
        em = self.em
        body, before, after = round(place.body * em), round(place.before * em), round(place.after * em)
        if self.grid and before + after:
            lead = (before + body + after - width) // 2
            sort = replace(self._sort(text, kind, before + body + after, print_), lead=lead)
        else:
            narrow = width <= body
            lead = (body - width) // 2 if narrow else (before + body + after - width) // 2 - before
            sort = replace(self._sort(text, kind, body, print_), before=before, after=after, lead=lead)
        if self.hanging and self.region is MarkRegion.MAINLAND and text in "、，。．":  # C59
            sort = replace(sort, hang=sort.body)
        return with_key(sort)

    def _han(self, text: str, width: int, print_: object) -> Sort:
        """A Han character; all of one width share one key."""
        if text in NUMBER_UNITS or text in ORDINALS:
            return with_key(self._sort(text, SortKind.HAN, width, print_))
        units = 0 if category(text[0]) in _NO_CHARACTERS else 1
        key = self._han_keys.get(width)
        if key is None:
            key = self._han_keys[width] = with_key(self._sort(text, SortKind.HAN, width)).key
        return Sort(
            text=text, kind=SortKind.HAN, em=self.em, body=width, tracking=self.tracking,
            parting=self.parting, units=units, print=print_, key=key,
        )  # fmt: skip

    def _long(self, text: str, kind: SortKind) -> list[Sort]:
        """Dashes and ellipses in units of two; an odd one over stays with the last (C08-C11)."""
        pieces = [text[i : i + 2] for i in range(0, len(text), 2)]
        if len(pieces) > 1 and len(pieces[-1]) == 1:
            pieces[-2:] = ["".join(pieces[-2:])]
        sorts = []
        for piece in pieces:
            width, print_ = self.face.cast(piece, kind)
            body = round(t.FULL_CELL * len(piece) * self.em)
            sorts.append(with_key(replace(self._sort(piece, kind, body, print_), lead=(body - width) // 2)))
        return sorts

    def _bangs(self, text: str) -> list[Sort]:
        """Runs of ？！: two in one place, three in two (C27); longer runs by threes."""
        sorts = []
        for start in range(0, len(text), 3):
            piece = text[start : start + 3]
            body, after = t.BANG_RUN[len(piece)]
            if self.cells is not MarkRegion.MAINLAND and len(piece) == 1:
                body, after = t.FULL_CELL, 0.0
            _, print_ = self.face.cast(piece, SortKind.BANG)
            # Centred glyphs in half a place each start a blank before it.
            lead = 0
            if self.cells is not MarkRegion.MAINLAND and len(piece) > 1:
                lead = -round(t.CENTRED_BLANK * self.em)
            sort = self._sort(piece, SortKind.BANG, round(body * self.em), print_)
            sorts.append(with_key(replace(sort, after=round(after * self.em), lead=lead)))
        return sorts

    def _western(self, text: str) -> list[Sort]:
        """A Western run; a sign that stands alone among Chinese is a Chinese mark."""
        if len(text) == 1 and not self.foreign:
            kind = kind_of(text)
            if kind not in WESTERN and kind not in HAN_LIKE:
                return [self._mark(text, kind)]
        number = not self.foreign and _NUMBER.fullmatch(text)
        if number and self.tabular:
            return list(map(self._figure, text))
        if number:
            sorts = [self._piece(text, SortKind.NUMBER, None, text)]
        elif is_address(text):
            sorts = [self._part_of_address(part, text) for part in parts_of(text)]
        else:
            sorts = [
                self._piece(piece, SortKind.WORD, t.COST_HYPHEN, text, hyphen)
                for piece, hyphen in self._pieces(text)
            ]
            if self.rescue and len(sorts) == 1 and is_long_word(text):
                sorts = [replace(sorts[0], divide=partial(self._divide, text))]
        sorts[-1] = with_key(replace(sorts[-1], cut=None, hyphen=0))
        if _SMALL.fullmatch(text):  # 米², a mark of reference: of what stands before it
            sorts[0] = glued(sorts[0])
        return sorts

    def _part_of_address(self, part: str, address: str) -> Sort:
        sort = self._piece(part, SortKind.WORD, t.COST_CUT, address)
        cuts = cuts_in_need(part) if self.rescue else []
        price = t.COST_RESCUE if part.endswith("//") else t.COST_CUT_ANYWHERE
        prices = dict.fromkeys(cuts, price)
        return replace(sort, divide=partial(self._parted, part, address, prices)) if cuts else sort

    def _figure(self, text: str) -> Sort:
        """A figure or sign of a number that stands in a column of numbers."""
        sort = self._piece(text, SortKind.NUMBER, None, text)
        if not text.isdecimal():
            return sort
        width = self.face.cast("0", SortKind.NUMBER)[0]
        return with_key(replace(sort, body=width, lead=(width - sort.body) // 2))

    def _divide(self, text: str) -> list[Sort]:
        """Pieces of a long word."""
        return self._parted(text, text, divisions(text, self.face.divide), hyphen=True)

    def _parted(self, text: str, word: str, prices: dict[int, float], *, hyphen: bool = False) -> list[Sort]:
        """Pieces of a word or a part of one; side by side they stand as the whole does, kerned."""
        places = [0, *sorted(prices), len(text)]
        sorts: list[Sort] = []
        for a, b in pairwise(places):
            sort = self._piece(text[a:b], SortKind.WORD, prices.get(b), word, hyphen and b in prices)
            if sorts:
                before = sorts[-1]
                both = self._cast(before.text + sort.text, word)
                kern = both - sum(self._cast(piece.text, word) for piece in (before, sort))
                room = before.hyphen - kern if before.hyphen else 0
                sorts[-1] = with_key(replace(before, body=before.body + kern, hyphen=room))
            sorts.append(sort)
        return sorts

    def _cast(self, text: str, word: str) -> int:
        return self.face.cast(text, SortKind.WORD, word)[0]

    def _pieces(self, text: str) -> list[tuple[str, bool]]:
        """Parts of a Western word, and whether a break after each needs a hyphen.

        On a grid each part stands in cells of its own, so words stay whole there.
        """
        if self.grid:
            return [(text, False)]
        parts: list[tuple[str, bool]] = []
        for part in filter(None, _COMPOUND.split(text)):
            places = [0, *self.face.hyphenate(part), len(part)]
            parts += [(part[a:b], True) for a, b in pairwise(places)]
            parts[-1] = (parts[-1][0], part.endswith(_SOFT))
        return parts

    def _piece(self, text: str, kind: SortKind, cut: float | None, word: str, hyphen: bool = False) -> Sort:
        """A piece of a word, with what a break after it costs and whether it takes a hyphen there."""
        width, print_ = self.face.cast(text, kind, word, self.inner)
        lead = 0
        left, right = western_edges(text)
        if self.grid:
            cells = -(-width // self.em) * self.em  # C54: a Western run takes whole cells
            lead, width = (cells - width) // 2, cells
        sort = replace(
            self._sort(text, kind, width, print_), cut=cut, lead=lead,
            hyphen=self.face.cast("-", SortKind.WORD)[0] if hyphen else 0,
            west_left=left, west_right=right,
        )  # fmt: skip
        return with_key(sort)
