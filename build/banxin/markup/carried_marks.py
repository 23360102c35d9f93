"""Marks that belong to the letter before them, whatever stands between the two in Markdown.

In `*n*̌` the emphasis ends between a letter and its caron. A mark with no letter of its own would be printed
on a dotted circle (Unicode Standard, 7.9.2), so it is given to the letter; so is a selector of the form of a
Han character.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from banxin.markup.blocks import CrossReference, Emphasis, IndexMark, Inline, Link, Strong, Text

_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]+"
)


def marks_before(text: str) -> str:
    """The marks with which a text begins."""
    found = _MARKS.match(text)
    return found.group() if found else ""


def with_marks(inline: Inline, marks: str) -> Inline | None:
    """The inline with `marks` on its last letter, composed; None where it does not end with a letter."""
    if isinstance(inline, Text) and inline.text and not inline.text[-1].isspace():
        letter = unicodedata.normalize("NFC", inline.text[-1] + marks)
        return Text(inline.text[:-1] + letter)
    if isinstance(inline, Emphasis | Strong | Link | CrossReference | IndexMark) and inline.children:
        last = with_marks(inline.children[-1], marks)
        return last and replace(inline, children=(*inline.children[:-1], last))
    return None
