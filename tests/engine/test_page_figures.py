"""Figures placed by pages: the text goes on in level columns, nothing leaves its article or is lost."""

from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from .press_for_tests import LEADING, Press

ROWS = 20
PAPER = f"""
  @page {{ size: 96px {ROWS * LEADING + 16}px; margin: 8px; @bottom-left {{ content: counter(page);
  font-size: 4px }} }} @page :blank {{ @bottom-left {{ content: none }} }}
  p {{ margin: 0; orphans: 1; widows: 1 }} article {{ break-before: page }}
  .legs {{ columns: 2; column-gap: 8px; --banxin-line-grid: {LEADING}px }}
  figure {{ margin: {LEADING}px 0; height: 27px; background: #888 }}
  .head {{ --banxin-place: head }} .foot {{ --banxin-place: foot }} .page {{ --banxin-place: page }}
  .bleed {{ --banxin-place: bleed }} .high {{ height: 90px }} .whole {{ height: {ROWS * LEADING}px }}
  b {{ float: footnote; font-weight: 400; font-size: 3px; line-height: 6px }}
"""


def text(rows: int, mark: str = "玄") -> str:
    return f"<p>{mark * 9 * rows}</p>"  # nine characters in a line of a column


def figure(name: str, kind: str = "") -> str:
    return f"<figure class='{name} {kind}' id={name}{kind}></figure>"


def article(*parts: str) -> str:
    return f"<article><div class=legs>{''.join(parts)}</div></article>"


def found(proof: Any) -> list[tuple[dict[str, float], list[float]]]:
    """By page: where figures begin and lines of text stand, in rows from the head of the type area."""
    pages = []
    for page in proof.document.pages:
        figures: dict[str, float] = {}
        lines = []
        for box in page._page_box.children[0].descendants():
            if isinstance(box, boxes.BlockBox) and box.element_tag == "figure":
                figures[box.element.get("id")] = (box.border_box_y() - 8) / LEADING
            elif isinstance(box, boxes.LineBox) and box.height == LEADING:
                lines.append((box.position_y - 8) / LEADING)
        pages.append((figures, lines))
    return pages


def test_one_stands_at_the_head_of_the_page_of_its_call(press: Press) -> None:
    ((figures, lines),) = found(press(article(text(4), figure("head"), text(4)), css=PAPER))
    assert figures == {"head": 0}
    assert min(lines) == 5  # 27 px and a row of air: five rows
    assert sorted(set(lines)) == [5, 6, 7, 8]  # balanced, level


@pytest.mark.parametrize("css", ["", "figure { overflow: hidden }", "figure { display: flow-root }"])
def test_what_contains_its_floats_is_placed_too(press: Press, css: str) -> None:
    ((figures, lines),) = found(press(article(text(4), figure("head"), text(4)), css=PAPER + css))
    assert figures == {"head": 0}
    assert sorted(set(lines)) == [5, 6, 7, 8]


def test_one_stands_at_the_foot_above_the_notes(press: Press) -> None:
    body = article(text(4), f"<p>玄<b>{'黄' * 40}</b></p>", figure("foot"), text(60))
    proof = press(body, css=PAPER)
    first, *_ = found(proof)
    (notes,) = (
        box for box in proof.document.pages[0]._page_box.children if isinstance(box, boxes.FootnoteAreaBox)
    )
    assert first[0]["foot"] > max(first[1]) + 1
    assert first[0]["foot"] * LEADING + 8 + 27 <= notes.position_y + 1e-6
    assert notes.position_y + notes.margin_height() == pytest.approx(8 + ROWS * LEADING)


@pytest.mark.parametrize("columns", ["columns: 2", "columns: 40px"])
@pytest.mark.parametrize("item", ["p", "li"])
@pytest.mark.parametrize(
    "place", ["head", "foot", "page", "margin; position: absolute; width: 88px", "no; column-span: all"]
)
def test_one_in_columns_has_the_columns_that_it_asks_for(
    press: Press, place: str, item: str, columns: str
) -> None:
    """There is no foot below what is placed; `no`: in the flow it is the same."""
    inside = f"<{item}>{'天' * 9}</{item}><{item}>{'地' * 9}</{item}>"
    body = article(text(4), f"<section class=s>{inside}</section>", text(4))
    css = PAPER + f".s {{ --banxin-place: {place}; column-gap: 8px; {columns} }}"
    css += "@page { margin-right: 100px; size: 196px 176px } li { display: block; overflow: hidden }"
    tops = {}
    for page in press(body, css=css).document.pages:
        for box in page._page_box.children[0].descendants(placeholders=True):
            if isinstance(box, boxes.TextBox) and box.text[:1] in "天地":
                tops[box.text[:1]] = (box.position_x, box.position_y)
    assert tops["天"][1] == pytest.approx(tops["地"][1])
    assert ("head" in place) == (tops["天"][1] == 8)
    assert tops["地"][0] - tops["天"][0] == pytest.approx(48)


AD = "<section class=ad style='break-after: page'><p>黄</p></section>"
FULL = f"<section style='height: {ROWS * LEADING}px; break-inside: avoid'><p>黄</p></section>"


@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "{}<div></div>"])
def test_one_behind_a_forced_break_stands_on_the_next_page_with_text(
    press: Press, around: str, place: str
) -> None:
    """Not on the page that the break ends, be anything behind it there or not."""
    call = figure("f", place)
    body = f"<main>{around.format(AD)}<div>{call}</div>{text(4)}</main>"
    proof = found(press(body, css=PAPER))
    assert [len(figures) for figures, _ in proof] == [0, 1]
    apart = f"<main><div>{around.format(AD)}{call}</div>{AD}{text(4)}</main>"
    assert [len(figures) for figures, _ in found(press(apart, css=PAPER))] == [0, 1, 0]
    last = f"<main>{text(4)}{around.format(AD)}{call}</main>"
    first, second = found(press(last, css=PAPER))
    assert (len(first[0]), len(second[0]), second[1]) == (0, 1, [])


@pytest.mark.parametrize("place", ["head", "foot"])
def test_one_behind_text_without_a_break_stands_on_its_page(press: Press, place: str) -> None:
    body = f"<main>{AD.replace('break-after: page', '')}{figure('f', place)}</main>"
    ((figures, _),) = found(press(body, css=PAPER))
    assert len(figures) == 1


@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize("break_", ["", "break-after: page"])
def test_one_does_not_stand_on_a_page_that_a_block_fills(press: Press, break_: str, place: str) -> None:
    """Whatever stands in the block, such as pictures with places of their own."""
    full = FULL.replace("break-inside", f"{break_}; break-inside")
    pages = found(press(f"<main>{full}{figure('f', place)}{full}{text(4)}</main>", css=PAPER))
    filled = [nth for nth, (_, lines) in enumerate(pages) if len(lines) == 1]
    assert len(filled) == 2
    assert not any(pages[nth][0] for nth in filled)
    assert sum(len(figures) for figures, _ in pages) == 1


def _in_margin(press: Press, *parts: str, css: str = "") -> dict[str, float]:
    """By name: in which row what stands in the margin begins."""
    css = (
        PAPER
        + css
        + """@page { margin-right: 30px; size: 118px 176px } aside { height: 15px; width: 18px;
      font-size: 4px; --banxin-place: margin; position: absolute }"""
    )
    (page,) = press(article(*parts), css=css).document.pages
    return {
        box.element.get("id"): (box.border_box_y() - 8) / LEADING
        for box in page._page_box.children[0].descendants(placeholders=True)
        if isinstance(box, boxes.BlockBox) and box.element_tag == "aside"
    }


def note(name: str) -> str:
    return f"<aside id={name}></aside>"


def test_those_in_the_margin_stand_in_the_order_of_the_text(press: Press) -> None:
    """Of two columns too; the first stands beside its call, level with a line."""
    found = _in_margin(press, text(11), note("a"), text(4), note("b"), text(4), note("c"), text(11))
    assert found["a"] == 11
    assert found["a"] + 2 < found["b"] < found["b"] + 2 < found["c"]
    near = _in_margin(press, text(2), note("a"), text(17), note("b"), text(11))
    assert near == {"a": 2, "b": 4.375}  # 4: on the first, which it must not lie on


def test_those_of_one_column_stand_beside_their_calls(press: Press) -> None:
    one = ".legs { columns: auto }"
    calls = (text(2), note("a"), text(6), note("b"), text(11))
    assert _in_margin(press, *calls, css=one) == {"a": 1, "b": 4}


def test_none_in_the_margin_reaches_below_the_text(press: Press) -> None:
    found = _in_margin(press, text(18), note("a"), text(4), note("b"), text(2), note("c"), text(14))
    assert found["a"] < found["b"] < found["c"] <= ROWS - 15 / LEADING


def test_one_whose_call_is_pushed_off_stands_on_the_next_page(press: Press) -> None:
    first, second = found(press(article(text(38), figure("head"), text(12)), css=PAPER))
    assert first[0] == {}
    assert len(first[1]) == 2 * ROWS  # the page is full
    assert second[0] == {"head": 0}


@pytest.mark.parametrize("kind", ["head", "foot", "page", "bleed"])
def test_one_stays_within_its_article(press: Press, kind: str) -> None:
    body = article(text(39), figure(kind)) + article(text(2, "黄"))
    pages = found(press(body, css=PAPER))
    at = next(nth for nth, (figures, _) in enumerate(pages) if figures)
    assert at == 1
    assert pages[at][1] == []
    assert len(pages[at + 1][1]) == 2


@pytest.mark.parametrize("kind", ["head", "page"])
def test_one_after_the_last_text_has_a_page_of_its_own(press: Press, kind: str) -> None:
    pages = found(press(article(text(40), figure(kind)), css=PAPER))
    assert [bool(figures) for figures, _ in pages] == [False, True]


def test_a_page_of_figures_is_on_the_master_of_their_article_not_of_what_follows(press: Press) -> None:
    css = PAPER + "@page opener { margin: 20px } .opener { page: opener }"
    body = article(text(40), figure("head")) + "<section class=opener><p>天</p></section>"
    sizes = [page._page_box.margin_left for page in press(body, css=css).document.pages]
    assert sizes == [8, 8, 20]


def test_text_goes_on_round_a_page_of_its_own(press: Press) -> None:
    body = article(text(4), figure("page", "whole"), text(60))
    first, second, third = found(press(body, css=PAPER))
    assert len(first[1]) == 2 * ROWS
    assert (second[0], second[1]) == ({"pagewhole": 0}, [])
    assert len(third[1]) == 24


def test_those_that_wait_keep_their_order(press: Press) -> None:
    body = article(text(2), figure("head", "high"), figure("foot", "high"), text(2), figure("head"), text(60))
    order = [name for figures, _ in found(press(body, css=PAPER)) for name in figures]
    assert order == ["headhigh", "foothigh", "head"]


def test_furniture_stands_on_a_page_of_figures_and_not_where_they_bleed(press: Press) -> None:
    for kind, folios in (("page", ["1", "2", "3"]), ("bleed", ["1", "3"])):
        proof = press(article(text(2), figure(kind), text(50)), css=PAPER)
        margins = [
            "".join(text.text for text in box.descendants() if isinstance(text, boxes.TextBox))
            for page in proof.document.pages
            for box in page._page_box.children
            if isinstance(box, boxes.MarginBox)
        ]
        assert margins == folios


def test_all_text_is_there_once(press: Press) -> None:
    marks = "天地玄黄宇宙洪荒"
    parts = [text(9, mark) + figure(kind, f"k{nth}") for nth, (mark, kind) in
             enumerate(zip(marks, ["head", "foot", "page", "head"] * 2, strict=True))]  # fmt: skip
    proof = press(article(*parts) + article(text(3, "日")), css=PAPER)
    words = "".join(word for page in proof.document.pages for word in _words(page._page_box.children[0]))
    assert words == "".join(mark * 81 for mark in marks) + "日" * 27
    assert sum(len(figures) for figures, _ in found(proof)) == 8


def _words(root: Any) -> list[str]:
    return [box.text for box in root.descendants() if isinstance(box, boxes.TextBox)]


def test_one_is_printed_once_where_notes_go_on_behind_the_text(press: Press) -> None:
    body = article(text(36), figure("head"), f"<p>玄<b>{'黄' * 900}</b></p>")
    proof = press(body, css=PAPER)
    assert len(proof.document.pages) > 2
    assert [name for figures, _ in found(proof) for name in figures] == ["head"]


def test_words_of_a_block_over_two_pages_stand_on_the_right_one(press: Press) -> None:
    css = PAPER + ".spread { --banxin-place: spread; width: 192px; height: 176px }"
    block = "<div class=spread><p>宙</p><div><p>洪</p></div><div class=ground></div></div>"
    proof = press(article(text(2), block, text(50, "黄")), css=css)
    pages = ["".join(_words(page._page_box.children[0])) for page in proof.document.pages]
    shown = [nth for nth, words in enumerate(pages) if "宙" in words or "洪" in words]
    assert len(shown) == 1
    assert shown[0] % 2 == 0  # a right page
    assert {pages[shown[0]].count("宙"), pages[shown[0]].count("洪")} == {1}


@pytest.mark.parametrize("rows", [2, 50])
def test_one_over_two_pages_stands_on_pages_that_face_each_other(press: Press, rows: int) -> None:
    css = PAPER + ".spread { --banxin-place: spread; width: 192px; height: 176px; margin: 0 }"
    spread = "<figure class=spread id=s><figcaption>宙</figcaption></figure>"
    proof = press(article(text(rows), spread, text(50, "黄")), css=css)
    pages = found(proof)
    at = [nth for nth, (figures, _) in enumerate(pages) if figures]
    assert (len(at), at[0] % 2, at[1] - at[0]) == (2, 1, 1)  # an even page and the one after it
    assert [len(pages[nth][1]) for nth in at] == [0, 1]  # the caption
    lefts = [
        box.border_box_x() for nth in at for box in proof.document.pages[nth]._page_box.descendants()
        if isinstance(box, boxes.BlockBox) and box.element_tag == "figure"
    ]  # fmt: skip
    assert lefts == [0, -96]
    words = "".join(word for page in proof.document.pages for word in _words(page._page_box.children[0]))
    assert (words.count("宙"), words.count("黄")) == (1, 450)


def test_one_stays_with_its_article_where_another_begins_on_the_page(press: Press) -> None:
    css = PAPER.replace("article { break-before: page }", "article { clear: both }")
    body = (
        article(text(28, "玄"))
        + article(text(6, "黄") + figure("head") + text(2, "黄"))
        + article(text(30, "天"))
    )
    pages = found(press(body, css=css))
    assert [list(figures) for figures, _ in pages].count(["head"]) == 1
    shown = [page for page, (figures, _) in enumerate(pages) if figures]
    words = [
        "".join(box.text for box in page._page_box.descendants() if isinstance(box, boxes.TextBox))
        for page in press(body, css=css).document.pages
    ]
    assert "黄" in words[shown[0]]
    assert sum(word.count("黄") for word in words) == 72


@pytest.mark.parametrize("kind", ["head", "foot"])
@pytest.mark.parametrize("block", ["across", "tall"])
def test_what_has_no_room_beside_one_goes_overleaf(press: Press, kind: str, block: str) -> None:
    css = (
        PAPER
        + ".across, .tall { break-inside: avoid; height: 8px; padding-top: 82px }"
        + " .across { column-span: all }"
    )
    body = article(text(38), figure(f"{kind} high"), f"<figure class={block}>玄</figure>", text(4))
    proof = press(body, css=css)
    pages = [page._page_box.children[0] for page in proof.document.pages]
    stand = [
        (nth, box.border_box_y() + box.border_height())
        for nth, page in enumerate(pages)
        for box in page.descendants()
        if isinstance(box, boxes.BlockBox) and box.element_tag == "figure"
    ]
    assert [nth for nth, _ in stand] == [1, 2]
    assert max(bottom for _, bottom in stand) <= 8 + ROWS * LEADING
