"""A caption that is the headline of its article once more."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.markup import plain_text, walk
from banxin.markup.blocks import Figure
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message


def _findings(article: ArticleCopy) -> Iterator[Finding]:
    headline = article.unit.stack.headline.text
    captions = {passage.text.rstrip("。"): passage for passage in article.of_kind("caption")}
    for block in walk(article.unit.body.blocks):
        if not isinstance(block, Figure):
            continue
        words = plain_text(block.caption).rstrip("。")
        passage = captions.get(words)
        if passage is not None and words == headline:
            message = Message("The caption is the headline once more.")
            yield found("copy.caption-is-head", passage, CopyFault(0, len(words), message))


_FRONT = "---\nheadline: 山口的灯\n---\n"
RULE = ArticleRule(
    "copy.caption-is-head",
    "newspaper practice (图说)",
    _findings,
    (f'{_FRONT}![灯](images/lamp.jpg "山口的灯，十二月。")',),
    (f'{_FRONT}![灯](images/lamp.jpg "山口的灯")', f'{_FRONT}![灯](images/lamp.jpg "山口的灯。")'),
)
