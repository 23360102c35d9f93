"""Words that the house writes otherwise, by `words.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule


def _findings(issue: IssueCopy) -> Iterator[Finding]:
    for passage in issue.passages():
        yield from issue.words.findings(passage)


_FRONT = "---\nheadline: 题\n---\n"
_WORDS = "words: [{use: 互联网, avoid: [因特网]}, {use: 电子计算机, avoid: [计算机]}]"
RULE = IssueRule(
    "copy.house-word",
    "`words.yaml` of the publication and its layout",
    _findings,
    (IssueExample((f"{_FRONT}互联网上的电子计算机。",), _WORDS), IssueExample((f"{_FRONT}因特网。",))),
    (IssueExample((f"{_FRONT}因特网上。",), _WORDS),),
)
