"""A finished PDF imposed: each page becomes one form, drawn where its sheet has it.

pikepdf copies pages as they are: vectors, faces, spot colours and overprint stay. Links, bookmarks and tags,
which sheets of paper have no use for, are left behind, and so is what the file says of standards.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from banxin.press.imposition.forms import page_form, with_title_of
from banxin.press.imposition.marks import COLOUR, mark_operators
from banxin.press.imposition.order import Scheme, Side, folded, in_order, newspaper
from banxin.press.imposition.places import PlacedPage, Rectangle, sheet_plan
from banxin.press.imposition.settings import PT_PER_MM, Imposition
from banxin.wording import Message

MOST_PAGES = 4000
_SAME = 0.5  # pt: sizes of pages that count as one
_MOST_BLEED = 5 * PT_PER_MM
_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


class ImpositionError(Exception):
    """Why a file cannot be imposed, for the reader."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sheets as a PDF: how many sides, how many pages left blank, the pages smaller than others."""

    data: bytes
    sides: int
    blanks: int
    odd_sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A page to impose: its trimmed rectangle in its own space, its turn and the bleed that it has."""

    page: pikepdf.Page
    trim: Rectangle
    turn: int
    bleed: float

    @property
    def size(self) -> tuple[float, float]:
        upright = self.turn % 180 == 0
        return (self.trim.width, self.trim.height) if upright else (self.trim.height, self.trim.width)


def imposed(data: bytes, wanted: Imposition) -> Imposed:
    """The pages of a PDF on sheets.

    Raises:
        ImpositionError: `data` is no PDF, asks for a password, or has no pages or too many.
    """
    with _opened(data) as source:
        pages = [_source(page) for page in source.pages]
        if not pages:
            raise ImpositionError(Message("it has no pages"))
        if len(pages) > MOST_PAGES:
            raise ImpositionError(
                Message("it has {count} pages; at most {most}", count=len(pages), most=MOST_PAGES)
            )
        size = (max(page.size[0] for page in pages), max(page.size[1] for page in pages))
        sides = list(_sides(len(pages), wanted))
        made = _Sheets(source, pages, size, wanted).drawn(sides)
        odd = tuple(
            number
            for number, page in enumerate(pages, 1)
            if any(abs(own - common) > _SAME for own, common in zip(page.size, size, strict=True))
        )
        return Imposed(made, len(sides), sum(side.pages.count(0) for side in sides), odd)


def _opened(data: bytes) -> Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise ImpositionError(Message("it asks for a password")) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise ImpositionError(Message("it is no PDF, or a broken one")) from None


def _sides(count: int, wanted: Imposition) -> Iterator[Side]:
    if wanted.scheme is Scheme.BOOKLET:
        return folded(count, wanted.binding, wanted.signature)
    if wanted.scheme is Scheme.NEWSPAPER:
        return newspaper(count, wanted.binding)
    return in_order(count, 2, wanted.up // 2, wanted.binding)


def _source(page: pikepdf.Page) -> _Source:
    trim, media = _rectangle(page.trimbox), _rectangle(page.mediabox)
    bled = _rectangle(page.bleedbox) if "/BleedBox" in page.obj else media
    outside = (
        trim.left - bled.left, trim.bottom - bled.bottom, bled.right - trim.right, bled.top - trim.top,
    )  # fmt: skip
    turn = int(page.obj.get("/Rotate", 0)) % 360
    return _Source(page, trim, turn if turn in _TURNS else 0, min(_MOST_BLEED, max(0.0, min(outside))))


def _rectangle(box: Any) -> Rectangle:
    x1, y1, x2, y2 = (float(edge) for edge in box)
    return Rectangle(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


class _Sheets:
    """Draws sheets into a new file; each page of the source is copied once."""

    def __init__(
        self, source: Pdf, pages: list[_Source], size: tuple[float, float], wanted: Imposition
    ) -> None:
        self.source, self.pages, self.size, self.wanted = source, pages, size, wanted
        self.made = Pdf.new()
        self.bleed = min(page.bleed for page in pages)
        self.forms: dict[int, Any] = {}
        self.registration = self.made.make_indirect(_registration())

    def drawn(self, sides: list[Side]) -> bytes:
        """The file: every side a page."""
        signatures = max(side.signature for side in sides) + 1
        for number, side in enumerate(sides):
            self._add(side, signatures, front=number % 2 == 0)
        if "/OutputIntents" in self.source.Root:
            self.made.Root.OutputIntents = self.made.copy_foreign(
                self.source.make_indirect(self.source.Root.OutputIntents)
            )
        with_title_of(self.source, self.made)
        target = io.BytesIO()
        self.made.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()

    def _add(self, side: Side, signatures: int, *, front: bool) -> None:
        plan = sheet_plan(side, self.size, self.bleed, self.wanted)
        content = [self._placed(page, plan.scale) for page in plan.pages]
        if self.wanted.marks:
            content.append(
                mark_operators(plan, side.signature, signatures, front=front, outermost=side.depth == 0)
            )
        names = {f"/P{page.number}": self._form(page.number) for page in plan.pages}
        sheet = Dictionary(
            Type=Name.Page,
            MediaBox=_box(plan.paper),
            BleedBox=_box(plan.trim.grown(*[plan.bleed] * 4)),
            TrimBox=_box(plan.trim),
            Resources=Dictionary(
                XObject=Dictionary(names), ColorSpace=Dictionary({f"/{COLOUR}": self.registration})
            ),
            Contents=self.made.make_stream(b"\n".join(content)),
        )
        self.made.pages.append(pikepdf.Page(self.made.make_indirect(sheet)))

    def _placed(self, placed: PlacedPage, scale: float) -> bytes:
        """Operators that draw a page in its window, turned upright, in the middle of its place."""
        source = self.pages[placed.number - 1]
        width, height = (side * scale for side in source.size)
        left = placed.trim.left + (placed.trim.width - width) / 2
        bottom = placed.trim.bottom + (placed.trim.height - height) / 2
        a, b, c, d = (scale * part for part in _TURNS[source.turn])
        corners = [
            (a * x + c * y, b * x + d * y)
            for x in (source.trim.left, source.trim.right)
            for y in (source.trim.bottom, source.trim.top)
        ]
        e, f = left - min(x for x, _ in corners), bottom - min(y for _, y in corners)
        window = placed.window
        return (
            f"q {window.left:.3f} {window.bottom:.3f} {window.width:.3f} {window.height:.3f} re W n\n"
            f"{a:.6f} {b:.6f} {c:.6f} {d:.6f} {e:.4f} {f:.4f} cm /P{placed.number} Do Q"
        ).encode("ascii")

    def _form(self, number: int) -> Any:
        if number not in self.forms:
            source = self.pages[number - 1]
            box = source.trim.grown(*[source.bleed] * 4)
            form = page_form(self.source, source.page, (box.left, box.bottom, box.right, box.top))
            self.forms[number] = self.made.copy_foreign(form)
        return self.forms[number]


def _box(rectangle: Rectangle) -> Array:
    return Array(
        [round(edge, 3) for edge in (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)]
    )


def _registration() -> Array:
    """The colour of marks: all plates (ISO 32000-1 §8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
