"""Furniture of newspaper pages: banners of all lengths, guides, nameplates and folios as they are printed."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest
from markupsafe import Markup

from banxin.layouts import Grid, Templates, layout_roots, open_layout, settle_options, stylesheets
from banxin.manuscript import read_publication
from banxin.manuscript.publication import Edition, Head, Issue, Masthead, Publication
from banxin.press.pdf import pdf_bytes, set_pages
from banxin.sheets.facts import facts_of, width_in_em
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_furniture import Band, Furniture, GuideEntry, banner_facts, guide_entries
from banxin.typecase import open_typecase

BOOK = Path(__file__).parents[2] / "book"
LAYOUTS = ("broadsheet", "tabloid", "office-news")
BROADSHEET = Grid(390, 550, 9, 11.5, 8, 13, 1, 125, head=28)
TABLOID = Grid(275, 390, 9, 11.5, 6, 11, 1, 86, head=25)


@pytest.fixture(scope="module")
def guomen() -> Publication:
    publication = read_publication(BOOK).publication
    assert publication is not None
    return publication


def titled(guomen: Publication, title: str) -> Publication:
    return replace(guomen, title=title.replace("|", ""), banner=Head(tuple(title.split("|"))))


LONG = "一个山区小镇的读书季是怎样办起来又是怎样一年一年接着办下去的"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("读书季开幕", ["读书季开幕"]),
        ("国门一线新考题　基层支部这样答", ["国门一线新考题　基层支部这样答"]),  # wide enough for one line
        (
            "山区小镇的读书季是怎样办起来的|怎样一年一年接着办下去的",
            ["山区小镇的读书季是怎样办起来的", "怎样一年一年接着办下去的"],
        ),
        (LONG, [LONG[:16], LONG[16:]]),  # turned by sense, behind 起来
    ],
)
def test_a_banner_turns_where_two_lines_are_larger(guomen: Publication, title: str, lines: list[str]) -> None:
    banner = banner_facts(facts_of(titled(guomen, title)), BROADSHEET, Band(0, 9, 60))
    assert banner["lines"] == tuple(lines)


@pytest.mark.parametrize("grid", [BROADSHEET, TABLOID])
@pytest.mark.parametrize("length", range(2, 33))
@pytest.mark.parametrize("turn", [None, 0.3, 0.5])
def test_a_banner_stays_within_its_band(
    guomen: Publication, grid: Grid, length: int, turn: float | None
) -> None:
    title = ("国门一线新考题基层支部这样答" * 3)[:length]
    if turn:
        place = max(1, int(length * turn))
        title = f"{title[:place]}|{title[place:]}"
    band = Band(0, 8, 48)
    banner = banner_facts(facts_of(titled(guomen, title)), grid, band)
    lines, size, spacing = banner["lines"], banner["size"], banner["spacing"]
    assert "".join(lines).replace("\u3000", "") == title.replace("|", "")
    assert ("\u3000" in "".join(lines)) == bool(turn and len(lines) == 1)
    assert size <= band.size
    assert max(width_in_em(line) + (len(line) - 1) * spacing for line in lines) * size <= grid.width
    assert size <= banner["leading"]
    assert banner["leading"] * len(lines) <= banner["height"] == 8 * grid.pitch


def test_only_short_banners_are_spaced(guomen: Publication) -> None:
    short = banner_facts(facts_of(titled(guomen, "读书季")), BROADSHEET, Band(0, 9, 60))
    long = banner_facts(facts_of(guomen), BROADSHEET, Band(0, 9, 60))
    assert short["spacing"] > 0
    assert long["spacing"] == 0


def test_the_guide_names_what_is_not_in_sight(guomen: Publication) -> None:
    pages = {"mukang": 1, "xiamaya": 2, "dongdu": 2, "aikou": 3}
    entries = guide_entries(guomen, pages, 1)
    assert [(entry.ident, entry.page) for entry in entries] == [("xiamaya", 2), ("aikou", 3), ("dongdu", 2)]
    assert entries[0].title == "戈壁边乡各族群众　怎样拧成一股绳？"
    assert [entry.page for entry in guide_entries(guomen, pages, 1, most=2)] == [2, 3]
    assert guide_entries(guomen, dict.fromkeys(pages, 1), 1) == ()


def test_stories_begin_below_the_bands() -> None:
    furniture = Furniture(1, Band(0, 13, 66), Band(13, 9, 60))
    assert (furniture.frame(BROADSHEET).row, furniture.frame(BROADSHEET).rows) == (22, 103)
    assert furniture.frame(BROADSHEET).banner
    assert not Furniture(2, Band(0, 0, 66), Band(0, 0, 60)).frame(BROADSHEET).banner


GUIDE = tuple(
    GuideEntry(title, page, "note") for title, page in (("短题", 2), ("长" * 60, 3), ("中等长短的题", 4))
)
NAMES = ("晨报", "春溪社区报", "春溪镇中心小学校园读书周报", "Spring 周报")


@dataclass(frozen=True)
class Case:
    """A page as it can come: what is known of the issue, and whether there is a guide."""

    name: str
    full: bool
    guide: bool

    def issue(self, guomen: Publication) -> Publication:
        if self.full:
            issue = replace(guomen.issue, page=1, date=dt.date(2025, 7, 25))
            return replace(guomen, issue=issue, masthead=replace(guomen.masthead, title=self.name))
        return replace(guomen, issue=Issue(), masthead=Masthead(self.name))


CASES = [Case(name, full, guide) for name in NAMES for full in (True, False) for guide in (True, False)]


def desk_for(guomen: Publication, name: str) -> EditionContext:
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None
    assert findings == ()
    values, _ = settle_options(layout, {}, {})
    return EditionContext(
        guomen,
        layout,
        values,
        Templates(layout, values, {"edition": "print"}),
        open_typecase(guomen.root),
        stylesheets(layout, "pdf"),
        Edition("print", "pdf"),
    )


def page(context: EditionContext, case: Case, guomen: Publication, number: int) -> Markup:
    grid = context.layout.grid
    facts = facts_of(case.issue(guomen))
    rows = 11 if number == 1 else 0
    more = {"guide": GUIDE, "pages": 4} if case.guide else {}
    return context.templates.render(
        "page",
        facts=facts,
        labels=context.labels,
        grid=grid,
        number=number,
        nameplate={"rows": rows, "size": 60, "height": rows * grid.pitch},
        banner=banner_facts(facts, grid, Band(rows, 0, 40)),
        stories=[],
        rules=[],
        overlay=Markup(""),
        **more,
    )


@pytest.fixture(scope="module", params=LAYOUTS)
def printed(
    request: pytest.FixtureRequest, guomen: Publication
) -> Iterator[tuple[Grid, pypdfium2.PdfDocument]]:
    """All cases on page 1 and on page 2 in one document."""
    context = desk_for(guomen, request.param)
    target = Markup('<p id="note"></p>')
    pages = [page(context, case, guomen, number) for case in CASES for number in (1, 2)]
    set_copy = set_pages(context.copy(Markup("\n").join((*pages, target))))
    assert set_copy.findings == ()
    document = pypdfium2.PdfDocument(io.BytesIO(pdf_bytes(set_copy)))
    yield context.layout.grid, document
    document.close()


def marks(document: pypdfium2.PdfDocument, index: int) -> list[tuple[str, float, float, float, float]]:
    """Characters of a page with their boxes, from the top left corner, in pt."""
    sheet = document[index]
    height = sheet.get_height()
    text = sheet.get_textpage()
    found = []
    for nth in range(text.count_chars()):
        character = text.get_text_range(nth, 1)
        left, bottom, right, top = text.get_charbox(nth)
        if character.strip():
            found.append((character, left, height - top, right, height - bottom))
    return found


def overlapping(found: list[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    """Pairs of characters that print over each other by more than a fifth of the smaller one."""
    pairs = []
    for nth, (one, left, top, right, bottom) in enumerate(found):
        for other, *box in found[nth + 1 :]:
            wide = min(right, box[2]) - max(left, box[0])
            high = min(bottom, box[3]) - max(top, box[1])
            least = min((right - left) * (bottom - top), (box[2] - box[0]) * (box[3] - box[1]))
            if wide > 0 and high > 0 and wide * high > 0.2 * least:
                pairs.append((one, other))
    return pairs


def test_overlapping_marks_are_seen() -> None:
    above, on, beside = ("甲", 0, 0, 9, 9), ("乙", 5, 0, 14, 9), ("丙", 14, 0, 23, 9)
    assert overlapping([above, beside]) == []
    assert overlapping([above, on, beside]) == [("甲", "乙")]


def test_all_of_the_furniture_stands_on_the_page_and_nothing_overlaps(
    printed: tuple[Grid, pypdfium2.PdfDocument],
) -> None:
    grid, document = printed
    left, right = grid.left * 72 / 25.4, (grid.left * 72 / 25.4) + grid.width
    for nth, case in enumerate(CASES):
        for index in (2 * nth, 2 * nth + 1):
            found = marks(document, index)
            assert overlapping(found) == [], (case, index)
            assert min(mark[1] for mark in found) >= left - 1, case
            assert max(mark[3] for mark in found) <= right + 1, case


def test_what_is_known_is_printed(printed: tuple[Grid, pypdfium2.PdfDocument]) -> None:
    for nth, case in enumerate(CASES):
        first, second = ("".join(mark[0] for mark in marks(printed[1], 2 * nth + page)) for page in (0, 1))
        assert case.name.replace(" ", "") in first
        assert case.name.replace(" ", "") in second
        for fact in (
            "农历乙巳年闰六月初一",
            "星期五",
            "第128期",
            "国门周刊社出版",
            "CN11-0000",
            "ISSN",
            "1-100",
        ):
            assert (fact in first) == case.full, (case, fact)
        assert ("2025年7月25日" in second) == case.full
        assert ("责任编辑：编辑部" in second) == case.full
        assert ("本期导读" in first and "今日4版" in first) == case.guide
        assert "None" not in first + second


def test_page_1_has_a_nameplate_and_other_pages_a_folio(
    printed: tuple[Grid, pypdfium2.PdfDocument],
) -> None:
    grid, document = printed
    top = grid.top * 72 / 25.4
    for nth in range(len(CASES)):
        first, second = marks(document, 2 * nth), marks(document, 2 * nth + 1)
        assert max(mark[4] for mark in second) <= top  # the folio stands above the type area
        assert max(mark[4] for mark in first) <= top + 11 * grid.pitch
        assert any(mark[0] == "2" for mark in second)


@pytest.mark.parametrize("name", LAYOUTS)
def test_lesser_heads_are_at_most_three_quarters_of_the_smallest_main_head(name: str) -> None:
    """N19, for every rank at the last of its sizes."""
    layout, _ = open_layout(name, layout_roots(None))
    assert layout is not None
    css = stylesheets(layout, "pdf")[-1].text
    for rank, sizes in layout.modules["heads"].items():
        selector = r"\.stack" if rank in ("peer", "normal") else rf"\.rank-{rank} \.stack"
        rule = re.search(rf"^{selector} {{([^}}]*--eyebrow[^}}]*)}}", css, re.MULTILINE)
        assert rule
        lesser = [float(size) for size in re.findall(r"--(?:eyebrow|subhead|deck): ([\d.]+)pt", rule[1])]
        assert len(lesser) == 3
        assert max(lesser) <= 0.75 * min(sizes), (name, rank)
