"""A character or a word typed or read twice: 反映映出, 我们我们."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.lexicon import likelihood, meets
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.doublets import DOUBLING, NEVER_DOUBLING
from banxin.proofreading.rules.scripts import simplified
from banxin.wording import Message

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_TWICE = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff])\1")
_BY_RIGHT = re.compile(r"(.)\1(.)\2|一(.)\3|(.)\4[看罢吧儿地然相]")
# Words of grammar that nothing repeats; those that speech repeats (可以可以, 这样这样) are not among them.
_WORDS = re.compile(
    "(我们|你们|他们|她们|它们|咱们|我們|你們|他們|她們|它們|自己|但是|因为|因為|所以|如果|虽然|雖然|而且|并且|並且"
    r"|或者|以及|由于|由於|关于|關於|对于|對於|通过|通過|根据|根據|进行|進行|已经|已經|其中|为了|為了|按照|随着|隨著)\1"
)
# Words that meet rightly, and what words of sound and of verse double.
_MEETING = re.compile(
    ".(?=的的确)|目的(?=的)|现在(?=在)|实在(?=在)|存在(?=在)|所以(?=以)|[只没]有(?=有)|得了(?=了)|无为(?=为)|[呜骨咕吹]都(?=都)"
)
_OPENS = ("“", "‘", "「", "『")
_ENDS_SOUND = ("”", "’", "」", "』", "。", "，", "！", "？", "…")

_UNLIKELY = -4.3
"""How much less likely (logarithm) a passage must be with the character than without, to be told.

Settled on a million characters as they are and with any character of two thousand passages doubled.
"""
_COMMON = 100
"""Two words as frequent as this meet rightly: 其中|中央, 人民|民主."""


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for found in _TWICE.finditer(text):
        at, twice = found.start(), found[0]
        if _is_right(text, at) or _doubles(twice[0], passage.lang) or _is_likely(text, at, passage.lang):
            continue
        message = Message("{twice}: the character stands twice.", twice=twice)
        yield CopyFault(
            at, at + 2, message, None, Message("{one} once, if the second is a slip", one=twice[0])
        )
    for found in _WORDS.finditer(text):
        message = Message("{twice}: the word stands twice.", twice=found[0])
        expected = Message("{one} once, if the second is a slip", one=found[1])
        yield CopyFault(found.start(), found.end(), message, None, expected)


def _doubles(character: str, lang: Lang) -> bool:
    """Whether words double the character; the lists are in Simplified characters."""
    plain = character if lang is Lang.HANS else simplified(character)
    return plain in DOUBLING and plain not in NEVER_DOUBLING


def _is_right(text: str, at: int) -> bool:
    """Whether the pair is a form that Chinese makes: AABB, 一AA, AA看, AA地, AA相, or a sound in “ ”."""
    if text[max(at - 1, 0) : at] in _OPENS and text[at + 2 : at + 3] in _ENDS_SOUND:
        return True
    around = (
        text[at : at + 4],
        text[max(at - 2, 0) : at + 2],
        text[max(at - 1, 0) : at + 2],
        text[at : at + 3],
    )
    if _MEETING.match(text, max(at - 1, 0)):
        return True
    return any(_BY_RIGHT.fullmatch(one) for one in around) or text[at] in (
        text[at + 2 : at + 3],
        text[max(at - 1, 0) : at],
    )


def _is_likely(text: str, at: int, lang: Lang) -> bool:
    """Whether words meet between the two, or the passage is hardly less likely than with one of them."""
    start, end = max(at - 5, 0), at + 8
    before = next((found for found in _HAN.finditer(text, start, end) if found.end() > at), None)
    if before is None:
        return False
    words = before[0] if lang is Lang.HANS else "".join(map(simplified, before[0]))
    place = at - before.start()
    if meets(words, place + 1) >= _COMMON:
        return True
    return likelihood(words) - likelihood(words[:place] + words[place + 1 :]) >= _UNLIKELY


RULE = CopyRule(
    "copy.doubled-character",
    "现代汉语八百词 (reduplication of verbs, adjectives, measure words)",
    _faults,
    (
        "慢慢走",
        "看看星星",
        "高高兴兴",
        "人人",
        "“鸭鸭”的叫",
        "“晤晤。”",
        "箭箭相衔",
        "其中中央财政占七成",
        "人民民主专政",
        "教育局局长来了",
        "以此为目的的人，现在在城里",
        "可以可以",
    ),
    (
        ("反映映出", "反映映出"),
        ("解解放", "解解放"),
        ("他们的的事情", "他们的的事情"),
        ("这是世界的的钟", "这是世界的的钟"),
        ("把书还给了我我们", "把书还给了我我们"),
        ("改造世世界", "改造世世界"),
        ("我们我们去", "我们我们去"),
    ),
)
