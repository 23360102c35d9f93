"""Marks beyond the measure: clreq 3.1.7, C58 and C59."""

from dataclasses import replace
from typing import Final

from ..setting import Row, Setting
from .styles import HANGING, HONGKONG, TAIWAN

TEXT: Final = "天地玄黄{}宇宙洪荒日月盈昃"

ROWS: Final = [
    Row("C58", "nothing hangs unless it is asked for",
        Setting(TEXT.format("，"), 4, lines=["天地玄", "黄，宇宙", "洪荒日月", "盈昃"], width=4),
        Setting(TEXT.format("，"), 4, HANGING, lines=["天地玄黄，", "宇宙洪荒", "日月盈昃"], width=4.5)),
    *(
        Row("C59", f"{mark} hangs",
            Setting(TEXT.format(mark), 4, HANGING, whole=f"黄{mark}", pens=[0, 1, 2, 3, 4], width=4.5),
            Setting(TEXT.format(mark), 4, width=4))
        for mark in "，。、．"
    ),
    *(
        Row("C59", f"{mark} does not",
            Setting(TEXT.format(mark), 4, HANGING, width=4),
            Setting(TEXT.format("，"), 4, HANGING, width=4.5))
        for mark in "？！：；”」）》"
    ),
    Row("C59", "never in a run of marks",
        Setting("天地玄黄”，宇宙洪荒日", 5, HANGING, lines=["天地玄黄”，", "宇宙洪荒日"], width=5),
        Setting("天地玄黄宇，宙洪荒日月", 5, HANGING, lines=["天地玄黄宇，", "宙洪荒日月"], width=5.5)),
    Row("C59", "one only",
        Setting("天地玄黄。，宇宙洪荒日", 5, HANGING, width=5),
        Setting("天地玄黄。宇宙洪荒日月", 4, HANGING, width=4.5)),
    Row("C59", "only at a line end",
        Setting("天，地玄", style=HANGING, pens=[0, 1, 2, 3]), Setting("天地，", style=HANGING, width=2.5)),
    *(
        Row("C59", f"never in {name}",
            Setting(TEXT.format("，"), 4.25, replace(style, hanging=True), width=4.25),
            Setting(TEXT.format("，"), 4, HANGING, width=4.5))
        for name, style in (("Taiwan", TAIWAN), ("Hong Kong", HONGKONG))
    ),
]  # fmt: skip
