"""Blocks that wait for room: the text goes on, nothing is lost or doubled, order and chapter are kept."""

import random
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from compositor.block_font import HAN

from .press_for_tests import Press

ROW = 8
ROWS = 12
PAPER = f"""
  @page {{ size: 80px {ROWS * ROW + 16}px; margin: 8px;
    @footnote {{ border-top: 1px solid; padding-top: 1px }} }}
  p {{ text-indent: 2em; orphans: 2; widows: 2; margin: 0 }}
  h3 {{ margin: {ROW}px 0; break-after: avoid; font-size: 4px; font-weight: 400 }}
  section {{ break-before: page }}
  figure {{ margin: {ROW}px 0; break-inside: avoid; --banxin-defer: on }}
  .rows {{ break-inside: auto }}
  i {{ display: block; background: #888 }}
  figcaption {{ font-size: 4px }}
  b {{ float: footnote; font-weight: 400; font-size: 3px; line-height: 6px }}
"""


def figure(name: str, rows: int, note: str = "") -> str:
    picture = f"<i style='height: {rows * ROW}px'></i>"
    return f"<figure id={name}>{picture}<figcaption>天地{note}</figcaption></figure>"


def rows(name: str, count: int) -> str:
    """A block of rows that may be parted, as a table may."""
    return f"<figure class=rows id={name}>" + "<i style='height: 8px'></i>" * count + "</figure>"


def paragraph(lines: int, mark: str) -> str:
    """So many lines of sixteen characters, less the two of the indent."""
    return f"<p id={mark}>" + "玄" * (16 * lines - 3)


def pages_of(proof: Any) -> list[list[tuple[str, float, float, int]]]:
    """By page: each block with an id, its top and foot, and the lines that are on this page."""
    found = []
    for page in proof.document.pages:
        blocks = []
        for box in page._page_box.descendants():
            if not isinstance(box, boxes.BlockBox) or box.element is None or not box.element.get("id"):
                continue
            lines = sum(isinstance(child, boxes.LineBox) for child in box.children)
            blocks.append(
                (box.element.get("id"), box.border_box_y(), box.border_box_y() + box.border_height(), lines)
            )
        found.append(blocks)
    return found


def names(page: list[tuple[str, float, float, int]]) -> list[str]:
    return [name for name, *_ in page]


def test_text_goes_on_to_the_foot_past_a_picture_that_does_not_fit(press: Press) -> None:
    proof = press(paragraph(8, "a") + figure("f", 5) + paragraph(8, "b") + paragraph(8, "c"), css=PAPER)
    first, second, third = pages_of(proof)
    assert names(first) == ["a", "b"]
    assert first[-1][2] == 8 + ROWS * ROW  # the page is full
    assert names(second)[:2] == ["f", "b"]  # the picture at the head, then the rest of the paragraph
    assert second[0][1] == 8
    assert sum(lines for page in (first, second, third) for name, *_, lines in page if name == "b") == 8


def test_without_the_wish_it_leaves_the_page_empty(press: Press) -> None:
    css = PAPER.replace("--banxin-defer: on", "")
    first, second, *_ = pages_of(press(paragraph(8, "a") + figure("f", 5) + paragraph(8, "b"), css=css))
    assert (names(first), names(second)[0]) == (["a"], "f")


def test_one_that_fits_stands_where_it_is_called(press: Press) -> None:
    (page, *_) = pages_of(press(paragraph(3, "a") + figure("f", 3) + paragraph(9, "b"), css=PAPER))
    assert names(page) == ["a", "f", "b"]


def test_pictures_keep_their_order_and_stay_in_their_chapter(press: Press) -> None:
    body = (
        "<section>" + paragraph(8, "a") + figure("f", 5) + figure("g", 1) + paragraph(2, "b") + "</section>"
        "<section>" + paragraph(2, "c") + "</section>"
    )
    assert [names(page) for page in pages_of(press(body, css=PAPER))] == [["a", "b"], ["f", "g"], ["c"]]


def test_a_picture_that_opens_a_chapter_leaves_no_empty_page(press: Press) -> None:
    body = (
        f"<header style='height: {9 * ROW}px'></header><main>"
        + figure("f", 6)
        + paragraph(12, "a")
        + "</main>"
    )
    first, second, *_ = pages_of(press(body, css=PAPER))
    assert names(first) == ["a"]
    assert names(second)[:2] == ["f", "a"]


def test_a_head_before_a_picture_goes_with_the_text_that_follows(press: Press) -> None:
    body = paragraph(7, "a") + "<h3 id=h>天地</h3>" + figure("f", 8) + paragraph(6, "b")
    assert names(pages_of(press(body, css=PAPER))[0]) == ["a", "h", "b"]


@pytest.mark.parametrize("height", [ROWS + 1, 2 * ROWS])
def test_what_fits_no_page_does_not_wait(press: Press, height: int) -> None:
    proof = press(paragraph(4, "a") + figure("f", height) + paragraph(4, "b"), css=PAPER)
    assert {"a", "b", "f"} == {name for page in pages_of(proof) for name in names(page)}


def random_body(seed: int) -> tuple[str, list[list[str]], dict[str, int]]:
    """Chapters of paragraphs, heads, pictures and notes; the names of their pictures, lines of paragraphs."""
    dice = random.Random(seed)
    body, pictures, lines, count = "", [], {}, 0
    for chapter in range(dice.randint(1, 3)):
        body += "<section>"
        pictures.append([])
        for block in range(dice.randint(2, 14)):
            name = f"{chapter}-{block}"
            kind = dice.random()
            if kind < 0.35:
                note = ""
                if dice.random() < 0.2:
                    count += 1
                    note = f"<b id=n{count}>{''.join(dice.choices(HAN[:20], k=9))}</b>"
                high = dice.randint(1, ROWS - 3)
                body += (
                    figure(f"f{name}", high, note) if note or dice.random() < 0.6 else rows(f"f{name}", high)
                )
                pictures[-1].append(f"f{name}")
            elif kind < 0.5:
                body += f"<h3 id=h{name}>天地</h3>"
            else:
                lines[f"p{name}"] = dice.randint(1, 16)
                body += paragraph(lines[f"p{name}"], f"p{name}")
        body += "</section>"
    return body, pictures, lines


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_lost_or_doubled(press: Press, seed: int) -> None:
    body, pictures, lines = random_body(seed)
    pages = pages_of(press(body, css=PAPER + "@page { @bottom-center { content: counter(pages) } }"))
    shown = [name for page in pages for name in names(page) if name.startswith("f")]
    assert shown == [name for chapter in pictures for name in chapter]
    printed: dict[str, int] = {}
    order: list[str] = []
    for page in pages:
        chapters = {name[1:].split("-")[0] for name in names(page) if "-" in name}
        assert len(chapters) <= 1  # a note may have to stand alone
        for name, _, foot, count in page:
            assert foot <= 8 + ROWS * ROW + 0.01
            if name.startswith("p"):
                printed[name] = printed.get(name, 0) + count
                order += [] if order[-1:] == [name] else [name]
    assert printed == lines
    assert order == list(lines)


@pytest.mark.parametrize("seed", [2, 17, 19, 122, 126, 305, 355, 398])
def test_blocks_with_notes_stay_whole_and_every_note_is_printed(press: Press, seed: int) -> None:
    dice = random.Random(seed)
    body, pictures, count = "", [], 0
    for chapter in range(dice.randint(1, 2)):
        body += "<section>"
        for block in range(dice.randint(2, 10)):
            kind, note = dice.random(), ""
            if dice.random() < 0.5 and not 0.45 <= kind < 0.5:
                count += 1
                note = f"<b id=n{count}>{'字' * dice.choice([9, 9, 40, 120])}</b>"
            if kind < 0.5:
                name = f"f{chapter}-{block}"
                pictures.append(name)
                high = dice.randint(1, ROWS - 3)
                body += figure(name, high, note) if kind < 0.45 else rows(name, 4)
            else:
                body += paragraph(dice.randint(1, 14), f"p{chapter}-{block}") + note
        body += "</section>"
    pages = pages_of(press(body, css=PAPER))
    shown = [name for page in pages for name in names(page)]
    assert [name for name in shown if name.startswith("f")] == pictures
    assert {name for name in shown if name.startswith("n")} == {f"n{nth + 1}" for nth in range(count)}
    assert all(foot <= 8 + ROWS * ROW + 0.01 for page in pages for _, _, foot, _ in page)


@pytest.mark.parametrize("rows_high", [7, 9])
def test_a_picture_that_fills_the_page_but_for_its_note_stays_with_its_caption(
    press: Press, rows_high: int
) -> None:
    body = "<section>" + figure("f", rows_high, "<b id=n>天地玄</b>") + paragraph(4, "a") + "</section>"
    pages = pages_of(press(body, css=PAPER))
    note_page = next(index for index, page in enumerate(pages) if "n" in names(page))
    assert [index for index, page in enumerate(pages) if "f" in names(page)] == [0]
    assert note_page == (0 if rows_high == 7 else 1)
