"""Characters that have a meaning in one font alone: the private-use areas of Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _PRIVATE.finditer(passage.text):
        message = Message("{character} has no meaning outside its font.", character=f"U+{ord(found[0]):04X}")
        expected = Message("the character of Unicode, or a picture of it")
        yield CopyFault(found.start(), found.end(), message, None, expected)


RULE = CopyRule(
    "copy.private-character",
    "The Unicode Standard, §23.5 (private-use characters)",
    _faults,
    ("朱镕基", "𠮷野家"),
    (("朱\ue000基", "朱\ue000基"), ("张\U000f0001", "张\U000f0001")),
)
