"""Lines cut short: `text-overflow: ellipsis`, `block-ellipsis` with `max-lines`."""

import io
import logging
from itertools import accumulate
from urllib.parse import quote

import pikepdf
import pypdfium2
import pytest

from banxin.engine import composing

from . import printed
from .press_for_tests import PX

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
CUT = "p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }"

SQUARE = "<svg xmlns='http://www.w3.org/2000/svg' width='12' height='8'><path d='M0 0h12v8H0z'/></svg>"
IMAGE = f'<img src="data:image/svg+xml,{quote(SQUARE)}">'  # three ems
LAST = "p { max-lines: 2; block-ellipsis: '（下略）'; continue: discard }"


def shown(proof):
    return proof.text.replace("\n", "").replace(" ", "")


@pytest.fixture(autouse=True)
def all_is_ours(caplog):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        yield
    assert "left to WeasyPrint" not in caplog.text


def test_what_does_not_fit_is_cut(press):
    proof = press(f"<p>{HAN}", 8, CUT)
    assert proof.text.strip() == f"{HAN[:7]}…"
    assert proof.pixels(32, 1) == ["R" * 32]
    assert not proof.overfull  # it is meant to be too long


def test_twin_what_fits_is_left_alone(press):
    assert press(f"<p>{HAN[:8]}", 8, CUT).text.strip() == HAN[:8]
    assert press(f"<p>{HAN[:9]}", 8, CUT.replace("ellipsis", "clip")).overfull


@pytest.mark.parametrize("border", range(1, 12))
def test_across_elements(press, border):
    proof = press(f"<p>{HAN[:border]}<b>{HAN[border : border + 2]}</b>{HAN[border + 2 :]}", 8, CUT)
    assert proof.text.strip() == f"{HAN[:7]}…"


@pytest.mark.parametrize("place", range(1, 12))
@pytest.mark.parametrize("picture", ["\U0001faf6", "👨\u200d👩\u200d👧", "1\ufe0f\u20e3"])
def test_pictures_are_cut_whole(press, picture, place):
    proof = press(f"<p>{HAN[:place]}{picture}{HAN[place:]}", 8, CUT)
    (box,) = [box for box in proof.lines[0].children if box.text == picture]
    cells = [*HAN[:place], picture, *HAN[place:]]
    ends = list(accumulate(box.width / PX if cell == picture else 1 for cell in cells))
    whole = "".join(cells[: sum(end <= 7 + 1e-3 for end in ends)])
    assert shown(proof) == _seen(whole) + "…"


def _seen(text):
    """What pdfium tells of a text: it loses what is spelled beyond U+FFFF."""
    return "".join(character for character in text if character <= "\uffff")


def test_an_opening_mark_is_not_left_before_the_ellipsis(press):
    assert press(f"<p>{HAN[:6]}“{HAN[6:]}", 8, CUT).text.strip() == f"{HAN[:6]}…"


@pytest.mark.parametrize(
    ("body", "ellipsis", "second"),
    [
        (HAN, "auto", HAN[8:15] + "…"),
        (HAN, "'（下略）'", HAN[8:13] + "（下略）"),
        (f"{HAN[:8]}<b>{HAN[8:]}</b>", "auto", HAN[8:15] + "…"),
        ("天地<br>玄黄<br>宇宙", "auto", "玄黄…"),
        (HAN, "none", HAN[8:16]),
    ],
)
def test_the_last_of_so_many_lines(press, body, ellipsis, second):
    css = f"p {{ max-lines: 2; block-ellipsis: {ellipsis}; continue: discard }}"
    assert press(f"<p>{body}", 8, css).text.strip().split("\n")[1] == second


def test_twin_a_paragraph_short_enough_has_no_ellipsis(press):
    css = "p { max-lines: 2; block-ellipsis: auto; continue: discard }"
    assert press(f"<p>{HAN[:14]}", 8, css).text.replace("\n", "") == HAN[:14]


def block(text="囗", css=""):
    """An inline block three ems wide."""
    return f"<i style='display: inline-block; width: 12px; background: red; {css}'>{text}</i>"


def ruby(base, reading):
    return f"<ruby>{base}<rt>{reading}</rt></ruby>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{HAN[:5]}{block()}{HAN[5:]}", f"{HAN[:5]}…"),  # the first that does not fit
        (f"{HAN[:4]}{block('口')}{block()}{HAN[5:]}", f"{HAN[:4]}口…"),  # behind another that does
        (f"<b>{HAN[:4]}{block('口')}</b>{HAN[4:]}", f"{HAN[:4]}口…"),
        (block("口") + block("口") + block() + HAN, "口口…"),
        (block("口") + HAN, f"口{HAN[:4]}…"),
    ],
)
def test_objects_are_cut_whole(press, body, text):
    proof = press(f"<p>{body}", 8, CUT)
    assert shown(proof) == text
    assert _red(proof) == 3 * text.count("口")


def _red(proof):
    """Ems of red background that are drawn, along the top of the first line."""
    image = pypdfium2.PdfDocument(proof.pdf)[0].render(scale=1 / 0.75).to_pil().convert("RGB")
    return sum(image.getpixel((x, 0)) == (255, 0, 0) for x in range(image.width)) / PX


def test_twin_an_object_that_fits_is_no_reason_for_an_ellipsis(press):
    assert shown(press(f"<p>{HAN[:5]}{block('口')}", 8, CUT)) == f"{HAN[:5]}口"


@pytest.mark.parametrize("css", ["position: relative", "opacity: 0.9", "overflow: hidden"])
def test_an_object_in_a_layer_of_its_own_is_cut_whole(press, css):
    one, two = block("口", css), block("囗", css)
    body = f"<p>{HAN[:4]}{one}{HAN[4:]}{two}"
    assert sorted(shown(press(body, 8, CUT))) == sorted(f"{HAN[:4]}口…")
    assert sorted(shown(press(f"<p>{one}{one}{one}{two}", 8, CUT))) == sorted("口口…")


@pytest.mark.parametrize(("count", "text"), [(3, "…"), (2, "")])
def test_pictures_from_files_are_cut_whole(press, count, text):
    """WeasyPrint gives each of them a layer."""
    proof = press(f"<p>{IMAGE * count}", 8, CUT)
    assert shown(proof) == text
    assert proof.pixels(32, 1) == ["R" * 24]


def test_an_object_wider_than_its_line_is_clipped(press):
    proof = press(f"<p>{block('口', 'width: 40px')}{HAN}", 8, CUT)
    assert shown(proof).startswith("口")


@pytest.mark.parametrize("start", range(9, 16))
def test_the_ellipsis_of_a_block_needs_no_room_in_the_last_element(press, start):
    body = f"<p>{HAN[:start]}<b>{HAN[start:16]}</b>{HAN[16:]}"
    assert shown(press(body, 8, LAST)) == f"{HAN[:13]}（下略）"


def test_twin_no_ellipsis_where_nothing_is_left_out(press):
    assert shown(press(f"<p>{HAN[:14]}<b>{HAN[14:16]}</b>", 8, LAST)) == HAN[:16]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_ellipsis_for_many_elements(press, count):
    cells = [HAN[n : n + count] for n in range(0, len(HAN), count)]
    body = "".join(f"<b style='font-size: {4 + n % 2 * 0.01}px'>{cell}</b>" for n, cell in enumerate(cells))
    assert shown(press(f"<p>{body}", 8.2, CUT)) == f"{HAN[:7]}…"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{HAN[:6]}{ruby(HAN[6:8], 'ab')}{HAN[8:]}", f"{HAN[:6]}…"),  # C19: with its base
        (f"{HAN[:9]}{ruby(HAN[9], 'ab')}{HAN[10:]}", f"{HAN[:7]}…"),
        (f"<b>{HAN[:9]}{ruby(HAN[9], 'ab')}</b>", f"{HAN[:7]}…"),
        (ruby(HAN[:9], "ab"), f"{HAN[:7]}…"),
        (f"{HAN[:9]}{ruby(HAN[9], 'ㄅㄚ')}", f"{HAN[:7]}…"),
    ],
)
def test_a_reading_goes_with_its_base(press, body, text):
    assert shown(press(f"<p>{body}", 8, CUT)) == text


@pytest.mark.parametrize("place", range(1, 6))
def test_twin_a_reading_over_what_is_left_stays(press, place):
    body = f"<p>{HAN[:place]}{ruby(HAN[place : place + 2], 'ab')}{HAN[place + 2 :]}"
    assert sorted(shown(press(body, 8, CUT))) == sorted(f"{HAN[:7]}ab…")


def _rules(proof):
    """Where lines under text start and end, in ems."""
    paths = printed.read(proof.pdf)[0][1]
    return [(round(path.left / PX, 1), round(path.right / PX, 1)) for path in paths if not path.filled]


RULED = CUT + " u { --banxin-line: proper; text-decoration: none }"


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        (f"{HAN[:4]}<u>{HAN[4:9]}</u>", [(4.1, 7.0)]),
        (f"{HAN[:4]}<u>{HAN[4:6]}<b>{HAN[6:]}</b></u>", [(4.1, 7.0)]),  # it is the first text that has it
        (f"{HAN[:4]}<u>{HAN[4:7]}<b>{HAN[7:]}</b></u>", [(4.1, 7.0)]),
        (f"{HAN[:9]}<u>{HAN[9:]}</u>", []),
        (f"{HAN[:4]}<u>{HAN[4:6]}</u>{HAN[6:]}", [(4.1, 5.9)]),  # the twin
    ],
)
def test_lines_under_text_end_with_it(press, body, rules):
    assert _rules(press(f"<p>{body}", 8, RULED)) == rules


def test_a_background_ends_with_the_ellipsis_and_none_is_behind_it(press):
    body = f"<p>{HAN[:2]}<b>{HAN[2:9]}</b><b>{HAN[9:]}</b>"
    css = CUT + "p { padding-right: 16px } b { background: #000 }"
    assert press(body, 12, css).pixels(48, 1) == ["R" * 32]
    assert press(body, 12, css.replace("ellipsis", "clip")).pixels(48, 1) == ["R" * 48]  # the twin


@pytest.mark.parametrize("css", ["position: relative", "opacity: 0.9", "position: relative; z-index: 1"])
def test_an_element_in_a_layer_of_its_own_is_cut_too(press, css):
    body = f"<p>{HAN[:4]}<b style='{css}'>{HAN[4:9]}</b>{HAN[9:]}<b style='{css}'>{HAN[1]}</b>"
    assert shown(press(body, 8, CUT)) == f"{HAN[:7]}…"


def test_a_line_all_in_another_layer_has_its_ellipsis(press):
    assert shown(press(f"<p><b style='position: relative'>{HAN}</b>", 8, LAST)) == f"{HAN[:13]}（下略）"


@pytest.mark.parametrize(
    "body", [HAN, f"<b>{HAN[:9]}{ruby(HAN[9], 'ab')}{block()}</b>{block(block())}{IMAGE}"]
)
def test_a_tagged_file_has_all_there_is(press, body):
    """WeasyPrint wants every text of a page marked, whether it is drawn or not."""
    document = press(f"<p>{body}", 8, CUT).document
    target = io.BytesIO()
    with composing():
        document.write_pdf(target, pdf_tags=True)
    with pikepdf.open(target) as pdf:
        assert "/StructTreeRoot" in pdf.Root
