"""A little publication in memory, read once so that all that reading loads is there before it is needed."""

from __future__ import annotations

from pathlib import Path

from banxin.world import InMemory

FOLDER = Path("/publication").absolute()
"""Where it lies in its world."""

_MANIFEST = """\
banxin: 1
publication: {title: 样报, publisher: 样社}
issue: {number: 1, date: 2024-03-05}
layout: broadsheet
contents: [{unit: a.md}]
slug: sample
editions: {print: {format: pdf}, reader: {format: epub}}
"""
_ARTICLE = """\
---
headline: 题目
---

正文一段，**着重**处。
"""

LITTLE = InMemory(
    {FOLDER / "manifest.yaml": _MANIFEST.encode(), FOLDER / "a.md": _ARTICLE.encode()},
)
"""The world that it lies in."""
