"""Characters read for others that look like them: 曰 for 日, 一 for the dash of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DAY = re.compile(
    r"(?<=月\d)曰|(?<=月\d\d)曰|(?<=月[一二三四五六七八九十])曰(?![：:，“「])|(?<=[今昨翌节假])曰(?![：:“「《])|(?<=[^先学诸众医书门儒]生)曰(?![：:，“「《])"
    r"|曰(?=本人|本国|报社|期为|常生活|记本|出东方)"
)
_DASH = re.compile(r"(?<=\d[年月日])一(?=\d)|(?<=\d{4})一(?=\d{4}(?!\d))")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for sign, pattern, right in (("曰", _DAY, "日"), ("一", _DASH, "—")):
        if sign not in text:
            continue
        for found in pattern.finditer(text):
            message = Message("{sign} looks like {right}, which is probably meant.", sign=sign, right=right)
            yield CopyFault(found.start(), found.end(), message, None, right)


RULE = CopyRule(
    "copy.look-alike",
    "UTS 39, §4 (confusables); GB/T 15834—2011, 4.13",
    _faults,
    ("子曰：“学而时习之。”", "先生曰不可", "孔明曰不可", "7月30日", "1990—1995年", "3月一到"),
    (("7月30曰开幕", "7月30曰开幕"), ("今曰，他来了", "今曰，他来了"), ("1990一1995年", "1990一1995年")),
)
