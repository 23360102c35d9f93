"""The words of furniture: text with names in braces, `{section}　{page}`, as CSS content."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from banxin.layouts.options.values import css_string

COUNTERS = {"page": "counter(page)", "pages": "counter(pages)"}
RUNNING = ("section", "unit", "author")
"""What changes from page to page, as the text goes on; each is a named string of CSS."""
FACTS = ("title", "name", "number", "date", "publisher")
"""What an issue or a book has once."""
_NUMBERS = ("page", "pages", "number")
_FEW = 4  # characters
NAMES = (*COUNTERS, *FACTS, *RUNNING)
LABEL = "labels."
"""What the name of a printed word begins with, `labels.contents`, as templates have it."""

_PIECE = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_LABEL = re.compile(rf"{re.escape(LABEL)}([A-Za-z][\w-]*)")
_STRING = re.compile(r"string\(\s*([A-Za-z_][\w-]*)\s*(?:,\s*(first|start|last|first-except)\s*)?\)")


@dataclass(frozen=True, slots=True)
class WordFault:
    """A name that furniture does not know, or a brace (`{`, `}`) that stands alone."""

    name: str

    @property
    def is_brace(self) -> bool:
        """Whether it is a brace without its other half."""
        return self.name in ("{", "}")


def faults_of_words(text: str, options: Collection[str] = ()) -> tuple[WordFault, ...]:
    """What of `text` means nothing; `options` are those whose value is a text.

    Of a printed word only the form is looked at: which there are, the labels of an edition say.
    """
    names = {*NAMES, *options}
    found = []
    for name, _, brace in _PIECE.findall(text):
        if brace:
            found.append(WordFault(brace))
        elif name and name not in names and not _STRING.fullmatch(name) and not _LABEL.fullmatch(name):
            found.append(WordFault(name))
    if "{}" in text:
        found.append(WordFault("{}"))
    return tuple(found)


def labels_in(text: str) -> tuple[str, ...]:
    """The names of the printed words in `text`, with underscores: `contents` of `{labels.contents}`."""
    matched = (_LABEL.fullmatch(name) for name, _, _ in _PIECE.findall(text))
    return tuple(one[1].replace("-", "_") for one in matched if one)


def has_folio(text: str) -> bool:
    """Whether `text` prints the number of its page."""
    return "{page}" in text


def is_short(text: str) -> bool:
    """Whether `text` is hardly wider than a folio: numbers and a few characters."""
    pieces = _PIECE.findall(text)
    literal = sum(len(words) for _, words, _ in pieces)
    return literal <= _FEW and all(name in _NUMBERS for name, words, _ in pieces if not words)


def css_content(text: str, facts: Mapping[str, str]) -> str:
    """`text` as a value of `content`; `facts` are the words of the issue, and those that are printed
    as `labels.NAME`. What is none of them is an option that is a text.
    """
    parts = []
    for name, words, _ in _PIECE.findall(text):
        if words:
            parts.append(css_string(words))
        elif name in COUNTERS:
            parts.append(COUNTERS[name])
        elif name in FACTS:
            parts.append(css_string(facts.get(name, "")))
        elif string := _STRING.fullmatch(name):
            parts.append(f"string({string[1]}, {string[2]})" if string[2] else f"string({string[1]})")
        elif name in RUNNING:
            parts.append(f"string(banxin-{name})")
        elif label := _LABEL.fullmatch(name):
            parts.append(css_string(facts.get(LABEL + label[1].replace("-", "_"), "")))
        elif name:
            parts.append(f"var(--{name})")
    return " ".join(parts) or "none"
