"""Ordinary changes without CSS: each option of the layouts has its effect, and the grid follows."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from banxin.job.editions import printed_in_turn
from banxin.job.intake import Ready, Wanted, take_in
from banxin.layouts import (
    Layout,
    Templates,
    arranged,
    builtin_layouts,
    layout_roots,
    open_layout,
    settle_options,
)
from banxin.layouts.pages.papers import PAPERS
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.sheets.facts import Day, Facts
from banxin.sheets.labels import SIMPLIFIED
from banxin.world import DISK
from job.small_paper import lay_out

NAMES = ("base", "book", "broadsheet", "tabloid", "office-news", "magazine", "bulletin")


def opened(name: str) -> Layout:
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None, findings
    return layout


def with_options(layout: Layout, **options: Any) -> tuple[Layout, tuple[Any, ...]]:
    given = {name.replace("_", "-"): value for name, value in options.items()}
    values, findings = settle_options(layout, given, {})
    assert findings == ()
    return arranged(layout, values, {})


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_as_it_is_is_left_alone(name: str) -> None:
    layout = opened(name)
    assert with_options(layout)[0] is layout
    assert layout.options["body-size"].default == layout.grid.size
    assert layout.options["head-face"].default == layout.faces["head"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_on_every_paper_the_grid_closes(name: str, paper: str) -> None:
    before = opened(name).grid
    layout, findings = with_options(opened(name), paper=paper)
    grid = layout.grid
    assert findings == ()
    assert grid.faults() == ()
    assert (grid.trim_width, grid.trim_height) == PAPERS[paper]
    assert (grid.size, grid.pitch) == (before.size, before.pitch)
    assert abs(grid.width / grid.trim_width - before.width / before.trim_width) < 0.17
    assert 0.9 < (grid.height / grid.trim_height) / (before.height / before.trim_height) <= 1.001
    if before.columns == 1:
        assert grid.columns == 1


@pytest.mark.parametrize("name", NAMES)
def test_body_size_takes_measure_leading_and_rows_along(name: str) -> None:
    before = opened(name).grid
    grid = with_options(opened(name), body_size=before.size + 1.5)[0].grid
    assert grid.columns == before.columns
    assert before.width - grid.columns * grid.size < grid.width <= before.width + 0.01
    assert grid.pitch / grid.size == pytest.approx(before.pitch / before.size, abs=0.01)
    assert before.height - grid.pitch < grid.height <= before.height + 0.01


@pytest.mark.parametrize("name", NAMES)
def test_leading_takes_rows_and_columns_take_measures_along(name: str) -> None:
    before = opened(name).grid
    loose = with_options(opened(name), leading=before.pitch + 2)[0].grid
    assert (loose.size, loose.measure) == (before.size, before.measure)
    assert before.height - loose.pitch < loose.height <= before.height
    parted = with_options(opened(name), columns=before.columns + 1)[0].grid
    assert parted.columns == before.columns + 1
    assert before.width - parted.columns * parted.size < parted.width <= before.width + 0.01


def test_columns_that_are_too_narrow_are_told_at_the_option() -> None:
    layout, findings = with_options(opened("book"), columns=6)
    assert layout.grid == opened("book").grid
    assert [found.code for found in findings] == ["option.value"]
    assert "6 columns" in findings[0].message


def test_masters_of_pages_follow_the_grid(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "ours"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(
        "extends: book\npages:\n  wide: {margins: {inner: 10, outer: 10}}\n", encoding="utf-8"
    )
    layout, findings = open_layout("ours", layout_roots(tmp_path))
    assert layout is not None, findings
    larger = with_options(layout, paper="A5")[0]
    assert larger.pages["wide"].width == pytest.approx(
        layout.pages["wide"].width + 18 * 72 / 25.4 / 10.5, abs=0.01
    )


def printed(root: Path, layout: str, **options: str) -> list[PaintedPage]:
    wanted = Wanted(layout, {name.replace("_", "-"): value for name, value in options.items()})
    intake = take_in(lay_out(root, layout), wanted=wanted)
    assert isinstance(intake, Ready), intake.findings
    edition = replace(intake.publication.editions[0], profile="screen")  # its colours are those written
    (one,) = printed_in_turn(intake, [edition], DISK, lambda told: None)
    assert one.printed.data, one.printed.findings
    with pikepdf.open(io.BytesIO(one.printed.data)) as file:
        pages = list(read_pages(opened_pages(file)))
        assert all(show.font.name for page in pages for show in page.shows)  # read while the file is open
        return pages


def words(pages: list[PaintedPage]) -> list[str]:
    return ["".join(show.text for show in page.shows) for page in pages]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> list[PaintedPage]:
    return printed(tmp_path_factory.mktemp("book"), "book")


@pytest.fixture(scope="module")
def changed_book(tmp_path_factory: pytest.TempPathFactory) -> list[PaintedPage]:
    """Every option of print at once, each with an effect of its own to be seen."""
    return printed(
        tmp_path_factory.mktemp("book"), "book", paper="A5", body_size="12", body_face="kai",
        accent="#14508c",
        title_page="no", half_title="no", contents_page="no", imprint="back",
        running_heads="book", folio_place="centre", opening="any",
    )  # fmt: skip


def size_of_text(pages: list[PaintedPage]) -> set[float]:
    return {
        round(show.size * abs(show.matrix[3]), 2)
        for page in pages
        for show in page.shows
        if "竹篙" in show.text
    }


def test_paper_type_and_faces_of_a_book(book: list[PaintedPage], changed_book: list[PaintedPage]) -> None:
    assert [round(edge / 72 * 25.4) for edge in book[0].trim[2:]] == [130, 185]
    assert [round(edge / 72 * 25.4) for edge in changed_book[0].trim[2:]] == [148, 210]
    assert 10.5 in size_of_text(book)
    assert 12 in size_of_text(changed_book)
    colours = {show.colour for page in changed_book for show in page.shows}
    assert (0x14 / 255, 0x50 / 255, 0x8C / 255) in {
        tuple(round(part, 6) for part in one) for one in colours
    } or any(abs(one[2] - 0x8C / 255) < 0.01 for one in colours)


def test_furniture_of_a_book(book: list[PaintedPage], changed_book: list[PaintedPage]) -> None:
    before, after = words(book), words(changed_book)
    assert any("目　录" in page or "目录" in page for page in before)
    assert not any("目　录" in page or "目录" in page for page in after)
    assert "编者按" in after[0]
    assert "编号" in after[-1]
    assert "编号" not in before[-1]
    assert len(after) < len(before)


def middle_of_folio(page: PaintedPage) -> float:
    """Where the page number stands, as a share of the page's width."""
    lowest = min((show for show in page.shows if show.text.strip().isdigit()), key=lambda show: show.box[1])
    return (lowest.box[0] + lowest.box[2]) / 2 / page.trim.right


def test_folios_of_a_book_are_centred(book: list[PaintedPage], changed_book: list[PaintedPage]) -> None:
    pages = [page for page in changed_book if any(show.text.strip().isdigit() for show in page.shows)]
    assert all(middle_of_folio(page) == pytest.approx(0.5, abs=0.03) for page in pages[:2])
    numbered = [page for page in book if any(show.text.strip().isdigit() for show in page.shows)][-1]
    assert abs(middle_of_folio(numbered) - 0.5) > 0.3


FACTS = Facts(
    name="渡口周报", publisher="渡口报社", lang="zh-Hans", title="", title_lines=(), number="第7期",
    date="2022年5月30日", weekday="星期一", page=2, label="要闻", editors="", codes=(),
    lunar="壬寅年五月初一",
    day=Day("2022年", "5月", "30"), name_width=4,
)  # fmt: skip
GUIDE = [{"title": "一", "ident": "a", "page": 2}]


@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        ({}, ["本期导读", "壬寅年"], ["ear-number"]),
        ({"ear": "day"}, ["ear-number"], ["本期导读"]),
        ({"ear": "none"}, ["nameplate-plain"], ["本期导读", "ear-number"]),
        ({"lunar-date": False}, ["本期导读"], ["壬寅年"]),
        ({"lunar-date": False, "ear": "day"}, ["ear-number"], ["壬寅年"]),
    ],
)
def test_what_stands_beside_the_nameplate(options: dict[str, Any], there: list[str], gone: list[str]) -> None:
    layout = opened("broadsheet")
    values, _ = settle_options(layout, options, {})
    html = Templates(layout, values, {}).render(
        "nameplate", facts=FACTS, labels=SIMPLIFIED, grid=layout.grid, guide=GUIDE, pages=2, number=1,
        nameplate={"rows": 13, "size": 66, "height": 149.5},
    )  # fmt: skip
    assert [word for word in there if word not in html] == []
    assert [word for word in gone if word in html] == []


@pytest.mark.parametrize(
    ("name", "side", "turned"),
    [
        ("broadsheet", "right", [False, False]),
        ("broadsheet", "left", [True, True]),
        ("broadsheet", "outer", [True, False]),
        ("tabloid", "left", [False, False]),
        ("tabloid", "right", [True, True]),
        ("tabloid", "outer", [False, True]),
    ],
)
def test_the_side_of_the_folio(name: str, side: str, turned: list[bool]) -> None:
    layout = opened(name)
    values, _ = settle_options(layout, {"folio-side": side}, {})
    templates = Templates(layout, values, {})
    html = [templates.render("folio", facts=FACTS, number=number, labels=SIMPLIFIED) for number in (2, 3)]
    assert ["folio page-" in one for one in html] == turned


@pytest.mark.parametrize(("number", "outermost"), [(2, "first"), (3, "last")])
@pytest.mark.parametrize("name", ["broadsheet", "office-news"])
def test_the_number_stands_at_the_fore_edge_and_the_name_at_the_spine(
    name: str, number: int, outermost: str
) -> None:
    layout = opened(name)
    values, _ = settle_options(layout, {}, {})
    html = Templates(layout, values, {}).render("folio", facts=FACTS, number=number, labels=SIMPLIFIED)
    parts = re.findall(r"folio-(name|date|label|page)\"", html)
    right, left = ["name", "date", "label", "page"], ["page", "label", "date", "name"]
    assert parts == (left if outermost == "first" else right)


@pytest.mark.parametrize("border", ["double", "corners", "rules"])
def test_the_border_of_the_editor_s_note(border: str) -> None:
    layout = opened("broadsheet")
    values, _ = settle_options(layout, {"note-border": border}, {})
    html = Templates(layout, values, {}).render(
        "note", ident="note", label="编者按", content="", byline="", legs="", press="pdf"
    )
    assert f"border-{border}" in html
    assert ("corner-a" in html) == (border == "corners")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[PaintedPage], list[PaintedPage]]:
    plain = printed(tmp_path_factory.mktemp("paper"), "tabloid")
    changed = printed(
        tmp_path_factory.mktemp("paper"), "tabloid", columns="5", story_rules="none", column_rules="none",
        box_frame="none", paper_tint="#fff0f0", head_face="hei",
    )  # fmt: skip
    return plain, changed


def rules_of(pages: list[PaintedPage]) -> int:
    """Long thin lines on the first page: rules between stories."""
    boxes = [drawn.box for drawn in pages[0].drawn if not drawn.picture]
    return sum(min(one.right - one.left, one.top - one.bottom) < 0.5 and
               max(one.right - one.left, one.top - one.bottom) > 100 for one in boxes)  # fmt: skip


def test_rules_columns_and_faces_of_a_newspaper(
    papers: tuple[list[PaintedPage], list[PaintedPage]],
) -> None:
    plain, changed = papers
    assert rules_of(changed) < rules_of(plain)
    before, after = (
        {show.font.name for page in pages for show in page.shows if show.size > 26} for pages in papers
    )
    lefts = [{round(show.matrix[4]) for show in pages[0].shows if show.size == 12} for pages in papers]
    assert lefts[0] != lefts[1]
    assert before != after


def test_every_option_is_exercised_here_or_elsewhere() -> None:
    """An option that is new has to be put into a test that sees its effect."""
    here = Path(__file__).read_text(encoding="utf-8")
    sheet = (builtin_layouts() / "base" / "sheets" / "pdf.css").read_text(encoding="utf-8")
    of_lines = set(re.findall(r"--banxin-[a-z-]+: var\(--([a-z-]+)\);", sheet))  # test_line_options
    elsewhere = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path(__file__).parents[1].rglob("test_*.py")
        if path.name != Path(__file__).name
    )
    for name in NAMES:
        for option in opened(name).options.values():
            if option.sets.startswith("faces.") or option.name in of_lines:
                continue
            spelled = (option.name, option.name.replace("-", "_"))
            assert any(word in here or word in elsewhere for word in spelled), option.name
