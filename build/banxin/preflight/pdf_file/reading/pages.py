"""Pages of a PDF one by one: boxes (ISO 32000-2, 14.11.2), what they paint, what lies on them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf

from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.reading.budget import ReadingBudget, SpentError
from banxin.preflight.pdf_file.reading.interpreter import Interpreter
from banxin.preflight.pdf_file.reading.pen import PageContents
from banxin.preflight.pdf_file.reading.resources import NamedResources, SharedResources, number_in
from banxin.preflight.text.pdf.painted import Box

MM = 72 / 25.4
"""pt in a millimetre."""
_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_INHERITED = ("MediaBox", "CropBox", "Rotate", "Resources")
_DEEPEST_TREE = 64
_FARTHEST = 1e6  # pt
_LETTER = Box(0.0, 0.0, 612.0, 792.0)  # what readers take for a page without any box
_FAULTS = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)


class ToldPage(NamedTuple):
    """How places on a page are told: its number, what is left of it once cut, how it is turned."""

    number: int
    trim: Box
    turn: int

    def spot(self, box: Box) -> OnPage:
        """Where a box on the page is, as an operator measures it."""
        left, top, width, height = shown_in(box, self.trim, self.turn)
        return OnPage(
            self.number, round(left / MM, 1), round(top / MM, 1), round(width / MM, 1), round(height / MM, 1)
        )


@dataclass(frozen=True)
class ReadPage:
    """A page: `boxes` by name as far as the file has them, in pt; `turn` in degrees; `obj` its dictionary.

    `unread` says that it was read in part: its content is damaged, missing, or too much.
    """

    number: int
    obj: Any
    boxes: dict[str, Box]
    turn: int
    unit: float
    contents: PageContents = field(default_factory=PageContents)
    unread: str = ""

    @cached_property
    def media(self) -> Box:
        """The sheet."""
        return self.boxes.get("MediaBox", _LETTER)

    @cached_property
    def crop(self) -> Box:
        """What readers show."""
        shown = self.boxes.get("CropBox", self.media).meet(self.media)
        return self.media if shown.empty else shown

    @cached_property
    def trim(self) -> Box:
        """What is left once cut; what readers show where the file does not say."""
        trim = self.boxes.get("TrimBox", self.boxes.get("ArtBox", self.crop)).meet(self.media)
        return self.crop if trim.empty else trim

    @cached_property
    def bleed(self) -> Box:
        """What is printed, with what is cut away."""
        return self.boxes.get("BleedBox", self.trim)

    def spot(self, box: Box) -> OnPage:
        """Where a box on the page is, as an operator measures it."""
        return self.frame.spot(box)

    @cached_property
    def frame(self) -> ToldPage:
        """How places on the page are told."""
        return ToldPage(self.number, self.trim, self.turn)

    @property
    def whole(self) -> OnPage:
        """The page as a whole."""
        return OnPage(self.number)


def shown_in(box: Box, frame: Box, turn: int) -> tuple[float, float, float, float]:
    """Left, top, width and height of a box in a frame that is shown turned clockwise by `turn` degrees."""
    left, top = box.left - frame.left, frame.top - box.top
    right, below = frame.right - box.right, box.bottom - frame.bottom
    width, height = box.right - box.left, box.top - box.bottom
    if turn == 90:
        return below, left, height, width
    if turn == 180:
        return right, below, width, height
    return (top, right, height, width) if turn == 270 else (left, top, width, height)


def read_pages_of(
    file: pikepdf.Pdf, shared: SharedResources, budget: ReadingBudget, numbers: range
) -> Iterator[ReadPage]:
    """The pages with these numbers, counted from 1, each read when it is asked for."""
    for number in numbers:
        yield _read(number, file.pages[number - 1].obj, shared, budget)


def _read(number: int, obj: Any, shared: SharedResources, budget: ReadingBudget) -> ReadPage:
    unit = number_in(obj, "/UserUnit", 1.0)
    unit = unit if 0 < unit < 1000 else 1.0
    found = {name: _inherited(obj, f"/{name}") for name in _INHERITED}
    boxes = {name: _box(found.get(name, obj.get(f"/{name}")), unit) for name in _BOXES}
    known = {name: box for name, box in boxes.items() if box is not None}
    page = ReadPage(number, obj, known, _turn(found["Rotate"]), unit)
    media = known.get("MediaBox", _LETTER)
    interpreter = Interpreter((unit, 0.0, 0.0, unit, 0.0, 0.0), _around(media), budget)
    budget.next_page()
    unread = ""
    try:
        interpreter.read(_content(obj), NamedResources(found["Resources"], shared))
    except SpentError:
        unread = "spent"
    except _FAULTS:
        unread = "damaged"
    group = obj.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
        interpreter.contents.group_spaces.append(shared.space(group.get("/CS")))
    return ReadPage(number, obj, page.boxes, page.turn, unit, interpreter.contents, unread)


def _around(media: Box) -> Box:
    """Where paint is noted: the sheet, and as much again around it for what falls off."""
    reach = max(media.right - media.left, media.top - media.bottom)
    return Box(media.left - reach, media.bottom - reach, media.right + reach, media.top + reach)


def _inherited(obj: Any, key: str) -> Any:
    """What a page has under a key, or the nearest of the nodes above it (7.7.3.4)."""
    node = obj
    for _ in range(_DEEPEST_TREE):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def _box(written: Any, unit: float) -> Box | None:
    """A rectangle of the file; None where there is none, or none that is a rectangle."""
    if not isinstance(written, pikepdf.Array) or len(written) != 4:
        return None
    try:
        left, bottom, right, top = (float(edge) * unit for edge in written)
    except _FAULTS:
        return None
    edges = (left, bottom, right, top)
    if not all(math.isfinite(edge) and abs(edge) < _FARTHEST for edge in edges):
        return None
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _turn(written: Any) -> int:
    try:
        turn = int(written) % 360 if written is not None else 0
    except _FAULTS:
        return 0
    return turn if turn % 90 == 0 else 0


def _content(obj: Any) -> bytes:
    """The content streams of a page in one; raises ValueError where one is missing."""
    contents = obj.get("/Contents")
    if contents is None:
        return b""
    streams = [*contents] if isinstance(contents, pikepdf.Array) else [contents]
    if not all(isinstance(stream, pikepdf.Stream) for stream in streams):
        raise ValueError("contents of a page are missing")
    return b"\n".join(stream.read_bytes() for stream in streams)
