"""How far a build has come: every step once, and within it pages, proofs and documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job import beside, build

MANIFEST = """banxin: 1
publication: {{title: 长卷, publisher: 社, lang: zh-Hans}}
issue: {{number: 1, date: 2019-07-30}}
title: 长卷
layout: {layout}
contents:
{contents}
"""
Told = list[tuple[str, str, int, int, str]]


def told_by(root: Path, layout: str, units: int) -> Told:
    """What a build of `units` short articles tells, in order."""
    root.mkdir()
    names = [f"u{number}.md" for number in range(units)]
    contents = "\n".join(f"  - unit: {name}" for name in names)
    (root / "manifest.yaml").write_text(MANIFEST.format(layout=layout, contents=contents), encoding="utf-8")
    for name in names:
        text = f"---\nheadline: 题目{name}\n---\n\n正文只有一句，说明第几篇。\n"
        (root / name).write_text(text, encoding="utf-8")
    told: Told = []
    done = build(root, progress=lambda *step: told.append((*step, "")[:5]))
    assert not done.failed, done.findings
    return told


def test_a_book_tells_its_pages_and_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside._COMPANY, "processes", 1)  # made beside pages, documents are not told
    told = told_by(tmp_path / "book", "book", 25)
    steps = list(dict.fromkeys((edition, step, done) for edition, step, done, _, _ in told))
    assert steps == [
        ("print", "make-up", 0),
        ("print", "setting", 1),
        ("print", "printing", 2),
        ("print", "done", 3),
        ("reader", "setting", 0),
        ("reader", "binding", 1),
        ("reader", "done", 2),
    ]
    details = [detail for *_, detail in told if detail]
    assert [detail.split(": ")[1] for detail in details[:2]] == ["题目u2.md", "题目u7.md"]
    assert details[0].startswith("page 10, unit 3 of 25: ")
    assert details[-1].startswith("document 20: 题目")
    assert len(details) < len(steps) + 30


def test_a_newspaper_tells_its_proofs(tmp_path: Path) -> None:
    details = [detail for *_, detail in told_by(tmp_path / "paper", "tabloid", 3) if detail]
    assert details[0] == "proof 1"
    assert details[-1] == "page 1 of 1"
