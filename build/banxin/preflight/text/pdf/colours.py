"""Colours of the device spaces of a PDF (ISO 32000-2, 8.6.4) as red, green and blue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from banxin.preflight.text.pdf.painted import BLACK, Colour


def device_colour(numbers: Sequence[float]) -> Colour:
    """A colour of any of the device spaces as red, green and blue; black for what has no such numbers."""
    if len(numbers) == 4:
        c, m, y, k = numbers
        return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    return (numbers[0],) * 3 if len(numbers) == 1 else BLACK


def strength(colour: Colour) -> float:
    """How much a colour stands out from white paper: 0 is white, 1 black."""
    red, green, blue = colour
    return 1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue)


def stand_in(space: Any, tint: float) -> Sequence[float]:
    """The device colour that stands for a tint of a spot colour (8.6.6.4); black where nothing does."""
    try:
        function = space[3]
        first, last = ([float(part) for part in function[end]] for end in ("/C0", "/C1"))
    except (TypeError, ValueError, LookupError, AttributeError):
        return (0.0, 0.0, 0.0, tint)
    return [one + (other - one) * tint for one, other in zip(first, last, strict=True)]
