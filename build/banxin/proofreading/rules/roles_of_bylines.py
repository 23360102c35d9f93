"""Role words of bylines that are no role, or a slip for one: 通迅员, 记着."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding, finding
from banxin.manuscript.articles.roles import is_role, role_like
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.wording import Message

_SHORT = 2  # 清, 美, 英国: a dynasty or a country beside the name


def _findings(article: ArticleCopy) -> Iterator[Finding]:
    unit = article.unit
    front = unit.front
    if front is None:
        return
    listed = isinstance(front.at(("byline",)), list)
    for nth, person in enumerate(unit.stack.byline.people):
        role = person.role if listed else person.name
        near = role_like(role)
        unknown = listed and len(role) > _SHORT and not is_role(role)
        if near or unknown:
            yield finding(
                "copy.unknown-role",
                Message("{role} is no role that bylines have.", role=role),
                front.place(("byline", nth) if listed else ("byline",)),
                nearest=near,
                expected="" if near else Message("记者, 通讯员, 摄影, 编辑 or another role"),
            )


_TEXT = "文。"
RULE = ArticleRule(
    "copy.unknown-role",
    "MARC Code List for Relators; newspaper practice (署名)",
    _findings,
    (
        f"---\nheadline: 题\nbyline: 本报记者 张一 通讯员 王三\n---\n{_TEXT}",
        f"---\nheadline: 题\nbyline: 张影\n---\n{_TEXT}",
        f"---\nheadline: 题\nbyline: '[清] 刘鹗'\n---\n{_TEXT}",
    ),
    (
        f"---\nheadline: 题\nbyline: 本报记者 张一 通迅员 王三\n---\n{_TEXT}",
        f"---\nheadline: 题\nbyline: [{{name: 张一, role: 驯兽师傅}}]\n---\n{_TEXT}",
    ),
)
