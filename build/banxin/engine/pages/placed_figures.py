"""Figures that ask for a place on a page, taken out of the text with the places where they are called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from weasyprint.formatting_structure import boxes

from banxin.engine.lines.line_grid import grid_step
from banxin.engine.pages.blocks_across import has_words
from banxin.engine.pages.folios import BoxPath
from banxin.engine.pages.over_columns import columns_asked_for
from banxin.engine.styles.type_style import chosen

IN_PAGE: Final = ("head", "foot")
HALVES: Final = ("spread-left", "spread-right")
_PROPERTY: Final = "__banxin_place"
_PLACES: Final = (*IN_PAGE, "page", "bleed", "spread")
_FORCED: Final = frozenset({"always", "page", "left", "right", "recto", "verso"})


@dataclass(slots=True)
class PlacedFigure:
    """A figure taken out of the text: where it was called, within which article, and where it goes.

    `behind` is the block before it where that ends its page, such as an advertisement of a page.
    """

    box: Any
    place: str
    path: BoxPath
    article: BoxPath
    step: float  # px
    behind: BoxPath | None = None
    heights: dict[float, float] = field(default_factory=dict)

    def is_behind_break(self, begun: BoxPath) -> bool:
        """Whether a page whose text begins at a place is one before the break behind which it is called."""
        return self.behind is not None and begun[: len(self.behind)] <= self.behind


def placed_figures(
    box: Any, path: BoxPath = (), article: BoxPath = (), behind: BoxPath | None = None
) -> Iterator[PlacedFigure]:
    """The figures within a block, each taken out of its children.

    `behind` is the block before it, of those in the flow, if that ends its page.
    """
    children = getattr(box, "children", ())
    if not children or isinstance(children[0], boxes.LineBox):
        return
    kept: list[Any] = []
    for child in children:
        here = (*path, len(kept))
        place = _place_of(child)
        if place in _PLACES:
            step = grid_step(box.style)
            for part, name in _parts(child, place):
                yield PlacedFigure(part, name, here, article, step, behind)
            continue
        kept.append(child)
        if isinstance(child, boxes.BlockBox):
            own = here if child.element_tag == "article" else article
            yield from placed_figures(child, here, own, behind)
        if child.is_in_normal_flow():
            behind = here if _ends_page(child) else None
    if len(kept) != len(children):
        box.children = type(children)(kept) if isinstance(children, list | tuple) else kept


def _ends_page(box: Any) -> bool:
    """Whether a page ends behind a block in the flow, or behind what ends it."""
    while isinstance(box, boxes.BlockLevelBox):
        if box.style["break_after"] in _FORCED:
            return True
        inside = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
        box = inside[-1] if inside else None
    return False


def _parts(figure: Any, place: str) -> Iterator[tuple[Any, str]]:
    """A figure with its place; one over two pages twice, with its words on the right one alone."""
    if place != "spread":
        yield figure, place
        return
    pictures = [child for child in figure.children if not has_words(child)]
    yield figure.copy_with_children(pictures), HALVES[0]
    yield figure, HALVES[1]


def _place_of(child: Any) -> str:
    style = child.style
    is_block = isinstance(child, boxes.BlockBox) and child.is_in_normal_flow()
    if is_block and columns_asked_for(child):
        return ""  # it stands in its columns
    return chosen(style, "banxin_place") if is_block and _PROPERTY in getattr(style, "cascaded", ()) else ""
