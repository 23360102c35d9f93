"""Faults of a stylesheet that can be known before any press reads it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import tinycss2
from tinycss2.ast import ParseError

from banxin.findings import Finding, SourceText, finding
from banxin.layouts.css.addresses import fault_of_address
from banxin.layouts.css.numbers import fault_of_number
from banxin.wording import Message, within
from banxin.world import World

_RULE_LISTS = {"media", "supports", "layer", "container", "scope", "keyframes", "starting-style", "document"}
"""At-rules that hold rules; all others hold declarations."""

_END = "-banxin-end"
_AT_END = f"\n@{_END};"
_DEEPEST = 24

_HALF = {"：": ":", "；": ";", "｛": "{", "｝": "}", "，": ",", "（": "(", "）": ")", "“": '"', "”": '"'}
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_SYNTAX = {
    "bad-string": Message("A string is not closed on its line."),
    "bad-url": Message("An address in url() is not well formed."),
    "eof-in-string": Message("A string is not closed."),
    "eof-in-url": Message("A url() is not closed."),
}


@dataclass(frozen=True, slots=True)
class _Check:
    """One sheet: `base` is its folder, `folder` that of its layout."""

    source: SourceText
    epub: bool
    base: Path
    folder: Path
    world: World

    def fault(self, node: Any, message: str, expected: str = "", near: str = "", remedy: str = "") -> Finding:
        length = len(getattr(node, "name", None) or getattr(node, "representation", None) or " ")
        place = self.source.place(node.source_line, node.source_column, length)
        return finding("layout.stylesheet", message, place, expected=expected, nearest=near, remedy=remedy)


def check_css(source: SourceText, format: str, base: Path, folder: Path, world: World) -> tuple[Finding, ...]:
    """Every fault of a sheet for `format`: syntax, addresses, and what an EPUB may not hold.

    EPUB 3.3 §6.3 forbids `direction` and `unicode-bidi`; EPUBCheck refuses nested rules (CSS-008).
    """
    check = _Check(source, format == "epub", base, folder, world)
    tokens = tinycss2.parse_component_value_list(f"{source.text}{_AT_END}", skip_comments=True)
    if _is_end(tokens):  # everything is closed: what was read once serves, but for the places of errors
        rules = tinycss2.parse_stylesheet(tokens[:-2], skip_whitespace=True)
        if not any(rule.type == "error" for rule in rules):
            return tuple(dict.fromkeys(_walk(check, rules)))
    rules = tinycss2.parse_stylesheet(source.text, skip_comments=True, skip_whitespace=True)
    found = dict.fromkeys(_walk(check, rules))
    unclosed = _unclosed(source)
    if unclosed is None:
        return tuple(found)
    # what follows an open bracket is read as something else than it is
    return (*(one for one in found if one.place and unclosed.place and one.place < unclosed.place), unclosed)


def _walk(check: _Check, rules: Iterable[Any]) -> Iterator[Finding]:
    """The faults of rules and of all they hold, without recursion: a sheet may nest as it likes."""
    waiting = [(rule, 0, False) for rule in rules]
    while waiting:
        node, depth, styled = waiting.pop(0)
        if node.type == "error":
            message = _SYNTAX.get(node.kind) or Message(
                "The CSS cannot be read: {reason}.", reason=within(node.message)
            )
            yield check.fault(node, message, *_full_width(check.source.line(node.source_line)))
        elif node.type == "declaration":
            yield from _declaration(check, node)
        elif depth > _DEEPEST:
            yield check.fault(
                node,
                Message("The rules nest too deeply."),
                expected=Message("at most {deepest} levels", deepest=_DEEPEST),
            )
        else:
            yield from _rule(check, node, styled)
            inner = node.type == "qualified-rule" or styled
            waiting[:0] = [(child, depth + 1, inner) for child in _children(node, styled)]


def _full_width(line: str) -> tuple[str, ...]:
    """What is expected on a line with marks of a Chinese input method outside of strings."""
    bare = _STRING.sub("", line)
    wide = next((mark for mark in _HALF if mark in bare), "")
    return (Message("`{half}` instead of `{wide}`", half=_HALF[wide], wide=wide),) if wide else ()


def _children(node: Any, styled: bool) -> list[Any]:
    """What stands in the braces of a rule; inside style rules, at-rules hold declarations too."""
    if node.content is None:
        return []
    if not styled and node.type == "at-rule" and node.lower_at_keyword.rpartition("-")[2] in _RULE_LISTS:
        return list(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
    found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    return [_begun(child, node.content) if child.type == "error" else child for child in found]


def _begun(error: Any, content: Iterable[Any]) -> Any:
    """An error of tinycss2, which stands where reading stopped, moved to where the declaration began."""
    start = None
    for token in content:
        if (token.source_line, token.source_column) > (error.source_line, error.source_column):
            break
        if start is None and token.type not in {"whitespace", "comment"}:
            start = token
        elif token == ";" or token.type == "{} block":
            start = None
    if start is not None and error.kind == "invalid":
        message = Message("This is neither a declaration nor a rule")
        return ParseError(start.source_line, start.source_column, "invalid", message)
    return error


def _rule(check: _Check, node: Any, styled: bool) -> Iterator[Finding]:
    if styled and check.epub:
        remedy = Message("Write the rule out with its whole selector.")
        yield check.fault(
            node, Message("A rule stands inside a rule, which EPUB readers do not know."), remedy=remedy
        )
    if node.type == "at-rule" and node.lower_at_keyword == "import":
        remedy = Message(
            "Put the rules in common.css, pdf.css or epub.css, which are found along the layouts."
        )
        yield check.fault(node, Message("@import is not used in layouts."), remedy=remedy)
    elif node.type != "at-rule" or node.lower_at_keyword != "namespace":
        yield from _values(check, node.prelude)


def _declaration(check: _Check, node: Any) -> Iterator[Finding]:
    if check.epub and node.lower_name in {"direction", "unicode-bidi"}:
        remedy = Message("Direction belongs in the HTML; Chinese needs none.")
        yield check.fault(
            node,
            Message("`{lower_name}` is not allowed in an EPUB.", lower_name=node.lower_name),
            remedy=remedy,
        )
    yield from _values(check, node.value)


def _values(check: _Check, tokens: Iterable[Any]) -> Iterator[Finding]:
    """Broken tokens, addresses and numbers among values and selectors, in functions and brackets too."""
    waiting = [(token, 0, "") for token in tokens]
    while waiting:
        token, depth, within = waiting.pop(0)
        if depth > _DEEPEST:
            yield check.fault(
                token,
                Message("Brackets nest too deeply."),
                expected=Message("at most {deepest} levels", deepest=_DEEPEST),
            )
            return
        elif token.type == "error":
            unopened = Message("`{mark}` has no beginning.", mark=token.kind)
            yield check.fault(token, _SYNTAX.get(token.kind, unopened))
        elif token.type == "url":
            yield from _address(check, token, token.value)
        elif token.type == "function":
            if token.lower_name in {"url", "src", "image", "image-set"}:
                strings = [inner for inner in token.arguments if inner.type == "string"]
                yield from (fault for inner in strings for fault in _address(check, inner, inner.value))
            waiting[:0] = [(inner, depth + 1, token.lower_name) for inner in token.arguments]
        elif token.type in {"() block", "[] block", "{} block"}:
            waiting[:0] = [(inner, depth + 1, within) for inner in token.content]
        else:
            yield from fault_of_number(check.fault, token, within)


def _address(check: _Check, node: Any, address: str) -> Iterator[Finding]:
    fault = fault_of_address(address, check.base, check.folder, check.world, packed=check.epub)
    if fault is not None:
        yield check.fault(node, fault.message, fault.expected, fault.near, fault.remedy)
    elif not address.startswith(("#", "data:")):
        from banxin.layouts.css.contents import fault_of_content  # noqa: PLC0415 (Pillow, fontTools)

        path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
        place = check.source.place(node.source_line, node.source_column, len(node.representation))
        yield from fault_of_content(check.base / path, _shown(check, path), place, check.world)


def _shown(check: _Check, path: str) -> str:
    """The name of a file that a sheet names, as findings have it: layouts/evening/images/star.svg."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(check.source.name), path))


def _unclosed(source: SourceText) -> Finding | None:
    """Where a block, bracket or comment is open that nothing closes; CSS itself closes it in silence.

    Of several within each other it is the innermost, but a round bracket before what it has swallowed.
    """
    tokens = tinycss2.parse_component_value_list(f"{source.text}{_AT_END}")
    opened = None
    while tokens and not _is_end(tokens):
        last = tokens[-1]
        if opened is None or opened.type not in ("function", "() block"):
            opened = last
        tokens = getattr(last, "content", None) or getattr(last, "arguments", None) or []
        if isinstance(tokens, str):
            tokens = []
    if opened is None:
        return None
    what = Message("A comment") if opened.type == "comment" else Message("A block or bracket")
    place = source.place(opened.source_line, opened.source_column)
    return finding("layout.stylesheet", Message("{what} is not closed.", what=what), place)


def _is_end(tokens: list[Any]) -> bool:
    return any(token.type == "at-keyword" and token.value == _END for token in tokens[-2:])
