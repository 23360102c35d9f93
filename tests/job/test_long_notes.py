"""Notes and notices taller than a page: what is told, and that doing it works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banxin.findings import Finding
from banxin.job import build

pytestmark = pytest.mark.usefixtures("set_here")

SENTENCE = "渡口又开了，早班船添了座位，花店搬到东街，邮局还在原来的地方。"


def paragraphs(characters: int) -> str:
    """Paragraphs of 2 to 6 sentences."""
    sentences = [SENTENCE] * (characters // len(SENTENCE))
    cuts, at = [], 0
    while at < len(sentences):
        cuts.append("".join(sentences[at : at + 2 + at % 5]))
        at += 2 + at % 5
    return "\n\n".join(cuts) + "\n"


def built(folder: Path, entry: str, fields: str, characters: int) -> list[Finding]:
    """What a page of an internal paper says that begins with this piece of so many 字."""
    front = f"---\n{fields}\n---\n\n" if fields else ""
    (folder / "long.md").write_text(front + paragraphs(characters), encoding="utf-8")
    (folder / "a.md").write_text("---\nheadline: 渡口又开了\n---\n\n" + paragraphs(400), encoding="utf-8")
    (folder / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渡口报}\nissue: {number: 1, date: 2025-09-20}\n"
        f"layout: office-news\ncontents:\n  - {entry}\n  - unit: a.md\n"
        "editions: {print: {format: pdf}}\nslug: dukou\n",
        encoding="utf-8",
    )
    return [found for found in build(folder).findings if found.code == "setting.overset"]


KINDS = {
    "note": ("note: long.md", "", "unit: long.md", "headline: 编者的话"),
    "notice": ("unit: long.md", "kind: notice\nheadline: 启事", "unit: long.md", "headline: 启事"),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_told_of_a_long_one_works(tmp_path: Path, name: str) -> None:
    entry, fields, article, article_fields = KINDS[name]
    length = 3400
    (told,) = built(tmp_path, entry, fields, length)
    assert "article" in (told.remedy or "")
    (cut,) = re.findall(r"cut (\d+) 字", told.remedy or "")
    assert 0 < int(cut) < length / 2
    assert not built(tmp_path, entry, fields, length - int(cut))
    assert not built(tmp_path, article, article_fields, length)
