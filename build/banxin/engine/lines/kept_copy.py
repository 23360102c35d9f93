"""The copy of a paragraph, kept with the block that its lines stand in, so that they can be counted at other
widths (`pages/other_widths`)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Final

from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.boxes.node import Node
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.lines.line_grid import grid_step
from banxin.engine.session import running
from banxin.engine.styles.type_style import type_style_of

_NEAR: Final = 1e-6  # px
_KEPT: Final = "_banxin_copy"


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """The lines of a block before they were made: a paragraph in one piece, its indent in px."""

    paragraph: SetParagraph
    indent: float

    def lines(self, width: float) -> int:
        """How many lines there are in a block `width` px wide."""
        widths = [width - self.indent, width] if self.indent else [width]
        units = tuple(round(one * UNITS_PER_PX) for one in widths)
        return replace(self.paragraph, found={}).lines_from(0, 0, units)


def keep_copy(
    context: Any, block: Any, linebox: Any, paragraph: SetParagraph, place: tuple[float, float]
) -> None:
    """Keep with a block the paragraph that is about to become its lines, where it is asked for and says all
    that there is to know about them. Its `place` is the top of the first line and its indent, in px."""
    session = running()
    if session is None or not session.measuring:
        return
    style, (top, indent) = linebox.style, place
    beside = any(shape.position_y + shape.margin_height() > top for shape in context.excluded_shapes)
    placed = beside or grid_step(style) or getattr(style["text_indent"], "unit", "") != "px"
    bound = placed or paragraph.floats or paragraph.tabs or paragraph.fluid
    if not bound and paragraph.copy.sorts and _is_even(paragraph):
        setattr(block, _KEPT, KeptCopy(replace(paragraph, found={}), indent))


def kept_copy(block: Any) -> KeptCopy | None:
    """What was kept with a block."""
    kept: KeptCopy | None = block.__dict__.get(_KEPT)
    return kept


def _is_even(paragraph: SetParagraph) -> bool:
    """Whether each line of a paragraph, whatever stands on it, is as high as its leading."""
    top = -paragraph.baseline
    bottom = top + paragraph.line_height
    return paragraph.root.plain or all(
        top - _NEAR <= above and below <= bottom + _NEAR for above, below in _edges(paragraph.root, 0.0)
    )


def _edges(node: Node, baseline: float) -> Iterator[tuple[float, float]]:
    """Top and bottom of what stands on a line within a node, which has its own `baseline`; y goes down."""
    for child in node.children:
        if child.role in ("reading", "gone", "out"):
            continue
        rise = child.box.style["vertical_align"]
        numeric = not isinstance(rise, str) and isinstance(rise, int | float)
        if child.role == "object" or not (rise == "baseline" or numeric):
            yield -inf, inf
            return
        own = baseline - (rise if numeric else 0.0)
        height, ascent = type_style_of(child.box).strut
        yield own - ascent, own - ascent + height
        yield from _edges(child, own)
