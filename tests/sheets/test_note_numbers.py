"""Numbers of notes: the same in print and EPUB, for each article or through the publication."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from banxin.findings import SourceText
from banxin.job import build
from banxin.markup import parse_body
from banxin.sheets.numbering import note_numbers

FIRST = """---
headline: 第一篇
---
正文甲[^a]又正文乙[^b][^c]。再提甲事[^a]。

[^a]: 注文子。
[^b]: 注文丑，引出[^d]。

    - 其一
    - 其二

[^c]: 注文寅。
[^d]: 注文卯。
"""
SECOND = "---\nheadline: 第二篇\n---\n正文丙[^1]。\n\n[^1]: 注文辰。\n"
# A note that another calls follows it.
NUMBERS = {
    "chapter": {"子": 1, "丑": 2, "卯": 3, "寅": 4, "辰": 1},
    "through": {"子": 1, "丑": 2, "卯": 3, "寅": 4, "辰": 5},
}
CALLS = {"chapter": ["1", "2", ",", "4", "1", "3", "1"], "through": ["1", "2", ",", "4", "1", "3", "5"]}


@pytest.fixture(scope="module", params=sorted(NUMBERS))
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A book of two articles, printed and as an EPUB, under one of the choices."""
    root = tmp_path_factory.mktemp("notes")
    (root / "a.md").write_text(FIRST, encoding="utf-8")
    (root / "b.md").write_text(SECOND, encoding="utf-8")
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试印}\nslug: t\nlayout: book\noptions: "
        f"{{note-numbering: {request.param}}}\ncontents: [{{unit: a.md}}, {{unit: b.md}}]\n"
        "editions: {print: {format: pdf}, reader: {format: epub}}\n",
        encoding="utf-8",
    )
    report = build(root)
    assert [found for found in report.findings if found.severity == "error"] == []
    return request.param, root / "out"


def test_in_print(book: tuple[str, Path]) -> None:
    choice, out = book
    document = pypdfium2.PdfDocument(out / "t-print.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    words = re.sub(r"\s", "", text)
    assert {name: int(number) for number, name in re.findall(r"(\d+)注文(.)", words)} == NUMBERS[choice]
    assert f"甲1又正文乙2,{NUMBERS[choice]['寅']}。再提甲事1。" in words
    assert f"引出{NUMBERS[choice]['卯']}。" in words
    assert f"正文丙{NUMBERS[choice]['辰']}。" in words


def test_in_the_epub(book: tuple[str, Path]) -> None:
    choice, out = book
    numbers: dict[str, int] = {}
    calls: list[str] = []
    with zipfile.ZipFile(out / "t-reader.epub") as file:
        names = sorted(name for name in file.namelist() if re.search(r"/[ab]\.xhtml$", name))
        trees = [etree.fromstring(file.read(name)) for name in names]
    for tree in trees:
        assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))
        calls += tree.xpath("//*[contains(@class, 'note-call')]/text()")
        for note in tree.xpath("//*[local-name()='ol' and contains(@class, 'footnote')]"):
            numbers["".join(note.itertext()).strip()[2]] = int(note.get("start", 1))
    assert numbers == NUMBERS[choice]
    assert calls == CALLS[choice]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("甲[^1]乙[^2]\n\n[^1]: 一\n[^2]: 二", {1: 1, 2: 2}),
        ("甲[^1]乙[^2]\n\n[^1]: 一[^3]\n[^2]: 二\n[^3]: 三", {1: 1, 3: 2, 2: 3}),
        ("甲[^1]\n\n[^1]: 一[^2]\n[^2]: 二[^1][^2]", {1: 1, 2: 2}),
        ("甲[^1]乙[^2]\n\n[^1]: - 一[^3]\n    - 二[^2]\n[^2]: 二\n[^3]: 三", {1: 1, 3: 2, 2: 3}),
    ],
    ids=["in order of calls", "called by a note", "notes that call each other", "in a list"],
)
def test_notes_are_numbered_as_they_are_read(markdown: str, expected: dict[int, int]) -> None:
    body, _ = parse_body(SourceText("a.md", markdown), 1)
    numbers = note_numbers(body, 7)
    assert numbers == {note: number + 6 for note, number in expected.items()}
    assert list(numbers) == list(expected)


def test_a_layout_of_its_own_has_notes_at_the_foot(tmp_path: Path) -> None:
    (tmp_path / "layouts/t/blocks").mkdir(parents=True)
    (tmp_path / "layouts/t/layout.yaml").write_text("name: t\nextends: base\n", encoding="utf-8")
    (tmp_path / "layouts/t/blocks/flow.html.j2").write_text("{{ content }}", encoding="utf-8")
    (tmp_path / "a.md").write_text(
        "---\nheadline: 注\n---\n正文[^1]继续。\n\n[^1]: 注文。\n", encoding="utf-8"
    )
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试}\nslug: t\nlayout: t\ncontents: [{unit: a.md}]\n"
        "editions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )
    build(tmp_path)
    page = pypdfium2.PdfDocument(tmp_path / "out/t-print.pdf")[0]
    text = page.get_textpage()
    words = text.get_text_range()
    assert re.search(r"正文\s*1\s*继续。", words)
    foot = text.get_charbox(words.index("注文"))
    assert foot[1] < page.get_height() * 0.15
    assert foot[3] - foot[1] < 8.5
