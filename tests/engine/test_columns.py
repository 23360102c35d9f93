"""Balanced columns by counting lines: even where plain, WeasyPrint's where not."""

import pytest
from weasyprint.formatting_structure import boxes

from banxin.engine.pages import columns
from banxin.engine.pages.columns import ParagraphLines, balanced

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
CSS = "div { columns: 2; column-gap: 4px; width: 36px } p { orphans: 1; widows: 1 }"


def lines_of(proof):
    """Lines in each column of the first page."""
    (page, *_) = proof.document.pages
    found = [box for box in page._page_box.descendants() if getattr(box, "is_column", False)]
    return [sum(isinstance(b, boxes.LineBox) for b in column.descendants()) for column in found]


@pytest.fixture
def theirs(monkeypatch):
    """How often WeasyPrint's own columns were asked for."""
    calls = []
    original = columns.columns_layout
    monkeypatch.setattr(columns, "columns_layout", lambda *a: calls.append(a[1]) or original(*a))
    return calls


def test_columns_are_even(press, theirs):
    proof = press(f"<div><p>{HAN}<p>{HAN[:12]}<p>{HAN[:4]}</div>", 9, CSS)
    assert lines_of(proof) == [5, 5]
    assert "".join(proof.words) == HAN + HAN[:12] + HAN[:4]
    assert theirs == []


def test_an_odd_line_stands_in_the_first_column(press, theirs):
    proof = press(f"<div><p>{HAN[:16]}<p>{HAN[:4]}</div>", 9, CSS)
    assert lines_of(proof) == [3, 2]
    assert theirs == []


@pytest.mark.parametrize(
    "odd",
    [
        "<p style='float:left'>天</p>",
        "<p style='column-span:all'>天</p>",
        "<table><tr><td>天</table>",
        "<p>天<span style='position:absolute'>地</span></p>",
        "<section><p>天</section>",
        "<p>天<span style='font-size:2em'>地</span></p>",
    ],
)
def test_what_is_not_plain_is_left_to_weasyprint(press, theirs, odd):
    press(f"<div><p>{HAN}</p>{odd}</div>", 9, CSS)
    assert theirs


def test_what_does_not_fit_goes_on_overleaf(press, theirs):
    proof = press(f"<div>{f'<p>{HAN}' * 12}</div>", 9, CSS + "@page { size: 36px 96px; margin: 0 }")
    assert len(proof.document.pages) > 1
    found = [b for page in proof.document.pages for b in page._page_box.descendants() if hasattr(b, "text")]
    assert "".join(box.text for box in found) == HAN * 12
    assert theirs == []


def plain(lines, **given):
    return ParagraphLines(**({
        "lines": lines, "leading": 10.0, "above": 0, "edge_above": 0, "edge_below": 0, "below": 0,
        "orphans": 1, "widows": 1, "whole": False, "tied": False,
    } | given))  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "count", "height"),
    [
        ([plain(6)], 2, 30),
        ([plain(7)], 2, 40),
        ([plain(7)], 3, 30),
        ([plain(1), plain(1)], 2, 10),
        ([plain(4, orphans=2, widows=2)], 2, 20),
        ([plain(3, orphans=2, widows=2)], 2, 30),  # neither part may be a single line
        ([plain(5, whole=True), plain(1)], 2, 50),
        ([plain(3), plain(1, tied=True), plain(4)], 2, 50),  # a crosshead does not end a column
        ([plain(2, below=10), plain(2)], 2, 25),  # the blank between falls away at a column's end
        ([plain(2, edge_below=5), plain(2)], 2, 25),
        ([plain(40)], 2, None),
    ],
)
def test_height_at_which_columns_balance(paragraphs, count, height):
    found = balanced(paragraphs, count, 100, page_is_empty=False)
    assert found == height if height is None else found == pytest.approx(height, abs=1)
