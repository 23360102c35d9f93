"""Variables put in once say what they say when they are put in for every element anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML

from banxin.engine import composing, switching
from banxin.engine.patches import PATCHES
from banxin.engine.styles import substitution

KEYS = (
    "font_size", "line_height", "font_weight", "font_family", "margin_top", "margin_left", "padding_left",
    "letter_spacing", "text_indent", "color",
)  # fmt: skip

SHEETS = {
    "a shorthand with sums": "p { font: 700 calc(.5 * var(--size)) / calc(2 * var(--size)) Serif }",
    "lengths of the element": "p { margin: calc(2em + var(--size)) var(--step) } .b { font-size: 20px }",
    "another value below": "div { --size: 8px } p { font-size: var(--size); text-indent: var(--size) }",
    "one by a style of its own": "p { letter-spacing: var(--own, var(--step)) }",
    "a value instead": "p { margin-left: var(--none, 3px) } div p { --none: 5px }",
    "a variable within the value instead": "p { margin-left: var(--none, calc(var(--step) * 3)) }",
    "no value": "p { margin-left: var(--none); color: var(--none) }",
    "a value that is wrong": "p { margin-left: var(--word); color: var(--word) }",
    "a variable of variables": "div { --step: calc(var(--size) / 4) } p { padding-left: var(--step) }",
    "a variable of itself": "p { --step: calc(var(--step) * 2); margin-left: var(--step) }",
    "shares of the page": "p { margin-left: calc(10% + var(--step)); text-indent: calc(50% - var(--step)) }",
    "the least of some": "p { font-size: min(var(--size), 1.5em); margin-left: max(var(--step), 1em) }",
    "parentheses": "p { margin-left: calc(2 * (var(--step) + var(--size))) }",
}
BODY = """<p>one<p class=b>two<div><p>three<p class=b>four</div><p style='--own: 2px; --size: 9px'>five
<div><div><p style='--own: 3px'>six</div></div><p>seven"""


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_styles_are_those_of_the_engine(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [*styles_of(sheet)]
    plain = tuple(
        patch for patch in PATCHES if getattr(patch.ours, "__module__", "") != substitution.__name__
    )
    assert len(plain) == len(PATCHES) - 3
    monkeypatch.setattr(switching, "PATCHES", plain)
    assert len(kept) > 10
    assert kept == [*styles_of(sheet)]


def test_what_means_the_same_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    solved: list[str] = []
    original = substitution._solve

    def counted(pending: Any, tokens: Any, wanted_key: str, base_url: Any) -> Any:
        solved.append(wanted_key)
        return original(pending, tokens, wanted_key, base_url)

    monkeypatch.setattr(substitution, "_solve", counted)
    [*styles_of("p { font: 700 calc(.5 * var(--size)) / 2 Serif }", "<p>text" * 50)]
    assert "font-size" in solved
    assert len(solved) == len(set(solved))


def styles_of(sheet: str, body: str = BODY) -> Iterator[tuple[str, list[Any]]]:
    """What the sheet gives every box of text or paragraph."""
    head = ":root { --size: 12px; --step: 4px; --word: nothing } @page { size: 300px }"
    html = f"<!doctype html><html lang=en><style>{head}{sheet}</style><body>{body}"
    with composing():
        document = HTML(string=html).render()
        for page in document.pages:
            for box in page._page_box.descendants():
                yield box.element_tag, [_plain(box.style[key]) for key in KEYS]


def _plain(value: Any) -> str:
    return str(getattr(value, "serialize", lambda: value)())
