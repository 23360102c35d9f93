"""People whose names are written in two ways over an issue: 梁若溪 in the byline, 梁若奚 in the text.

A name is known from a byline, or where a title stands before it (记者梁若溪, 村支书韦满). Another is taken
for the same where one character differs and sounds or looks the same; names of two characters, which many
people share, must have the same title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Unit
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule
from banxin.proofreading.model.passages import CopyPassage
from banxin.wording import Message

CODE = "copy.name-twice"
_MOST = 400  # names of an issue that are compared
_HAN = "\u3400-\u9fff"
# Common surnames in both scripts, but for those that are as often words (于, 高, 何, 万, 方).
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚"
    "卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵钱覃武戚莫孔汤康易"
    "乔赖文施洪辛張劉陳楊趙黃吳孫羅鄭謝許鄧馮韓蕭葉蔣蘇呂盧鍾譚陸賈韋鄒閻龍賀顧龔錢湯喬賴"
)
_TITLES = (
    "记者|通讯员|编辑|摄影|书记|支书|主任|镇长|乡长|县长|市长|局长|所长|队长|站长|院长"
    "|校长|村长|处长|科长|部长|馆长|会长|社长|厂长|班长|组长|行长|教授|医生|老师|经理"
    "|董事长|主席|秘书|教练|法官|律师|护士|民警|店主|作家|画家|导演|演员|村民|居民|市"
    "民|記者|通訊員|編輯|攝影|書記|支書|鎮長|鄉長|縣長|市長|局長|所長|隊長|站長|院長|"
    "校長|村長|處長|科長|部長|館長|會長|社長|教授|醫生|老師|經理|董事長|主席|秘書|教練"
    "|法官|律師|護士|作家|畫家|導演|演員"
)
_NAMED = re.compile(rf"(?P<title>{_TITLES})[ 　、]?(?P<name>[{_SURNAMES}][{_HAN}]{{1,2}})(?P<more>[{_HAN}]?)")
# Characters that follow a name and are seldom in one.
_WORDS = frozenset(
    "在再说道是的地得等到从向和与及对为也又就都并已将把被让曾正还说告表介没不有来去给跟带领代任做作因"
    "以则而了着過说話說從與對為讓還沒來給帶領則過"
)
_LOOKS = [
    "己已巳",
    "戊戌戍",
    "未末",
    "士土",
    "日曰",
    "祎袆",
    "晨辰",
    "璐潞",
    "睛晴",
    "菁箐",
    "筠钧",
    "侯候",
    "裘袭",
    "汆氽",
    "冼洗",
    "肖萧",
    "博搏",
    "班斑",
    "竞竟",
    "概慨",
    "燥躁",
    "辩辨",
    "暧暖",
    "祟崇",
    "亨享",
    "免兔",
    "治冶",
    "今令",
    "壁璧",
    "刀力",
    "人入",
    "千干",
    "天夭",
    "梁粱",
    "溪奚",
    "飒讽",
    "柏伯",
    "宣宜",
    "苑宛",
    "诗侍",
    "铭名",
    "琳淋",
    "涵函",
    "岚风",
    "雯文",
    "昊吴",
    "栋拣",
]


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name where it stands, and the title that stands before it."""

    name: str
    title: str
    place: Place


def people_named_twice(units: Sequence[tuple[Unit, Sequence[CopyPassage]]]) -> Iterator[Finding]:
    """Names that are written otherwise more often, or earlier, in the same issue, told once for each form."""
    passages = [passage for _, read in units for passage in read]
    known = [one for unit, _ in units for one in _in_byline(unit)] + list(_in_text(passages))
    counts = Counter(one.name for one in known)
    first: dict[str, NamedPerson] = {}
    for one in known:
        first.setdefault(one.name, one)
    titles: dict[str, set[str]] = {}
    for one in known:
        titles.setdefault(one.name, set()).add(one.title)
    names = list(first)[:_MOST]
    for nth, name in enumerate(names):
        for other in names[nth + 1 :]:
            if alike_names(name, other) and (len(name) > 2 or titles[name] & titles[other] - {""}):
                right, wrong = (name, other) if counts[name] >= counts[other] else (other, name)
                yield _told(first[wrong], first[right])
    yield from _untitled([first[name] for name in names if len(name) > 2], set(first), passages)


def _told(wrong: NamedPerson, right: NamedPerson) -> Finding:
    return finding(
        CODE,
        Message(
            "{name} is written {other} at {place}.", name=wrong.name, other=right.name, place=str(right.place)
        ),
        wrong.place,
        nearest=right.name,
        remedy=Message("Ask which is right; mute it where they are two people."),
    )


def _in_byline(unit: Unit) -> Iterator[NamedPerson]:
    if unit.front is None:
        return
    for person in unit.stack.byline.people:
        name = re.sub(r"[\s·]", "", person.name)
        if re.fullmatch(rf"[{_HAN}]{{2,4}}", name):
            yield NamedPerson(name, person.role[-2:], unit.front.place(("byline",)))


def _in_text(passages: Iterable[CopyPassage]) -> Iterator[NamedPerson]:
    for passage in passages:
        for found in _NAMED.finditer(passage.text):
            name = found["name"]
            if len(name) == 3 and name[2] in _WORDS:
                name = name[:2]
            elif len(name) == 2 and found["more"] not in ("", *_WORDS):
                continue
            if name[1] not in _WORDS:
                yield NamedPerson(name, found["title"][-2:], _place(passage, found.start("name"), len(name)))


def _place(passage: CopyPassage, at: int, length: int) -> Place:
    stretch = passage.reaches(at, at + length)
    return passage.source.place_at(passage.offsets[at], length if stretch else 1)


def _untitled(
    known: Sequence[NamedPerson], names: set[str], passages: Sequence[CopyPassage]
) -> Iterator[Finding]:
    """Words of the text that are a known name but for one character that sounds or looks the same."""
    parts: dict[tuple[str, str, str], NamedPerson] = {}
    for one in known:
        for at in range(len(one.name)):
            parts.setdefault((one.name[:at], one.name[at], one.name[at + 1 :]), one)
    if not parts:
        return
    text = "\n".join(passage.text for passage in passages)
    starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))
    told: set[tuple[str, str]] = set()
    for (before, right, after), person in parts.items():
        for found in re.finditer(rf"{before}(?!{right})[{_HAN}]{after}", text):
            word = found[0]
            if word not in names and (word, person.name) not in told and alike_names(word, person.name):
                told.add((word, person.name))
                nth = bisect_right(starts, found.start()) - 1
                place = _place(passages[nth], found.start() - starts[nth], len(word))
                yield _told(NamedPerson(word, "", place), person)


def alike_names(one: str, other: str) -> bool:
    """Whether one character of two names differs, and sounds the same or looks alike."""
    if len(one) != len(other) or one == other:
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and _alike(*pairs[0])


def _alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _LOOKS) or bool(_sounds(one) & _sounds(other))


@cache
def _sounds(character: str) -> frozenset[str]:
    """The readings of a character without their tones."""
    from pypinyin import Style, pinyin  # noqa: PLC0415  seldom needed

    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=False)
    return frozenset(readings)


def _findings(issue: IssueCopy) -> Iterator[Finding]:
    return people_named_twice([(article.unit, article.passages) for article in issue.articles])


_FRONT = "---\nheadline: 题\n---\n"
_BYLINE = "---\nheadline: 题\nbyline: 本报记者 梁若溪\n---\n"
RULE = IssueRule(
    "copy.name-twice",
    "newspaper practice (one person, one name)",
    _findings,
    (
        IssueExample((f"{_BYLINE}文。", f"{_FRONT}据记者梁若溪说，路通了。")),
        IssueExample((f"{_FRONT}书记韦满说。", f"{_FRONT}司机韦曼说。")),
    ),
    (
        IssueExample((f"{_BYLINE}文。", f"{_FRONT}据记者梁若奚说，路通了。")),
        IssueExample((f"{_FRONT}村支书韦满说。", f"{_FRONT}老村支书韦曼来了。")),
    ),
)
