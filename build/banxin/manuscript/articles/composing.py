"""Letters and their marks as one character where Unicode has one (NFC), wherever a text comes from.

Some systems write u, ¨ and ˇ where others write ǚ (Unicode Standard Annex 15). Only what is written in
several characters is composed: NFC would also put another Han character in the place of a compatibility
ideograph (U+F900 and following), which names and quotations may mean.
"""

from __future__ import annotations

import re
import unicodedata

from banxin.findings import OriginalLine, SourceText

# Where all marks stand that can follow a letter; other characters among them do no harm here.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ua66f-\uabed"
    "\ufb1e\ufe20-\ufe2f\U00010a00-\U0001e94a]"
)
# Vowels and final consonants of Hangul, which follow a consonant as marks follow a letter.
_JAMO = re.compile("[\u1160-\u11ff]")
_LONGEST = 32  # a letter with more marks is none (Stream-Safe Text Format, UAX 15: 30)


def composed(source: SourceText) -> SourceText:
    """The same text with its letters composed; places in it are still those of the file."""
    if _MARKS.search(source.text) is None:
        return source
    lines = list(source.lines)
    original: dict[int, OriginalLine] = {}
    for row, line in enumerate(lines):
        if _MARKS.search(line) is not None:
            lines[row], columns = _composed_line(line)
            if lines[row] != line:
                original[row + 1] = OriginalLine(line, columns)
    return SourceText(source.name, "\n".join(lines), original) if original else source


def _composed_line(line: str) -> tuple[str, tuple[int, ...]]:
    """The composed line, and the column (from 1) at which each of its characters stood."""
    pieces: list[str] = []
    columns: list[int] = []
    start = 0
    while start < len(line):
        end = start + 1
        while end < len(line) and _follows(line[end]):
            end += 1
        piece = _composed_letter(line[start:end])
        # Of a letter that stays several characters the first takes in what became part of it.
        behind = end - len(piece) + 1
        columns += [start + 1, *range(behind + 1, end + 1)]
        pieces.append(piece)
        start = end
    return "".join(pieces), (*columns, len(line) + 1)


def _follows(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or _JAMO.match(character) is not None


def _composed_letter(letter: str) -> str:
    """A letter with its marks; one that NFC would change without any mark stays as it is."""
    if not 1 < len(letter) <= _LONGEST or not unicodedata.is_normalized("NFC", letter[0]):
        return letter
    return unicodedata.normalize("NFC", letter)
