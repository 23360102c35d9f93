"""Characters outside the tables of common use, which are often read or typed by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.scripts import other_script, regional
from banxin.proofreading.rules.standard_characters import is_standard
from banxin.wording import Message

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")
_CHARSETS = {Lang.HANT_TW: "big5", Lang.HANT_HK: "big5hkscs"}


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _HAN.finditer(passage.text):
        if _is_rare(found[0], passage.lang):
            message = Message("{character} is rare; is it the one meant?", character=found[0])
            yield CopyFault(found.start(), found.end(), message)


@cache
def _is_rare(character: str, lang: Lang) -> bool:
    if other_script(character, lang):
        return False
    if lang is Lang.HANS:
        return not is_standard(character)
    try:
        return not character.encode(_CHARSETS[lang])
    except UnicodeEncodeError:  # 説 is the form of Hong Kong, and in no version of its set that Python has
        return regional(character, lang) != character


RULE = CopyRule(
    "copy.rare-character",
    "通用规范汉字表 (2013); Big5 and HKSCS for Traditional copy",
    _faults,
    ("朱镕基", "勃谿", "商舖"),
    (("他旳书", "他旳书"), ("𠮷野家", "𠮷野家")),
)
