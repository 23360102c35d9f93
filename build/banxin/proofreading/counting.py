"""How long the copy is: 字 with and without marks, 行 at a measure, minutes of reading."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from banxin.manuscript.publication import Publication, Unit
from banxin.markup import plain_text
from banxin.markup.characters import is_han, is_wide

_INDENT = 2  # 字 at the beginning of a paragraph
_PER_MINUTE = 400  # 字 that an adult reads; 300 to 500 in studies of reading Chinese


@dataclass(frozen=True, slots=True)
class CopyLength:
    """字 with marks, 字 without, and 行; a word of Latin letters or a number counts as one 字 in both."""

    with_marks: int = 0
    without_marks: int = 0
    lines: int = 0

    @property
    def minutes(self) -> int:
        """Minutes of silent reading, at least one where there is copy."""
        return math.ceil(self.without_marks / _PER_MINUTE)

    def __add__(self, other: CopyLength) -> CopyLength:
        return CopyLength(
            self.with_marks + other.with_marks,
            self.without_marks + other.without_marks,
            self.lines + other.lines,
        )


def length_of(unit: Unit, measure: int) -> CopyLength:
    """The length of a unit's text and notes, heads left out; 行 of `measure` 字, each paragraph indented."""
    blocks = [*unit.body.blocks, *(block for note in unit.body.notes for block in note.blocks)]
    return sum((_of_paragraph(line, measure) for line in plain_text(blocks).split("\n")), CopyLength())


def lengths(publication: Publication, measure: int) -> tuple[tuple[Unit, CopyLength], ...]:
    """Each unit with its length, in the order of reading."""
    return tuple((unit, length_of(unit, measure)) for unit in publication.articles())


def total(measured: Iterable[tuple[Unit, CopyLength]]) -> CopyLength:
    """The length of a whole issue."""
    return sum((length for _, length in measured), CopyLength())


def _of_paragraph(text: str, measure: int) -> CopyLength:
    words = letters = marks = 0
    within = False
    for character in text:
        if is_han(character) or (is_wide(character) and character.isalnum()):
            letters, within = letters + 1, False
        elif character.isalnum():
            words, within = words + (not within), True
        elif character.isspace():
            within = False
        else:
            full = not character.isascii()
            marks, within = marks + full, within and not full
    if not text.strip():
        return CopyLength()
    latin = sum(character.isascii() and not character.isspace() for character in text)
    cells = letters + marks + latin / 2 + _INDENT
    return CopyLength(words + letters + marks, words + letters, math.ceil(cells / max(measure, 1)))
