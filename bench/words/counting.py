"""Counting words as anybody could: text by pdftotext or unzip, words by their spelling alone."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from publications.words import WORD, found_in

_JOINED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff-]+")
_TAG = re.compile(r"<[^>]+>")
_HEAD = re.compile(r"<head>.*?</head>", re.S)
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
    return _judged(seen, words)


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
