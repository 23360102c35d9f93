"""... and 。。。 where the ellipsis …… is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.markup.characters import is_chinese
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DOTS = re.compile(r"\.{3,}|。{3,}|·{3,}|(?<!…)…(?!…)")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for found in _DOTS.finditer(text):
        around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        if found[0][0] in ".…" and not any(map(is_chinese, around)):
            continue
        message = Message("{mark} stands for the ellipsis.", mark=found[0])
        yield CopyFault(found.start(), found.end(), message, "……", "……")


RULE = CopyRule(
    "copy.ellipsis",
    "GB/T 15834—2011, 4.11",
    _faults,
    ("他走了……", "Wait... what?", "Wait… what?"),
    (("他走了...", "他走了……"), ("也许。。。也许", "也许……也许"), ("他走了…", "他走了……")),
)
