"""Leaders: the dots of a table of contents fill what the words leave of their line."""

from types import SimpleNamespace
from typing import Any

from weasyprint.layout.leader import handle_leader, leader_index


def fill_leader(context: Any, line: Any, containing_block: Any, indent: float) -> None:
    """Let WeasyPrint fill the leader, then see that what follows ends flush with the measure.

    WeasyPrint adds up the widths of the boxes; the gaps between our boxes belong to none of them, nor does
    the `indent` (px, below 0 where the line hangs), so it is shown a line that begins behind it.
    """
    index, _ = leader_index(line)
    if index is None:
        return
    start = line.position_x
    line.position_x = start + indent
    handle_leader(context, line, SimpleNamespace(width=containing_block.width - indent))
    line.position_x, line.width = start, containing_block.width
    inside = [child for child in line.children if child.is_in_normal_flow()]
    right = inside[-1].position_x + inside[-1].margin_width()
    off = start + containing_block.width - right
    box = line
    while index is not None:
        for child in box.children[index[0] + 1 :]:
            if child.is_in_normal_flow():
                child.translate(dx=off)
        box = box.children[index[0]]
        index = index[1]
