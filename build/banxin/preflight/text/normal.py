"""Which differences between manuscript and print are no loss: the one place where they are named.

Always the same (`words`): spaces and line ends, which composition sets anew; soft hyphens, word joiners and
other characters without ink.

The same where a face, a stylesheet or the compositor writes a character in another shape (`shapes`):
compatibility forms (NFKC: full-width and half-width, ligatures, circled and small forms), capitals and small
letters (`text-transform`), Kangxi radicals and the look-alikes below, which faces give one glyph for,
decomposed letters, variation selectors, and hyphens: the compositor adds one where it divides a word.
"""

from __future__ import annotations

import re
import unicodedata

_WITHOUT_INK = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DROPPED = re.compile(rf"\s|{_WITHOUT_INK.pattern}")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\\-\u2010\u2011]")
_LOOK_ALIKES = str.maketrans(
    {
        "\u22ef": "...", "\u2025": "..", "\u30fb": "·", "\u2022": "·", "\u2027": "·", "\u22c5": "·",
        "\u2015": "—", "\u2e3a": "——", "\u2500": "—", "\u2212": "", "\u2013": "", "\uff5e": "~",
        "\u301c": "~", "\u2223": "|", "\u00b5": "μ", "\u2126": "ω",
    }
)  # fmt: skip


def words(text: str) -> str:
    """`text` without what has no ink."""
    if _DROPPED.search(text) is None:  # most has nothing of it
        return text
    return _WITHOUT_INK.sub("", "".join(text.split()))


def shapes(text: str) -> str:
    """`text` without differences of shape; applied to both sides of a comparison."""
    plain = unicodedata.normalize("NFKC", text.translate(_LOOK_ALIKES)).casefold()
    return words(_SELECTORS.sub("", plain.translate(_LOOK_ALIKES)))


def excerpt(text: str, most: int = 16) -> str:
    """The beginning of `text` for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
