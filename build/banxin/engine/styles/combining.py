"""Combining marks on their own letters, where the face does not say how they stand on them.

A shaper puts a mark on its letter by the anchors of the face (OpenType GPOS `mark`). A face that has none for
a letter, as most Chinese faces for a stress on Cyrillic, leaves the mark where its glyph happens to be drawn;
so it is with a mark from another face than its letter. Such a mark is set over or under the middle of the ink
of its letter, beyond the marks that stand there already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from unicodedata import combining

from banxin.compositor.tables import MARK_ACROSS, MARK_APART, MARK_OVERLAP

_ABOVE: Final = 230  # canonical combining classes (Unicode Standard, 3.11)
_BELOW: Final = frozenset({202, 220})


class Inked(Protocol):
    """A font that knows the ink of its glyphs."""

    def ink(self, glyph: int) -> tuple[int, int, int, int]:
        """Left, top, right, bottom from the origin, downwards, in units."""


class Placed(Protocol):
    """A shaped glyph; lengths in units, downwards."""

    dx: int
    dy: int

    @property
    def font(self) -> Inked:
        """Its font."""

    @property
    def glyph(self) -> int:
        """Its number in the font."""

    @property
    def width(self) -> int:
        """Its advance."""


@dataclass(slots=True)
class _Ink:
    """The ink of a letter with its marks, from the start of what is shaped."""

    left: int
    top: int
    right: int
    bottom: int


def place_marks(glyphs: Sequence[Placed], characters: Sequence[str], em: int) -> None:
    """Move the marks among shaped glyphs that are not on their letters; a character for each glyph."""
    letter: _Ink | None = None
    font: Inked | None = None
    pen = 0
    for glyph, character in zip(glyphs, characters, strict=True):
        left, top, right, bottom = glyph.font.ink(glyph.glyph)
        kind = combining(character) if character else 0
        if not kind:
            font = glyph.font
            letter = _Ink(pen + glyph.dx + left, glyph.dy + top, pen + glyph.dx + right, glyph.dy + bottom)
        elif letter is not None and right > left:
            mark = _Ink(pen + glyph.dx + left, glyph.dy + top, pen + glyph.dx + right, glyph.dy + bottom)
            attached = glyph.font is font and (glyph.dx or glyph.dy)  # by an anchor of the face
            across, down = (0, 0) if attached else _move(letter, mark, kind, em)
            glyph.dx += across
            glyph.dy += down
            letter.top, letter.bottom = (
                min(letter.top, mark.top + down),
                max(letter.bottom, mark.bottom + down),
            )
        pen += glyph.width


def _move(letter: _Ink, mark: _Ink, kind: int, em: int) -> tuple[int, int]:
    """How far a mark goes across and down to stand on its letter."""
    across = down = 0
    middle = (letter.left + letter.right - mark.left - mark.right) // 2
    if abs(middle) > MARK_ACROSS * em:
        across = middle
    apart, overlap = round(MARK_APART * em), MARK_OVERLAP * em
    if kind == _ABOVE and mark.bottom > letter.top + overlap:
        down = letter.top - apart - mark.bottom
    elif kind in _BELOW and mark.top < letter.bottom - overlap:
        down = letter.bottom + apart - mark.top
    return across, down
