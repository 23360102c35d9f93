"""Type and rules that a plate does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.colours import colours_of
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.colour_spaces import SpaceKind
from banxin.preflight.pdf_file.reading.marks import PathMark, TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.wording import Message

_TOLERANCE = 0.02  # pt
_NOTHING = 0.01  # pt: areas without height are not printed
_SHORTEST = 12.0  # pt: shorter ones are parts of drawings, not rules
_LARGE = 20.0  # in units of text space: letters used as ornaments


def size_limit_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Type and rules under the limits of the profile, each size once."""
    for mark in page.contents.marks:
        if isinstance(mark, TextMark):
            if rules.smallest and mark.seen:
                yield from _type(page, mark, rules)
        elif isinstance(mark, PathMark) and rules.thinnest:
            yield from _rule(page, mark, rules)


def _type(page: ReadPage, mark: TextMark, rules: FileRules) -> Iterator[FileFault]:
    size = mark.height
    alone = _on_one_plate(mark)
    least = rules.smallest if alone else rules.smallest_in_colour
    if not _NOTHING < size < least - _TOLERANCE or mark.size > _LARGE:
        return
    text = mark.text
    if any(map(str.isalnum, text)) and not mark.box.empty:
        yield FileFault(
            "pdf.small-type",
            Message("“{text}” is printed in type of {size:.1f} pt.", text=text.strip()[:12], size=size),
            page.spot(mark.box),
            (round(size, 1), alone),
            expected=Message("at least {least:g} pt", least=least),
            remedy=Message("Make it larger, or print it in black alone."),
        )


def _on_one_plate(mark: TextMark) -> bool:
    colour = mark.colour
    if colour.space.kind is SpaceKind.RGB and len(colour.values) == 3:
        return max(colour.values) - min(colour.values) < 0.02 and max(colour.values) < 0.95
    return sum(amount > 0.02 for amount in colour.inks.values()) == 1


def _rule(page: ReadPage, mark: PathMark, rules: FileRules) -> Iterator[FileFault]:
    box = mark.whole
    wide, high = box.right - box.left, box.top - box.bottom
    if mark.stroked and not mark.filled:
        thickness = mark.width
    else:
        thickness = (
            min(mark.box.right - mark.box.left, mark.box.top - mark.box.bottom) if mark.upright else high
        )
        if not mark.upright:
            return
    if mark.filled and _is_sliver(mark):
        return
    blank = all(colour.is_blank for _, colour in colours_of(mark))
    if blank or max(wide, high) <= _SHORTEST or not thickness < rules.thinnest - _TOLERANCE:
        return
    if thickness > _NOTHING or (mark.stroked and thickness >= 0):
        yield FileFault(
            "pdf.thin-rule",
            Message("A rule is {size:.2f} pt thick.", size=thickness),
            page.spot(mark.box),
            round(thickness, 2),
            expected=Message("at least {least:g} pt", least=rules.thinnest),
        )


def _is_sliver(mark: PathMark) -> bool:
    """Whether an area is thin only because most of it is clipped: what is left at the edge of a frame."""
    whole, seen = mark.whole, mark.box
    return min(whole.right - whole.left, whole.top - whole.bottom) > 2 * max(
        min(seen.right - seen.left, seen.top - seen.bottom), _NOTHING
    )
