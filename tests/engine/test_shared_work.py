"""What is done once instead of for each element or page comes out as WeasyPrint does it each time."""

from __future__ import annotations

import io
from typing import Any

import pydyf  # type: ignore[import-untyped]
import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure import boxes

from banxin.engine import composing


def render(body: str, css: str = "") -> Any:
    return HTML(string=f"<html lang=zh><style>{css}</style>{body}").render()


def words(document: Any) -> list[str]:
    return [
        "".join(box.text.strip() for box in line.descendants() if isinstance(box, boxes.TextBox))
        for page in document.pages
        for line in page._page_box.descendants()
        if isinstance(line, boxes.LineBox)
    ]


PSEUDO = {
    "marker": ("<ul><li>天地<li>玄黄</ul>", ""),
    "marker of its own": ("<ul><li>天地</ul>", "li { list-style-type: '＊' } li::marker { color: red }"),
    "before and after": ("<p>天地", "p::before { content: '〔' } p::after { content: '〕' }"),
    "counters": ("<p>天<p>地", "p { counter-increment: n } p::before { content: counter(n) }"),
    "footnote": ("<p>天<b>注</b>地<p>玄<b>注</b>黄", "b { float: footnote }"),
    "call": (
        "<p>天<b>注</b>地",
        "b { float: footnote } b::footnote-call { content: '（' counter(footnote) '）' }",
    ),
    "quotes": ("<p><q>天<q>地</q></q>", "q { quotes: '《' '》' '〈' '〉' }"),
    "variables": ("<p>天地", "p { --it: '玄' } p::after { content: var(--it) }"),
    "first letter": ("<p>天地玄黄", "p::first-letter { font-size: 3em }"),
}


@pytest.mark.parametrize(("body", "css"), PSEUDO.values(), ids=PSEUDO.keys())
def test_pseudo_elements_show_what_they_show_in_weasyprint(body: str, css: str) -> None:
    plain = words(render(body, css))
    with composing():
        assert words(render(body, css)) == plain


def test_anchors_of_pseudo_elements_are_known_before_they_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    for name in ("collect_anchor", "lookup_target"):
        theirs = getattr(TargetCollector, name)

        def noted(self: Any, *args: Any, name: str = name, theirs: Any = theirs) -> Any:
            asked.append(name)
            return theirs(self, *args)

        monkeypatch.setattr(TargetCollector, name, noted)
    css = "p::before { content: '天'; -weasy-anchor: 'there' }"
    css += "a::after { content: target-counter(attr(href), page) }"
    with composing():
        render("<a href='#here'></a><p id=here>地", css)
    assert asked[: asked.index("lookup_target")].count("collect_anchor") == 2  # the paragraph's and this


def test_styles_nobody_sees_are_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    init = ComputedStyle.__init__

    def count(self: Any, *args: Any) -> None:
        made.append(args[2])
        init(self, *args)

    monkeypatch.setattr(ComputedStyle, "__init__", count)
    with composing():
        render("<p>天" * 50)
    assert made.count("footnote-call") == 0
    render("<p>天" * 50)
    assert made.count("footnote-call") >= 50  # else WeasyPrint has become thrifty, and ours can go


def test_references_to_pages_follow_the_pages() -> None:
    with composing():
        pdf = pydyf.PDF()
        assert pdf.page_references == ()
        for count in (1, 2):
            pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference}))
            assert len(pdf.page_references) == count
        ours = pdf.page_references
        assert pdf.page_references is ours
    assert pdf.page_references == ours


def test_outlines_are_drawn_around_what_has_one() -> None:
    css = "@page { size: 100px; margin: 20px } b { outline: 8px solid red } p { margin: 0; font-size: 10px }"
    with composing():
        pdf = render("<p>天<b>地</b>玄", css).write_pdf()
    image = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=4 / 3).to_pil()
    assert (255, 0, 0) in {colour for _, colour in image.getcolors(1 << 20)}


@pytest.mark.parametrize("tagged", [False, True])
def test_bookmarks_and_tags_find_their_pages(tagged: bool) -> None:
    body = "".join(f"<h1 style='break-before: page'>{n}</h1><p>天地" for n in range(5))
    options = {"pdf_tags": tagged}
    plain = HTML(string=f"<html lang=zh><title>x</title>{body}").write_pdf(**options)
    with composing():
        ours = HTML(string=f"<html lang=zh><title>x</title>{body}").write_pdf(**options)
    pages = [
        [mark.get_dest().get_index() for mark in pypdfium2.PdfDocument(pdf).get_toc()]
        for pdf in (plain, ours)
    ]
    assert pages[0] == pages[1] == sorted(set(pages[0]))
