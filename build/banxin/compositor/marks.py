"""Classes of characters and the blank each mark carries, by region.

Sets are clreq appendix A as gathered in C02-C05; blanks are clreq §1.1.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from . import tables as t


class Kind(IntEnum):
    """What a sort is to the line."""

    HAN = 0
    OPEN = 1
    CLOSE = 2
    PAUSE = 3
    STOP = 4
    BANG = 5
    MIDDLE = 6
    LINK = 7
    SOLIDUS = 8
    DASH = 9
    ELLIPSIS = 10
    WORD = 11
    NUMBER = 12
    PREFIX = 13
    POSTFIX = 14
    NOTE = 15
    OBJECT = 16
    BLANK = 17
    LEADER = 18
    KEPT = 19  # blanks that white-space keeps


class Region(IntEnum):
    """Whose marks: chosen by region, not by script (C28)."""

    MAINLAND = 0
    TAIWAN = 1
    HONGKONG = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """The place a mark takes: body and the blanks before and after it, in em."""

    before: float
    body: float
    after: float


# Letters of scripts that are set as words, and signs of phonetic transcription; ranges for patterns.
LETTERS: Final = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c6\u02c8\u02cc-\u02d1\u02e0-\u02e4\u0370-\u0587"
    r"\u10a0-\u10ff\u1d00-\u1dbf\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff"
)
# Raised and lowered figures and signs: of the word or number they stand in, H₂O and m².
SMALL_FIGURES: Final = r"\u00b2\u00b3\u00b9\u2070\u2071\u2074-\u208e\u2090-\u209c"
OPENING: Final = "‘“「『（《〈【〖〔［｛"
CLOSING: Final = "’”」』）》〉】〗〕］｝"
PAUSES: Final = "，、；："
STOPS: Final = "。．"
TIED_BLANKS: Final = frozenset("\u00a0\u2007\u202f")  # no line ends at these (UAX 14 class GL)
FIXED_BLANKS: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
BANGS: Final = "？！‼⁇⁈⁉"
MIDDLES: Final = "·・‧"
WIDE_LINKS: Final = "～—―〜"
SHORT_LINKS: Final = "–-"
SOLIDI: Final = "/／"
PREFIXES: Final = "￥＄￡№＋－±§"
CURRENCIES: Final = frozenset("￥＄￡")
POSTFIXES: Final = "％‰℃℉°′″‱〃々〻"
NUMBER_UNITS: Final = frozenset(
    "年月日时時分秒点點号號章节節条條款项項页頁卷期届屆次个個位名人岁歲元万萬亿億千百"
    "世周週天级級版集回层層楼樓路米斤吨噸度倍成％"
)
ORDINALS: Final = frozenset("第")
WESTERN_UNITS: Final = frozenset(
    "km m cm mm μm nm kg g mg t L mL ml kW W V A Hz kHz MHz GHz MB GB TB KB pt px dpi h min s ms ha".split()  # noqa: SIM905
) | frozenset(
    "m² m³ km² dm² cm² mm² dm³ cm³ mm³".split()  # noqa: SIM905
)
# Signs that count as part of a number or word for the Han-Western gap.
GAP_EDGES: Final = frozenset("%‰+-±$£€¥#&@")

_KINDS: Final = (
    dict.fromkeys(OPENING, Kind.OPEN)
    | dict.fromkeys(CLOSING, Kind.CLOSE)
    | dict.fromkeys(PAUSES, Kind.PAUSE)
    | dict.fromkeys(STOPS, Kind.STOP)
    | dict.fromkeys(BANGS, Kind.BANG)
    | dict.fromkeys(MIDDLES, Kind.MIDDLE)
    | dict.fromkeys(WIDE_LINKS + SHORT_LINKS, Kind.LINK)
    | dict.fromkeys(SOLIDI, Kind.SOLIDUS)
    | dict.fromkeys(PREFIXES, Kind.PREFIX)
    | dict.fromkeys(POSTFIXES, Kind.POSTFIX)
    | dict.fromkeys(FIXED_BLANKS, Kind.BLANK)
    | {"\u2e3a": Kind.DASH, "\u2026": Kind.ELLIPSIS, "\u22ef": Kind.ELLIPSIS, "\u3000": Kind.BLANK}
)

_FULL: Final = Cell(0.0, t.FULL_CELL, 0.0)
_HALF: Final = Cell(0.0, t.HALF_CELL, 0.0)
_LONG: Final = Cell(0.0, t.LONG_CELL, 0.0)
_LEFT_INK: Final = Cell(0.0, t.MARK_BODY, t.MARK_BLANK)
_RIGHT_INK: Final = Cell(t.MARK_BLANK, t.MARK_BODY, 0.0)
_CENTRED: Final = Cell(t.CENTRED_BLANK, t.MARK_BODY, t.CENTRED_BLANK)
_MAINLAND: Final = {
    Kind.OPEN: _RIGHT_INK,
    Kind.CLOSE: _LEFT_INK,
    Kind.PAUSE: _LEFT_INK,
    Kind.STOP: _LEFT_INK,
    Kind.BANG: _LEFT_INK,
    Kind.MIDDLE: _HALF,
    Kind.SOLIDUS: _HALF,
}
# What stands in half a cell has ink for half a cell: most faces draw ／ across a whole one.
HALF_FORMS: Final = {"／": "/"}
_TRADITIONAL: Final = _MAINLAND | {
    Kind.PAUSE: _CENTRED,
    Kind.STOP: _CENTRED,
    Kind.BANG: _FULL,
    Kind.MIDDLE: _CENTRED,
    Kind.SOLIDUS: _FULL,
}

_WESTERN: Final = re.compile(
    rf"[!-~\u00a1-\u00ff\u0300-\u036f\u2010-\u2012\u2018\u2019\u201c\u201d\u2032\u2033"
    rf"\u20a0-\u20bf\u2100-\u214f\u2190-\u22ed{LETTERS}{SMALL_FIGURES}]"
)
_EDGE: Final = re.compile(rf"[0-9\u00aa\u00ba{LETTERS}]")
# What stands at the edge of a word and leaves it to the letter beside it whether there is a gap.
_APPENDED: Final = re.compile(rf"[\u0300-\u036f\u20d0-\u20f0’{SMALL_FIGURES}]+$")
_PREPENDED: Final = re.compile(rf"^[’{SMALL_FIGURES}]+")


def kind_of(character: str) -> Kind:
    """Class of one character in Chinese text."""
    kind = _KINDS.get(character)
    if kind is not None:
        return kind
    return Kind.WORD if _WESTERN.match(character) else Kind.HAN


def cell(character: str, kind: Kind, region: Region) -> Cell:
    """Body and blanks of a mark by region (clreq §1.1); everything else fills its cell."""
    if kind is Kind.LINK:
        return _HALF if character in SHORT_LINKS else _FULL
    if kind is Kind.DASH:
        return _LONG
    cells = _MAINLAND if region is Region.MAINLAND else _TRADITIONAL
    return cells.get(kind, _FULL)


def is_western_edge(character: str) -> bool:
    """Whether a Western run that ends with this character keeps the gap to Han (C50)."""
    return bool(_EDGE.match(character)) or character in GAP_EDGES


def western_edges(text: str) -> tuple[bool, bool]:
    """Whether a Western run keeps the gap to Han (C50) at its left, and at its right."""
    first, last = _PREPENDED.sub("", text)[:1] or text[0], _APPENDED.sub("", text)[-1:] or text[-1]
    left = is_western_edge(first) and (first not in GAP_EDGES or len(text) > 1)
    return left, is_western_edge(last)


def region_of(lang: str | None) -> Region | None:
    """Region of a language tag; None where the language is not Chinese."""
    parts = (lang or "").lower().replace("_", "-").split("-")
    if parts[0] not in {"zh", "yue", "cmn", "lzh", "nan", "hak", "wuu"}:
        return None
    if "hk" in parts or "mo" in parts or parts[0] == "yue":
        return Region.HONGKONG
    if "tw" in parts or ("hant" in parts and "cn" not in parts):
        return Region.TAIWAN
    return Region.MAINLAND


MARKS: Final = frozenset({Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.BANG, Kind.MIDDLE})
HAN_LIKE: Final = frozenset({Kind.HAN})
WESTERN: Final = frozenset({Kind.WORD, Kind.NUMBER})
# Sorts beside which there may be a gap that nobody typed.
GAPPY: Final = WESTERN | {Kind.MIDDLE, Kind.SOLIDUS, Kind.LINK}
