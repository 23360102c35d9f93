"""Numbers that Word puts before paragraphs: which become lists of ours, which are written out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from banxin.importing.word.names import attribute, short, value

_DIGITS = "零一二三四五六七八九"
_IN_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital",
})  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_PLAIN_LIST = re.compile(r"%\d[.．、)）]?\s*|%\d\s*")


@dataclass(frozen=True, slots=True)
class ListMark:
    """How a paragraph is numbered: by a bullet, as an item of a list, or by a label that is written out."""

    kind: str
    depth: int
    number: int
    label: str
    family: str


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class WordNumbering:
    """The numberings of a file, counted on from paragraph to paragraph."""

    root: etree._Element | None
    _levels: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        abstract = {
            attribute(one, "w:abstractNumId"): _levels(one)
            for one in self.root if short(one.tag) == "w:abstractNum"
        }  # fmt: skip
        for one in self.root:
            if short(one.tag) != "w:num":
                continue
            name = value(one, "w:abstractNumId")
            levels = dict(abstract.get(name, {}))
            own = False
            for override in one:
                if short(override.tag) == "w:lvlOverride":
                    at = _whole(attribute(override, "w:ilvl"))
                    start = value(override, "w:startOverride")
                    if at in levels and start.isdigit():
                        levels[at] = _Level(levels[at].format, levels[at].text, int(start))
                        own = True
            key = attribute(one, "w:numId")
            self._levels[key] = (f"n{key}" if own else f"a{name}", levels)

    def mark(self, number: str, level: str) -> ListMark | None:
        """The mark of the next paragraph of this numbering; None for one without."""
        family, levels = self._levels.get(number, ("", {}))
        depth = _whole(level)
        if not levels or depth not in levels:
            return None
        one = levels[depth]
        counts = self._counts.setdefault(family, {})
        counts[depth] = counts.get(depth, one.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if one.format in ("bullet", "none") and not (one.format == "none" and "%" in one.text):
            return ListMark("bullet" if one.format == "bullet" else "none", depth, 0, one.text, family)
        label = re.sub(
            r"%(\d)",
            lambda found: _counted(
                counts.get(int(found[1]) - 1, levels.get(int(found[1]) - 1, one).start),
                levels.get(int(found[1]) - 1, one).format,
            ),
            one.text,
        )
        if not label.strip(" .．、)）(（"):
            return ListMark("none", depth, 0, "", family)
        is_list = one.format == "decimal" and bool(_PLAIN_LIST.fullmatch(one.text))
        return ListMark("ordered" if is_list else "label", depth, counts[depth], label.strip(), family)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    found = {}
    for one in abstract:
        if short(one.tag) == "w:lvl":
            start = value(one, "w:start")
            found[_whole(attribute(one, "w:ilvl"))] = _Level(
                value(one, "w:numFmt") or "decimal",
                value(one, "w:lvlText"),
                int(start) if start.isdigit() else 1,
            )
    return found


def _whole(text: str) -> int:
    return min(int(text), 8) if text.isdigit() else 0


def _counted(number: int, form: str) -> str:
    """A number as Word writes it in this format (ECMA-376 §17.18.59)."""
    match form:
        case _ if form in _IN_CHINESE:
            return _chinese(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= number <= 20:
            return chr(0x2460 + number - 1)
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman":
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case "ideographTraditional" if number >= 1:
            return _STEMS[(number - 1) % 10]
        case "ideographZodiac" if number >= 1:
            return _BRANCHES[(number - 1) % 12]
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(one) + 0xFEE0) for one in str(number))
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 1000:
        return str(number)
    text = ""
    for unit, worth in (("百", 100), ("十", 10), ("", 1)):
        digit = number // worth % 10
        if digit:
            text += _DIGITS[digit] + unit
        elif text and number % worth and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if 10 <= number < 20 else text


def _roman(number: int) -> str:
    text = ""
    for worth, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += sign * (number // worth)
        number %= worth
    return text
