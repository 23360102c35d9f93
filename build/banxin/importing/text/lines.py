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
_PAUSE = re.compile(r"[。！？…；：.!?，、][”’」』）)】]*$")
_INDENT = re.compile(r"^(?:\u3000+|[ \u00a0]{2,})")
_NARROWEST, _WIDEST = 16, 130  # cells: columns and lines that text is wrapped at
_FULL = 0.86  # of the measure: a line that goes on fills it
_NEAR = 14  # lines above and below that stand in the same column
_SHARED = 4  # of them, at least: one width that is a measure
_NEVER_FIRST = "，。、；：！？”’）》」』】〉"
_SQUEEZED = "，、；：”’》）」』"  # marks behind which readers of a PDF see a gap where there is none
_OPENING = "“‘《（「『"
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
    columns = measures_of_lines(lines) if measure or _is_set_in_columns(lines) else {}
    found: list[tuple[int, str]] = []
    before: SourceLine | None = None
    joined = first = printed = 0
    for line in lines:
        text = line.text.strip()
        if not text:
            before = None if not _goes_over(before, measure, pages) else before
            continue
        if before is not None and (columns or measure):
            wide = columns.get(before.number, 0) or measure
            if _goes_on(before.text, line.text, wide, printed):
                at, words = found[-1]
                found[-1] = (at, _join(words, text))
                joined, first = joined + 1, first or line.number
                printed = _on_paper(printed, before.text, text, wide) if columns else width_of(text)
                before = line
                continue
        found.append((line.number, text))
        before, printed = line, width_of(line.text.rstrip())
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
    widths = sorted(width_of(line.text.strip()) for line in lines if line.text.strip())
    if len(widths) < 3:
        return 0
    widest = widths[int(len(widths) * 0.95) - 1] if len(widths) >= 20 else widths[-1]
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(width >= widest * _FULL for width in widths)
    open_ends = sum(
        not _FINAL.search(line.text.rstrip())
        for line in lines
        if width_of(line.text.strip()) >= widest * _FULL
    )
    return widest if full * 3 >= len(widths) and open_ends * 2 >= full else 0


def _is_set_in_columns(lines: Sequence[SourceLine]) -> bool:
    """Whether most lines end within a sentence, as those of columns do whose measures differ."""
    inked = [line.text.strip() for line in lines if line.text.strip()]
    chinese = [text for text in inked if is_wide(text[-1]) or is_wide(text[0])]
    inner = sum(not _FINAL.search(text) for text in chinese)
    return len(inked) >= 20 and len(chinese) * 10 > len(inked) * 8 and inner * 10 > len(chinese) * 6


def measures_of_lines(lines: Sequence[SourceLine]) -> dict[int, int]:
    """The measure of the column in which each line stands, by its number: a width that lines near it share.

    Lines of no such column, heads above all, are not in it.
    """
    inked = [(line.number, width_of(line.text.strip())) for line in lines if line.text.strip()]
    found: dict[int, int] = {}
    for at, (number, width) in enumerate(inked):
        near = [other for _, other in inked[max(0, at - _NEAR) : at + _NEAR + 1]]
        shared = [one for one in near if sum(abs(one - other) <= 1 for other in near) >= _SHARED]
        wide = [one for one in shared if _NARROWEST <= one <= _WIDEST and width <= one + 3]
        if wide:
            own = [one for one in wide if abs(one - width) <= 3]
            found[number] = max(own) if own else min(wide, key=lambda one: (-near.count(one), one))
    return found


def _on_paper(printed: int, line: str, following: str, measure: int) -> int:
    """The width of the line on paper in which `following` stands, where a gap may have parted it."""
    width = width_of(following)
    parted = printed < measure * _FULL or line.rstrip()[-1] in _SQUEEZED
    return printed + width if parted and printed + width <= measure + 2 else width


def _goes_on(line: str, following: str, measure: int, printed: int) -> bool:
    """Whether the sentence of a line goes on in the next; `printed` is the width of the line on paper."""
    if not measure:
        return False
    if following.strip()[0] in _NEVER_FIRST:
        return True
    if _INDENT.match(following) or _ITEM.match(following.strip()):
        return False
    gap = line.rstrip()[-1] in _SQUEEZED or following.strip()[0] in _OPENING
    if gap and printed < measure * _FULL:
        return printed + width_of(following.strip()) <= measure + 4
    if not measure * _FULL <= printed <= measure + 4:
        return False
    if not _FINAL.search(line.rstrip()):
        return True
    begins = width_of(following.strip()) <= measure - 3 and not _PAUSE.search(following.rstrip())
    return printed >= measure - 2 and width_of(line.strip()) * 2 > measure and not begins


def _join(words: str, text: str) -> str:
    last, first = words[-1], text[0]
    if last == "-" and words[-2:-1].isalpha() and first.islower():
        return words[:-1] + text
    wide = is_wide(last) or is_wide(first) or "“”‘’—…".find(last) >= 0
    return words + ("" if wide else " ") + text


def width_of(text: str) -> int:
    """The half squares that a text takes."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in text)
