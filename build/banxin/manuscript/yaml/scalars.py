"""What a value without quotes means: text, number, date or truth.

The YAML 1.1 readings that surprise (sexagesimal numbers, octal, underscores) are left as text; what
remains are those that a manifest uses.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from itertools import pairwise

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "yes", "on"}
_FALSE = {"false", "no", "off"}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LIKE_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def resolve(raw: str) -> tuple[str, object]:
    """The kind of a plain scalar (as in `Scalar.kind`, or `zero` for leading zeros) and its value."""
    if raw in _NULL:
        return "null", None
    if raw.lower() in _TRUE | _FALSE and raw in (raw.lower(), raw.upper(), raw.capitalize()):
        return "bool", raw.lower() in _TRUE
    if _INT.fullmatch(raw):
        return "int", int(raw)
    if _LEADING_ZERO.fullmatch(raw):
        return "zero", raw
    if _FLOAT.fullmatch(raw):
        return "float", float(raw)
    if date := date_of(raw):
        return "date", date
    return "text", raw


def date_of(written: str) -> dt.date | None:
    """The date written as YYYY-MM-DD, or None when it is not one."""
    parts = _DATE.fullmatch(written)
    if not parts:
        return None
    try:
        return dt.date(*(int(part) for part in parts.groups()))
    except ValueError:
        return None


def date_meant(written: str) -> str:
    """The date in the right form when `written` is one in another form, else the empty string."""
    parts = _LIKE_DATE.fullmatch(unicodedata.normalize("NFKC", written).strip())
    if not parts:
        return ""
    year, month, day = (int(part) for part in parts.groups())
    date = date_of(f"{year:04}-{month}-{day}")
    return date.isoformat() if date else ""


def unfold(value: str, lines: list[str]) -> str:
    """A value folded over several lines, without the spaces that stand for ends between Han characters.

    YAML folds a line end to a space (YAML 1.2 §6.5), which Chinese text does not have between lines.
    """
    start = 0
    for above, below in pairwise(lines):
        left, right = above.rstrip(), below.strip()
        if left and right and _is_wide(left[-1]) and _is_wide(right[0]):
            at = value.find(f"{left[-1]} {right[0]}", start)
            if at >= 0:
                value = value[: at + 1] + value[at + 2 :]
                start = at + 1
    return value


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F") or character in "“”‘’—…·"
