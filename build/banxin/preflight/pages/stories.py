"""The stories of a publication as they stand in its PDF: found text by text, passage by passage.

A story is looked for in the order of its manuscript, a page is read in the order of its content, and each
glyph is used once: so completeness, order and uniqueness are proved together (N01, N25).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from banxin.manuscript.publication import Publication, Unit
from banxin.markup import plain_text
from banxin.markup.blocks import (
    Block,
    Crosshead,
    Figure,
    ListBlock,
    Paragraph,
    PullQuote,
    Quotation,
    Sidebar,
    Table,
    Verse,
)
from banxin.preflight.pages.glyphs import Glyph, Line, lines_of

_GOES = re.compile(r"（下转第(\d+)版）")
_BESIDE = ("caption", "credit")
_BOXED = ("box",)
_COMES = re.compile(r"（上接第(\d+)版）")


@dataclass
class Found:
    """A text of the manuscript as found in the PDF."""

    kind: str
    text: str
    glyphs: list[Glyph] = field(default_factory=list)
    smaller: list[Glyph] = field(default_factory=list)

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


@dataclass(slots=True)
class Passage:
    """What a page holds of a story: the parts of its head, its blocks, its notes.

    `part` counts from 0; `goes_to` and `comes_from` are the 版次 that jump lines name; `head_last` says
    that the head stands behind its text in the content of the page.
    """

    unit: Unit
    page: int
    part: int = 0
    head: dict[str, Found] = field(default_factory=dict)
    blocks: list[Found] = field(default_factory=list)
    goes_to: int | None = None
    comes_from: int | None = None
    head_last: bool = False

    @property
    def name(self) -> str:
        """The story's id, with a stroke for each jump."""
        return self.unit.id + "’" * self.part

    def lines(self, *kinds: str) -> list[Line]:
        """Lines of its blocks of these kinds (default: paragraphs), in order."""
        wanted = kinds or ("paragraph",)
        return [line for block in self.blocks if block.kind in wanted for line in block.lines]

    def column_lines(self) -> list[Line]:
        """All lines that stand in the legs."""
        return [line for block in self.blocks for line in block.lines]

    def all_lines(self) -> list[Line]:
        """Every line of head and text."""
        return [line for found in (*self.head.values(), *self.blocks) for line in found.lines]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: passages in order of reading, what is missing, glyphs of no story by page."""

    passages: tuple[Passage, ...]
    missing: tuple[str, ...]
    rest: tuple[Glyph, ...]


class MissingError(Exception):
    """A text is not where it should be."""


class Reader:
    """Finds texts one after the other in the glyphs of each page."""

    def __init__(self, glyphs: Sequence[Glyph], em: float, pages: int) -> None:
        self.em = em
        self.pages: dict[int, list[Glyph]] = {page: [] for page in range(pages)}
        for glyph in glyphs:
            if not glyph.picture:
                self.pages[glyph.page].append(glyph)
        self.cursor = dict.fromkeys(self.pages, 0)
        self.used: set[int] = set()
        self.above = 0  # where the glyphs of the story being read may begin
        self.page = 0

    def start(self, texts: Sequence[tuple[str, str]], *, large: bool) -> list[Found]:
        """The texts that open a story, one right behind the other, the last of them `large`.

        They are looked for on the page being read, and on every other one, below what was read there.
        """
        others = [page for page in self.pages if page != self.page]
        for page in (self.page, *others):
            stream, here = self.pages[page], self.cursor[page]
            for start in range(here, len(stream)):
                if stream[start].char != texts[0][1].lstrip()[:1]:
                    continue
                runs, position = [], start
                for kind, text in texts:
                    run = _match(stream, position, _characters(text))
                    if run is None or any(id(glyph) in self.used for glyph in run.glyphs):
                        break
                    runs.append(Found(kind, text, run.glyphs, run.smaller))
                    position += run.length
                else:
                    if not large or runs[-1].glyphs[0].size >= 1.2 * self.em:
                        self.page, self.above = page, here
                        self._use(start, position - start)
                        return runs
        raise MissingError(f"{texts[0][0]} “{texts[0][1][:30]}” is on no page in the order of the manifest")

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
        raise MissingError(f"{kind} “{text[:30]}” is not where it should be; there stands “{seen}”")

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
        raise MissingError(f"{kind} “{text[:30]}” is not on the page of its story")

    def find_boxed(self, texts: Sequence[tuple[str, str]], aside: int = 60) -> list[Found]:
        """Matter in one piece (a box), painted anywhere beside its story: its texts in a row.

        Between two of them at most `aside` other glyphs stand, such as the numbers of a list.
        """
        for page in (self.page, *(page for page in self.pages if page != self.page)):
            stream = self.pages[page]
            for start in range(self.above if page == self.page else 0, len(stream)):
                if stream[start].char == texts[0][1].lstrip()[:1]:
                    found = self._in_a_row(stream, start, texts, aside)
                    if found:
                        self.used |= {id(glyph) for one in found for glyph in one.glyphs}
                        return found
        raise MissingError(f"{texts[0][0]} “{texts[0][1][:30]}” is not in one piece on the page of its story")

    def _in_a_row(
        self, stream: Sequence[Glyph], start: int, texts: Sequence[tuple[str, str]], aside: int
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
        ahead = _GOES.match("".join(glyph.char for glyph in stream[here : here + 12]))
        if ahead is None:
            return None
        self._use(here, ahead.end())
        left, reached = self.page + first, int(ahead[1])
        stream = self.pages.get(reached - first, [])
        start = self.cursor.get(reached - first, 0)
        text = "".join(glyph.char[0] for glyph in stream)
        back = next((m for m in _COMES.finditer(text, start) if int(m[1]) == left), None)
        if back is None:
            raise MissingError(f"nothing on page {reached} is continued from page {left}")
        self.page, self.above = reached - first, start
        head = self._repeated(stream, start, back.start(), back.end(), headline)
        self._use(back.start(), back.end() - back.start())
        if head is not None:
            self.used |= {id(glyph) for glyph in head.glyphs}
        return left, reached, head

    def _repeated(
        self, stream: Sequence[Glyph], start: int, top: int, foot: int, headline: str
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

    def _here(self) -> tuple[list[Glyph], int]:
        """The glyphs of this page and the first of them that is not read yet."""
        stream = self.pages[self.page]
        while self.cursor[self.page] < len(stream) and id(stream[self.cursor[self.page]]) in self.used:
            self.cursor[self.page] += 1
        return stream, self.cursor[self.page]

    def _use(self, start: int, count: int) -> None:
        stream = self.pages[self.page]
        self.used |= {id(glyph) for glyph in stream[start : start + count]}
        self.cursor[self.page] = start + count

    def rest(self) -> tuple[Glyph, ...]:
        """Glyphs of no story."""
        return tuple(glyph for page in self.pages.values() for glyph in page if id(glyph) not in self.used)


def _characters(text: str) -> list[str]:
    return [char for char in text if not char.isspace() and char not in "\u2060\u200b\ufeff"]


class _Run(NamedTuple):
    """A text in the glyphs of a page: its glyphs, the smaller ones among them, how many all are."""

    glyphs: list[Glyph]
    smaller: list[Glyph]
    length: int


def _match(stream: Sequence[Glyph], start: int, wanted: Sequence[str]) -> _Run | None:
    if start >= len(stream) or stream[start].char != wanted[0]:
        return None
    size = stream[start].size
    taken: list[Glyph] = []
    smaller: list[Glyph] = []
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


def _divides(stream: Sequence[Glyph], position: int, wanted: str) -> bool:
    """Whether a hyphen stands here only because the word is divided at the end of its line."""
    here = stream[position]
    if here.char not in "-‐" or wanted == here.char or position + 1 == len(stream):
        return False
    return abs(stream[position + 1].y - here.y) > 0.5 * here.size


def read_stories(publication: Publication, glyphs: Sequence[Glyph], em: float, pages: int) -> Reading:
    """Every unit of `publication`, in order; what is missing or out of order is told in words."""
    reader = Reader(glyphs, em, pages)
    passages: list[Passage] = []
    missing: list[str] = []
    for unit in publication.units():
        story: list[Passage] = []
        try:
            _read(unit, reader, publication.issue.page, story)
        except MissingError as fault:
            missing.append(f"{unit.id}: {fault}")
        passages += story
    return Reading(tuple(passages), tuple(missing), reader.rest())


def _read(unit: Unit, reader: Reader, first: int, story: list[Passage]) -> None:
    stack = unit.stack
    heads = {
        "eyebrow": stack.eyebrow.text,
        "headline": stack.headline.text,
        "subhead": stack.subhead.text,
        "deck": stack.deck,
    }
    pieces = [texts for block in unit.body.blocks for texts in _pieces(block)]
    if unit.kind == "unit":
        opening = [(kind, heads[kind]) for kind in ("eyebrow", "headline") if heads[kind]]
    else:
        opening = pieces.pop(0)
    # a head begins with its eyebrow, but only with the headline itself can it be told from text
    begun = reader.start(opening, large=unit.kind == "unit")
    passage = Passage(unit, reader.page)
    story.append(passage)
    if unit.kind == "unit":
        passage.head |= {found.kind: found for found in begun}
    else:
        passage.blocks += begun
    after = [(kind, heads[kind]) for kind in ("subhead", "deck") if heads[kind] and unit.kind == "unit"]
    after += [("byline", person.name) for person in stack.byline.people]
    for kind, text in after:
        passage.head.setdefault(kind, reader.find(kind, text))
    if stack.dateline:
        passage.blocks.append(reader.find("dateline", stack.dateline))
    texts = [pair for piece in pieces for pair in piece if pair[0] not in _BESIDE]
    opener = next((text for _, text in texts), "")
    if opener and unit.kind == "unit":
        passage.head_last = reader.text_before_head(opener)
    for piece in pieces:
        if piece[0][0] in _BOXED:
            passage.blocks += reader.find_boxed(piece)
            continue
        for kind, text in piece:
            passage = _block(reader, story, kind, text, first)
    for note in unit.body.notes:
        passage.blocks.append(reader.find("note", plain_text(note.blocks)))


def _block(reader: Reader, story: list[Passage], kind: str, text: str, first: int) -> Passage:
    """One text below the head, on this page or, behind a jump line, on another."""
    passage = story[-1]
    beside = kind in _BESIDE
    jump = None if beside else reader.jump(first, story[0].unit.stack.headline.text)
    if jump is not None:
        left, reached, head = jump
        passage.goes_to = reached
        passage = Passage(passage.unit, reader.page, passage.part + 1, comes_from=left)
        if head is not None:
            passage.head["headline"] = head
        story.append(passage)
        passage.head_last = reader.text_before_head(text)
    found: Found | None
    if beside:
        found = reader.find_aside(kind, text)
    elif kind == "pull":
        found = reader.may_find(kind, text)
    else:
        found = reader.find(kind, text, aside=60)
    passage.blocks += [found] if found else []
    return passage


def _pieces(block: Block) -> Iterator[list[tuple[str, str]]]:
    """The texts of a block, those in a row that stand in one piece wherever make-up puts them."""
    texts = [*_texts(block)]
    if texts and texts[0][0] in _BOXED:
        yield texts
    else:
        yield from ([pair] for pair in texts)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block with their kinds, empty ones left out."""
    yield from ((kind, text) for kind, text in _all_texts(block) if text.strip())


def _all_texts(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield "paragraph", plain_text(block.inlines)
        case Crosshead():
            yield from (("keyword", word) for word in block.keywords)
            yield "crosshead", plain_text(block.inlines)
        case Figure():
            yield "caption", plain_text(block.caption)
            yield "credit", block.credit
        case PullQuote():
            yield from (("pull", text) for inner in block.blocks for _, text in _texts(inner))
        case Sidebar():
            yield "box", plain_text(block.title)
            yield from (("box", text) for inner in block.blocks for _, text in _texts(inner))
        case Table():
            yield "table", plain_text(block.caption)
            for row in (block.head, *block.rows):
                yield from (("table", plain_text(cell)) for cell in row)
        case ListBlock():
            yield from (("list", text) for item in block.items for b in item for _, text in _texts(b))
        case Quotation():
            yield from (("quotation", text) for inner in block.blocks for _, text in _texts(inner))
        case Verse():
            yield from (("verse", plain_text(line)) for line in block.lines)
        case _:
            yield "other", plain_text((block,))


def repeated(rest: Sequence[Glyph], publication: Publication, length: int = 24) -> Iterator[str]:
    """Runs of text that stand on a page outside their story although a story holds them (N01: once)."""
    runs = "".join(glyph.char for glyph in rest)
    for unit in publication.units():
        own = re.sub(r"\s", "", plain_text(unit.body.blocks))
        pieces = {own[at : at + length] for at in range(len(own) - length + 1)}
        for at in range(len(runs) - length + 1):
            if runs[at : at + length] in pieces:
                yield f"{unit.id}: “{runs[at : at + length]}” stands on a page a second time"
                break
