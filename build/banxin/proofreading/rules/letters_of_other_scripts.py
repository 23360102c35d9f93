"""Cyrillic or Greek letters within Latin words, which only look like the Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_LATIN = str.maketrans("АВЕКМНОРСТХаеорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxABEZHIKMNOPTYXo")
_WORD = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff]{2,}")
_MIXED = re.compile("[A-Za-z]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u04ff]")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    if not _OTHER.search(passage.text):
        return
    for word in _WORD.finditer(passage.text):
        right = word[0].translate(_LATIN)
        if _MIXED.search(word[0]) and not _OTHER.search(right) and right != word[0]:
            message = Message("{word} has letters of two scripts.", word=word[0])
            yield CopyFault(word.start(), word.end(), message, right, right)


RULE = CopyRule(
    "copy.mixed-letters",
    "UTS 39, §5 (mixed-script confusables)",
    _faults,
    ("Москва", "Omega 是 Ω", "CCTV"),
    (("СCTV播出", "CCTV播出"),),
)
