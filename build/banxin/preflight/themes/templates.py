"""Styles and addresses in templates: `style` attributes, `<style>` elements, what is loaded from elsewhere.

What Jinja prints is not known before it runs. It is masked: a name or value that holds some of it is passed
over, everything else keeps its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

import tinycss2

from banxin.findings import Finding, SourceText, finding
from banxin.layouts.css.tokens import every_token
from banxin.preflight.themes.active_content import active_faults
from banxin.preflight.themes.asked import AskedSheet
from banxin.preflight.themes.declarations import MASK
from banxin.preflight.themes.named_pages import class_faults
from banxin.preflight.themes.rules import sheet_faults, style_faults
from banxin.wording import Message

_JINJA: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STYLE: Final = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SHEET: Final = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_DRAWING: Final = re.compile(r"<svg\b.*?</svg\s*>", re.IGNORECASE | re.DOTALL)
_LOADED: Final = re.compile(
    r"""<(?!a\b)[a-z][\w:-]*\b[^<>]*?\s(?:src|srcset|poster|data|background|(?:xlink:)?href)\s*=\s*
    (?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE | re.VERBOSE,
)
_REMOTE: Final = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_FETCHING: Final = ("url", "src", "image-set", "image")
_ENTITY: Final = re.compile(r"&(?:quot|apos|amp|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_BREAKS: Final = re.compile(r"[^\n]")


def template_faults(sheet: AskedSheet) -> Iterator[Finding]:
    """The faults of the template in `sheet.source`."""
    source = sheet.source
    masked = _JINJA.sub(_mask, source.text)
    drawings = [found.span() for found in _DRAWING.finditer(masked)]
    for found in _STYLE.finditer(masked):
        group = 1 if found[1] is not None else 2
        text = _ENTITY.sub(lambda entity: '"'.ljust(len(entity[0])), found[group])
        asked = replace(sheet, drawing=_is_within(found.start(), drawings))
        declarations = tinycss2.parse_blocks_contents(_placed(source, found.start(group), text))
        yield from style_faults(asked, declarations)
        yield from _remote_values(sheet, declarations)
    for found in _SHEET.finditer(masked):
        asked = replace(sheet, drawing=_is_within(found.start(), drawings))
        css = SourceText(source.name, _placed(source, found.start(1), found[1]))
        shown = replace(asked, source=_Shown(css, source))
        yield from sheet_faults(shown)
        rules = tinycss2.parse_component_value_list(css.text)
        yield from _remote_values(sheet, rules)
    yield from class_faults(sheet, source, masked)
    yield from _remote_attributes(source, masked)
    if sheet.read:
        yield from active_faults(source, masked)


class _Shown(SourceText):
    """The text that is parsed, and the file whose lines are shown: they have the same places."""

    def __init__(self, parsed: SourceText, shown: SourceText) -> None:
        super().__init__(shown.name, parsed.text)
        object.__setattr__(self, "_file", shown)

    def place(self, line: int, column: int = 1, length: int = 1) -> Any:
        """The place in the file."""
        return self._file.place(line, column, length)  # type: ignore[attr-defined]


def _mask(found: re.Match[str]) -> str:
    """What stands for a part of Jinja, as long as it is: a word for what it prints, else a comment."""
    text = found[0]
    if text.startswith("{{"):
        return _BREAKS.sub(MASK, text)
    return "/*" + _BREAKS.sub(MASK, text[2:-2]) + "*/"


def _placed(source: SourceText, offset: int, text: str) -> str:
    """`text` behind as many lines and columns as it has before it in the file."""
    place = source.place_at(offset)
    return "\n" * (place.line - 1) + " " * (place.column - 1) + text


def _is_within(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _remote_values(sheet: AskedSheet, nodes: Iterable[Any]) -> Iterator[Finding]:
    """Addresses of the network in declarations or component values."""
    importing = False
    for node in nodes:
        for token in every_token(node.value if node.type == "declaration" else [node]):
            addresses = [token] if token.type == "url" or (importing and token.type == "string") else []
            if token.type == "function" and token.lower_name in _FETCHING:
                addresses += [one for one in token.arguments if one.type == "string"]
            for one in addresses:
                if _REMOTE.match(one.value):
                    yield _blocked(sheet.source, one.source_line, one.source_column, one.value)
            if token.type != "whitespace":
                importing = token.type == "at-keyword" and token.lower_value == "import"


def _remote_attributes(source: SourceText, masked: str) -> Iterator[Finding]:
    for found in _LOADED.finditer(masked):
        group = 1 if found[1] is not None else 2
        if _REMOTE.match(found[group]):
            place = source.place_at(found.start(group))
            yield _blocked(source, place.line, place.column, found[group])


def _blocked(source: SourceText, line: int, column: int, address: str) -> Finding:
    shown = address.strip().replace(MASK, "…")
    message = Message("`{address}` leads to the network, where nothing is fetched from.", address=shown[:60])
    if shown.casefold().startswith("file:"):
        message = Message("`{address}` leads out of the publication.", address=shown[:60])
    return finding(
        "press.blocked",
        message,
        source.place(line, column, len(address)),
        expected=Message("a picture of the publication, or a file in the layout's folder used in pdf.css"),
    )
