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
_AS_ONE = {"世纪": "年代"}  # 20世纪八十年代
# Kinds of numbers and the forms that they have; a kind that is empty is the unit of the number.
_FORMS = (
    ("", "汉字", _HAN),
    ("", "汉字", _HAN_YEAR),
    ("", "数字", _ARABIC),
    ("", "数字", _ARABIC_YEAR),
    ("百分", "汉字", re.compile(f"百分之(?!百)[{_DIGITS}十零]+")),
    ("百分", "数字", re.compile(r"(?<![\d.])\d+(?:\.\d+)?[%％]")),
    ("万", "万", re.compile(r"(?<![\d.,])\d+(?:\.\d+)?万(?![\d])")),
    ("万", "零", re.compile(r"(?<![\d.,-])[1-9]\d(?:,\d{3})*,?000(?!\d)|(?<![\d.,-])[1-9]\d{0,4}0000(?!\d)")),
    ("%", "%", re.compile(r"(?<=\d)%")),
    ("%", "％", re.compile(r"(?<=\d)％")),
)
_QUOTED = re.compile("[“「《][^”」》]*[”」》]")


def _findings(article: ArticleCopy) -> Iterator[Finding]:
    first: dict[str, tuple[str, str]] = {}
    told: set[str] = set()
    for passage in article.of_kind("paragraph", "crosshead", "caption"):
        for kind, form, hit in _numbers(passage):
            before = first.setdefault(kind, (form, hit[0]))
            if before[0] != form and kind not in told:
                told.add(kind)
                message = Message(
                    "{number} and {other} stand in one article.", number=hit[0], other=before[1]
                )
                expected = Message("one form for numbers of one kind")
                yield found(
                    "copy.mixed-numbers",
                    passage,
                    CopyFault(hit.start(), hit.end(), message, None, expected),
                )


def _numbers(passage: CopyPassage) -> list[tuple[str, str, re.Match[str]]]:
    """The numbers of a passage in their order, each with its kind and its form; none in quotations."""
    text = _QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), passage.text)
    has_digits = any(sign.isdigit() for sign in text)
    hits = [
        (kind or _AS_ONE.get(hit["unit"], hit["unit"]), form, hit)
        for kind, form, pattern in _FORMS
        if form == "汉字" or has_digits
        for hit in pattern.finditer(text)
    ]
    return sorted(hits, key=lambda one: one[2].start())


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
        f"{_FRONT}12345人，又有1.2万人；编号10086。",
        f"{_FRONT}20世纪80年代，30%，3.5%，百分之百。",
    ),
    (
        f"{_FRONT}他三十岁，她28岁。",
        f"{_FRONT}2019年开工。\n\n二〇二〇年完工。",
        f"{_FRONT}来了10000人，走了1万人。",
        f"{_FRONT}20世纪八十年代。",
        f"{_FRONT}涨了30%，跌了百分之三十五。",
        f"{_FRONT}涨了30%，跌了35％。",
    ),
)
