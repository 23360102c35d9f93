"""A paragraph: one of WeasyPrint's unbroken line boxes read as copy, with the way back from text to boxes."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from banxin.compositor import tables as t
from banxin.compositor.balancing import balanced
from banxin.compositor.copy import Copy
from banxin.compositor.optimum import Lines, compose
from banxin.compositor.tabs import set_stops
from banxin.engine.boxes.node import Node, Segment
from banxin.engine.boxes.ruby import RubyReading, hang_over
from banxin.engine.styles.type_style import turns_of


@dataclass(slots=True, eq=False)
class SetParagraph:
    """The copy of one line box, its segments, its tree, and the lines already found."""

    copy: Copy
    text: str
    root: Node
    segments: list[Segment]
    left_edges: dict[int, int]
    right_edges: dict[int, int]
    line_height: float
    baseline: float
    cb_width: float
    fluid: bool  # depends on the width of the containing block
    floats: list[Node]
    has_out: bool  # holds boxes out of the flow
    branches: list[tuple[Any, Any]]
    tabs: list[int]  # places of kept tabs
    tab_stop: int  # units from one to the next
    readings: list[RubyReading]
    found: dict[tuple[int, tuple[int, ...]], tuple[int, bool]] = field(default_factory=dict)

    def holds(self, cb_width: float) -> bool:
        """Whether what was read is still so: contents made of counters are made anew when pages are known."""
        if any(box.children is not children for box, children in self.branches):
            return False
        return not self.fluid or self.cb_width == cb_width

    def end_of_line(self, start: int, measures: tuple[int, ...]) -> tuple[int, bool]:
        """Where the line that starts at a sort ends, and whether it is overfull.

        `measures` are those of this line and all following; the last one serves for the rest. A paragraph is
        composed once for its measures and remembered.
        """
        while len(measures) > 1 and measures[-1] == measures[-2]:
            measures = measures[:-1]
        known = None if self.tabs else self.found.get((start, measures))
        if known is None:
            start = self._compose(start, measures)
            known = self.found[start, measures]
        return known

    def line_from(self, sort: int, place: int, measures: tuple[int, ...]) -> tuple[int, int, bool, bool]:
        """Where the line that starts here ends: sort, text, whether by force, whether overfull."""
        segment = self.segment_of(sort) if sort < len(self.copy.sorts) else self.segments[-1]
        if len(self.segments) > 1:
            for candidate in self.segments:  # an empty segment: two forced breaks in a row
                if candidate.first == candidate.last and place < candidate.stop and sort == candidate.first:
                    return sort, candidate.stop, True, False
                if candidate.stop > place:
                    break
        copy = self.copy
        end, over = self.end_of_line(sort, measures)
        if self.copy is not copy:
            return self.line_from(self.sort_at(place), place, measures)
        if end >= segment.last:
            return end, segment.stop, True, over
        return end, self.copy.at[end], False, over

    def lines_from(self, sort: int, place: int, measures: tuple[int, ...]) -> int:
        """How many lines there are from here on; the first measure is the first line's."""
        count = 0
        while place < self.root.end or sort < len(self.copy.sorts):
            sort, place, _, _ = self.line_from(sort, place, measures)
            measures = measures[-1:]
            count += 1
        return count

    def sort_at(self, place: int) -> int:
        """The sort that starts at a place in the text; a place within a word is where it was once divided."""
        sort = bisect_left(self.copy.at, place)
        if not sort or place >= self.copy.at[sort - 1] + len(self.copy.sorts[sort - 1].text):
            return sort
        found = self._divided()
        if found is None or place not in found[0].at:
            return sort - 1  # rather a part of a word twice than lost
        self._take(*found)
        return bisect_left(self.copy.at, place)

    def _compose(self, start: int, measures: tuple[int, ...]) -> int:
        """Find the lines from a sort on; words are divided only where lines are in need and it helps.

        Returns the sort's number, which is another in a copy with words divided.
        """
        stop = self.segment_of(start).last
        near = bool(self.tabs) and stop - start > t.CHUNK
        if self.tabs:  # only of this line is it known where it starts
            set_stops(self.copy, self.tabs, start, min(stop, start + t.CHUNK), self.tab_stop)
        if near:
            lines = compose(self.copy, start, stop, measures, only_near=True)
        else:
            lines = balanced(self.copy, start, stop, measures, lambda: self._torn(start, stop))
        found = self._divided() if _word_in_need(self.copy, start, lines) else None
        if found is not None:
            copy, moved, readings = found
            helped = compose(copy, moved[start], moved[stop], measures)
            used = any((copy.sorts[end - 1].cut or 0.0) >= t.COST_RESCUE for end in helped.ends[:-1])
            if used or self._is_better(helped, lines):
                self._take(copy, moved, readings)
                lines, start = helped, moved[start]
        over = set(lines.overfull)
        for nth, (first, end) in enumerate(zip([start, *lines.ends], lines.ends, strict=False)):
            self.found[first, measures[min(nth, len(measures) - 1) :]] = (end, nth in over)
        return start

    def _is_better(self, helped: Lines, lines: Lines) -> bool:
        """Whether the lines of a copy with its words in pieces are better; the strain of lines that were
        evened out tells nothing, as they are looser than they need be."""
        if self.copy.style.balanced and len(helped.needy) == len(lines.needy):
            return False
        return (len(helped.needy), helped.strain) < (len(lines.needy), lines.strain)

    def _torn(self, start: int, stop: int) -> frozenset[int]:
        """The sorts of a segment before which a line would part what belongs together by sense."""
        at = self.copy.at
        text = self.text[at[start] : self.segment_of(start).stop]
        costs = turns_of(text) if len(text) <= t.SENSE_COPY else ()
        if not costs:
            return frozenset()
        return frozenset(nth for nth in range(start + 1, stop) if costs[at[nth] - at[start]] == inf)

    def _divided(self) -> tuple[Copy, list[int], list[RubyReading]] | None:
        """The copy with its long words in pieces, the new number of each sort, and the readings of that copy.

        None where no word can be divided, and beside tabs, which reach their stops among whole words only.
        """
        found = None if self.tabs else self.copy.divided()
        if found is None:
            return None
        copy, moved = found
        readings = [replace(old, first=moved[old.first], last=moved[old.last]) for old in self.readings]
        hang_over(copy, readings)
        return copy, moved, readings

    def _take(self, copy: Copy, moved: list[int], readings: list[RubyReading]) -> None:
        """Put the copy with its long words in pieces in place of the other."""
        self.copy, self.readings = copy, readings
        self.segments = [Segment(moved[part.first], moved[part.last], part.stop) for part in self.segments]
        self.left_edges = {moved[at]: width for at, width in self.left_edges.items()}
        self.right_edges = {moved[at + 1] - 1: width for at, width in self.right_edges.items()}
        self.found = {}

    def segment_of(self, start: int) -> Segment:
        """The segment a sort belongs to."""
        if len(self.segments) == 1:
            return self.segments[0]
        return self.segments[bisect_left(self.segments, start + 1, key=lambda s: s.last)]


def _word_in_need(copy: Copy, start: int, lines: Lines) -> bool:
    """Whether a word that can be divided stands on a line in need or next to one."""
    if not lines.needy or len(copy.sorts) > t.RESCUE_COPY:
        return False
    edges = [start, *lines.ends]
    return any(
        sort.divide is not None
        for nth in lines.needy
        for sort in copy.sorts[edges[max(0, nth - 1)] : edges[min(nth + 2, len(lines.ends))]]
    )
