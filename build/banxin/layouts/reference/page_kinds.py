"""The kinds of pages of a layout: page masters, pages that sheets name, and what stands on each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from banxin.findings import SourceText
from banxin.layouts.description.layout import Layout
from banxin.layouts.pages.css import elements_on
from banxin.layouts.pages.masters import is_general
from banxin.layouts.reference.css_names import rules_of
from banxin.layouts.reference.layers import Layer

_WEAK = re.compile(r":where\(((?:[^()]|\([^()]*\))*)\)$")
_OWN = ("auto", "inherit", "initial", "unset", "revert")


@dataclass(frozen=True, slots=True)
class PageKind:
    """Pages of one name: the selectors of the elements on them, and the layer that says so last."""

    name: str
    elements: str
    layer: str


def page_kinds(
    layout: Layout, sheets: Iterable[tuple[Layer, str, SourceText]], layers: Iterable[Layer]
) -> tuple[PageKind, ...]:
    """Page masters, then pages that sheets name, each once; `sheets` has base first, `layers` last."""
    kinds = {kind.name: kind for kind in _masters(layout, tuple(layers))}
    for layer, sheet, source in sheets:
        for selector, name in _asked(source) if sheet != "epub" else ():
            known = kinds.get(name)
            elements = f"{known.elements}, {selector}" if known and known.elements else selector
            kinds[name] = PageKind(name, elements, layer.shown)
    return tuple(kinds.values())


def _masters(layout: Layout, layers: tuple[Layer, ...]) -> Iterator[PageKind]:
    for name, master in layout.pages.items():
        place = layout.places.get(f"pages.{name}")
        home = (layer.shown for layer in layers if place and place.file.startswith(f"{layer.shown}/"))
        yield PageKind(
            name, "" if is_general(name) else ", ".join(elements_on(master)), next(home, layout.name)
        )


def _asked(source: SourceText) -> Iterator[tuple[str, str]]:
    """The elements of a sheet that ask for a page, with its name."""
    for node, _ in rules_of(tinycss2.parse_stylesheet(source.text, skip_comments=True)):
        if node.type != "qualified-rule" or node.content is None:
            continue
        for part in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
            if part.type == "declaration" and part.lower_name == "page" and (name := _word(part.value)):
                selector = " ".join(tinycss2.serialize(node.prelude).split())
                yield _WEAK.sub(r"\1", selector), name


def _word(value: Iterable[Any]) -> str:
    words = [token for token in value if token.type not in ("whitespace", "comment")]
    named = len(words) == 1 and words[0].type == "ident" and words[0].lower_value not in _OWN
    return str(words[0].value) if named else ""
