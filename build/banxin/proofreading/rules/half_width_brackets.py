"""Half-width ( ) around Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.markup.characters import is_han, is_wide
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_PAIR = re.compile(r"\(([^()]*)\)")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for found in _PAIR.finditer(text):
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        around = is_wide(before or " ") and (not after or is_wide(after) or not after.isascii())
        if any(map(is_han, found[1])) or (around and found[1]):
            for at, full in ((found.start(), "（"), (found.end() - 1, "）")):
                message = Message("{mark} is half-width in Chinese copy.", mark=text[at])
                yield CopyFault(at, at + 1, message, full, full)


RULE = CopyRule(
    "copy.half-width-bracket",
    "GB/T 15834—2011, 4.9, 5.1.3",
    _faults,
    ("他来了（真的）。", "函数 f(x) 单调。", "In Paris (France)."),
    (("他来了(真的)。", "他来了（真的）。"), ("世界卫生组织(WHO)宣布", "世界卫生组织（WHO）宣布")),
)
