"""Cyrillic or Greek letters within Latin words, which only look like the Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_LATIN = str.maketrans("АВЕКМНОРСТХаеорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxABEZHIKMNOPTYXo")
_WORD = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff]{2,}")
_ALONE = re.compile("(?<=[\u3400-\u9fff])[\u0370-\u03ff\u0400-\u04ff](?=[\u3400-\u9fff])")
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
    for alone in _ALONE.finditer(passage.text):
        right = alone[0].translate(_LATIN)
        if right != alone[0]:
            message = Message(
                "{sign} looks like {right}, which is probably meant.", sign=alone[0], right=right
            )
            yield CopyFault(alone.start(), alone.end(), message, None, right)


RULE = CopyRule(
    "copy.mixed-letters",
    "UTS 39, §5 (mixed-script confusables)",
    _faults,
    ("Москва", "Omega 是 Ω", "CCTV", "取α值"),
    (("СCTV播出", "CCTV播出"), ("他是О型血", "他是О型血")),
)
