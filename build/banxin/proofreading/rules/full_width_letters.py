"""Full-width letters and digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:．[\uff10-\uff19]+)?")
_KANA = re.compile("[\uff66-\uff9f]+")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for pattern in (_WIDE, _KANA):
        for found in pattern.finditer(passage.text):
            right = unicodedata.normalize("NFKC", found[0])
            message = Message("{word} has characters of the wrong width.", word=found[0])
            yield CopyFault(found.start(), found.end(), message, right, right)


RULE = CopyRule(
    "copy.letter-width",
    "GB/T 15835—2011; clreq §3.2.1",
    _faults,
    ("2019年的 Python。", "カタカナ"),
    (("２０１９年", "2019年"), ("Ａ股上涨３．５％", "A股上涨3.5％"), ("ｶﾅ", "カナ")),
)
