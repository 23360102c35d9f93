"""Blanks that `white-space` keeps: fixed in width, gone at a line end, tabs at their stops.

A space of block type is a quarter of an em: one sample of the pictures.
"""

import logging

import pytest

PICTURES = [
    ("pre keeps every blank", "<p style='white-space:pre'>天  地 玄", ["RRRR__RRRR_RRRR"]),
    ("pre-wrap keeps a run", "<p style='white-space:pre-wrap'>天   地", ["RRRR___RRRR"]),
    ("leading blanks", "<p style='white-space:pre-wrap'>  天\n 地", ["__RRRR", "_RRRR"]),
    ("beside a mark", "<p style='white-space:pre'>天，  地", ["RRRRRR____RRRR"]),
    ("twin: a typed space beside a mark adds nothing", "<p>天，  地", ["RRRRRR__RRRR"]),
    ("across an element's border", "<p style='white-space:pre'>天<b>  地</b>  玄", ["RRRR__RRRR__RRRR"]),
    ("a tab goes to its stop", "<p style='white-space:pre;tab-size:8'>天\t地\n玄黄\t宇",
     ["RRRR____RRRR", "RRRRRRRR________RRRR"]),
    ("a length serves as tab size", "<p style='white-space:pre;tab-size:12px'>天\t地\t玄",
     ["RRRR________RRRR________RRRR"]),
    ("an empty line", "<p style='white-space:pre'>天\n  \n地", ["RRRR", "", "RRRR"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "expected"), PICTURES, ids=[row[0] for row in PICTURES])
def test_picture(press, caplog, name, body, expected):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        assert press(body, 30).pixels(120, len(expected)) == expected
    assert "left to WeasyPrint" not in caplog.text


HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def test_kept_blanks_vanish_at_a_line_end_and_start_no_line(press):
    proof = press(f"<p style='white-space:pre-wrap'>{HAN[:6]}    {HAN[6:]}", 6)
    assert proof.words[0] == HAN[:6]
    assert proof.words[1].startswith(HAN[6])
    assert proof.pixels(24, 2) == ["R" * 24, "R" * 24]
    twin = press(f"<p style='white-space:pre-wrap'>{HAN[:4]}    {HAN[4:]}", 6)
    assert twin.pixels(24, 1) == ["R" * 16 + "____" + "R" * 4]


def test_kept_blanks_do_not_stretch(press):
    """Justification opens the joints between characters, never a kept blank."""
    body = f"{HAN[:2]}  {HAN[2:6]}“宇宙”{HAN[6:]}"
    for measure in (7.25, 7.5, 7.75):
        (line, *_) = press(f"<p style='white-space:pre-wrap'>{body}", measure).pixels(28, 1)
        assert "__" in line
        assert "___" not in line


def test_pre_is_never_broken(press):
    proof = press(f"<p style='white-space:pre'>{HAN[:8]}  {HAN[8:]}", 6)
    assert len(proof.lines) == 1


def test_words_stay_parted_when_copied(press):
    proof = press("<p style='white-space:pre'>  AB  CD   EF", 30)
    assert proof.text.split() == ["AB", "CD", "EF"]


def test_a_tab_on_a_later_line_reaches_a_stop_of_that_line(press):
    text = f"{HAN[:8]}天\t地玄黄"
    first, second = press(f"<p style='white-space:pre-wrap;tab-size:12px'>{text}", 8).pixels(32, 2)
    assert first == "R" * 32
    assert second == "RRRR________RRRRRRRRRRRR"
