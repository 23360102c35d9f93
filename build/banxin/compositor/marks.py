"""Classes of characters and the blank each mark carries, by region.

Sets are clreq appendix A as gathered in C02-C05; blanks are clreq §1.1.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from . import tables as t


class SortKind(IntEnum):
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


class MarkRegion(IntEnum):
    """Whose marks: chosen by region, not by script (C28)."""

    MAINLAND = 0
    TAIWAN = 1
    HONGKONG = 2


@dataclass(frozen=True, slots=True)
class MarkCell:
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
    dict.fromkeys(OPENING, SortKind.OPEN)
    | dict.fromkeys(CLOSING, SortKind.CLOSE)
    | dict.fromkeys(PAUSES, SortKind.PAUSE)
    | dict.fromkeys(STOPS, SortKind.STOP)
    | dict.fromkeys(BANGS, SortKind.BANG)
    | dict.fromkeys(MIDDLES, SortKind.MIDDLE)
    | dict.fromkeys(WIDE_LINKS + SHORT_LINKS, SortKind.LINK)
    | dict.fromkeys(SOLIDI, SortKind.SOLIDUS)
    | dict.fromkeys(PREFIXES, SortKind.PREFIX)
    | dict.fromkeys(POSTFIXES, SortKind.POSTFIX)
    | dict.fromkeys(FIXED_BLANKS, SortKind.BLANK)
    | {
        "\u2e3a": SortKind.DASH,
        "\u2026": SortKind.ELLIPSIS,
        "\u22ef": SortKind.ELLIPSIS,
        "\u3000": SortKind.BLANK,
    }
)

_FULL: Final = MarkCell(0.0, t.FULL_CELL, 0.0)
_HALF: Final = MarkCell(0.0, t.HALF_CELL, 0.0)
_LONG: Final = MarkCell(0.0, t.LONG_CELL, 0.0)
_LEFT_INK: Final = MarkCell(0.0, t.MARK_BODY, t.MARK_BLANK)
_RIGHT_INK: Final = MarkCell(t.MARK_BLANK, t.MARK_BODY, 0.0)
_CENTRED: Final = MarkCell(t.CENTRED_BLANK, t.MARK_BODY, t.CENTRED_BLANK)
_MAINLAND: Final = {
    SortKind.OPEN: _RIGHT_INK,
    SortKind.CLOSE: _LEFT_INK,
    SortKind.PAUSE: _LEFT_INK,
    SortKind.STOP: _LEFT_INK,
    SortKind.BANG: _LEFT_INK,
    SortKind.MIDDLE: _HALF,
    SortKind.SOLIDUS: _HALF,
}
# What stands in half a cell has ink for half a cell: most faces draw ／ across a whole one.
HALF_FORMS: Final = {"／": "/"}
_TRADITIONAL: Final = _MAINLAND | {
    SortKind.PAUSE: _CENTRED,
    SortKind.STOP: _CENTRED,
    SortKind.BANG: _FULL,
    SortKind.MIDDLE: _CENTRED,
    SortKind.SOLIDUS: _FULL,
}

_WESTERN: Final = re.compile(
    rf"[!-~\u00a1-\u00ff\u0300-\u036f\u2010-\u2012\u2018\u2019\u201c\u201d\u2032\u2033"
    rf"\u20a0-\u20bf\u2100-\u214f\u2190-\u22ed{LETTERS}{SMALL_FIGURES}]"
)
_EDGE: Final = re.compile(rf"[0-9\u00aa\u00ba{LETTERS}]")
# What stands at the edge of a word and leaves it to the letter beside it whether there is a gap.
_APPENDED: Final = re.compile(rf"[\u0300-\u036f\u20d0-\u20f0’{SMALL_FIGURES}]+$")
_PREPENDED: Final = re.compile(rf"^[’{SMALL_FIGURES}]+")


def kind_of(character: str) -> SortKind:
    """Class of one character in Chinese text."""
    kind = _KINDS.get(character)
    if kind is not None:
        return kind
    return SortKind.WORD if _WESTERN.match(character) else SortKind.HAN


def cell(character: str, kind: SortKind, region: MarkRegion) -> MarkCell:
    """Body and blanks of a mark by region (clreq §1.1); everything else fills its cell."""
    if kind is SortKind.LINK:
        return _HALF if character in SHORT_LINKS else _FULL
    if kind is SortKind.DASH:
        return _LONG
    cells = _MAINLAND if region is MarkRegion.MAINLAND else _TRADITIONAL
    return cells.get(kind, _FULL)


def is_western_edge(character: str) -> bool:
    """Whether a Western run that ends with this character keeps the gap to Han (C50)."""
    return bool(_EDGE.match(character)) or character in GAP_EDGES


def western_edges(text: str) -> tuple[bool, bool]:
    """Whether a Western run keeps the gap to Han (C50) at its left, and at its right."""
    first, last = _PREPENDED.sub("", text)[:1] or text[0], _APPENDED.sub("", text)[-1:] or text[-1]
    left = is_western_edge(first) and (first not in GAP_EDGES or len(text) > 1)
    return left, is_western_edge(last)


def region_of(lang: str | None) -> MarkRegion | None:
    """Region of a language tag; None where the language is not Chinese."""
    parts = (lang or "").lower().replace("_", "-").split("-")
    if parts[0] not in {"zh", "yue", "cmn", "lzh", "nan", "hak", "wuu"}:
        return None
    if "hk" in parts or "mo" in parts or parts[0] == "yue":
        return MarkRegion.HONGKONG
    if "tw" in parts or ("hant" in parts and "cn" not in parts):
        return MarkRegion.TAIWAN
    return MarkRegion.MAINLAND


MARKS: Final = frozenset(
    {SortKind.OPEN, SortKind.CLOSE, SortKind.PAUSE, SortKind.STOP, SortKind.BANG, SortKind.MIDDLE}
)
HAN_LIKE: Final = frozenset({SortKind.HAN})
WESTERN: Final = frozenset({SortKind.WORD, SortKind.NUMBER})
# Sorts beside which there may be a gap that nobody typed.
GAPPY: Final = WESTERN | {SortKind.MIDDLE, SortKind.SOLIDUS, SortKind.LINK}
