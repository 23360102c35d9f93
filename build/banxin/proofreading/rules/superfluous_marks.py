"""Marks beside a word that says the same: 、 before 和, …… before 等."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_SAID_TWICE = re.compile(
    "(?P<mark>、)(?P<word>和(?![谐平睦气解声好面风煦服尚室]|而不同)|以及|及其|及(?![时格其早物]))|(?<![。”’」])(?P<dots>……)(?P<others>等等|等(?![于待到候级号了一着我你他她它在那这会下不]))"
    "|(?P<et>等等|[^平相同何对同](?<!不)等)(?P<behind>……)(?=[。，]|$)"
)


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for hit in _SAID_TWICE.finditer(passage.text):
        mark = next(name for name in ("mark", "dots", "behind") if hit[name])
        word = hit["word"] or hit["others"] or hit["et"]
        message = Message("{mark} says what {word} beside it says.", mark=hit[mark], word=word[-2:])
        yield CopyFault(hit.start(mark), hit.end(mark), message, None, Message("one of the two"))


RULE = CopyRule(
    "copy.superfluous-mark",
    "GB/T 15834—2011, 4.5 and 4.11",
    _faults,
    ("甲、乙和丙", "甲、乙、和平路", "苹果、梨等水果", "他……等了一天", "甲、乙……"),
    (
        ("甲、乙、和丙", "甲、乙、和丙"),
        ("苹果、梨……等水果", "苹果、梨……等水果"),
        ("苹果等等……", "苹果等等……"),
    ),
)
