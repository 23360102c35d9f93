"""Han and Western on one line: clreq 3.2, C50-C55, and the grid of C91."""

from typing import Final

from banxin.compositor.style import LineStyle

from ..setting import Row, Setting
from .styles import GRID

NONE: Final = LineStyle(autospace=0.0)
EIGHTH: Final = LineStyle(autospace=0.125)

ROWS: Final = [
    *(
        Row("C50", f"a quarter em on both sides of {word}",
            Setting(f"天{word}地", pens=[0, 1.25, 1.5 + len(word) / 2], width=2.5 + len(word) / 2),
            Setting(f"天{word}地", style=NONE, pens=[0, 1, 1 + len(word) / 2]))
        for word in ("A", "12", "ABC", "A1", "3.14", "50%", "$5", "+1", "Z")
    ),
    Row("C50", "or as much as the house wants",
        Setting("天A地", style=EIGHTH, pens=[0, 1.125, 1.75]), Setting("天A地", pens=[0, 1.25, 2])),
    Row("C50", "none beside Western marks",
        Setting("天(A)地", pens=[0, 1, 2.5]), Setting("天AAA地", pens=[0, 1.25, 3])),
    Row("C51", "none at a line start", Setting("A天", pens=[0, 0.75]), Setting("天A", pens=[0, 1.25])),
    Row("C51", "none at the end of a line",
        Setting("天地玄AB宇宙洪荒日", 4.25, flush=True, pens=[0, 1, 2, 3.25], width=4.25),
        Setting("天地玄AB宇", pens=[0, 1, 2, 3.25, 4.5])),
    *(
        Row("C52", f"none between {mark} and a word",
            Setting(f"天{mark}A地", pens=[0, 1, 2, 2.75]), Setting("天地A玄", pens=[0, 1, 2.25, 3]))
        for mark in "，。、：；？！"
    ),
    *(
        Row("C52", f"none inside {a}{b}",
            Setting(f"天{a}A{b}地", pens=[0, 1, 2, 2.5, 3.5]), Setting("天地A玄黄", pens=[0, 1, 2.25, 3, 4]))
        for a, b in zip("‘“「『（《〈【", "’”」』）》〉】", strict=True)
    ),
    Row("C52", "a space typed beside a Chinese mark is none either",
        Setting("天， A地", pens=[0, 1, 2, 2.75]), Setting("A, B", pens=[0, 1.25])),
    Row("C20", "an apostrophe before what is left of a word is no Chinese mark",
        Setting("天’90地", pens=[0, 1.25, 3.5]), Setting("天‘地’90玄", pens=[0, 1, 2, 3, 4, 5.25])),
    Row("C20", "nor two around a letter",
        Setting("天A ’n’ B地", pens=[0, 1.25, 2, 4.75, 5.5]),
        Setting("天A ‘地’ B玄", pens=[0, 1.25, 1.75, 2.75, 3.75, 4.75, 5.5])),
    Row("C20", "nor one behind a word",
        Setting("天As’ B地", pens=[0, 1.25, 3.5, 4.25]),
        Setting("天‘As’ B地", pens=[0, 1, 2, 3, 4, 4.75])),
    Row("C20", "marks of an English quotation within English are Western",
        Setting("天A “B” C地", pens=[0, 1.25, 2, 4.75, 5.5]),
        Setting("天“B” C地", pens=[0, 1, 2, 2.5, 3.5, 4.25])),
    Row("C20", "a quotation may begin in another element",
        Setting("", markup="<p>天‘<b>地</b>’90玄", pens=[0, 1, 2, 3, 4, 5.25]),
        Setting("", markup="<p>天<b>地</b>’90玄", pens=[0, 1, 2.25, 4.5])),
    Row("C50", "small figures are of the word they stand in, the gap is that of the word",
        Setting("天A₂B地A²玄", pens=[0, 1.25, 3, 4.25, 5.5]),
        Setting("天A，B地²玄", pens=[0, 1.25, 1.75, 2.75, 3.5, 4.5, 5])),
    Row("C53", "letters have their own widths",
        Setting("天iW地", pens=[0, 1.25, 2.5]), Setting("天AA地", pens=[0, 1.25, 2.5], letters=0.5)),
    Row("C53", "digits have one width",
        Setting("天1111地", pens=[0, 1.25, 3.5], letters=0.5), Setting("天iiii地", pens=[0, 1.25, 2.5])),
    Row("C54", "on a grid a word takes whole cells, in their middle",
        Setting("天ABC地", style=GRID, pens=[0, 1.25, 3]),
        Setting("天ABC地", style=EIGHTH, pens=[0, 1.125, 2.75])),
    Row("C54", "so does a single letter",
        Setting("天A地", style=GRID, pens=[0, 1.25, 2]), Setting("天A地", style=NONE, pens=[0, 1, 1.5])),
    Row("C54", "and five",
        Setting("天ABCDE地", style=GRID, pens=[0, 1.25, 4]),
        Setting("天ABCDE地", style=NONE, pens=[0, 1, 3.5])),
    Row("C55", "a typed space is the gap",
        Setting("天 A 地", pens=[0, 1.25, 2]), Setting("A A", pens=[0, 0.75])),
    Row("C55", "two typed spaces as well",
        Setting("", markup="<p>天  A  地", pens=[0, 1.25, 2]),
        Setting("天A地", style=NONE, pens=[0, 1, 1.5])),
    Row("C55", "a blank of a fixed width is not the gap, and keeps its width",
        Setting("天\u2003地\u2009A", pens=[0, 1, 2, 3, 3.2]), Setting("天 地 A", pens=[0, 1.25, 2.5])),
    Row("C55", "across an element", Setting("", markup="<p>天 <b>A</b> 地", pens=[0, 1.25, 2]),
        Setting("", markup="<p>A <b>A</b> A", pens=[0, 0.75, 1.5])),
    Row("C91", "every character and mark in a cell",
        Setting("天“地”，玄。", style=GRID, pens=[0, 1, 2, 3, 4, 5, 6]),
        Setting("天“地”，玄。", pens=[0, 1, 2, 3, 3.5, 4.5, 5.5])),
    Row("C91", "marks of two ems in two cells",
        Setting("天——地……玄", style=GRID, pens=[0, 1, 3, 4, 6]), Setting("天·地", pens=[0, 1.085, 1.5])),
    Row("C91", "a typed space beside Han does not leave the grid, between words it takes a cell",
        Setting("天 A 地AB CD天", style=GRID, pens=[0, 1.25, 2, 3, 5, 6]),
        Setting("天 A 地AB CD天", pens=[0, 1.25, 2, 3.25, 4.5, 5.75])),
    Row("C54", "nothing opens within a word on a grid",
        Setting("天ban\u00adner地", style=GRID, pens=[0, 1, 4], letters=0.5),
        Setting("天ban\u00adner地", pens=[0, 1.25, 2.75, 4.5])),
    Row("C91", "on every line",
        Setting("天地玄黄宇，宙洪荒日月盈", 5, GRID, pitch=1),
        Setting("天地玄黄宇，宙洪荒日月盈", 5, pitch=1.333)),
]  # fmt: skip
