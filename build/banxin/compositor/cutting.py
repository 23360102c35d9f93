"""Cutting a text into pieces: which of its characters belong together as one sort.

Dashes, ellipses, runs of ？！, Western words and numbers are one piece each and so are never split (C08-C16,
C27); everything between them is single characters.
"""

import re
from typing import Final

from .latin_quotes import as_ascii
from .marks import BANGS, LETTERS, SMALL_FIGURES

LATIN: Final = rf"0-9\u00aa\u00ba{LETTERS}{SMALL_FIGURES}"
_WEST: Final = (
    rf"!-~\u00a1-\u00b6\u00b8-\u00ff\u0300-\u036f\u2010-\u2012\u20a0-\u20bf{LETTERS}{SMALL_FIGURES}"
)
# What stands on the character before it, or chooses its form.
SIGNS: Final = r"\u0300-\u036f\ufe00-\ufe0f\u20dd-\u20e0\u3099\u309a\u200d\U000e0100-\U000e01ef"
_COMPLEX: Final = re.compile(
    r"(?P<space>[ \t\n\r\f]+)"
    r"|(?P<tie>(?<=\S)\u00a0(?=\S))"
    r"|(?P<dash>[\u2014\u2015\u2500]{2,})"
    r"|(?P<dots>\u2026+|\u22ef+)"
    rf"|(?P<bang>[{BANGS}]{{2,}})"
    rf"|(?P<west>(?:[{_WEST}]|(?<=[{LATIN}])\u2013(?=[{LATIN}]))+)"
    r"|(?P<zero>[\u200b\u2060\ufeff])"
    rf"|(?P<cluster>[^\x00-\x20][{SIGNS}]+)"
)
# Where one of the above may start: a set is looked for many times faster than a choice of patterns.
_STARTS: Final = re.compile(
    rf"[ \t\n\r\f\u00a0{_WEST}\u2014\u2015\u2500\u2026\u22ef{BANGS}\u200b\u2060\ufeff]"
)
_COMBINING: Final = re.compile(f"[{SIGNS}]")
FOREIGN: Final = re.compile(
    r"(?P<space>[ \t\n\r\f]+)"
    r"|(?P<tie>(?<=\S)\u00a0(?=\S))"
    rf"|(?P<west>[{_WEST}\u2013-\u2026\u00b7]+)"
    r"|(?P<zero>[\u200b\u2060\ufeff])"
)


def pieces_of(text: str, *, quoted: bool = False) -> list[re.Match[str]]:
    """The pieces of a Chinese text that are more than one character is: spaces, dashes, numbers, words.

    With `quoted` the text begins within single quotation marks. Only the places of the pieces are those of
    the text: curly quotation marks of Western words are others in them.
    """
    text = as_ascii(text, quoted=quoted)
    if _COMBINING.search(text) is not None:  # such a piece starts with a character like any other
        return list(_COMPLEX.finditer(text))
    pieces: list[re.Match[str]] = []
    done = 0
    for start in _STARTS.finditer(text):
        if start.start() >= done:
            piece = _COMPLEX.match(text, start.start())
            if piece is not None:
                pieces.append(piece)
                done = piece.end()
    return pieces
