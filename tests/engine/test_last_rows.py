"""The last rows of a text: no page is left to one or two of them (`--banxin-last-rows`)."""

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import Press

ROW, ROWS, MEASURE = 8, 12, 16
PAPER = f"""
  @page {{ size: {MEASURE * 4 + 16}px {ROWS * ROW + 16}px; margin: 8px }}
  p {{ text-indent: 2em; orphans: 2; widows: 2; margin: 0 }}
  div {{ --banxin-last-rows: 3 }}
"""


def paragraph(lines: int) -> str:
    return f"<p>{'玄' * (MEASURE * lines - 3)}</p>"


def rows_of(press: Press, style: str, text: str) -> list[int]:
    """How many lines each page has."""
    return [
        sum(isinstance(box, boxes.LineBox) for box in page._page_box.descendants())
        for page in press(f"<div>{text}</div>", css=style).document.pages
    ]


@pytest.mark.parametrize(
    ("lines", "without", "kept"),
    [
        ((11, 3), [11, 3], [11, 3]),  # its last paragraph went overleaf whole anyhow
        ((8, 6), [12, 2], [11, 3]),  # a line of it more
        ((8, 5), [11, 2], [10, 3]),
        ((6, 6, 1), [12, 1], [10, 3]),  # lines of the paragraph before it, which are two at least
        ((6, 6, 2), [12, 2], [10, 4]),
        ((9, 3, 2), [12, 2], [9, 5]),  # a paragraph of three lines is not parted
        ((6, 5), [11], [11]),  # nothing is overleaf
        ((6, 6, 4), [12, 4], [12, 4]),  # enough is
        ((6, 6, 3), [12, 3], [12, 3]),
        ((12, 6, 6, 2), [12, 12, 2], [12, 10, 4]),
    ],
)
def test_enough_rows_go_overleaf(
    press: Press, lines: tuple[int, ...], without: list[int], kept: list[int]
) -> None:
    text = "".join(map(paragraph, lines))
    assert rows_of(press, PAPER.replace("rows: 3", "rows: 0"), text) == without
    assert rows_of(press, PAPER, text) == kept


def test_what_is_no_paragraph_stays_where_it_is(press: Press) -> None:
    picture = f"<figure style='margin: 0; height: {6 * ROW}px'></figure>"
    assert rows_of(press, PAPER, paragraph(6) + picture + paragraph(2)) == [6, 2]


def test_columns_are_left_alone(press: Press) -> None:
    style = PAPER + "div { columns: 2; column-gap: 0; column-fill: auto }"
    text = f"<p>{'玄' * (8 * 25 - 3)}</p>"
    assert rows_of(press, style, text) == rows_of(press, style.replace("rows: 3", "rows: 0"), text)


@pytest.mark.parametrize("value", ["none", "-2", "2 3", "1.5", "99999999999999999999"])
def test_no_number_of_rows_does_no_harm(press: Press, value: str) -> None:
    style = PAPER.replace("rows: 3", f"rows: {value}")
    assert sum(rows_of(press, style, paragraph(8) + paragraph(6))) == 14
