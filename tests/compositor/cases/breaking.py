"""Where lines may not break: clreq 3.1.4, C01-C07 and C18."""

from typing import Final

from ..setting import Row, Setting
from .styles import BASIC, FREE, GRID, RAGGED, STRICT

OPENING: Final = "‘“「『（《〈【〖〔［｛"
CLOSING: Final = "’”」』）》〉】〗〕］｝"
STOPS: Final = "。．，、：；！？‼⁇⁈⁉"
CONNECTORS: Final = "～-–—"
MIDDLES: Final = "·・‧"
SOLIDI: Final = "/／"
TWO = "天地玄黄宇，宙洪荒日，月盈昃辰"
LONG = "天地玄黄宇宙洪荒{}日月盈昃辰宿列张寒来"


def _first(mark: str) -> Row:
    text = f"天地玄黄宇{mark}宙洪荒日月盈"
    return Row(
        "C02", f"{mark} starts no line",
        Setting(text, 5, BASIC, never_starts=mark), Setting(text, 5, FREE, starts=mark),
    )  # fmt: skip


def _last(mark: str) -> Row:
    text = f"天地玄黄{mark}宇宙洪荒日月"
    return Row(
        "C03", f"{mark} ends no line",
        Setting(text, 5, BASIC, never_ends=mark), Setting(text, 5, FREE, ends=mark),
    )  # fmt: skip


def _solidus(mark: str) -> Row:
    text = LONG.format(mark)
    return Row(
        "C04", f"{mark} ends no line at gb, nor starts one",
        Setting(text, 8.5, never_ends=mark, never_starts=mark), Setting(text, 8.5, BASIC, ends=mark),
    )  # fmt: skip


def _long(mark: str) -> Row:
    text = f"天地玄黄{mark}宇宙"
    return Row(
        "C05", f"{mark} starts no line at strict",
        Setting(text, 4, STRICT, never_starts=mark[0]), Setting(text, 4, starts=mark[0]),
    )  # fmt: skip


CLAUSE: Final = "宇宙洪荒日月盈昃辰宿列张寒来暑往秋收"

ROWS: Final = [
    Row(
        "C01", "one level serves all lines",
        Setting(TWO, 5, never_starts="，"),
        Setting(TWO, 5, FREE, lines=["天地玄黄宇", "，宙洪荒日", "，月盈昃辰"]),
    ),
    Row(
        "C01", "an element inside does not change its paragraph's level",
        Setting("", 5, never_starts="，",
                markup="<p>天地玄黄宇<b style='--banxin-level:none'>，宙洪荒日，</b>月盈昃辰"),
        Setting("", 5, starts="，",
                markup="<p style='--banxin-level:none'>天地玄黄宇<b>，宙洪荒日，</b>月盈昃辰"),
    ),
    *map(_first, STOPS + CLOSING + CONNECTORS + MIDDLES + SOLIDI),
    *map(_last, OPENING),
    *map(_solidus, SOLIDI),
    *map(_long, ["——", "⸺", "……", "⋯⋯"]),
    Row(
        "C05", "gb avoids a dash at a line start where it can",
        Setting("天地玄黄宇宙——洪荒，日月，盈昃辰宿列张寒", 6, never_starts="—"),
        Setting("天地玄黄宇宙～洪荒，日月，盈昃辰宿列张寒", 6, FREE, starts="～"),
    ),
    Row(
        "C06", "pushed in before pushed out",
        Setting("天地，玄黄宇，宙洪荒日月盈昃辰", 6, lines=["天地，玄黄宇，", "宙洪荒日月盈", "昃辰"],
                pens=[0, 1, 2, 2.5, 3.5, 4.5, 5.5]),
        Setting("天地玄玄黄宇，宙洪荒日月盈昃辰", 6, lines=["天地玄玄黄", "宇，宙洪荒日", "月盈昃辰"],
                pitch=1.25),
    ),
    Row(
        "C06", "no pushing in on a grid",
        Setting("天地，玄黄宇，宙洪荒日月盈昃辰", 6, width=6),
        Setting("天地，玄黄宇，宙洪荒日月盈昃辰", 6, GRID, lines=["天地，玄黄", "宇，宙洪荒日", "月盈昃辰"]),
    ),
    Row(
        "C07", "three marks in a row stay off the line start",
        Setting("天地玄黄。』」宇宙洪荒", 4, never_starts="。』」", overfull=0),
        Setting("天地玄黄。』」宇宙洪荒", 4, FREE, lines=["天地玄黄", "。』」宇宙", "洪荒"]),
    ),
    Row(
        "C07", "where they cannot, the line is reported, the rule is not dropped in silence",
        Setting("天地。』」玄黄", 1.5, never_starts="。』」", overfull=1),
        Setting("天地。』」玄黄", 1.5, FREE, overfull=0),
    ),
    Row(
        "C18", "a break before an opening quote",
        Setting("天地玄黄宇“宙洪”荒日月盈", 5, lines=["天地玄黄宇", "“宙洪”荒日", "月盈"]),
        Setting("天地玄黄宇\u2060“宙洪”荒日月盈", 5, whole="宇“"),
    ),
    Row(
        "C18", "a break after a closing quote",
        Setting("天地“玄黄”宇宙洪荒日", 5, lines=["天地“玄黄”", "宇宙洪荒日"]),
        Setting("天地“玄黄”\u2060宇宙洪荒日", 5, whole="”宇"),
    ),
    Row(
        "C18", "quotation marks in a Western word are part of it",
        Setting("天地玄AB’CD黄宇宙洪荒日", 4.75, whole="AB’CD"),
        Setting("天地玄AB”CD黄宇宙洪荒日", 4.75, parted="AB”CD"),
    ),
    Row(
        "C01", "a break between an element that does not wrap and what stands outside is the paragraph's",
        Setting("", 4, markup="<p>天地<span style='white-space:nowrap'>玄黄宇</span>宙洪荒", whole="玄黄宇",
                overfull=0, starts="玄"),
        Setting("", 4, markup="<p style='white-space:nowrap'>天地<span>玄黄宇</span>宙洪荒",
                whole="地玄黄宇宙")),
    Row(
        "C01", "between two elements that do not wrap a line may break as in what holds both",
        Setting("", 4, markup="<p>" + "".join(f"<span style='white-space:nowrap'>{name}</span>"
                                              for name in ("天地玄", "黄宇宙", "洪荒日")),
                lines=["天地玄", "黄宇宙", "洪荒日"], overfull=0),
        Setting("", 4, markup="<p style='white-space:nowrap'><span>天地玄</span><span>黄宇宙</span>",
                lines=["天地玄黄宇宙"]),
    ),
    Row(
        "C80", "what hangs together by sense goes to the next line whole, and keeps the blank of its mark",
        Setting("", 11, css="b { --banxin-sense: whole; font-weight: 400 }",
                style=RAGGED, pens=[*range(10)],
                markup="<p><b>天地玄黄，</b><b>宇宙洪荒，</b><b>日月盈昃</b>",
                lines=["天地玄黄，宇宙洪荒，", "日月盈昃"]),
        Setting("", 11, css="b { font-weight: 400 }", style=RAGGED,
                markup="<p><b>天地玄黄，</b><b>宇宙洪荒，</b><b>日月盈昃</b>",
                lines=["天地玄黄，宇宙洪荒，日", "月盈昃"]),
    ),
    Row(
        "C80", "what hangs together is parted behind a mark rather than anywhere",
        Setting("", 7, css="b { --banxin-sense: whole; font-weight: 400 }", style=RAGGED,
                markup="<p><b>天地玄黄、宇宙洪荒日月</b>", lines=["天地玄黄、", "宇宙洪荒日月"]),
        Setting("", 7, style=RAGGED, markup="<p>天地玄黄、宇宙洪荒日月",
                lines=["天地玄黄、宇宙", "洪荒日月"]),
    ),
    Row(
        "C80", "a line of display type may be as short as need be",
        Setting("", 20, css="b { --banxin-sense: whole; font-weight: 400 }", style=RAGGED,
                markup=f"<p><b>天地玄黄，</b><b>{CLAUSE}</b>", lines=["天地玄黄，", CLAUSE]),
        Setting("", 20, style=RAGGED, markup=f"<p>天地玄黄，{CLAUSE}", starts=CLAUSE[15]),
    ),
    Row(
        "C42", "where lines may be short none is made tight to fill it",
        Setting("天地，玄，黄abcdefghklmno日月", 12, RAGGED, lines=["天地，玄，黄", "abcdefghklmno日月"]),
        Setting("天地，玄，黄abcdefghklmno日月", 12, lines=["天地，玄，黄abcdefghklmno", "日月"]),
    ),
    Row(
        "C16", "no word is divided for the sake of what hangs together",
        Setting("", 8, css="b { --banxin-sense: whole; font-weight: 400 }", style=RAGGED,
                markup="<p><b>天地 transformer 玄黄，</b><b>日月盈昃。</b>", whole="transformer"),
        Setting("", 5, style=RAGGED, markup="<p>天地 transformer 玄黄，", parted="transformer"),
    ),
    Row(
        "C80", "what hangs together is parted where it fits no line",
        Setting("", 6, css="b { --banxin-sense: whole; font-weight: 400 }",
                style=RAGGED,
                markup="<p>天地<b>玄黄宇宙洪荒日月</b>", overfull=0, parted="玄黄宇宙洪荒日月"),
        Setting("", 8, css="b { --banxin-sense: whole; font-weight: 400 }",
                style=RAGGED,
                markup="<p>天地<b>玄黄宇宙洪荒日月</b>", overfull=0, whole="玄黄宇宙洪荒日月"),
    ),
]  # fmt: skip
