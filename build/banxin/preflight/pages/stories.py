"""The stories of a publication as they stand in its PDF: found text by text, passage by passage.

A story is looked for in the order of its manuscript, a page is read in the order of its content, and each
glyph is used once: so completeness, order and uniqueness are proved together (N01, N25).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from banxin.manuscript.publication import HeadlineStack, Publication, Unit
from banxin.markup import plain_text
from banxin.preflight.pages.glyphs import Line, PageGlyph
from banxin.preflight.pages.search import Found, MissingError, ReadingPlace, TextSearch
from banxin.preflight.pages.texts import BESIDE, BOXED, pieces_of
from banxin.sheets.labels import Labels
from banxin.wording import Message

_SAME_HEADS = 6  # stories of one head that are told apart by their text


@dataclass(slots=True)
class StoryPassage:
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

    passages: tuple[StoryPassage, ...]
    missing: tuple[str, ...]
    rest: tuple[PageGlyph, ...]


def read_stories(
    publication: Publication, glyphs: Sequence[PageGlyph], em: float, pages: int, labels: Labels
) -> Reading:
    """Every unit of `publication`, in order; what is missing or out of order is told in words."""
    search = TextSearch(glyphs, em, pages, labels)
    passages: list[StoryPassage] = []
    missing: list[str] = []
    for unit in publication.units():
        story, fault = _read_at_a_head(unit, search, publication.issue.page)
        if fault:
            missing.append(Message("{name}: {words}", name=unit.id, words=fault))
        passages += story
    return Reading(tuple(passages), tuple(missing), search.rest())


def _read_at_a_head(
    unit: Unit, search: TextSearch, first: int
) -> tuple[list[StoryPassage], MissingError | None]:
    """A story below its head, or below another one of the same words; what is missing from it below the
    first, where it is below none."""
    place = search.place()
    failed: tuple[list[StoryPassage], MissingError, ReadingPlace] | None = None
    for passed in range(_SAME_HEADS):
        story: list[StoryPassage] = []
        try:
            _read(unit, search, first, story, passed)
        except MissingError as fault:
            failed = failed or (story, fault, search.place())
            if not story:  # there is no such head
                break
            search.return_to(place)
        else:
            return story, None
    assert failed
    search.return_to(failed[2])
    return failed[0], failed[1]


def _read(unit: Unit, search: TextSearch, first: int, story: list[StoryPassage], passed: int) -> None:
    stack = unit.stack
    heads = _heads(stack)
    pieces = [texts for block in unit.body.blocks for texts in pieces_of(block)]
    if not pieces and not stack.headline:
        return  # a picture without words
    headed = not unit.boxed and bool(heads["headline"])
    if headed:
        opening = [(kind, heads[kind]) for kind in ("eyebrow", "headline") if heads[kind]]
    else:
        opening = pieces.pop(0)
    texts = [pair for piece in pieces for pair in piece if pair[0] not in BESIDE]
    opener = next((text for _, text in texts), "")
    # a head begins with its eyebrow, but only with the headline itself can it be told from text
    begun = search.start(opening, large=headed, passed=passed, before=opener if headed else "")
    passage = StoryPassage(unit, search.page)
    story.append(passage)
    if headed:
        passage.head |= {found.kind: found for found in begun}
    else:
        passage.blocks += begun
    after = [(kind, heads[kind]) for kind in ("subhead", "deck") if heads[kind] and not unit.boxed]
    bylines = [("byline", person.name) for person in stack.byline.people]
    for kind, text in after if unit.boxed else (*after, *bylines):
        passage.head.setdefault(kind, search.find(kind, text))
    if stack.dateline:
        passage.blocks.append(search.find("dateline", stack.dateline))
    if opener and headed:
        passage.head_last = search.text_before_head(opener)
    for piece in pieces:
        if piece[0][0] in BOXED:
            passage.blocks += search.find_boxed(piece)
            continue
        for kind, text in piece:
            passage = _block(search, story, kind, text, first)
    for note in unit.body.notes:
        passage.blocks.append(search.find("note", plain_text(note.blocks)))
    for kind, text in bylines if unit.boxed else ():  # below the text of a notice
        passage.head.setdefault(kind, search.find(kind, text))


def _heads(stack: HeadlineStack) -> dict[str, str]:
    """The texts of a headline stack by kind; empty ones too."""
    return {
        "eyebrow": stack.eyebrow.text,
        "headline": stack.headline.text,
        "subhead": stack.subhead.text,
        "deck": stack.deck,
    }


def _block(search: TextSearch, story: list[StoryPassage], kind: str, text: str, first: int) -> StoryPassage:
    """One text below the head, on this page or, behind a jump line, on another."""
    passage = story[-1]
    beside = kind in BESIDE
    jump = None if beside else search.jump(first, story[0].unit.stack.headline.text)
    if jump is not None:
        left, reached, head = jump
        passage.goes_to = reached
        passage = StoryPassage(passage.unit, search.page, passage.part + 1, comes_from=left)
        if head is not None:
            passage.head["headline"] = head
        story.append(passage)
        passage.head_last = search.text_before_head(text)
    found: Found | None
    if beside:
        found = search.find_aside(kind, text)
    elif kind == "pull":
        found = search.may_find(kind, text)
    else:
        found = search.find(kind, text, aside=60)
    passage.blocks += [found] if found else []
    return passage


def repeated(rest: Sequence[PageGlyph], publication: Publication, length: int = 24) -> Iterator[str]:
    """Runs of text that stand on a page outside their story although a story holds them (N01: once)."""
    runs = "".join(glyph.char for glyph in rest)
    for unit in publication.units():
        own = re.sub(r"\s", "", plain_text(unit.body.blocks))
        pieces = {own[at : at + length] for at in range(len(own) - length + 1)}
        for at in range(len(runs) - length + 1):
            if runs[at : at + length] in pieces:
                yield Message(
                    "{id}: “{runs}” stands on a page a second time", id=unit.id, runs=runs[at : at + length]
                )
                break
