"""Words with their frequencies, by which a rule weighs one reading of a passage against another.

Source: the dictionary of jieba 0.42.1 (`dict.txt`, MIT): 349,046 words with how often they stand in a corpus
of newspapers and novels. It is read where a rule first needs it; jieba itself is not loaded.
"""

from __future__ import annotations

import importlib.util
import math
import re
from functools import cache
from importlib.abc import ResourceLoader

LONGEST = 8
"""Characters of the longest word that is weighed."""


@cache
def _dictionary() -> str:
    """The dictionary, read by what would load its package: part of the installation, no file of the user."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or not isinstance(spec.loader, ResourceLoader) or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba")
    return spec.loader.get_data(f"{spec.submodule_search_locations[0]}/dict.txt").decode()


@cache
def frequencies() -> dict[str, int]:
    """How often each word stands in the corpus of the dictionary."""
    return {word: int(count) for word, count in re.findall(r"^(\S+) (\d+)", _dictionary(), re.MULTILINE)}


@cache
def idioms() -> dict[str, int]:
    """Idioms of four characters, and how often each stands there."""
    found = re.findall(r"^([\u4e00-\u9fff]{4}) (\d+) i$", _dictionary(), re.MULTILINE)
    return {word: int(count) for word, count in found}


@cache
def _total() -> float:
    return math.log(sum(frequencies().values()))


def likelihood(text: str) -> float:
    """The logarithm of how likely the likeliest words are that make up a short stretch of Han."""
    words, total = frequencies(), _total()
    best = [0.0] + [-math.inf] * len(text)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + LONGEST) + 1):
            count = words.get(text[start:end], 0)
            if count or end == start + 1:
                best[end] = max(best[end], best[start] + math.log(max(count, 0.4)) - total)
    return best[-1]


def meets(text: str, at: int) -> int:
    """How common two words of two characters and more are that meet before `at`: 其中|中央.

    The frequency of the rarer one; 0 where a word does not end or none begins there.
    """
    words = frequencies()
    before = max((words.get(text[start:at], 0) for start in range(max(at - 4, 0), at - 1)), default=0)
    behind = max((words.get(text[at:end], 0) for end in range(at + 2, min(at + 4, len(text)) + 1)), default=0)
    return min(before, behind)
