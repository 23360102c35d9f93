"""`check.mute` silences warnings and notes of every room, in a check, a build and a check after a build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from banxin import build, check
from banxin.findings import Finding, Place, Severity
from banxin.job.report import Report
from banxin.manuscript.check_settings import MuteEntry
from banxin.wording import Message

pytestmark = pytest.mark.usefixtures("set_here")

MANIFEST = """\
banxin: 1
publication: {{title: 小镇报, lang: zh-Hans}}
issue: {{number: 1, date: 2026-05-01}}
layout: book
editions: {{print: {{format: pdf, profile: screen}}}}
contents: [{{unit: a.md}}]
{check}"""
HEAD = "---\nheadline: 桥\nbyline: 文/甲\n---\n\n"


def publication(folder: Path, check: str = "") -> Path:
    (folder / "manifest.yaml").write_text(MANIFEST.format(check=check), encoding="utf-8")
    text = f"{HEAD}桥上的人,都走了。\n\n## 小标题。\n\n文。\n\n![](q.png)\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    Image.new("RGB", (40, 30), "grey").save(folder / "q.png")
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))
    return folder


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


def test_a_check_after_a_build_reads_the_copy_too(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    assert "copy.half-width-mark" not in codes(build(folder))
    assert codes(check(folder)).count("copy.half-width-mark") == 1


def test_an_entry_mutes_wherever_the_finding_comes_from(tmp_path: Path) -> None:
    told = codes(check(publication(tmp_path)))
    assert {code.partition(".")[0] for code in told} > {"copy"}, told
    entries = ", ".join(f"{{code: {code}, reason: 已知}}" for code in dict.fromkeys(told))
    muted = publication(tmp_path, f"check: {{mute: [{entries}]}}\n")
    assert [codes(check(muted)), codes(build(muted)), codes(check(muted))] == [[], [], []]


@pytest.mark.parametrize(
    ("code", "nearest", "expected"),
    [
        ("pdf.spots", "pdf.spot", ""),
        ("file.missing", "", "the code of a warning or a note"),
    ],
)
def test_entries_that_mute_nothing_are_told(tmp_path: Path, code: str, nearest: str, expected: str) -> None:
    folder = publication(tmp_path, f"check: {{mute: [{{code: {code}, reason: 无}}]}}\n")
    report = build(folder)
    found = [one for one in report.findings if one.code == "manifest.bad-value"]
    assert [(one.nearest, str(one.expected), one.place and one.place.line) for one in found] == [
        (nearest, expected, 7)
    ]
    assert report.failed
    assert not report.outputs


@pytest.mark.parametrize(
    ("entry", "covered"),
    [
        (MuteEntry("pdf.spot", "金"), True),
        (MuteEntry("pdf.ink", "金"), False),
        (MuteEntry("pdf.spot", "金", unit="a.md"), True),
        (MuteEntry("pdf.spot", "金", unit="b.md"), False),
        (MuteEntry("pdf.spot", "金", text="金色"), True),
        (MuteEntry("pdf.spot", "金", text="银色"), False),
        (MuteEntry("pdf.spot", "金", text="在后"), False),
    ],
)
def test_an_entry_covers_a_code_in_a_file_about_words(entry: MuteEntry, covered: bool) -> None:
    place = Place("a.md", 1, 1, 3, "金色在后")
    assert entry.covers(Finding("pdf.spot", Severity.NOTE, Message("x"), place)) is covered


def test_a_finding_without_a_place_is_covered_by_its_code_alone() -> None:
    found = Finding("pdf.spot", Severity.NOTE, Message("x"))
    assert MuteEntry("pdf.spot", "金").covers(found)
    assert not MuteEntry("pdf.spot", "金", unit="a.md").covers(found)
