"""Boxes of set text and set lines: without edges of their own, so that a book of them takes little room."""

from collections.abc import Iterator
from typing import Any, Final

from weasyprint.formatting_structure import boxes

_SIDES: Final = ("top", "right", "bottom", "left")
EDGES: Final = {
    **{f"{kind}_{side}": 0 for kind in ("margin", "padding") for side in _SIDES},
    **{f"border_{side}_width": 0 for side in _SIDES},
}
_SIZES: Final = ("min_width", "max_width", "min_height", "max_height", "_banxin_paragraph", "text_indent")


_STYLES: Final = ("first_letter_style", "first_line_style")


class _InFlow:
    """What is set is in the flow; WeasyPrint asks that of every box many times, and looks it up in styles."""

    def is_in_normal_flow(self) -> bool:
        """Whether the box is neither floated nor positioned nor taken out of the flow otherwise."""
        return True

    def is_floated(self) -> bool:
        """Whether the box is a float."""
        return False

    def is_absolutely_positioned(self) -> bool:
        """Whether the box has a place of its own."""
        return False

    def establishes_formatting_context(self) -> bool:
        """Whether floats outside are kept out."""
        return False


class SetTextBox(_InFlow, boxes.TextBox):  # type: ignore[misc]
    """A stretch of text on one line."""

    def descendants(self, placeholders: bool = False) -> Iterator[Any]:
        """The box alone."""
        yield self


class SetLineBox(_InFlow, boxes.LineBox):  # type: ignore[misc]
    """One line."""


_CORNERS: Final = {f"border_{y}_{x}_radius": (0, 0) for y in ("top", "bottom") for x in ("left", "right")}
for _name, _value in {**EDGES, **_CORNERS, "background": None, **dict.fromkeys(_STYLES)}.items():
    setattr(SetTextBox, _name, _value)
    setattr(SetLineBox, _name, _value)


def template(box: Any) -> dict[str, Any]:
    """What boxes made from this one share: everything but what the classes above know.

    The half-leading of a text box (its margins above and below) is nobody's default and stays.
    """
    return {
        name: value
        for name, value in box.__dict__.items()
        if name not in _SIZES and (name not in EDGES or value) and (value is not None or name not in _STYLES)
    }


_OF_CHILDREN: Final = ("_banxin_may_hold", "_banxin_plain")  # what is known of the children that a box has


def released(made: Any) -> Any:
    """A box that was laid out, without what its copy remembers of the children that the original has.

    Pages would keep the whole tree of boxes that they were made from.
    """
    if made is not None:
        for name in _OF_CHILDREN:
            made.__dict__.pop(name, None)
    return made


# Fields are set one by one, so that all boxes of a class share one table of names (PEP 412): half the memory
# of a dictionary for each.
def text_box(fields: dict[str, Any]) -> Any:
    """A text box with these fields."""
    box = object.__new__(SetTextBox)
    for name, value in fields.items():
        setattr(box, name, value)
    return box


def line_box(fields: dict[str, Any]) -> Any:
    """A line box with these fields."""
    box = object.__new__(SetLineBox)
    for name, value in fields.items():
        setattr(box, name, value)
    return box
