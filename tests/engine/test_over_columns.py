"""Blocks over some of the columns: in whole rows, the columns beside them level, nothing lost."""

import random
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import LEADING, Press

ROWS = 20
PAPER = f"""
  @page {{ size: 148px {ROWS * LEADING + 16}px; margin: 8px }}
  p {{ margin: 0; orphans: 1; widows: 1 }} article {{ break-before: page }}
  .legs {{ columns: 3; column-gap: 6px; --banxin-line-grid: {LEADING}px }}
  aside {{ margin: {LEADING}px 0; height: 27px; --banxin-columns: 2 }}
  .foot {{ --banxin-place: foot }} .one {{ --banxin-columns: 1 }} .high {{ height: 90px }}
  h2 {{ column-span: all; height: {2 * LEADING}px; margin: 0 }}
"""
OTHERS = f"""
  figure {{ height: 27px; margin: {LEADING}px 0; break-inside: avoid; --banxin-defer: on;
  --banxin-line-grid: none }}
  b {{ float: footnote; font-weight: 400; font-size: 3px; line-height: 6px }}
  h3 {{ margin: {LEADING}px 0 0; break-after: avoid; font-size: 4px; font-weight: 400;
  line-height: {LEADING}px }}
"""
WIDTH = 40  # px of a column: ten characters


def text(rows: int, mark: str = "玄") -> str:
    return f"<p>{mark * 10 * rows}</p>"


def quote(name: str = "q", kind: str = "") -> str:
    return f"<aside class='{kind}' id={name}></aside>"


def article(*parts: str) -> str:
    return f"<article><div class=legs>{''.join(parts)}</div></article>"


Found = list[tuple[dict[str, tuple[float, float, float]], dict[int, list[float]]]]


def found(proof: Any) -> Found:
    """By page: column, first row and width of quotes; rows of the lines in each column."""
    pages: Found = []
    for page in proof.document.pages:
        quotes, lines = {}, {}
        for box in page._page_box.children[0].descendants():
            column = (box.position_x - 8) / (WIDTH + 6)
            if isinstance(box, boxes.BlockBox) and box.element_tag == "aside":
                quotes[box.element.get("id")] = (column, (box.border_box_y() - 8) / LEADING, box.width)
            elif isinstance(box, boxes.LineBox) and box.height == LEADING:
                lines.setdefault(round(column), []).append(round((box.position_y - 8) / LEADING, 3))
        pages.append((quotes, lines))
    return pages


def characters(proof: Any) -> int:
    return sum(
        len(box.text)
        for page in proof.document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox)
    )


def test_one_stands_at_the_head_of_two_columns_and_all_end_level(press: Press) -> None:
    ((quotes, lines),) = found(press(article(text(3), quote(), text(31)), css=PAPER))
    assert quotes == {"q": (0, 0, 2 * WIDTH + 6)}
    # 27 px and a row of air: five rows of two columns, which end where the third does
    assert (min(lines[0]), min(lines[1]), min(lines[2])) == (5, 5, 0)
    assert {max(rows) for rows in lines.values()} == {14} or len({max(rows) for rows in lines.values()}) <= 2
    assert all(row == int(row) for rows in lines.values() for row in rows)


def test_one_at_the_foot_stands_below_the_text_of_its_columns(press: Press) -> None:
    ((quotes, lines),) = found(press(article(text(33), quote(kind="foot"), text(4)), css=PAPER))
    column, top, _ = quotes["q"]
    assert column == 1  # called in the third: over the last two
    assert max(lines[1]) + 1 < top
    assert max(lines[2]) + 1 < top
    assert max(lines[0]) > top
    assert top * LEADING + 27 <= (max(lines[0]) + 1) * LEADING + 0.1


@pytest.mark.parametrize(
    ("kind", "css"), [("one", ""), ("", ".legs { columns: 1 }"), ("", ".legs { columns: auto }")]
)
def test_with_one_column_it_stands_in_the_text(press: Press, kind: str, css: str) -> None:
    ((quotes, lines),) = found(press(article(text(24), quote(kind=kind), text(3)), css=PAPER + css))
    assert quotes["q"][1] > 0 or quotes["q"][0] > 0
    assert quotes["q"][2] == (WIDTH if kind else 3 * WIDTH + 12)
    assert min(map(min, lines.values())) == 0


def test_of_as_many_columns_as_there_are_it_stands_over_all(press: Press) -> None:
    ((quotes, lines),) = found(press(article(text(30), quote()), css=PAPER + "aside { --banxin-columns: 5 }"))
    assert quotes["q"] == (0, 0, 3 * WIDTH + 12)
    assert {min(rows) for rows in lines.values()} == {5}


@pytest.mark.parametrize("kind", ["", "foot"])
@pytest.mark.parametrize("rows", [4, 17, 31, 43, 44, 45, 50, 54, 59, 60, 61, 90])
@pytest.mark.parametrize("behind", [0, 1, 5, 40])
def test_nothing_is_lost_and_nothing_meets(press: Press, kind: str, rows: int, behind: int) -> None:
    """Wherever its call is: all text is there, once, and none of it lies under a quote."""
    parts = (text(rows), quote("a", kind), *((text(behind),) if behind else ()), quote("b", kind))
    proof = press(article(*parts), css=PAPER)
    assert characters(proof) == 10 * (rows + behind)
    pages = found(proof)
    assert [name for quotes, _ in pages for name in sorted(quotes)] == ["a", "b"]
    for quotes, lines in pages:
        for first, top, width in quotes.values():
            assert 0 <= top <= ROWS - 27 / LEADING + 0.01
            columns = range(round(first), round(first + (width + 6) / (WIDTH + 6)))
            for row in (row for column in columns for row in lines.get(column, ())):
                assert row + 1 <= top + 0.01 or row >= top + 27 / LEADING - 0.01
        assert all(row == int(row) and row < ROWS for rows in lines.values() for row in rows)


def test_one_stands_in_its_part_between_blocks_across(press: Press) -> None:
    ((quotes, lines),) = found(
        press(article(text(9), "<h2></h2>", text(12), quote(), "<h2></h2>", text(9)), css=PAPER)
    )
    assert quotes["q"][1] == 5  # three rows and a head of two stand above
    assert min(row for row in lines[0] if row >= 5) == 5
    assert min(row for row in lines[1] if row >= 5) == 10


@pytest.mark.parametrize("kind", ["", "foot"])
def test_what_follows_stands_below_it_though_the_text_is_shorter(press: Press, kind: str) -> None:
    body = article(text(4), quote("q", kind), "<h2 id=h>黄</h2>", text(9)) + "<p class=after>地</p>"
    proof = press(body.replace("</article><p", "<p") + "", css=PAPER + "h2 { line-height: 8px }")
    ((quotes, _),) = found(proof)
    (head,) = (
        box for box in proof.document.pages[0]._page_box.descendants()
        if isinstance(box, boxes.BlockBox) and box.element_tag == "h2"
    )  # fmt: skip
    assert head.border_box_y() - 8 >= quotes["q"][1] * LEADING + 27
    assert quotes["q"][1] >= 0


def test_one_whose_call_goes_overleaf_stands_there(press: Press) -> None:
    first, second = found(press(article(text(52), quote(), text(40)), css=PAPER))
    assert (first[0], [*second[0]]) == ({}, ["q"])
    assert sum(map(len, first[1].values())) == 3 * ROWS  # and no hole is left
    assert second[0]["q"][1] == 0


def test_rules_between_columns_do_not_run_through_it(press: Press) -> None:
    rule = ".legs { column-rule: .5px solid red }"
    proof = press(article(text(3), quote(), text(31)), css=PAPER + rule)
    (legs,) = (
        box for box in proof.document.pages[0]._page_box.descendants()
        if isinstance(box, boxes.BlockBox) and box.element_tag == "div" and not box.is_column
    )  # fmt: skip
    tops = [(box.position_y - 8) / LEADING for box in legs.children if box.is_column]
    assert tops == [5, 5, 0]


def test_the_same_comes_out_twice(press: Press) -> None:
    body = article(text(30), quote(), text(60), quote("b", "foot"), text(20))
    assert press(body, css=PAPER).pdf == press(body, css=PAPER).pdf


def test_one_that_waits_behind_a_full_part_heads_the_next(press: Press) -> None:
    """Where a block across all columns begins the page, it stands below that, not below all."""
    body = article(quote("a"), text(46), f"<section>{quote()}{text(3)}</section>", "<h2></h2>", text(30))
    first, second = found(press(body, css=PAPER))
    assert ([*first[0]], [*second[0]]) == (["a"], ["q"])
    assert second[0]["q"][1] == 2


@pytest.mark.parametrize("seed", range(24))
def test_among_whatever_else_stands_in_columns(press: Press, seed: int) -> None:
    """Among heads, notes, pictures that wait and blocks across: each is there once, and nothing meets."""
    chance = random.Random(seed)
    parts = {
        "quote": quote,
        "foot": lambda name: quote(name, "foot"),
        "inner": lambda name: f"<section>{quote(name)}{text(3)}</section>",
        "figure": lambda name: f"<figure id={name}></figure>",
        "note": lambda name: f"<p>{'玄' * 14}<b>{'黄' * 30}</b></p>",
        "head": lambda name: "<h3>天地</h3>",
        "across": lambda name: "<h2></h2>",
        "text": lambda name: text(chance.randint(1, 25)),
    }
    kinds = [chance.choice([*parts, "text", "text", "text"]) for _ in range(chance.randint(3, 14))]
    body = article(*(parts[kind](f"b{number}") for number, kind in enumerate(kinds)), text(2))
    proof = press(body, css=PAPER + OTHERS)
    assert characters(proof) >= sum(body.count(mark) for mark in "玄黄天地")
    pages = found(proof)
    names = [f"b{number}" for number, kind in enumerate(kinds) if kind in ("quote", "foot", "inner")]
    assert sorted(name for quotes, _ in pages for name in quotes) == sorted(names)
    for quotes, lines in pages:
        for first, top, width in quotes.values():
            assert -0.01 <= top <= ROWS - 27 / LEADING + 0.01
            columns = range(round(first), round(first + (width + 6) / (WIDTH + 6)))
            for row in (row for column in columns for row in lines.get(column, ())):
                assert row + 1 <= top + 0.01 or row >= top + 27 / LEADING - 0.01
