"""The names of pages that sheets and templates of a layout have rules for or ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_RULES: Final = re.compile(r"@page\s+([^{;]*)\{")
_NAMES: Final = re.compile(r"(?:^|,)\s*(-?[^\W\d][\w-]*)|\bof\s+(-?[^\W\d][\w-]*)")
_ASKED: Final = re.compile(r"(?<![\w-])page\s*:\s*(-?[^\W\d][\w-]*)")
_MADE: Final = re.compile(r"(?<![\w-])page\s*:\s*(?:[\w-]*\{\{|var\()")


@dataclass(frozen=True, slots=True)
class PageNames:
    """The names of pages with rules, and of those that are asked for.

    `masters` are those of layout.yaml, which are in both. `open` says that a template makes names while it
    runs: then any of them may be asked for.
    """

    ruled: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    masters: frozenset[str] = frozenset()
    open: bool = False


def page_names(sheets: Iterable[str], templates: Iterable[str], masters: Iterable[str]) -> PageNames:
    """The names in the sheets and templates of a layout and of those that it extends."""
    templates = tuple(templates)
    texts = (*sheets, *templates)
    known = frozenset(masters)
    ruled = {
        name
        for text in texts
        for rule in _RULES.findall(text)
        for pair in _NAMES.findall(rule)
        for name in pair
    }
    asked = {name for text in texts for name in _ASKED.findall(text)}
    made = any(_MADE.search(text) for text in texts)
    return PageNames(frozenset(ruled) | known, frozenset(asked) | known, known, made)
