"""A space between two Han characters, or beside a Chinese mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "，。、；：！？（）《》“”‘’」「』『"
_SPACE = re.compile(
    f"(?<=[{_HAN}]{{2}}) +(?=[{_HAN}{_MARKS}])|(?<=[{_HAN}]) +(?=[{_HAN}]{{2}}|[{_MARKS}])"
    f"|(?<=[{_MARKS}]) +(?=[{_HAN}A-Za-z0-9{_MARKS}])|(?<=[A-Za-z0-9]) +(?=[，。、；：！？）》」』])"
)


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    if " " not in passage.text:
        return
    for found in _SPACE.finditer(passage.text):
        message = Message("A space stands between Chinese characters.")
        yield CopyFault(found.start(), found.end(), message, "", Message("no space"))


RULE = CopyRule(
    "copy.space",
    "clreq §3.2.2",
    _faults,
    ("你好，世界。", "用 Python 写。", "张 三"),
    (("你好 世界，真的 。", "你好世界，真的。"), ("第 1 ，第 2 。", "第 1，第 2。")),
    frozenset({"paragraph", "note"}),
)
