"""A space between two Han characters, or beside a Chinese mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.articles.roles import is_role
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "，。、；：！？（）《》“”‘’」「』『"
_SPACE = re.compile(
    f"(?<=[{_HAN}]{{2}}) +(?=[{_HAN}{_MARKS}])|(?<=[{_HAN}]) +(?=[{_HAN}]{{2}}|[{_MARKS}])"
    f"|(?<=[{_MARKS}]) +(?=[{_HAN}A-Za-z0-9{_MARKS}])|(?<=[A-Za-z0-9]) +(?=[，。、；：！？）》」』])"
)


_ENDS_CREDIT = re.compile("[，。、；：！？（）()【】〔〕\\[\\]“”]|$")
_NAME = re.compile(f"[{_HAN}·]{{2,4}}")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    if " " not in passage.text:
        return
    credits = _credits(passage.text)
    for found in _SPACE.finditer(passage.text):
        if found.start() in credits:
            continue
        message = Message("A space stands between Chinese characters.")
        yield CopyFault(found.start(), found.end(), message, "", Message("no space"))


def _credits(text: str) -> set[int]:
    """The places in a text at which spaces part roles and names: （本报记者 张三 通讯员 李四）, 张三 摄."""
    found: set[int] = set()
    start = 0
    for mark in _ENDS_CREDIT.finditer(text):
        words = text[start : mark.start()].split()
        roles = [is_role(word) for word in words]
        if any(roles) and all(role or _NAME.fullmatch(word) for role, word in zip(roles, words, strict=True)):
            found.update(range(start, mark.start()))
        start = mark.end()
    return found


RULE = CopyRule(
    "copy.space",
    "clreq §3.2.2",
    _faults,
    (
        "你好，世界。",
        "用 Python 写。",
        "张 三",
        "本报讯（记者 张一一 通讯员 王三三）他来了。",
        "新桥落成。李四四 摄",
    ),
    (
        ("你好 世界，真的 。", "你好世界，真的。"),
        ("第 1 ，第 2 。", "第 1，第 2。"),
        ("记者 在现场看到", "记者在现场看到"),
    ),
    frozenset({"paragraph", "note"}),
)
