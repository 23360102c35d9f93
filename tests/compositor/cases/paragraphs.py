"""Paragraphs: clreq 3.4, C75, C76 and C80; neighbouring columns, C89."""

from typing import Final

from banxin.compositor.style import LineStyle

from ..setting import Row, Setting
from .styles import HAN, RAGGED

ALLOW: Final = LineStyle(lone=False)
EVEN: Final = LineStyle(justified=False, balanced=True)
EVEN_FLUSH: Final = LineStyle(balanced=True)

ROWS: Final = [
    Row("C75", "the first line is indented by two characters",
        Setting(HAN[:12], 6, indent=2, lines=["天地玄黄", "宇宙洪荒日月", "盈昃"], pens=[2, 3, 4, 5]),
        Setting(HAN[:12], 6, pens=[0, 1, 2, 3, 4, 5])),
    Row("C75", "by one in narrow columns",
        Setting(HAN[:12], 6, indent=1, pens=[1, 2, 3, 4, 5]), Setting(HAN[:12], 6, pens=[0, 1, 2, 3, 4, 5])),
    Row("C76", "no blank between paragraphs",
        Setting("", 6, markup="<p>天地玄<p>黄宇宙<p>洪荒", leading=2),
        Setting("", 6, markup="<p>天地玄<p>黄宇宙<p>洪荒", css="p { margin: 1em 0 }", leading=3)),
    *(
        Row("C80", f"no lone character behind {count} and {end or 'none'}",
            Setting(HAN[:count] + end, 5, whole=HAN[count - 2 : count] + end),
            Setting(HAN[:count] + end, 5, ALLOW, starts=HAN[count - 1]))
        for count, end in ((11, ""), (11, "。"), (16, "。”"), (21, "！"))
    ),
    Row("C80", "marks are not counted, words are",
        Setting("天地玄黄宇宙洪荒日月盈？！", 5, whole="月盈？！"),
        Setting("天地玄黄宇宙洪荒日月ABC", 5, whole="ABC", starts="A")),
    Row("C80", "marks give way to draw a lone character in",
        Setting("天，地玄黄宇，宙洪荒日", 5.5, whole="荒日"),
        Setting("天地玄黄宇宙", 5, ALLOW, lines=["天地玄黄宇", "宙"])),
    Row("C80", "a paragraph of one character is what it is", Setting("天", 5, lines=["天"]),
        Setting("天地", 5, lines=["天地"])),
    Row("C80", "lines of display type are about as long as one another",
        Setting(HAN[:12], 8, EVEN, lines=["天地玄黄宇宙", "洪荒日月盈昃"]),
        Setting(HAN[:12], 8, RAGGED, lines=["天地玄黄宇宙洪荒", "日月盈昃"])),
    Row("C80", "of marks and words too",
        Setting("天地，玄黄宇宙洪荒ABC日月", 10, EVEN, lines=["天地，玄黄宇宙", "洪荒ABC日月"]),
        Setting("天地，玄黄宇宙洪荒ABC日月", 10, RAGGED, lines=["天地，玄黄宇宙洪荒", "ABC日月"])),
    Row("C80", "a line ends behind a mark where none is short",
        Setting("天地玄黄，宇宙洪荒ABC日月", 10, EVEN, lines=["天地玄黄，", "宇宙洪荒ABC日月"]),
        Setting("天地，玄黄宇宙洪荒日月", 10, EVEN, lines=["天地，玄黄宇", "宙洪荒日月"])),
    Row("C80", "one line stays one, and flush lines stay flush",
        Setting(HAN[:8], 8, EVEN, lines=[HAN[:8]]),
        Setting(HAN[:12], 8, EVEN_FLUSH, lines=["天地玄黄宇宙洪荒", "日月盈昃"])),
    Row("C89", "baselines of neighbouring columns lie on one another's height",
        Setting("", 9, markup=f"<div><p>{HAN[:16]}</div>", css="div { columns: 2; column-gap: 1em }",
                leading=None, lines=["天地玄黄", "宇宙洪荒", "日月盈昃", "辰宿列张"]),
        Setting("", 9, markup=f"<p>{HAN[:16]}", lines=["天地玄黄宇宙洪荒日", "月盈昃辰宿列张"])),
]  # fmt: skip
