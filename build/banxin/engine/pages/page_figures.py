"""Figures that stand at the head or the foot of a page, or on a page of their own, while the text goes on.

An element with `--banxin-place: head`, `foot` or `page` leaves the text where it is called. It stands across
all columns on that page, if its call is still there once it has its room, else on the next; `page` on the
next page without text, `spread` on the next two that face each other, `bleed` on one without furniture,
out to the edge of its bleed. Those that wait keep their order, and have a page of their own where the
article ends before one came: a figure never leaves its article. Where another article begins on the
page where its own ends, it has its room there, though its call goes overleaf. The room of each is whole
rows of the text's grid (`--banxin-line-grid`), so that columns below stay level.

WeasyPrint has nothing of the kind (CSS Page Floats 3 is not in it).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks

from banxin.engine.pages.blocks_across import is_torn
from banxin.engine.pages.folios import BoxPath, path_of
from banxin.engine.pages.placed_figures import HALVES, IN_PAGE, PlacedFigure, placed_figures

_BLEEDING: Final = ("bleed", *HALVES)
_SHARE: Final = 0.75  # of a page's height, for the figures on it
_NEAR: Final = 0.05  # px
_SLACK: Final = 4.0  # px
_BEHIND: Final[BoxPath] = (1 << 31,)  # all of a text
_GROUP: Final = ("figures", -1)  # no page of the text has it: styles are kept by the type of a page


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """The figures of a page; with `alone` there is no text on it."""

    figures: tuple[PlacedFigure, ...] = ()
    alone: bool = False

    def at(self, place: str) -> tuple[PlacedFigure, ...]:
        """Those at one place, in their order."""
        return tuple(figure for figure in self.figures if figure.place == place)


class FigureKeeper:
    """The figures of a document that are placed by pages, and what each page leaves to the next."""

    def __init__(self, context: Any, figures: list[PlacedFigure]) -> None:
        self.context = context
        self.figures = figures
        self.waiting: dict[int, tuple[PlacedFigure, ...]] = {0: ()}  # what each page begins with
        self.early: dict[int, list[PlacedFigure]] = {}  # by page: what has its call on a later one
        self.names: dict[int, Any] = {}  # of the master on which each page ends
        self.html: Any = None
        self.page: Any = None  # that was laid out last
        self.plan = FigurePlan()
        self.foot: list[Any] = []  # boxes at the foot of the page being made
        self.foot_room = 0.0
        self.top: float | None = None  # of the text of the page being made, without figures
        self.crowded = False  # whether the text of the page laid out last goes beyond the room that is left

    # The page as a whole

    def make(self, index: int, lay_out: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        """Make page `index` with the figures that fit on it; the page and where the text goes on."""
        maker = self.context.page_maker
        waiting, start = self.waiting.get(index, ()), maker[index][0]
        best = self._first(waiting, index)
        page, resume_at = self._made(index, best, lay_out)
        if self.crowded:
            best = FigurePlan(best.figures, alone=True)
            page, resume_at = self._made(index, best, lay_out)
        if not best.alone:
            begun = path_of(start) if start is not None or not index else _BEHIND  # the text may have ended
            for figure in self._called(begun, resume_at):
                if figure in waiting or figure in best.figures or self._is_placed(figure, index):
                    continue
                tried = FigurePlan((*best.figures, figure))
                if (
                    figure.place not in IN_PAGE
                    or figure.is_behind_break(begun)
                    or not self._has_room(tried, page)
                    or self._left(waiting, best)
                ):
                    break
                leaves = self._would_leave(figure, index, resume_at)
                page, resume_at = self._made(index, tried, lay_out)
                stays = figure in self._called(begun, resume_at)
                if self.crowded or not (stays or (leaves and _has_begun(figure, resume_at))):
                    page, resume_at = self._made(index, best, lay_out)
                    break
                best = tried
            called = [
                one
                for one in self._called(begun, resume_at)
                if one not in waiting and not self._is_placed(one, index)
            ]
        else:
            called = []
        self.early[index] = [one for one in best.figures if one not in (*waiting, *called)]
        rest = tuple(one for one in (*waiting, *called) if one not in best.figures)
        self.names[index] = self.names.get(index - 1) if best.alone else page.children[0].page_values()[1]
        self._end(index, rest, resume_at)
        return page, resume_at

    def _first(self, waiting: tuple[PlacedFigure, ...], index: int) -> FigurePlan:
        """What is placed of those that wait, before the text of the page is looked at."""
        if not waiting:
            return FigurePlan()
        resume_at, next_page, *_ = self.context.page_maker[index]
        ended = resume_at is None or not _within(path_of(resume_at), waiting[0].article)
        first = waiting[0]
        if first.place == HALVES[0] and self.context.page_maker[index][2]:  # a right page
            return FigurePlan((), alone=ended)
        if first.place not in IN_PAGE:
            return FigurePlan((first,), alone=True)
        taken: list[PlacedFigure] = []
        for figure in waiting:
            plan = FigurePlan((*taken, figure))
            if figure.place not in IN_PAGE or (taken and not self._has_room(plan, None)):
                break
            taken.append(figure)
        if not self._has_room(FigurePlan((first,)), None):
            return FigurePlan((first,), alone=True)
        alone = ended and (resume_at is None or next_page["break"] != "any" or bool(next_page["page"]))
        return FigurePlan(tuple(taken), alone=alone)

    def _is_placed(self, figure: PlacedFigure, index: int) -> bool:
        """Whether a figure stands on a page before page `index`, though its call is not there."""
        return any(figure is one for page, early in self.early.items() if page < index for one in early)

    def _would_leave(self, figure: PlacedFigure, index: int, end: Any) -> bool:
        """Whether a figure that is not on page `index`, where its article ends, would stand above another:
        text goes on without a break at `end`.
        """
        if end is None or not figure.article or _within(path_of(end), figure.article):
            return False
        following = self.context.page_maker[index + 1][1]
        return following["break"] == "any" and not following["page"]

    def _left(self, waiting: tuple[PlacedFigure, ...], plan: FigurePlan) -> bool:
        return any(figure not in plan.figures for figure in waiting)

    def _has_room(self, plan: FigurePlan, page: Any) -> bool:
        page = page or self.page
        if page is None:
            return True
        height = sum(self._height(figure, page) for figure in plan.figures)
        return bool(height <= _SHARE * page.height)

    def _made(self, index: int, plan: FigurePlan, lay_out: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        self.plan, self.foot, self.foot_room, self.top = plan, [], 0.0, None
        self.crowded = False
        for name in ("anchors", "content_lookups"):
            self.context.page_maker[index][-1][name] = []
        return lay_out()

    def _called(self, start: BoxPath, resume_at: Any) -> tuple[PlacedFigure, ...]:
        """The figures called in the text between two places."""
        end = path_of(resume_at) if resume_at is not None else _BEHIND
        return tuple(figure for figure in self.figures if start <= figure.path < end)

    def _end(self, index: int, rest: tuple[PlacedFigure, ...], resume_at: Any) -> None:
        known = self.waiting.get(index + 1)
        self.waiting[index + 1] = rest
        if rest and resume_at is None:  # WeasyPrint makes a page more while something is left of the last
            self.context.reported_footnotes = [*self.context.reported_footnotes, None]
        maker = self.context.page_maker
        if ((known or ()) != rest or (resume_at is None and rest)) and index + 1 < len(maker):
            maker[index + 1][-1]["content_changed"] = True

    def begin_again(self) -> None:
        """All pages are gone through once more: the last one with text is made anew if figures follow it."""
        maker = self.context.page_maker
        for index, rest in self.waiting.items():
            if rest and 0 < index < len(maker) and maker[index][0] is None:
                maker[index - 1][-1]["content_changed"] = True

    # The room on the page

    def _height(self, figure: PlacedFigure, page: Any) -> float:
        """The rows that a figure takes, in px, with the air between it and the text."""
        known = figure.heights.get(page.width)
        if known is None:
            notes, self.context.footnotes = self.context.footnotes, []
            try:
                made = self._laid(figure, page, [])
            finally:
                self.context.footnotes = notes
            air = max(_margin(made, "top"), _margin(made, "bottom"))
            known = figure.heights[page.width] = _rows(made.border_height() + air, figure.step)
        return known

    def _laid(self, figure: PlacedFigure, page: Any, positioned: list[Any]) -> Any:
        """A figure laid out across the type area of a page."""
        box = figure.box.deepcopy()
        box.position_x, box.position_y = page.content_box_x(), page.content_box_y()
        box.style = box.style.copy()
        box.style["break_before"] = box.style["break_after"] = "auto"
        context = self.context
        context.create_block_formatting_context(figure.box)  # not `box`, which may begin one of its own
        try:
            made, *_ = blocks.block_level_layout(
                context, box, float("-inf"), None, page, True, positioned, positioned, [], None, None, False,
                None,
            )  # fmt: skip
        finally:
            context.finish_block_formatting_context()
        return made

    def open(self, root: Any, page: Any, positioned: list[Any]) -> list[Any]:
        """Keep room for the figures of a page whose text is about to be laid out; the figures at its head."""
        self.page = page
        if not self.plan.figures:
            return []
        self.foot, self.foot_room = [], 0.0  # the text of a page may be laid out twice
        if self.top is None:
            self.top = root.position_y
        head, y = [], page.content_box_y()
        for figure in self.plan.at("head"):
            made = self._laid(figure, page, positioned)
            made.translate(dy=y - made.border_box_y())
            head.append(made)
            y += self._height(figure, page)
        root.position_y = self.top + y - page.content_box_y()
        for figure in self.plan.at("foot"):
            made = self._laid(figure, page, positioned)
            self.foot_room += self._height(figure, page)
            made.translate(dy=page.content_box_y() + page.height - made.border_box_y() - made.border_height())
            self.foot = [*(self._above(box, self._height(figure, page)) for box in self.foot), made]
        for place in ("page", *_BLEEDING):
            for figure in self.plan.at(place):
                made = self._laid(figure, page, positioned)
                if place == "page":
                    _amid(made, page)
                else:
                    _spread_out(made, page, place)
                head.append(made)
        return head

    def look_over(self, text: Any) -> None:
        """See whether the text of a page has the room that its figures leave.

        WeasyPrint takes the page for an empty one, and forces onto it what a first block needs.
        """
        steps = [figure.step for figure in self.plan.figures if figure.place in IN_PAGE]
        slack = max(_SLACK, *steps) / 2 if steps else inf
        self.crowded = text is not None and _lowest(text) > self.context.page_bottom + slack

    def _above(self, box: Any, height: float) -> Any:
        box.translate(dy=-height)
        return box

    def settle(self, page: Any) -> None:
        """Put the figures at the foot of a page in their place: above its notes, which have theirs now."""
        area = page.children[1]
        notes = area.margin_height() if area.children else 0
        if notes and self.foot:
            area.translate(dy=self.foot_room)  # it was filled to stand above them
            for box in self.foot:
                box.translate(dy=-notes)

    def page_type(self, page_type: Any, style: Callable[[Any, Any, Any], None]) -> Any:
        """The type of a page of figures alone: blank to WeasyPrint, to look at as the page before it; one
        with bleed has no furniture."""
        name = self.names.get(page_type.index - 1, page_type.name)
        blank = page_type._replace(blank=True, name=name, groups=(_GROUP,))
        if not self.plan.figures or any(figure.place in _BLEEDING for figure in self.plan.figures):
            style(blank, self.html, self.context.style_for)
            return blank
        plain = blank._replace(blank=False)
        for kind in (plain, blank):
            style(kind, self.html, self.context.style_for)
        computed = self.context.style_for.get_computed_styles()
        for key in [key for key in computed if key[0] == blank]:
            del computed[key]
        for element, pseudo_type in [key for key in computed if key[0] == plain]:
            computed[blank, pseudo_type] = computed[element, pseudo_type]
        return blank


def _within(path: BoxPath, article: BoxPath) -> bool:
    return path[: len(article)] == article


def _has_begun(figure: PlacedFigure, resume_at: Any) -> bool:
    """Whether some of a figure's article stands before a place in it."""
    path = path_of(resume_at)
    return _within(path, figure.article) and len(path) > len(figure.article)


def _lowest(box: Any) -> float:
    """The lowest edge of lines, pictures and blocks of a given height, where the flow put them, in px.

    Of one that was divided for want of room though it asked not to be: without end.
    """
    if is_torn(box):
        return inf
    if isinstance(box, (boxes.LineBox, boxes.ReplacedBox)):
        return float(box.position_y + box.margin_height())
    inside = (child for child in getattr(box, "children", ()) if child.is_in_normal_flow())
    deepest = max(map(_lowest, inside), default=-inf)
    if isinstance(box, boxes.BlockBox) and box.style["height"] != "auto":  # what is in it may be anywhere
        deepest = max(deepest, box.border_box_y() + box.border_height())
    return deepest


def _margin(box: Any, side: str) -> float:
    value = getattr(box, f"margin_{side}")
    return 0.0 if value == "auto" else float(value)


def _rows(height: float, step: float) -> float:
    return ceil((height - _NEAR) / step) * step if step else height


def _amid(box: Any, page: Any) -> None:
    """Centre a figure on the type area of its page."""
    lack = page.height - box.border_height()
    box.translate(dy=page.content_box_y() + max(0.0, lack / 2) - box.border_box_y())


def _spread_out(box: Any, page: Any, place: str) -> None:
    """Bring a figure to the edge of the bleed at the top left; its picture says how large it is.

    On the right page of a spread it begins at the edge of the left one.
    """
    bleed = [page.style[f"bleed_{side}"] for side in ("left", "right", "top")]
    left, right, top = (0 if value == "auto" else value.value for value in bleed)
    if place == HALVES[1]:
        left = page.margin_width() + right
    box.translate(dx=-left - box.border_box_x(), dy=-top - box.border_box_y())


def keeper_of_figures(context: Any) -> FigureKeeper | None:
    """The keeper of a document's figures; None where none is placed by pages."""
    keeper: FigureKeeper | None = context.__dict__.get("_banxin_figures")
    return keeper


def begin_figures(context: Any, root: Any) -> FigureKeeper | None:
    """The same, asked for before the first page is made: figures are taken out of the text."""
    if "_banxin_figures" not in context.__dict__:
        found = list(placed_figures(root))
        context._banxin_figures = FigureKeeper(context, found) if found else None
    return keeper_of_figures(context)
