"""Lines as pictures: R is ink, _ is blank, four samples to the em."""

import pypdfium2
import pytest

GRID = "--banxin-grid:on"
DOT = "--banxin-emphasis:dot;--banxin-line:proper"

# What it is, the body, the measure, a line of print for each line of type.
PICTURES = [
    ("C41 solid Han", "<p>天地玄", 20, ["RRRRRRRRRRRR"]),
    ("C20 marks keep their blank", "<p>天“地”玄", 20, ["RRRR__RRRRRRRR__RRRR"]),
    # neighbours
    ("C21 closing and stop close up", "<p>天”，地", 20, ["RRRRRRRR__RRRR"]),
    ("C21 stop and closing", "<p>天。”地", 20, ["RRRRRRRR__RRRR"]),
    ("C21 closing and closing", "<p>天）”地", 20, ["RRRRRRRR__RRRR"]),
    ("C21 opening and opening", "<p>天“（地", 20, ["RRRR__RRRRRRRR"]),
    ("C21 closing and opening keep one blank", "<p>天”“地", 20, ["RRRRRR__RRRRRR"]),
    ("C21 stop and opening", "<p>天，“地", 20, ["RRRRRR__RRRRRR"]),
    ("C21 opening and closing are left alone", "<p>天“”地", 20, ["RRRR__RRRR__RRRR"]),
    ("C21 three in a row", "<p>天。』」地", 20, ["RRRRRRRRRR__RRRR"]),
    ("C21 closing and interpunct", "<p>天”·地", 20, ["RRRRRRR_RRRR"]),
    ("C21 twin: compression off", "<p style='--banxin-adjacent:none'>天”，地", 20, ["RRRRRR__RR__RRRR"]),
    ("C21 across an element's border", "<p>天<b>”</b><i>，</i>地", 20, ["RRRRRRRR__RRRR"]),
    # starts and ends of lines
    ("C23 an opening mark starts flush", "<p>“天地", 20, ["RRRRRRRRRR"]),
    ("C23 twin: full", "<p style='--banxin-line-start:full'>“天地", 20, ["__RRRRRRRRRR"]),
    ("C23 on a second line", "<p>天地玄“黄宇", 3, ["RRRRRRRRRRRR", "RRRRRRRRRR"]),
    ("C24 and after an indent", "<p style='text-indent:2em'>“天地", 20, ["________RRRRRRRRRR"]),
    ("C75 an indented line", "<p style='text-indent:2em'>天地玄黄", 4, ["________RRRRRRRR", "RRRRRRRR"]),
    ("C25 a mark ends flush", "<p>天地玄，黄宇宙，", 3.5, ["RRRRRRRRRRRRRR", "RRRRRRRRRRRRRR"]),
    (
        "C25 twin: full",
        "<p style='--banxin-line-end:full'>天地玄，黄宇宙",
        4,
        ["RRRRRRRRRRRRRR", "RRRRRRRRRRRR"],
    ),
    ("C42 a pause gives way within", "<p>天，地玄，黄宇", 4, ["RRRRRRRRRRRRRRRR", "RRRRRRRR"]),
    ("C42 twin: it keeps its blank", "<p>天，地玄，黄宇", 4.5, ["RRRRRR__RRRRRRRRRR", "RRRRRRRR"]),
    (
        "C59 beyond the measure",
        "<p style='margin-right:1em;--banxin-hanging:on'>天地玄，黄宇宙洪荒",
        4,
        ["RRRRRRRRRRRRRR", "RRRRRRRRRRRR", "RRRRRRRR"],
    ),
    # what takes a place of its own
    ("C26 an interpunct in the middle of half an em", "<p>天·地", 20, ["RRRRR_RRRR"]),
    ("C26 solidus and connector in half an em", "<p>天/地–玄", 20, ["RRRRRRRRRRRRRRRR"]),
    ("C08 a dash without a gap", "<p>天——地", 20, ["RRRRRRRRRRRRRRRR"]),
    ("C08 nor under stretch", "<p style='text-align-last:justify'>天——地", 6, ["RRRR____RRRRRRRR____RRRR"]),
    ("C09 an ellipsis without a gap", "<p>天……地", 20, ["RRRRRRRRRRRRRRRR"]),
    ("C09 nor under stretch", "<p style='text-align-last:justify'>天……地", 6, ["RRRR____RRRRRRRR____RRRR"]),
    ("C27 two in one place", "<p>天？！地", 20, ["RRRRRRRRRRRR"]),
    ("C27 three in two", "<p>天？？？地", 20, ["RRRRRRRRRR__RRRR"]),
    # Han and Western
    ("C50 a quarter em before and after Latin", "<p>天A地", 20, ["RRRR_RR_RRRR"]),
    ("C50 twin: none", "<p style='--banxin-autospace:none'>天A地", 20, ["RRRRRRRRRR"]),
    ("C51 none at the start of a line", "<p>A天", 20, ["RR_RRRR"]),
    ("C52 none beside a stop", "<p>天，A地", 20, ["RRRRRR__RR_RRRR"]),
    ("C55 a typed space is the gap", "<p>天 A 地", 20, ["RRRR_RR_RRRR"]),
    ("C55 twin: a space between words", "<p>A A", 20, ["RR_RR"]),
    ("C52 a typed space is kept at a connector between words", "<p>A – A", 20, ["RR_RR_RR"]),
    ("C52 twin: not where Han stands beside it", "<p>天 – A", 20, ["RRRRRRRR"]),
    # cells
    ("C54 cells", f"<p style='{GRID}'>天“地”，", 20, ["RRRR__RRRRRRRR__RR"]),
    ("C54 a letter in the middle of its cell", f"<p style='{GRID}'>天A地", 20, ["RRRR_RR_RRRR"]),
    ("C91 twin: without cells", "<p>天“地”，", 20, ["RRRR__RRRRRRRRRR"]),
    # between the lines
    ("C62 dots and lines move nothing", f"<p>天<b style='{DOT}'>地玄</b>黄宇宙", 3, ["RRRRRRRRRRRR"] * 2),
    ("C73 a reading moves nothing", "<p>天<ruby>地<rt>di</rt></ruby>玄黄宇宙", 3, ["RRRRRRRRRRRR"] * 2),
    ("C72 bopomofo keeps half an em", "<p>天<ruby>地<rt>ㄅ</rt></ruby>玄", 20, ["RRRRRRRRR_RRRR"]),
]


# The same in Taiwan and Hong Kong: pauses and stops stand in the middle of their places.
CENTRED = [
    ("C28 a pause", "<p>天，地", 20, ["RRRR_RR_RRRR"]),
    ("C28 a stop at the line end", "<p>天地。", 20, ["RRRRRRRR_RR"]),
    ("C28 before an opening mark", "<p>天，「地", 20, ["RRRR_RR_RRRRRR"]),
    ("C28 behind a closing mark", "<p>天」，地", 20, ["RRRRRR_RR_RRRR"]),
    ("C28 a question mark keeps its em", "<p>天？地", 20, ["RRRRRR__RRRR"]),
    ("C28 an interpunct in a whole place", "<p>天·地", 20, ["RRRR_R__RRRR"]),
    ("C42 blanks on both sides give way alike", "<p>天，地玄", 3.5, ["RRRRRRRRRRRRRR"]),
]


@pytest.mark.parametrize(("name", "body", "measure", "expected"), PICTURES, ids=[row[0] for row in PICTURES])
def test_picture(press, name, body, measure, expected):
    assert press(body, measure).pixels(int(measure * 4), len(expected)) == expected


@pytest.mark.parametrize("lang", ["zh-Hant-TW", "zh-Hant-HK"])
@pytest.mark.parametrize(("name", "body", "measure", "expected"), CENTRED, ids=[row[0] for row in CENTRED])
def test_picture_of_centred_marks(press, lang, name, body, measure, expected):
    assert press(body, measure, lang=lang).pixels(int(measure * 4), len(expected)) == expected


def test_c64_a_dot_under_each_character_and_none_under_marks(press):
    proof = press("<p style='--banxin-emphasis:dot;font-size:40px;line-height:80px'>天“地”", 40)
    image = pypdfium2.PdfDocument(proof.pdf)[0].render(scale=1 / 0.75).to_pil().convert("L")
    # text is 40 px high around y = 40: the foot of the square is at 60, dots are below it
    row = [min(image.getpixel((x, y)) for y in range(61, 68)) < 128 for x in range(160)]
    spots, inside = [], False
    for x, ink in enumerate(row):
        if ink and not inside:
            spots.append(x)
        inside = ink
    assert len(spots) == 2
    assert spots[0] == pytest.approx(18, abs=3)
    assert spots[1] == pytest.approx(98, abs=3)  # 天 and “ are 40 px each, then the middle of 地
