"""、 between titles in 《 》 or words in “ ” that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_SERIES = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _SERIES.finditer(passage.text):
        message = Message("、 is not needed between words that have marks around them.")
        yield CopyFault(
            found.start(), found.end(), message, None, Message("no mark, unless words in brackets follow")
        )


RULE = CopyRule(
    "copy.mark-in-series",
    "GB/T 15834—2011, 4.5.3.5",
    _faults,
    ("《呐喊》《彷徨》", "“三个”“四个”", "《呐喊》和《彷徨》"),
    (("《呐喊》、《彷徨》", "《呐喊》、《彷徨》"),),
)
