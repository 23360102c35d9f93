"""What has been read of a line box so far: its copy, and what leads from its lines back to boxes."""

from dataclasses import replace
from typing import Any

from banxin.compositor.copy import CopyFitter
from banxin.compositor.tables import LINE_SIZE_PX, UNITS_PER_PX
from banxin.engine.boxes.node import Node, NotOursError, Segment
from banxin.engine.styles.type_style import type_style_of


class LineCopy:
    """The copy of one line box while it is read.

    `fitter` takes the sorts, `texts` what they were in the document, `segments` what stands between forced
    breaks. `left_edges` and `right_edges` are the widths, in units, of element edges before and behind a
    sort. `floats` wait for their line; `has_out` says that anything left the flow. A box whose language
    or direction is not the compositor's raises NotOursError.
    """

    __slots__ = (
        "fitter",
        "floats",
        "has_out",
        "is_marker",
        "left_edges",
        "pending_left",
        "right_edges",
        "segments",
        "strut",
        "texts",
        "waits",
    )

    def __init__(self, linebox: Any) -> None:
        type_style = type_style_of(linebox)
        if type_style.region is None:
            raise NotOursError(f"lang {type_style.lang!r} is not Chinese")
        if type_style.direction != "ltr":
            raise NotOursError("direction")
        style = type_style.line_style if type_style.size else replace(type_style.line_style, lone=False)
        self.fitter = CopyFitter(style, int((type_style.size or LINE_SIZE_PX) * UNITS_PER_PX))
        self.strut = type_style.strut
        self.is_marker = (linebox.element_tag or "").endswith("::marker")
        self.texts: list[str] = []
        self.segments: list[Segment] = []
        self.left_edges: dict[int, int] = {}
        self.right_edges: dict[int, int] = {}
        self.pending_left = 0  # edges of elements that opened and have no sort yet
        self.waits = False  # an empty element waits for a sort to stand before
        self.floats: list[Node] = []
        self.has_out = False

    @property
    def segment_start(self) -> int:
        """The first sort behind the last forced break."""
        return self.segments[-1].last if self.segments else 0

    def close_segment(self) -> None:
        """End the segment: the box ends, or a break is forced."""
        first = self.segment_start
        if self.waits:
            self.fitter.add_nothing()
            self.mark_left(len(self.fitter.sorts) - 1)
        if self.is_marker:
            self.fitter.keep_last_blank()  # it parts the number of an item from its text
        self.segments.append(Segment(first, len(self.fitter.sorts), self.fitter.length))

    def mark_left(self, place: int) -> None:
        """Put the left edges of elements opened just now before a sort."""
        self.left_edges[place] = self.pending_left
        self.fitter.widen(place, self.pending_left)
        self.pending_left = 0
        self.waits = False

    def mark_right(self, width: int) -> None:
        """Put the right edge of an element that ends, in units, behind the last sort."""
        last = len(self.fitter.sorts) - 1
        self.fitter.widen_last(width)
        self.right_edges[last] = self.right_edges.get(last, 0) + width

    def anchor(self, node: Node, parent: Node) -> bool:
        """Tie what takes no room to the sort before it in its element, so that it is on that sort's line."""
        last = len(self.fitter.sorts) - 1
        if last >= max(parent.first, self.segment_start):
            node.start = node.end = self.fitter.at[last]
            return True
        parent.tail = True
        return False
