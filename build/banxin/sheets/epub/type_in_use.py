"""Which characters are set in which of the families that an e-book may carry, and in which weight.

Of the stylesheet only families and weights are read: their winners by specificity and order (CSS Cascade 4
§6), handed down as CSS inherits them. Elements of one kind are looked up once: their name and classes and
those of the elements around them, which suffices as long as no rule asks for more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import cssselect2  # type: ignore[import-untyped]  # it has no type hints
import tinycss2

Uses = Mapping[tuple[str, int], frozenset[str]]
"""Characters by the first family that they are set in and the weight."""

_FAMILY: Final = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))""")
_BY_PLACE: Final = re.compile(r"[:+~\[#]")
_BOLD: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "b", "strong"})
_WEIGHTS: Final = {"normal": 400, "lighter": 400, "bold": 700, "bolder": 700}
_READ: Final = frozenset({"font-family", "font-weight"})
_PARAGRAPH: Final = "{http://www.w3.org/1999/xhtml}p"
_SILENT: Final = frozenset({"head", "title"})


@dataclass(frozen=True, slots=True)
class _Type:
    """The first family and the weight of an element's text."""

    family: str = ""
    weight: int = 400


@dataclass(slots=True)
class _Rules:
    matcher: Any = field(default_factory=cssselect2.Matcher)
    by_place: bool = False

    def style(self, element: Any) -> dict[str, str]:
        matched = [payload for *_, pseudo, payload in self.matcher.match(element) if pseudo is None]
        style: dict[str, str] = {}
        for declarations in matched:
            style |= declarations
        return style


@dataclass(frozen=True, slots=True)
class SlimTree:
    """The tree of a document whose bare paragraphs are empty; `whole` reads it with their text."""

    root: Any
    whole: Callable[[], Any]


def type_in_use(trees: Iterable[SlimTree], css: str) -> Uses:
    """The characters of documents by family and weight, as `css` sets them.

    Most sheets leave paragraphs to the reader's own face, so that their text need not be read.
    """
    rules = _rules(css)
    used: defaultdict[_Type, set[str]] = defaultdict(set)
    known: dict[tuple[int, str, str], tuple[int, _Type]] = {}
    for tree in trees:
        if rules.by_place:
            _take(used, _walked_whole(tree.whole(), rules))
        elif _take(used, _walked(tree.root, rules, known)):
            _take(used, _walked(tree.whole(), rules, known))
    return {(one.family, one.weight): frozenset(found) for one, found in used.items()}


def _take(used: dict[_Type, set[str]], walk: Iterable[tuple[str, _Type]]) -> bool:
    """Take in what is not in the reader's own face; whether a paragraph without its text is among it."""
    lacking = False
    for text, styled in walk:
        if styled.family:
            used[styled].update(text)
            lacking |= not text
    return lacking


def _walked(
    root: Any, rules: _Rules, known: dict[tuple[int, str, str], tuple[int, _Type]]
) -> Iterator[tuple[str, _Type]]:
    """Every text of a document with its type, and empty paragraphs; `known` has the kinds met so far."""
    waiting: list[tuple[Any, int, _Type]] = [(root, 0, _Type())]
    while waiting:
        element, around, handed = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        key = (around, element.tag, element.get("class") or "")
        kind = known.get(key)
        if kind is None:
            style = rules.style(_wrapped(element))
            kind = known[key] = (len(known) + 1, _typed(element, style, handed))
        number, own = kind
        if _name(element) in _SILENT:
            continue
        if element.text:
            yield element.text, own
        elif element.tag == _PARAGRAPH:
            yield "", own
        for child in element:
            if child.tail:
                yield child.tail, own
            waiting.append((child, number, own))


def _walked_whole(root: Any, rules: _Rules) -> Iterator[tuple[str, _Type]]:
    """The same with every element looked up by itself."""
    waiting: list[tuple[Any, _Type]] = [(cssselect2.ElementWrapper.from_xml_root(root), _Type())]
    while waiting:
        wrapper, handed = waiting.pop()
        element = wrapper.etree_element
        if _name(element) in _SILENT:
            continue
        own = _typed(element, rules.style(wrapper), handed)
        texts = [element.text, *(child.tail for child in element)]
        yield "".join(text for text in texts if text), own
        waiting += [(child, own) for child in wrapper.iter_children()]


def _wrapped(element: Any) -> Any:
    """The element as selectors are tried on it, in its place."""
    path = []
    while element is not None:
        path.append(element)
        element = element.getparent()
    wrapper = cssselect2.ElementWrapper.from_xml_root(path.pop())
    for inner in reversed(path):
        wrapper = next(child for child in wrapper.iter_children() if child.etree_element is inner)
    return wrapper


def _typed(element: Any, style: Mapping[str, str], handed: _Type) -> _Type:
    family, weight = handed.family, 700 if _name(element) in _BOLD else handed.weight
    if (declared := style.get("font-family", "inherit")) != "inherit":
        found = _FAMILY.match(declared)
        family = next(filter(None, found.groups()), "") if found else ""
    if (declared := style.get("font-weight", "inherit")) != "inherit":
        weight = int(declared) if declared.isdigit() else _WEIGHTS.get(declared, weight)
    return _Type(family, weight)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _rules(css: str) -> _Rules:
    rules = _Rules()
    for rule in _qualified(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        declared = {
            one.name: tinycss2.serialize(one.value).strip()
            for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            if one.type == "declaration" and one.name in _READ
        }
        if not declared:
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue
        rules.by_place |= bool(_BY_PLACE.search(tinycss2.serialize(rule.prelude)))
        for selector in selectors:
            rules.matcher.add_selector(selector, declared)
    return rules


def _qualified(rules: Iterable[Any]) -> Iterator[Any]:
    """The rules of a sheet, those for some systems only among them: what may be set, must be carried."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and rule.content:
            yield from _qualified(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            )
