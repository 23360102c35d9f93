"""Dots that stand for the interpunct · between parts of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_HAN = "\u3400-\u9fff"
_DOT = re.compile(f"(?<=[{_HAN}])[•‧・∙⋅●](?=[{_HAN}])")
# Characters that foreign names are written with: 列夫.托尔斯泰 is a name, 他走了.她来了 are sentences.
_NAMES = (
    "阿埃艾爱安奥巴贝比伯博布查达德登迪丁杜多恩尔法菲费芬弗夫福盖戈格古哈海汉赫亨华霍基吉加贾杰卡凯康科克肯"
    "库奎拉莱赖兰朗劳勒雷里利莉连列林琳隆卢鲁路伦罗洛马玛迈麦曼梅蒙米莫墨默姆穆纳娜内尼诺欧帕派佩皮普"
    "奇琪乔切琼丘让瑞若萨塞森莎尚舍什圣史施司思斯松苏索塔泰坦特廷托瓦汪威韦维温沃乌西希锡夏肖谢辛休雅亚"
    "杨耶伊因英尤约泽扎詹珍芝朱兹密翰顿丹丝戴妮娅蒂诗萝珀弥玻凡梵"
)
_OF_NAME = re.compile(
    rf"(?<=[{_NAMES}]{{2}})[.．](?=[{_HAN}])|(?<=[{_HAN}])[.．](?=[{_NAMES}]{{2}})"
)  # 约翰.史密斯
_WIDE_DOT = re.compile(f"(?<=[{_HAN}])．(?=[{_HAN}])")


def dots_of_names(text: str) -> list[int]:
    """Where a full stop stands between parts of what looks like a foreign name."""
    return [found.start() for found in _OF_NAME.finditer(text)]


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _DOT.finditer(passage.text):
        message = Message("{mark} stands for the interpunct.", mark=found[0])
        yield CopyFault(found.start(), found.end(), message, "·", "·")
    for at in sorted(
        {*dots_of_names(passage.text), *(hit.start() for hit in _WIDE_DOT.finditer(passage.text))}
    ):
        message = Message("{mark} is neither the interpunct nor a full stop.", mark=passage.text[at])
        yield CopyFault(at, at + 1, message, None, Message("· in a name, 。 at the end of a sentence"))


RULE = CopyRule(
    "copy.interpunct",
    "GB/T 15834—2011, 4.14",
    _faults,
    ("列夫·托尔斯泰",),
    (
        ("列夫•托尔斯泰", "列夫·托尔斯泰"),
        ("列夫・托尔斯泰", "列夫·托尔斯泰"),
        ("列夫.托尔斯泰", "列夫.托尔斯泰"),
        ("约翰.史密斯", "约翰.史密斯"),
        ("他走了．她来了", "他走了．她来了"),
    ),
)
