"""Text on the rows of its page: columns stay level whatever stands in them."""

from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import LEADING, Press

TEXT = "<p>" + "玄" * 70 + "</p>"
BETWEEN = {
    "picture": "<figure style='height: 29.3px; margin: 3px 0; background: #888'></figure>",
    "head": "<h2 style='font-size: 6px; line-height: 11px; margin: 5px 0'>宇宙</h2>",
    "table": "<table style='--banxin-line-grid: none; line-height: 5px'><tr><td>洪<tr><td>荒</table>",
    "spanning": "<figure style='height: 13px; column-span: all; background: #888'></figure>",
    "padding": "<p style='padding: 3px 0'>日月</p>",
    "small": "<p style='line-height: 5px'>日月</p>",
}
PAPER = """@page { size: 200px 200px; margin: 8px } p, h2, figure { margin: 0 }
  .legs { columns: 2; column-gap: 8px }"""


def tops(proof: Any) -> list[float]:
    """Rows from the head of the page to each line of text."""
    found = []
    for page in proof.document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox) and abs(box.height - LEADING) < 0.01:
                found.append((box.position_y - 8) / LEADING)
    return found


def off_grid(rows: list[float]) -> list[float]:
    return [row for row in rows if abs(row - round(row)) > 0.005]


@pytest.mark.parametrize("kind", BETWEEN)
def test_columns_stay_level(press: Press, kind: str) -> None:
    body = (
        f"<h2 style='line-height: 13px'>题</h2><div class=legs>{TEXT}{BETWEEN[kind]}{TEXT}{TEXT}{TEXT}</div>"
    )
    free = tops(press(body, css=PAPER))
    level = tops(press(body, css=PAPER + f".legs {{ --banxin-line-grid: {LEADING}px }}"))
    assert off_grid(free)
    assert not off_grid(level)
    assert len(level) == len(free)


def test_plain_columns_begin_on_the_next_row(press: Press) -> None:
    css = PAPER + f".legs {{ --banxin-line-grid: {LEADING}px }}"
    body = f"<h2 style='line-height: 13px'>题</h2><div class=legs>{TEXT}{TEXT}</div><p>宇</p>"
    rows = tops(press(body, css=css))
    assert not off_grid(rows[:-1])
    assert rows[0] == pytest.approx(2)
    assert rows[-1] >= max(rows[:-1]) + 1  # what follows the columns stands below them


def test_what_floats_stands_where_it_is_put(press: Press) -> None:
    css = PAPER + f"body {{ --banxin-line-grid: {LEADING}px }}"
    body = "<div style='float: left; margin-top: 3px'>黄</div><p>玄"
    assert len(off_grid(tops(press(body, css=css)))) == 1
