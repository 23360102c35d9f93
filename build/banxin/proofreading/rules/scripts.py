"""Traditional characters in Simplified copy, and the reverse, by the tables of OpenCC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.standard_characters import is_standard
from banxin.wording import Message

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# The table of OpenCC towards the script of the copy, and the character set of that script: a character that
# is in the set (with 通用规范汉字表 for Simplified copy: 谿 in 勃谿) belongs to the script too (乾 in 乾隆,
# 后 in 皇后), and no single character tells.
_TABLES = {Lang.HANS: ("t2s", "gb2312"), Lang.HANT_TW: ("s2tw", "big5"), Lang.HANT_HK: ("s2hk", "big5hkscs")}


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for at, character, right in _others(passage):
        if not _is_variant(right, passage.lang):
            message = Message("{character} belongs to the other script.", character=character)
            yield CopyFault(at, at + 1, message, None, right)


def _variants(passage: CopyPassage) -> Iterator[CopyFault]:
    for at, character, right in _others(passage):
        if _is_variant(right, passage.lang):
            message = Message("{character} is a variant of {right}.", character=character, right=right)
            yield CopyFault(at, at + 1, message, None, right)


def _others(passage: CopyPassage) -> Iterator[tuple[int, str, str]]:
    """Where characters stand that the copy writes otherwise, but for those it is about (儀字缺笔)."""
    for found in _HAN.finditer(passage.text):
        right = other_script(found[0], passage.lang)
        if right and passage.text[found.end() : found.end() + 1] != "字":
            yield found.start(), found[0], right


@cache
def _is_variant(right: str, lang: Lang) -> bool:
    """Whether both scripts write `right`, so that what stands for it is a variant (异体字): 床 for 牀."""
    return lang is Lang.HANS and regional(right, Lang.HANT_TW) == right


@cache
def other_script(character: str, lang: Lang) -> str:
    """The character of the copy's script for one of the other; empty for one that belongs to it."""
    name, known = _TABLES[lang]
    if _is_known(character, known):
        return ""
    right = str(_converter(name).convert(character))
    return right if right != character and _is_known(right, known) else ""


def _is_known(character: str, charset: str) -> bool:
    if charset == "gb2312":  # few faces have the standard characters beyond the BMP (頠: 𬱟)
        return is_standard(character) and character <= "\uffff"
    try:
        return bool(character.encode(charset))
    except UnicodeEncodeError:
        return False


@cache
def simplified(character: str) -> str:
    """The Simplified character for one of either script."""
    return str(_converter("t2s").convert(character))


def regional(character: str, lang: Lang) -> str:
    """The form of a character in the script and region of the copy."""
    return str(_converter(_TABLES[lang][0]).convert(simplified(character)))


@cache
def _converter(name: str) -> Any:
    """A table of OpenCC, loaded when a first character needs it."""
    import opencc  # noqa: PLC0415 - few publications need it

    return opencc.OpenCC(name)


RULE = CopyRule(
    "copy.other-script",
    "通用规范汉字表 (2013); OpenCC tables t2s, s2tw, s2hk",
    _faults,
    ("商铺", "乾隆年间", "妇姑勃谿", "儀字缺笔"),
    (("商舖", "商舖"), ("這里", "這里")),
)
VARIANT = CopyRule(
    "copy.variant-character",
    "第一批异体字整理表 (1955); 通用规范汉字表 (2013); OpenCC tables t2s, s2tw",
    _variants,
    ("起床", "群峰", "这里"),
    (("起牀", "起牀"), ("羣峯", "羣峯")),
)
