"""`::first-line`: the first line is composed from a copy of the paragraph in the first line's type style."""

from typing import Any

from weasyprint.css.properties import INHERITED
from weasyprint.formatting_structure import boxes


def styled(linebox: Any, first_line_style: Any) -> Any:
    """A copy of a line box whose inline boxes wear the style of `::first-line`."""
    copy = linebox.copy()
    copy.__dict__.pop("_banxin_paragraph", None)
    copy.children = tuple(_styled(child, first_line_style) for child in linebox.children)
    return copy


def _styled(box: Any, first_line_style: Any) -> Any:
    if not isinstance(box, (boxes.TextBox, boxes.InlineBox)) or not box.is_in_normal_flow():
        return box
    box = box.copy()
    style = box.style.copy()
    style._banxin_own = True
    for key, value in first_line_style.items():
        if key in INHERITED:
            style[key] = value
    box.style = style
    if isinstance(box, boxes.InlineBox):
        box.children = tuple(_styled(child, first_line_style) for child in box.children)
    return box
