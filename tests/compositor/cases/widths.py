"""Places marks take and where they stand in them: clreq 3.1.2, 3.1.3, 3.1.6, C20-C28, C33."""

from itertools import product
from typing import Final

from banxin.compositor.style import LineStyle

from ..setting import Row, Setting
from .breaking import CLOSING, OPENING
from .styles import FREE, HONGKONG, LOOSE, TAIWAN

FULL_STOPS: Final = "。．，、：；！？‼⁇⁈⁉"
HALVES: Final = "·・‧–-／/"
FULL_START: Final = LineStyle(line_start=False)
FULL_END: Final = LineStyle(line_end=False)

# clreq §1.2: what two marks take together; None where clreq is silent and so are we.
PAIRS: Final = {
    "OP": {"OP": 1.5, "CL": 2.0, "stop": 2.0, "MD": 1.5},
    "CL": {"OP": 1.5, "CL": 1.5, "stop": 1.5, "MD": 1.0},
    "stop": {"OP": 1.5, "CL": 1.5, "stop": 1.5},
}  # fmt: skip
MEMBERS: Final = {"OP": "（“《", "CL": "）”》", "stop": "，。：", "MD": "·"}


def _full(mark: str) -> Row:
    return Row(
        "C20", f"{mark} takes 1 em", Setting(f"天{mark}地", pens=[0, 1, 2], width=3),
        Setting("天·地", width=2.5),
    )  # fmt: skip


def _pair(first: str, second: str, width: float) -> Row:
    alone = 1.5 if "·" in second else 2.0
    text = f"天{first}{second}地"
    return Row(
        "C21", f"{first}{second} take {width} em", Setting(text, width=2 + width),
        Setting(text, style=LOOSE, width=2 + alone),
    )  # fmt: skip


def _start(mark: str) -> Row:
    text = f"{mark}天地"
    return Row(
        "C23", f"{mark} starts flush", Setting(text, pens=[-0.5, 0.5, 1.5]),
        Setting(text, style=FULL_START, pens=[0, 1, 2]),
    )  # fmt: skip


def _end(mark: str) -> Row:
    text = f"天地玄黄{mark}宇宙洪荒日月"
    return Row(
        "C25", f"{mark} ends flush in half an em",
        Setting(text, 4.5, whole=f"黄{mark}", pens=[0, 1, 2, 3, 4], flush=True, overfull=0),
        Setting(text, 5, FULL_END, whole=f"黄{mark}", pens=[0, 1, 2, 3, 4], width=4.5),
    )  # fmt: skip


def _half(mark: str) -> Row:
    return Row(
        "C26", f"{mark} takes half an em", Setting(f"天{mark}地", width=2.5), Setting("天—地～玄", width=5)
    )


def _centred(style: LineStyle, name: str) -> list[Row]:
    """Marks in the middle of their places: a quarter goes at a line end, ？！ are not to be cut."""
    return [
        Row("C28", f"{name}: {text} ends at {theirs}", Setting(text, style=style, width=theirs),
            Setting(text, width=ours))
        for text, theirs, ours in (
            ("天地，", 2.75, 2.5), ("天地。", 2.75, 2.5), ("天地：", 2.75, 2.5), ("天地？", 3.0, 2.5),
            ("天地！", 3.0, 2.5), ("天地」", 2.5, 2.5), ("天·地", 3.0, 2.5), ("天／地", 3.0, 2.5),
            ("天」。地", 3.5, 3.5), ("天。」地", 3.75, 3.5), ("天？」地", 4.0, 3.5), ("天，「地", 3.5, 3.5),
        )
        if theirs != ours
    ]  # fmt: skip


ROWS: Final = [
    *map(_full, FULL_STOPS + OPENING + CLOSING),
    *(
        _pair(a, b, width)
        for first, row in PAIRS.items()
        for second, width in row.items()
        for a, b in product(MEMBERS[first], MEMBERS[second])
        if width != (1.5 if second == "MD" else 2.0)
    ),
    *(
        Row("C21", f"{a}{b} are left alone",
            Setting(f"天{a}{b}地", width=4), Setting(f"天{b}{a}地", width=3.5))
        for kind in ("CL", "stop")
        for a, b in product(MEMBERS["OP"], MEMBERS[kind])
    ),
    Row("C21", "a run chains pair by pair",
        Setting("天。』」地", width=4), Setting("天。』」地", style=LOOSE, width=5)),
    Row("C21", "across the border of an element",
        Setting("", markup="<p>天<b>”</b><i>，</i>地", width=3.5),
        Setting("", markup="<p>天<b>”</b>玄<i>，</i>地", width=5)),
    Row("C21", "a space typed between two marks is no gap",
        Setting("天。 “地", width=3.5), Setting("A A", width=1.25)),
    Row("C22", "two opening marks stay tight to what they enclose",
        Setting("天《（地", pens=[0, 1, 1.5, 2.5]), Setting("天《（地", style=LOOSE, pens=[0, 1, 2, 3])),
    Row("C22", "two closing marks too",
        Setting("天）》地", pens=[0, 1, 1.5, 2.5]), Setting("天）》地", style=LOOSE, pens=[0, 1, 2, 3])),
    Row("C22", "the blank lies between a closing and an opening mark",
        Setting("天”“地", pens=[0, 1, 1.5, 2.5]), Setting("天”“地", style=LOOSE, pens=[0, 1, 2, 3])),
    *map(_start, OPENING),
    Row("C24", "an opening mark after the indent loses its blank",
        Setting("“天地玄黄宇宙”", 6.5, indent=2, pens=[1.5, 2.5, 3.5, 4.5, 5.5]),
        Setting("“天地玄黄宇宙”", 7, FULL_START, indent=2, pens=[2, 3, 4, 5, 6])),
    Row("C24", "what is no opening mark stands at the indent",
        Setting("《天地", indent=2, pens=[1.5, 2.5, 3.5]), Setting("天地", indent=2, pens=[2, 3])),
    *map(_end, "。．，、：；！？" + CLOSING),
    Row("C25", "a dash at a line end keeps its place",
        Setting("天地玄黄，宇宙洪荒日月盈昃", 4.5, flush=True),
        Setting("天地——玄黄宇宙洪荒", 4, lines=["天地——", "玄黄宇宙", "洪荒"], flush=True)),
    *map(_half, HALVES),
    Row("C27", "two take one place",
        Setting("天？！地", pens=[0, 1, 2]), Setting("天？地！玄", pens=[0, 1, 2, 3, 4])),
    Row("C27", "two alike as well", Setting("天！！地", width=3), Setting("天！地", width=3)),
    Row("C27", "three take two", Setting("天？？？地", width=4), Setting("天？？地", width=3)),
    Row("C27", "two in two elements take one place too",
        Setting("", markup="<p>天<b>？</b>！地", pens=[0, 1, 1.5, 2]),
        Setting("", markup="<p>天<b>？</b>”地", pens=[0, 1, 1.5, 2.5])),
    Row("C27", "never parted", Setting("天地玄？！黄宇宙洪", 3.5, FREE, whole="？！"),
        Setting("天地玄。。黄宇宙洪荒日", 3.5, FREE, parted="。。")),
    *_centred(TAIWAN, "Taiwan"),
    *_centred(HONGKONG, "Hong Kong"),
    Row("C28", "marks stand where the face draws them, whatever the language of an element",
        Setting("", markup="<p>天地<span lang=zh-Hant-TW>玄，</span>", width=3.5),
        Setting("天地玄，", style=TAIWAN, width=3.75)),
    Row("C33", "the short connector is shorter than 一, the long one is not",
        Setting("天–地", width=2.5), Setting("天—地", width=3)),
]  # fmt: skip
