"""Balanced columns by counting lines; WeasyPrint lays the whole text out again for every height it tries.

Where a multi-column block holds plain paragraphs of composed lines, the height at which they balance follows
from the numbers of their lines, and the columns are laid out once. Anything else is left to WeasyPrint.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks
from weasyprint.layout.column import _create_column_box, columns_layout
from weasyprint.layout.percent import resolve_one_percentage

from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.boxes.drop_caps import rows_of_drop_cap
from banxin.engine.boxes.reading import paragraph_of
from banxin.engine.boxes.set_boxes import released
from banxin.engine.footnotes.side_by_side import with_notes
from banxin.engine.lines.line_grid import grid_step, on_grid
from banxin.engine.lines.resume import Resume
from banxin.engine.pages.blocks_across import as_wide_as_columns
from banxin.engine.pages.column_floats import with_floats
from banxin.engine.pages.column_frame import ColumnFrame, frame_of
from banxin.engine.pages.column_heads import resolve_percentages
from banxin.engine.pages.column_rooms import keeps_any
from banxin.engine.pages.column_spans import spans, with_rest
from banxin.engine.pages.empty_columns import with_none_empty
from banxin.engine.pages.over_columns import with_blocks_over

_NEAR: Final = 1e-6  # px
_LEVEL: Final = 0.02  # px
_ENDLESS: Final = 1e6  # px: room for columns in a box with no foot below it, such as a float
_AVOID: Final = frozenset({"avoid", "avoid-column", "avoid-page"})
_FREE: Final = frozenset({"auto", *_AVOID})


@dataclass(frozen=True, slots=True)
class ParagraphLines:
    """What a paragraph takes of a column, in px."""

    lines: int
    leading: float
    above: float  # margin
    edge_above: float  # border and padding
    edge_below: float
    below: float
    orphans: int
    widows: int
    whole: bool  # never divided
    tied: bool  # never parted from what follows


def columns(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, page_is_empty: bool,
    absolute_boxes: list[Any], fixed_boxes: list[Any], adjoining_margins: list[Any], *styles: Any,
) -> Any:  # fmt: skip
    """Lay out a multi-column box with the notes called in it."""
    positioned = (absolute_boxes, fixed_boxes)

    def laid(box: Any, skip_stack: Any, free: float) -> Any:
        margins = list(adjoining_margins)
        result = _columns(
            context, box, bottom_space + free, skip_stack, containing_block, page_is_empty, *positioned,
            margins, *styles,
        )  # fmt: skip
        if result[0] is not box:
            released(result[0])
        return result

    def lay_out(free: float) -> Any:
        def floated(box: Any) -> Any:
            return with_floats(context, box, skip_stack, positioned, partial(laid, free=free))

        return with_none_empty(box, skip_stack, positioned, floated)

    return with_notes(
        context, box, positioned,
        lambda: with_blocks_over(
            context, box, skip_stack, containing_block, positioned, lay_out, page_is_empty=page_is_empty
        ),
    )  # fmt: skip


def _columns(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, page_is_empty: bool,
    absolute_boxes: list[Any], fixed_boxes: list[Any], adjoining_margins: list[Any], *styles: Any,
) -> Any:  # fmt: skip
    """Lay out a multi-column box: ours where it is plain, WeasyPrint's otherwise."""
    most = context.page_bottom - box.position_y  # columns around it ask for a line
    bottom_space = max(-_ENDLESS, min(bottom_space, most))
    if not any(styles) and _is_plain(box) and not keeps_any(context, box):
        positioned = (absolute_boxes, fixed_boxes)
        done = _set(context, box, bottom_space, skip_stack, containing_block, page_is_empty, positioned,
                    adjoining_margins)  # fmt: skip
        if done is not None:
            return done
    box, containing_block = as_wide_as_columns(box, containing_block)
    return with_rest(box, skip_stack, columns_layout(
        context, box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes,
        adjoining_margins, *styles,
    ))  # fmt: skip


def _is_plain(box: Any) -> bool:
    """Whether nothing but paragraphs stands in the columns; looked at once for each box."""
    known = box.__dict__.get("_banxin_plain")
    if known is None or known[0] is not box.children:
        style = box.style
        plain = (
            bool(box.children)
            and style["height"] == "auto"
            and style["position"] == "static"
            and style["direction"] == "ltr"
            and style["column_fill"] == "balance"
            and box.first_line_style is None
            and box.first_letter_style is None
            and all(_is_paragraph(child) for child in box.children)
        )
        known = box._banxin_plain = (box.children, plain)
    return bool(known[1])


def _is_paragraph(child: Any) -> bool:
    if type(child) is not boxes.BlockBox or len(child.children) != 1:
        return False
    style = child.style
    return (
        isinstance(child.children[0], boxes.LineBox)
        and child.is_in_normal_flow()
        and child.first_line_style is None
        and child.first_letter_style is None
        and style["position"] == "static"
        and not spans(child)
        and style["height"] == "auto"
        and style["overflow"] == "visible"
        and style["max_lines"] == "none"
        and style["continue"] != "discard"
        and style["break_before"] == "auto"
        and style["break_after"] in _FREE
        and not rows_of_drop_cap(child)
    )


def _set(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, block: Any, page_is_empty: bool,
    positioned: tuple[list[Any], list[Any]], adjoining_margins: list[Any],
) -> Any | None:  # fmt: skip
    """The columns, or None where the text does not fall as it was counted."""
    box = box.copy_with_children(box.children)
    box.position_y += blocks.collapse_margin(adjoining_margins)
    blocks.block_level_width(box, block)
    frame = frame_of(box)
    skip, inner = next(iter(skip_stack.items())) if skip_stack else (0, None)
    top = on_grid(context, box.style, box.content_box_y(), grid_step(box.style))
    room = context.page_bottom - top - bottom_space
    column = _create_column_box(box, block, (), frame.width, top)
    paragraphs = _read_all(context, box.children[skip:], column, frame.count * room)
    if paragraphs is None or not _are_level(paragraphs, grid_step(box.style)):
        return None
    if inner:
        resume = inner.get(0)
        if not isinstance(resume, Resume):
            return None
        paragraphs[0] = _rest(context, box.children[skip], paragraphs[0], resume, column)
    if skip and not inner:
        paragraphs[0] = replace(paragraphs[0], above=0)
    height = balanced(paragraphs, frame.count, room, page_is_empty=page_is_empty)
    foot = bottom_space
    if height is not None:
        foot = max(foot, context.page_bottom - top - height)
    resume_at = {0: inner} if skip_stack else None
    made, resume_at, next_page = _lay_out(
        context, box, block, frame, (skip, top, foot), resume_at, page_is_empty, positioned
    )
    if not made or (resume_at is None) != (height is not None):
        return None
    return _finish(box, made, (room, top - box.content_box_y()), skip, resume_at, next_page)


def _lay_out(
    context: Any, box: Any, block: Any, frame: ColumnFrame, place: tuple[int, float, float], resume_at: Any,
    page_is_empty: bool, positioned: tuple[list[Any], list[Any]],
) -> tuple[list[Any], Any, Any]:  # fmt: skip
    """Columns side by side, down to the foot."""
    skip, top, foot = place
    children = [child.copy() for child in box.children[skip:]]
    made: list[Any] = []
    next_page = None
    context.in_column = True
    for nth in range(frame.count):
        column = _create_column_box(box, block, children, frame.width, top)
        column.position_x += nth * (frame.width + frame.gap)
        new, resume_at, next_page, *_ = blocks.block_box_layout(
            context, column, foot, resume_at, block, page_is_empty, *positioned, None, None, None,
            discard=False, max_lines=None,
        )  # fmt: skip
        if new is None:
            made = []
            break
        made.append(new)
        if resume_at is None:
            break
    context.in_column = False
    return made, resume_at, next_page


def _are_level(paragraphs: list[ParagraphLines], step: float) -> bool:
    """Whether paragraphs that stand on a grid are made of whole rows, so that counting their lines is
    enough.
    """
    if not step:
        return True
    heights = {part for one in paragraphs for part in (one.above, one.edge_above, one.edge_below, one.below)}
    heights |= {one.leading for one in paragraphs}
    return all(abs(height - round(height / step) * step) < _LEVEL for height in heights)


def _finish(
    box: Any, made: list[Any], heights: tuple[float, float], skip: int, resume_at: Any, next_page: Any
) -> Any:
    """The box of the columns; `heights` are the room for them and what is above them to the next row."""
    room, above = heights
    deepest = max(column.margin_height() for column in made)
    box.children = made
    box.height = min(room, deepest) + above
    lack = 0
    if box.min_height != "auto" and box.min_height > box.height:
        lack = box.min_height - box.height
        box.height = box.min_height
    for column in made:
        column.height = deepest + lack
    if resume_at:
        ((nth, inner),) = resume_at.items()
        resume_at = {skip + nth: inner}
    return box, resume_at, next_page, [], False


def _read_all(context: Any, children: Any, column: Any, room: float) -> list[ParagraphLines] | None:
    """Measure paragraphs until there are more than enough for the room; None where one is not plain."""
    found: list[ParagraphLines] = []
    depth = 0.0
    for child in children:
        paragraph = _read(context, child, column)
        if paragraph is None:
            return None
        if found:  # the first may be the end of a long one
            depth += paragraph.lines * paragraph.leading
        found.append(paragraph)
        if depth > room:
            break
    return found


def _read(context: Any, child: Any, column: Any) -> ParagraphLines | None:
    """Measure a paragraph; None where its lines are not all ours and alike."""
    child = child.copy()
    resolve_percentages(child, column)
    blocks.block_level_width(child, column)
    line_box = child.children[0]
    paragraph = paragraph_of(context, line_box, child)
    if (
        paragraph is None
        or not paragraph.root.plain
        or paragraph.floats
        or paragraph.has_out
        or not paragraph.copy.sorts
    ):
        return None
    resolve_one_percentage(line_box, "text_indent", child.width)
    indent = line_box.text_indent
    width = child.width
    measures = tuple(
        round(value * UNITS_PER_PX) for value in ([width - indent, width] if indent else [width])
    )
    style = child.style
    margins = [0 if margin == "auto" else margin for margin in (child.margin_top, child.margin_bottom)]
    return ParagraphLines(
        lines=paragraph.lines_from(0, 0, measures),
        leading=paragraph.line_height,
        above=margins[0],
        edge_above=child.border_top_width + child.padding_top,
        edge_below=child.border_bottom_width + child.padding_bottom,
        below=margins[1],
        orphans=style["orphans"],
        widows=style["widows"],
        whole=style["break_inside"] in _AVOID,
        tied=style["break_after"] in _AVOID,
    )


def _rest(context: Any, child: Any, whole: ParagraphLines, resume: Resume, column: Any) -> ParagraphLines:
    """A paragraph that began on an earlier page."""
    child = child.copy()
    resolve_percentages(child, column)
    blocks.block_level_width(child, column)
    paragraph = paragraph_of(context, child.children[0], child)
    assert paragraph is not None
    lines = paragraph.lines_from(
        paragraph.sort_at(resume.place), resume.place, (round(child.width * UNITS_PER_PX),)
    )
    return ParagraphLines(
        lines, whole.leading, 0, 0, whole.edge_below, whole.below, whole.orphans, whole.widows, whole.whole,
        whole.tied,
    )  # fmt: skip


def balanced(
    paragraphs: list[ParagraphLines], count: int, room: float, *, page_is_empty: bool
) -> float | None:
    """The least height at which the paragraphs fit the columns; None if they do not fit the room.

    Starts from the mean, as WeasyPrint does, and adds what the next piece lacks.
    """
    depths, _, rest = _fill(paragraphs, count, room, empty=page_is_empty)
    if rest:
        return None
    height = sum(depths) / count
    while True:
        _, lack, rest = _fill(paragraphs, count, height, empty=page_is_empty)
        if not rest:
            return height
        height += lack
        if height > room:
            return None


def _fill(
    paragraphs: list[ParagraphLines], count: int, height: float, *, empty: bool
) -> tuple[list[float], float, bool]:
    """Depth of each column, the least that was lacking for one more line, and whether text is left over."""
    nth, done = 0, 0
    depths: list[float] = []
    lack = 0.0
    for _ in range(count):
        depth, nth, done = _fill_one(paragraphs, nth, done, height, empty=empty)
        depths.append(depth)
        if nth >= len(paragraphs):
            return depths, lack, False
        following = paragraphs[nth]
        needed = following.leading + (0 if done else following.edge_above)
        short = needed - (height - depth)
        if short > 1:
            lack = min(lack or short, short)
    return depths, lack or 1.0, True


def _fill_one(
    paragraphs: list[ParagraphLines], nth: int, done: int, height: float, *, empty: bool
) -> tuple[float, int, int]:
    """Depth of one column that starts with line `done` of a paragraph, and where the next one starts."""
    first, before = nth, done
    pen, below = 0.0, 0.0
    ends: list[float] = []
    while nth < len(paragraphs):
        paragraph = paragraphs[nth]
        above = 0.0 if nth == first and nth else max(below, paragraph.above)  # none at the head of a column
        start = pen + (0.0 if done else above + paragraph.edge_above)
        left = paragraph.lines - done
        fit = min(left, int((height - start) / paragraph.leading + _NEAR))
        if fit == left and start + left * paragraph.leading + paragraph.edge_below > height + _NEAR:
            fit -= 1
        if fit < left:
            fit = _cut(paragraph, fit, left, alone=empty and nth == first)
            if fit > 0:
                return start + fit * paragraph.leading, nth, done + fit
            while nth > first + 1 and paragraphs[nth - 1].tied:
                nth -= 1
                ends.pop()
            return (ends[-1] if ends else 0.0), nth, before if nth == first else 0
        pen = start + left * paragraph.leading + paragraph.edge_below
        below = paragraph.below
        ends.append(pen)
        nth, done = nth + 1, 0
    return pen, nth, 0


def _cut(paragraph: ParagraphLines, fit: int, left: int, *, alone: bool) -> int:
    """How many of the lines left stay in this column when only `fit` of them find room."""
    if alone:
        return max(1, fit)
    if fit < paragraph.orphans or paragraph.whole:
        return 0
    wanted = max(0, paragraph.widows - (left - fit))
    return fit - wanted if wanted <= fit - paragraph.orphans else 0
