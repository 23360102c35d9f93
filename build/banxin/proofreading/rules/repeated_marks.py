"""The same mark twice, or two of which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_SAME = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)")
_MIXED = re.compile(r"[，、；：。][，、；：。]+|[，、；：。][？！]|[？！][。、；：]")
_ROUND_QUOTE = re.compile("(?<=。[”’」』])。")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _MIXED.finditer(passage.text):
        marks = found[0]
        if set(marks) == {"。"} and len(marks) > 2:
            continue  # an ellipsis
        one = _SAME.fullmatch(marks)
        message = Message("{marks}: two marks stand where one belongs.", marks=marks)
        right = marks[0] if one else None
        yield CopyFault(found.start(), found.end(), message, right, right or Message("one of the two"))
    for stop in _ROUND_QUOTE.finditer(passage.text):
        message = Message("A full stop stands within the quotation mark and behind it.")
        yield CopyFault(stop.start(), stop.end(), message, None, Message("one of the two"))


RULE = CopyRule(
    "copy.repeated-mark",
    "GB/T 15834—2011, 5.1",
    _faults,
    ("你好，世界。", "真的！！", "什么？！", "也许……", "他说“好”。"),
    (
        ("你好，，世界。。", "你好，世界。"),
        ("你好，。", "你好，。"),
        ("你来了吗。？", "你来了吗。？"),
        ("他说：“好。”。", "他说：“好。”。"),
    ),
)
