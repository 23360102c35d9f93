"""Which characters the faces carry: the 8,105 of 通用规范汉字表, GB 2312, GBK for text faces, and marks."""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from pathlib import Path

from foundry.sources import UNICODE, SourceFile

UNIHAN = SourceFile(
    UNICODE,
    "usr/share/unicode/Unihan_OtherMappings.txt.bz2",
    "bdeef44d75d914e793b7f27ddc3bee01b2d11dd34f4e52de1a9fba74a1612dc2",
)
TABLE_SIZE = 8105
LEVELS = (("一级字表", 1, 3500), ("二级字表", 3501, 6500), ("三级字表", 6501, TABLE_SIZE))

# What a newspaper, magazine or book sets beside Han characters; a source has part of each range.
RANGES = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # ǍǎǏǐ … ǖǘǚǜ: pinyin
    (0x01F8, 0x01F9),  # Ǹǹ: pinyin
    (0x0251, 0x0251),  # ɑ of pinyin primers
    (0x0261, 0x0261),  # ɡ of pinyin primers
    (0x02C6, 0x02DD),  # spacing accents, tone marks of bopomofo
    (0x0300, 0x0304),  # combining accents: m̀, ê̌
    (0x030C, 0x030C),
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x1E3E, 0x1E3F),  # Ḿḿ: pinyin
    (0x1EBC, 0x1EBF),  # Ẽẽ Ếế: pinyin ê with tones
    (0x2002, 0x2064),  # spaces, dashes, quotes, leaders, primes, ‼ ⁇ ⁈ ⁉
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # ℃ № ™ Ω
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # ⌒ ⎰
    (0x2460, 0x24FF),  # ①–⑳, ⓪, ❶-like negatives
    (0x2500, 0x25FF),  # boxes, blocks, geometric shapes
    (0x2600, 0x266F),  # ★ ☆ ☎ ♀
    (0x2700, 0x27BF),  # dingbats
    (0x2E3A, 0x2E3B),  # ⸺ ⸻
    (0x2FF0, 0x2FFB),  # ideographic description
    (0x3000, 0x303F),  # CJK marks, 〇
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),
    (0x31C0, 0x31E3),  # strokes
    (0x3220, 0x325F),  # ㈠ ㉑
    (0x3280, 0x33FF),  # ㊀ ㍘, units ㎡ ㎏
    (0xFE10, 0xFE1F),  # marks of vertical lines
    (0xFE30, 0xFE6F),
    (0xFF01, 0xFF65),  # full-width forms
    (0xFFE0, 0xFFE6),
)


def standard_table(stock: Path) -> list[str]:
    """The 8,105 characters in the table's own order, from Unihan's property kTGH."""
    numbered: dict[int, str] = {}
    with bz2.open(UNIHAN.within(stock), "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == "kTGH":
                for value in fields[2].split():
                    numbered[int(value.removeprefix("2013:"))] = chr(int(fields[0][2:], 16))
    if sorted(numbered) != list(range(1, TABLE_SIZE + 1)) or len(set(numbered.values())) != TABLE_SIZE:
        raise ValueError(f"kTGH names {len(numbered)} characters, expected {TABLE_SIZE}")
    return [numbered[number] for number in sorted(numbered)]


def table_as_text(table: list[str]) -> str:
    """The table as a text file: head lines begin with #, then fifty characters a line."""
    lines = [
        "# 通用规范汉字表 (General Standard Chinese Characters, China 2013): 8,105 characters.",
        f"# Source: property kTGH of Unihan in Debian package {UNICODE.name} {UNICODE.version};",
        "# licence: Unicode, see licences/unicode-data.txt. Order and levels are the table's own.",
    ]
    for name, first, last in LEVELS:
        lines.append(f"# {name} {first}-{last}")
        level = table[first - 1 : last]
        lines += ["".join(level[at : at + 50]) for at in range(0, len(level), 50)]
    return "\n".join(lines) + "\n"


def _double_bytes(codec: str, leads: range, trails: range) -> Iterator[int]:
    for lead in leads:
        for trail in trails:
            try:
                yield ord(bytes((lead, trail)).decode(codec))
            except (UnicodeDecodeError, TypeError):
                continue


def gb2312() -> set[int]:
    """Every character of GB 2312-80."""
    return set(_double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))


def gbk() -> set[int]:
    """Every character of GBK but its private ones: Simplified and Traditional side by side."""
    return {
        code
        for code in _double_bytes("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
        if not 0xE000 <= code <= 0xF8FF
    }


def marks() -> set[int]:
    """Latin, marks, numbers and symbols, without Han."""
    return {code for first, last in RANGES for code in range(first, last + 1)}


def charset(table: list[str], *, wide: bool) -> set[int]:
    """What a face carries: the table, GB 2312 and marks; `wide` adds GBK."""
    return set(map(ord, table)) | gb2312() | marks() | (gbk() if wide else set())
