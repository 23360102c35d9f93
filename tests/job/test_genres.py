"""A notice, an advertisement and a letter in a whole build: in print and in the electronic edition."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from banxin.job import Report, build
from banxin.layouts import layout_roots, open_layout

pytestmark = pytest.mark.usefixtures("set_here")

SCALE = 3  # pixels to the point

ARTICLES = {
    "dukou": (
        "",
        "渡口又开了",
        "渡船停了三年，这个月又开了。六点，第一班船离岸。\n\n" * 7 + "见[茶店的告示](#chadian)。",
    ),
    "shiwu": ("kind: 启事\nbyline: 渡口管理站\n", "失物招领", "船上拾到黑伞一把，请失主到管理站认领。"),
    "laixin": (
        "kind: letter\nbyline: 读者 王云\n",
        "末班船能不能晚些",
        "末班船七点走，下班赶不上。" * 7,
    ),
    "chadian": ("kind: advertisement\n", "渡口茶店开业", "新茶八折，地址在渡口东。"),
}


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    folder = tmp_path_factory.mktemp("papers")
    for name, (fields, headline, text) in ARTICLES.items():
        article = f"---\n{fields}headline: {headline}\n---\n\n{text}\n"
        (folder / f"{name}.md").write_text(article, encoding="utf-8")
    entries = "".join(f"  - unit: {name}.md\n" for name in ARTICLES)
    manifest = (
        "banxin: 1\npublication: {title: 渡口报}\nissue: {number: 1, date: 2025-09-20}\n"
        f"layout: office-news\ncontents:\n{entries}slug: dukou\n"
    )
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    return build(folder), folder / "out"


def test_nothing_is_lost_and_nothing_is_wrong(paper: tuple[Report, Path]) -> None:
    told = {found.code for found in paper[0].findings}
    assert told <= {"setting.underset", "page.white", "epub.unlinked"}  # four short articles on a large page
    stands = {module.key: module for page in paper[0].make_up["print"].pages for module in page.modules}
    assert set(stands) == set(ARTICLES)
    assert not stands["shiwu"].head.lines


def test_a_white_page_is_told_once_with_what_fills_it(paper: tuple[Report, Path]) -> None:
    (told,) = [found for found in paper[0].findings if found.code == "setting.underset"]
    assert "fillers" in told.remedy


def test_print_has_the_words_that_belong_to_each(paper: tuple[Report, Path]) -> None:
    text = pypdfium2.PdfDocument(paper[1] / "dukou-print.pdf")[0].get_textpage().get_text_range()
    assert text.count("广告") == 1
    assert text.count("读者来信") == 1
    for words in ("失物招领", "渡口管理站", "渡口茶店开业", "新茶八折"):
        assert words in text


def test_frames_are_drawn(paper: tuple[Report, Path]) -> None:
    """Two dark lines exactly as wide as its module, for a notice and for an advertisement."""
    made = paper[0].make_up["print"].pages[0]
    file = pypdfium2.PdfDocument(paper[1] / "dukou-print.pdf")
    image = file[0].render(scale=SCALE).to_pil().convert("L")
    rows, (width, height) = image.tobytes(), image.size
    runs = [len(run) for row in range(height) for run in _dark(rows[row * width : (row + 1) * width]).split()]
    layout, _ = open_layout("office-news", layout_roots(paper[1]))
    assert layout is not None
    grid = layout.grid
    for module in made.modules:
        if module.key in ("shiwu", "chadian"):
            wide = grid.span(module.columns) * grid.size * SCALE
            assert sum(abs(run - wide) <= SCALE for run in runs) >= 2


def _dark(row: bytes) -> str:
    """A row of pixels: x where it is dark, a space where it is light."""
    return "".join("x" if value < 160 else " " for value in row)


def test_the_electronic_edition_has_no_advertisement(paper: tuple[Report, Path]) -> None:
    with zipfile.ZipFile(paper[1] / "dukou-reader.epub") as book:
        words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))
    assert "失物招领" in words
    assert "末班船能不能晚些" in words
    assert "渡口茶店" not in words
    assert '<p class="standing-head"><span>读者来信</span></p>' in words


def test_a_link_to_an_advertisement_is_plain_words_in_the_electronic_edition(
    paper: tuple[Report, Path],
) -> None:
    (told,) = [found for found in paper[0].findings if found.code == "epub.unlinked"]
    assert told.place is not None
    assert (told.place.file, told.place.line, told.place.column) == ("dukou.md", 19, 2)
    with zipfile.ZipFile(paper[1] / "dukou-reader.epub") as book:
        words = book.read("EPUB/dukou.xhtml").decode()
    assert "<p>见茶店的告示。</p>" in words
