"""A mark at the end of a headline or crosshead."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_ENDS = "。，、；,;"


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text.rstrip()
    if text[-1:] in _ENDS and text.count("。") + text.count("；") < 2:
        message = Message("A head ends with {mark}.", mark=text[-1])
        yield CopyFault(len(text) - 1, len(text), message, None, Message("no mark at the end"))


RULE = CopyRule(
    "copy.mark-ends-head",
    "newspaper practice (标题); GB/T 15834—2011",
    _faults,
    ("春天来了", "春天来了吗？", "春天来了！"),
    (("春天来了。", "春天来了。"),),
    frozenset({"eyebrow", "headline", "subhead", "crosshead"}),
)
