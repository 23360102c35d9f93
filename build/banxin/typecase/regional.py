"""Faces of one design for several regions: which of them a publication is set in.

A collection such as Noto Serif CJK holds the same face for the mainland, Taiwan, Hong Kong, Japan and Korea:
each has all characters and draws them as its region does, and marks stand where its region wants them. The
family's name says the region: Noto Serif CJK SC, AR PL UMing TW.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from banxin.typecase.naming import Identity

_MAINLAND, _TAIWAN, _HONG_KONG = "mainland", "taiwan", "hong-kong"
_WORDS = (
    (_MAINLAND, re.compile(r"\b(SC|CN|GB|GBK|Hans|Simplified)\b|简", re.IGNORECASE)),
    (_HONG_KONG, re.compile(r"\b(HK|HC|Hong ?Kong)\b|香港", re.IGNORECASE)),
    (_TAIWAN, re.compile(r"\b(TC|TW|CNS|Hant|Traditional|Taiwan)\b|繁|正體", re.IGNORECASE)),
    ("japan", re.compile(r"\b(JP|J|Japan|Japanese)\b", re.IGNORECASE)),
    ("korea", re.compile(r"\b(KR|K|Korea|Korean)\b", re.IGNORECASE)),
)
# MBE: the edition of AR PL UMing with bitmaps inside; Mono: Latin letters half as wide as Han.
_VARIETY = re.compile(r"\b(Mono|MBE)\b", re.IGNORECASE)
_CHINESE = frozenset({_MAINLAND, _TAIWAN, _HONG_KONG})
_OF_LANG = {"zh-hant-hk": _HONG_KONG, "zh-hant-mo": _HONG_KONG, "zh-hk": _HONG_KONG}

Numbered = tuple[int, Identity]
"""The number of a face in its collection, and what it says of itself."""
_T = TypeVar("_T")


def region_of(family: str) -> str:
    """The region that a family's name says it is for; empty where it says none."""
    return next((region for region, words in _WORDS if words.search(family)), "")


def foreignness(family: str, lang: str) -> int:
    """How far a family is from the region of `lang`: 0 of it or none, 1 of another Chinese one, 2 beyond."""
    wanted = _OF_LANG.get(lang.casefold())
    if wanted is None:
        wanted = _TAIWAN if lang.casefold().startswith("zh-hant") else _MAINLAND
    region = region_of(family)
    if region in ("", wanted):
        return 0
    return 1 if region in _CHINESE else 2


def of_region(faces: Sequence[Numbered], lang: str) -> list[Numbered]:
    """Of faces in a collection that are one design for several regions, those for the region of `lang`."""
    best: dict[tuple[str, int, bool], tuple[tuple[int, bool, bool, int], Numbered]] = {}
    for number, told in faces:
        rank = (
            foreignness(told.family, lang),
            not region_of(told.family),
            bool(_VARIETY.search(told.family)),
            number,
        )
        key = (_design(told.family), told.weight, told.italic)
        best[key] = min(best.get(key, (rank, (number, told))), (rank, (number, told)), key=_first)
    return sorted((face for _, face in best.values()), key=_first)


def _first(pair: tuple[_T, object]) -> _T:
    return pair[0]


def _design(family: str) -> str:
    """A family's name without its region."""
    for _, words in _WORDS:
        family = words.sub(" ", family)
    return " ".join(_VARIETY.sub(" ", family).split()).casefold()
