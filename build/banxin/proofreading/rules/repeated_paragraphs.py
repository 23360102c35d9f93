"""A paragraph that stands in two articles, or twice in one."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message

_LEAST = 30  # 字 of a paragraph that does not stand twice by chance


def _findings(issue: IssueCopy) -> Iterator[Finding]:
    """Paragraphs that stand a second time, told there."""
    first: dict[str, CopyPassage] = {}
    for passage in issue.passages():
        words = "".join(passage.text.split())
        if passage.kind != "paragraph" or len(words) < _LEAST:
            continue
        before = first.setdefault(words, passage)
        if before is not passage:
            place = before.source.place_at(before.offsets[0])
            message = Message("The paragraph stands at {place} too.", place=str(place))
            yield found("copy.same-paragraph", passage, CopyFault(0, 1, message))


_FRONT = "---\nheadline: 题\n---\n"
_TEXT = "渡口的石阶上坐着三个人，他们等的船在对岸，一直没有过来，天色却已经暗了。"
RULE = IssueRule(
    "copy.same-paragraph",
    "newspaper practice (重稿)",
    _findings,
    (
        IssueExample((f"{_FRONT}{_TEXT}", f"{_FRONT}{_TEXT[:-1]}下来。")),
        IssueExample((f"{_FRONT}好。\n\n好。",)),
    ),
    (IssueExample((f"{_FRONT}{_TEXT}", f"{_FRONT}中间。\n\n{_TEXT}")),),
)
