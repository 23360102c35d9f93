"""Lines of a text joined to the paragraphs that they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from banxin.importing.copy.remarks import Remarks
from banxin.markup.characters import is_wide
from banxin.wording import Message

_FINAL = re.compile(r"[。！？…；：.!?][”’」』）)】]*$")
_INDENT = re.compile(r"^(?:\u3000+|[ \u00a0]{2,})")
_NARROWEST, _WIDEST = 16, 130  # cells: columns and lines that text is wrapped at
_FULL = 0.86  # of the measure: a line that goes on fills it
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．]|[①-⑳•●○■□◆◇▲△★☆※·])"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file, by its number from 1."""

    number: int
    text: str


def paragraphs(pages: Sequence[Sequence[SourceLine]], remarks: Remarks) -> list[tuple[int, str]]:
    """The paragraphs, with the line that each begins on; joins are told once."""
    lines = [line for page in pages for line in page]
    measure = _measure(lines)
    found: list[tuple[int, str]] = []
    before: SourceLine | None = None
    joined = first = 0
    for line in lines:
        text = line.text.strip()
        if not text:
            before = None if not _goes_over(before, measure, pages) else before
            continue
        if before is not None and measure and _goes_on(before.text, line.text, measure):
            at, words = found[-1]
            found[-1] = (at, _join(words, text))
            joined, first = joined + 1, first or line.number
        else:
            found.append((line.number, text))
        before = line
    if joined:
        remarks.tell(
            "import.joined",
            Message(
                "{count} line ends were taken for no end of a paragraph; the first is here.", count=joined
            ),
            first,
        )
    return found


def _goes_over(before: SourceLine | None, measure: int, pages: Sequence[Sequence[SourceLine]]) -> bool:
    """Whether a paragraph may go on over empty lines: at the end of a page alone."""
    if before is None or not measure or len(pages) < 2:
        return False
    last = {next((line.number for line in reversed(page) if line.text.strip()), 0) for page in pages}
    return before.number in last and not _FINAL.search(before.text.rstrip())


def _measure(lines: Sequence[SourceLine]) -> int:
    """The cells at which the text is wrapped; 0 where each line is a paragraph."""
    widths = sorted(_width(line.text.strip()) for line in lines if line.text.strip())
    if len(widths) < 3:
        return 0
    widest = widths[int(len(widths) * 0.95) - 1] if len(widths) >= 20 else widths[-1]
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(width >= widest * _FULL for width in widths)
    open_ends = sum(
        not _FINAL.search(line.text.rstrip()) for line in lines if _width(line.text.strip()) >= widest * _FULL
    )
    return widest if full * 3 >= len(widths) and open_ends * 2 >= full else 0


def _goes_on(line: str, following: str, measure: int) -> bool:
    """Whether the sentence of a line goes on in the next."""
    if _INDENT.match(following) or _ITEM.match(following.strip()):
        return False
    width = _width(line.strip()) + (_width(line) - _width(line.lstrip()))
    if width < measure * _FULL:
        return False
    return not _FINAL.search(line.rstrip()) or width >= measure - 2


def _join(words: str, text: str) -> str:
    last, first = words[-1], text[0]
    if last == "-" and words[-2:-1].isalpha() and first.islower():
        return words[:-1] + text
    wide = is_wide(last) or is_wide(first) or "“”‘’—…".find(last) >= 0
    return words + ("" if wide else " ") + text


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in text)
