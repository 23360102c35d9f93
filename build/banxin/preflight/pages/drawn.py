"""What is drawn on a finished page beside its text: rules, tints, frames and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from banxin.preflight.pages.glyphs import PageGlyph
from banxin.preflight.text.pdf.painted import Drawn, PaintedPage

_HAIR = 3.5  # pt: whatever is thinner is a rule


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A rectangle on page `page` in pt from the top left; `kind` is rule, tint, frame or picture."""

    kind: str
    page: int
    left: float
    top: float
    right: float
    foot: float

    @property
    def width(self) -> float:
        """Width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height."""
        return self.foot - self.top

    @property
    def upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width

    def meets(self, other: DrawnBox, by: float = 0.0) -> bool:
        """Whether both share more than `by` pt in both directions; a negative `by` lets them be apart."""
        return (
            self.page == other.page
            and min(self.right, other.right) - max(self.left, other.left) > by
            and min(self.foot, other.foot) - max(self.top, other.top) > by
        )


def bounds(boxes: Sequence[DrawnBox], kind: str = "") -> DrawnBox:
    """The rectangle round all of `boxes`, which stand on one page."""
    return DrawnBox(
        kind or boxes[0].kind,
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.foot for box in boxes),
    )


def read_drawn(pages: Sequence[PaintedPage]) -> tuple[DrawnBox, ...]:
    """All that is drawn, in content order; a picture with its drawing and lettering is one box."""
    return tuple(box for index, page in enumerate(pages) for box in _page(page, index))


def mark_lettering(glyphs: Sequence[PageGlyph], drawn: Sequence[DrawnBox]) -> None:
    """Mark the glyphs that are no text of the page: untagged ones inside a picture are its lettering."""
    pictures = [box for box in drawn if box.kind == "picture"]

    def inside(glyph: PageGlyph) -> bool:
        return any(
            box.page == glyph.page
            and box.left - 1 < glyph.left
            and glyph.right < box.right + 1
            and box.top - 1 < glyph.top
            and glyph.foot < box.foot + 1
            for box in pictures
        )

    for glyph in glyphs:
        glyph.picture = glyph.picture or (not glyph.tagged and inside(glyph))


def _page(page: PaintedPage, index: int) -> Iterator[DrawnBox]:
    parts: list[DrawnBox] = []
    figure = -1
    for item in page.drawn:
        inside = item.mcid if item.mcid in page.figures else -1
        if parts and inside != figure:
            yield bounds(parts)
            parts = []
        figure = inside
        if inside != -1:
            parts.append(_box("picture", item, page, index))
        elif kind := _kind(item):
            yield _box(kind, item, page, index)
    if parts:
        yield bounds(parts)


def _box(kind: str, item: Drawn, page: PaintedPage, index: int) -> DrawnBox:
    trim, (left, bottom, right, top) = page.trim, item.box
    return DrawnBox(kind, index, left - trim.left, trim.top - top, right - trim.left, trim.top - bottom)


def _kind(item: Drawn) -> str:
    """Rule, tint, frame or picture; empty for what is too small to be any of them."""
    if item.picture:
        return "picture"
    width, height = item.box.right - item.box.left, item.box.top - item.box.bottom
    if min(width, height) < _HAIR:
        # dots of emphasis and bullets are drawn as paths too: a rule is longer than a character
        return "rule" if max(width, height) > 2 * _HAIR else ""
    return "frame" if item.hollow else "tint"
