"""The catalogues: gettext's compiled files, opened when a language is spoken for the first time."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from banxin.wording.language import Language
from banxin.wording.message import Spoken, Translator

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "banxin"
FOLDERS = {Language.SIMPLIFIED: "zh_Hans", Language.TRADITIONAL: "zh_Hant"}


@cache
def translator(language: Language) -> Translator:
    """The translations into a language; what Traditional Chinese lacks is said in Simplified."""
    if language not in FOLDERS:
        return gettext.NullTranslations()
    found = _opened(FOLDERS[language])
    if language is Language.TRADITIONAL:
        found.add_fallback(_opened(FOLDERS[Language.SIMPLIFIED]))
    return found


def _opened(folder: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [folder], fallback=True)


def said(text: str, language: Language) -> str:
    """A text as a reader of `language` sees it; what is no message stays as it is written."""
    if language is Language.ENGLISH or not isinstance(text, Spoken):
        return text
    return text.translated(translator(language))
