"""Used lengths of blocks, worked out once for each style and containing block.

A paragraph is laid out several times (balancing columns, numbering pages), and its twenty lengths come out
the same each time; looking them up again costs as much as composing the paragraph.
"""

from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import resolve_percentages as theirs

_SIDES: Final = ("top", "right", "bottom", "left")
# A page's own style is no other box's, so one record for a style serves all kinds.
_KINDS: Final = frozenset({boxes.BlockBox, boxes.MarginBox, boxes.PageBox, boxes.FootnoteAreaBox})
_NAMES: Final = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set the used lengths of a box as WeasyPrint would."""
    if type(box) not in _KINDS or box.is_table_wrapper:
        theirs(box, containing_block)
        return
    if isinstance(containing_block, boxes.Box):
        key = (containing_block.width, containing_block.height)
    else:
        key = tuple(containing_block)
    kept = box.style.__dict__.setdefault("_banxin_lengths", {})
    known = kept.get(key)
    if known is None:
        theirs(box, containing_block)
        fields = box.__dict__
        if box.style["border_collapse"] != "collapse":
            kept[key] = {name: fields[name] for name in _NAMES}
        return
    box.__dict__.update(known)
