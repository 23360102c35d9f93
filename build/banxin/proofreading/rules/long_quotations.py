"""Pull quotes and quotations that are long beside the text that they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.markup import plain_text
from banxin.markup.blocks import PullQuote, Quotation
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message

_PULL = 20  # hundredths of the text
_QUOTED = 50
_LEAST = 100  # 字 of a text of which a share says something


def _findings(article: ArticleCopy) -> Iterator[Finding]:
    blocks = article.unit.body.blocks
    whole = _length(plain_text(blocks))
    if whole < _LEAST:
        return
    for block in blocks:
        if not isinstance(block, PullQuote | Quotation):
            continue
        share = 100 * _length(plain_text(block.blocks)) // whole
        most = _PULL if isinstance(block, PullQuote) else _QUOTED
        passage = article.from_line(block.line) if share > most else None
        if passage:
            message = Message("The quotation is {share} % of the article.", share=share)
            fault = CopyFault(0, 1, message, None, Message("at most {most} %", most=most))
            yield found("copy.long-quotation", passage, fault)


def _length(text: str) -> int:
    return sum(not sign.isspace() for sign in text)


_FRONT = "---\nheadline: 题\n---\n"
_TEXT = "渡口的石阶上坐着三个人，他们等的船在对岸，一直没有过来。"
RULE = ArticleRule(
    "copy.long-quotation",
    "newspaper practice: a pull quote takes one sentence out of the text, a quotation serves what is written",
    _findings,
    (f"{_FRONT}{_TEXT * 8}\n\n::: pull\n他们等的船在对岸。\n:::", f"{_FRONT}{_TEXT * 4}\n\n> {_TEXT}"),
    (f"{_FRONT}{_TEXT * 4}\n\n::: pull\n{_TEXT * 2}\n:::", f"{_FRONT}{_TEXT * 2}\n\n> {_TEXT * 4}"),
)
