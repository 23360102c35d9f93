"""Drop caps (首字下沉): the first character of a paragraph, so many rows high, with the marks that open it.

A block with `--banxin-drop-cap: 2` has its first character set from the top of the first line's
characters to the foot of the second's: one row higher than the size of the text for each row after the
first. It takes whole 字 of the measure, so that the lines beside it stay on their characters. An opening
quotation mark or bracket (“ 「 《) stands with its character, half an em wide as at any line start.
Nothing drops where the paragraph is not longer than the rows, or begins with a figure or a mark of
another kind. A rule for `::first-letter` gives it its colour, face and weight.

`::first-letter`, which WeasyPrint makes anew each time that a block is laid out (columns are laid out many
times), is made once.
"""

from collections.abc import Callable
from math import ceil
from typing import Any, Final
from unicodedata import category

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import first_letter_to_box as their_first_letter

from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.styles.type_style import whole_number

_PROPERTY: Final = "banxin_drop_cap"
_TAG: Final = "::first-letter"
_MOST: Final = 9  # rows
_GAP: Final = 0.1  # em, at least, between the character and the lines
_OPENING: Final = frozenset("“‘「『（《〈【〔［｛〖〘")
_LOOKS: Final = ("color", "font_family", "font_weight", "font_style")  # of `::first-letter`
_SHAVED: Final = 0.02  # px off the height, so that rounding takes no further line


def rows_of_drop_cap(block: Any) -> int:
    """The rows that the first character of a block is to take; 0 where it does not drop."""
    rows = whole_number(block.style, _PROPERTY)
    if _TAG in (block.element_tag or ""):
        return 0
    return rows if 2 <= rows <= _MOST else 0


def first_letter_to_box(box: Any, skip_stack: Any, first_letter_style: Any) -> Any:
    """Make the box of a `::first-letter`, once."""
    if box.children and (box.children[0].element_tag or "").endswith(_TAG):
        return skip_stack
    return their_first_letter(box, skip_stack, first_letter_style)


def is_drop_cap(box: Any) -> bool:
    """Whether a box is a character that was dropped."""
    return "_banxin_cap" in box.__dict__


def in_line(cap: Any) -> Any:
    """A dropped character as an object of its line: it is drawn, and copied, before the rest of its text."""
    made = boxes.InlineBlockBox(cap.element_tag, cap.style.copy(), cap.element, cap.children)
    made.__dict__.update({name: value for name, value in cap.__dict__.items() if name != "style"})
    made.style["float"] = "none"
    return made


def drop(line_box: Any, rows: int, paragraph: Any, measure: float, looks: Any = None) -> bool:
    """Put the first character of a paragraph into a box of its own; whether one drops.

    `measure` is that of the paragraph in px, `looks` what sheets say of its `::first-letter`.
    """
    text_box = _first_text(line_box)
    if text_box is None:
        return False
    opening, rest = _parted(text_box.text)
    if not opening or paragraph.lines_from(0, 0, (round(measure * UNITS_PER_PX),)) <= rows:
        return False
    text_box.text = rest
    cap = _cap(line_box, text_box, opening, rows, paragraph.line_height, looks or {})
    line_box.children = (cap, *line_box.children)
    return True


def _first_text(box: Any) -> Any:
    """The text that a paragraph begins with; None where something else does (a reading, a picture, a
    dateline).
    """
    child: Any = box.children[0] if box.children else None
    while type(child) is boxes.InlineBox and child.element_tag in ("em", "strong", "a", "span"):
        if child.element is not None and "dateline" in (child.element.get("class") or ""):
            return None
        child = child.children[0] if child.children else None
    return child if type(child) is boxes.TextBox else None


def _parted(text: str) -> tuple[str, str]:
    """The opening marks with the first character, and the rest; no opening where none may drop."""
    place = len(text) - len(text.lstrip(" \n"))
    end = place
    while end < len(text) and text[end] in _OPENING:
        end += 1
    if end == len(text) or not category(text[end]).startswith("L"):
        return "", text
    end += 1
    while end < len(text) and category(text[end]).startswith("M"):
        end += 1
    return text[place:end], text[end:]


def _px(style: Any) -> Callable[[float], Any]:
    """Makes lengths of px as computed styles have them."""
    kind = type(style["text_indent"])
    return lambda length: kind(length, "px")


def _cap(line_box: Any, text_box: Any, opening: str, rows: int, leading: float, looks: Any) -> Any:
    tag = f"{line_box.element_tag}{_TAG}"
    style = text_box.style.copy()
    em = style["font_size"]
    size = em + (rows - 1) * leading
    px = _px(style)
    nothing = px(0)
    width: Any = "auto"
    if category(opening[-1]) == "Lo":
        width = px(ceil((size * (1 + (len(opening) - 1) / 2) + _GAP * em) / em - 1e-6) * em)
    margin = nothing if width != "auto" else px(_GAP * em)
    style |= {
        "float": "left", "position": "static", "display": ("block", "flow"), "font_size": size,
        "line_height": px(rows * leading - _SHAVED), "width": width, "margin_right": margin,
        "text_indent": nothing, "text_align_all": "left", "text_align_last": "left",
        f"__{_PROPERTY}": (),
    }  # fmt: skip
    style |= {name: looks[name] for name in _LOOKS if name in looks}
    inner = style.anonymous_style
    element = text_box.element  # the inline that the character is of
    block = boxes.BlockBox(tag, style, element, [])
    block._banxin_cap = True
    line = boxes.LineBox(tag, inner, element, [])
    line.children = (boxes.TextBox(tag, inner, element, opening),)
    block.children = (line,)
    return block
