"""Texts that come in several languages by themselves, as layouts bring them, beside the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from banxin.wording.message import Message, Spoken, Translator

TAG = Message("en")
"""The tag of the language of messages: each catalogue says its own."""


class InLanguages(Spoken):
    """A text by language tag (BCP 47; the empty one is for all): in English by itself, like any message."""

    __slots__ = ("texts",)

    texts: Mapping[str, str]

    def __new__(cls, texts: Mapping[str, str]) -> Self:
        """The text of `texts` that is closest to the language of each reader."""
        self = super().__new__(cls, closest(texts, str(TAG)))
        self.texts = dict(texts)
        return self

    def translated(self, translator: Translator) -> str:
        """The text in the translator's language, or the nearest to it."""
        return closest(self.texts, translator.gettext(TAG))

    def __reduce__(self) -> tuple[object, ...]:
        return InLanguages, (self.texts,)


def in_languages(written: str | Mapping[str, str]) -> str:
    """What a layout writes: one text for all, or texts by language tag."""
    return written if isinstance(written, str) else InLanguages(written)


def closest(texts: Mapping[str, str], language: str) -> str:
    """The text for `language` (`zh-Hant-TW`): the closest tag, else the one for all, else the first."""
    tag = language
    while tag:
        if tag in texts:
            return texts[tag]
        tag = tag.rpartition("-")[0]
    primary = language.partition("-")[0]
    near = next((text for known, text in texts.items() if known.partition("-")[0] == primary), "")
    return near or texts.get("", "") or next(iter(texts.values()), "")
