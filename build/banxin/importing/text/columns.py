"""Columns of a page that were read across, line by line: the order proposed, never in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from banxin.importing.copy.remarks import Remarks
from banxin.importing.text.lines import SourceLine
from banxin.wording import Message

_GAP = re.compile(r"(?<=\S)(?: {3,}|\u3000{2,})(?=\S)")
_FINAL = re.compile(r"[。！？…；：，、]")
_WORD = re.compile(r"^(\S\S) (?:[1-9]\d+|[5-9])", re.MULTILINE)
_LEAST = 6  # lines with gaps that make columns


def in_columns(page: Sequence[SourceLine], remarks: Remarks) -> list[SourceLine]:
    """The lines of a page, column after column where it has columns."""
    inked = [line for line in page if line.text.strip()]
    parted = [(line, _GAP.split(line.text.strip())) for line in inked]
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


def _parted(
    parted: Sequence[tuple[SourceLine, list[str]]], count: int
) -> tuple[list[SourceLine], list[list[SourceLine]]]:
    """The lines above the columns, and the columns."""
    columns: list[list[SourceLine]] = [[] for _ in range(count)]
    before: list[SourceLine] = []
    for line, parts in parted:
        if len(parts) == count:
            for column, part in zip(columns, parts, strict=True):
                column.append(SourceLine(line.number, part))
        elif not columns[0]:
            before.append(line)
        elif len(parts) > count:
            columns[-1].append(SourceLine(line.number, " ".join(parts[count - 1 :])))
            for column, part in zip(columns[:-1], parts, strict=False):
                column.append(SourceLine(line.number, part))
        else:
            at = (
                0 if not _GAP.match(line.text) and len(line.text) - len(line.text.lstrip()) < 8 else count - 1
            )
            for offset, part in enumerate(parts):
                columns[min(at + offset, count - 1)].append(SourceLine(line.number, part))
    return before, columns


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
