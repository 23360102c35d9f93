"""Reading boxes with little or no text in them: out of the flow, empty, of no size, pictures."""

from typing import Any

from banxin.compositor.copy import CopyFitter
from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.boxes.node import Node, Segment, measure_text
from banxin.engine.boxes.pictures import shaped
from banxin.engine.styles.type_style import type_style_of


class OddReader:
    """The part of a reader of line boxes that knows what is not plain text."""

    context: Any
    fitter: CopyFitter
    strut: tuple[float, float]
    texts: list[str]
    segments: list[Segment]
    right_edges: dict[int, int]
    pending_left: int
    floats: list[Node]
    has_out: bool
    hollow: bool

    def _close_segment(self) -> None:
        raise NotImplementedError

    def _mark_left(self, place: int) -> None:
        raise NotImplementedError

    def _out(self, box: Any, parent: Node) -> Node:
        node = Node(box, self.fitter.length, self.fitter.length, role="out")
        self.has_out = True
        if box.is_floated():
            self.floats.append(node)
        else:
            self._anchor(node, parent)
        return node

    def _anchor(self, node: Node, parent: Node) -> bool:
        """Tie what takes no room to the sort before it in its element, so that it is on that sort's line."""
        last = len(self.fitter.sorts) - 1
        if last >= max(parent.first, self._segment_start()):
            node.start = node.end = self.fitter.at[last]
            return True
        parent.tail = True
        return False

    def _segment_start(self) -> int:
        return self.segments[-1].last if self.segments else 0

    def _vanished(self, box: Any) -> Node:
        """Text of font-size 0 is there to be counted, not to be seen; its forced breaks break."""
        start = self.fitter.length
        for nth, piece in enumerate(box.text.split("\n")):
            if nth:
                self.fitter.length += 1
                self._close_segment()
            self.fitter.length += len(piece)
        self.texts.append(box.text)
        return Node(box, start, self.fitter.length, role="gone")

    def _picture(self, box: Any) -> Node:
        """An emoji is one thing, shaped and drawn by WeasyPrint."""
        type_style = type_style_of(box)
        start, place = self.fitter.length, len(self.fitter.sorts)
        picture = shaped(self.context, box)
        width = round(picture.width * UNITS_PER_PX)
        self.fitter.add_picture(
            box.text, width, int(type_style.size * UNITS_PER_PX), parting=type_style.parting
        )
        if self.pending_left:
            self._mark_left(place)
        self.texts.append(box.text)
        measure_text(picture, *type_style.strut)
        return Node(picture, start, self.fitter.length, role="picture", plain=type_style.strut == self.strut)

    def _hollow(self, node: Node, parent: Node, width: int) -> None:
        """An empty element has its edges all the same; it stays with what stands before it on the line."""
        node.role = "hollow"
        if self._anchor(node, parent):
            last = len(self.fitter.sorts) - 1
            self.fitter.widen_last(width)
            self.right_edges[last] = self.right_edges.get(last, 0) + width
            self.hollow = False
        else:
            self.pending_left += width
            parent.lead += width
            self.hollow = True
