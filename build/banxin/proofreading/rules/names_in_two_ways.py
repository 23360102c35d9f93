"""A person who is named in two ways over an issue."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule
from banxin.proofreading.people import people_named_twice


def _findings(issue: IssueCopy) -> Iterator[Finding]:
    return people_named_twice([(article.unit, article.passages) for article in issue.articles])


_FRONT = "---\nheadline: 题\n---\n"
_BYLINE = "---\nheadline: 题\nbyline: 本报记者 梁若溪\n---\n"
RULE = IssueRule(
    "copy.name-twice",
    "newspaper practice (one person, one name)",
    _findings,
    (
        IssueExample((f"{_BYLINE}文。", f"{_FRONT}据记者梁若溪说，路通了。")),
        IssueExample((f"{_FRONT}书记韦满说。", f"{_FRONT}司机韦曼说。")),
    ),
    (
        IssueExample((f"{_BYLINE}文。", f"{_FRONT}据记者梁若奚说，路通了。")),
        IssueExample((f"{_FRONT}村支书韦满说。", f"{_FRONT}老村支书韦曼来了。")),
    ),
)
