"""Blocks over some of the columns: a pull quote over two of three, while the text beside it goes on.

A block in columns that declares `--banxin-columns: 2` leaves the text where it is called, and stands over so
many columns at their head, or with `--banxin-place: foot` at their foot: the one in which it is called and
those after it, or before it where there are no more. It stands on the page of its call if that is still there
once the block has its room, else at the next. It never leaves its columns: where their text ends first, some
of it goes overleaf with the block, or it stands before its call. Its room is whole rows of the text's grid,
so that the columns beside it are level. With `1`, and in text of one column, it stands in the text.

CSS knows `column-span: all` alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks

from banxin.engine.lines.line_grid import grid_step
from banxin.engine.pages.column_frame import ColumnFrame, frame_of
from banxin.engine.pages.column_rooms import NUMBER, RoomsInColumns, rooms_in_force
from banxin.engine.pages.column_spans import spans
from banxin.engine.pages.folios import BoxPath, path_of
from banxin.engine.styles.type_style import chosen, whole_number

_HELD: Final = "_banxin_over_columns"
_SHARE: Final = 0.75  # of the height of columns, for the blocks over them
_NEAR: Final = 0.05  # px
_TRIED: Final = 9  # rows that go overleaf with a block at most
_BEHIND: Final[BoxPath] = (1 << 31,)

SetColumns = Callable[[float], Any]
"""Sets the columns of a page, with so many px at their foot left free."""


@dataclass(slots=True)
class OverBlock:
    """A block taken out of a multi-column box: before what it is called, and how many columns it is over."""

    box: Any
    columns: int
    at_foot: bool
    call: BoxPath
    page: int | None = None  # on which it stands
    heights: dict[float, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block over columns `first` to `first + count - 1` of a section, what is between blocks across all."""

    block: OverBlock
    section: int
    first: int
    count: int
    rows: float  # px, whole rows with the air to the text


def columns_asked_for(box: Any) -> int:
    """Over how many columns a block itself asks to stand; 0 where it says nothing."""
    return whole_number(box.style, "banxin_columns")


def begin_over_columns(context: Any, root: Any) -> bool:
    """Whether a document has such blocks; asked before its first page is made, they leave the text."""
    known: bool | None = context.__dict__.get(_HELD)
    if known is None:
        known = context.__dict__[_HELD] = _take(root, None, ())
    return known


def has_blocks_over(context: Any) -> bool:
    """The same, once it has been asked."""
    return bool(context.__dict__.get(_HELD))


def _take(box: Any, held: list[OverBlock] | None, path: BoxPath) -> bool:
    """Take blocks out of what is in a box; `held` is for those of the columns around it."""
    children = getattr(box, "children", ())
    if not children or isinstance(children[0], boxes.LineBox):
        return False
    kept: list[Any] = []
    found = False
    for child in children:
        here = (*path, len(kept))
        if held is not None and _is_over(child):
            at_foot = chosen(child.style, "banxin_place") == "foot"
            held.append(OverBlock(child, columns_asked_for(child), at_foot, here))
            found = True
            continue
        kept.append(child)
        if not isinstance(child, boxes.BlockBox):
            continue
        if child.style["column_count"] == child.style["column_width"] == "auto":
            found |= _take(child, held, here)
        else:
            inner: list[OverBlock] = []
            found |= _take(child, inner if _has_text(child) else None, ())
            if inner:
                setattr(child, _HELD, inner)
    if len(kept) != len(children):
        box.children = type(children)(kept)
    return found


def _is_over(child: Any) -> bool:
    if not isinstance(child, boxes.BlockBox) or not child.is_in_normal_flow() or spans(child):
        return False
    return columns_asked_for(child) > 1


def _has_text(columns: Any) -> bool:
    """Whether there are several columns, and in them something that stays."""
    return columns.style["column_count"] != 1 and any(
        not spans(child) and not _is_over(child) for child in columns.children
    )


def with_blocks_over(
    context: Any, box: Any, skip_stack: Any, containing_block: Any, positioned: Any, lay_out: SetColumns,
    *, page_is_empty: bool,
) -> Any:  # fmt: skip
    """Lay out a page of a multi-column box with the blocks that stand over some of its columns."""
    if not box.__dict__.get(_HELD):
        return lay_out(0.0)
    settled = box.copy_with_children(box.children)
    blocks.block_level_width(settled, containing_block)
    page = _Page(context, box, skip_stack, frame_of(settled), positioned, lay_out, page_is_empty)
    return page.made()


@dataclass(slots=True)
class _Page:
    """A page of a multi-column box."""

    context: Any
    box: Any
    skip_stack: Any
    frame: ColumnFrame
    positioned: tuple[list[Any], list[Any]]
    lay_out: SetColumns
    page_is_empty: bool
    rooms: RoomsInColumns | None = None

    @property
    def held(self) -> list[OverBlock]:
        """The blocks of the box, in the order of their calls."""
        found: list[OverBlock] = self.box.__dict__[_HELD]
        return found

    def made(self) -> Any:
        """The result of WeasyPrint's layout of the box, with the blocks among its children."""
        page, start = self.context.current_page, path_of(self.skip_stack)
        for one in self.held:
            if self.skip_stack is None or (one.page is not None and one.page >= page):
                one.page = None
        for number, child in enumerate(self.box.children):
            setattr(child, NUMBER, (self.held, number))
        left = [one for one in self.held if one.page is None]
        plan: list[_Placed] = []
        for one in left:
            if one.call < start:
                plan.append(self._placed(one, plan, self._first_text(start)))
        result = self._try(plan)
        for one in left[len(plan) :]:
            if result[0] is None or not one.call < _end(result):
                break
            tried = [*plan, self._placed(one, plan, one.call)]
            if not self._has_room(tried):
                break
            self._undo(result)
            result = self._try(tried)
            if result[0] is None or not one.call < _end(result):
                self._undo(result)
                result = self._try(plan)
                break
            plan = tried
        waiting = left[len(plan) :]
        if waiting and result[0] is not None and result[1] is None:
            plan, result = self._kept_together(plan, waiting, result)
        if result[0] is not None:
            self._put(plan, result[0])
            for placed in plan:
                placed.block.page = page
        return result

    def _try(self, plan: list[_Placed], free: float = 0.0) -> Any:
        """The columns with room for the blocks of `plan`, and `free` px left free at their foot."""
        rooms = RoomsInColumns(self.held, [spans(child) for child in self.box.children])
        for one in plan:
            for number in range(one.first, one.first + one.count):
                rooms.keep(one.section, number, one.rows, at_foot=one.block.at_foot)
        self.rooms = rooms
        with rooms_in_force(self.context, rooms):
            return self.lay_out(free)

    def _undo(self, result: Any) -> None:
        if result[0] is not None:
            blocks.remove_placeholders(self.context, [result[0]], *self.positioned)

    def _kept_together(
        self, plan: list[_Placed], waiting: list[OverBlock], result: Any
    ) -> tuple[list[_Placed], Any]:
        """The text ends here without those that wait: some of it goes overleaf, or they stand here."""
        step = grid_step(self.box.style) or self.box.style["font_size"]
        for rows in () if self.page_is_empty and not plan else range(1, _TRIED):
            self._undo(result)
            result = self._try(plan, rows * step)
            if result[0] is None or result[1] is not None:
                return plan, result
        for one in waiting:
            plan = [*plan, self._placed(one, plan, one.call)]
        self._undo(result)
        return plan, self._try(plan)

    def _placed(self, block: OverBlock, plan: list[_Placed], call: BoxPath) -> _Placed:
        """A block at the columns in which a place of the text is, or with those that stand there already."""
        section = self._section(call)
        count = min(block.columns, self.frame.count)
        there = [one.first for one in plan if (one.section, one.block.at_foot) == (section, block.at_foot)]
        called = self.rooms.column_of(section, call) if self.rooms else 0
        first = min([*there, called][0], self.frame.count - count)
        return _Placed(block, section, first, count, self._rows(block, count))

    def _first_text(self, start: BoxPath) -> BoxPath:
        """Where the first text of the page is: behind the block across all columns with which it begins."""
        begins_across = start and start[0] < len(self.box.children) and spans(self.box.children[start[0]])
        return (start[0] + 1,) if begins_across else start

    def _section(self, call: BoxPath) -> int:
        """The section of a place: text between blocks across all columns; there is text in it."""
        place = call[0] if call else 0
        across = [spans(child) for child in self.box.children]
        wanted = sum(across[:place])
        texts = sorted({sum(across[:number]) for number, one in enumerate(across) if not one})
        return next((section for section in texts if section >= wanted), texts[-1])

    def _has_room(self, plan: list[_Placed]) -> bool:
        """Whether the blocks leave enough of their columns to the text."""
        assert self.rooms is not None
        for one in plan:
            others = [each for each in plan if each.section == one.section and _meet(each, one)]
            if sum(each.rows for each in others) > _SHARE * self.rooms.height(one.section):
                return False
        return True

    def _rows(self, block: OverBlock, count: int) -> float:
        """The whole rows that a block takes, in px, with the air between it and the text."""
        width = self._width(count)
        known = block.heights.get(width)
        if known is None:
            made = self._laid(block, count, self.box, ([], []))
            air = made.margin_top if block.at_foot else made.margin_bottom
            height = made.border_height() + (0 if air == "auto" else air)
            step = grid_step(self.box.style)
            known = block.heights[width] = ceil((height - _NEAR) / step) * step if step else height
        return known

    def _width(self, count: int) -> float:
        return count * self.frame.width + (count - 1) * self.frame.gap

    def _laid(
        self, block: OverBlock, count: int, around: Any, positioned: tuple[list[Any], list[Any]]
    ) -> Any:
        """A block laid out over so many columns, at the head of the box."""
        holder = boxes.BlockBox.anonymous_from(around, ())
        holder.width, holder.height = self._width(count), "auto"
        box = block.box.deepcopy()
        box.position_x, box.position_y = around.content_box_x(), around.content_box_y()
        box.style = box.style.copy()
        box.style["break_before"] = box.style["break_after"] = "auto"
        box.style["column_span"] = "all"  # no column, for rules between columns
        context = self.context
        in_column, context.in_column = context.in_column, False
        context.create_block_formatting_context(block.box)
        try:
            made, *_ = blocks.block_level_layout(
                context, box, float("-inf"), None, holder, True, *positioned, [], None, None, False, None,
            )  # fmt: skip
        finally:
            context.finish_block_formatting_context()
            context.in_column = in_column
        return made

    def _put(self, plan: list[_Placed], made: Any) -> None:
        """Put the blocks into the box that has been laid out."""
        assert self.rooms is not None
        sections = dict(_sections(made, sum(map(spans, self.box.children[: _first(self.skip_stack)]))))
        ends = {section: self.rooms.settled(section, columns) for section, columns in sections.items()}
        taken: dict[tuple[int, bool], float] = {}
        put = []
        for one in plan:
            block = self._laid(one.block, one.count, made, self.positioned)
            key = (one.section, one.block.at_foot)
            before = taken.get(key, 0.0)
            taken[key] = before + one.rows
            if one.section not in ends:  # never without a place: below all
                y = made.content_box_y() + made.height
                made.height += one.rows
            elif one.block.at_foot:
                y = ends[one.section][1] - before - block.border_height()
            else:
                y = ends[one.section][0] + before
            x = made.content_box_x() + one.first * (self.frame.width + self.frame.gap)
            block.translate(dx=x - block.border_box_x(), dy=y - block.border_box_y())
            put.append(block)
        made.children = [*put, *made.children]


def _meet(one: _Placed, other: _Placed) -> bool:
    return one.first < other.first + other.count and other.first < one.first + one.count


def _end(result: Any) -> BoxPath:
    return path_of(result[1]) if result[1] is not None else _BEHIND


def _first(skip_stack: Any) -> int:
    return next(iter(skip_stack)) if skip_stack else 0


def _sections(made: Any, number: int) -> Iterator[tuple[int, list[Any]]]:
    """The columns of each section of a box that has been laid out, of which the first is `number`."""
    columns: list[Any] = []
    for child in made.children:
        if child.is_column:
            columns.append(child)
            continue
        if columns:
            yield number, columns
        number, columns = number + 1, []
    if columns:
        yield number, columns
