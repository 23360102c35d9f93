"""Leaders: the dots of a table of contents fill what the words leave of their line."""

from typing import Any

from weasyprint.layout.leader import handle_leader, leader_index


def fill_leader(context: Any, line: Any, containing_block: Any) -> None:
    """Let WeasyPrint fill the leader, then see that what follows ends flush with the measure.

    WeasyPrint adds up the widths of the boxes; the gaps between our boxes belong to none of them.
    """
    index, _ = leader_index(line)
    if index is None:
        return
    start = line.position_x
    handle_leader(context, line, containing_block)
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
