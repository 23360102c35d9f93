"""The copy of a paragraph: all its sorts in order, with the joints between them."""

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final, Protocol

from .fount import Fount, FountRun
from .joints import joiner
from .latin_quotes import is_left_open
from .marks import GAPPY, SortKind
from .sorts import Joint, Sort, with_key
from .style import LineStyle

OBJECT: Final = "\ufffc"  # stands in the text for what is none


@dataclass(slots=True)
class Copy:
    """Text ready to be composed; `at` gives the place of each sort in the text of the paragraph."""

    sorts: list[Sort]
    at: list[int] | range
    joints: list[Joint]
    spaces: dict[int, int]
    em: int
    style: LineStyle
    gappy: bool  # holds sorts with gaps beside them that nobody typed
    led: bool  # holds leaders: what is behind one is no part of the sentence

    def divided(self) -> "tuple[Copy, list[int]] | None":
        """The same copy with long words in pieces, and the new place of each sort.

        None where no word can be divided.
        """
        if all(sort.divide is None for sort in self.sorts):
            return None
        sorts: list[Sort] = []
        at: list[int] = []
        moved: list[int] = []
        for sort, place in zip(self.sorts, self.at, strict=True):
            moved.append(len(sorts))
            pieces = _pieces(sort)
            sorts += pieces
            at += accumulate((len(piece.text) for piece in pieces[:-1]), initial=place)
        moved.append(len(sorts))
        spaces = {moved[place]: width for place, width in self.spaces.items()}
        joints = joiner(self.style).join(sorts, spaces)
        return Copy(sorts, at, joints, spaces, self.em, self.style, self.gappy, self.led), moved


def _pieces(sort: Sort) -> list[Sort]:
    """The pieces of a sort; what was added to its edges stays at theirs."""
    pieces = sort.divide() if sort.divide is not None else []
    if len(pieces) < 2:
        return [replace(sort, divide=None)] if sort.divide is not None else [sort]
    own = sum(piece.body for piece in pieces) + sort.tracking * (len(pieces) - 1)
    first, last = pieces[0], pieces[-1]
    left, right = sort.lead, sort.body - own - sort.lead
    pieces[0] = with_key(replace(first, glued=sort.glued, body=first.body + left, lead=first.lead + left))
    pieces[-1] = with_key(replace(last, body=last.body + right, cut=sort.cut, hyphen=sort.hyphen))
    return pieces


class Holder(Protocol):
    """An element that holds others."""

    parting: float


@dataclass(slots=True)
class CopyFitter:
    """Takes runs of text and objects in reading order and gives the copy."""

    style: LineStyle
    em: int
    sorts: list[Sort] = field(default_factory=list)
    at: list[int] | range = field(default_factory=list)
    spaces: dict[int, int] = field(default_factory=dict)
    length: int = 0
    quoted: bool = False  # within single quotation marks

    def add(self, fount: Fount, text: str) -> None:
        """Add text in one fount."""
        self.add_run(fount.set_text(text, quoted=self.quoted), len(text))
        if "‘" in text or "’" in text:
            self.quoted = is_left_open(text, quoted=self.quoted)

    def add_run(self, run: FountRun, length: int) -> None:
        """Add text that has been cut into sorts already."""
        base, offset = len(self.sorts), self.length
        if run.sorts and self.sorts:
            run.sorts[0] = self._beside(self.sorts[-1], run.sorts[0])
        self.sorts += run.sorts
        if not base and not offset:
            self.at = run.at
        else:
            if isinstance(self.at, range):
                self.at = list(self.at)
            self.at += [offset + place for place in run.at]
        for place, width in run.spaces.items():
            self.spaces[base + place] = max(width, self.spaces.get(base + place, 0))
        self.length += length

    def _beside(self, last: Sort, first: Sort) -> Sort:
        """The first sort of a run as it is behind the last of the run before."""
        if first.kind is SortKind.NOTE and last.after and last.kind is not SortKind.KEPT:
            return with_key(replace(first, after=last.after))
        if first.kind is SortKind.BANG and last.kind is SortKind.BANG and first.after and last.after:
            return with_key(replace(first, after=0))  # C27: two take one place, in two elements as well
        return first

    def meet(self, place: int, holder: Holder) -> None:
        """Two elements meet before this sort: what a break there costs is for what holds both."""
        before, sort = self.sorts[place - 1 : place + 1]
        if before.parting or sort.parting:
            self.sorts[place] = with_key(replace(sort, border=holder.parting))

    def add_object(
        self, width: int, em: int, *, leader: bool = False, parting: float = 0.0, text: str = OBJECT
    ) -> None:
        """Add something that is no text: a picture, an inline block."""
        kind = SortKind.LEADER if leader else SortKind.OBJECT
        self._add(Sort(text, kind, em, width, glued=leader, parting=parting))
        self.length += 1

    def add_nothing(self) -> None:
        """Add something without width or text, for the edges of an empty element to be kept by."""
        self._add(Sort("", SortKind.OBJECT, self.em, 0, units=0))

    def _add(self, sort: Sort) -> None:
        self.sorts.append(with_key(sort))
        if isinstance(self.at, range):
            self.at = list(self.at)
        self.at.append(self.length)

    def add_picture(self, text: str, width: int, em: int, *, parting: float) -> None:
        """Add an emoji: an object that is text."""
        self.add_object(width, em, parting=parting, text=text)
        self.length += len(text) - 1

    def widen_last(self, width: int) -> None:
        """Let the last sort keep this much behind it wherever the line breaks: an element's right edge."""
        if width and self.sorts:
            self.sorts[-1] = replace(self.sorts[-1], body=self.sorts[-1].body + width)

    def keep_last_blank(self) -> None:
        """Let a kept blank at the very end take its room, though the line ends there."""
        if self.sorts and self.sorts[-1].kind is SortKind.KEPT:
            last = self.sorts[-1]
            self.sorts[-1] = with_key(replace(last, body=last.body + last.after, after=0))

    def widen(self, place: int, width: int) -> None:
        """Let a sort keep this much before it wherever the line breaks: a left edge of its element."""
        if width and place < len(self.sorts):
            sort = self.sorts[place]
            self.sorts[place] = replace(sort, body=sort.body + width, lead=sort.lead + width)

    def copy(self) -> Copy:
        """The copy, joints made."""
        joints = joiner(self.style).join(self.sorts, self.spaces)
        kinds = {sort.kind for sort in self.sorts}
        gappy = not GAPPY.isdisjoint(kinds)
        return Copy(
            self.sorts, self.at, joints, self.spaces, self.em, self.style, gappy, SortKind.LEADER in kinds
        )
