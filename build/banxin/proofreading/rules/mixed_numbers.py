"""Numbers of one kind in two forms within an article: 30岁 and 三十岁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.findings import Finding
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message

_UNITS = (
    "个世纪|世纪|年代|小时|分钟|公里|公斤|千米|平方米|万元|亿元|万人|岁|人|天|元|米|吨|名|家|次|件|册|篇|页"
)
_DIGITS = "一二三四五六七八九"
# Numbers of two characters or more that say an exact amount; 十几, 三五十, 几十 and 百余 are estimates.
_HAN = re.compile(
    f"(?<![第几数约近上{_DIGITS}十百千万两零〇点分之])"
    f"(?P<number>[{_DIGITS}两][十百千][{_DIGITS}零十百千]*|十[{_DIGITS}])(?P<unit>{_UNITS})(?![几多余来]|上下|左右|开外|出头|以上|以下)"
)
_ARABIC = re.compile(rf"(?<![\d.第])(?P<number>\d{{2,}}(?:\.\d+)?)(?P<unit>{_UNITS})")
_HAN_YEAR = re.compile(f"(?<![{_DIGITS}〇零十])[一二][{_DIGITS}〇零]{{3}}(?P<unit>年)(?!代)")
_ARABIC_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?P<unit>年)(?!代)")
_QUOTED = re.compile("[“「《][^”」》]*[”」》]")


def _findings(article: ArticleCopy) -> Iterator[Finding]:
    first: dict[str, tuple[bool, str]] = {}
    told: set[str] = set()
    for passage in article.of_kind("paragraph", "crosshead", "caption"):
        for arabic, hit in _numbers(passage):
            unit = hit["unit"]
            before = first.setdefault(unit, (arabic, hit[0]))
            if before[0] != arabic and unit not in told:
                told.add(unit)
                message = Message(
                    "{number} and {other} stand in one article.", number=hit[0], other=before[1]
                )
                expected = Message("one form for numbers of one kind")
                yield found(
                    "copy.mixed-numbers",
                    passage,
                    CopyFault(hit.start(), hit.end(), message, None, expected),
                )


def _numbers(passage: CopyPassage) -> list[tuple[bool, re.Match[str]]]:
    """The numbers of a passage in their order, and whether they are in Arabic digits; none in quotations."""
    text = _QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), passage.text)
    hits = [(False, hit) for pattern in (_HAN, _HAN_YEAR) for hit in pattern.finditer(text)]
    if any(sign.isdigit() for sign in text):
        hits += [(True, hit) for pattern in (_ARABIC, _ARABIC_YEAR) for hit in pattern.finditer(text)]
    return sorted(hits, key=lambda one: one[1].start())


_FRONT = "---\nheadline: 题\n---\n"
RULE = ArticleRule(
    "copy.mixed-numbers",
    "GB/T 15835—2011 (one form for one kind)",
    _findings,
    (
        f"{_FRONT}他30岁，她28岁。",
        f"{_FRONT}来了三十多人，走了12人。",
        f"{_FRONT}第三十页，共40页。四十岁上下，约三十岁；她28岁。",
        f"{_FRONT}他30岁。“四十岁？”他说。",
    ),
    (f"{_FRONT}他三十岁，她28岁。", f"{_FRONT}2019年开工。\n\n二〇二〇年完工。"),
)
