"""Colours that can be read: contrast after WCAG 2.1, and an accent moved until it suffices."""

from __future__ import annotations

import colorsys

from PIL import ImageColor

TEXT = 4.5
"""Least contrast of text (WCAG 2.1 §1.4.3, level AA)."""
LARGE = 3.0
"""Least contrast of large type and of graphics (§1.4.3, §1.4.11)."""

WHITE, INK, NIGHT, BLACK = "#ffffff", "#1a1a1a", "#121212", "#000000"
_STEPS = 500


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(ground: str) -> str:
    """White or near-black, whichever reads better on `ground`; black where neither suffices for text."""
    best = max((WHITE, INK), key=lambda ink: contrast(ink, ground))
    return best if contrast(best, ground) >= TEXT else BLACK


def readable_everywhere(colour: str, least: float = TEXT) -> str:
    """`colour` moved, of the same hue, until it can be read on white and on black.

    Reading systems that set night colours themselves turn the page black and leave a coloured text as it
    is, without telling the stylesheet. At 4.5 a narrow band of luminances, 0.175 to 0.183, suits both.
    """
    darker = readable(colour, WHITE, least)
    return darker if contrast(darker, BLACK) >= least else readable(darker, BLACK, least)


def readable(colour: str, ground: str, least: float = TEXT) -> str:
    """`colour` made darker or lighter, of the same hue, until it can be read on `ground`."""
    red, green, blue = (value / 255 for value in ImageColor.getrgb(colour)[:3])
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    goal = 0.0 if _luminance(ground) > 0.18 else 1.0
    for step in range(_STEPS + 1):
        moved = lightness + (goal - lightness) * step / _STEPS
        channels = colorsys.hls_to_rgb(hue, moved, saturation)
        candidate = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
        if contrast(candidate, ground) >= least:
            return candidate
    return ink_on(ground)


def _luminance(colour: str) -> float:
    channels = (value / 255 for value in ImageColor.getrgb(colour)[:3])
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
