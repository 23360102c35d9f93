"""The flow of lines: takes the place of WeasyPrint's iterator over the lines of a paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout.absolute import absolute_layout
from weasyprint.layout.float import avoid_collisions
from weasyprint.layout.inline import iter_line_boxes as their_lines
from weasyprint.layout.percent import resolve_one_percentage

from banxin.compositor.elastic import fit
from banxin.compositor.tables import PX_PER_UNIT, UNITS_PER_PX
from banxin.engine.boxes.drop_caps import drop, first_letter_to_box, is_drop_cap, rows_of_drop_cap
from banxin.engine.boxes.first_line import styled
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.boxes.reading import paragraph_of
from banxin.engine.boxes.set_boxes import EDGES
from banxin.engine.footnotes.calls import keeper_of
from banxin.engine.lines.building import OutOfFlow, make_line
from banxin.engine.lines.floats import Shore
from banxin.engine.lines.kept_copy import keep_copy
from banxin.engine.lines.leader import fill_leader
from banxin.engine.lines.line_grid import on_grid
from banxin.engine.lines.resume import Resume
from banxin.engine.session import Overfull, running
from banxin.engine.styles.type_style import TypeStyle, type_style_of

_FLOAT_LINES = 400  # lines beside floats whose measures are looked up in advance
_TRIES = 3  # times a line that turns out higher beside floats is set again
_NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Flow:
    """Lays out the lines of one line box."""

    context: Any
    box: Any
    paragraph: SetParagraph
    cb: Any
    absolutes: list[Any]
    fixed: list[Any]
    bottom_space: float
    type_style: TypeStyle = field(init=False)
    shore: Shore | None = None

    def __post_init__(self) -> None:
        self.type_style = type_style_of(self.box)
        if self.paragraph.floats:
            self.shore = Shore(
                self.context, self.cb, self.paragraph, self.absolutes, self.fixed, self.bottom_space
            )

    def lines(self, y: float, sort: int, place: int, indent: float) -> Iterator[tuple[Any, Any]]:
        """Lines from a place in the copy on."""
        while True:
            line, sort, place = self._line(y, sort, place, indent)
            done = place >= self.paragraph.root.end and sort >= len(self.paragraph.copy.sorts)
            resume = None if done else Resume(sort, place)
            y = line.position_y + line.height
            yield line, resume
            if resume is None:
                return
            indent = 0

    def lines_after_first(self, y: float, indent: float, first_line_style: Any) -> Iterator[tuple[Any, Any]]:
        """Lines of a whole paragraph whose first line has a style of its own."""
        box = styled(self.box, first_line_style)
        paragraph = paragraph_of(self.context, box, self.cb)
        if paragraph is None:
            yield from self.lines(y, 0, 0, indent)
            return
        first = Flow(self.context, box, paragraph, self.cb, self.absolutes, self.fixed, self.bottom_space)
        line, resume = next(first.lines(y, 0, 0, indent))
        if resume is None:
            yield line, None
            return
        resume = Resume(self.paragraph.sort_at(resume.place), resume.place)
        yield line, resume
        yield from self.lines(line.position_y + line.height, resume.sort, resume.place, 0)

    def _line(self, y: float, sort: int, place: int, indent: float) -> tuple[Any, int, int]:
        paragraph, shore = self.paragraph, self.shore
        if shore is not None:
            shore.at_start(place, y)
        height = paragraph.line_height
        tries, least = 0, 0.0
        while True:
            x, top, widths = self._measures(y, height, indent, least)
            units = tuple(round(width * UNITS_PER_PX) for width in widths)
            copy = paragraph.copy
            end, place_after, forced, over = paragraph.line_from(sort, place, units)
            if paragraph.copy is not copy:  # words were divided
                sort = paragraph.sort_at(place)
            out = OutOfFlow()
            span = (sort, end, place, place_after)
            if over and not least and self.context.excluded_shapes:
                least = indent + fit(paragraph.copy, sort, end, units[0], fill=False).width * PX_PER_UNIT
                continue  # what cannot be parted goes below the floats if it is too wide beside them
            if shore is not None and shore.beside(span, top, units[0]):
                continue
            fill, stretch_last = self._fill(forced)
            line, made = make_line(
                self.context, self.cb, paragraph, span, (x + indent, top, units[0]),
                fill=fill or stretch_last, out=out, done_floats=shore.done if shore is not None else _NONE,
            )  # fmt: skip
            tries += 1
            if tries == _TRIES or line.height <= height + 1e-6 or not self.context.excluded_shapes:
                break
            height = line.height
        if over and self.box.text_overflow == "clip":
            self._overfull(made, units[0], sort, end)
        self._align(line, x, indent, units[0], forced)
        if paragraph.copy.led:
            fill_leader(self.context, line, self.cb, indent)
        self._settle(line, out, top)
        return line, end, place_after

    def _measures(
        self, y: float, height: float, indent: float, least: float
    ) -> tuple[float, float, list[float]]:
        """Start of the line, its top, and measures of this (at least `least`) and the next lines in px."""
        if not self.context.excluded_shapes:
            width = self.cb.width
            x = self.cb.content_box_x()
            return x, y, [width - indent, width] if indent else [width]
        x, top, width = self._beside_floats(y, height, least)
        widths = [width - indent]
        bottom = max(s.position_y + s.margin_height() for s in self.context.excluded_shapes)
        next_y = top + height
        while next_y < bottom and len(widths) < _FLOAT_LINES:
            _, next_top, width = self._beside_floats(next_y, height)
            widths.append(width)
            next_y = next_top + height
        _, _, width = self._beside_floats(max(bottom, next_y), height)
        return x, top, [*widths, width]

    def _beside_floats(self, y: float, height: float, least: float = 0.0) -> tuple[float, float, float]:
        box = self.box
        box.position_y = y
        box.width = max(least, box.style["font_size"] * 2)
        box.height = height
        x, top, width = avoid_collisions(self.context, box, self.cb, outer=False)
        return x, top, width

    def _fill(self, forced: bool) -> tuple[bool, bool]:
        type_style = self.type_style
        if not forced:
            return type_style.align == "justify", False
        return False, type_style.align_last == "justify"

    def _align(self, line: Any, x: float, indent: float, measure: int, forced: bool) -> None:
        align = self.type_style.align
        if forced and self.type_style.align_last != "auto":
            align = self.type_style.align_last
        width = line.width
        slack = measure * PX_PER_UNIT - width
        if slack > 0 and align in ("right", "end", "center"):
            line.translate(dx=slack / 2 if align == "center" else slack)
        line.position_x = x
        line.width = width + indent

    def _settle(self, line: Any, out: OutOfFlow, top: float) -> None:
        """Static positions of absolute boxes, floats that wait until below the line."""
        self.absolutes.extend(out.absolutes)
        self.fixed.extend(out.fixed)
        for placeholder in out.placeholders:
            if "inline" in placeholder.style.specified["display"]:
                placeholder.translate(0, top - placeholder.position_y)
            else:
                placeholder.translate(
                    line.position_x - placeholder.position_x, top + line.height - placeholder.position_y
                )
        for anchor, placeholders in out.anchored:
            for placeholder in placeholders:
                absolute_layout(
                    self.context, placeholder, anchor, self.fixed, self.bottom_space, skip_stack=None
                )
        if self.shore is not None:
            floats = self.shore.below(out.floats, top + line.height)
            caps = [made for made in floats if is_drop_cap(made)]
            others = [made for made in floats if not is_drop_cap(made)]
            line.children = [*caps, *line.children, *others]

    def phantom(self, y: float) -> Iterator[tuple[Any, Any]]:
        """A line box with nothing in it but floats takes no height."""
        out = OutOfFlow()
        if self.shore is not None:
            self.shore.all_at(y)
        line, _ = make_line(
            self.context, self.cb, self.paragraph, (0, 0, 0, self.paragraph.root.end),
            (self.cb.content_box_x(), y, 0), fill=False, out=out,
            done_floats=self.shore.done if self.shore is not None else _NONE,
        )  # fmt: skip
        line.height = 0
        self._settle(line, out, y)
        yield line, None

    def _overfull(self, made: Any, measure: int, start: int, end: int) -> None:
        em = self.paragraph.copy.em
        at = self.paragraph.copy.at
        stop = at[end] if end < len(at) else len(self.paragraph.text)
        text = self.paragraph.text[at[start] : stop]
        excess = round(made.fit.over / em, 2)
        session = running()
        if session is not None:
            measured, tag = round(measure / em, 2), self.box.element_tag or ""
            session.report(Overfull(text, excess, measured, tag, self.box.element))


def iter_line_boxes(
    context: Any, box: Any, position_y: float, bottom_space: float, skip_stack: Any,
    containing_block: Any, absolute_boxes: list[Any], fixed_boxes: list[Any],
    first_letter_style: Any, first_line_style: Any,
) -> Iterator[tuple[Any, Any]]:  # fmt: skip
    """Lines of a line box; where there are notes, they learn how low the line is that calls them."""
    lines = _lines(
        context, box, position_y, bottom_space, skip_stack, containing_block, absolute_boxes, fixed_boxes,
        first_letter_style, first_line_style,
    )  # fmt: skip
    keeper = keeper_of(context)
    return lines if keeper is None else keeper.told(lines, bottom_space)


def _with_cap(context: Any, box: Any, paragraph: Any, block: Any, cap: tuple[int, Any]) -> Any:
    """A paragraph with its first character dropped, or as its `::first-letter` says where none drops."""
    rows, looks = cap
    box._banxin_drop = drop(box, rows, paragraph, block.width, looks)
    if not box._banxin_drop and looks:
        first_letter_to_box(box, None, looks)
    if not box._banxin_drop and not looks:
        return paragraph
    del box._banxin_paragraph
    return paragraph_of(context, box, block)


def _lines(
    context: Any, box: Any, position_y: float, bottom_space: float, skip_stack: Any,
    containing_block: Any, absolute_boxes: list[Any], fixed_boxes: list[Any],
    first_letter_style: Any, first_line_style: Any,
) -> Iterator[tuple[Any, Any]]:  # fmt: skip
    """Lines of a line box, ours where it is Chinese, WeasyPrint's otherwise."""
    ours = skip_stack is None or isinstance(skip_stack, Resume)
    begins = ours and skip_stack is None
    rows = rows_of_drop_cap(containing_block) if begins else 0
    if begins and first_letter_style and not rows:
        first_letter_to_box(box, None, first_letter_style)
    if "margin_left" not in box.__dict__:
        box.__dict__.update(EDGES)  # a line box has none
    paragraph = paragraph_of(context, box, containing_block) if ours else None
    if rows and paragraph is not None and "_banxin_drop" not in box.__dict__:
        paragraph = _with_cap(context, box, paragraph, containing_block, (rows, first_letter_style))
    if paragraph is None:
        yield from their_lines(
            context, box, position_y, bottom_space, skip_stack, containing_block, absolute_boxes,
            fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip
        return
    flow = Flow(context, box, paragraph, containing_block, absolute_boxes, fixed_boxes, bottom_space)
    if containing_block.is_in_normal_flow():
        position_y = on_grid(context, box.style, position_y, paragraph.line_height)
    sort, place, indent = 0, 0, 0.0
    if skip_stack is None:
        resolve_one_percentage(box, "text_indent", containing_block.width)
        indent = 0.0 if box.__dict__.get("_banxin_drop") else box.text_indent
        if not (rows or first_letter_style or first_line_style):
            keep_copy(context, containing_block, box, paragraph, (position_y, indent))
    else:
        sort, place = paragraph.sort_at(skip_stack.place), skip_stack.place
    if not paragraph.copy.sorts and paragraph.text.strip(" ") == "":
        yield from flow.phantom(position_y)
    elif first_line_style and skip_stack is None:
        yield from flow.lines_after_first(position_y, indent, first_line_style)
    else:
        yield from flow.lines(position_y, sort, place, indent)
