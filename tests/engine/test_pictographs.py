"""Emoji: one cluster, one object a line may break around; with a face that has them and with none."""

import io
import logging

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

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


FAMILY = "👨\u200d👩\u200d👧"


def emoji_face(path, advances, features=""):
    """A face of squares an em high: a glyph for each character, and one for each name that `features` use."""
    builder = FontBuilder(1000, isTTF=True)
    names = {sign: f"u{ord(sign):04X}" if len(sign) == 1 else sign for sign in advances}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(sign): name for sign, name in names.items() if len(sign) == 1})
    builder.setupGlyf({".notdef": square(0)} | {names[sign]: square(w) for sign, w in advances.items()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0)} | {names[s]: (w, 0) for s, w in advances.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    if features:
        builder.addOpenTypeFeatures(features)
    builder.save(path)
    return (
        f"@font-face {{ font-family: Signs; src: url({path.as_uri()}) }} html {{ font-family: Block, Signs }}"
    )


def square(width):
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((0, -200))
        for corner in ((0, 800), (width, 800), (width, -200)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


@pytest.fixture(scope="module")
def smile(tmp_path_factory):
    """A face with one picture, an em and a quarter wide: a chess sign, which no face of emoji has."""
    return emoji_face(tmp_path_factory.mktemp("smile") / "smile.ttf", {"🨀": 1250})


PERSONS = {"👨": 1000, "👩": 1000, "👧": 1000, "\u200d": 0}
JOINED = "feature liga { sub u1F468 u200D u1F469 u200D u1F467 by family; } liga;"


@pytest.fixture(scope="module")
def family(tmp_path_factory):
    """A face with three persons, and one glyph an em and a half wide for the three joined."""
    path = tmp_path_factory.mktemp("family") / "family.ttf"
    return emoji_face(path, PERSONS | {"family": 1500}, JOINED)


@pytest.fixture(scope="module")
def persons(tmp_path_factory):
    """A face with the same three persons, which it cannot join."""
    return emoji_face(tmp_path_factory.mktemp("persons") / "persons.ttf", PERSONS)


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


@pytest.mark.parametrize("face", ["family", "persons"])
def test_a_picture_of_many_characters_is_spelled_out(press, request, face):
    proof = press(f"<p>天{FAMILY}地", 20, request.getfixturevalue(face))
    spelled = ("\ufeff" + FAMILY).encode("utf-16-be").hex().encode()
    with pikepdf.open(io.BytesIO(proof.pdf)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"/actualtext <" + spelled in content.lower()
    # pdfium loses what is spelled beyond U+FFFF
    assert proof.text.replace(" ", "").strip() == "天\u200d\u200d地"


def test_a_joined_picture_is_one_glyph_on_the_line(press, family):
    assert press(f"<p>天{FAMILY}地", 20, family).pixels(80, 1) == ["R" * 14]


def test_a_picture_on_a_line_of_mixed_sizes(press, smile):
    proof = press("<p>天<b style='font-size:8px;line-height:2'>地🨀</b>🨀", 20, smile)
    assert "".join(proof.words) == "天地🨀🨀"
    assert proof.lines[0].height > 8


def test_scripts_from_right_to_left_are_left_alone(press, caplog):
    with caplog.at_level(logging.DEBUG, "banxin.compositor"):
        press("<p>天שלום地", 8)
    assert "right to left" in caplog.text
