"""The names of pages that sheets and templates of a layout have rules for or ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from banxin.layouts import PageMaster
from banxin.layouts.pages.merging import ALL

_RULES: Final = re.compile(r"@page\s+([^{;]*)\{")
_NAMES: Final = re.compile(r"(?:^|,)\s*(-?[^\W\d][\w-]*)|\bof\s+(-?[^\W\d][\w-]*)")
_ASKED: Final = re.compile(r"(?<![\w-])page\s*:\s*(-?[^\W\d][\w-]*)")
_MADE: Final = re.compile(r"(?<![\w-])page\s*:\s*(?:[\w-]*\{\{|var\()")


@dataclass(frozen=True, slots=True)
class PageNames:
    """The names of pages with rules, and of those that are asked for.

    `masters` are those of layout.yaml, which are in both; `edged` those that say their margins, `furnished`
    those that say what stands in them; the empty name is of pages without one. `columned` says that the
    master of all text has columns, `open` that a template makes names while it runs: then any of them may be
    asked for.
    """

    ruled: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    masters: frozenset[str] = frozenset()
    open: bool = False
    edged: frozenset[str] = frozenset()
    furnished: frozenset[str] = frozenset()
    columned: bool = False

    def without_masters(self) -> PageNames:
        """The same names, of sheets whose rules the masters are meant to outdo."""
        return replace(self, edged=frozenset(), furnished=frozenset(), columned=False)


def page_names(
    sheets: Iterable[str], templates: Iterable[str], masters: Mapping[str, PageMaster]
) -> PageNames:
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
    edged = {name for name, master in masters.items() if master.margins is not None}
    furnished = {name for name, master in masters.items() if master.furniture is not None}
    return PageNames(
        frozenset(ruled) | known,
        frozenset(asked) | known,
        known,
        made,
        frozenset(edged | {""} if ALL in edged else edged),
        frozenset(furnished | {""} if ALL in furnished else furnished),
        any("text" in master.parts and master.columns is not None for master in masters.values()),
    )
