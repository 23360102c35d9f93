"""Who reads: the language of this run, and texts in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from banxin.wording import Language, language_asked_for, said

OPTION = "--lang"

READER: ContextVar[Language] = ContextVar("READER", default=Language.ENGLISH)
"""The language that this run speaks."""


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Speak the language of `--lang` before the verb, of BANXIN_LANG, or of the locale, from here on."""
    READER.set(language_asked_for(_asked_for(arguments), environment))


def _asked_for(arguments: Sequence[str]) -> str | None:
    """The value of `--lang` among the options before the verb, which help needs before they are parsed."""
    for at, word in enumerate(arguments):
        if word == OPTION:
            return arguments[at + 1] if at + 1 < len(arguments) else None
        if word.startswith(f"{OPTION}="):
            return word.partition("=")[2]
        if not word.startswith("-"):
            break
    return None


def spoken(text: str) -> str:
    """A text in the language of this run."""
    return said(text, READER.get())
