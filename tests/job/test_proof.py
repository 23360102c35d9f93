"""A proof of one unit: a galley of a newspaper's story, the chapter of a book, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from banxin.job import build, proof
from job.small_paper import lay_out

pytestmark = pytest.mark.usefixtures("set_here")


def words(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


@pytest.fixture(scope="module", params=["tabloid", "book"])
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("proof"), request.param)


def test_one_unit_alone_beside_the_last_good_output(paper: Path) -> None:
    (paper / "out").mkdir()
    last = paper / "out" / "dukou-7-print.pdf"
    last.write_bytes(b"the last good one")
    report = proof(paper, "duchuan")
    assert report.findings == ()
    assert [output.path for output in report.outputs] == [paper / "out" / "proof" / "duchuan-print.pdf"]
    assert last.read_bytes() == b"the last good one"
    printed = words(report.outputs[0].path)
    for text in ("渡船三十年", "天亮以前", "见另一篇", "从一支篙说起", "竹篙长一丈二尺", "过河的"):
        assert text in printed
    for text in ("茶摊在渡口北面", "这期的两篇稿件", "目录", "责任编辑"):
        assert text not in printed
    first = report.outputs[0].path.read_bytes()
    proof(paper, "units/duchuan.md")
    assert report.outputs[0].path.read_bytes() == first


def test_a_galley_is_of_the_basic_measure_and_of_any_length(tmp_path: Path) -> None:
    paper = lay_out(tmp_path, "tabloid")
    unit = paper / "units" / "cha.md"
    unit.write_text(unit.read_text("utf-8") + "\n\n" + "茶凉了再添一碗。" * 600 + "\n", encoding="utf-8")
    report = proof(paper, "cha", out=tmp_path / "elsewhere")
    assert report.findings == ()
    (output,) = report.outputs
    assert output.path.parent == tmp_path / "elsewhere"
    pages = pypdfium2.PdfDocument(output.path)
    assert len(pages) > 3
    lines = pages[2].get_textpage().get_text_range().splitlines()
    assert "每行11字" in "".join(lines)
    assert sum(len(line) in (10, 11, 12) for line in lines) > 40


@pytest.mark.parametrize(
    ("unit", "editions", "code", "expected"),
    [
        ("duchaun", (), "press.unit", "duchuan"),
        ("cha", ("reader",), "press.edition", "print"),
    ],
)
def test_what_cannot_be_proofed_is_told(paper: Path, unit, editions, code, expected) -> None:
    report = proof(paper, unit, editions=editions)
    (found,) = report.findings
    assert (found.code, found.severity, report.outputs) == (code, "error", ())
    assert expected in f"{found.expected} {found.nearest}"


def test_warnings_of_other_articles_are_left_out(tmp_path: Path) -> None:
    paper = lay_out(tmp_path, "book")
    unit = paper / "units" / "cha.md"
    unit.write_text(unit.read_text("utf-8") + "\n\n一、甲\n二、乙\n", encoding="utf-8")
    assert proof(paper, "duchuan").findings == ()
    assert [found.code for found in proof(paper, "cha").findings] == ["article.run-together"]
    assert "article.run-together" in [found.code for found in build(paper, editions=("reader",)).findings]


@pytest.mark.parametrize("kind", ["notice", "advertisement"])
def test_a_unit_in_a_frame_alone(tmp_path: Path, kind: str) -> None:
    paper = lay_out(tmp_path, "tabloid")
    unit = paper / "units" / "cha.md"
    text = unit.read_text("utf-8").replace("---\n", f"---\nkind: {kind}\n", 1)
    unit.write_text(text, encoding="utf-8")
    report = proof(paper, "cha")
    assert report.findings == ()
    assert "茶摊在渡口北面" in words(report.outputs[0].path)
    mark = "广告" in words(report.outputs[0].path)
    assert mark == (kind == "advertisement")


_PAPER = (
    "banxin: 1\npublication: {title: 渠水报}\nlayout: tabloid\ncontents:\n  - unit: a.md\n"
    "  - section: 校园 简讯\n    gather: true\n    contents: [{unit: b.md}]\n"
    "  - section: 副刊\n    contents: [{unit: c.md}]\n"
    "pages:\n  1:\n    advertisements:\n      - {image: p.svg, size: 2栏 × 12行, alt: 广告}\n"
    "      - {unit: d.md, size: 2栏 × 12行, at: bottom-left}\n"
    "editions: {print: {format: pdf, profile: screen}}\n"
)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper with advertisements, a column of briefs and a section."""
    root = tmp_path_factory.mktemp("planned")
    for name in "abcd":
        (root / f"{name}.md").write_text("---\nheadline: 渠水\n---\n\n渠水从山口下来。\n", encoding="utf-8")
    (root / "p.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>',
        encoding="utf-8",
    )
    (root / "manifest.yaml").write_text(_PAPER, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("name", "line", "said", "offered"),
    [
        ("ad-1-1", 14, "is an advertisement, the picture p.svg", ""),
        ("校园简讯", 6, "are gathered in one column", "b"),
        ("校园 简讯", 6, "are gathered in one column", "b"),
        ("副刊", 9, "is a section, and no article", "c"),
        ("section-副刊", 9, "is a section, and no article", "c"),
        ("ad-1-3", 5, "There is no unit", "a, b, c, d"),
    ],
)
def test_what_is_no_article_is_told_what_it_is(
    planned: Path, name: str, line: int, said: str, offered: str
) -> None:
    (found,) = proof(planned, name).findings
    assert found.code == "press.unit"
    assert found.place is not None
    assert found.place.line == line
    assert said in found.message
    assert found.expected == offered
    assert (found.nearest in ("ad-1-1", "ad-1-2")) is (name == "ad-1-3")


def test_a_text_advertisement_is_proved_by_the_key_of_its_place(planned: Path) -> None:
    report = proof(planned, "ad-1-2")
    assert report.findings == ()
    assert [output.path.name for output in report.outputs] == ["d-print.pdf"]
