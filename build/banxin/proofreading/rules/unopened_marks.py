"""A closing mark that nothing opens."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_OPENING = {"》": "《", "）": "（(", "】": "【", "〉": "〈", "〕": "〔"}
_ALL = frozenset("".join(_OPENING) + "".join(_OPENING.values()))
_NUMBERS = "0123456789０１２３４５６７８９一二三四五六七八九十abcdefghABCDEFGH①②③④⑤⑥⑦⑧⑨"


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    if _ALL.isdisjoint(text):
        return
    waiting: list[str] = []
    for at, sign in enumerate(text):
        if any(sign in signs for signs in _OPENING.values()):
            waiting.append(sign)
        elif sign in _OPENING:
            nth = next((n for n in reversed(range(len(waiting))) if waiting[n] in _OPENING[sign]), None)
            if nth is not None:
                del waiting[nth:]
            elif sign != "）" or text[max(at - 1, 0) : at] not in _NUMBERS:
                message = Message("{sign} closes nothing.", sign=sign)
                yield CopyFault(
                    at, at + 1, message, None, Message("{opening} where it begins", opening=_OPENING[sign][0])
                )


RULE = CopyRule(
    "copy.unopened-mark",
    "GB/T 15834—2011, 4.9, 4.15",
    _faults,
    ("《呐喊》", "1）说明", "（真的）"),
    (("呐喊》是小说集", "呐喊》是小说集"),),
    frozenset({"paragraph", "note", "crosshead", "cell", "caption"}),
)
