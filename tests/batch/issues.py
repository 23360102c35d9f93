"""Publications as small as they can be, and builders that answer as they are told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from banxin.batch import BatchAsked, IssueResult, IssueState
from banxin.batch.builder import Ended
from banxin.batch.search import IssueFolder
from banxin.findings import Finding, finding
from banxin.job.job_record import WrittenFile

MANIFEST = """banxin: 1
publication: {title: 渡口, publisher: 渡口社}
issue: {number: 1, date: 2022-05-30}
title: 渡口
layout: book
contents: [{unit: a.md}]
editions:
  reader: {format: epub, fonts: none}
"""
ARTICLE = "---\nheadline: 一碗茶\n---\n\n茶摊在渡口北面。\n"


def issue(root: Path, article: str = ARTICLE) -> Path:
    """Write a publication of one article, of which only an e-book is made."""
    root.mkdir(parents=True)
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (root / "a.md").write_text(article, encoding="utf-8")
    return root


@dataclass
class Rehearsed:
    """A builder that writes one file for each issue; those in `failing` fail, `before` is called for each."""

    remote: bool = False
    failing: Sequence[str] = ()
    before: Callable[[int], None] = lambda number: None
    remarks: list[Finding] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    asked: list[BatchAsked] = field(default_factory=list)

    def built(self, issues: Sequence[IssueFolder], asked: BatchAsked) -> Generator[Ended]:
        self.asked.append(asked)
        for number, one in enumerate(issues):
            self.before(number)
            self.done.append(one.name)
            yield one, self._result(one)

    def _result(self, one: IssueFolder) -> IssueResult:
        if one.name in self.failing:
            return IssueResult(IssueState.FAILED, (finding("article.empty", "There is no text"),))
        one.out.mkdir(parents=True, exist_ok=True)
        data = one.name.encode()
        (one.out / "a.epub").write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        file = WrittenFile("reader", "epub", "a.epub", None, len(data), 0.1, digest)
        return IssueResult(IssueState.BUILT, (), (file,), 0.5, 0.4, 80.0)
