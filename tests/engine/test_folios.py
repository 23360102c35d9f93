"""Folios: pages counted anew and in other figures agree wherever they are printed."""

import pytest
from weasyprint import HTML

from banxin.engine import composing, figures, folios_of
from banxin.engine.pages.folios import Folio

from .press_for_tests import Press

PAPER = """
  @page { size: 80px 60px; margin: 8px 8px 16px; @bottom-left { content: counter(page) } }
  @page :blank { @bottom-left { content: none } }
  .front { --banxin-numbering: roman } section { break-before: right }
  .body { --banxin-restart: 1 body } .again { counter-reset: page 7 } .set { counter-set: page 30 }
  .late { --banxin-numbering: chinese }
  nav a::after { content: target-counter(attr(href), page) }
"""
SECTION = "<section>玄</section>"


def folios(press: Press, body: str, css: str = "") -> list[str]:
    document = press(body, css=PAPER + css).document
    return [figures(*folio) for folio in folios_of(document)]


@pytest.mark.parametrize(
    ("number", "numbering", "text"),
    [
        (4, "roman", "iv"), (1994, "upper-roman", "MCMXCIV"), (0, "roman", "0"), (4000, "roman", "4000"),
        (10, "chinese", "十"), (12, "chinese", "十二"), (30, "chinese", "三十"), (99, "chinese", "九十九"),
        (103, "chinese", "一〇三"), (7, "decimal", "7"), (7, "greek", "7"),
    ],
)  # fmt: skip
def test_figures(number: int, numbering: str, text: str) -> None:
    assert figures(number, numbering) == text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<section>玄</section><section>玄</section>", []),  # nothing asks for other than 1, 2, 3
        (f"<div class=front>{SECTION}{SECTION}</div><div class=body>{SECTION}</div>",
         ["i", "ii", "iii", "iv", "1"]),
        ("<section class=body>玄</section><section class=body>玄</section>", ["1", "2", "3"]),  # once
        (f"{SECTION}<section class=again>玄</section>{SECTION}", ["1", "2", "7", "8", "9"]),
        ("<section class=set>玄</section><section class=late>玄</section>", ["30", "31", "三十二"]),
        ("<div class=front><section>玄</section></div><div class='front body'><section>玄</section></div>",
         ["i", "ii", "i"]),
        # what opens the text in figures of its own is counted before it
        (f"<div class=front>{SECTION}</div><div class=body><section class=front>玄</section>{SECTION}</div>",
         ["i", "ii", "iii", "iv", "1"]),
    ],
)  # fmt: skip
def test_pages_are_counted_from_where_it_is_said(press: Press, body: str, expected: list[str]) -> None:
    assert folios(press, body) == expected


def test_contents_print_the_numbers_that_the_pages_have(press: Press) -> None:
    links = "".join(f"<a href='#{name}'>玄</a><br>" for name in "abc")
    body = (
        f"<div class=front><section><nav>{links}</nav></section><section id=a>玄</section></div>"
        "<div class=body><section id=b>玄</section><section id=c class=again>玄</section></div>"
    )
    proof = press(body, css=PAPER)
    words = [line for line in proof.words if line[0] == "玄"][:3]
    assert words == ["玄iii", "玄1", "玄7"]


def test_a_restart_amid_a_page_counts_from_that_page(press: Press) -> None:
    assert folios(press, "<p>玄<p class=again>黄<section>宇</section>") == ["7", "8", "9"]


def test_text_that_goes_on_does_not_restart_again(press: Press) -> None:
    body = "<section class=again>" + "<p>玄</p>" * 12 + "</section>"
    assert folios(press, body) == ["7", "8", "9"]


def test_without_the_compositor_nothing_is_changed() -> None:
    with composing():
        pass
    document = HTML(string=f"<style>{PAPER}</style><section class=again>a</section>").render()
    assert folios_of(document) == ()


@pytest.mark.parametrize("numbering", ["decimal", "roman", "chinese"])
def test_equal_folios_have_equal_numbers_and_figures(numbering: str) -> None:
    folio = Folio(5, numbering)
    assert folio == Folio(5, numbering)
    assert [Folio(5, numbering)] == [folio]
    assert folio != Folio(6, numbering)
    assert folio != Folio(5, "upper-roman")
    assert (folio == 5) is (numbering == "decimal")
    assert folio != "5"


def test_contents_in_other_figures_are_set_no_oftener_than_needed() -> None:
    made: list[int] = []
    link = "<a href='#a'>玄</a><br>"
    body = f"<div class=front><nav>{link * 6}</nav></div><section class=body id=a>玄</section>"
    with composing(lambda number, _: made.append(number)):
        HTML(string=f"<html lang=zh-Hans><style>{PAPER}</style><body>{body}").render()
    assert made.count(1) <= 3  # as it comes, with the number of the chapter, and a look whether that stays
