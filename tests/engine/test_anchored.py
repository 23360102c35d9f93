"""Elements with an id look as WeasyPrint has them, and share their styles with those like them."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TextBox

from banxin.engine import composing

BODIES = {
    "ids and none": ("<p id=a>天地<p>玄黄<p id=b>宇宙", "p { text-indent: 2em } #b { font-size: 20px }"),
    "nested": ("<div id=a><p>天地</div><div id=b><p>玄黄</div>", "div { color: red } p { width: 50% }"),
    "style of its own": ("<p id=a style='width: 5px'>天<p style='width: 5px'>地<p style='width: 6px'>玄", ""),
    "style and language": (
        "<p lang=zh style='color: red'>天<p lang=zh style='color: blue'>地<p lang=zh>玄",
        "",
    ),
    "named link": ("<p><a name=a>天</a><a id=b name=c>地</a><a href='#a'>玄</a>", ""),
    "anchor of a sheet": ("<p id=a>天<p id=b class=x>地", ".x { -weasy-anchor: 'sheet' }"),
    "anchor of a style": ("<p id=a style='-weasy-anchor: \"own\"'>天", ""),
    "odd names": ("<p id='a b'>天<p id='a\"b'>地<p id='天#1'>玄", ""),
    "twice": ("<p id=a>天<p id=a>地", ""),
    "inherited by hand": ("<p id=a>天<b>地</b>", "p { margin: 3px; float: left } b { margin: inherit }"),
    "variables": ("<div id=a><p>天</div>", "div { --it: 3em } p { margin-left: var(--it); font-size: 2em }"),
    "relative": ("<p id=a>天<p id=b>地", "p { position: absolute; display: inline; border: 1px solid }"),
    "root": ("<p>天", "html { font-size: 30px } p { font-size: 1rem }"),
}  # fmt: skip
KEYS = (
    "anchor", "color", "width", "margin_left", "font_size", "text_indent", "float", "position", "display",
    "border_top_width", "lang", "line_height", "page",
)  # fmt: skip


def seen(document: Any) -> object:
    """What the styles of all boxes of elements say, and the names that links lead to."""
    page = document.pages[0]
    boxes = [
        (box.element_tag, [box.style[key] for key in KEYS])
        for box in page._page_box.descendants()
        if box.element is not None and not isinstance(box, LineBox | TextBox)
    ]
    return boxes, sorted(page.anchors)


@pytest.mark.parametrize(("body", "css"), BODIES.values(), ids=BODIES.keys())
def test_elements_with_an_id_look_as_they_do_in_weasyprint(body: str, css: str) -> None:
    html = f"<html lang=zh id=top><style>p {{ margin: 4px }} {css}</style><body>{body}"
    plain = seen(HTML(string=html).render(stylesheets=[CSS(string="@page { size: 300px }")]))
    with composing():
        assert seen(HTML(string=html).render(stylesheets=[CSS(string="@page { size: 300px }")])) == plain


def test_what_stands_in_elements_with_an_id_shares_its_style() -> None:
    body = "".join(f"<div id=d{number} style='width: 90px'><p>天</p></div>" for number in range(5))
    with composing():
        document = HTML(string=f"<html lang=zh>{body}").render()
    boxes = list(document.pages[0]._page_box.descendants())
    assert len({id(box.style) for box in boxes if box.element_tag == "p" and isinstance(box, BlockBox)}) == 1
    assert [box.style["anchor"] for box in boxes if box.element_tag == "div"] == [f"d{n}" for n in range(5)]
