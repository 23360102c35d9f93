"""Text that stands out too little from its ground, as it is painted."""

from __future__ import annotations

import pytest

from banxin.preflight.text.contrast import read_faint_texts
from banxin.press.pdf import pdf_bytes, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet

CSS = "@page { size: 200pt 100pt; margin: 10pt } p { margin: 0 } "


def faint(body: str, css: str = "") -> list[tuple[str, str, float]]:
    copy = PrintCopy(
        f"<html lang=en><body>{body}", (PrintSheet(CSS + css, "https://layouts.invalid/", "s"),), {}
    )
    return [(one.colour, one.ground, one.ratio) for one in read_faint_texts(pdf_bytes(set_pages(copy)))]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p { color: #000 }", []),
        ("p { color: #767676 }", []),
        ("p { color: #777777 }", [("#777777", "#ffffff", 4.48)]),
        ("p { color: #949494; font-size: 18pt }", []),
        ("p { color: #969696; font-size: 18pt }", [("#969696", "#ffffff", 2.96)]),
        ("p { color: #fff; background: #b3121b }", []),
        ("p { color: #fff; background: #e08080 }", [("#ffffff", "#e08080", 2.77)]),
        ("div { background: #000 } p { color: #333 }", [("#333333", "#000000", 1.66)]),
        ("div { background: #000 } p { color: #333; background: #fff }", []),
        ("p { color: rgba(0, 0, 0, .3) }", [("#b2b2b2", "#ffffff", 2.12)]),
    ],
)
def test_contrast_is_that_of_the_paint(css: str, expected: list[tuple[str, str, float]]) -> None:
    assert faint("<div><p>words</p></div>", css) == expected


def test_a_pair_of_colours_is_told_once() -> None:
    assert len(faint("<p>one</p><p>two</p>", "p { color: #999 }")) == 1


@pytest.mark.parametrize(("content", "told"), [("■", ["words"]), ("■ 甲", ["■甲"])])
def test_a_sign_that_a_sheet_draws_is_decoration(content: str, told: list[str]) -> None:
    """What says something is told, the words beside it of the same colours with it."""
    css = f'p {{ color: #999 }} p::before {{ content: "{content}" }}'
    copy = PrintCopy(
        "<html lang=en><body><p>words</p>", (PrintSheet(CSS + css, "https://layouts.invalid/", "s"),), {}
    )
    texts = read_faint_texts(pdf_bytes(set_pages(copy)))
    assert [one.text for one in texts] == told
    assert not any(one.furniture for one in texts)


def test_text_over_a_picture_has_no_one_ground() -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    style = "position: absolute; left: 0; top: 0; width: 180pt; height: 80pt"
    body = f'<img src="data:image/png;base64,{dot}" style="{style}"><p>a</p>'
    assert all(ground == "#ffffff" for _, ground, _ in faint(body, "p { color: #999; position: relative }"))


def test_text_over_a_drawing_with_a_shading_has_no_one_ground() -> None:
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='180' height='80' viewBox='0 0 180 80'>"
        "<linearGradient id='g'><stop offset='0' stop-color='#eee'/><stop offset='1' stop-color='#fff'/>"
        "</linearGradient><rect width='180' height='80' fill='url(#g)'/></svg>"
    )
    style = "position: absolute; left: 0; top: 0; width: 180pt; height: 80pt; background: #933"
    body = f'<div style="{style}">{drawing}</div><p>a</p>'
    assert faint(body, "p { color: #933; position: relative }") == []
    assert faint(body.replace("url(#g)", "none"), "p { color: #933; position: relative }")
