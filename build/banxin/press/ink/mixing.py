"""What a colour of the layout is printed with: the table of `docs/press.md`, one function a row.

1. A colour that the layout or the manifest gives inks for has those: process inks, or a spot colour.
2. Black is black ink alone, white is paper, and a grey is a tint of black that looks like it; one of more
   than 90 % is solid, since type in half tone has ragged edges.
3. Any other colour goes through the profile of the printing condition, to whole percent; traces of an ink
   (under 3 %) are left out, since they would only show as a haze of dots. In light tints, of which no ink has
   15 %, a trace is the hue: there only what is under 1.5 % is left out, which a plate hardly holds.
4. No colour has more ink than the condition takes: cyan, magenta and yellow give way, black stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from banxin.press.ink.transforms import Inks, Transforms

Rgb = tuple[int, int, int]
"""An sRGB colour in parts of 255."""

PAPER: Inks = (0.0, 0.0, 0.0, 0.0)
BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
_TRACE, _TRACE_OF_TINTS = 0.03, 0.015
_TINT = 0.15  # below it in every ink a colour is a light tint
_SOLID = 0.9  # from here black is solid: type of a half tone has ragged edges
_GREY = 1  # parts of 255 that the channels of a grey may differ by


@dataclass(frozen=True, slots=True)
class Mix:
    """The inks of a colour. With a `spot` they are what stands for its full tone on screens and in proofs,
    and `tint` is how much of it is printed."""

    inks: Inks
    spot: str = ""
    tint: float = 1.0

    @property
    def is_black(self) -> bool:
        """Whether it is solid black and nothing else."""
        return not self.spot and self.inks == BLACK

    @property
    def total(self) -> float:
        """Ink on all plates together, 1 being solid on one."""
        return self.tint if self.spot else sum(self.inks)


class Mixer:
    """Mixes inks for colours; each colour once."""

    def __init__(self, transforms: Transforms, ink_limit: int, declared: Mapping[Rgb, Mix]) -> None:
        self.transforms = transforms
        self.limit = ink_limit / 100
        self._declared = declared
        self._mixed: dict[tuple[float, float, float], Mix] = {}

    def rgb(self, red: float, green: float, blue: float) -> Mix:
        """The inks of an sRGB colour of parts from 0 to 1."""
        key = (red, green, blue)
        if key not in self._mixed:
            self._mixed[key] = self._of_rgb(*(min(1.0, max(0.0, part)) for part in key))
        return self._mixed[key]

    def lab(self, lightness: float, a: float, b: float) -> Mix:
        """The inks of a CIELAB colour."""
        if abs(a) < _GREY and abs(b) < _GREY:
            grey = _grey_of(lightness)
            return self.rgb(grey, grey, grey)
        return Mix(self.held(_clean(self.transforms.lab(lightness, a, b))))

    def cmyk(self, cyan: float, magenta: float, yellow: float, black: float) -> Mix:
        """The inks of a colour that is given in inks: those, within the limit."""
        return Mix(self.held((cyan, magenta, yellow, black)))

    def gradient(self, red: float, green: float, blue: float) -> Inks:
        """The inks of a colour in a gradient of several hues: black does not jump to black ink alone."""
        mix = self._declared.get(_parts(red, green, blue))
        return mix.inks if mix else self.held(self.transforms.flat(red, green, blue))

    def held(self, inks: Inks) -> Inks:
        """Inks within the limit: cyan, magenta and yellow give way in proportion, black stays."""
        total, black = sum(inks), inks[3]
        if total <= self.limit + 1e-9:
            return inks
        factor = max(0.0, self.limit - black) / (total - black)
        cyan, magenta, yellow = (int(part * factor * 100) / 100 for part in inks[:3])
        return cyan, magenta, yellow, black

    def _of_rgb(self, red: float, green: float, blue: float) -> Mix:
        parts = _parts(red, green, blue)
        if declared := self._declared.get(parts):
            return declared
        if max(parts) - min(parts) <= _GREY:
            black = round(self.transforms.black_for(parts[1] / 255), 2)
            return Mix(BLACK if black > _SOLID else (0.0, 0.0, 0.0, black))
        return Mix(self.held(_clean(self.transforms.flat(red, green, blue))))


def _parts(red: float, green: float, blue: float) -> Rgb:
    return round(red * 255), round(green * 255), round(blue * 255)


def _clean(inks: Inks) -> Inks:
    """Whole percent, without traces."""
    least = _TRACE_OF_TINTS if max(inks) < _TINT else _TRACE
    cyan, magenta, yellow, black = (round(part, 2) if part >= least else 0.0 for part in inks)
    return cyan, magenta, yellow, black


def _grey_of(lightness: float) -> float:
    """The sRGB grey of a CIE lightness, from 0 to 1."""
    part = (lightness + 16) / 116
    light = part**3 if part > 6 / 29 else lightness / 903.3
    return float(light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)
