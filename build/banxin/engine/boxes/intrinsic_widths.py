"""Widths that shrink-to-fit asks for: tables, floats, inline blocks, margin boxes."""

from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred

from banxin.compositor.elastic import fit
from banxin.compositor.tables import PX_PER_UNIT, UNITS_PER_PX
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.boxes.reading import paragraph_of

_theirs_min = preferred.inline_min_content_width
_theirs_max = preferred.inline_max_content_width


class _Unbounded(boxes.BlockBox):  # type: ignore[misc]
    """A containing block for text whose measure is not known yet."""

    def __init__(self, style: Any) -> None:
        super().__init__("", style, None, ())
        self.width = 0
        self.height = "auto"


def inline_max_content_width(context: Any, box: Any, outer: bool = True, is_line_start: bool = False) -> Any:
    """Width of a line box whose lines end at forced breaks only."""
    paragraph = _paragraph(context, box)
    if paragraph is None:
        return _theirs_max(context, box, outer, is_line_start)
    widths = [
        fit(paragraph.copy, segment.first, segment.last, 1 << 40, fill=False).width
        for segment in paragraph.segments
        if segment.last > segment.first
    ]
    indent = _indent(box)
    widths[:1] = [widths[0] + indent] if widths else []
    return preferred.adjust(box, outer, _px(max(widths, default=0)))


def inline_min_content_width(
    context: Any, box: Any, outer: bool = True, skip_stack: Any = None, first_line: bool = False,
    is_line_start: bool = False,
) -> Any:  # fmt: skip
    """Width of the widest piece that cannot be broken."""
    paragraph = _paragraph(context, box) if skip_stack is None and not first_line else None
    if paragraph is None:
        return _theirs_min(context, box, outer, skip_stack, first_line, is_line_start)
    copy = paragraph.copy
    widest = 0
    for segment in paragraph.segments:
        cuts = [segment.first]
        cuts += [k for k in range(segment.first + 1, segment.last) if copy.joints[k].price is not None]
        for a, b in pairwise([*cuts, segment.last]):
            if b > a:
                widest = max(widest, fit(copy, a, b, 1 << 40, fill=False).width)
    return preferred.adjust(box, outer, _px(widest))


def _px(units: int) -> float:
    return units * PX_PER_UNIT


def _indent(box: Any) -> int:
    value = box.style["text_indent"]
    unit = getattr(value, "unit", "%")
    return 0 if unit == "%" else round(value.value * UNITS_PER_PX)


def _paragraph(context: Any, box: Any) -> SetParagraph | None:
    """The paragraph of a line box without objects, whose width is the same in any containing block."""
    if not isinstance(box, boxes.LineBox):
        return None
    known = box.__dict__.get("_banxin_paragraph")
    if known is not None and known[0] is box.children:
        paragraph: SetParagraph | None = known[1]
        if paragraph is None or paragraph.holds(paragraph.cb_width):
            return paragraph
    if _has_objects(box):
        return None
    return paragraph_of(context, box, _Unbounded(box.style))


def _has_objects(box: Any) -> bool:
    return any(
        not isinstance(child, boxes.TextBox)
        and (not isinstance(child, boxes.InlineBox) or _has_objects(child))
        for child in box.children
    )
