"""Headlines that are longer than their rank can carry, and ledes longer than a glance."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.manuscript.publication import Genre, Rank
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message

# Two lines of a head over four to six basic columns at the size of the rank: a head of 30 pt over six columns
# holds 21 字 on a tabloid page and 24 on a broadsheet; those of real pages have 9 to 18 字.
_MOST = {Rank.LEAD: 40, Rank.PEER: 36, Rank.NORMAL: 36, Rank.BRIEF: 24}
_LEDE = 150
_LEAST_PARAGRAPHS = 3  # of a report whose first paragraph is a lede


def _headline(article: ArticleCopy) -> Iterator[Finding]:
    if article.unit.genre is Genre.ADVERTISEMENT:
        return
    most = _MOST[article.unit.rank]
    for passage in article.of_kind("headline"):
        length = _length(passage.text)
        if length > most:
            message = Message("The headline has {length} 字.", length=length)
            fault = CopyFault(0, len(passage.text), message, None, Message("at most {most} 字", most=most))
            yield found("copy.headline-length", passage, fault)


def _lede(article: ArticleCopy) -> Iterator[Finding]:
    if not article.unit.stack.dateline:
        return
    paragraphs = list(article.of_kind("paragraph"))
    if len(paragraphs) < _LEAST_PARAGRAPHS:
        return
    length = _length(paragraphs[0].text)
    if length > _LEDE:
        message = Message("The lede has {length} 字.", length=length)
        fault = CopyFault(0, 1, message, None, Message("at most {most} 字", most=_LEDE))
        yield found("copy.lede-length", paragraphs[0], fault)


def _length(text: str) -> int:
    """字 of a text: a Latin word or a number takes half of its letters."""
    signs = [sign for sign in text if not sign.isspace()]
    narrow = sum(sign.isascii() for sign in signs)
    return len(signs) - narrow // 2


_LONG = "城南老街修缮工程历时三年终于完工两百多户居民陆续搬回旧居并在街口立碑纪念参与修缮的工匠和志愿者"
_REPORT = "---\nheadline: 题\ndateline: 本报讯\n---\n"
HEADLINE = ArticleRule(
    "copy.headline-length",
    "newspaper practice: a headline (主题) of two lines at most, 9 to 18 字 each",
    _headline,
    (
        "---\nheadline: 城南老街修缮工程历时三年完工\n---\n文。",
        f"---\nheadline: {_LONG[:30]}\n---\n文。",
    ),
    (f"---\nheadline: {_LONG}\n---\n文。",),
)
LEDE = ArticleRule(
    "copy.lede-length",
    "news writing: the lede (导语) is one paragraph of about 100 字",
    _lede,
    (f"{_REPORT}{_LONG}。\n\n二。\n\n三。", f"---\nheadline: 题\n---\n{_LONG * 4}。\n\n二。\n\n三。"),
    (f"{_REPORT}{_LONG * 4}。\n\n二。\n\n三。",),
)
