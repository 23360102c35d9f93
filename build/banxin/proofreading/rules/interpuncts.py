"""Dots that stand for the interpunct · between parts of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DOT = re.compile("(?<=[\u3400-\u9fff])[•‧・∙⋅･●．](?=[\u3400-\u9fff])")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _DOT.finditer(passage.text):
        message = Message("{mark} stands for the interpunct.", mark=found[0])
        yield CopyFault(found.start(), found.end(), message, "·", "·")


RULE = CopyRule(
    "copy.interpunct",
    "GB/T 15834—2011, 4.14",
    _faults,
    ("列夫·托尔斯泰",),
    (("列夫•托尔斯泰", "列夫·托尔斯泰"), ("列夫・托尔斯泰", "列夫·托尔斯泰")),
)
