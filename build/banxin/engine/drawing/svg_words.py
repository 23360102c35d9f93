"""Words in SVG pictures, set in the faces that the publication is set in.

WeasyPrint hands the family names of an SVG to the machine as they are: what comes out hangs on the faces
that happen to be installed. Here they are names of a design, and someone who knows the publication's faces
says which of them stand for it.

WeasyPrint also shapes each character of an SVG on its own, so that a mark would stand on a dotted circle
beside its letter: here a letter is shaped with all that belongs to it.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from unicodedata import normalize

from banxin.compositor.cutting import SIGNS
from banxin.engine.session import running

# A letter with its marks, a joined emoji, a flag (Unicode Standard Annex 29, extended grapheme clusters).
_LETTER: Final = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|.(?:[{SIGNS}\U0001f3fb-\U0001f3ff]|(?<=\u200d).)*", re.DOTALL
)


class _Letters(str):
    """A text that goes letter by letter, each with the marks on it, composed where Unicode has it so."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        letters = (found.group() for found in _LETTER.finditer(self))
        return (letter if len(letter) == 1 else normalize("NFC", letter) for letter in letters)


def _text(node: Any) -> str | None:
    """The text of an SVG element; stands for the property of `weasyprint.svg.Node`."""
    text = node._etree_node.text
    return text if text is None or text.isascii() else _Letters(text)


node_text = property(_text)


class WordStyle(dict[str, Any]):
    """The style of words in an SVG; stands for the class of that use in `weasyprint.svg.text`."""

    font_config: Any

    def __setitem__(self, key: str, value: Any) -> None:
        """Take a property; families are chosen anew where the session has someone who chooses them."""
        session = running() if key == "font_family" else None
        if session is not None and session.families is not None:
            value = list(session.families([str(family).strip() for family in value]))
        super().__setitem__(key, value)
