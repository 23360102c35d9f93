"""Texts looked for one after the other in the glyphs of each page, each glyph used once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from banxin.preflight.pages.glyphs import Line, PageGlyph, lines_of
from banxin.preflight.text.called import called
from banxin.sheets.labels import Labels
from banxin.wording import Message

_BEGINNING = 12  # characters by which the text of a story is known
_DIGITS = 4  # of the number of a page in a jump line


@dataclass
class Found:
    """A text of the manuscript as found in the PDF."""

    kind: str
    text: str
    glyphs: list[PageGlyph] = field(default_factory=list)
    smaller: list[PageGlyph] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[Line]:
        """Its lines, the first and last marked."""
        lines = lines_of(self.glyphs)
        among = {(glyph.page, round(glyph.y)) for glyph in self.smaller}
        for line in lines:
            line.mixed = (
                any((line.page, round(line.y) + by) in among for by in (-1, 0, 1)) if among else False
            )
        if lines:
            lines[0].first = lines[-1].last = True
        for line in lines:
            line.kind = self.kind
        return lines


class MissingError(Exception):
    """A text is not where it should be."""


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """How far the pages are read: see `TextSearch.place`."""

    cursor: dict[int, int]
    used: frozenset[int]
    above: int
    page: int


class TextSearch:
    """Finds texts one after the other in the glyphs of each page; jump lines are known by the `labels`."""

    def __init__(self, glyphs: Sequence[PageGlyph], em: float, pages: int, labels: Labels) -> None:
        self.em = em
        self.labels = labels
        self.pages: dict[int, list[PageGlyph]] = {page: [] for page in range(pages)}
        for glyph in glyphs:
            if not glyph.picture:
                self.pages[glyph.page].append(glyph)
        self.cursor = dict.fromkeys(self.pages, 0)
        self.used: set[int] = set()
        self.above = 0  # where the glyphs of the story being read may begin
        self.page = 0

    def place(self) -> ReadingPlace:
        """How far everything is read, to come back to."""
        return ReadingPlace(dict(self.cursor), frozenset(self.used), self.above, self.page)

    def return_to(self, place: ReadingPlace) -> None:
        """Read on from a place."""
        self.cursor, self.used = dict(place.cursor), set(place.used)
        self.above, self.page = place.above, place.page

    def start(
        self, texts: Sequence[tuple[str, str]], *, large: bool, passed: int = 0, before: str = ""
    ) -> list[Found]:
        """The texts that open a story, one right behind the other, the last of them `large`.

        They are looked for on the page being read, and on every other one, below what was read there. The
        first `passed` places where they stand are those of other stories with the same head. Where they stand
        several times above the text `before` which they belong, they are the last of those: the others are in
        a guide, a banner, the name of the paper.
        """
        others = [page for page in self.pages if page != self.page]
        for page in (self.page, *others):
            stream, here = self.pages[page], self.cursor[page]
            found_here = [
                found
                for start in range(here, len(stream))
                if (found := self._opening(stream, start, texts, large=large))
            ]
            openings = _last_before(stream, found_here, before)
            if passed < len(openings):
                opening = openings[passed]
                self.page, self.above = page, here
                self._use(opening.start, opening.length)
                return opening.texts
            passed -= len(openings)
        raise MissingError(
            Message(
                "{kind} “{text}” is on no page in the order of the manifest",
                kind=called(texts[0][0]),
                text=texts[0][1][:30],
            )
        )

    def _opening(
        self, stream: Sequence[PageGlyph], start: int, texts: Sequence[tuple[str, str]], *, large: bool
    ) -> _Opening | None:
        """The texts that open a story, if they stand here."""
        if stream[start].char != texts[0][1].lstrip()[:1]:
            return None
        runs, position = [], start
        for kind, text in texts:
            run = _match(stream, position, _characters(text))
            if run is None or any(id(glyph) in self.used for glyph in run.glyphs):
                return None
            runs.append(Found(kind, text, run.glyphs, run.smaller))
            position += run.length
        if large and runs[-1].glyphs[0].size < 1.2 * self.em:
            return None
        return _Opening(start, position - start, runs)

    def find(self, kind: str, text: str, aside: int = 400) -> Found:
        """The next occurrence of `text` on this page, at most `aside` glyphs of other matter before it.

        Glyphs much smaller than the text (note marks, readings) may stand inside it. Raises MissingError
        naming the text when it is not there.
        """
        wanted = _characters(text)
        stream, here = self._here()
        free = (at for at in range(here, len(stream)) if id(stream[at]) not in self.used)
        for start in itertools.islice(free, aside):
            run = _match(stream, start, wanted)
            if run is not None and not any(id(glyph) in self.used for glyph in run.glyphs):
                self.cursor[self.page] = start + run.length
                self.used |= {id(glyph) for glyph in run.glyphs}
                return Found(kind, text, run.glyphs, run.smaller)
        seen = "".join(glyph.char for glyph in stream[here : here + 30])
        raise MissingError(
            Message(
                "{kind} “{text}” is not where it should be; there stands “{seen}”",
                kind=called(kind),
                text=text[:30],
                seen=seen,
            )
        )

    def text_before_head(self, text: str) -> bool:
        """Whether `text` stands in front of the head just read; if so, reading goes back to it."""
        stream, here = self._here()
        wanted = _characters(text)
        if any(_match(stream, start, wanted) for start in range(here, len(stream))):
            return False
        start = next((at for at in range(self.above, here) if _match(stream, at, wanted)), None)
        if start is None:
            return False
        self.cursor[self.page] = start
        return True

    def find_aside(self, kind: str, text: str) -> Found:
        """Matter that stands beside its story (a picture's caption), painted anywhere between its neighbours.

        It is smaller than the text, or a sentence of the story could be taken for it.
        """
        wanted = _characters(text)
        stream = self.pages[self.page]
        for start in range(self.above, len(stream)):
            if stream[start].size > self.em - 0.2:
                continue
            run = _match(stream, start, wanted)
            if run is not None and not any(id(glyph) in self.used for glyph in run.glyphs):
                self.used |= {id(glyph) for glyph in run.glyphs}
                return Found(kind, text, run.glyphs, run.smaller)
        raise MissingError(
            Message("{kind} “{text}” is not on the page of its story", kind=called(kind), text=text[:30])
        )

    def find_boxed(self, texts: Sequence[tuple[str, str]], aside: int = 60) -> list[Found]:
        """Matter in one piece (a box), painted anywhere beside its story: its texts in a row.

        Between two of them at most `aside` other glyphs stand, such as the numbers of a list. Those that
        stand without any come first: so boxes with like words are told apart.
        """
        pages = (self.page, *(page for page in self.pages if page != self.page))
        for reach, page in itertools.product((1, aside), pages):
            stream = self.pages[page]
            for start in range(self.above if page == self.page else 0, len(stream)):
                if stream[start].char == texts[0][1].lstrip()[:1]:
                    found = self._in_a_row(stream, start, texts, reach)
                    if found:
                        self.used |= {id(glyph) for one in found for glyph in one.glyphs}
                        return found
        raise MissingError(
            Message(
                "{kind} “{text}” is not in one piece on the page of its story",
                kind=called(texts[0][0]),
                text=texts[0][1][:30],
            )
        )

    def _in_a_row(
        self, stream: Sequence[PageGlyph], start: int, texts: Sequence[tuple[str, str]], aside: int
    ) -> list[Found]:
        """All `texts` from `start` on; empty where one of them is not there."""
        found: list[Found] = []
        for kind, text in texts:
            wanted = _characters(text)
            reach = start + aside if found else start + 1
            runs = (_match(stream, at, wanted) for at in range(start, min(reach, len(stream))))
            run = next((run for run in runs if run is not None), None)
            if run is None or any(id(glyph) in self.used for glyph in run.glyphs):
                return []
            found.append(Found(kind, text, run.glyphs, run.smaller))
            start = next(at for at in range(start, len(stream)) if stream[at] is run.glyphs[-1]) + 1
        return found

    def may_find(self, kind: str, text: str, aside: int = 4) -> Found | None:
        """The same for matter that make-up may leave out; it has to stand right here."""
        try:
            return self.find(kind, text, aside)
        except MissingError:
            return None

    def jump(self, first: int, headline: str) -> tuple[int, int, Found | None] | None:
        """If a jump line stands here, go where it leads: 版次 left, 版次 reached, the head repeated there."""
        stream, here = self._here()
        most = len(self.labels.goes_to) + _DIGITS
        ahead = _jump_line(self.labels.goes_to).match(
            "".join(glyph.char for glyph in stream[here : here + most])
        )
        if ahead is None:
            return None
        self._use(here, ahead.end())
        left, reached = self.page + first, int(ahead[1])
        stream = self.pages.get(reached - first, [])
        start = self.cursor.get(reached - first, 0)
        text = "".join(glyph.char[0] for glyph in stream)
        lines = _jump_line(self.labels.comes_from).finditer(text, start)
        back = next((line for line in lines if int(line[1]) == left), None)
        if back is None:
            raise MissingError(
                Message("nothing on page {reached} is continued from page {left}", reached=reached, left=left)
            )
        self.page, self.above = reached - first, start
        head = self._repeated(stream, start, back.start(), back.end(), headline)
        self._use(back.start(), back.end() - back.start())
        if head is not None:
            self.used |= {id(glyph) for glyph in head.glyphs}
        return left, reached, head

    def _repeated(
        self, stream: Sequence[PageGlyph], start: int, top: int, foot: int, headline: str
    ) -> Found | None:
        """The head that a continued passage repeats, or part of it, before or behind the line 上接."""
        first = top
        while first > start and stream[first - 1].size >= 1.2 * self.em:
            first -= 1
        last = foot
        while last < len(stream) and stream[last].size >= 1.2 * self.em:
            last += 1
        whole = "".join(_characters(headline))
        for run in (stream[first:top], stream[foot:last]):
            text = "".join(glyph.char for glyph in run)
            if run and text in whole:
                return Found("headline", text, list(run))
        return None

    def _here(self) -> tuple[list[PageGlyph], int]:
        """The glyphs of this page and the first of them that is not read yet."""
        stream = self.pages[self.page]
        while self.cursor[self.page] < len(stream) and id(stream[self.cursor[self.page]]) in self.used:
            self.cursor[self.page] += 1
        return stream, self.cursor[self.page]

    def _use(self, start: int, count: int) -> None:
        stream = self.pages[self.page]
        self.used |= {id(glyph) for glyph in stream[start : start + count]}
        self.cursor[self.page] = start + count

    def rest(self) -> tuple[PageGlyph, ...]:
        """Glyphs of no story."""
        return tuple(glyph for page in self.pages.values() for glyph in page if id(glyph) not in self.used)


@cache
def _jump_line(label: str) -> re.Pattern[str]:
    """The words of a jump line as they are printed, with the number of the page; blanks are no glyphs."""
    before, _, behind = ("".join(part.split()) for part in label.partition("{}"))
    return re.compile(rf"{re.escape(before)}(\d{{1,{_DIGITS}}}){re.escape(behind)}")


def _characters(text: str) -> list[str]:
    return [char for char in text if not char.isspace() and char not in "\u2060\u200b\ufeff"]


class _Opening(NamedTuple):
    """Where a story may begin on a page: the index of its first glyph, and how many its opening has."""

    start: int
    length: int
    texts: list[Found]


def _last_before(stream: Sequence[PageGlyph], openings: Sequence[_Opening], text: str) -> Sequence[_Opening]:
    """The openings without those that are followed by another one before the beginning of `text`."""
    if len(openings) < 2 or not text:
        return openings
    printed = "".join(glyph.char[0] for glyph in stream)
    begins = "".join(_characters(text))[:_BEGINNING]
    texts = [printed.find(begins, one.start + one.length) for one in openings]
    return [
        one
        for one, at, following in zip(openings, texts, [*openings[1:], None], strict=True)
        if following is None or not 0 <= following.start < at
    ]


class _Run(NamedTuple):
    """A text in the glyphs of a page: its glyphs, the smaller ones among them, how many all are."""

    glyphs: list[PageGlyph]
    smaller: list[PageGlyph]
    length: int


def _match(stream: Sequence[PageGlyph], start: int, wanted: Sequence[str]) -> _Run | None:
    if start >= len(stream) or stream[start].char != wanted[0]:
        return None
    size = stream[start].size
    taken: list[PageGlyph] = []
    smaller: list[PageGlyph] = []
    position = start
    for char in wanted:
        while position < len(stream) and (
            stream[position].size < 0.75 * size or _divides(stream, position, char)
        ):
            smaller.append(stream[position])
            position += 1
        if position >= len(stream) or stream[position].char != char:
            return None
        taken.append(stream[position])
        position += 1
    return _Run(taken, smaller, position - start)


def _divides(stream: Sequence[PageGlyph], position: int, wanted: str) -> bool:
    """Whether a hyphen stands here only because the word is divided at the end of its line."""
    here = stream[position]
    if here.char not in "-‐" or wanted == here.char or position + 1 == len(stream):
        return False
    return abs(stream[position + 1].y - here.y) > 0.5 * here.size
