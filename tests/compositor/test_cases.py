"""The table of cases: for each mechanical rule one text that shows it and a twin that must not."""

import pytest

from banxin.compositor.levels import Level
from banxin.compositor.marks import Region
from banxin.compositor.style import LineStyle

from .type_for_tests import EM, TAIWAN, copy_of, set_lines, width, words

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
FREE = LineStyle(level=Level.NONE)
BASIC = LineStyle(level=Level.BASIC)
STRICT = LineStyle(level=Level.STRICT)

# rule, text, measure, style, lines
BREAKS = [
    ("C02 a stop is pulled back", "天地玄黄宇，宙洪荒日月", 5, None, ["天地玄黄", "宇，宙洪荒", "日月"]),
    ("C02 twin: at level none it starts the line", "天地玄黄宇，宙洪", 5, FREE, ["天地玄黄宇", "，宙洪"]),
    ("C03 an opening mark goes to the next line", "天地玄黄“宇宙洪荒”日月", 5, None,
     ["天地玄黄", "“宇宙洪荒”", "日月"]),
    ("C03 twin: at level none it ends the line", "天地玄黄“宇宙洪荒日", 5, FREE,
     ["天地玄黄“", "宇宙洪荒日"]),
    ("C04 a solidus ends no line at gb", "天地玄黄宇宙洪荒／日月盈昃辰宿列张寒来", 8.5, None,
     ["天地玄黄宇宙洪", "荒／日月盈昃辰宿列", "张寒来"]),
    ("C04 twin: at level basic it may", "天地玄黄宇宙洪荒／日月盈昃辰宿列张寒来", 8.5, BASIC,
     ["天地玄黄宇宙洪荒／", "日月盈昃辰宿列张", "寒来"]),
    ("C05 strict: no dash at a line start", "天地玄黄——宇宙洪荒日", 4, STRICT,
     ["天地玄", "黄——宇", "宙洪荒日"]),
    ("C05 twin: gb allows it where nothing else will do", "天地玄——宇宙洪", 3, None,
     ["天地玄", "——宇", "宙洪"]),
    ("C05 twin: a line opened to the limit is better", "天地玄黄——宇宙洪", 4, None,
     ["天地玄", "黄——宇", "宙洪"]),
    ("C46 what rounding adds to half an em is no fault", "天地玄黄——宇宙洪", 4.002, None,
     ["天地玄", "黄——宇", "宙洪"]),
    ("C08 a dash is never split", "天地玄——黄宇宙洪荒日", 4, None, None),
    ("C09 an ellipsis is never split", "天地玄……黄宇宙洪荒日", 4, None, None),
    ("C12 a number is never split", "天地玄1234567黄宇宙洪荒", 5, None, None),
    ("C13 a sign stays behind its number", "天地玄12％黄宇宙洪荒日", 4, None, None),
    ("C14 a sign stays before its number", "天地玄黄￥12宇宙洪荒日", 4.5, None, None),
    ("C17 a number keeps its unit", "天地玄黄2024年宇宙洪荒日", 6, None, None),
    ("C18 a break before an opening quote", "天地玄黄宇“宙洪”荒日月盈", 5, None,
     ["天地玄黄宇", "“宙洪”荒日", "月盈"]),
    ("C18 a break after a closing quote", "天地“玄黄”宇宙洪荒日", 5, None, ["天地“玄黄”", "宇宙洪荒日"]),
    ("C80 no lone last character", "天地玄黄宇宙洪荒日月盈", 5, None, None),
]  # fmt: skip

UNBROKEN = {
    "C08": "——", "C09": "……", "C12": "1234567", "C13": "12％", "C14": "￥12", "C17": "2024年",
}  # fmt: skip


@pytest.mark.parametrize("case", BREAKS, ids=[row[0] for row in BREAKS])
def test_breaks(case):
    rule, text, measure, style, lines = case
    got = words(text, measure, style)
    assert "".join(got) == text
    if lines is not None:
        assert got == lines
    unit = UNBROKEN.get(rule.split()[0])
    if unit:
        assert any(unit in line for line in got), got
    if rule.startswith("C80"):
        assert len(got[-1]) >= 2


# rule, text, width in em
WIDTHS = [
    ("C20 a mark takes 1 em, its blank falls at the end", "天，地", 3.0),
    ("C20 a dash takes 2 em", "天——地", 4.0),
    ("C20 an ellipsis takes 2 em", "天……地", 4.0),
    ("C21 closing and stop", "天”，地", 2 + 1.5),
    ("C21 closing and opening: half an em stays", "天”“地", 2 + 1.5),
    ("C21 opening and opening", "天《“地”》天", 3 + 1.5 + 1.5),
    ("C21 twin: opening and closing are left alone", "天“”地", 4.0),
    ("C21 a run chains", "天。』」地", 2 + 2.0),
    ("C21 closing and interpunct", "天”·地", 2 + 1.0),
    ("C23 an opening mark at the line start", "“天地", 2.5),
    ("C25 a mark at the line end", "天地，", 2.5),
    ("C26 an interpunct is half an em", "天·地", 2.5),
    ("C26 a solidus is half an em", "天／地", 2.5),
    ("C26 a short connector is half an em", "天–地", 2.5),
    ("C26 twin: a wave is 1 em", "天～地", 3.0),
    ("C26 twin: a single dash is 1 em", "天—地", 3.0),
    ("C27 two ？！ share a place", "天？！地", 3.0),
    ("C27 three take two", "天！！！地", 4.0),
    ("C50 a quarter em between Han and Latin", "天A地", 2 + 0.5 + 0.5),
    ("C50 a quarter em between Han and figures", "天12地", 2 + 1 + 0.5),
    ("C51 no gap at the edges", "A天", 1.5 + 0.25),
    ("C52 no gap beside a stop", "天，A地", 1 + 1 + 0.5 + 0.25 + 1),
    ("C52 no gap inside brackets", "天“A”地", 2 + 2.5),
    ("C55 a typed space does not double the gap", "天 A 地", 3.0),
    ("C55 twin: between Western words it is a space", "A A", 1.25),
]


@pytest.mark.parametrize(("rule", "text", "expected"), WIDTHS, ids=[row[0] for row in WIDTHS])
def test_widths(rule, text, expected):
    assert width(text) == pytest.approx(expected)


# The same marks in Taiwan: stops centred, ？！ fixed, interpunct 1 em (clreq §1.1).
TRADITIONAL = [
    ("天，地", 3.0), ("天地，", 2.75), ("天？地", 3.0), ("天·地", 3.0), ("天」。地", 3.5), ("天。」地", 3.75),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRADITIONAL)
def test_centred_marks(text, expected):
    assert width(text, TAIWAN) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        (LineStyle(adjacent=False), "天”，地", 4.0),
        (LineStyle(line_start=False), "“天地", 3.0),
        (LineStyle(line_end=False), "天地，", 3.0),
        (LineStyle(autospace=0.0), "天A地", 2.5),
        (LineStyle(autospace=0.125), "天A地", 2.75),
        (LineStyle(hanging=True), "天地，", 2.0),
        (LineStyle(hanging=True), "天地”，", 3.0),  # C59: never in a run of marks
        (LineStyle(grid=True), "天“地”，A", 6.0),  # C54: all in cells
    ],
)
def test_choices(style, text, expected):
    assert width(text, style) == pytest.approx(expected)


def test_c24_an_opening_mark_after_the_indent_loses_its_blank():
    ((line, fitted), *_) = set_lines("“天地玄黄宇宙”洪荒", 6, indent=2)
    assert line == "“天地玄"
    assert fitted.head == 0
    ((_, kept), *_) = set_lines("“天地玄黄宇宙”洪荒", 6, LineStyle(line_start=False), indent=2)
    assert kept.head == EM // 2


def test_c06_c42_push_in_before_push_out():
    (line, fitted), *_ = set_lines("天地，玄黄宇，宙洪荒日月盈昃辰", 6)
    assert line == "天地，玄黄宇，"  # 6.5 em, half an em taken from the first comma
    assert min(fitted.glues[:-1]) == 0
    assert fitted.width == 6 * EM


def test_c42_the_ladder_of_shrink():
    """Brackets give before pauses, pauses before the gap, the gap before stops."""
    text = "天）地，玄A黄。宇宙"
    copy = copy_of(text)
    names = {sort.text: nth for nth, sort in enumerate(copy.sorts)}
    order = []
    from banxin.compositor.elastic import fit

    natural = fit(copy, 0, len(copy.sorts), 10**6, fill=False)
    for need in range(0, 1750, 125):
        fitted = fit(copy, 0, len(copy.sorts), natural.width - need, fill=False)
        for name in "），玄。":
            place = names[name]
            if fitted.glues[place] < natural.glues[place] and name not in order:
                order.append(name)
    assert order == ["）", "，", "玄", "。"]


def test_c43_c45_stretch_is_even_and_leaves_words_alone():
    style = LineStyle()
    from banxin.compositor.elastic import fit

    copy = copy_of("天地ABC玄黄宇", style)
    fitted = fit(copy, 0, len(copy.sorts), 9 * EM, fill=True)
    assert fitted.width == 9 * EM
    gaps = [fitted.glues[0], fitted.glues[3], fitted.glues[4]]
    assert max(gaps) - min(gaps) <= 1


def test_c40_a_line_with_nothing_else_to_open_opens_beside_its_interpuncts():
    style = LineStyle()
    from banxin.compositor.elastic import fit

    dotted = copy_of("天·地·玄·黄·", style)
    fitted = fit(dotted, 0, len(dotted.sorts), 7 * EM, fill=True)
    assert fitted.width == 7 * EM
    assert max(fitted.glues[:-1]) - min(fitted.glues[:-1]) <= 1
    twin = fit(copy_of("天地·玄黄", style), 0, 5, 5 * EM, fill=True)
    assert twin.glues == [EM // 4, 0, 0, EM // 4, 0]
    far = fit(copy_of("天地·玄黄", style), 0, 5, 6 * EM, fill=True)  # .75 em each would be too much
    assert far.glues == [375, 375, 375, 375, 0]


def test_c40_dotted_words_keep_the_lines_before_them_even():
    text = "天地玄黄宇宙" + "·".join("月盈昃辰宿列张寒来暑往秋收冬藏") + "·天地"
    lines = set_lines(text, 10)
    assert all(fitted.width == 10 * EM for _, fitted in lines[:-1])
    assert max(fitted.opened for _, fitted in lines[:-1]) <= EM // 4


def test_c44_no_gap_beyond_its_ceiling_before_han_opens():
    from banxin.compositor.elastic import fit

    copy = copy_of("天地A玄黄")
    fitted = fit(copy, 0, len(copy.sorts), 5 * EM + 400, fill=True)
    assert fitted.glues == [0, 450, 450, 0, 0]


def test_c47_the_last_line_keeps_its_width():
    *_, (last, fitted) = set_lines(HAN[:12], 7)
    assert fitted.width == len(last) * EM


def test_c80_a_sign_beside_it_leaves_a_character_alone():
    assert words("天地玄黄宇宙洪荒日月＝盈。", 5)[-1].startswith("月＝盈")
    assert words("天地玄黄宇宙洪荒日月昃盈。", 5)[-1] == "昃盈。"


def test_an_overfull_line_is_reported_and_nothing_is_lost():
    from banxin.compositor.optimum import compose

    copy = copy_of("天Incomprehensibilities地玄")
    lines = compose(copy, 0, len(copy.sorts), [5 * EM])
    assert lines.overfull
    assert lines.ends[-1] == len(copy.sorts)


def test_regions_come_from_lang():
    from banxin.compositor.marks import region_of

    assert region_of("zh-Hans") is Region.MAINLAND
    assert region_of("zh") is Region.MAINLAND
    assert region_of("zh-Hant-TW") is Region.TAIWAN
    assert region_of("zh_HK") is Region.HONGKONG
    assert region_of("en") is None
    assert region_of(None) is None
    assert region_of("ja") is None
