"""A closing mark that nothing opens, in its paragraph or, for brackets, in one before it."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message

_OPENING = {"”": "“", "」": "「", "》": "《", "）": "（(", "】": "【", "〉": "〈", "〕": "〔"}
_OPENINGS = frozenset("".join(_OPENING.values()))
_ALL = _OPENINGS | frozenset(_OPENING)
_GOES_ON = "（【〔“「"  # over the ends of paragraphs; a title does not
_NUMBERS = "0123456789０１２３４５６７８９一二三四五六七八九十abcdefghABCDEFGH①②③④⑤⑥⑦⑧⑨"


def _findings(article: ArticleCopy) -> Iterator[Finding]:
    open_before: list[str] = []
    for passage in article.of_kind("paragraph", "note", "crosshead", "cell", "caption"):
        if _ALL.isdisjoint(passage.text):
            continue
        flowing = passage.kind == "paragraph"
        waiting = open_before if flowing else []
        for fault in _faults(passage, waiting):
            yield found("copy.unopened-mark", passage, fault)
        if flowing:
            open_before = [sign for sign in waiting if sign in _GOES_ON]


def _faults(passage: CopyPassage, waiting: list[str]) -> Iterator[CopyFault]:
    """The marks that close nothing; `waiting` are those that are open, before and afterwards."""
    text = passage.text
    for at, sign in enumerate(text):
        if sign in _OPENINGS:
            waiting.append(sign)
        elif sign in _OPENING:
            nth = next((n for n in reversed(range(len(waiting))) if waiting[n] in _OPENING[sign]), None)
            if nth is not None:
                del waiting[nth:]
            elif sign != "）" or text[max(at - 1, 0) : at] not in _NUMBERS:
                message = Message("{sign} closes nothing.", sign=sign)
                expected = Message("{opening} where it begins", opening=_OPENING[sign][0])
                yield CopyFault(at, at + 1, message, None, expected)


_FRONT = "---\nheadline: 题\n---\n"
RULE = ArticleRule(
    "copy.unopened-mark",
    "GB/T 15834—2011, 4.9, 4.15",
    _findings,
    (
        f"{_FRONT}《呐喊》",
        f"{_FRONT}1）说明",
        f"{_FRONT}（真的）",
        f"{_FRONT}（一段。\n\n又一段。）",
        f"{_FRONT}“一段。\n\n“又一段。”",
    ),
    (f"{_FRONT}呐喊》是小说集", f"{_FRONT}《一段。\n\n又一段》", f"{_FRONT}他说：”好。"),
)
