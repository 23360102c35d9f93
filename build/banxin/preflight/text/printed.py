"""What every element of the sheet printed, and what of it is not as it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from banxin.engine import MarkedOrigin
from banxin.preflight.text.normal import shapes, words
from banxin.preflight.text.pdf.fonts import UNKNOWN
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.sheet_text import Span, StoryText

_LONGEST = 4000  # characters of a difference that are compared one by one


@dataclass(slots=True)
class ElementPrint:
    """What one element printed, in order: the characters of its glyphs, or the words they are spelled as."""

    text: list[str] = field(default_factory=list)
    spelled: list[str] = field(default_factory=list)
    margin: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """An element that prints on a page; `before` counts the characters that it printed on pages before."""

    element: Any
    before: int


class PrintedElements:
    """Collects what elements printed, page by page; `pages` lists those of each in the order of painting."""

    def __init__(self) -> None:
        self.elements: dict[Any, ElementPrint] = {}
        self.pages: list[tuple[PageEntry, ...]] = []
        self.pictures: set[Any] = set()

    def _pictures(self, page: PaintedPage, origins: Mapping[int, MarkedOrigin]) -> None:
        """Pictures of which something is painted on the page, be it words."""
        if not page.figures:
            return
        trim = page.trim
        painted = {
            one.mcid
            for one in page.drawn
            if one.mcid in page.figures
            and one.box.left <= min(one.box.right, trim.right)
            and one.box.bottom <= min(one.box.top, trim.top)
            and one.box.right >= trim.left
            and one.box.top >= trim.bottom
        }
        painted.update(show.mcid for show in page.shows if show.ink and show.mcid in page.figures)
        for mcid in painted:
            origin = origins.get(mcid)
            if origin is not None and origin.element is not None:
                self.pictures.add(origin.element)

    def add(self, page: PaintedPage, origins: Mapping[int, MarkedOrigin]) -> None:
        """Take in a page; `origins` says where its marked content comes from."""
        self._pictures(page, origins)
        elements, last, last_mcid = self.elements, None, -1
        here: dict[Any, int] = {}
        for show in page.shows:
            mcid = show.mcid
            origin = origins.get(mcid)
            if origin is None or origin.generated or origin.element is None:
                continue
            one = elements.get(origin.element)
            if one is None:
                one = elements[origin.element] = ElementPrint()
            if origin.margin:
                one.margin.append(show.text)
                continue
            if origin.element not in here:
                here[origin.element] = len(one.text)
            one.text.append(show.text)
            words_of = show.spelled
            if words_of is None:
                one.spelled.append(show.text)
            elif words_of is not last or mcid != last_mcid:
                one.spelled.append(words_of)
            last, last_mcid = words_of, mcid
        self.pages.append(
            tuple(
                PageEntry(element, _length(elements[element].text[:shows])) for element, shows in here.items()
            )
        )


def _length(shows: Sequence[str]) -> int:
    """How many characters with ink were shown."""
    return len(words("".join(shows))) if shows else 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of a story's text that its element did not print, or printed once more."""

    span: Span
    doubled: bool = False


def differences(story: StoryText, printed: Mapping[Any, ElementPrint]) -> Iterator[Difference]:
    """Compare the text of `story` with what its elements printed."""
    own: dict[Any, list[int]] = {}
    for index, slot in enumerate(story.slots):
        own.setdefault(slot.element, []).append(index)
    for element, indices in own.items():
        wanted = (
            story.slots[indices[0]].text
            if len(indices) == 1
            else "".join(story.slots[index].text for index in indices)
        )
        one = printed.get(element)
        got = words("".join(one.text)) if one is not None else ""
        if got != wanted and not _agrees(wanted, got, one, repeated=story.slots[indices[0]].repeated):
            for span, doubled in _differing(wanted, got):
                yield from (Difference(part, doubled) for part in _placed(span, indices, story))


def _agrees(wanted: str, got: str, one: ElementPrint | None, *, repeated: bool) -> bool:
    """Whether two texts that differ say the same all the same; see `normal` for differences of shape."""
    want = shapes(wanted)
    if not want:
        return True
    if one is None:
        return False
    copies = [shapes(got), shapes("".join(one.spelled))]
    if want in copies or shapes("".join(one.margin)).startswith(want):
        return True
    if repeated and any(copy and copy == want * (len(copy) // len(want)) for copy in copies):
        return True
    if UNKNOWN in got and len(got) >= len(wanted):
        return True
    return any(Counter(copy) == Counter(want) for copy in copies)


def _differing(wanted: str, got: str) -> Iterator[tuple[Span, bool]]:
    """Stretches of `wanted` that `got` lacks or has twice. A character printed as another is neither."""
    head = _common(wanted, got)
    tail = _common(wanted[head:][::-1], got[head:][::-1])
    want, have = wanted[head : len(wanted) - tail], got[head : len(got) - tail]
    if not want and have:
        yield from _copies(wanted, have, head)
        return
    if len(want) > _LONGEST or len(have) > _LONGEST or not have:
        if len(want) > len(have):
            yield (head, head + len(want)), False
        else:
            yield from _copies(wanted, have, head)
        return
    for operation, start, end, other, until in SequenceMatcher(
        None, want, have, autojunk=False
    ).get_opcodes():
        if operation in ("delete", "replace") and len(shapes(want[start:end])) > len(
            shapes(have[other:until])
        ):
            yield (head + start, head + end), False
        elif operation in ("insert", "replace") and until - other > end - start:
            yield from _copies(wanted, have[other:until], head + start)


def _copies(wanted: str, more: str, near: int) -> Iterator[tuple[Span, bool]]:
    """Where `more`, printed beyond `wanted`, says the same again; a hyphen or an ellipsis does not."""
    if len(shapes(more)) < 2:
        return
    start = wanted.rfind(more, 0, near + len(more))
    if start < 0:
        start = wanted.find(more)
    if start >= 0:
        yield (start, start + len(more)), True


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    least = min(len(one), len(other))
    if one[:least] == other[:least]:
        return least
    low, high = 0, least
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle)
    return low


def _placed(span: Span, indices: Sequence[int], story: StoryText) -> Iterator[Span]:
    """A stretch of an element's own text as stretches of the story's."""
    start, end = span
    at = 0
    for index in indices:
        length = len(story.slots[index].text)
        first, last = max(start, at), min(end, at + length)
        if first < last:
            base = story.starts[index] - at
            yield base + first, base + last
        at += length
