"""Drop caps: rows and whole characters, opening marks with their character, in columns too."""

from collections import Counter
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import LEADING, PX, Press

LONG = "玄黄" * 60
CSS = "p { text-indent: 2em } .cap { --banxin-drop-cap: 2 } .three { --banxin-drop-cap: 3 }"


def cap_of(proof: Any) -> Any:
    for page in proof.document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.BlockBox) and (box.element_tag or "").endswith("::first-letter"):
                return box
    return None


def words_of(box: Any) -> str:
    return "".join(child.text for child in box.descendants() if isinstance(child, boxes.TextBox))


def lines_of(proof: Any) -> list[Any]:
    return [line for line in proof.lines if not (line.element_tag or "").endswith("::first-letter")]


@pytest.mark.parametrize(("name", "rows"), [("cap", 2), ("three", 3)])
def test_it_takes_rows_and_whole_characters(press: Press, name: str, rows: int) -> None:
    proof = press(f"<p class={name}>{LONG}", css=CSS)
    cap = cap_of(proof)
    assert words_of(cap) == "玄"
    assert cap.style["font_size"] == PX + (rows - 1) * LEADING
    assert cap.width % PX == pytest.approx(0)
    assert cap.width >= cap.style["font_size"]
    lines = lines_of(proof)
    starts = [line.children[-1].position_x for line in lines]
    assert starts[: rows + 1] == [cap.width] * rows + [0]
    assert [line.position_y for line in lines[: rows + 1]] == [LEADING * row for row in range(rows + 1)]


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("“玄黄”", "“玄"), ("「玄黄」", "「玄"), ("《玄》黄", "《玄"), ("（“玄”黄）", "（“玄"),
        ("<em>玄</em>黄", "玄"),
        ("1998年", ""), ("——玄", ""), ("，玄", ""), ("<ruby>玄<rt>a</rt></ruby>黄", ""), ("“", ""),
        ("<span class=dateline>本报讯</span>玄", ""),
    ],
)  # fmt: skip
def test_opening_marks_go_with_their_character(press: Press, text: str, cap: str) -> None:
    found = cap_of(press(f"<p class=cap>{text}{LONG if text != '“' else ''}", css=CSS))
    assert (words_of(found) if found else "") == cap


def test_a_rule_for_the_first_letter_gives_it_its_colour(press: Press) -> None:
    css = CSS + " p::first-letter { color: #c00; float: left; font-size: 20px; font-weight: 900 }"
    cap = cap_of(press(f"<p class=cap>{LONG}", css=css))
    assert cap.style["font_size"] == PX + LEADING
    letter = cap.children[0].children[0].style
    assert (tuple(letter["color"].coordinates)[:1], letter["font_weight"]) == ((0.8,), 900)
    short = cap_of(press("<p class=cap>玄黄", css=css))
    assert short.style["font_size"] == 20


def test_a_short_paragraph_and_one_without_the_wish_have_none(press: Press) -> None:
    assert (
        cap_of(press(f"<p class=cap>{'玄' * 30}<p>{LONG}<p style='--banxin-drop-cap: 0'>{LONG}", css=CSS))
        is None
    )


def test_nothing_is_lost_or_doubled_in_columns(press: Press) -> None:
    css = f"{CSS} div {{ columns: 2; column-gap: 8px; --banxin-line-grid: {LEADING}px }}"
    proof = press(f"<div><p class=cap>“{LONG}<p>{LONG}<p class=three>宇{LONG}</div>", measure=44, css=css)
    assert "".join(proof.text.split()) == f"“{LONG}{LONG}宇{LONG}"
    tops = {line.position_y for line in lines_of(proof)}
    assert all(top % LEADING == pytest.approx(0) for top in tops)


def test_a_first_letter_floated_in_columns(press: Press) -> None:
    css = "div { columns: 2 } p::first-letter { float: left; font-size: 12px; line-height: 16px }"
    for text in (LONG, "abc " * 40):
        proof = press(f"<div><p>{text}<p>{text}</div>", measure=40, css=css)
        assert Counter("".join(proof.text.split())) == Counter("".join((text * 2).split()))
