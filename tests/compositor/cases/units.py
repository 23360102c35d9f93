"""What is one thing stays one: clreq 3.1.5, C08-C17 and C19 without ruby."""

from collections.abc import Iterable
from itertools import cycle
from typing import Final

from ..setting import Row, Setting
from .styles import FREE, PLAIN, STRICT

MEASURES: Final = (3, 3.5, 4, 4.5, 5.5, 6, 7)
NUMBERS: Final = ("1234567", "3.14159", "1,234,567", "12:30:45", "20240101")
POSTFIXES: Final = "％%‰°℃℉′″"
PREFIXES: Final = "＋－±+-￥＄￡€$£№"
CURRENCIES: Final = "￥＄￡€$£"


def _sweep(rule: str, mark: str) -> Iterable[Row]:
    for measure, style in zip(MEASURES, cycle((FREE, PLAIN, STRICT)), strict=False):
        yield Row(
            rule, f"{mark} unparted at {measure} em, {style.level.value}",
            Setting(f"天地玄{mark}黄宇{mark}宙洪荒日{mark}月盈", measure, style, never_parted=mark),
            Setting("天地玄。。黄宇宙洪荒日", 3.5, FREE, parted="。。"),
        )  # fmt: skip


def _number(number: str) -> Row:
    cut = f"{number[:3]} {number[3:]}"
    return Row(
        "C12", f"{number} unparted",
        Setting(f"天地玄{number}黄宇宙洪荒日月", 5, whole=number),
        Setting(f"天地玄{cut}黄宇宙洪荒日月", 5, parted=number),
    )  # fmt: skip


def _postfix(sign: str) -> Row:
    return Row(
        "C13", f"{sign} stays behind its number",
        Setting(f"天地玄黄12{sign}宇宙洪荒日月盈", 5.25, whole=f"12{sign}"),
        Setting("天地玄黄12宇宙洪荒日月盈", 5.25, parted="12宇"),
    )  # fmt: skip


def _prefix(sign: str) -> Row:
    return Row(
        "C14", f"{sign} stays before its number",
        Setting(f"天地玄黄{sign}12宇宙洪荒日月", 5, whole=f"{sign}12"),
        Setting("天地玄黄宇12宙洪荒日月", 5, parted="宇12"),
    )  # fmt: skip


def _currency(sign: str) -> Row:
    return Row(
        "C14", f"{sign} stays behind its number too",
        Setting(f"天地玄黄12{sign}宇宙洪荒日月盈", 5.25, whole=f"12{sign}"),
        Setting("天地玄黄12宇宙洪荒日月盈", 5.25, parted="12宇"),
    )  # fmt: skip


ADDRESS: Final = "https://www.abc.org/abcdefghijklmnopqr/index"

ROWS: Final = [
    *_sweep("C08", "——"),
    *_sweep("C08", "⸺"),
    *_sweep("C09", "……"),
    *_sweep("C09", "⋯⋯"),
    Row("C08", "a dash takes two ems", Setting("天——地", pens=[0, 1, 3], width=4),
        Setting("天—地", pens=[0, 1, 2], width=3)),
    Row("C08", "the long dash of one character too", Setting("天⸺地", pens=[0, 1, 3], width=4),
        Setting("天―地", pens=[0, 1, 2], width=3)),
    Row("C09", "an ellipsis takes two ems", Setting("天……地", pens=[0, 1, 3], width=4),
        Setting("天…地", pens=[0, 1, 2], width=3)),
    Row("C10", "two ellipses take four ems", Setting("天…………地", pens=[0, 1, 3, 5], width=6),
        Setting("天……地", width=4)),
    Row("C11", "a break between two ellipses",
        Setting("天地…………玄黄宇宙", 4, lines=["天地……", "……玄黄", "宇宙"]),
        Setting("天地………玄黄宇宙", 4, whole="………")),
    Row("C11", "a break between two dashes",
        Setting("天地————玄黄宇宙", 4, lines=["天地——", "——玄黄", "宇宙"]),
        Setting("天地———玄黄宇宙", 4, whole="———")),
    *map(_number, NUMBERS),
    *map(_postfix, POSTFIXES),
    *map(_prefix, PREFIXES),
    *map(_currency, CURRENCIES),
    Row("C15", "a note mark stays with its base",
        Setting("", 5, markup="<p>天地玄黄宇<sup>12</sup>宙洪荒日月", whole="宇12", never_starts="1"),
        Setting("", 5, markup="<p>天地玄黄宇<span>12</span>宙洪荒日月", starts="1")),
    Row("C15", "a subscript stays with its base",
        Setting("", 5, markup="<p>天地玄黄宇<sub>12</sub>宙洪荒日月", whole="宇12", never_starts="1"),
        Setting("", 5, markup="<p>天地玄黄宇<i>12</i>宙洪荒日月", starts="1")),
    Row("C15", "a note mark and the stop behind it stay",
        Setting("", 5, markup="<p>天地玄黄宇<sup>12</sup>，宙洪荒日月", whole="宇12，"),
        Setting("", 5, markup="<p>天地玄黄宇<span>宙</span>洪荒日月", parted="宇宙")),
    Row("C15", "the call of a footnote stays with its base",
        Setting("", 5, css="i { float: footnote }", markup="<p>天地玄黄宇<i>注</i>宙洪荒日月", whole="宇1"),
        Setting("", 5, markup="<p>天地玄黄宇<span>1</span>宙洪荒日月盈", parted="宇1")),
    Row("C16", "a word stays whole",
        Setting("天地玄BANNER黄宇宙洪", 5.25, whole="BANNER"),
        Setting("天地玄BAN-NER黄宇宙洪", 5.25, parted="BAN-NER")),
    Row("C16", "a word is parted at a soft hyphen, and shows it",
        Setting("天地玄BANNER黄宇宙洪", 5.25, whole="BANNER"),
        Setting("天地玄ban\u00adner黄宇宙洪荒日", 5.25, flush=True,
                lines=["天地玄ban\u00ad", "ner黄宇宙", "洪荒日"])),
    Row("C16", "or where a dictionary allows it",
        Setting("", 6, markup="<p>天地玄typesetting黄宇宙洪", css="p { --banxin-rescue: none }",
                whole="typesetting"),
        Setting("", 6, markup="<p>天地玄typesetting黄宇宙洪", css="p { hyphens: auto }",
                parted="typesetting")),
    Row("C16", "an address breaks behind its signs",
        Setting("", 8, markup="<p>天地玄黄www.abc.org/abcdef宇宙", css="p { --banxin-rescue: none }",
                parted="www.abc.org/abcdef", ends="/."),
        Setting("天地玄黄ABCDEFGHIJKLM宇宙", 8, whole="ABCDEFGHIJKLM")),
    Row("C16", "in need between its letters too, without a hyphen, and fills its lines",
        Setting("", 8, markup=f"<p>天地玄黄{ADDRESS}宇宙", flush=True, overfull=0,
                lines=["天地玄黄https:", "//www.abc.org/ab", "cdefghijklmnopq", "r/index宇宙"]),
        Setting("", 8, markup=f"<p>天地玄黄{ADDRESS}宇宙", css="p { --banxin-rescue: none }", overfull=1)),
    Row("C16", "behind the colon of its scheme where the line before it would be opened wide",
        Setting("", 13.5, markup=f"<p>天地玄黄宇宙洪荒日月{ADDRESS}宇宙", parted="https://"),
        Setting("", 11.5, markup=f"<p>天地玄黄宇宙洪荒日月{ADDRESS}宇宙", whole="https://")),
    *(
        Row("C16", f"{address} is an address",
            Setting("", 5, markup=f"<p>天地玄黄{address}宇宙", parted=address, overfull=0),
            Setting("", 5, markup=f"<p>天地玄黄{address}宇宙", css="p { white-space: nowrap }",
                    whole=address))
        for address in ("abc@abc.org", "abc.org/abcdefg", "10.1016/a.b.c", "www.abc.org")
    ),
    Row("C16", "what has a stop within is no address yet",
        Setting("天地玄黄ABC.DEFGH宇宙", 6, whole="ABC.DEFGH"),
        Setting("", 6, markup="<p>天地玄黄ABC.DEFGH/a宇宙", parted="ABC.DEFGH/a")),
    Row("C15", "a raised figure stays with what it stands on",
        Setting("天地玄黄²宇宙洪荒日月", 4, whole="黄²", never_starts="²"),
        Setting("天地玄黄2宇宙洪荒日月", 4, parted="黄2")),
    Row("C16", "a square unit stays with its number",
        Setting("天地玄黄12 m²宇宙洪荒日月盈", 5.25, whole="12m²"),
        Setting("天地玄黄12 x²宇宙洪荒日月盈", 5.25, parted="12x²")),
    Row("C16", "a no-break space at the border of an element ties too",
        Setting("", 5.25, markup="<p>天地玄黄12\u00a0<b>km</b>宇宙洪荒日月盈", never_parted="12\u00a0km"),
        Setting("", 5.25, markup="<p>天地玄黄12 <b>xy</b>宇宙洪荒日月盈", parted="12xy")),
    Row("C16", "a unit stays with its number across a typed space",
        Setting("天地玄黄12 km宇宙洪荒日月盈", 5.25, whole="12km"),
        Setting("天地玄黄12 xy宇宙洪荒日月盈", 5.25, parted="12xy")),
    *(
        Row("C16", f"a no-break space ties {a} and {b}, and is a space",
            Setting(f"天地玄{a}\u00a0{b}宇宙洪荒日月盈昃", measure, whole=f"{a}{b}"),
            Setting(f"天地玄{a} {b}宇宙洪荒日月盈昃", measure, parted=f"{a}{b}"))
        for a, b, measure in (("12", "xy", 4.25), ("AB", "CD", 4.25), ("黄", "宇", 4))
    ),
    Row("C16", "as wide as a space", Setting("天A\u00a0B地", pens=[0, 1.25, 2, 2.75]),
        Setting("天AB地", pens=[0, 1.25, 2.5])),
    Row("C55", "a no-break space is the gap too",
        Setting("天\u00a0A\u00a0地", pens=[0, 1.25, 2]), Setting("A\u00a0A", pens=[0, 0.75])),
    Row("C12", "a narrow no-break space groups the digits of one number",
        Setting("天地玄黄123\u202f456宇宙洪荒日月", 6, whole="123\u202f456"),
        Setting("天地玄黄123 456宇宙洪荒日月", 6, parted="123456")),
    Row("C17", "an ordinal stays with its number",
        Setting("天地玄黄第12章宇宙洪荒日", 5, whole="第12章"),
        Setting("天地玄黄第一章宇宙洪荒日", 5, parted="第一")),
    Row("C17", "a number stays with its unit",
        Setting("天地玄黄宇宙洪荒日月盈昃辰宿2024年列张寒来", 16.25, whole="2024年"),
        Setting("天地玄黄2024宇宙洪荒日月", 6.25, parted="2024宇")),
    Row("C17", "so does a day of a month",
        Setting("天地玄黄宇宙洪荒日月盈昃12月辰宿列张", 13.25, whole="12月"),
        Setting("天地玄黄宇宙洪荒日月盈昃12荒辰宿列张", 13.25, parted="12荒")),
    Row("C17", "it is parted where else a line would be opened beyond a quarter em",
        Setting("天地玄黄宇宙洪荒2024年日月盈昃辰", 10.25, parted="2024年"),
        Setting("天地玄黄宇宙洪荒日月盈昃2024年辰宿列张", 14.25, whole="2024年")),
]  # fmt: skip
