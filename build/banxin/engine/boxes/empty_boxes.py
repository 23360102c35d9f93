"""Reading boxes with little or no text in them: out of the flow, empty, of no size, pictures."""

from typing import Any

from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.boxes.line_copy import LineCopy
from banxin.engine.boxes.node import Node, measure_text
from banxin.engine.boxes.pictures import shaped
from banxin.engine.styles.type_style import type_style_of


def read_out_of_flow(copy: LineCopy, box: Any, parent: Node) -> Node:
    """A float, or a box with a position of its own."""
    node = Node(box, copy.fitter.length, copy.fitter.length, role="out")
    copy.has_out = True
    if box.is_floated():
        copy.floats.append(node)
    else:
        copy.anchor(node, parent)
    return node


def read_unseen(copy: LineCopy, box: Any) -> Node:
    """Text of font-size 0 is there to be counted, not to be seen; its forced breaks break."""
    start = copy.fitter.length
    for nth, piece in enumerate(box.text.split("\n")):
        if nth:
            copy.fitter.length += 1
            copy.close_segment()
        copy.fitter.length += len(piece)
    copy.texts.append(box.text)
    return Node(box, start, copy.fitter.length, role="gone")


def read_picture(copy: LineCopy, context: Any, box: Any) -> Node:
    """An emoji is one thing, shaped and drawn by WeasyPrint."""
    type_style = type_style_of(box)
    start, place = copy.fitter.length, len(copy.fitter.sorts)
    picture = shaped(context, box)
    width = round(picture.width * UNITS_PER_PX)
    copy.fitter.add_picture(box.text, width, int(type_style.size * UNITS_PER_PX), parting=type_style.parting)
    if copy.pending_left:
        copy.mark_left(place)
    copy.texts.append(box.text)
    measure_text(picture, *type_style.strut)
    return Node(picture, start, copy.fitter.length, role="picture", plain=type_style.strut == copy.strut)


def read_empty_element(copy: LineCopy, node: Node, parent: Node, width: int) -> None:
    """An empty element has its edges all the same; it stays with what stands before it on the line.

    `width` is that of its edges, in units.
    """
    node.role = "hollow"
    if copy.anchor(node, parent):
        copy.mark_right(width)
        copy.waits = False
    else:
        copy.pending_left += width
        parent.lead += width
        copy.waits = True
