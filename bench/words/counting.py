"""Counting words as anybody could: text by pdftotext or unzip, words by their spelling alone."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product
from pathlib import Path

from publications.words import WORD, found_in

_JOINED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff-]+")
_TAG = re.compile(r"<[^>]+>")
_HEAD = re.compile(r"<head>.*?</head>", re.S)
_DEEP = 3  # words that may be put right for the sake of one
REPEATED = frozenset({"headline", "section", "table head"})
"""What may stand twice: in the contents and running heads, at the top of each page of a table."""


@dataclass
class Count:
    """Words that a file lacks, and words that it has twice though nothing repeats them."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


def count_pdf(path: Path, words: Mapping[str, str]) -> Count:
    """Count the words of a PDF in the order of its content; a word may run on from one page to the next."""
    run = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    pages = [_JOINED.sub("", page) for page in run.stdout.decode().split("\f")]
    seen = Counter(word for page in pages for word in WORD.findall(page))
    rests = [WORD.sub("|", page) for page in pages]
    for word in [word for word in words if not seen[word]]:
        if _runs_on(word, rests):
            seen[word] += 1
    read = run.stdout.decode().split("\f")
    lines = [[_JOINED.sub("", line) for line in page.splitlines()] for page in read]
    return _judged(_past_notes(lines, seen, words), words)


def _past_notes(
    pages: list[list[str]], seen: Mapping[str, int], words: Mapping[str, str]
) -> Mapping[str, int]:
    """The count put right where the last line of a page's text was read on into the rest of a note below it.

    Both may begin or end within a word: the two pieces were read as one. A word that lacks is looked for with
    its beginning at the end of a line and its rest at the beginning of a line of the next page; whatever
    these two had been read with before is one less, and must be found elsewhere if it lacks then.
    """
    state = _Read(Counter(seen))
    for word in [word for word in words if not seen[word]]:
        if not state.seen[word]:
            state = _found(word, state, pages, words, _DEEP) or state
    return state.seen


@dataclass(frozen=True)
class _Read:
    """A count, and the joints of two lines that are known to be none, each by its page and upper line."""

    seen: Counter[str]
    parted: frozenset[tuple[int, int]] = frozenset()


def _found(
    word: str, state: _Read, pages: list[list[str]], words: Mapping[str, str], deep: int
) -> _Read | None:
    """The count with `word` found over two pages, and no other word lost for it."""
    tried: list[tuple[float, int, list[str], _Read]] = []
    for joints in _over_pages(word, pages):
        seen = Counter(state.seen)
        seen[word] += 1
        fresh = set(joints) - state.parted
        wrong = [one for page, line in fresh if (one := _read_as(pages[page], line, words))]
        seen.subtract(wrong)
        worth = sum(seen[one] < 1 for one in wrong) - len(wrong) / 4
        tried.append((worth, len(tried), wrong, _Read(seen, state.parted | fresh)))
    for _, _, wrong, changed in sorted(tried, key=lambda one: one[:2]):
        result: _Read | None = changed
        for one in wrong:
            if result is not None and result.seen[one] < 1:
                result = _found(one, result, pages, words, deep - 1) if deep else None
        if result is not None:
            return result
    return None


def _over_pages(word: str, pages: list[list[str]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """Each line that ends within `word`, and the line overleaf that is above the one with the rest of it.

    A page of a picture alone may stand between.
    """
    pairs = [(at, at + 1) for at in range(len(pages) - 1)] + [(at, at + 2) for at in range(len(pages) - 2)]
    for at, to in pairs:
        here, after = pages[at], pages[to]
        for cut in range(1, len(word)):
            above = [line - 1 for line, text in enumerate(after) if text.startswith(word[cut:])]
            ends = [line for line, text in enumerate(here) if above and text.endswith(word[:cut])]
            for end, line in product(ends, above):
                yield (at, end), (to, line)


def _read_as(page: list[str], line: int, words: Iterable[str]) -> str:
    """The word that goes over from `line` to the line below; empty where there is none."""
    if not 0 <= line < len(page) - 1:
        return ""
    both, middle = page[line] + page[line + 1], len(page[line])
    found = (one for one in WORD.finditer(both) if one.start() < middle < one.end())
    return next((one[0] for one in found if one[0] in words), "")


def _runs_on(word: str, rests: list[str]) -> bool:
    """Whether the beginning of `word` ends up on one page and the rest of it on the next."""
    return any(
        word[:cut] in here and word[cut:] in there
        for here, there in pairwise(rests)
        for cut in range(1, len(word))
    )


def count_epub(path: Path, words: Mapping[str, str]) -> Count:
    """Count the words of an EPUB's documents, its navigation and title page left out."""
    names = subprocess.run(["unzip", "-Z1", str(path)], capture_output=True, check=True, text=True)
    seen: Counter[str] = Counter()
    for name in names.stdout.splitlines():
        if name.endswith(".xhtml") and not name.endswith(("contents.xhtml", "title.xhtml", "cover.xhtml")):
            text = subprocess.run(["unzip", "-p", str(path), name], capture_output=True, check=True).stdout
            seen.update(found_in(_TAG.sub("", _HEAD.sub("", text.decode()))))
    return _judged(seen, words)


def _judged(seen: Mapping[str, int], words: Mapping[str, str]) -> Count:
    lost = [word for word in words if not seen.get(word)]
    return Count(lost, [word for word in _twice(seen) if words.get(word) not in REPEATED])


def _twice(seen: Mapping[str, int]) -> Iterable[str]:
    return (word for word, times in seen.items() if times > 1)
