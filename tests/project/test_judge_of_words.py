"""The judge of `bench/words` excuses a word that goes on overleaf, and no word that is gone."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

from publications.words import WORD

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def counting():
    sys.path.insert(0, str(REPOSITORY))
    try:
        yield importlib.import_module("bench.words.counting")
    finally:
        sys.path.remove(str(REPOSITORY))


def lost(counting, pages: list[list[str]], words: list[str]) -> list[str]:
    """Words that the judge calls lost, of pages given by their lines."""
    seen = Counter(word for page in pages for word in WORD.findall("".join(page)))
    known = dict.fromkeys(words, "paragraph")
    return [word for word in words if not counting._past_notes(pages, seen, known)[word]]


FIRST, SECOND, NOTE, OTHER = "起天天天地", "起天天天玄", "起天天天黄", "起天天天宇"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([[FIRST, SECOND], [NOTE, OTHER]], []),
        ([[FIRST], [NOTE, OTHER]], [SECOND]),  # gone
        ([[FIRST, SECOND[:3]], [NOTE, OTHER]], [SECOND]),  # its rest is gone
        ([[FIRST, SECOND[:3]], ["页眉", SECOND[3:] + NOTE, OTHER]], []),  # goes on overleaf
        # below the text that goes on overleaf stands the rest of a note, read together with it
        ([[FIRST, SECOND[:2], "天天天黄"], ["页眉", SECOND[2:], NOTE, OTHER]], []),
        ([[FIRST, SECOND[:3]], [NOTE], [OTHER], [SECOND[3:]]], [SECOND]),  # three pages on: not the same word
    ],
)
def test_a_lost_word_is_told_and_one_that_goes_on_is_not(counting, pages, expected):
    assert lost(counting, pages, [FIRST, SECOND, NOTE, OTHER]) == expected
