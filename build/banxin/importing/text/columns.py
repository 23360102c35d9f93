"""Columns of a page that were read across, line by line: the order proposed, never in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from banxin.importing.copy.remarks import Remarks
from banxin.importing.text.lines import SourceLine
from banxin.wording import Message

_GAP = re.compile(r"(?<=\S)(?: {3,}|\u3000{2,})(?=\S)")
_FINAL = re.compile(r"[。！？…；：，、]")
_CUT = re.compile(r"[，。；：、].*[\u3400-\u9fff]$", re.DOTALL)
_SENTENCE = 10  # characters of a paragraph that may be told to be cut
_WORD = re.compile(r"^(\S\S) (?:[1-9]\d+|[5-9])", re.MULTILINE)
_INDENT = "\u3000\u3000"
_INDENTED = 2  # characters behind the start of a column
_NEAR = 4  # characters beside the start of a column at which it may begin
_LEAST = 6  # lines with gaps that make columns


def in_columns(page: Sequence[SourceLine], remarks: Remarks) -> list[SourceLine]:
    """The lines of a page, column after column where it has columns."""
    inked = [line for line in page if line.text.strip()]
    parted = [(line, _parts(line.text)) for line in inked]
    wide = [parts for _, parts in parted if len(parts) > 1]
    if len(wide) < _LEAST or len(wide) * 10 < len(inked) * 6:
        if len(wide) >= 2 * _LEAST and len(wide) * 4 > len(inked):
            _tell_unordered(inked[0].number, len(wide), remarks)
        return list(page)
    count = max({len(parts) for parts in wide}, key=[len(parts) for parts in wide].count)
    before, columns = _parted(parted, count)
    down = _words_joined([pair for column in columns for pair in pairwise(column)])
    across = _words_joined([(one, other) for one, other in zip(columns[0], columns[1], strict=False)])
    if across > down:
        _tell_unordered(inked[0].number, len(wide), remarks)
        return list(page)
    _tell(columns, inked[0].number, round(100 * (down + 0.1) / (down + across + 0.2)), remarks)
    return [*before, *(line for column in columns for line in column)]


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two gaps of a line; `start` counts characters from the left, as pdftotext does."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _parts(line: str) -> list[_Part]:
    """The stretches of a line that gaps part."""
    words = line.rstrip()
    at = len(words) - len(words.lstrip())
    found = []
    for gap in (*_GAP.finditer(words), None):
        end = gap.start() if gap else len(words)
        found.append(_Part(at, words[at:end]))
        at = gap.end() if gap else end
    return found


def _parted(
    parted: Sequence[tuple[SourceLine, list[_Part]]], count: int
) -> tuple[list[SourceLine], list[list[SourceLine]]]:
    """The lines above the columns, and the columns; what is indented in a column is so in its line."""
    whole = [parts for _, parts in parted if len(parts) == count]
    starts = [sorted(parts[nth].start for parts in whole)[len(whole) // 3] for nth in range(count)]
    columns: list[list[SourceLine]] = [[] for _ in range(count)]
    before: list[SourceLine] = []
    for line, parts in parted:
        if len(parts) != count and not columns[0]:
            before.append(line)
            continue
        placed = list(enumerate(parts)) if len(parts) == count else _placed(parts, starts)
        for nth, part in placed:
            indent = _INDENT if part.start - starts[nth] >= _INDENTED else ""
            columns[nth].append(SourceLine(line.number, indent + part.text))
    return before, columns


def _placed(parts: Sequence[_Part], starts: Sequence[int]) -> list[tuple[int, _Part]]:
    """The parts of a line with the columns that they stand in, parted anew where a gap was too small."""
    found: list[tuple[int, _Part]] = []
    for part in parts:
        rest: _Part | None = part
        while rest:
            nth = _nearest(rest, starts)
            here, rest = _cut(rest, starts[nth + 1]) if nth + 1 < len(starts) else (rest, None)
            last = found[-1] if found else None
            if last and last[0] == nth:
                found[-1] = nth, _Part(last[1].start, f"{last[1].text} {here.text}")
            else:
                found.append((nth, here))
    return found


def _nearest(part: _Part, starts: Sequence[int]) -> int:
    """The column that starts nearest to a part."""
    return min(range(len(starts)), key=lambda at: abs(starts[at] - part.start))


def _cut(part: _Part, start: int) -> tuple[_Part, _Part | None]:
    """A part cut at the blank that is nearest to where the next column starts, if it reaches into it."""
    blanks = re.finditer(r"(?<=\S)\s+(?=\S)", part.text)
    places = [(abs(part.start + hit.end() - start), hit) for hit in blanks]
    near = min(places, key=lambda one: one[0], default=None)
    if part.end <= start + _NEAR or near is None or near[0] > _NEAR:
        return part, None
    before, after = part.text[: near[1].start()], part.text[near[1].end() :]
    return _Part(part.start, before), _Part(part.end - len(after), after)


def _tell(columns: Sequence[Sequence[SourceLine]], line: int, confidence: int, remarks: Remarks) -> None:
    """Say that the order is a proposal, and how sure it is."""
    doubled = sum(
        one.text[-1:] == other.text[:1] != "" for column in columns for one, other in pairwise(column)
    )
    remarks.tell(
        "import.order",
        Message(
            "The page has {count} columns that were read across; they are put one after the other "
            "(confidence {confidence} %, {doubled} doubled characters at the joins).",
            count=len(columns),
            confidence=confidence,
            doubled=doubled,
        ),
        line,
        expected=Message("the order of the page; compare the beginnings of the columns"),
    )


def _tell_unordered(line: int, count: int, remarks: Remarks) -> None:
    """Say that columns stand side by side, and that nothing tells their order."""
    remarks.tell(
        "import.order",
        Message("{count} lines hold words of several columns; the order was left as it is.", count=count),
        line,
        remedy=Message("pdftotext -raw FILE.pdf FILE.txt reads a page column by column; import that."),
    )


def tell_cut_sentences(found: Sequence[tuple[int, str]], remarks: Remarks) -> None:
    """Say that paragraphs end within sentences: columns were read piece by piece, or lines not joined."""
    long = [one for one in found if len(one[1]) >= _SENTENCE]
    cut = [line for line, words in long if _CUT.search(words)]
    if len(cut) < _LEAST or len(cut) * 5 < len(long):
        return
    if all(one.code != "import.order" for one in remarks.findings):
        remarks.tell(
            "import.order",
            Message(
                "{count} paragraphs end within a sentence: lines that belong together were not joined, or "
                "columns were read across.",
                count=len(cut),
            ),
            cut[0],
            expected=Message("paragraphs as the page has them; compare the first"),
            remedy=Message("pdftotext -raw FILE.pdf FILE.txt reads a page column by column; import that."),
        )


def _words_joined(pairs: Iterable[tuple[SourceLine, SourceLine]]) -> float:
    """The share of joins, without a mark on either side, at which two characters make a word."""
    known = _words_of_two()
    joins = [one.text[-1:] + other.text[:1] for one, other in pairs]
    whole = [join for join in joins if len(join) == 2 and not _FINAL.search(join)]
    return sum(join in known for join in whole) / len(whole) if whole else 0.0


@cache
def _words_of_two() -> frozenset[str]:
    """The words of two characters in jieba's dictionary."""
    import jieba  # noqa: PLC0415  seldom needed

    with jieba.Tokenizer().get_dict_file() as file:
        return frozenset(_WORD.findall(file.read().decode("utf-8")))
