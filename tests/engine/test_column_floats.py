"""Blocks that wait in columns: the text goes on, what did not fit heads the next column or page."""

import random
from typing import Any

import pytest

from .press_for_tests import Press
from .test_page_floats import PAPER, ROW, ROWS, figure, names, pages_of, paragraph

GAP = 8
MEASURE = 64
COLUMNS = PAPER.replace("80px", f"{2 * MEASURE + GAP + 16}px") + (
    f".c {{ columns: 2; column-gap: {GAP}px }} .all {{ column-span: all }} hr {{ margin: 0; border: 0 }}"
)
FOOT = 8 + ROWS * ROW


def columns(body: str, *, before: int = 0) -> str:
    """Text in two columns, below a head of so many rows."""
    head = f"<header style='height: {before * ROW}px'></header>" if before else ""
    return f"{head}<div class=c>{body}</div>"


def places(proof: Any) -> list[list[tuple[str, int, float, float]]]:
    """By page: each block with an id, its column, its top and foot in rows from the head of the page."""
    found = []
    for page in proof.document.pages:
        blocks = []
        for box in page._page_box.descendants():
            name = box.element.get("id") if box.element is not None else None
            if name and type(box).__name__ == "BlockBox":
                column = round((box.position_x - 8) / (MEASURE + GAP))
                top = (box.border_box_y() - 8) / ROW
                blocks.append((name, column, top, top + box.border_height() / ROW))
        found.append(blocks)
    return found


def test_a_picture_that_does_not_fit_heads_the_next_column(press: Press) -> None:
    body = columns(paragraph(8, "a") + figure("f", 4) + paragraph(7, "b"))
    ((*blocks,),) = places(press(body, css=COLUMNS))
    assert [(name, column) for name, column, *_ in blocks] == [("a", 0), ("b", 0), ("f", 1), ("b", 1)]
    (_, _, _, foot), (_, _, top, _) = blocks[1], blocks[2]
    assert foot > ROWS - 1  # the column before it is full
    assert top == 0


def test_a_picture_waits_for_the_next_page_behind_the_last_column(press: Press) -> None:
    body = columns(paragraph(20, "a") + figure("f", 5) + paragraph(20, "b"))
    first, second, *_ = places(press(body, css=COLUMNS))
    assert [(name, column) for name, column, *_ in first] == [("a", 0), ("a", 1), ("b", 1)]
    assert first[-1][3] == ROWS
    assert [(name, column) for name, column, *_ in second][:2] == [("f", 0), ("b", 0)]
    assert second[0][2] == 0


def test_columns_below_a_head_leave_a_high_picture_to_the_next_page(press: Press) -> None:
    body = columns(paragraph(2, "a") + figure("f", 9) + paragraph(24, "b"), before=6)
    first, second, *_ = places(press(body, css=COLUMNS))
    assert {name for name, *_ in first} == {"a", "b"}
    assert max(foot for _, column, _, foot in first if column == 0) == ROWS
    assert second[0][:3] == ("f", 0, 0)


def test_what_waits_stands_before_that_which_spans_the_columns(press: Press) -> None:
    body = columns(paragraph(21, "a") + figure("f", 6) + "<p id=s class=all>玄" + paragraph(4, "b"))
    first, second = places(press(body, css=COLUMNS))
    assert {name for name, *_ in first} == {"a"}
    assert [name for name, *_ in second][:2] == ["f", "s"]


def test_figures_that_are_all_that_is_left_stand_side_by_side(press: Press) -> None:
    body = columns(paragraph(20, "a") + figure("f", 8) + figure("g", 8) + paragraph(2, "b"))
    _, second = places(press(body, css=COLUMNS))
    assert [block[:3] for block in second] == [("f", 0, 0), ("g", 1, 0)]


def test_text_of_columns_inside_a_column_is_its_own(press: Press) -> None:
    inner = "<div class=c>" + paragraph(1, "x") + figure("g", 1) + paragraph(2, "y") + "</div>"
    body = columns(paragraph(8, "a") + inner + figure("f", 4) + paragraph(4, "b"))
    shown = [name for page in places(press(body, css=COLUMNS)) for name, *_ in page]
    assert {"a", "x", "g", "y", "f", "b"} == set(shown)
    assert shown.count("f") == shown.count("g") == 1


def random_columns(seed: int) -> tuple[str, list[str], dict[str, int]]:
    dice = random.Random(seed)
    body, pictures, lines = "", [], {}
    for chapter in range(dice.randint(1, 2)):
        text = ""
        for block in range(dice.randint(2, 12)):
            name, kind = f"{chapter}-{block}", dice.random()
            if kind < 0.4:
                note = f"<b id=n{name}>{'字' * dice.choice([9, 40])}</b>" if dice.random() < 0.2 else ""
                text += figure(f"f{name}", dice.randint(1, ROWS - (6 if note else 4)), note)
                pictures.append(f"f{name}")
            elif kind < 0.5:
                text += f"<h3 id=h{name}>天地</h3>"
            elif kind < 0.56:
                text += f"<hr class=all id=s{name}>"
            else:
                lines[f"p{name}"] = dice.randint(1, 16)
                text += paragraph(lines[f"p{name}"], f"p{name}")
        body += "<section>" + columns(text, before=dice.choice([0, 0, 3, 7])) + "</section>"
    return body, pictures, lines


@pytest.mark.parametrize("seed", [0, 3, 19, 38, 51, 77, 124, 151, 156, 186])
def test_nothing_is_lost_or_doubled_in_columns(press: Press, seed: int) -> None:
    body, pictures, lines = random_columns(seed)
    pages = pages_of(press(body, css=COLUMNS))
    shown = [name for page in pages for name in names(page) if name.startswith("f")]
    assert shown == pictures
    printed: dict[str, int] = {}
    order: list[str] = []
    for page in pages:
        for name, _, foot, count in page:
            assert foot <= FOOT + 0.01
            if name.startswith("p"):
                printed[name] = printed.get(name, 0) + count
                order += [] if order[-1:] == [name] else [name]
    assert printed == lines
    assert order == list(lines)


def test_what_follows_a_block_across_the_columns_is_not_lost_at_the_foot(press: Press) -> None:
    """WeasyPrint's own columns lose it: findings/text-after-spanned-columns-is-lost.sh."""
    css = f"{COLUMNS} div.b {{ height: {5 * ROW}px; margin-bottom: {ROW}px; break-inside: avoid }}"
    blocks = "".join(f"<div class=b id={name}></div>" for name in "abc")
    body = columns(f"{blocks}<p id=s class=all>玄<p id=e>黄", before=1)
    first, second = places(press(body, css=css))
    assert [name for name, *_ in first] == ["a", "b", "c"]
    assert [name for name, *_ in second] == ["s", "e"]
