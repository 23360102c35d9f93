"""A story that grew, in its own rectangle: what gives way there, so that nothing else on the page moves.

As a sub-editor does it: rows of air and crossheads (these are no change of form); then the picture a row less
deep; then a pull quote, or the picture in other legs; then a smaller head, then other legs. Heads of equals
stay alike, and so do the legs of equals of one width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from banxin.makeup.keeping.decisions import KeptModule, KeptPage
from banxin.makeup.model.rules import MOST_DISPLAY
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.modules.shapes import Shape, ShapeBook
from banxin.manuscript.form.sheet import Pin

_SMALLEST = 0.75  # of the size that a head had, to which it may go down when a story grew
_LEVEL = 1  # row that legs may lack all together
_ENDLESS = 1_000_000  # rows
_CROP = 1 / 6  # of a picture's height that may be cut off, or added, so that nothing moves

_Like = Callable[[Shape, KeptModule], bool]
_Rung = tuple[bool, _Like]  # whether pictures are closely cropped
_Name = tuple[int, str, tuple[int, int], int, Pin]


@dataclass(frozen=True, slots=True)
class OwnRoom:
    """The shapes of stories in the rectangles that were kept, the most like the kept ones first."""

    book: ShapeBook
    _books: tuple[ShapeBook, ...] = field(init=False)
    _known: dict[_Name, tuple[Shape, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        closely = replace(self.book.rules, legs=replace(self.book.rules.legs, crop=_CROP))
        books = [
            book.for_display(most, parted=parted)
            for parted in (False, True)
            for book in (self.book, ShapeBook(closely))
            for most in (0, MOST_DISPLAY)
        ]
        object.__setattr__(self, "_books", tuple(books))

    def every(self, story: Story, kept: KeptModule, *, closely: bool = False) -> tuple[Shape, ...]:
        """All shapes of a story in its columns; a head whose size is kept may be one of a page with room, a
        picture `closely` cropped."""
        which = 4 * (kept.lines is not None) + 2 * closely + (kept.size is not None)
        name = (which, story.key, story.extent, kept.columns or 0, story.pin)
        if name not in self._known:
            self._known[name] = self._books[which].every(story, kept.columns or 0)
        return self._known[name]

    def within(self, story: Story, page: KeptPage, rows: int) -> list[Shape]:
        """The shapes of a story that go into so many rows, all of the form nearest to the kept one of which
        any does; none where no form does. A picture is rather cropped than legs stand uneven."""
        kept = page.modules[story.key]
        uneven: list[Shape] = []
        for rung in self._rungs(story, page):
            found = [shape for shape in self._on(rung, story, kept) if shape.rows <= rows]
            if not uneven and all(shape.plan.uneven > _LEVEL for shape in found) and story.figures:
                uneven = found
            elif found:
                return uneven if uneven and rung[1] not in _ALIKE else found
        return uneven

    def as_kept(self, story: Story, page: KeptPage) -> int:
        """The least rows of a story in the form that was kept; what it has where it cannot stand so."""
        kept = page.modules[story.key]
        every = self.every(story, kept)
        rows = (min((shape.rows for shape in every if like(shape, kept)), default=0) for like in _ALIKE)
        return next(filter(None, rows), kept.rows or 0)

    def closely(self, story: Story, page: KeptPage) -> int:
        """The least rows of a story in the form that was kept, its picture closely cropped."""
        kept = page.modules[story.key]
        rows = (shape.rows for shape in self._on((True, same), story, kept))
        return min(self.as_kept(story, page), min(rows, default=_ENDLESS))

    def least(self, story: Story, page: KeptPage) -> int:
        """The least rows of a story in any form that it may take in its rectangle."""
        kept = page.modules[story.key]
        rows = (shape.rows for rung in self._rungs(story, page) for shape in self._on(rung, story, kept))
        return min(rows, default=kept.rows or 0)

    def _rungs(self, story: Story, page: KeptPage) -> Iterator[_Rung]:
        """What may give way, the least first."""
        likes: list[_Like] = [*_ALIKE, _with_smaller_head]
        if not _is_equal_beside_others(story, page):
            likes += [_in_other_legs]
        for like in likes:
            yield from ((closely, like) for closely in (False, True)[: 1 + bool(story.figures)])

    def _on(self, rung: _Rung, story: Story, kept: KeptModule) -> Iterator[Shape]:
        closely, like = rung
        return (shape for shape in self.every(story, kept, closely=closely) if like(shape, kept))


def _is_equal_beside_others(story: Story, page: KeptPage) -> bool:
    """Whether it is one of several equals, whose legs are cut alike."""
    own = page.modules[story.key].columns
    if story.rank is not StoryRank.PEER:
        return False
    others = (one for key, one in page.modules.items() if key != story.key)
    return any(one.columns == own for one in others)


def lifted(shape: Shape) -> tuple[int, int]:
    """Legs and rows of the picture that is lifted out of the text, 0 and 0 where none is."""
    return (shape.placing.legs, shape.placing.rows) if shape.placing else (0, 0)


def alike(shape: Shape, kept: KeptModule) -> bool:
    """Whether what a reader sees at once is the same: legs, head, the side that it stands at."""
    return kept.legs in (None, shape.cut.legs) and _alike_but_legs(shape, kept)


def same(shape: Shape, kept: KeptModule) -> bool:
    """Whether it is also the same that a pull quote stands, and across how many legs the picture does."""
    pictured = kept.picture is None or kept.picture[0] == lifted(shape)[0]
    return alike(shape, kept) and pictured and kept.pull in (None, not shape.slack.pull)


_ALIKE: tuple[_Like, ...] = (same, alike)


def _alike_but_legs(shape: Shape, kept: KeptModule) -> bool:
    head = shape.head
    return (
        kept.side in (None, head.taken)
        and (kept.size is None or not head.lines or abs(head.size - kept.size) < 0.01)
        and (kept.deck is None or not head.lines or head.deck == kept.deck)
        and (kept.lines is None or not head.lines or len(head.lines) == kept.lines)
    )


def _with_smaller_head(shape: Shape, kept: KeptModule) -> bool:
    """Whether only the head differs, by less deck or a size not much smaller. Heads of equals stay alike."""
    return _alike_but_head(shape, kept) and kept.legs in (None, shape.cut.legs)


def _alike_but_head(shape: Shape, kept: KeptModule) -> bool:
    head, size = shape.head, kept.size
    if shape.story.rank is StoryRank.PEER or size is None or not _SMALLEST * size <= head.size <= size + 0.01:
        return False
    if head.deck and kept.deck is False:
        return False
    return _alike_but_legs(shape, replace(kept, size=head.size, deck=head.deck))


def _in_other_legs(shape: Shape, kept: KeptModule) -> bool:
    """Whether legs differ, and the head at most by its size; what stands in one piece has no legs."""
    if shape.story.boxed or shape.story.one_picture:
        return False
    return _alike_but_legs(shape, kept) or _alike_but_head(shape, kept)


def equals_a_size_smaller(page: KeptPage, stories: Mapping[str, Story], own: OwnRoom) -> Iterator[KeptPage]:
    """The page with the heads of its equals one size smaller, and two, all alike."""
    equals = {key: page.modules[key] for key, one in stories.items() if one.rank is StoryRank.PEER}
    sizes = {kept.size for kept in equals.values()}
    size = next(iter(sizes), None)
    if len(sizes) != 1 or size is None:
        return
    offered = [
        {shape.head.size for shape in own.every(stories[key], replace(kept, size=None))}
        for key, kept in equals.items()
    ]
    smaller = {one for one in set.intersection(*offered) if _SMALLEST * size <= one < size - 0.01}
    for one in sorted(smaller, reverse=True)[:2]:
        modules = {
            key: replace(kept, size=one) if key in equals else kept for key, kept in page.modules.items()
        }
        yield replace(page, modules=modules)
