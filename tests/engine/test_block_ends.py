"""The margin below the last block of a column goes, as a break wants it."""

from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import LEADING, Press

PAPER = f"""@page {{ size: 200px 160px; margin: 8px }} p {{ margin: 0; orphans: 1; widows: 1 }}
  section {{ break-inside: avoid }}
  .legs {{ columns: 2; column-gap: 8px; column-fill: auto; height: {6 * LEADING}px;
    --banxin-line-grid: {LEADING}px }}"""
LINE = "<p>" + "玄" * 6 + "</p>"
TWO = LINE * 2


def depths(proof: Any) -> list[int]:
    """Lines in each column, page by page."""
    return [
        sum(isinstance(inner, boxes.LineBox) for inner in box.descendants())
        for page in proof.document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.BlockBox) and box.is_column
    ]


@pytest.mark.parametrize(("before", "first"), [(3, 5), (4, 4)])
def test_a_margin_below_needs_no_room_at_the_foot_of_a_column(press: Press, before: int, first: int) -> None:
    """A quotation with a blank row above and below: its six rows, or five of them and no more."""
    quoted = f"<section style='margin: {LEADING}px 0'>{TWO}</section>"
    proof = press(f"<div class=legs>{LINE * before}{quoted}{LINE * 3}</div>", css=PAPER)
    assert depths(proof)[0] == first


def test_a_column_that_ends_with_a_margin_is_as_deep_as_its_last_block(press: Press) -> None:
    """What follows the columns stands below their rows, not a row lower."""
    paper = PAPER.replace("column-fill: auto;", "").replace(f"height: {6 * LEADING}px", "")
    quoted = f"<section style='margin: {LEADING}px 0'>{TWO}</section>"
    proof = press(f"<div class=legs>{LINE * 3}{quoted}{LINE * 6}</div><p>黄</p>", css=paper)
    lines = zip(proof.lines, proof.words, strict=True)
    tops = [line.position_y for line, word in lines if "黄" in word]
    assert depths(proof) == [5, 6]
    assert tops == [pytest.approx(8 + 6 * LEADING)]


def test_the_first_block_of_a_column_does_not_go_beyond_it(press: Press) -> None:
    """A list that is parted, with a margin below: its lines end with the column."""
    listed = f"<ul style='margin: 0 0 {3 * LEADING}px; padding: 0'>{LINE * 15}</ul>"
    assert depths(press(f"<div class=legs>{listed}{LINE}</div>", css=PAPER))[:2] == [6, 6]
