"""A planned paper in whole builds: its furniture, its advertisements, its report, its electronic edition."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from banxin.job import Report, build
from banxin.makeup.outcome.report import report_data, report_table

pytestmark = pytest.mark.usefixtures("set_here")

CAMPUS = Path(__file__).parents[1] / "publications" / "campus"
MM = 72 / 25.4
ADVERTISEMENT = (72.0, 48.0)  # mm, on page 3
STORY = (
    "---\nheadline: 一条渠水怎样流过三个村庄\n---\n\n" + "渠水从山口下来，先经过上村，再绕过中村。\n\n" * 40
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>'

AD = (
    "---\nheadline: 旧书换新书\nbyline: 渠水书店\n---\n\n"
    "每日九时至二十一时，周末不休。\n\n- 缺页的不收\n- 教材除外\n"
)


@pytest.fixture(scope="module")
def campus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """The campus paper, built once."""
    folder = tmp_path_factory.mktemp("papers") / "campus"
    shutil.copytree(CAMPUS, folder)
    return build(folder), folder / "out"


@pytest.fixture(scope="module")
def pages(campus: tuple[Report, Path]) -> list[str]:
    document = pypdfium2.PdfDocument(campus[1] / "qingxi-612-print.pdf")
    return [page.get_textpage().get_text_range() for page in document]


def test_the_paper_has_the_pages_that_are_planned(campus: tuple[Report, Path]) -> None:
    made = campus[0].make_up["print"]
    assert made.fits
    assert len(made.pages) == 4
    assert made.refused == ()
    assert not [one for one in campus[0].findings if one.code.startswith("plan.")]
    stands = {module.key: page.number for page in made.pages for module in page.modules}
    assert [stands[key] for key in ("tushuguan", "shitang", "zhongbiao", "pinglun", "sanwen")] == [
        1,
        2,
        3,
        3,
        4,
    ]
    assert len(stands) == 22 + 2


@pytest.mark.parametrize(
    ("index", "furniture"),
    [
        (1, ("2", "校园", "责任编辑：校园组　版式：美编室")),
        (2, ("3", "人物", "责任编辑：专题组")),
        (3, ("4", "副刊", "责任编辑：副刊组")),
    ],
)
def test_each_page_bears_its_own_name_and_editors(
    index: int, furniture: tuple[str, ...], pages: list[str]
) -> None:
    before, _, behind = pages[index].partition("青溪校报")  # at the spine: first or last of the line
    head = before if len(before) > 10 else behind[:100]
    assert all(part in head for part in furniture)
    others = {"校园组", "专题组", "副刊组", "要闻组"} - {furniture[2].split("：")[1].split("　")[0]}
    assert not any(other in head for other in others)


def test_an_advertisement_has_its_size_to_the_point(campus: tuple[Report, Path]) -> None:
    page = pypdfium2.PdfDocument(campus[1] / "qingxi-612-print.pdf")[2]
    sizes = []
    for drawn in page.get_objects():
        left, foot, right, top = drawn.get_bounds()
        sizes.append(((right - left) / MM, (top - foot) / MM))
    assert any(
        abs(width - ADVERTISEMENT[0]) < 0.1 and abs(height - ADVERTISEMENT[1]) < 0.1
        for width, height in sizes
    )


def test_an_advertisement_is_marked_and_no_news(pages: list[str]) -> None:
    assert [text.count("广告") for text in pages] == [0, 0, 1, 1]


def test_the_report_tells_plan_and_result(campus: tuple[Report, Path]) -> None:
    made = campus[0].make_up["print"]
    table = report_table(made)
    assert "Plan of the pages" in table.splitlines()[0]
    assert re.search(r"3\s+人物\s+5\s+5\s+\d+%\s+zhongbiao, ", table)
    planned = report_data(made)["planned"]
    assert isinstance(planned, list)
    assert [one["name"] for one in planned] == ["要闻", "校园", "人物", "副刊"]
    assert all(one["asked"] == one["got"] for one in planned)


def test_the_electronic_edition_has_sections_and_no_advertisement(campus: tuple[Report, Path]) -> None:
    with zipfile.ZipFile(campus[1] / "qingxi-612-reader.epub") as book:
        names = book.namelist()
        contents = re.sub(r"<[^>]+>", "", book.read("EPUB/contents.xhtml").decode())
    assert not [name for name in names if "ad-" in name]
    assert "EPUB/images/library.svg" in names
    heads = ("新图书馆开门", "校园", "半份菜", "人物", "他让钟楼", "副刊", "祖母的算盘")
    places = [contents.index(head) for head in heads]
    assert places == sorted(places)


def paper(folder: Path, plan: str, contents: str = "[{unit: a.md}, {unit: b.md}]") -> Path:
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(STORY, encoding="utf-8")
    (folder / "ad.svg").write_text(SVG, encoding="utf-8")
    (folder / "ad.md").write_text(AD, encoding="utf-8")
    (folder / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渠水报}\nlayout: tabloid\n"
        f"contents: {contents}\neditions: {{print: {{format: pdf}}}}\n{plan}\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(
    ("plan", "code", "place"),
    [
        ("pages: {1: {blueprint: [V, a, c]}}", "sheet.blueprint", "6:31"),
        ("pages: {1: {blueprint: a 9}}", "sheet.blueprint", "6:24"),
        ("pages: {1: {stories: [a, b], blueprint: a}}", "sheet.blueprint", "6:41"),
        ("pages: {1: {blueprint: a}, 2: {blueprint: a}}", "sheet.blueprint", "6:43"),
        ("pages: {1: {blueprint: a}}\nsheet: {blueprint: [V, a, b]}", "sheet.blueprint", "7:20"),
        (
            "pages: {1: {blueprint: [V, a, b], advertisements: [{image: ad.svg, size: 2栏 × 9行}]}}",
            "sheet.blueprint",
            "6:24",
        ),
        (
            "pages: {1: {advertisements: [{image: ad.svg, size: 300mm × 40mm}]}}",
            "plan.advertisement",
            "6:52",
        ),
        ("pages: {2: {advertisements: [{image: ad.svg, size: 9字 × 99行}]}}", "plan.advertisement", "6:52"),
        ("pages: {2: {advertisements: [{size: 9字 × 9行}]}}", "plan.advertisement", "6:30"),
        (
            "pages: {2: {advertisements: [{image: ad.svg, unit: ad.md, size: 9字 × 9行}]}}",
            "plan.advertisement",
            "6:46",
        ),
        ("pages: {1: {advertisements: [{unit: ad.md, size: 2栏 × 3行}]}}", "plan.advertisement", "6:50"),
    ],
)
def test_what_cannot_be_planned(plan: str, code: str, place: str, tmp_path: Path) -> None:
    report = build(paper(tmp_path, plan))
    (found,) = [one for one in report.findings if one.severity == "error"]
    assert found.place is not None
    assert (found.code, f"{found.place.line}:{found.place.column}") == (code, place)
    assert not (tmp_path / "out").exists()


def test_a_page_by_its_own_blueprint_with_an_advertisement_across_it(tmp_path: Path) -> None:
    plan = (
        "pages:\n  1:\n    blueprint: [V, a 4/3, [H 2, b, ad-1-1]]\n    furniture: none\n"
        "    advertisements: [{image: ad.svg, size: 60mm × 40mm}, {image: ad.svg, size: 6栏 × 10行}]\n"
    )
    report = build(paper(tmp_path, plan))
    assert [one for one in report.findings if one.severity == "error"] == []
    (page,) = report.make_up["print"].pages
    assert page.blueprint == "[H 6, [V 6, a 4/3, [H 2, b 2/1, ad-1-1 2/1]], ad-1-2 6/1]"
    assert page.frame.row == 0
    text = pypdfium2.PdfDocument(next((tmp_path / "out").glob("*.pdf")))[0].get_textpage().get_text_range()
    assert "渠水报" not in text


def test_a_refused_pin_is_told_at_its_line_with_a_remedy_that_works(tmp_path: Path) -> None:
    long = STORY + "渠水从山口下来，先经过上村，再绕过中村。\n\n" * 70
    pins = "sheet: {pins: {a: {page: 1}, b: {page: PAGE}}}"
    paper(tmp_path, pins.replace("PAGE", "1"))
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(long, encoding="utf-8")
    (told,) = [one for one in build(tmp_path).findings if one.code == "plan.unmet"]
    assert told.place is not None
    assert told.place.line == 6
    assert re.search(r"page 1 holds about [\d,]+ 字 of the [\d,]+ 字", told.message)
    assert told.remedy.startswith("Write page: 2")
    first = told.message.startswith("a ")
    written = (tmp_path / "manifest.yaml").read_text(encoding="utf-8")
    asked, moved = ("a: {page: 1}", "a: {page: 2}") if first else ("b: {page: 1}", "b: {page: 2}")
    (tmp_path / "manifest.yaml").write_text(written.replace(asked, moved), encoding="utf-8")
    assert [one for one in build(tmp_path).findings if one.code == "plan.unmet"] == []


def test_an_advertisement_of_text_on_a_page_before_the_stories(tmp_path: Path) -> None:
    plan = (
        "pages:\n  1:\n    furniture: none\n    advertisements: [{image: ad.svg, size: 6栏 × 86行}]\n"
        "  2:\n    advertisements: [{unit: ad.md, size: 60mm × 40mm}]\nsheet: {jumps: true}\n"
    )
    report = build(paper(tmp_path, plan))
    assert {one.code for one in report.findings} <= {"plan.size", "setting.underset", "page.white"}
    first, second = report.make_up["print"].pages
    assert [module.key for module in first.modules] == ["ad-1-1"]
    assert {module.key for module in second.modules} == {"a", "b", "ad-2-1"}
    document = pypdfium2.PdfDocument(next((tmp_path / "out").glob("*.pdf")))
    text = "".join(document[1].get_textpage().get_text_range().split())
    assert [text.count(words) for words in ("广告", "旧书换新书", "缺页的不收", "渠水书店")] == [1, 1, 1, 1]
    assert "旧书换新书" not in {entry.get_title() for entry in document.get_toc()}


def test_more_pages_than_the_copy_fills_are_one_finding(tmp_path: Path) -> None:
    report = build(paper(tmp_path, "pages: {2: {name: 副刊}}"))
    (told,) = [one for one in report.findings if one.code in ("plan.unmet", "setting.underset")]
    assert told.message == "2 pages are planned, and the copy fills 1."
    assert told.place is not None
    assert told.place.line == 6


def test_a_story_pinned_beyond_the_last_page(tmp_path: Path) -> None:
    report = build(paper(tmp_path, "sheet: {pins: {b: {page: 9}}}"))
    (told,) = [one for one in report.findings if one.code == "plan.unmet"]
    assert "stories for 1 page, and none for page 9" in told.message
    assert len(report.make_up["print"].pages) == 1


def test_a_layout_that_prints_no_advertisements(tmp_path: Path) -> None:
    paper(tmp_path, "pages: {1: {advertisements: [{image: ad.svg, size: 2栏 × 9行}]}}")
    own = tmp_path / "layouts" / "tabloid" / "blocks"
    own.mkdir(parents=True)
    block = '<div class="page">\n{% for story in stories %}{{ story.html }}{% endfor %}\n</div>\n'
    (own / "page.html.j2").write_text(block, encoding="utf-8")
    report = build(tmp_path)
    (told,) = [one for one in report.findings if one.severity == "error"]
    assert told.code == "setting.lost-advertisement"
    assert str(told.place) == "layouts/tabloid/blocks/page.html.j2:2:17"
    assert "ad.svg" in told.message


def test_a_story_pinned_behind_the_planned_pages_is_told_at_its_pin(tmp_path: Path) -> None:
    plan = "pages: {1: {name: 甲}, 2: {name: 乙}}\nsheet: {pins: {a: {page: 1}, c: {page: 2}, b: {page: 3}}}"
    paper(tmp_path, plan, "[{unit: a.md}, {unit: c.md}, {unit: b.md}]")
    (tmp_path / "c.md").write_text(STORY.replace("三个", "两个"), encoding="utf-8")
    (told,) = [one for one in build(tmp_path).findings if one.code == "plan.unmet"]
    assert told.message == "b is pinned to page 3, and the last page that is planned is page 2."
    assert told.place is not None
    assert (told.place.line, told.place.column) == (7, 54)


def test_an_editors_note_stands_on_the_page_it_is_pinned_to(tmp_path: Path) -> None:
    contents = "[{note: note.md}, {unit: a.md}, {unit: b.md}]"
    for pins, page in (("a: {page: 1}, b: {page: 2}", 1), ("a: {page: 1}, b: {page: 2}, note: {page: 2}", 2)):
        paper(tmp_path, f"sheet: {{pins: {{{pins}}}}}", contents)
        (tmp_path / "note.md").write_text(
            "渠水今年来得早。本期两篇稿件，写的是同一条渠。\n", encoding="utf-8"
        )
        pages = build(tmp_path).make_up["print"].pages
        assert "note" in {module.key for module in pages[page - 1].modules}


def test_a_page_with_much_white_is_told_where_it_is_planned_or_begins(tmp_path: Path) -> None:
    pins = "sheet: {pins: {a: {page: 1}, b: {page: 2}}}"
    for plan, lines in ((pins, [4, 4]), (f"pages:\n  1: {{name: 甲}}\n  2: {{name: 乙}}\n{pins}", [7, 8])):
        paper(tmp_path, plan)
        told = [one for one in build(tmp_path).findings if one.code in ("setting.underset", "plan.unmet")]
        white = [one.place.line for one in told if one.code == "setting.underset" and one.place]
        assert white in (lines, []), told
