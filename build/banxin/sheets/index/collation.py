"""The order of an index: by the sound of its terms (汉语拼音) or by their strokes (笔画).

Terms are compared character by character (逐字排列, GB/T 22466). By sound: letters, ü behind u, tone, then
strokes, as dictionaries have it; by strokes: their number, then the radical. Marks around a term (《》“”)
count nothing; figures stand first, Western words among the letters, or behind all strokes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from banxin.manuscript.index_plan import IndexOrder
from banxin.world import DISK

_WORDS: Final = re.compile(r"[0-9]+|[A-Za-z\u00c0-\u024f]+|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TONES: Final = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_SYLLABLE: Final = re.compile(r"([a-zêü]+)([1-5]?)")
_UNKNOWN: Final = 99
_LARGEST: Final = 1_000_000
DIGITS, LETTERS = "0", "A"
"""The groups of figures, and of Western words where strokes are the order."""


class SortKey(NamedTuple):
    """The key of one character or word: `group` decides the head that it stands under."""

    group: str
    sound: str = ""
    umlaut: bool = False
    tone: int = 0
    strokes: int = 0
    place: int = 0
    text: str = ""


TermKey = tuple[SortKey, ...]


def term_key(order: IndexOrder, term: str, reading: str = "") -> TermKey:
    """The key that a term is sorted by; `reading` is its sound where it is not the usual one."""
    words = _WORDS.findall(term) or [term]
    sounds = _sounds(words, reading) if order is IndexOrder.PINYIN else {}
    return tuple(_key(order, word, sounds.get(at, "")) for at, word in enumerate(words))


def _key(order: IndexOrder, word: str, sound: str) -> SortKey:
    if word[0].isdigit():
        return SortKey(DIGITS, sound=word.zfill(12), text=word)
    strokes, place = _strokes().get(word, (_UNKNOWN, ord(word[0])))
    if order is IndexOrder.STROKES:
        if word[0] < "\u0250":
            return SortKey(LETTERS, sound=_plain(word), text=word)
        return SortKey(f"{strokes:02d}", strokes=strokes, place=place, text=word)
    if word[0] < "\u0250":
        plain = _plain(word)
        return SortKey(plain[:1].upper(), sound=plain, text=word)
    found = _SYLLABLE.fullmatch(sound)
    if found is None:
        return SortKey("~", strokes=strokes, place=place, text=word)
    letters, tone = found[1].replace("ê", "e"), int(found[2] or 5)
    plain = letters.replace("ü", "u")
    return SortKey(plain[0].upper(), plain, "ü" in letters, tone, strokes, place, word)


def _plain(word: str) -> str:
    """A Western word without marks on its letters, in small ones."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if sign.isalnum())


def _sounds(words: list[str], reading: str) -> dict[int, str]:
    """The syllable of each Han character of a term, by its place among the words, as `hang2`."""
    han = [at for at, word in enumerate(words) if word[0] >= "\u3400"]
    given = [_numbered(syllable) for syllable in reading.split()]
    if len(given) == len(han):
        return dict(zip(han, given, strict=True))
    return dict(zip(han, _usual("".join(words[at] for at in han)), strict=True))


def _usual(text: str) -> list[str]:
    """The usual sound of each character in its words: 重庆 begins with chong2."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 (its tables take a while to load)

    def told(part: str) -> list[str]:
        return lazy_pinyin(part, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)

    sounds = told(text)
    if len(sounds) != len(text):  # characters that it does not know come as one
        sounds = [sound for sign in text for sound in told(sign)]
    return sounds


def _numbered(syllable: str) -> str:
    """A syllable of 汉语拼音 with its tone as a figure: shàn to shan4."""
    letters, tone = "", ""
    for sign in unicodedata.normalize("NFD", syllable.casefold().replace("v", "ü").replace("u:", "ü")):
        if sign in _TONES:
            tone = _TONES[sign]
        else:
            letters += sign
    return unicodedata.normalize("NFC", letters) + tone


@cache
def _strokes() -> Mapping[str, tuple[int, int]]:
    """The number of strokes of each character, and its place among those of as many."""
    text = DISK.read(Path(__file__).with_name("strokes.txt"), _LARGEST).decode()
    rows = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {sign: (int(number), at) for number, signs in rows for at, sign in enumerate(signs)}
