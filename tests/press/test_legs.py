"""Text in measured legs: filled in order, broken by the rules, never lost silently."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from banxin.press.pdf import pdf_bytes, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet, address

CSS = """
@page { size: 400pt 300pt; margin: 0 }
body { margin: 0; font: 10pt/12pt monospace; orphans: 2; widows: 2 }
.legs { columns: 2 } p, h3 { margin: 0 } h3 { font: 10pt/24pt monospace; break-after: avoid }
.box { break-inside: avoid; height: 60pt }
"""


def leg_texts(tmp_path: Path, body: str, legs: str) -> tuple[list[str], list[str]]:
    """The text in three rectangles 100 pt wide at x = 0, 120 and 240, and the codes of findings."""
    html = f'<html lang="en"><div class="legs" id="story" style="--banxin-legs: {legs}">{body}</div></html>'
    pages = set_pages(PrintCopy(html, (PrintSheet(CSS, address("layouts"), "test"),), {}))
    (tmp_path / "legs.pdf").write_bytes(pdf_bytes(pages))
    page = pypdfium2.PdfDocument(tmp_path / "legs.pdf")[0].get_textpage()
    columns = [page.get_text_bounded(x, 0, x + 110, 300).split() for x in (-1, 119, 239)]
    return [" ".join(words) for words in columns], [*pages.overset]


def paragraph(letter: str, lines: int) -> str:
    return "<p>" + "<br/>".join(f"{letter}{line}" for line in range(lines)) + "</p>"


THREE = "0 0 100 48, 120 0 100 48, 240 0 100 48"


def test_text_runs_on_from_leg_to_leg(tmp_path: Path) -> None:
    columns, codes = leg_texts(tmp_path, paragraph("a", 11), THREE)
    assert columns == ["a0 a1 a2 a3", "a4 a5 a6 a7", "a8 a9 a10"]
    assert codes == []


def test_a_leg_may_start_lower(tmp_path: Path) -> None:
    columns, _ = leg_texts(tmp_path, paragraph("a", 8), "0 0 100 48, 120 24 100 24, 240 0 100 48")
    assert columns == ["a0 a1 a2 a3", "a4 a5", "a6 a7"]


def test_no_crosshead_at_a_foot(tmp_path: Path) -> None:
    body = paragraph("a", 2) + "<h3>H</h3>" + paragraph("b", 4)
    columns, _ = leg_texts(tmp_path, body, THREE)
    assert columns == ["a0 a1", "H b0 b1", "b2 b3"]


def test_no_lone_line_at_a_foot(tmp_path: Path) -> None:
    columns, _ = leg_texts(tmp_path, paragraph("a", 3) + paragraph("b", 3), THREE)
    assert columns[0] == "a0 a1 a2"


@pytest.mark.parametrize(("lines", "overset"), [(12, []), (13, ["story"])])
def test_one_line_too_many_is_over_set(tmp_path: Path, lines: int, overset: list[str]) -> None:
    columns, codes = leg_texts(tmp_path, "".join(paragraph("a", 1) for _ in range(lines)), THREE)
    assert codes == overset
    assert sum(len(column.split()) for column in columns) == 12


def test_a_block_too_deep_for_every_leg_is_over_set(tmp_path: Path) -> None:
    _, codes = leg_texts(tmp_path, '<div class="box">x</div>', THREE)
    assert codes == ["story"]


def test_columns_without_legs_stay_those_of_css(tmp_path: Path) -> None:
    html = '<html lang="en"><div class="legs">' + paragraph("a", 4) + "</div></html>"
    pages = set_pages(PrintCopy(html, (PrintSheet(CSS, address("layouts"), "test"),), {}))
    (tmp_path / "plain.pdf").write_bytes(pdf_bytes(pages))
    text = pypdfium2.PdfDocument(tmp_path / "plain.pdf")[0].get_textpage().get_text_range()
    assert text.split() == ["a0", "a1", "a2", "a3"]


@pytest.mark.parametrize(
    "last",
    [
        '<h3 style="font-size: 10pt; line-height: 16pt; padding: 4pt 0">H</h3>',
        '<div style="padding-bottom: 6pt"><p>H</p><p>I</p></div>'.replace("<p>I</p>", ""),
        '<div style="padding-bottom: 4pt"><h3 style="line-height: 16pt; padding-bottom: 4pt">H</h3></div>',
    ],
)
def test_air_below_a_block_at_the_foot_counts_once(tmp_path: Path, last: str) -> None:
    legs = "0 0 100 48, 120 0 100 24, 240 0 100 48"
    columns, codes = leg_texts(tmp_path, paragraph("a", 2) + last, legs)
    assert columns == ["a0 a1H", "", ""]
    assert codes == []


def test_air_below_a_block_that_does_not_fit_sends_it_on(tmp_path: Path) -> None:
    last = '<h3 style="font-size: 10pt; line-height: 16pt; padding: 5pt 0">H</h3>'
    columns, codes = leg_texts(tmp_path, paragraph("a", 2) + last, THREE)
    assert columns == ["a0 a1", "H", ""]
    assert codes == []
