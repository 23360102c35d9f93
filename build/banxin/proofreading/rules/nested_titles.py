"""《 》 within 《 》, “ ” within “ ”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_NESTED = re.compile("《[^《》\n]{0,40}(《)([^《》\n]{1,40})(》)[^《》\n]{0,40}》")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _NESTED.finditer(passage.text):
        message = Message("Within 《 》 a title stands in 〈 〉.")
        for group, right in ((1, "〈"), (3, "〉")):
            yield CopyFault(found.start(group), found.end(group), message, right, right)


RULE = CopyRule(
    "copy.nested-title",
    "GB/T 15834—2011, 4.15",
    _faults,
    ("《读〈呐喊〉》", "《甲》和《乙》"),
    (("《读《呐喊》有感》", "《读〈呐喊〉有感》"),),
)
