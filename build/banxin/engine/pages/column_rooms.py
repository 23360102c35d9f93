"""Rooms kept free at the head and the foot of single columns, while a multi-column box is laid out.

WeasyPrint lays the columns of a box out one after the other, many times, each as high as the others. Here a
column is told apart by where its text begins, and has the less room by what is kept in it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import floor, inf
from typing import Any, Final

from banxin.engine.lines.line_grid import grid_step, on_grid
from banxin.engine.pages.folios import BoxPath, path_of

NUMBER: Final = "_banxin_number_below_blocks"
"""On children of the box: what it is known by, and which of its children each is."""
_NEAR: Final = 0.01  # rows
_IN_FORCE: Final = "_banxin_column_rooms"


@dataclass(slots=True)
class _Section:
    """The columns of a section of the box, as they were laid out last."""

    start: Any
    top: float
    height: float = 0.0
    resume_at: Any = None
    number: int = -1
    starts: list[BoxPath] = field(default_factory=list)

    def begin(self, skip_stack: Any) -> int:
        """The number of the column whose text goes on at a place."""
        if skip_stack == self.start:
            self.starts.clear()
            self.number = 0
        elif skip_stack == self.resume_at:
            self.number += 1
        return self.number


@dataclass(slots=True)
class RoomsInColumns:
    """What is kept free in the columns of a box, in px, by section and number of the column.

    `key` is what its children have in `NUMBER`; `across` tells of each child whether it crosses all columns.
    """

    key: Any
    across: Sequence[bool]
    heads: dict[tuple[int, int], float] = field(default_factory=dict)
    feet: dict[tuple[int, int], float] = field(default_factory=dict)
    shifts: dict[tuple[int, int], float] = field(default_factory=dict)  # by which text begins lower
    sections: dict[int, _Section] = field(default_factory=dict)

    def keep(self, section: int, number: int, room: float, *, at_foot: bool) -> None:
        """Keep so many px more of a column."""
        rooms = self.feet if at_foot else self.heads
        rooms[section, number] = rooms.get((section, number), 0.0) + room

    def column_of(self, section: int, call: BoxPath) -> int:
        """The column in which a place of the text fell, 0 where that is not known."""
        known = self.sections.get(section)
        return max(0, sum(start <= call for start in known.starts) - 1) if known else 0

    def height(self, section: int) -> float:
        """The most that a column of a section could have been high."""
        known = self.sections.get(section)
        return known.height if known else inf

    def lay_out(
        self, context: Any, box: Any, bottom_space: float, skip_stack: Any,
        laid: Callable[[Any, float], Any],
    ) -> Any:  # fmt: skip
        """Lay out a column with `laid(box, bottom_space)`, within the room that it has."""
        number = box.children[0].__dict__[NUMBER][1]
        if bottom_space == inf:  # asked for the height of what comes next
            return laid(box, bottom_space)
        section = sum(self.across[:number])
        known = self.sections.setdefault(section, _Section(skip_stack, box.position_y))
        column = known.begin(skip_stack)
        top = on_grid(context, box.style, box.position_y, grid_step(box.style))
        known.top, known.height = top, max(known.height, context.page_bottom - bottom_space - top)
        head, foot = self.heads.get((section, column), 0.0), self.feet.get((section, column), 0.0)
        above = self.shifts[section, column] = top - box.position_y + head if head else 0.0
        if above:
            box = box.copy()
            box.position_y += above
        result = laid(box, bottom_space + foot)
        known.starts.append(_absolute(number, skip_stack))
        known.resume_at = result[1]
        if result[0] is not None:
            result[0].height = max(result[0].height + above + foot, self._least(section))
            _pad(result[0], foot)
        return result

    def _least(self, section: int) -> float:
        """What columns of a section are high at least, be there text below what is kept or not."""
        keys = {key for key in (*self.heads, *self.feet) if key[0] == section}
        return max((self.heads.get(key, 0.0) + self.feet.get(key, 0.0) for key in keys), default=0.0)

    def settled(self, section: int, columns: Sequence[Any]) -> tuple[float, float]:
        """Where columns that are all of one height begin and end, in px.

        Each is brought to the room of its text, for the rule at its left: where the one before it has that
        room, the rule has it too.
        """
        shifts = [self.shifts.get((section, number), 0.0) for number in range(len(columns))]
        feet = [self.feet.get((section, number), 0.0) for number in range(len(columns))]
        foot = max(
            column.position_y - shift + column.height for column, shift in zip(columns, shifts, strict=True)
        )
        for number, column in enumerate(columns):
            if number and shifts[number - 1] < shifts[number]:
                column.position_y -= shifts[number]
            else:
                column.height -= shifts[number]
            if not number or feet[number - 1]:
                column.height -= feet[number]
        top, step = self.sections[section].top, grid_step(columns[0].style)
        return top, top + floor((foot - top) / step + _NEAR) * step if step else foot


def _absolute(first: int, skip_stack: Any) -> BoxPath:
    """A place in a column as one in its box, `first` being the column's first child."""
    path = path_of(skip_stack)
    return (first + path[0], *path[1:]) if path else (first,)


def _pad(column: Any, room: float) -> None:
    """Tell WeasyPrint, which looks at the last child of a column, that it is so much fuller."""
    inside = [child for child in column.children if child.is_in_normal_flow()]
    if room and inside and inside[-1].margin_bottom != "auto":
        inside[-1].margin_bottom += room


@contextmanager
def rooms_in_force(context: Any, rooms: RoomsInColumns) -> Iterator[None]:
    """Keep these rooms while columns are laid out."""
    outer = context.__dict__.get(_IN_FORCE)
    setattr(context, _IN_FORCE, rooms)
    try:
        yield
    finally:
        setattr(context, _IN_FORCE, outer)


def rooms_for(context: Any, box: Any) -> RoomsInColumns | None:
    """What is kept free in the columns that a box is one of; None where nothing is looked for."""
    rooms: RoomsInColumns | None = context.__dict__.get(_IN_FORCE)
    if rooms is None or not box.is_column or not box.children:
        return None
    key = box.children[0].__dict__.get(NUMBER)
    return rooms if key is not None and key[0] is rooms.key else None


def keeps_any(context: Any, box: Any) -> bool:
    """Whether something is kept free in the columns of a multi-column box."""
    rooms: RoomsInColumns | None = context.__dict__.get(_IN_FORCE)
    if rooms is None or not box.children:
        return False
    key = box.children[0].__dict__.get(NUMBER)
    return key is not None and key[0] is rooms.key and bool(rooms.heads or rooms.feet)
