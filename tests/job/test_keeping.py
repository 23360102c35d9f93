"""The file of a kept make-up in whole builds: written once, followed, changed by page, made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from banxin.job import Report, build

pytestmark = pytest.mark.usefixtures("set_here")

PARAGRAPH = "渠水从山口下来，先经过上村，再绕过中村，最后才到下村的田里。"


def write(root: Path, name: str, paragraphs: int, more: str = "") -> None:
    text = "---\nheadline: 一条渠水怎样流过三个村庄\n---\n\n" + f"{PARAGRAPH}\n\n" * paragraphs + more
    (root / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A paper of two pages, built once; its make-up is beside the manifest."""
    root = tmp_path_factory.mktemp("keeping") / "p"
    root.mkdir()
    for name, paragraphs in (("a", 60), ("b", 30), ("c", 45), ("d", 20)):
        write(root, name, paragraphs)
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渠水报, lang: zh-Hant-TW}\ntitle: 一渠水\nlayout: tabloid\n"
        "contents: [{unit: a.md}, {unit: b.md}, {unit: c.md}, {unit: d.md}]\n"
        "pages: {1: {stories: [a, b]}, 2: {stories: [c, d]}}\n"
        "sheet: {keep: make-up.yaml}\neditions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )
    return root, build(root)


@pytest.fixture
def copy(paper: tuple[Path, Report], tmp_path: Path) -> Path:
    return Path(shutil.copytree(paper[0], tmp_path / "p"))


def kept(root: Path) -> str:
    return (root / "make-up.yaml").read_text(encoding="utf-8")


def warned(report: Report) -> list[str]:
    return [str(found.place) for found in report.findings if found.code == "sheet.kept"]


def stands(report: Report) -> dict[str, tuple[int, int, int, int, int]]:
    return {
        one.key: (page.number, one.column, one.columns, one.row, one.rows)
        for page in report.make_up["print"].pages
        for one in page.modules
    }


def test_the_first_build_writes_the_file_and_the_next_changes_nothing(
    paper: tuple[Path, Report], copy: Path
) -> None:
    first = paper[1]
    assert kept(copy).startswith("# 各版的組版結果")
    assert len(first.make_up["print"].pages) == 2
    before, text = next((copy / "out").glob("*.pdf")).read_bytes(), kept(copy)
    shutil.rmtree(copy / ".banxin")  # what a build remembers is no part of the decision
    second = build(copy)
    assert not warned(second)
    assert next((copy / "out").glob("*.pdf")).read_bytes() == before
    assert kept(copy) == text


def test_a_few_words_more_move_nothing_else(paper: tuple[Path, Report], copy: Path) -> None:
    text = kept(copy)
    write(copy, "a", 60, "看水的人每天沿渠走上一个来回，二十年没有断过一天。\n")
    report = build(copy)
    assert not warned(report)
    assert stands(report) == stands(paper[1])
    assert kept(copy) == text


def test_a_long_insertion_changes_its_page_and_leaves_the_other_as_written(
    paper: tuple[Path, Report], copy: Path
) -> None:
    marked = kept(copy).replace("- page: 1\n", "# 头版由值班主任定\n- page: 1\n")
    (copy / "make-up.yaml").write_text(marked, encoding="utf-8")
    write(copy, "d", 64)
    report = build(copy)
    line = marked.splitlines().index("- page: 2") + 1
    assert warned(report) == [f"make-up.yaml:{line}:3"]
    first = {key: place for key, place in stands(paper[1]).items() if place[0] == 1}
    assert {key: place for key, place in stands(report).items() if place[0] == 1} == first
    above, new = kept(copy).split("- page: 2\n")
    assert above == marked.split("- page: 2\n")[0]
    assert new != marked.split("- page: 2\n")[1]
    assert not warned(build(copy))


def test_a_fresh_build_makes_up_anew_and_keeps_that(paper: tuple[Path, Report], copy: Path) -> None:
    text = kept(copy)
    swapped = text.replace("[V 6, ", "[V 6,  ").replace("score", "# score", 1)
    (copy / "make-up.yaml").write_text(swapped, encoding="utf-8")
    report = build(copy, fresh=True)
    assert not warned(report)
    assert kept(copy) == text
    assert stands(report) == stands(paper[1])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("columns:", "colums:", "colums is nothing that can be settled"),
        ("    d:", "    e:", "there is no story d"),
        ("- page: 2", "- page: 3", "this is not page 2"),
    ],
)
def test_what_does_not_suit_is_said_at_its_line(copy: Path, old: str, new: str, said: str) -> None:
    head, found, rest = kept(copy).partition("- page: 2")
    (copy / "make-up.yaml").write_text(head + (found + rest).replace(old, new, 1), encoding="utf-8")
    report = build(copy)
    assert report.outputs
    assert any(said in found.message for found in report.findings if found.code == "sheet.kept")
    assert not warned(build(copy))
