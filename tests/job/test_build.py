"""Whole builds of a small newspaper: both editions, the same bytes twice, nothing half-written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from banxin.findings import Finding, finding
from banxin.job import Report, build, check
from banxin.world import CACHE
from job.small_paper import lay_out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    root = lay_out(tmp_path_factory.mktemp("build") / "paper", "tabloid")
    return root, build(root)


def test_both_editions_are_built(built: tuple[Path, Report]) -> None:
    root, report = built
    assert not report.failed
    assert [(o.path.relative_to(root).as_posix(), o.format) for o in report.outputs] == [
        ("out/dukou-7-print.pdf", "pdf"),
        ("out/dukou-7-reader.epub", "epub"),
    ]
    assert all(o.path.stat().st_size == o.size > 20_000 for o in report.outputs)


def test_the_print_edition_is_one_page_of_the_paper(built: tuple[Path, Report]) -> None:
    document = pypdfium2.PdfDocument(built[1].outputs[0].path)
    assert len(document) == built[1].outputs[0].pages == 1
    width, height = (points * 25.4 / 72 for points in document[0].get_size())
    assert (round(width, 1), round(height, 1)) == (275, 390)


def test_a_second_build_gives_the_same_bytes(built: tuple[Path, Report], tmp_path: Path) -> None:
    again = build(lay_out(tmp_path / "paper", "tabloid"))
    for first, second in zip(built[1].outputs, again.outputs, strict=True):
        assert first.path.read_bytes() == second.path.read_bytes()


def test_check_writes_nothing_and_asks_epubcheck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def looked_at(path: Path) -> tuple[Finding, ...]:
        seen.append(path.read_bytes()[:2])
        return (finding("epub.unchecked", f"not run on {path.name}"),)

    monkeypatch.setattr("banxin.job.outside_checks.epubcheck_findings", looked_at)
    root = lay_out(tmp_path / "paper", "tabloid")
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    report = check(root)
    assert not report.failed
    assert "not run on dukou-7-reader.epub" in {found.message for found in report.findings}
    assert seen == [b"PK"]
    after = [path for path in root.rglob("*") if CACHE not in path.parts]  # what is remembered is no output
    assert sorted(path.relative_to(root) for path in after) == before


def test_a_failed_build_leaves_the_last_good_files(built: tuple[Path, Report], tmp_path: Path) -> None:
    root = lay_out(tmp_path / "paper", "tabloid")
    shutil.copytree(built[0] / "out", root / "out")
    good = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    article = root / "units" / "cha.md"
    article.write_text(article.read_text(encoding="utf-8") + "\n<b>x</b>\n", encoding="utf-8")
    report = build(root)
    assert [found.code for found in report.findings] == ["article.raw-html"] * len(report.findings)
    assert report.outputs == ()
    assert {path.name: path.read_bytes() for path in (root / "out").iterdir()} == good


def test_an_edition_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    report = build(lay_out(tmp_path / "paper", "tabloid"), editions=["raeder"])
    assert [(found.code, found.nearest) for found in report.findings] == [("press.edition", "reader")]


def test_one_edition_can_be_built_alone(tmp_path: Path) -> None:
    report = build(lay_out(tmp_path / "paper", "tabloid"), editions=["reader"], out=tmp_path / "elsewhere")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["dukou-7-reader.epub"]
    assert len(report.outputs) == 1
