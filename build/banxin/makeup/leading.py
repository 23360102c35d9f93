"""The picture of a lead: the largest on its page wherever the page can be made so (N30).

The search weighs pictures by the widths that their authors wrote and by the room of their modules. Where a
picture of another story came out larger than the lead's, the page is made up once more, the lead's picture
from some size up and the others' up to that size; what authors wrote of widths stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from banxin.layouts import Grid
from banxin.makeup.judging.choice import JudgedPage, judge
from banxin.makeup.judging.head_faults import head_faults
from banxin.makeup.judging.pictures import outdone
from banxin.makeup.judging.white import WELL_FILLED
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.model.tree import Tree
from banxin.makeup.modules.figures import Lifted, largest_picture
from banxin.makeup.modules.shapes import PeerForm, Shape, ShapeBook
from banxin.makeup.search.solve import Effort, TreeSolver
from banxin.makeup.search.trees import tree_draft

_SIZES = 4  # of the lead's picture that are tried
_CAP, _BUDGET = 40, 60_000  # parts kept for each rectangle, joins for one size
_WHITER = 0.04  # of the page by which it may be whiter for it
_SAME = 0.999  # of an area that is no less


@dataclass(frozen=True, slots=True)
class LeadingPicture:
    """A page whose lead has a picture that another one outdoes: its stories, with the trees to try."""

    page: MadeUpPage
    stories: tuple[Story, ...]
    frame: PageFrame
    book: ShapeBook
    peer_form: PeerForm
    trees: Sequence[Tree]
    unmet: frozenset[tuple[str, str]] = frozenset()

    def best(self) -> MadeUpPage:
        """The page with the lead's picture the largest; as it is where none was found."""
        found = [one for size in self._sizes() for one in self._judged(size) if self._may_be(one)]
        best = min(found, key=lambda one: (one.verdict, one.page.blueprint), default=None)
        return best.page if best else self.page

    def _sizes(self) -> list[float]:
        """Areas of the lead's picture that are tried, from the least that may do up."""
        columns = range(1, self.frame.columns + 1)
        own = {
            round(_area(shape, self.book.rules.grid), 3)
            for story in self.stories
            if story.rank is StoryRank.LEAD and story.figures
            for width in columns
            for shape in self.book.shapes(story, width, self.peer_form)
        }
        asked = max(map(self._asked, self.stories), default=0.0)
        able = sorted(area for area in own if area >= asked * _SAME)
        last = len(able) - 1
        places = {round(last * step / (_SIZES - 1)) for step in range(_SIZES)} if able else ()
        return [able[place] for place in sorted(places)]

    def _asked(self, story: Story) -> float:
        """The area that the author of another story asks for by the width of its picture."""
        if story.rank is StoryRank.LEAD or not story.figures or not story.figures[0].columns:
            return 0.0
        grid, figure = self.book.rules.grid, story.figures[0]
        width = grid.span(min(figure.columns, grid.columns))
        return figure.ratio * width * width * grid.size / grid.pitch

    def _judged(self, size: float) -> Iterator[JudgedPage]:
        every = {story.key: story for story in (*self.stories, *self.frame.fixed)}
        leads = [story for story in self.stories if story.rank is StoryRank.LEAD and story.figures]

        def allowed(shape: Shape) -> bool:
            if len(leads) == 1 and shape.story.key == leads[0].key:
                return _area(shape, self.book.rules.grid) >= size * _SAME
            return shape.story.rank is StoryRank.LEAD or _area(shape, self.book.rules.grid) * _SAME <= size

        book = ShapeBook(self.book.rules, self.book.texts, allowed)
        solver = TreeSolver(every, book, self.peer_form, Effort(_CAP, _BUDGET))
        for tree in self.trees:
            draft = tree_draft(tree, solver, self.frame)
            for cost, part in draft.parts if draft and not draft.over else ():
                yield judge(self.page.number, self.frame, part, cost, book.rules)

    def _may_be(self, judged: JudgedPage) -> bool:
        """Whether a page may take the place of this one: the lead's picture the largest, about as full, no
        new fault of heads, no wish unmet that was granted."""
        page = judged.page
        every: Mapping[str, Story] = {story.key: story for story in (*self.stories, *self.frame.fixed)}
        rules = self.book.rules
        full = page.white <= max(WELL_FILLED, self.page.white + _WHITER)
        ranked = head_faults(page.modules, every).no_worse_than(head_faults(self.page.modules, every))
        led = outdone(page.modules, every, rules.grid) is None
        return full and ranked and led and judged.grants_all_but(self.unmet)


def with_display(book: ShapeBook, page: MadeUpPage) -> ShapeBook:
    """The book with heads as large as some are on a page."""
    most = max((module.head.display for module in page.modules), default=0)
    return ShapeBook(replace(book.rules, display=most), book.texts, book.allowed)


def _area(shape: Shape, grid: Grid) -> float:
    """字 × 行 of the largest picture of a shape."""
    placing = shape.placing
    width = shape.cut.width(placing.legs) if placing else 0.0
    lifted = Lifted(placing.key, width, placing.rows - placing.caption) if placing else None
    return largest_picture(shape.story, shape.cut.measure, lifted, grid)
