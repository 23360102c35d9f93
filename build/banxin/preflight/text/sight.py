"""What of the text on a page cannot be read: off the page, cut off, covered, clear, or under other text."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from banxin.preflight.text.normal import words
from banxin.preflight.text.pdf.painted import Box, PaintedPage, Show, Surface

_REACH = 0.3  # of width and height: how far from its middle a character is looked at
_MARGIN = 0.1  # of the size: what of an em box seldom holds ink
_HIDDEN = 3  # of the five points of a character that have to be hidden
_TOUCH = 0.25  # of the smaller size: less overlap of em boxes cannot be overprint
_SHARE = 0.2  # of the smaller ink box that has to lie under other ink
_PALE = 0.04  # ink below this is seen on a darker ground only
_ALIKE = 0.05  # of a channel: colours this near are one to the eye
_TINY = 2.5  # pt on the page: smaller type is dust (the smallest of the trade is 八号, 5 pt)
_FAINT = 0.35  # ink below this is a tint behind text (a watermark), not text over text


Edges = tuple[float, float, float, float]


class SightFault(StrEnum):
    """Why text cannot be read."""

    OFF = "off the page"
    CUT = "cut off by the box around it"
    COVERED = "covered"
    CLEAR = "without colour"
    PALE = "in the colour of the paper"
    GROUND = "in the colour of what it stands on"
    TINY = "too small to be read"
    OVER = "printed over other text"


@dataclass(frozen=True, slots=True)
class Unread:
    """Text that cannot be read: its characters, what painted them, why, and the other text if there is one.

    `picture` says that a picture covers them.
    """

    page: int
    show: Show
    fault: SightFault
    text: str
    other: Show | None = None
    picture: bool = False


class _Character(NamedTuple):
    text: str
    code: int
    points: tuple[tuple[float, float], ...]


def unread(page: PaintedPage) -> Iterator[Unread]:
    """Everything on `page` that cannot be read."""
    boxes = [show.box for show in page.shows]
    limits: dict[int, Box] = {}
    for show, (left, bottom, right, top) in zip(page.shows, boxes, strict=True):
        if not show.ink:
            if words(show.text):
                yield Unread(page.number, show, SightFault.CLEAR, words(show.text))
            continue
        if show.ink < _PALE and (pale := _on_paper(page, show)):
            yield Unread(page.number, show, SightFault.PALE, pale)
        elif show.ink >= _PALE and (same := _on_its_colour(page, show)):
            yield Unread(page.number, show, SightFault.GROUND, same)
        if _height(show) < _TINY and words(show.text):
            yield Unread(page.number, show, SightFault.TINY, words(show.text))
        clip = show.clip
        limit = limits.get(id(clip)) or limits.setdefault(id(clip), page.trim.meet(clip.box))
        inset = _MARGIN * show.size
        inside = (
            left + inset >= limit.left
            and right - inset <= limit.right
            and bottom + inset >= limit.bottom
            and top - inset <= limit.top
        )
        if not inside or clip.outlines:
            yield from _outside(page, show)
    if page.surfaces:
        yield from _covered(page, boxes)
    yield from _overprinted(page, boxes)


def _on_paper(page: PaintedPage, show: Show) -> str:
    """The characters of pale text under which nothing darker was painted before."""
    grounds = [
        one.box
        for one in page.drawn
        if one.order <= show.order and not one.hollow and one.ink > show.ink + _PALE
    ]
    pale = ""
    for character in _characters(show):
        x, y = character.points[0]
        if not any(box.left <= x <= box.right and box.bottom <= y <= box.top for box in grounds):
            pale += character.text
    return words(pale)


def _on_its_colour(page: PaintedPage, show: Show) -> str:
    """The characters that stand on a surface of their own colour."""
    alike = [
        surface
        for surface in page.surfaces
        if surface.order < show.order
        and not surface.picture
        and all(abs(one - other) < _ALIKE for one, other in zip(surface.colour, show.colour, strict=True))
        and _touch(surface.box, show.box)
    ]
    if not alike:
        return ""
    below = [one for one in page.surfaces if one.order < show.order and _touch(one.box, show.box)]
    same = ""
    for character in _characters(show):
        x, y = character.points[0]
        over = [one for one in below if one.covers(x, y)]
        if over and max(over, key=lambda one: one.order) in alike:
            same += character.text
    return words(same)


def _height(show: Show) -> float:
    """The size of its type as it is painted, in pt."""
    return show.size * math.hypot(show.matrix[2], show.matrix[3])


def _outside(page: PaintedPage, show: Show) -> Iterator[Unread]:
    off = cut = ""
    trim = page.trim
    for character in _characters(show):
        seen = [trim.left <= x <= trim.right and trim.bottom <= y <= trim.top for x, y in character.points]
        if not all(seen):
            off += character.text
        elif sum(not show.clip.shows(x, y) for x, y in character.points) >= _HIDDEN:
            cut += character.text
    if words(off):
        yield Unread(page.number, show, SightFault.OFF, words(off))
    if words(cut):
        yield Unread(page.number, show, SightFault.CUT, words(cut))


def _covered(page: PaintedPage, boxes: Sequence[Edges]) -> Iterator[Unread]:
    groups = _groups(page)
    for show, box in zip(page.shows, boxes, strict=True):
        above = [
            surface
            for around, surfaces in groups
            if surfaces[-1].order > show.order and _touch(around, box)
            for surface in surfaces
            if surface.order > show.order and _touch(surface.box, box)
        ]
        hidden, by = _hidden_by(show, above) if above else ("", None)
        if by is not None and words(hidden):
            yield Unread(page.number, show, SightFault.COVERED, words(hidden), picture=by.picture)


def _groups(page: PaintedPage) -> list[tuple[Edges, list[Surface]]]:
    """Surfaces with no text painted between them (those of a drawing), and the box around them."""
    groups: list[tuple[Edges, list[Surface]]] = []
    orders = [show.order for show in page.shows]
    before = -1
    for surface in page.surfaces:
        place = bisect_right(orders, surface.order)
        if place != before:
            groups.append((surface.box, []))
        around, surfaces = groups[-1]
        surfaces.append(surface)
        groups[-1] = (
            (
                min(around[0], surface.box.left),
                min(around[1], surface.box.bottom),
                max(around[2], surface.box.right),
                max(around[3], surface.box.top),
            ),
            surfaces,
        )
        before = place
    return groups


def _touch(one: Edges, other: Edges) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _hidden_by(show: Show, above: Sequence[Surface]) -> tuple[str, Surface | None]:
    """The characters of `show` that surfaces above it hide, and the last of these surfaces."""
    hidden, by = "", None
    for character in _characters(show):
        for surface in above:
            if sum(surface.covers(x, y) for x, y in character.points) >= _HIDDEN:
                hidden, by = hidden + character.text, surface
                break
    return hidden, by


def _overprinted(page: PaintedPage, boxes: Sequence[Edges]) -> Iterator[Unread]:
    """Pairs of text whose ink lies on one another; found from the bottom up, each pair once."""
    mcids = [show.mcid for show in page.shows]
    rows = sorted((box[1], box[3], box[0], box[2], at) for at, box in enumerate(boxes))
    for place, (_, top, left, right, at) in enumerate(rows, 1):
        for index in range(place, len(rows)):
            bottom, _, start, end, later = rows[index]
            if bottom > top:
                break
            if mcids[at] == mcids[later] or end < left or right < start:
                continue
            one, other = page.shows[at], page.shows[later]
            touch = _TOUCH * min(one.size, other.size) * abs(one.matrix[3] or 1)
            if bottom > top - touch or min(right, end) - max(left, start) <= touch:
                continue
            if one.ink >= _FAINT and other.ink >= _FAINT:
                yield from _inked_over(page, one, other)


def _inked_over(page: PaintedPage, one: Show, other: Show) -> Iterator[Unread]:
    below, above = (one, other) if one.order < other.order else (other, one)
    inks = [(text, ink) for text, ink in _inks(above)]
    hidden = "".join(
        text
        for text, ink in _inks(below)
        if any(ink.meet(over).area > _SHARE * min(ink.area, over.area) for _, over in inks)
    )
    if words(hidden):
        yield Unread(page.number, below, SightFault.OVER, words(hidden), above)


def _characters(show: Show) -> Iterator[_Character]:
    """The characters of `show` with five points of each on the page; blanks are left out."""
    a, b, c, d, e, f = show.matrix
    scale = show.size / 1000
    middle, reach = 380 * scale, _REACH * show.size
    for code, text, pen, width in show.font.glyphs(show.array):
        if not text.strip():
            continue
        x, across = (pen + width / 2) * scale, _REACH * width * scale
        spots = [
            (x, middle),
            (x - across, middle),
            (x + across, middle),
            (x, middle - reach),
            (x, middle + reach),
        ]
        yield _Character(text, code, tuple((a * u + c * v + e, b * u + d * v + f) for u, v in spots))


def _inks(show: Show) -> Iterator[tuple[str, Box]]:
    """The characters of `show` with the boxes of their ink on the page."""
    a, b, c, d, e, f = show.matrix
    scale = show.size / 1000
    for code, text, pen, _ in show.font.glyphs(show.array):
        ink = show.font.ink(code) if text.strip() else None
        if ink is None:
            continue
        left, low, right, high = (
            (pen + ink[0]) * scale,
            ink[1] * scale,
            (pen + ink[2]) * scale,
            ink[3] * scale,
        )
        xs = [a * x + c * y + e for x in (left, right) for y in (low, high)]
        ys = [b * x + d * y + f for x in (left, right) for y in (low, high)]
        yield text, Box(min(xs), min(ys), max(xs), max(ys))
