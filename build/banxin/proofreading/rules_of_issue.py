"""Rules that look at a whole issue, or at the words of the house: what the reference says of them."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.findings import CODES


@dataclass(frozen=True, slots=True)
class IssueRule:
    """A rule over all articles of an issue: its source, and an example in words."""

    code: str
    source: str
    example: str

    @property
    def title(self) -> str:
        """What is wrong, as the register of findings says it."""
        return CODES[self.code].title


ISSUE_RULES = (
    IssueRule(
        "copy.name-twice",
        "newspaper practice (one person, one name)",
        "`byline: 本报记者 梁若溪` in one article and `记者梁若奚` in another; 村支书韦满 and 村支书韦曼",
    ),
    IssueRule(
        "copy.same-paragraph",
        "newspaper practice (重稿)",
        "a paragraph of 30 字 or more that stands in two articles, or twice in one",
    ),
    IssueRule("copy.picture-twice", "newspaper practice", "`![](images/lamp.jpg)` in two articles"),
    IssueRule(
        "copy.caption-is-head",
        "newspaper practice (图说)",
        "`headline: 山口的灯` and a caption 山口的灯",
    ),
    IssueRule(
        "copy.house-word",
        "`words.yaml` of the publication and its layout",
        "因特网 where `words.yaml` says `{use: 互联网, avoid: [因特网]}`",
    ),
)
"""In the order of the reference."""
