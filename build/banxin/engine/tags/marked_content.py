"""Marked content as WeasyPrint leaves it on its pages: which box each stretch is of, and what is furniture.

A sequence of marked content is content, with a number (MCID) that an element of the structure has, or an
artifact: what a page has only because it is a page (ISO 32000-1 §14.8.2.2). Furniture is what stands in a
margin box or below an element with `aria-hidden="true"`, leaders, signs that a stylesheet made (■), a table's
head where the table goes on, and pictures without a word for those who do not see them (`alt=""`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox

from banxin.engine.session import MarkedOrigin

FIRST_ARTIFACT = -2  # artifacts of a page are counted down from here; -1 is what nothing marks
_FROM_TEXT = ("first-letter", "first-line")  # pseudo-elements that hold text of their element
_PAGINATION, _LAYOUT = "/Pagination", "/Layout"


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch of marked content: its place in the file, and what it draws.

    `key` is its MCID; `element` the one of the sheet, None for a margin's own text; `pseudo` the
    pseudo-element that it is of, empty for an element's own text. `is_sign` says that a stylesheet made it
    and it says nothing: a leader, a square, a picture of CSS. `bounds` are left, top, width and height of a
    picture in px.
    """

    page: int
    key: int
    element: Any
    pseudo: str = ""
    margin: bool = False
    is_picture: bool = False
    is_sign: bool = False
    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def is_label(self) -> bool:
        """Whether it is the number or sign of an entry of a list."""
        return _is_label(self.element, self.pseudo)


def marks_of(page: Any, number: int, stream: Any) -> Iterator[Mark]:
    """The marked content of a page in the order of drawing."""
    marginal = {
        inner
        for child in page._page_box.children
        if isinstance(child, MarginBox)
        for inner in child.descendants()
    }
    for box, kid in stream._tags.items():
        yield _mark(box, number, kid["mcid"], margin=box in marginal)


def _mark(box: Any, page: int, key: int, *, margin: bool) -> Mark:
    picture = isinstance(box, ReplacedBox)
    pseudo = (box.element_tag or "").partition("::")[2]
    pseudo = "" if pseudo in _FROM_TEXT else pseudo
    if not picture:
        return Mark(page, key, box.element, pseudo, margin, is_sign=_is_sign(box, pseudo))
    bounds = (box.content_box_x(), box.content_box_y(), box.width, box.height)
    sign = bool(pseudo) and not _is_label(box.element, pseudo)
    return Mark(page, key, box.element, pseudo, margin, True, sign, bounds)


def _is_label(element: Any, pseudo: str) -> bool:
    if pseudo == "marker":
        return True
    return pseudo == "before" and element is not None and bool(element.tag == "li")


def _is_sign(box: Any, pseudo: str) -> bool:
    """Whether text is made by a stylesheet and says nothing."""
    if not pseudo or _is_label(box.element, pseudo):
        return False
    quoted = box.element is not None and box.element.tag == "q"
    return not quoted and not any(char.isalnum() for char in box.text)


def origins(marks: Iterator[Mark] | list[Mark], artifacts: Mapping[Mark, int]) -> dict[int, MarkedOrigin]:
    """Where each stretch of a page comes from, by its MCID, and those of `artifacts` by their numbers."""
    known: dict[tuple[Any, str, bool], MarkedOrigin] = {}
    found: dict[int, MarkedOrigin] = {}
    for mark in marks:
        origin = (mark.element, mark.pseudo, mark.margin)
        if origin not in known:
            known[origin] = MarkedOrigin(mark.element, bool(mark.pseudo), mark.margin)
        found[artifacts.get(mark, mark.key)] = known[origin]
    return found


def make_artifacts(stream: Any, page: list[Mark], furniture: set[Mark]) -> dict[Mark, int]:
    """Turn `furniture` in the content of a page into artifacts; the number of each, down from -2."""
    wanted = {mark.key: mark for mark in page if mark in furniture}
    numbers: dict[Mark, int] = {}
    if not wanted:
        return numbers
    for operands in _operators(stream):
        at, properties = operands
        mark = wanted.get(properties.get("MCID", -1))
        if mark is not None:
            numbers[mark] = FIRST_ARTIFACT - len(numbers)
            stream.stream[at - 1] = "/Artifact"
            properties.clear()
            properties["Type"] = _LAYOUT if mark.is_picture else _PAGINATION
    return numbers


def _operators(stream: Any) -> Iterator[tuple[int, Any]]:
    """Each list of properties in a content stream, with its index; the name stands before it."""
    for at, part in enumerate(stream.stream):
        if isinstance(part, pydyf.Dictionary):
            yield at, part
