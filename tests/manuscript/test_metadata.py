"""What the manifest tells libraries: metadata, revision, slugs of sections."""

import datetime as dt
from pathlib import Path

import pytest

from banxin.manuscript.publication import Metadata, Person, Revision, Section
from banxin.manuscript.reading import read_publication

from .press_copy import MANIFEST, lay_out

TOLD = (
    MANIFEST
    + """\
issue: {number: 3, date: 2026-10-05}
revision: {date: 2026-10-08, number: 2}
metadata:
  identifier: urn:uuid:7d3a0f3c-1111-4f6e-9a43-0d6f0a3f2b11
  authors:
    - {role: 主编, name: 石青, sort: Shi Qing}
  subtitle: 秋水集
  description: 一个渡口三十年的人和船。
  subjects: [地方志, 散文, 地方志]
  rights: © 2026 春溪报社
  licence: CC BY-SA 4.0
  sort: Chunxi bao 3
"""
)


def read(root: Path, manifest: str):
    return read_publication(lay_out(root, {"manifest.yaml": manifest}))


def test_metadata_is_read(tmp_path: Path) -> None:
    publication = read(tmp_path, TOLD).publication
    assert publication is not None
    assert publication.metadata == Metadata(
        "urn:uuid:7d3a0f3c-1111-4f6e-9a43-0d6f0a3f2b11",
        publication.metadata.authors,
        "秋水集",
        "一个渡口三十年的人和船。",
        ("地方志", "散文"),
        "© 2026 春溪报社",
        "CC BY-SA 4.0",
        "Chunxi bao 3",
    )
    assert publication.metadata.authors.people == (Person("石青", "主编", "Shi Qing"),)
    assert publication.revision == Revision(dt.date(2026, 10, 8), 2)
    assert publication.released == dt.date(2026, 10, 8)


def test_without_a_revision_the_text_is_of_the_day_of_the_issue(tmp_path: Path) -> None:
    publication = read(tmp_path, MANIFEST + "issue: {date: 2026-10-05}\n").publication
    assert publication is not None
    assert (publication.released, publication.metadata) == (dt.date(2026, 10, 5), Metadata())


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        (
            "identifier: urn:uuid:7d3a0f3c-1111-4f6e-9a43-0d6f0a3f2b11",
            "identifier: 第三期 一",
            "bad-value",
            12,
        ),
        ("subtitle:", "subtitel:", "unknown-key", 15),
        ("2026-10-08, number: 2", "2026-10-01, number: 2", "bad-value", 10),
        ("2026-10-08, number: 2", "昨天", "date", 10),
        ("2026-10-08, number: 2", "2026-10-08, number: 0", "bad-value", 10),
        ("[地方志, 散文, 地方志]", "地方志", "wrong-type", 17),
        ("name: 石青", "nam: 石青", "unknown-key", 14),
    ],
)
def test_faults_are_told_at_their_line(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    findings = read(tmp_path, TOLD.replace(old, new)).findings
    assert f"manifest.{code}" in {found.code for found in findings}
    assert {found.place.line for found in findings if found.place} == {line}


def sections(*titles: str) -> str:
    listed = "".join(
        f"  - section: {title}\n    contents:\n      - unit: units/{name}.md\n"
        for title, name in zip(titles, ("deng", "shu"), strict=True)
    )
    return MANIFEST.replace("  - unit: units/deng.md\n  - unit: units/shu.md\n", listed)


def idents(root: Path, manifest: str) -> dict[str, str]:
    publication = read(root, manifest).publication
    assert publication is not None
    return {item.title: item.id for item in publication.contents if isinstance(item, Section)}


def test_sections_are_called_by_their_titles_wherever_they_stand(tmp_path: Path) -> None:
    here, there = (idents(tmp_path, sections(*titles)) for titles in (("两岸", "副刊"), ("副刊", "两岸")))
    assert here == there == {"两岸": "section-两岸", "副刊": "section-副刊"}


def test_a_slug_outlives_the_title(tmp_path: Path) -> None:
    manifest = sections("两岸", "副刊\n    slug: fukan")
    again = manifest.replace("副刊", "江边副刊")
    assert (idents(tmp_path, manifest)["副刊"], idents(tmp_path, again)["江边副刊"]) == ("fukan", "fukan")


def test_two_sections_of_one_title_are_kept_apart(tmp_path: Path) -> None:
    publication = read(tmp_path, sections("两岸", "两岸")).publication
    assert publication is not None
    assert [item.id for item in publication.contents if isinstance(item, Section)] == [
        "section-两岸",
        "section-两岸-2",
    ]
