"""A picture that stands in two articles, or twice in one."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding, finding
from banxin.markup import walk
from banxin.markup.blocks import Figure
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule
from banxin.wording import Message


def _findings(issue: IssueCopy) -> Iterator[Finding]:
    """Pictures that were used before, told where they stand again."""
    seen: dict[str, str] = {}
    for article in issue.articles:
        source = article.unit.source
        for figure in walk(article.unit.body.blocks):
            if not isinstance(figure, Figure):
                continue
            place = source.place(figure.line, max(figure.column, 1))
            before = seen.setdefault(figure.image, str(place))
            if before != str(place):
                message = Message("{picture} stands at {place} too.", picture=figure.image, place=before)
                yield finding("copy.picture-twice", message, place)


_FRONT = "---\nheadline: 题\n---\n"
_PICTURE = "![灯](images/lamp.jpg)"
RULE = IssueRule(
    "copy.picture-twice",
    "newspaper practice",
    _findings,
    (IssueExample((f"{_FRONT}{_PICTURE}", f"{_FRONT}![灯](images/lamps.jpg)")),),
    (
        IssueExample((f"{_FRONT}{_PICTURE}", f"{_FRONT}文。\n\n{_PICTURE}")),
        IssueExample(
            (f'{_FRONT}![灯](images/lamp.jpg "山口。")\n\n文。\n\n![灯](images/lamp.jpg "又一盏。")',)
        ),
    ),
)
