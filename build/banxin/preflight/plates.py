"""What plates hold: type and rules that are too small to be printed (印版上留不住的细字细线).

Black type is on one plate. Type of a colour, or left white in a ground, is on several that never meet
exactly, and has to be larger. Rules thinner than 0.25 pt break off on the plate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banxin.findings import Finding, finding
from banxin.preflight.text.pdf.painted import Box, Colour, Drawn, PaintedPage, Show
from banxin.wording import Message

SMALLEST = 4.0
"""pt of type in black alone."""
SMALLEST_IN_COLOUR = 5.0
"""pt of type on several plates, or left out of them."""
THINNEST = 0.25
"""pt of a rule."""
_TOLERANCE = 0.02  # pt
_NOTHING = 0.01  # pt: engines fill areas without height where a border has none
_SHORTEST = 12.0  # pt
_GREY = 0.02
_PAPER = 0.95
_LARGE = 20.0  # in the units of any engine's text space
_MOST_WORDS = 12


def plate_findings(pages: Sequence[PaintedPage]) -> tuple[Finding, ...]:
    """A warning for each size of type and each rule that is too small, where it comes first."""
    return (*_small_type(pages), *_thin_rules(pages))


def _small_type(pages: Iterable[PaintedPage]) -> Iterator[Finding]:
    told: set[tuple[float, bool]] = set()
    for page in pages:
        for show in page.shows:
            if show.size > _LARGE or not any(map(str.isalnum, show.text)):  # ornaments are no type
                continue
            size = show.size * max(abs(show.matrix[3]), abs(show.matrix[1]))
            alone = _is_black(show.colour)
            least = SMALLEST if alone else SMALLEST_IN_COLOUR
            key = (round(size, 1), alone)
            if _NOTHING < size < least - _TOLERANCE and key not in told:
                told.add(key)
                yield _of_type(page.number, show, size, least)


def _of_type(page: int, show: Show, size: float, least: float) -> Finding:
    return finding(
        "press.small-type",
        Message(
            "“{text}” on page {page} is printed in type of {size:.1f} pt.",
            text=show.text.strip()[:_MOST_WORDS], page=page, size=size,
        ),
        expected=Message("at least {least:g} pt", least=least),
        remedy=Message("Make it larger, or print it in black alone."),
    )  # fmt: skip


def _thin_rules(pages: Iterable[PaintedPage]) -> Iterator[Finding]:
    told: set[float] = set()
    for page in pages:
        frames = _frames(page)
        for drawn in page.drawn:
            if drawn.picture or drawn.hollow or drawn.ink <= 0 or _is_cut(drawn, frames.get(drawn.mcid)):
                continue
            thickness = min(drawn.box.right - drawn.box.left, drawn.box.top - drawn.box.bottom)
            key = round(thickness, 2)
            if _NOTHING < thickness < THINNEST - _TOLERANCE and key not in told and _is_long(drawn):
                told.add(key)
                said = Message(
                    "A rule on page {page} is {size:.2f} pt thick.", page=page.number, size=thickness
                )
                expected = Message("at least {least:g} pt", least=THINNEST)
                yield finding("press.thin-rule", said, expected=expected)


def _frames(page: PaintedPage) -> dict[int, Box]:
    """What each drawing of a page reaches over, by the number of its marked content."""
    frames: dict[int, Box] = {}
    for drawn in page.drawn:
        if drawn.mcid in page.figures:
            frames[drawn.mcid] = frames[drawn.mcid].around(drawn.box) if drawn.mcid in frames else drawn.box
    return frames


def _is_cut(drawn: Drawn, frame: Box | None) -> bool:
    """Whether an area lies along the edge of its drawing, which may have left only a sliver of it."""
    if frame is None:
        return False
    if drawn.box.right - drawn.box.left > drawn.box.top - drawn.box.bottom:
        edges = (drawn.box.bottom - frame.bottom, frame.top - drawn.box.top)
    else:
        edges = (drawn.box.left - frame.left, frame.right - drawn.box.right)
    return min(edges) < _TOLERANCE


def _is_long(drawn: Drawn) -> bool:
    """Whether an area is a rule: what is left of a drawing at the edge of its frame may be thin too."""
    box = drawn.box
    return max(box.right - box.left, box.top - box.bottom) > _SHORTEST


def _is_black(colour: Colour) -> bool:
    """Whether a colour is black or a grey, but not paper."""
    return max(colour) - min(colour) < _GREY and max(colour) < _PAPER
