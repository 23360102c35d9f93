"""Single values of options, read so strictly that none can break out of the CSS it is written into."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tinycss2.color3 import RGBA, parse_color

from banxin.wording import Message

OptionValue = str | int | float | bool

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", re.ASCII)
_NAME = re.compile(r"[a-z]+", re.ASCII | re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{1,4})?)\s*(pt|mm|em)", re.ASCII)
_POINTS = {"pt": 1.0, "mm": 72 / 25.4}


class ImpossibleValueError(ValueError):
    """A value that cannot be used: `reason` completes the sentence “`x` …”."""

    def __init__(self, reason: str, *, remedy: str = "", near: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.near = tuple(near)


def colour(given: object) -> str:
    """A colour as `#rrggbb`, from three or six hexadecimal digits or an opaque CSS colour name."""
    if not isinstance(given, str):
        raise ImpossibleValueError(
            Message("is not a colour"), remedy=Message('Write it in quotes, as "#b3121b".')
        )
    if _HEX.fullmatch(given):
        digits = given[1:].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    named = parse_color(given) if _NAME.fullmatch(given) else None
    if not isinstance(named, RGBA) or named.alpha != 1:
        raise ImpossibleValueError(Message("is not a colour"))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in named[:3])


def length(given: object) -> str:
    """A length as number and unit with nothing between: `3mm`."""
    if isinstance(given, int) and not isinstance(given, bool) and given == 0:
        return "0pt"
    matched = _LENGTH.fullmatch(given.strip()) if isinstance(given, str) else None
    if matched is None:
        remedy = Message("Give the unit too.") if isinstance(given, int | float) else ""
        raise ImpossibleValueError(Message("is not a length"), remedy=remedy)
    return f"{float(matched[1]):g}{matched[2]}"


def points(measure: str, like: str) -> float:
    """A settled length as a number that compares with `like`: both in pt, or both in em."""
    number, unit = float(measure[:-2]), measure[-2:]
    if (unit == "em") != (like[-2:] == "em"):
        raise ImpossibleValueError(Message("cannot be compared with {measure}", measure=measure))
    return number * _POINTS.get(unit, 1.0)


def css_string(text: str) -> str:
    """Text as a CSS string that stays one inside a style element too (CSS Syntax 3 §4.3.7)."""
    safe = re.sub(r"""["'\\<>&\x00-\x1f\x7f]""", lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{safe}"'


def css_url(address: str) -> str:
    """An address as a CSS `url()`, or `none` for an empty one."""
    return f"url({css_string(address)})" if address else "none"
