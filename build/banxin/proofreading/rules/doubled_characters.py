"""A character typed or read twice: 反映映出."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.doublets import DOUBLING
from banxin.proofreading.rules.scripts import simplified
from banxin.wording import Message

_TWICE = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff])\1")
_BY_RIGHT = re.compile(r"(.)\1(.)\2|一(.)\3|(.)\4[看罢吧儿地然相]")

_OPENS = ("“", "‘", "「", "『")
_ENDS_SOUND = ("”", "’", "」", "』", "。", "，", "！", "？", "…")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for found in _TWICE.finditer(text):
        at, twice = found.start(), found[0]
        if _doubles(twice[0], passage.lang) or _is_right(text, at):
            continue
        message = Message("{twice}: the character stands twice.", twice=twice)
        yield CopyFault(
            at, at + 2, message, None, Message("{one} once, if the second is a slip", one=twice[0])
        )


def _doubles(character: str, lang: Lang) -> bool:
    """Whether words double the character; the list is in Simplified characters."""
    return character in DOUBLING or (lang is not Lang.HANS and simplified(character) in DOUBLING)


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
    return any(_BY_RIGHT.fullmatch(one) for one in around) or text[at + 1 : at + 3] == text[at + 1] * 2


RULE = CopyRule(
    "copy.doubled-character",
    "现代汉语八百词 (reduplication of verbs, adjectives, measure words)",
    _faults,
    ("慢慢走", "看看星星", "高高兴兴", "人人", "“鸭鸭”的叫", "“晤晤。”", "箭箭相衔"),
    (("反映映出", "反映映出"), ("解解放", "解解放")),
)
