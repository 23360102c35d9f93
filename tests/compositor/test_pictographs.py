"""Emoji: one cluster, one object a line may break around; with a face that has them and with none."""

import io
import logging

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from weasyprint import HTML

from banxin.compositor import composing
from banxin.compositor.pictographs import parted

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"

PICTURES = [
    "😀", "👨\u200d👩\u200d👧\u200d👦", "🇨🇳", "👍🏽", "1️⃣", "#⃣", "❤️", "⭐", "🏳️\u200d🌈", "👩\u200d⚕", "✂️",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
]  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES)
def test_a_cluster_is_one_picture(picture):
    assert list(parted(f"天{picture}地")) == [("天", False), (picture, True), ("地", False)]
    assert [piece for piece, _ in parted(picture * 2)] == [picture] * 2


@pytest.mark.parametrize("text", ["天地", "①②★☆○●■→✂", "12#*", "一二\u3000ABC"])
def test_twin_ordinary_signs_are_no_pictures(text):
    assert list(parted(text)) == [(text, False)]


@pytest.fixture(scope="module")
def smile(tmp_path_factory):
    """A face with one square picture, an em and a quarter wide: a chess sign, which no face of emoji has."""
    path = tmp_path_factory.mktemp("smile") / "smile.ttf"
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "smile"])
    builder.setupCharacterMap({0x1FA00: "smile"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, -200))
    for corner in ((0, 800), (1250, 800), (1250, -200)):
        pen.lineTo(corner)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "smile": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "smile": (1250, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Smile", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)
    return (
        f"@font-face {{ font-family: Smile; src: url({path.as_uri()}) }} html {{ font-family: Block, Smile }}"
    )


def test_lines_with_emoji_are_flush_and_keep_the_rules(press, smile, caplog):
    text = f"{HAN[:4]}🨀{HAN[4:9]}🨀，{HAN[9:]}"
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        proof = press(f"<p>{text}", 6.25, smile)
    assert "left to WeasyPrint" not in caplog.text
    assert "".join(proof.words) == text
    assert all(line.position_x + line.width == pytest.approx(25, abs=0.05) for line in proof.lines[:-1])
    assert all(line.height == 8 for line in proof.lines)
    assert not any(line.startswith("，") for line in proof.words)
    assert proof.text.replace("\n", "") == text


def test_an_emoji_is_as_wide_as_its_glyph_and_keeps_no_gap(press, smile):
    assert press("<p>天🨀地", 20, smile).pixels(80, 1) == ["R" * 13]
    assert press("<p>A🨀A", 20, smile).pixels(80, 1) == ["R" * 9]
    assert press("<p>天A地", 20, smile).pixels(80, 1) == ["RRRR_RR_RRRR"]


def test_a_line_may_break_on_both_sides(press, smile):
    assert press(f"<p>{HAN[:4]}🨀{HAN[4:]}", 4, smile).words[:2] == [HAN[:4], f"🨀{HAN[4:6]}"]
    assert press("<p>天地玄🨀黄宇宙洪荒", 4.25, smile).words[0] == "天地玄🨀"
    assert press("<p style='white-space:nowrap'>天地玄🨀黄", 4.25, smile).words == ["天地玄🨀黄"]


@pytest.mark.parametrize("picture", PICTURES)
def test_without_a_face_the_text_is_there_all_the_same(press, picture, caplog):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        proof = press(f"<p>{HAN[:5]}{picture}，{HAN[5:]}", 6)
    assert "left to WeasyPrint" not in caplog.text
    assert "".join(proof.words) == f"{HAN[:5]}{picture}，{HAN[5:]}"


def test_a_missing_glyph_has_room_for_the_square_that_is_drawn(press):
    proof = press("<p>天\U0001faf6地", 8)
    (box,) = [box for box in proof.lines[0].children if box.text == "\U0001faf6"]
    assert box.width >= 4 - 0.01


def test_a_picture_of_many_characters_is_spelled_out():
    family = "👨\u200d👩\u200d👧"
    target = io.BytesIO()
    with composing():
        HTML(string=f"<html lang=zh-Hans><p>天{family}地").write_pdf(target, uncompressed_pdf=True)
    spelled = ("\ufeff" + family).encode("utf-16-be").hex().encode()
    assert b"/ActualText <" + spelled in target.getvalue().lower().replace(b"/actualtext", b"/ActualText")
    text = pypdfium2.PdfDocument(target.getvalue())[0].get_textpage().get_text_range()
    assert text.replace(" ", "").strip() == "天\u200d\u200d地"  # pdfium loses what is spelled beyond U+FFFF


def test_a_picture_on_a_line_of_mixed_sizes(press, smile):
    proof = press("<p>天<b style='font-size:8px;line-height:2'>地🨀</b>🨀", 20, smile)
    assert "".join(proof.words) == "天地🨀🨀"
    assert proof.lines[0].height > 8


def test_scripts_from_right_to_left_are_left_alone(press, caplog):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        press("<p>天שלום地", 8)
    assert "right to left" in caplog.text
