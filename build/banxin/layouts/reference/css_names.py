"""The names in stylesheets: custom properties that are set and read, classes that are styled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from banxin.findings import Place, SourceText
from banxin.layouts.css.tokens import every_token

_CLASS = re.compile(r"""class\s*=\s*("[^"]*"|'[^']*')""")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_MARK = "\0"
_PUT_IN = re.compile(f"{_MARK}([0-9]+){_MARK}")
_ALONE = re.compile(rf"(?<![\w-]){_MARK}([0-9]+){_MARK}(?![\w-])")
_QUOTED = re.compile(r"""["']([^"'{}]*)["'](\s*~)?""")
_ASKED = re.compile(r"\bif\b.*?(?=\belse\b|\}\}|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CssNames:
    """What a sheet names, each with the first place: `sets` and `reads` custom properties, styles `classes`.

    `values` has the value that a custom property is first set to, as it is written.
    """

    sets: dict[str, Place]
    reads: dict[str, Place]
    classes: dict[str, Place]
    values: dict[str, str]


def css_names(source: SourceText) -> CssNames:
    """The names in a sheet; what cannot be read is passed over."""
    found = CssNames({}, {}, {}, {})
    for node, parent in rules_of(tinycss2.parse_stylesheet(source.text, skip_comments=True)):
        if node.type == "qualified-rule":
            _selectors(node.prelude, source, found)
            _declarations(node, source, found)
        elif node.type == "at-rule" and node.content is not None and not _holds_rules(node, parent):
            _declarations(node, source, found)
        for token in every_token([*(node.prelude or ()), *(node.content or ())]):
            _reading(token, source, found)
    return found


def template_classes(text: str) -> tuple[str, ...]:
    """The classes that a template writes, in order; `depth-…` where a part of the word is put in.

    Words that Jinja chooses from, `{{ 'span' if wide }}`, are among them.
    """
    chosen: list[str] = []

    def kept(found: re.Match[str]) -> str:
        chosen.append(found[0])
        return f"{_MARK}{len(chosen) - 1}{_MARK}"

    classes: dict[str, None] = {}
    for written in _CLASS.findall(_JINJA.sub(kept, text)):
        words = _ALONE.sub(lambda found: _words(chosen[int(found[1])]), written[1:-1])
        words = _PUT_IN.sub(lambda found: _glued(chosen[int(found[1])]), words)
        classes.update(dict.fromkeys(words.split()))
    return tuple(word for word in classes if word.strip("…"))


def _words(jinja: str) -> str:
    """The words that an expression which stands alone may print; nothing for a statement."""
    return f" {' '.join(_printed(jinja))} " if jinja.startswith("{{") else " "


def _printed(jinja: str) -> list[str]:
    """The words that an expression may print, not those that it asks for; `…` behind one that goes on."""
    return [f"{word}…" if goes_on else word for word, goes_on in _QUOTED.findall(_ASKED.sub("", jinja))]


def _glued(jinja: str) -> str:
    """What an expression adds to a word: other words where it begins them with spaces, else a part of it."""
    if not jinja.startswith("{{"):
        return ""
    words = [word for word in _printed(jinja) if word]
    return f" {' '.join(words)} " if words and all(word.startswith(" ") for word in words) else "…"


def rules_of(rules: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The rules of a sheet and those within them, each with the rule around it."""
    waiting: list[tuple[Any, Any]] = [(rule, None) for rule in rules]
    while waiting:
        node, parent = waiting.pop(0)
        if node.type not in ("qualified-rule", "at-rule"):
            continue
        yield node, parent
        if node.content is not None:
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            waiting[:0] = [(child, node) for child in inner if child.type in ("qualified-rule", "at-rule")]


def _holds_rules(node: Any, parent: Any) -> bool:
    return parent is None and node.lower_at_keyword in ("media", "supports", "layer")


def _declarations(node: Any, source: SourceText, found: CssNames) -> None:
    for part in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration" and part.name.startswith("--"):
            place = source.place(part.source_line, part.source_column, len(part.name))
            found.sets.setdefault(part.name, place)
            found.values.setdefault(part.name, tinycss2.serialize(part.value).strip())


def _reading(token: Any, source: SourceText, found: CssNames) -> None:
    if token.type == "function" and token.lower_name == "var":
        name = next((inner for inner in token.arguments if inner.type == "ident"), None)
        if name is not None:
            place = source.place(name.source_line, name.source_column, len(name.value))
            found.reads.setdefault(name.value, place)


def _selectors(prelude: Iterable[Any], source: SourceText, found: CssNames) -> None:
    dotted = False
    for token in every_token(prelude):
        if dotted and token.type == "ident":
            place = source.place(token.source_line, token.source_column, len(token.value))
            found.classes.setdefault(token.value, place)
        dotted = token.type == "literal" and token.value == "."
