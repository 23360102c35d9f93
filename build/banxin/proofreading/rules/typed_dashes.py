"""-- where the dash —— is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.markup.characters import is_chinese
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DASH = re.compile(r"(?<![-—])(?:-{2,}|—-+|–{2,}|――|──)(?![-—])")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for found in _DASH.finditer(text):
        around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        if any(map(is_chinese, around)):
            message = Message("{mark} stands for the dash.", mark=found[0])
            yield CopyFault(found.start(), found.end(), message, "——", "——")


RULE = CopyRule(
    "copy.dash",
    "GB/T 15834—2011, 4.10",
    _faults,
    ("完了——真的。", "用 a--b 表示。", "一九四九—二〇一九"),
    (("完了--真的。", "完了——真的。"), ("完了---真的。", "完了——真的。")),
)
