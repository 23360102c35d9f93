"""Words that are often written with a wrong character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.confusables import CONFUSABLES
from banxin.wording import Message

_RIGHT = {word: one.right for one in CONFUSABLES for word in one.wrong}
_WRONG = re.compile(
    f"(?<![自知克律利异损舍](?=己经))(?:{'|'.join(sorted(_RIGHT, key=len, reverse=True))})"
)  # 自己|经过


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    if passage.lang is not Lang.HANS:
        return
    for found in _WRONG.finditer(passage.text):
        right = _RIGHT[found[0]]
        message = Message("{word} is probably meant as {right}.", word=found[0], right=right)
        yield CopyFault(found.start(), found.end(), message, None, right)


RULE = CopyRule(
    "copy.confusion",
    "现代汉语词典, 7th edition; 第一批异形词整理表 (GF 1001—2001)",
    _faults,
    ("一如既往", "再接再厉", "即使下雨", "自己经过", "利己经济学"),
    (("一如继往", "一如继往"), ("再接再励", "再接再励")),
)
