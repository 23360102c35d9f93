"""Footnotes: every one stands on the page of its call or a later one, once, in the order of the calls."""

import random
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from .block_font import HAN
from .press_for_tests import Press

PAPER = """
  @page { size: 80px 120px; margin: 8px; @footnote { border-top: 1px solid; padding-top: 2px } }
  p { text-indent: 2em; orphans: 2; widows: 2 }
  b { float: footnote; font-weight: 400; font-size: 3px; line-height: 6px }
"""
COUNTED = """
  @page { @bottom-center { content: counter(page) '/' counter(pages); font-size: 3px } }
  a::after { content: target-counter(attr(href), page) }
"""
COLUMNS = ("<div style='columns: 2; column-gap: 4px'>", "</div>")


def copy_with_notes(seed: int, *, most: int = 40) -> tuple[str, int]:
    """Paragraphs of random text with notes of random length, and how many there are."""
    dice = random.Random(seed)
    count, paragraphs = 0, []
    for _ in range(dice.randint(3, 8)):
        text = ""
        for _ in range(dice.randint(1, 5)):
            text += "".join(dice.choices(HAN[:20], k=dice.randint(5, 40))) + "，"
            if dice.random() < 0.5:
                count += 1
                text += f"<b id=n{count}>{''.join(dice.choices(HAN[:20], k=dice.randint(4, most)))}</b>"
        paragraphs.append(text)
    body = "".join(f"<p>{text}" for text in paragraphs[:-1]) + f"<p id=last>{paragraphs[-1]}"
    return body, count


def on_pages(proof: Any) -> list[tuple[list[str], list[str]]]:
    """The notes called and the notes printed on each page, by their ids."""
    found = []
    for page in proof.document.pages:
        tree = page._page_box
        calls = [box.footnote.element.get("id") for box in tree.descendants() if box.footnote is not None]
        areas = [child for child in tree.children if isinstance(child, boxes.FootnoteAreaBox)]
        notes = [note.element.get("id") for area in areas for note in area.children]
        found.append((calls, notes))
    return found


def check(proof: Any, count: int) -> None:
    pages = on_pages(proof)
    wanted = [f"n{number}" for number in range(1, count + 1)]
    assert [name for calls, _ in pages for name in calls] == wanted
    assert [name for _, notes in pages for name in notes] == wanted
    called: list[str] = []
    for calls, notes in pages:
        called += calls
        assert set(notes) <= set(called)


@pytest.mark.parametrize("seed", range(24))
def test_no_note_is_lost(press: Press, seed: int) -> None:
    body, count = copy_with_notes(seed)
    check(press(body, css=PAPER), count)


@pytest.mark.parametrize("seed", range(16))
def test_no_note_is_lost_where_pages_are_made_again(press: Press, seed: int) -> None:
    body, count = copy_with_notes(seed)
    check(press("<p><a href='#last'></a>" + body, css=PAPER + COUNTED), count)


@pytest.mark.parametrize("seed", range(8))
def test_no_note_is_lost_in_columns(press: Press, seed: int) -> None:
    body, count = copy_with_notes(seed, most=20)
    check(press(COLUMNS[0] + body + COLUMNS[1], css=PAPER + COUNTED), count)


def test_a_note_too_long_for_its_page_ends_on_pages_of_its_own(press: Press) -> None:
    body = "<p>" + "天" * 60 + f"<b id=n1>{'地' * 200}</b><b id=n2>{'玄' * 200}</b>" + "黄" * 10
    check(press(body, css=PAPER), 2)


def test_the_same_copy_in_weasyprint_loses_notes() -> None:
    """Else WeasyPrint has been mended, and what is done here can go."""

    lost = 0
    for seed in range(24):
        body, count = copy_with_notes(seed)
        css = f"html {{ font: 4px/8px sans-serif }} body, p {{ margin: 0 }} {PAPER}"
        document = HTML(string=f"<html lang=zh><style>{css}</style>{body}").render()
        trees = [page._page_box for page in document.pages]
        areas = [
            child for tree in trees for child in tree.children if isinstance(child, boxes.FootnoteAreaBox)
        ]
        lost += sum(len(area.children) for area in areas) < count
    assert lost
