"""Lines cut short: `text-overflow: ellipsis`, `block-ellipsis` with `max-lines`."""

import logging

import pytest

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
CUT = "p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }"

CHESS = "\U0001fa00"
FAMILY = "👨\u200d👩\u200d👧"


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
def test_pictures_are_cut_whole(press, place):
    proof = press(f"<p>{HAN[:place]}{CHESS}{HAN[place:]}", 8, CUT)
    assert shown(proof) == f"{HAN[:place]}{CHESS}{HAN[place:]}"[:7] + "…"


@pytest.mark.parametrize("place", range(1, 12))
def test_pictures_of_many_characters_are_cut_whole(press, place):
    proof = press(f"<p>{HAN[:place]}{FAMILY}{HAN[place:]}", 8, CUT)
    text = shown(proof)
    assert text in {f"{HAN[:place]}{FAMILY}{HAN[place : place + n]}…" for n in range(8)} | {f"{HAN[:7]}…"} | {
        f"{HAN[:place]}…"
    }


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
