"""Words that are often written with a wrong character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules import confusables_of_scripts
from banxin.proofreading.rules.confusables import CONFUSABLES
from banxin.proofreading.rules.idioms import miswritten
from banxin.wording import Message

_RIGHT = {word: one.right for one in CONFUSABLES for word in one.wrong}
_WRONG = re.compile(
    f"(?<![自知克律利异损舍](?=己经))(?<![究毕](?=竟))(?:{'|'.join(sorted(_RIGHT, key=len, reverse=True))})"
)  # 自己|经过, 究竟|相差


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    if passage.lang is not Lang.HANS:
        for found in confusables_of_scripts.WRONG.finditer(passage.text):
            right = confusables_of_scripts.RIGHT[found[0]]
            forms = right.replace("裡", "裏") if passage.lang is Lang.HANT_HK else right
            yield _fault(found.start(), found[0], forms)
        return
    told: list[int] = []
    for found in _WRONG.finditer(passage.text):
        told.append(found.start())
        yield _fault(found.start(), found[0], _RIGHT[found[0]])
    for at, idiom in miswritten(passage.text):
        if not any(at - 4 < one < at + 4 for one in told):
            yield _fault(at, passage.text[at : at + 4], idiom)


def _fault(at: int, word: str, right: str) -> CopyFault:
    message = Message("{word} is probably meant as {right}.", word=word, right=right)
    return CopyFault(at, at + len(word), message, None, right)


RULE = CopyRule(
    "copy.confusion",
    "现代汉语词典, 7th edition; 第一批异形词整理表 (GF 1001—2001); idioms: dictionary of jieba 0.42.1",
    _faults,
    ("一如既往", "再接再厉", "即使下雨", "自己经过", "利己经济学", "究竟相差多少"),
    (("一如继往", "一如继往"), ("再接再励", "再接再励"), ("有恃无恐，有侍无恐", "有恃无恐，有侍无恐")),
)
