"""Lines as pictures: R is ink, _ is blank, four samples to the em."""

import pytest

PICTURES = [
    ("solid Han", "<p>天地玄", ["RRRRRRRRRRRR"]),
    ("C20 marks keep their blank", "<p>天“地”玄", ["RRRR__RRRRRRRR__RRRR"]),
    ("C21 closing and stop close up", "<p>天”，地", ["RRRRRRRR__RRRR"]),
    ("C21 closing and opening keep one blank", "<p>天”“地", ["RRRRRR__RRRRRR"]),
    ("C21 twin: compression off", "<p style='--banxin-adjacent:none'>天”，地", ["RRRRRR__RR__RRRR"]),
    ("C23 an opening mark starts flush", "<p>“天地", ["RRRRRRRRRR"]),
    ("C23 twin: full", "<p style='--banxin-line-start:full'>“天地", ["__RRRRRRRRRR"]),
    ("C24 and after an indent", "<p style='text-indent:2em'>“天地", ["________RRRRRRRRRR"]),
    ("C26 an interpunct in the middle of half an em", "<p>天·地", ["RRRRR_RRRR"]),
    ("C08 a dash without a gap", "<p>天——地", ["RRRRRRRRRRRRRRRR"]),
    ("C50 a quarter em before and after Latin", "<p>天A地", ["RRRR_RR_RRRR"]),
    ("C55 a typed space is the gap", "<p>天 A 地", ["RRRR_RR_RRRR"]),
    ("C27 two in one place", "<p>天？！地", ["RRRRRRRRRRRR"]),
    ("C21 across an element's border", "<p>天<b>”</b><i>，</i>地", ["RRRRRRRR__RRRR"]),
    ("C54 cells", "<p style='--banxin-grid:on'>天“地”，", ["RRRR__RRRRRRRR__RR"]),
]


@pytest.mark.parametrize(("name", "body", "expected"), PICTURES, ids=[row[0] for row in PICTURES])
def test_picture(press, name, body, expected):
    assert press(body).pixels(80, len(expected)) == expected


def test_c25_c40_lines_end_flush_with_half_a_mark(press):
    proof = press("<p>天地玄黄，宇宙洪荒日月盈昃", 4.5)
    assert proof.words[0] == "天地玄黄，"
    assert proof.pixels(18, 1) == ["RRRRRRRRRRRRRRRRRR"]
    twin = press("<p style='--banxin-line-end:full'>天地玄黄，宇宙洪荒日月盈昃", 5)
    assert twin.pixels(20, 1) == ["RRRRRRRRRRRRRRRRRR"]  # the blank stays before the edge


def test_c59_a_hanging_mark_stands_beyond_the_measure(press):
    body = "<p style='margin-right:4px;--banxin-hanging:on'>天地玄黄，宇宙洪荒"
    first, second = press(body, 5).pixels(20, 2)
    assert first == "RRRRRRRRRRRRRRRRRR"
    assert second == "RRRRRRRRRRRRRRRR"
    twin = press("<p style='margin-right:4px'>天地玄黄，宇宙洪荒", 5).pixels(20, 2)
    assert len(twin[0]) <= 16


def test_taiwan_stops_are_centred(press):
    assert press("<p>天，地", lang="zh-Hant-TW").pixels(80, 1) == ["RRRR_RR_RRRR"]


def test_c64_a_dot_under_each_character_and_none_under_marks(press):
    proof = press("<p style='--banxin-emphasis:dot;font-size:40px;line-height:80px'>天“地”", 40)
    import pypdfium2

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
