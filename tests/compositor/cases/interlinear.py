"""Between the lines: clreq 3.1.8, C62 and C64-C66. Drawn, so seen in print only."""

from typing import Final

from ..setting import Row, Setting

DOT: Final = "--banxin-emphasis:dot"
PROPER: Final = "--banxin-line:proper"
TITLE: Final = "--banxin-line:title"
TEXT: Final = "天地玄黄宇宙洪荒日月盈昃"

ROWS: Final = [
    *(
        Row("C62", f"{what} moves no baseline",
            Setting("", 4, markup=f"<p>天<b {mark}>地玄黄宇宙</b>洪荒日月盈昃", leading=2),
            Setting("", 4, markup=f"<p style='line-height:3'>天<b {mark}>地玄黄宇宙</b>洪荒日月盈昃",
                    leading=3))
        for what, mark in (
            ("a dot", f"style='{DOT}'"), ("a line", f"style='{PROPER}'"), ("a wave", f"style='{TITLE}'"),
            ("all of them", f"style='{DOT};{PROPER}'"),
        )
    ),
    Row("C64", "a dot under the middle of each character",
        Setting("", markup=f"<p>天<b style='{DOT}'>地玄</b>黄", dots=[1.5, 2.5]),
        Setting("", markup="<p>天<b>地玄</b>黄", dots=[])),
    Row("C64", "none under marks",
        Setting("", markup=f"<p style='{DOT}'>天，“地”——玄……·黄？！", dots=[0.5, 3, 7, 10.5]),
        Setting("", markup=f"<p style='{DOT}'>天地玄", dots=[0.5, 1.5, 2.5])),
    Row("C64", "none under Western words",
        Setting("", markup=f"<p style='{DOT}'>天AB地", dots=[0.5, 3.0]),
        Setting("", markup=f"<p style='{DOT}'>天地", dots=[0.5, 1.5])),
    Row("C64", "in the middle after tracking too",
        Setting("", markup=f"<p style='{DOT};letter-spacing:.5em'>天地玄", dots=[0.5, 2, 3.5]),
        Setting("", markup="<p style='letter-spacing:.5em'>天地玄", dots=[])),
    Row("C64", "and on a stretched line",
        Setting("", 5, markup=f"<p style='{DOT};text-align-last:justify'>天地玄", dots=[0.5, 2.5, 4.5]),
        Setting("", 5, markup=f"<p style='{DOT}'>天地玄", dots=[0.5, 1.5, 2.5])),
    Row("C64", "switched off inside",
        Setting("", markup=f"<p style='{DOT}'>天<b style='--banxin-emphasis:none'>地</b>玄", dots=[0.5, 2.5]),
        Setting("", markup=f"<p style='{DOT}'>天<b>地</b>玄", dots=[0.5, 1.5, 2.5])),
    Row("C65", "a line as long as its name",
        Setting("", markup=f"<p>天<b style='{PROPER}'>地玄</b>黄", rules=[(1.06, 2.94)], dots=[]),
        Setting("", markup="<p>天<b>地玄</b>黄", rules=[])),
    Row("C65", "a wave under a title",
        Setting("", markup=f"<p>天<b style='{TITLE}'>地玄</b>黄", rules=[(1.06, 2.94)], dots=[]),
        Setting("", markup="<p>天<b style='--banxin-line:none'>地玄</b>黄", rules=[])),
    Row("C65", "neighbours stay apart",
        Setting("", markup=f"<p><b style='{PROPER}'>天地</b><i style='{PROPER}'>玄黄</i>",
                rules=[(0.06, 1.94), (2.06, 3.94)]),
        Setting("", markup=f"<p><b style='{PROPER}'>天地玄黄</b>", rules=[(0.06, 3.94)])),
    Row("C65", "unbroken under an element within",
        Setting("", markup=f"<p>天<b style='{PROPER}'>地<i>玄</i>黄</b>宇", rules=[(1.06, 3.94)]),
        Setting("", markup=f"<p>天<b style='{PROPER}'>地</b><i>玄</i>宇", rules=[(1.06, 1.94)])),
    Row("C65", "it goes on where the name goes on in the next line",
        Setting("", 3, markup=f"<p>天地<b style='{PROPER}'>玄黄宇</b>宙", rules=[(2.06, 3), (0, 1.94)]),
        Setting("", 6, markup=f"<p>天地<b style='{PROPER}'>玄黄宇</b>宙", rules=[(2.06, 4.94)])),
    Row("C65", "as long as a stretched name",
        Setting("", 5, markup=f"<p style='text-align-last:justify'><b style='{PROPER}'>天地玄</b>",
                rules=[(0.06, 4.94)]),
        Setting("", 5, markup=f"<p><b style='{PROPER}'>天地玄</b>", rules=[(0.06, 2.94)])),
    Row("C65", "an underline goes on over the blank between two elements under it",
        Setting("", markup="<p><u>天地，<i style='font-style:normal'>玄黄</i></u>", rules=[(0, 3), (3, 5)]),
        Setting("", markup="<p><u>天地，</u>玄黄", rules=[(0, 2.5)])),
    Row("C66", "dots lie below the line",
        Setting("", markup=f"<p><b style='{PROPER};{DOT}'>天地</b>", heights=[0.2, 0.41, 0.41]),
        Setting("", markup=f"<p><b style='{DOT}'>天地</b>", heights=[0.28, 0.28])),
]  # fmt: skip
