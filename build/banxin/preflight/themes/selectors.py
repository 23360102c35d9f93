"""Selectors: pseudo-classes and pseudo-elements that there are not, classes that nothing makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

import tinycss2

from banxin.engine.styles.known_css import ENGINE_PSEUDO_ELEMENTS, selector_refusal
from banxin.findings import Finding, Severity, nearest
from banxin.layouts.css.tokens import every_token
from banxin.preflight.themes.asked import AskedSheet
from banxin.preflight.themes.declarations import MASK
from banxin.preflight.themes.vocabulary import ELEMENTS, PSEUDO_CLASSES, PSEUDO_ELEMENTS
from banxin.wording import Message

UNUSED = "layout.unused-selector"
_OLD_PSEUDO_ELEMENTS = {"before", "after", "first-line", "first-letter"}  # with one colon too
_SLIP = 0.75  # likeness from which a class or id is a slip of the pen
_HOLDS_SELECTORS = {"is", "not", "where", "has", "matches"}


def selector_faults(sheet: AskedSheet, rule: Any) -> Iterator[Finding]:
    """The faults of what stands before the brace of a style rule."""
    prelude = rule.prelude
    if MASK in tinycss2.serialize(prelude):
        return
    if line_comment := next((a for a, b in pairwise(prelude) if a == "/" and b == "/"), None):
        message = Message("`//` begins no comment in CSS; the rule behind it is passed over.")
        yield sheet.fault(line_comment, message, length=2, expected="/* … */")
        return
    wrong = [*_wrong_names(sheet, prelude)]
    yield from wrong
    if any(found.code != UNUSED for found in wrong):
        return
    refusal = selector_refusal(_by_itself(prelude))
    tokens = [token for token in prelude if token.type not in ("whitespace", "comment")]
    if refusal is None or not tokens:
        if not tokens:
            yield sheet.fault(rule, Message("The rule has no selector."))
        return
    shown = tinycss2.serialize(prelude).strip()
    if any(token == ":" for token in every_token(prelude)):
        found = sheet.unsupported(
            tokens[0], Message("The selector `{shown}`", shown=shown), length=len(shown)
        )
        yield from [found] if found else []
    else:
        yield sheet.fault(
            tokens[0],
            Message("The selector `{shown}` cannot be read.", shown=shown),
            length=len(shown),
            expected=Message("elements, .classes and #ids, such as `.pull > p`"),
        )


def _by_itself(prelude: Sequence[Any]) -> list[Any]:
    """The selector of a nested rule as one that stands alone: what it is nested in is any element."""
    around = tinycss2.parse_component_value_list(":is(*)")
    found: list[Any] = []
    begins = True
    for token in prelude:
        if begins and token.type == "literal" and token.value in (">", "+", "~"):
            found += around
        if token.type not in ("whitespace", "comment"):
            begins = token == ","
        found += around if token == "&" else [token]
    if found and any(token == "&" for token in prelude):
        return found
    return found


def _wrong_names(sheet: AskedSheet, tokens: Sequence[Any]) -> Iterator[Finding]:
    """Names of a selector and of those inside its brackets."""
    waiting = [*tokens]
    before = earlier = ""
    while waiting:
        token = waiting.pop(0)
        if before == ":" and token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            yield from _pseudo(sheet, token, name, element=earlier == ":")
            if token.type == "function" and name in _HOLDS_SELECTORS:
                yield from _wrong_names(sheet, token.arguments)
        elif token.type == "hash":
            yield from _unused(sheet, token, token.value, "#")
        elif token.type == "ident":
            yield from _unused(sheet, token, token.value, ".") if before == "." else _element(sheet, token)
        earlier, before = before, token.value if token.type == "literal" else ""


def _pseudo(sheet: AskedSheet, token: Any, name: str, *, element: bool) -> Iterator[Finding]:
    """A pseudo-class or, with two colons, a pseudo-element."""
    if name.startswith("-"):
        return
    colons = "::" if element else ":"
    known = (*PSEUDO_ELEMENTS, *ENGINE_PSEUDO_ELEMENTS) if element else PSEUDO_CLASSES
    if name not in known:
        near = nearest(name, known)
        yield sheet.fault(
            token,
            Message("There is no `{colons}{name}`.", colons=colons, name=name),
            length=len(name),
            nearest=f"{colons}{near}" if near else "",
        )
    elif (element or name in _OLD_PSEUDO_ELEMENTS) and name not in ENGINE_PSEUDO_ELEMENTS:
        found = sheet.unsupported(
            token, Message("`{colons}{name}`", colons=colons, name=name), length=len(name)
        )
        yield from [found] if found else []


def _element(sheet: AskedSheet, token: Any) -> Iterator[Finding]:
    name = token.lower_value
    if name in ELEMENTS or "-" in name:
        return
    near = nearest(name, ELEMENTS)
    if sheet.names.has_word(token.value):
        near = f".{token.value}"
    yield sheet.fault(
        token,
        Message("There is no element `{name}`.", name=token.value),
        nearest=near,
        length=len(token.value),
    )


def _unused(sheet: AskedSheet, token: Any, name: str, mark: str) -> Iterator[Finding]:
    """A class or id that no template writes; a warning only where it is a slip of the pen."""
    if sheet.names.has_word(name):
        return
    near = next(iter(get_close_matches(name, sorted(sheet.names.words), n=1, cutoff=_SLIP)), "")
    what = Message("class") if mark == "." else Message("id")
    yield sheet.fault(
        token,
        Message("No template makes the {what} `{name}`.", what=what, name=name),
        length=len(name) + (mark == "#"),
        nearest=f"{mark}{near}" if near else "",
        code=UNUSED,
        severity=None if near else Severity.NOTE,
    )


def content_faults(sheet: AskedSheet, rule: Any, declarations: Sequence[Any]) -> Iterator[Finding]:
    """`content` on an element, where it has no effect: what an element holds comes of its template."""
    prelude = tinycss2.serialize(rule.prelude).strip()
    if MASK in prelude or "&" in prelude or ":" in prelude:
        return
    for node in declarations:
        if node.type == "declaration" and node.lower_name == "content":
            yield sheet.fault(
                node,
                Message("`content` has an effect on ::before and ::after, not on an element."),
                length=len("content"),
                remedy=Message("write `{selector}::before`, or change the template", selector=prelude),
            )
