"""Boxes with little or nothing in them: empty elements, boxes out of the flow, text of no size."""

import logging

import pytest
from weasyprint.formatting_structure import boxes

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


@pytest.fixture(autouse=True)
def all_is_ours(caplog):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        yield
    assert "left to WeasyPrint" not in caplog.text


def elements(proof, tag):
    found = proof.document.pages[0]._page_box.descendants()
    return [box for box in found if box.element_tag == tag and not isinstance(box, boxes.TextBox)]


def flush(proof, measure):
    return [line.position_x + line.width == pytest.approx(measure * 4, abs=0.05) for line in proof.lines[:-1]]


@pytest.mark.parametrize(
    ("body", "place", "picture"),
    [
        ("天地<u style='padding:0 2px'></u>玄", 8, "RRRRRRRR____RRRR"),
        ("<u style='padding:0 2px'></u>天地", 0, "____RRRRRRRR"),
        ("天<b style='padding-left:4px'><u style='padding:0 2px'></u>地</b>", 8, "RRRR________RRRR"),
        ("天<b style='padding-left:4px'>地<u style='padding:0 2px'></u></b>玄", 12, "RRRR____RRRR____RRRR"),
        ("天<b style='padding-left:4px'><u style='padding:0 2px'></u></b>地", 8, "RRRR________RRRR"),
        ("天<b><u style='padding:0 2px'></u></b>地", 4, "RRRR____RRRR"),
        ("天<br><u style='padding:0 2px'></u>地", 0, "RRRR"),
        ("天<br><u style='padding:0 2px'></u><br>地", 0, "RRRR"),
        ("<u style='padding:0 2px'></u>", 0, ""),
        ("天<u style='margin-left:-4px'></u>地", 4, "RRRR"),
    ],
)
def test_an_empty_element_has_its_edges(press, body, place, picture):
    proof = press(f"<style>u, b {{ text-decoration: none; font-weight: 400 }}</style><p>{body}", 20)
    (box,) = elements(proof, "u")
    assert box.position_x == pytest.approx(place)
    assert proof.pixels(80, 1) == [picture]


def test_twin_an_empty_element_without_edges_is_nothing(press):
    assert press("<p>天<u></u>地", 20).pixels(80, 1) == ["RRRRRRRR"]


@pytest.mark.parametrize("place", range(1, 15))
def test_an_empty_element_is_on_the_line_that_has_room_for_it(press, place):
    proof = press(f"<p>{HAN[:place]}<u style='padding:0 2px'></u>{HAN[place:]}", 6)
    assert "".join(proof.words) == HAN
    assert all(flush(proof, 6))
    (box,) = elements(proof, "u")
    assert box.position_x + box.margin_width() <= 24 + 0.05


@pytest.mark.parametrize("end", range(2, 13))
def test_an_absolute_box_goes_by_its_relative_element(press, end):
    """Wherever the element ends, be it at a line's end, the box is there and at the element's right edge."""
    corner = "<i style='position:absolute;right:0;top:0;width:2px;height:2px'></i>"
    proof = press(f"<p>{HAN[0]}<b style='position:relative'>{HAN[1:end]}{corner}</b>{HAN[end:]}", 6)
    (box,) = elements(proof, "i")
    bold = elements(proof, "b")[-1]
    assert box.position_x + 2 == pytest.approx(bold.position_x + bold.width)
    assert box.position_y == pytest.approx(bold.padding_box_y())
    assert "".join(proof.words) == HAN


def test_twin_without_relative_it_goes_by_the_page(press):
    corner = "<i style='position:absolute;right:0;top:0;width:2px;height:2px'></i>"
    (box,) = elements(press(f"<p>天<b>地{corner}</b>玄", 6), "i")
    assert box.position_x == 22


def test_an_absolute_box_after_a_forced_break(press):
    corner = "<i style='position:absolute;left:0;top:0;width:2px;height:2px'></i>"
    proof = press(f"<p>天<b style='position:relative'>地<br>{corner}</b>玄", 6)
    (box,) = elements(proof, "i")
    assert (box.position_x, round(box.position_y)) == (0, 10)


def test_text_of_no_size_takes_no_room(press):
    proof = press("<p>天<b style='font-size:0'>看不见</b>，地<b style='font-size:0'>去<br></b>玄", 20)
    assert proof.pixels(80, 2) == ["RRRRRR__RRRR", "RRRR"]
    assert "看" not in proof.text
    assert "看" in press("<p>天<b>看不见</b>，地", 20).text


def test_an_empty_element_between_breaks_in_text_of_no_size(press):
    gone = "<b style='font-size:0'>无<br></b>"
    proof = press(f"<p>天{gone}<u style='padding:0 2px'></u>{gone}地", 20)
    assert proof.words == ["天", "", "地"]


def test_a_line_of_no_size_may_hold_objects(press):
    block = "<b style='display:inline-block;font-size:4px;width:8px'>天</b>"
    proof = press(f"<p style='font-size:0;text-align:left'>{block} {block} {block}", 5)
    outer = [box.position_x for box in elements(proof, "b") if isinstance(box, boxes.InlineBlockBox)]
    assert outer == [0, 8, 0]


def test_a_line_of_an_empty_element_alone_is_a_line(press):
    proof = press("<p><u style='padding:0 2px'></u><p>天", 20)
    assert [line.position_y for line in proof.lines] == [0, 8]
    twin = press("<p><u></u><p>天", 20)
    assert [line.position_y for line in twin.lines] == [0, 0]
