"""Marks outside the bleed, on all plates: crop marks, registration, colour bar, and which page this is.

Crop marks stand 2 mm or more off the page, where no knife leaves them in (角线, 十字线). The colour bar has
each plate solid and in half tone, what two of them make together, and the grey that shows a colour cast.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from banxin.press.finishing.boxes import SLUG, PageBoxes
from banxin.press.finishing.slug_text import OutlinedText
from banxin.press.imposition.settings import PT_PER_MM

_HAIRLINE = 0.25  # pt
_LENGTH = 6 * PT_PER_MM
_OFF = 2 * PT_PER_MM
_PATCH = 5 * PT_PER_MM
_CIRCLE = 1.6 * PT_PER_MM
_ROUND = 0.5523  # handles of a quarter circle
_LETTER = 2.2 * PT_PER_MM
_TEXT = 6.0  # pt
_PROCESS = (
    (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1),
    (0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5),
    (1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0), (0.5, 0.4, 0.4, 0),
)  # fmt: skip
_LETTERS = {
    "C": "0.8 0.82 m 0.6 1 0.2 1 0.1 0.5 c 0.2 0 0.6 0 0.8 0.18 c",
    "M": "0.05 0 m 0.05 1 l 0.45 0.3 l 0.85 1 l 0.85 0 l",
    "Y": "0.05 1 m 0.45 0.5 l 0.85 1 l 0.45 0.5 m 0.45 0 l",
    "K": "0.1 0 m 0.1 1 l 0.85 1 m 0.1 0.45 l 0.3 0.58 m 0.85 0 l",
}


@dataclass(frozen=True, slots=True)
class MarkInks:
    """Names in the resources of a page: of the colour on all plates, and of the spot colours in use."""

    everywhere: str
    spots: Sequence[str] = ()


def marks(boxes: PageBoxes, inks: MarkInks, line: OutlinedText) -> bytes:
    """The operators that draw the marks of a page; `line` is its line of text."""
    parts = [
        "/Artifact BMC",
        "q",
        f"{_HAIRLINE} w {inks.everywhere} CS 1 SCN {inks.everywhere} cs 1 scn",
        *_crop_marks(boxes),
        *_registration(boxes),
        *_line(boxes, line),
        *_bar(boxes, inks),
        *_plate_names(boxes),
        "Q",
        "EMC",
    ]
    return "\n".join(parts).encode()


def _crop_marks(boxes: PageBoxes) -> Iterator[str]:
    """A mark in the line of each edge of the trimmed page, at both ends."""
    left, bottom, right, top = boxes.trim
    for x, outward in ((boxes.bleed[0], -1), (boxes.bleed[2], 1)):
        start = x + outward * _OFF
        for y in (bottom, top):
            yield _stroke(start, y, start + outward * _LENGTH, y)
    for y, outward in ((boxes.bleed[1], -1), (boxes.bleed[3], 1)):
        start = y + outward * _OFF
        for x in (left, right):
            yield _stroke(x, start, x, start + outward * _LENGTH)


def _registration(boxes: PageBoxes) -> Iterator[str]:
    """A cross in a circle in the middle of each side."""
    left, bottom, right, top = boxes.bleed
    middle, half = (boxes.trim[0] + boxes.trim[2]) / 2, (boxes.trim[1] + boxes.trim[3]) / 2
    away = SLUG / 2
    for x, y in ((middle, bottom - away), (middle, top + away), (left - away, half), (right + away, half)):
        arm = _CIRCLE * 1.8
        yield _stroke(x - arm, y, x + arm, y)
        yield _stroke(x, y - arm, x, y + arm)
        yield _circle(x, y)


def _circle(x: float, y: float) -> str:
    r, k = _CIRCLE, _CIRCLE * _ROUND
    return (
        f"{x + r:.3f} {y:.3f} m"
        f" {x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c"
        f" {x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c"
        f" {x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c"
        f" {x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c s"
    )


def _bar(boxes: PageBoxes, inks: MarkInks) -> Iterator[str]:
    """The colour bar below the page, from its left edge towards the middle."""
    colours = [f"{' '.join(f'{part:g}' for part in one)} k" for one in _PROCESS]
    for spot in inks.spots:
        colours += [f"{spot} cs 1 scn", f"{spot} cs 0.5 scn"]
    left, middle = boxes.trim[0] + _OFF, (boxes.trim[0] + boxes.trim[2]) / 2
    size = min(_PATCH, max(PT_PER_MM, (middle - _CIRCLE * 3 - left) / len(colours)))
    y = boxes.bleed[1] - _OFF - size - PT_PER_MM
    for number, colour in enumerate(colours):
        yield f"{colour} {left + number * size:.3f} {y:.3f} {size:.3f} {size:.3f} re f"


def _plate_names(boxes: PageBoxes) -> Iterator[str]:
    """The letter of each process plate, on that plate alone."""
    x, y = boxes.trim[2] - _OFF - 4 * _LETTER * 1.3, boxes.bleed[1] - _OFF - _LETTER - PT_PER_MM
    for number, path in enumerate(_LETTERS.values()):
        ink = " ".join("1" if place == number else "0" for place in range(4))
        yield (
            f"q {ink} K {_LETTER:.3f} 0 0 {_LETTER:.3f} {x + number * _LETTER * 1.3:.3f} {y:.3f} cm"
            f" 0.12 w {path} S Q"
        )


def _line(boxes: PageBoxes, line: OutlinedText) -> Iterator[str]:
    """The line of text above the page, from its left edge to the registration mark at most."""
    x, y = boxes.trim[0] + _OFF, boxes.bleed[3] + _OFF + PT_PER_MM
    room = (boxes.trim[0] + boxes.trim[2]) / 2 - 3 * _CIRCLE - x
    size = max(1.0, min(_TEXT, room / max(line.width, 1.0)))
    yield f"q {size:.3f} 0 0 {size:.3f} {x:.3f} {y:.3f} cm {line.operators} Q"


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
