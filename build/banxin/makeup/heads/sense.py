"""Sense groups (意群): where the line of a headline may break, and how well it breaks there.

A break never splits a word or a tightly bound pair, never sends 的 and its like to the next line, never
leaves 和 and its like at the end of one (N16). Words come from
a segmenter. Measured on the headlines of tests/makeup/data, broken into two lines by these rules, as
best place / harmless / fault / none found, on the 65 by which the rules were settled and the 20 that
were written afterwards: jieba 0.42.1 54/4/5/2 and 16/4/0/0, BudouX 0.10 (zh-hans) 42/6/13/4 and
13/4/3/0, no words at all 33/4/28/0 and 9/2/9/0. The test there repeats the first and the last.
"""

from __future__ import annotations

import contextlib
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any
from zlib import crc32

Segmenter = Callable[[str], Sequence[str]]
NEVER = float("inf")

NOT_AT_START = frozenset("的得地了着们过吗呢吧啊之等，。、；：？！）》」』”’…—·％%")
NOT_AT_END = frozenset("和与及或跟同把被让向从在对将为给、（《「『“‘·—")
_LOCATES = frozenset("上下里中内外前后间旁边")  # as words of their own they belong to the noun before: 船舷上
_UNIT = re.compile(r"[\d.,％%万亿千百十余多几个名人次元吨公里米斤亩国岁年月日时分天号期届家户座条项]")
_NUMERAL = re.compile(r"[\d.,第零一二三四五六七八九十百千万亿两半几]")
_COUNTED = re.compile(r"第?[\d零一二三四五六七八九十百千万亿两半几]+")
_MEASURED = re.compile(rf"{_COUNTED.pattern}[个名位只条本盏口碗张件辆间棵]")  # 两个 + 人, 一本 + 账
_MEASURES = frozenset("本册篇部份张幅件枚颗只头匹位辆艘架台门块片棵株间栋所场趟回遍届")  # 三百 + 本书
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」|『[^』]*』|（[^）]*）")
_SPACES = " \u3000"
_HAN = re.compile("[\u4e00-\u9fff]")
_PAUSES = "，；：？！。"
_ENTRY = re.compile(r"^(\S+) (\d+)", re.MULTILINE)  # of jieba's dictionary: word, frequency, part of speech
_FEW, _LONGEST = 12, 40  # texts; characters of a word, the longest of jieba's 16
_TOTALS = {328468845: 60101967}  # sums of the frequencies by the CRC-32 of a dictionary

WORD = 4.0  # an ordinary boundary between words
LONE = 9.0  # between two words of one character, neither of which opens or closes a group
PAUSE = 1.0  # behind a comma that the author wrote
_ASKS = (
    "怎样",
    "怎么",
    "如何",
    "为何",
    "为什么",
    "靠什么",
    "凭什么",
    "什么",
    "谁",
    "哪",
    "能否",
    "是否",
    "何",
    "是怎",
    "有何",
)
_OPENS = (
    "让",
    "把",
    "也",
    "却",
    "更",
    "才",
    "将",
    "再",
    "为",
    "向",
    "在",
    "从",
    "不只",
    "只",
    "还",
    "又",
    "都",
    "如今",
    "要",
    "最",
)
_APART = frozenset("也却更才将再为向在从只还又都要最和与及或跟同把被让给是有能")  # open a group of their own
_CLOSES = ("后", "之后", "前", "之前", "里", "中", "上", "下", "间", "时", "来", "到底")


@lru_cache(maxsize=1)
def jieba_words() -> Segmenter:
    """Words by jieba.

    Loading it takes a tenth of a second, so ask only when a headline has to be broken. jieba itself would
    take half a second more, to index the beginnings of all its words. It is kept quiet, and leaves no cache
    file in the temporary folder: the same words each time.
    """
    with warnings.catch_warnings(), _done_without("pkg_resources"):
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415
    with jieba.Tokenizer().get_dict_file() as file:
        data = file.read()
    dictionary, total = _Dictionary(data.decode()), _total(data)

    def words(text: str) -> tuple[str, ...]:
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total = dictionary.occurring(text), total
        tokenizer.initialized = True
        return tuple(tokenizer.cut(text))

    return words


@contextlib.contextmanager
def _done_without(name: str) -> Iterator[None]:
    """Let a module not be found meanwhile. jieba opens its files without it too, in half of the time."""
    absent = name not in sys.modules
    if absent:
        sys.modules[name] = None  # type: ignore[assignment]  # as importlib has it for what is not to be found
    try:
        yield
    finally:
        if absent:
            del sys.modules[name]


def _total(data: bytes) -> int:
    """The sum of all frequencies in jieba's dictionary: known of that of jieba 0.42.1."""
    return _TOTALS.get(crc32(data)) or sum(int(frequency) for _, frequency in _ENTRY.findall(data.decode()))


@dataclass(slots=True)
class _Dictionary:
    """jieba's dictionary. A few texts are looked up line by line; for more of them all of it is read."""

    lines: str
    asked: int = 0
    frequencies: Mapping[str, str] = field(default_factory=dict)

    def occurring(self, text: str) -> dict[str, int]:
        """The part that jieba looks up for `text`: words that occur, with their beginnings.

        A beginning that is no word itself has the frequency 0, by which jieba knows that a word may follow.
        """
        self.asked += 1
        found: dict[str, int] = {}
        for word, frequency in self._of_these(text) if self.asked <= _FEW else self._of_all(text):
            found[word] = int(frequency)
            for beginning in range(1, len(word)):
                found.setdefault(word[:beginning], 0)
        return found

    def _of_these(self, text: str) -> Iterator[tuple[str, str]]:
        """The words in the text, of the lines whose words are made of its characters."""
        characters = "".join(map(re.escape, sorted(set(text) - set(_SPACES))))
        if characters:
            entries = re.findall(rf"^([{characters}]+) (\d+)", self.lines, re.MULTILINE)
            yield from (entry for entry in entries if entry[0] in text)

    def _of_all(self, text: str) -> Iterator[tuple[str, str]]:
        if not self.frequencies:
            self.frequencies = dict(_ENTRY.findall(self.lines))
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
                if (word := text[start:end]) in self.frequencies:
                    yield word, self.frequencies[word]


def break_costs(text: str, segmenter: Segmenter) -> tuple[float, ...]:
    """What a break before each character costs: NEVER where it would be a fault, 0 where it is best.

    The first entry, before the whole text, is NEVER. Traditional text is weighed by the words of the same
    text in Simplified characters: those the segmenter and the lists here know.
    """
    text = _in_simplified(text)
    words = [word for word in segmenter(text) if word]
    costs = [NEVER] * len(text)
    bounds = list(accumulate(len(word) for word in words))
    for index, bound in enumerate(bounds[:-1]):
        before, after = words[index], words[index + 1]
        counted = after[0] in _MEASURES and _COUNTED.fullmatch(before)
        counted = counted or (len(after) == 1 and after not in _APART and _MEASURED.fullmatch(before))
        if after not in _LOCATES and not counted and not _forbidden(text, bound):
            costs[bound] = _boundary(text, bound, before, after)
    for start, end in _quoted(text):
        costs[start + 1 : end] = [NEVER] * (end - start - 1)
    return tuple(costs)


def turns(text: str) -> tuple[float, ...]:
    """What a new line before each character of display type costs by sense (`break_costs`, jieba's words).

    Decks and ledes list more than heads: a line of them may end behind 、. Two words of one character each
    are not parted: they are one word as often as not (换走).
    """
    if not _HAN.search(text):
        return (0.0,) * len(text)
    costs = [cost if cost < LONE else NEVER for cost in break_costs(text, jieba_words())]
    within = {place for start, end in _quoted(text) for place in range(start + 1, end)}
    for place in range(1, len(text)):
        if text[place - 1] == "、" and place not in within:
            costs[place] = WORD
    return tuple(costs)


def _in_simplified(text: str) -> str:
    """The text character by character in Simplified ones; itself where all of it is among GB 2312's."""
    with contextlib.suppress(UnicodeEncodeError):
        text.encode("gb2312")
        return text
    converted: str = _to_simplified().convert(text)
    return converted if len(converted) == len(text) else text


@lru_cache(maxsize=1)
def _to_simplified() -> Any:
    """The table of OpenCC, loaded when a Traditional head has to be broken."""
    import opencc  # noqa: PLC0415

    return opencc.OpenCC("t2s")


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Stretches within quotation or book-title marks, which stay on one line."""
    for match in _QUOTED.finditer(text):
        yield match.span()


def _forbidden(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in NOT_AT_START or before in NOT_AT_END:
        return True
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return True
    if _NUMERAL.match(before) and _UNIT.match(after):
        return True
    return before in "第近约超达逾" and bool(_NUMERAL.match(after))


def _boundary(text: str, place: int, before: str, after: str) -> float:
    """How well a line breaks between two words; a gap written as a space is best."""
    if before in _SPACES or after in _SPACES or text[place - 1] in _SPACES:
        return 0
    if text[place - 1] in _PAUSES:
        return PAUSE
    cost = WORD
    rest = text[place:]
    if rest.startswith(_ASKS) and not text[:place].endswith(("是", "有", "该", "能")):
        cost -= 3
    elif rest.startswith(_OPENS):
        cost -= 2
    if before.endswith(_CLOSES) and len(before) + len(after) > 2:
        cost -= 1
    if text[place - 1] == "的":
        cost += 1
    if len(before) == 1 and before not in _CLOSES:
        cost += 3
    if len(after) == 1 and not after.startswith((*_ASKS, *_OPENS)):
        cost += 2
    return max(0.0, cost)
