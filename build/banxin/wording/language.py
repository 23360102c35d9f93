"""The language that a reader wants: asked for by option, by BANXIN_LANG, or the locale's."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

VARIABLE = "BANXIN_LANG"
_OF_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # POSIX.1-2017, 8.2: the first that is set counts
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


class Language(StrEnum):
    """A language that messages can be printed in, by its BCP 47 tag."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"


def language_asked_for(option: str | None, environment: Mapping[str, str]) -> Language:
    """The language of `--lang`, else of BANXIN_LANG, else of the locale; English where none is known.

    A language that there is not is passed over. The variables are read as they are written: whether the
    system has a locale of that name does not matter.
    """
    for asked in (option, environment.get(VARIABLE)):
        if asked and (language := language_of(asked)):
            return language
    for name in _OF_LOCALE:
        if environment.get(name):
            return language_of(environment[name]) or Language.ENGLISH
    return Language.ENGLISH


def language_of(tag: str) -> Language | None:
    """The language of a BCP 47 tag or the name of a locale (`zh-Hant-HK`, `zh_TW.UTF-8`); None for others."""
    first, *rest = tag.partition(".")[0].partition("@")[0].replace("_", "-").casefold().split("-")
    if first == "zh":
        traditional = "hans" not in rest and any(part in _TRADITIONAL for part in rest)
        return Language.TRADITIONAL if traditional else Language.SIMPLIFIED
    return Language.ENGLISH if first == "en" else None
