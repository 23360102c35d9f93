"""Lines that start or end with a reading wider than its base: both are aligned with the edge (C71)."""

from dataclasses import dataclass, field, replace

from banxin.compositor.elastic import Fit, fit
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.boxes.ruby import RubyReading
from banxin.engine.drawing.text import SetLine


@dataclass(slots=True, eq=False)
class EdgeReadingLine(SetLine):
    """A line whose first or last base is moved from the middle of its reading to the edge."""

    readings: list[RubyReading] = field(default_factory=list)

    @property
    def fit(self) -> Fit:
        """Where everything on the line stands."""
        if self._fit is None:
            made = fit(self.copy, self.start, self.end, self.measure, fill=self.fill)
            glues, head = list(made.glues), made.head
            for reading in self.readings:
                if reading.first == self.start:
                    head -= reading.pad
                    glues[reading.last - 1 - self.start] += reading.pad
                else:
                    glues[reading.first - 1 - self.start] += reading.pad
            self._fit = replace(made, glues=glues, head=head)
        return self._fit


def set_line(paragraph: SetParagraph, start: int, end: int, measure: int, *, fill: bool) -> SetLine:
    """A composed line of a paragraph."""
    for reading in paragraph.readings:
        if reading.pad and _at_one_edge(reading, start, end):
            wide = [reading for reading in paragraph.readings if _at_one_edge(reading, start, end)]
            return EdgeReadingLine(
                paragraph.copy, start, end, measure, fill, paragraph.left_edges, readings=wide
            )
    return SetLine(paragraph.copy, start, end, measure, fill, paragraph.left_edges)


def _at_one_edge(reading: RubyReading, start: int, end: int) -> bool:
    """Whether a base starts the line or ends it; one that does both stays in the middle."""
    return (
        start <= reading.first and reading.last <= end and (reading.first == start) != (reading.last == end)
    )


def centre_of(line: SetLine, reading: RubyReading, start: int, end: int) -> float:
    """The middle of a reading over the cell of its base from `start` to `end` (units)."""
    if isinstance(line, EdgeReadingLine) and reading in line.readings:
        if reading.first == line.start:
            return start + reading.width / 2
        return end - reading.pad - reading.width / 2
    return (start + end) / 2
