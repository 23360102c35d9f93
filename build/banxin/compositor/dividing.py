"""Words divided in need: where a long Western word may be parted when a line could not else be set.

clreq C16; what may be divided, and where, follows the Chicago Manual of Style (17th ed.) 7.36-7.45: between
the elements of a name rather than within one, no short word, no word in capitals, none with figures.
"""

import re
from collections.abc import Callable
from typing import Final

from . import tables as t

_UPPER: Final = r"A-Z\u00c0-\u00d6\u00d8-\u00de"
_LOWER: Final = r"a-z\u00df-\u00f6\u00f8-\u00ff"
_ELEMENT: Final = rf"[{_UPPER}]*[{_LOWER}]+"
_SIGNS: Final = r"[!-/:-@\[-`{-~\u2019]*"
_PART: Final = rf"[{_UPPER}{_LOWER}]*[{_LOWER}]"  # elements in a row, with one way to match
_WORD: Final = re.compile(rf"{_SIGNS}(?P<word>{_PART}(?:['\u2019]{_PART})*){_SIGNS}")
_ELEMENTS: Final = re.compile(_ELEMENT)
_STEM: Final = re.compile(rf"[{_UPPER}]?[{_LOWER}]+$")
_VOWELS: Final = "aeiouy\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00f6\u00f8-\u00fd"
# Between two consonants that stand between vowels, if they are not one sound or begin a syllable together.
_SYLLABLES: Final = re.compile(
    rf"(?<=[{_VOWELS}][^{_VOWELS}])(?=[^{_VOWELS}]+[{_VOWELS}])"
    r"(?<!(?=c[hklr]|gh|p[hlr]|sh|t[hr]|wh|b[lr]|[dg]r|f[lr]|gl).)"
)
_LIGATURES: Final = frozenset({"ff", "fi", "fl", "fj", "ft"})

Dictionary = Callable[[str], list[int]]


def is_long_word(text: str) -> bool:
    """Whether a Western run is one word that may be divided in need."""
    found = _WORD.fullmatch(text) if len(text) >= t.RESCUE_WORD else None
    return found is not None and len(found["word"]) >= t.RESCUE_WORD


def divisions(text: str, dictionary: Dictionary) -> dict[int, float]:
    """Places where a long word may be divided in need, each with its price."""
    found = _WORD.fullmatch(text)
    if found is None:
        return {}
    word, start = found["word"], found.start("word")
    price = t.COST_RESCUE if word.islower() else t.COST_RESCUE_NAME
    places = [start + place for place in _fair(word, _places(word, dictionary))]
    return dict.fromkeys(places, price)


def _fair(word: str, places: list[int]) -> list[int]:
    """Of some places, those that leave enough letters on both sides and part no ligature."""
    return [
        place
        for place in places
        if t.RESCUE_BEFORE <= place <= len(word) - t.RESCUE_AFTER
        and word[place - 1 : place + 1] not in _LIGATURES
    ]


def _places(word: str, dictionary: Dictionary) -> list[int]:
    """Places between the elements of a word and within its long ones, by the dictionary or by sound."""
    places: list[int] = []
    for element in _ELEMENTS.finditer(word):
        if element.start() and word[element.start() - 1].isalpha():
            places.append(element.start())
        stem = _STEM.search(element.group())
        if stem is not None and len(stem.group()) >= t.RESCUE_WORD:
            letters, start = stem.group(), element.start() + stem.start()
            heard = [cut.start() for cut in _SYLLABLES.finditer(letters.lower())]
            inner = _fair(letters, dictionary(letters)) or _fair(letters, heard)
            places += [start + place for place in inner]
    return places
