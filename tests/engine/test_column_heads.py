"""What begins a column has no margin above it, so that columns begin level."""

from itertools import pairwise
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import LEADING, Press

PAPER = f"""@page {{ size: 200px 160px; margin: 8px }} p, h2, figure {{ margin: 0 }}
  .legs {{ columns: 2; column-gap: 8px; --banxin-line-grid: {LEADING}px }}
  h2, figure {{ margin-top: {LEADING}px; break-after: avoid }}
  h2 b {{ display: block }} figure {{ height: {LEADING}px; background: #888 }}"""
HEADS = {
    "plain": "<h2>宇宙</h2>",
    "blocks": "<h2><b>宇宙</b><b>洪荒</b></h2>",
    "nested": "<div><h2><b>宇宙</b></h2></div>",
    "picture": "<figure></figure>",
    "step": f"<figure style='height: 17px; --banxin-step: {LEADING}px'></figure>",
}
LINE = "<p>" + "玄" * 6 + "</p>"


def columns(proof: Any) -> list[Any]:
    """Every column, page by page, that is not the first of its text."""
    found = [
        box
        for page in proof.document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.BlockBox) and box.is_column
    ]
    return found[1:]


def first_edge(column: Any) -> float:
    """From the head of a column to the first line or block in it."""
    box = column
    while box.children and isinstance(box, boxes.BlockBox):
        box = box.children[0]
    top = box.position_y if isinstance(box, boxes.LineBox) else box.border_box_y()
    return float(top - column.position_y)


@pytest.mark.parametrize("kind", HEADS)
def test_no_row_is_left_empty_at_the_head_of_a_column(press: Press, kind: str) -> None:
    begun = 0
    for before in (5, 6, 7, 12):  # on one page, and on two
        body = f"<p>题</p><div class=legs>{LINE * before}{HEADS[kind]}{LINE * 2}{HEADS[kind]}{LINE * 6}</div>"
        for column in columns(press(body, css=PAPER)):
            begun += column.children[0].element_tag != "p"
            assert first_edge(column) == pytest.approx(0, abs=0.01)
    assert begun


def test_what_a_parted_block_goes_on_with_begins_level(press: Press) -> None:
    """Stanzas of a poem, and paragraphs of a box within a box."""
    stanza = f"<div style='margin-top: {LEADING}px; break-inside: avoid'>{LINE * 2}</div>"
    for inside in (stanza * 5, f"<div>{stanza * 5}</div>"):
        begun = columns(press(f"<p>题</p><div class=legs><div>{inside}</div></div>", css=PAPER))
        assert [first_edge(column) for column in begun] == [pytest.approx(0, abs=0.01)] * len(begun)
        assert begun


def test_what_began_a_column_of_a_trial_alone_keeps_its_margin(press: Press) -> None:
    """Columns are balanced by trial: a stanza that once began one stands a row below the stanza before."""
    stanza = f"<section style='margin-top: {LEADING}px'>{LINE * 2}</section>"
    apart = []
    for before in range(6):
        body = f"<div class=legs>{LINE * before}<div>{stanza * 3}</div>{LINE * 2}</div>"
        page = press(body, css=PAPER).document.pages[0]._page_box
        for column in (box for box in page.descendants() if getattr(box, "is_column", False)):
            stanzas = [box for box in column.descendants() if box.element_tag == "section"]
            apart += [
                lower.border_box_y() - upper.border_box_y() - upper.border_height()
                for upper, lower in pairwise(stanzas)
            ]
    assert apart == [pytest.approx(LEADING)] * len(apart)
    assert apart


def test_columns_begin_level_at_first_and_below_a_block_across(press: Press) -> None:
    text = "<h2>宇宙</h2>" + LINE * 3
    proof = press(f"<div class=legs>{text * 2}<p style='column-span: all'>黄</p>{text * 2}</div>", css=PAPER)
    lines = [(line.position_x, line.position_y) for line in proof.lines]
    across = next(y for (_, y), word in zip(lines, proof.words, strict=True) if "黄" in word)
    for part in ([one for one in lines if one[1] < across], [one for one in lines if one[1] > across]):
        tops = {left: min(y for x, y in part if x == left) for left, _ in part}
        assert len(tops) == 2
        assert len(set(tops.values())) == 1


@pytest.mark.parametrize("above", [2, 4])
def test_a_block_across_that_goes_overleaf_has_its_upper_edge(press: Press, above: int) -> None:
    box = "column-span: all; margin: 8px 0; padding: 40px 0; border: 2px solid; height: 8px"
    body = f"<div class=legs>{LINE * 20}<div style='{box}'>黄</div>{LINE * above}</div>"
    _, second = press(body, css=PAPER).document.pages
    across = next(one for one in second._page_box.descendants() if getattr(one, "border_top_width", 0))
    assert across.border_box_y() == pytest.approx(8)  # the margin is truncated, border and padding are not
    assert across.border_height() == pytest.approx(92)


def test_a_block_across_is_as_wide_as_the_columns(press: Press) -> None:
    css = PAPER + ".legs { margin: 0 20px 0 60px; padding: 0 4px } b { display: block; column-span: all }"
    proof = press(f"<div class=legs>{LINE * 3}<b><i>黄</i></b>{LINE * 3}</div>", css=css)
    across = next(
        box for box in proof.document.pages[0]._page_box.descendants() if box.style["column_span"] == "all"
    )
    assert (across.border_box_x(), across.border_width()) == (pytest.approx(72), pytest.approx(96))


@pytest.mark.parametrize("before", [2, 20])
def test_all_of_a_block_across_that_is_higher_than_a_page_is_set(press: Press, before: int) -> None:
    inner = "".join(
        f"<p>{word * 3}</p>"
        for word in "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨"
    )
    after = "".join(f"<p>{word * 3}</p>" for word in "露结为霜")
    across = f"<div style='column-span: all; border: 1px solid'>{inner * 2}</div>"
    body = f"<div class=legs>{LINE * before}{across}{after}</div>"
    proof = press(body, css=PAPER)
    lines = [
        "".join(part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
        for page in proof.document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.LineBox)
    ]
    wanted = body.replace("</p>", "<p>").split("<p>")
    assert lines == [part for part in wanted if part and "<" not in part]


@pytest.mark.parametrize(("height", "rows"), [(2.4, 2), (2.5, 3), (3.5, 4), (3.6, 4)])
@pytest.mark.parametrize("before", [0, 1, 7])
def test_half_a_step_becomes_a_whole_one(press: Press, height: float, rows: int, before: int) -> None:
    """Wherever the block stands: its sum is not rounded up in one place and down in another."""
    block = f"<section style='height: {height * LEADING}px; --banxin-step: {LEADING}px'>天</section>"
    paper = "@page { size: 200px 400px; margin: 8px } p { margin: 0 }"
    proof = press(f"{LINE * before}{block}<p id=after>地</p>", css=paper)
    (after,) = (
        box
        for box in proof.document.pages[0]._page_box.descendants()
        if box.element is not None and box.element.get("id") == "after" and isinstance(box, boxes.BlockBox)
    )
    assert (after.position_y - 8) / LEADING == pytest.approx(before + rows, abs=0.01)


def _rows_after(press: Press, css: str, *blocks: str) -> tuple[float, list[float]]:
    """In rows from the head of the page: where columns go on below blocks across; where these begin."""
    paper = f"""@page {{ size: 200px 400px; margin: 8px }} p {{ margin: 0 }}
      .legs {{ columns: 2; column-gap: 16px }} section {{ column-span: all; {css} }}"""
    body = f"<div class=legs>{''.join(blocks)}<p id=after>地</p></div>"
    tops, after = [], 0.0
    for box in press(body, css=paper).document.pages[0]._page_box.descendants():
        if isinstance(box, boxes.BlockBox) and box.element_tag == "section":
            tops.append((box.border_box_y() - 8) / LEADING)
        elif box.element is not None and box.element.get("id") == "after":
            after = (box.position_y - 8) / LEADING
    return after, tops


STEP = f"--banxin-step: {LEADING}px"


@pytest.mark.parametrize(("height", "rows"), [(3, 3), (3.08, 3), (2.92, 3), (2.4, 2), (2.5, 3), (0.2, 1)])
@pytest.mark.parametrize("margin", [0, 1])
@pytest.mark.parametrize("before", [0, 2])
def test_a_block_across_is_brought_to_whole_steps(
    press: Press, before: int, margin: int, height: float, rows: int
) -> None:
    """What is too much is taken from its margins, half above and half below; at the head of a page below."""
    css = f"height: {height * LEADING}px; margin: {margin * LEADING}px 0"
    above = before // 2 + margin
    after, (top,) = _rows_after(press, f"{css}; {STEP}", LINE * before, "<section></section>")
    assert after == pytest.approx(above + rows + margin, abs=0.01)
    assert top == pytest.approx(above + ((rows - height) / 2 if before else 0), abs=0.01)
    plain, _ = _rows_after(press, css, LINE * before, "<section></section>")
    assert plain == pytest.approx(above + height + margin, abs=0.01)


@pytest.mark.parametrize("height", [3.08, 2.6])
@pytest.mark.parametrize("margin", [0, 1, 2])
def test_blocks_across_that_follow_each_other_are_each_of_whole_steps(
    press: Press, margin: int, height: float
) -> None:
    css = f"height: {height * LEADING}px; margin: {LEADING}px 0; {STEP}"
    second = f"<section style='margin-top: {margin * LEADING}px'></section>"
    after, (first, other) = _rows_after(press, css, LINE * 2, "<section></section>", second)
    assert after == pytest.approx(1 + 1 + 3 + max(1, margin) + 3 + 1, abs=0.01)
    assert other - first == pytest.approx(3 + max(1, margin), abs=0.01)


def test_a_block_across_that_goes_on_overleaf_is_stepped_once(press: Press) -> None:
    inside = LINE * 50 + f"<div style='height: {2.4 * LEADING}px'></div>"
    paper = f"""@page {{ size: 200px {40 * LEADING + 16}px; margin: 8px }} .legs {{ columns: 2 }}
      p {{ margin: 0; widows: 1; orphans: 1 }} section {{ column-span: all; {STEP} }}"""
    proof = press(f"<div class=legs><section>{inside}</section><p id=after>地</p></div>", css=paper)
    (after,) = (
        (box.position_y - 8) / LEADING
        for box in proof.document.pages[1]._page_box.descendants()
        if isinstance(box, boxes.BlockBox) and box.element is not None and box.element.get("id") == "after"
    )
    assert after == pytest.approx(12, abs=0.01)
