"""Named strings: what begins on a page comes before what runs on from the page before."""

from __future__ import annotations

import io

import pymupdf
import pytest
from weasyprint import HTML

from banxin.engine import composing

CSS = """
@page { size: 200px 200px; margin: 40px 10px 10px; @top-left { content: "<" string(part%s) ">" } }
body { margin: 0; font: 10px/20px monospace }
section { string-set: part attr(data-part) }
p { margin: 0; height: 40px }
"""
PAGE = 200 - 40 - 10
LINES = PAGE // 40


def heads(keyword: str, *parts: tuple[str, int], within: str = "%s") -> list[str]:
    """What stands at the head of each page; parts are given with how many paragraphs of 40 px they have."""
    text = "".join(f'<section data-part="{name}">{"<p>a</p>" * count}</section>' for name, count in parts)
    html = f'<html lang="zh"><style>{CSS % keyword}</style><body>{within % text}</body></html>'
    with composing():
        data = HTML(string=html).write_pdf()
    with pymupdf.open(stream=io.BytesIO(data), filetype="pdf") as file:  # type: ignore[no-untyped-call]
        return [page.get_text().split(">")[0].split("<")[-1] for page in file]


SHARED = (("one", LINES + 1), ("two", 1), ("three", 2 * LINES))
"""The second and third part begin on the page on which the first ends; the third goes on over two."""
SAID = {
    "": ["one", "two", "three", "three"],
    ", first": ["one", "two", "three", "three"],
    ", last": ["one", "three", "three", "three"],
    ", start": ["one", "one", "three", "three"],
    ", first-except": ["", "", "three", "three"],
}


@pytest.mark.parametrize("keyword", SAID)
def test_what_begins_on_a_page_is_first_on_it(keyword: str) -> None:
    assert heads(keyword, *SHARED)[:4] == SAID[keyword]


@pytest.mark.parametrize(("keyword", "said"), [("", "two"), (", start", "two"), (", last", "two")])
def test_what_begins_at_the_head_of_a_page_is_all_of_it(keyword: str, said: str) -> None:
    parts = (("one", LINES), ("two", 1))
    assert heads(keyword, *parts, within="<main>%s</main>") == ["one", said]


@pytest.mark.parametrize("keyword", SAID)
def test_a_document_of_one_page_says_what_begins_on_it(keyword: str) -> None:
    said = {", last": "two", ", first-except": ""}.get(keyword, "one")
    assert heads(keyword, ("one", 1), ("two", 1)) == [said]


def test_what_goes_on_in_the_next_column_is_not_named_again() -> None:
    columns = '<div style="columns: 2; height: 120px; column-fill: auto">%s</div>'
    inner = '<section data-part="one"><p>a</p><section data-part="two"><p>b</p></section>' + "<p>c</p>" * 3
    html = columns % (inner + "</section>") + "<p>d</p>"
    assert heads(", last", within=html.replace("%", "%%") + "%s") == ["two", "two"]
