"""Floats of a paragraph: beside the line they are called in where they fit, else below it (CSS 2.1 §9.5).

A float met on a line is laid out at the top of that line. The line is then set again in what measure is left.
If what stands before the float no longer stands on that line, or the line had to go lower, the float is taken
back and waits below the line.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout.float import float_layout

from banxin.compositor.elastic import fit
from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.boxes.node import Node
from banxin.engine.boxes.paragraph import SetParagraph


@dataclass(slots=True)
class _Trial:
    """A float beside a line that is not yet known to keep what stands before it."""

    node: Node
    made: Any
    shapes: int  # floats there were before it
    absolutes: int
    fixed: int
    top: float
    broken: Any
    box: Any


@dataclass(slots=True)
class Shore:
    """Lays out the floats of one line box and says which of them still wait."""

    context: Any
    cb: Any
    paragraph: SetParagraph
    absolutes: list[Any]
    fixed: list[Any]
    bottom_space: float
    done: set[int] = field(default_factory=set)  # ids of nodes whose float is laid out
    made: list[Any] = field(default_factory=list)  # floats to be hung on the line being made
    _waiting: set[int] = field(default_factory=set)
    _trial: _Trial | None = None

    def at_start(self, place: int, y: float) -> None:
        """A float at the very start of a line stands beside that line."""
        self._waiting.clear()
        for node in self.paragraph.floats:
            if node.start == place and id(node) not in self.done:
                self._set(node, y)

    def all_at(self, y: float) -> None:
        """Floats of a paragraph that holds nothing else."""
        for node in self.paragraph.floats:
            self._set(node, y)

    def _set(self, node: Node, y: float) -> None:
        self.done.add(id(node))
        box = node.box.copy()
        self._keep(box, *self._lay_out(box, y))

    def beside(self, span: tuple[int, int, int, int], top: float, measure: int) -> bool:
        """Try the next float called in a line; whether the line has to be set again.

        `span` is the line as it was set: sorts and text from and to; its top is in px, its measure in units.
        """
        if self._trial is not None and not self._stands(span, top):
            return True
        node = self._next(span)
        if node is None:
            return False
        before = bisect_left(self.paragraph.copy.at, node.start, span[0], span[1])
        stands = fit(self.paragraph.copy, span[0], before, 1 << 40, fill=False).width
        self._begin(node, top)
        assert self._trial is not None
        if stands + round(self._trial.made.margin_width() * UNITS_PER_PX) > measure:
            self._take_back()
        return True

    def below(self, floats: list[Any], y: float) -> list[Any]:
        """Lay out the floats that waited; all floats of the line just made."""
        for waiting in floats:
            box = waiting.copy()
            self._keep(box, *self._lay_out(box, y))
        made, self.made = self.made, []
        return made

    def _next(self, span: tuple[int, int, int, int]) -> Node | None:
        """The next float called in the line; none where an earlier one waits: floats keep their order."""
        _, _, start, stop = span
        end = self.paragraph.root.end
        for node in self.paragraph.floats:
            if not (start < node.start < stop or (node.start == stop == end)) or id(node) in self.done:
                continue
            return None if self._waiting else node
        return None

    def _begin(self, node: Node, top: float) -> None:
        counts = len(self.context.excluded_shapes), len(self.absolutes), len(self.fixed)
        box = node.box.copy()
        made, broken = self._lay_out(box, top)
        self._trial = _Trial(node, made, *counts, top, broken, box)
        self.done.add(id(node))

    def _stands(self, span: tuple[int, int, int, int], top: float) -> bool:
        """Settle the trial: whether what stands before the float kept its line."""
        trial = self._trial
        assert trial is not None
        if span[3] < trial.node.start or top > trial.top:  # places in the text: words may have been divided
            self._take_back()
            return False
        self._trial = None
        self._keep(trial.box, trial.made, trial.broken)
        return True

    def _take_back(self) -> None:
        trial, self._trial = self._trial, None
        assert trial is not None
        del self.context.excluded_shapes[trial.shapes :]
        del self.absolutes[trial.absolutes :]
        del self.fixed[trial.fixed :]
        self.done.discard(id(trial.node))
        self._waiting.add(id(trial.node))

    def _lay_out(self, box: Any, y: float) -> tuple[Any, Any]:
        box.position_x = self.cb.content_box_x()
        box.position_y = y
        made, broken = float_layout(
            self.context, box, self.cb, self.absolutes, self.fixed, self.bottom_space, skip_stack=None
        )
        return made, broken

    def _keep(self, box: Any, made: Any, broken: Any) -> None:
        if broken:
            self.context.add_broken_out_of_flow(made, box, self.cb, broken)
        self.made.append(made)
