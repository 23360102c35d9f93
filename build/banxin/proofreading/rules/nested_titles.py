"""《 》 within 《 》, “ ” within “ ”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.passages import Passage
from banxin.proofreading.rule import CopyRule, Fault
from banxin.wording import Message

_NESTED = re.compile("《[^《》\n]{0,40}(《)([^《》\n]{1,40})(》)[^《》\n]{0,40}》")


def _faults(passage: Passage) -> Iterator[Fault]:
    for found in _NESTED.finditer(passage.text):
        message = Message("Within 《 》 a title stands in 〈 〉.")
        for group, right in ((1, "〈"), (3, "〉")):
            yield Fault(found.start(group), found.end(group), message, right, right)


RULE = CopyRule(
    "copy.nested-title",
    "GB/T 15834—2011, 4.15.3.6",
    _faults,
    ("《读〈呐喊〉》", "《甲》和《乙》"),
    (("《读《呐喊》有感》", "《读〈呐喊〉有感》"),),
)
