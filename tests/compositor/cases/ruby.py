"""Readings: clreq 3.3, C19 and C68-C73. Set beside their base, so seen in print only."""

from typing import Final

from ..setting import Row, Setting

PINYIN: Final = "<ruby>地<rt>di</rt></ruby>"

ROWS: Final = [
    Row("C19", "a base and its reading are never parted",
        Setting("", 6, markup="<p>天地玄黄宇<ruby>宙洪<rt>zhou hong</rt></ruby>荒日月", whole="宙洪"),
        Setting("", 6, markup="<p>天地玄黄宇<b>宙洪</b>荒日月", parted="宙洪")),
    Row("C19", "nor where a solid line would part them",
        Setting("", 6, markup="<p>天地玄黄<ruby>宇宙洪荒<rt>ab</rt></ruby>日月盈昃", whole="宇宙洪荒"),
        Setting("", 6, markup="<p>天地玄黄<b>宇宙洪荒</b>日月盈昃", parted="宇宙洪荒")),
    Row("C19", "a stop does not start a line behind a reading",
        Setting("", 4, markup="<p>天地玄<ruby>黄<rt>huang</rt></ruby>，宇宙", never_starts="，"),
        Setting("", 4, markup="<p style='--banxin-level:none'>天地玄黄，宇宙", starts="，")),
    Row("C68", "pinyin in the middle above its base, half as large",
        Setting("", markup=f"<p>天{PINYIN}玄", readings=[("di", 1.3125, 1.6875)], reading_size=0.5),
        Setting("", markup="<p>天地di玄", readings=[])),
    Row("C68", "solid: its letters stand as the face has them",
        Setting("", markup="<p>天<ruby>地<rt>abc</rt></ruby>玄",
                readings=[("abc", 1.125, 1.875)], letters=0.25),
        Setting("", markup="<p>天abc玄", letters=0.5)),
    Row("C68", "its size is its own where a sheet gives one",
        Setting("", markup=f"<p>天{PINYIN}玄", css="rt { font-size: 40% }", reading_size=0.4),
        Setting("", markup=f"<p>天{PINYIN}玄", reading_size=0.5)),
    Row("C69", "neighbours stay a quarter of their em apart",
        Setting("", markup="<p>日月<ruby>天<rt>abcd</rt></ruby><ruby>地<rt>efgh</rt></ruby>盈",
                readings=[("abcd", 2.0, 3.0), ("efgh", 3.125, 4.125)]),
        Setting("", markup="<p><ruby>天<rt>ab</rt></ruby><ruby>地<rt>ef</rt></ruby>", pens=[0, 1],
                readings=[("ab", 0.25, 0.75), ("ef", 1.25, 1.75)])),
    Row("C70", "a base narrower than its reading is opened evenly",
        Setting("", markup="<p>天<ruby>地玄<rt>abcdefghijklmnop</rt></ruby>黄", pens=[0, 1.34375, 3.03125, 4.375]),
        Setting("", markup="<p>天<ruby>地玄<rt>abcd</rt></ruby>黄", pens=[0, 1, 2, 3])),
    Row("C70", "words of a reading stand half an em of theirs apart or less",
        Setting("", markup="<p>天<ruby>地玄<rt>ab cd</rt></ruby>黄", readings=[("abcd", 1.4375, 2.5625)]),
        Setting("", markup="<p>天<ruby>地玄<rt>abcd</rt></ruby>黄", readings=[("abcd", 1.5, 2.5)])),
    Row("C71", "a reading longer than its base stays within the line",
        Setting("", 5, markup="<p>天地玄黄<ruby>宇<rt>abcdef</rt></ruby>宙", whole="宇宙",
                never_ends="宇"),
        Setting("", 5, markup="<p>天地玄黄<ruby>宇<rt>ab</rt></ruby>宙洪", ends="宇")),
    Row("C72", "bopomofo stands at the right in half an em",
        Setting("", markup="<p>天<ruby>地<rt>ㄅㄆ</rt></ruby>玄", pens=[0, 1, 2.5], reading_size=0.3,
                readings=[("ㄅ", 2.025, 2.325), ("ㄆ", 2.025, 2.325)]),
        Setting("", markup="<p>天<ruby>地<rt>di</rt></ruby>玄", pens=[0, 1, 2])),
    Row("C72", "the neutral tone stands before the symbols, others at their side",
        Setting("",
                markup="<p>天<ruby>地<rt>˙ㄅ</rt></ruby>玄",
                        readings=[("˙", 2.025, 2.325), ("ㄅ", 2.025, 2.325)]),
        Setting("",
                markup="<p>天<ruby>地<rt>ㄅˋ</rt></ruby>玄",
                        readings=[("ㄅ", 2.025, 2.325), ("ˋ", 2.325, 2.625)])),
    *(
        Row("C73", f"{reading} moves no baseline",
            Setting("", 4, markup=f"<p>天<ruby>地<rt>{reading}</rt></ruby>玄黄宇宙洪荒日月", leading=2),
            Setting("", 4, markup=f"<p style='line-height:3'>天<ruby>地<rt>{reading}</rt></ruby>玄黄宇宙洪",
                    leading=3))
        for reading in ("di", "ㄅㄆ")
    ),
]  # fmt: skip
