"""All rules of a sheet, those inside others too, each looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import tinycss2

from banxin.engine.styles.known_css import (
    AT_RULES as ENGINE_AT_RULES,
)
from banxin.engine.styles.known_css import (
    MARGIN_BOXES,
    descriptor_refusal,
    descriptors_of,
    is_page_selector,
)
from banxin.findings import Finding, nearest
from banxin.preflight.themes.asked import AskedSheet
from banxin.preflight.themes.declarations import declaration_faults
from banxin.preflight.themes.mastered_pages import mastered_faults, outdone_columns
from banxin.preflight.themes.named_pages import rule_faults
from banxin.preflight.themes.selectors import content_faults, selector_faults
from banxin.preflight.themes.values import shown_value
from banxin.preflight.themes.vocabulary import AT_RULES, MEDIA, PAGE_SELECTORS
from banxin.wording import Message

_HOLD_RULES = {"media", "supports", "layer", "container", "scope", "starting-style", "document"}
_OPAQUE = {"keyframes", "property", "font-feature-values", "font-palette-values", "function", "position-try"}
_SCREEN_DESCRIPTORS = {
    "font-display", "unicode-range", "size-adjust", "ascent-override", "descent-override",
    "line-gap-override", "font-named-instance", "speak-as", "src", "font-family",
}  # fmt: skip
_READ_BY_NOBODY = {"charset", "import"}  # the one says nothing, the other is refused elsewhere
_DEEPEST = 24


def sheet_faults(sheet: AskedSheet) -> Iterator[Finding]:
    """Every name and value of a sheet that print or EPUB does not know."""
    rules = tinycss2.parse_stylesheet(sheet.source.text, skip_comments=True, skip_whitespace=True)
    return _walk(sheet, rules, ())


def style_faults(sheet: AskedSheet, declarations: Iterable[Any]) -> Iterator[Finding]:
    """The same for the declarations of a `style` attribute."""
    for node in declarations:
        if node.type == "declaration":
            yield from declaration_faults(sheet, node)


def _walk(sheet: AskedSheet, rules: Iterable[Any], around: Sequence[str]) -> Iterator[Finding]:
    """The faults of `rules`, which stand in at-rules and style rules of the names `around`."""
    if len(around) > _DEEPEST:  # told where the syntax is looked at
        return
    for node in rules:
        if node.type == "declaration":
            descriptors = descriptors_of(around[-1]) if around else frozenset()
            yield from (
                _descriptor(sheet, node, around[-1]) if descriptors else declaration_faults(sheet, node)
            )
        elif node.type == "qualified-rule":
            yield from selector_faults(sheet, node)
            yield from content_faults(sheet, node, _inside(node))
            yield from outdone_columns(sheet, node, _inside(node))
            yield from _walk(sheet, _inside(node), (*around, ""))
        elif node.type == "at-rule":
            yield from _at_rule(sheet, node, around)


def _inside(node: Any, *, rules: bool = False) -> list[Any]:
    if node.content is None:
        return []
    parse = tinycss2.parse_rule_list if rules else tinycss2.parse_blocks_contents
    found: list[Any] = parse(node.content, skip_comments=True, skip_whitespace=True)
    return found


def _at_rule(sheet: AskedSheet, node: Any, around: Sequence[str]) -> Iterator[Finding]:
    name = node.lower_at_keyword
    length = len(name) + 1
    if name.startswith("-") or name in _READ_BY_NOBODY:
        return
    if around and around[-1] == "page":
        if name not in MARGIN_BOXES:
            message = Message("There is no box `@{name}` on a page.", name=name)
            near = nearest(name, MARGIN_BOXES)
            yield sheet.fault(node, message, length=length, nearest=f"@{near}" if near else "")
        yield from _walk(sheet, _inside(node), (*around, name))
        return
    if name not in AT_RULES:
        known = {*AT_RULES, *MARGIN_BOXES}
        near = nearest(name, known)
        message = Message("There is no rule `@{name}`.", name=name)
        yield sheet.fault(node, message, length=length, nearest=f"@{near}" if near else "")
        return
    if name not in ENGINE_AT_RULES:
        found = sheet.unsupported(node, Message("`@{name}`", name=name), length=length)
        yield from [found] if found else []
        if found or name in _OPAQUE:
            return
    yield from _prelude(sheet, node)
    rules = name in _HOLD_RULES and "" not in around
    yield from _walk(sheet, _inside(node, rules=rules), (*around, name))
    if name == "font-face":
        yield from _face(sheet, node)


def _prelude(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """What stands between the name of an at-rule and its brace."""
    shown = shown_value(node.prelude)
    tokens = [token for token in node.prelude if token.type not in ("whitespace", "comment")]
    if node.lower_at_keyword == "page" and not is_page_selector(node):
        words = [token for token in tokens if token.type in ("ident", "function")]
        wrong = next((word for word in words if _name(word) not in PAGE_SELECTORS), None)
        near = nearest(_name(wrong), PAGE_SELECTORS) if wrong is not None else ""
        yield sheet.fault(
            wrong or node,
            Message("`@page {shown}` chooses no page.", shown=shown),
            expected=Message("a name, :first, :left, :right, :blank or :nth(…)"),
            nearest=f":{near}" if near else "",
        )
    elif node.lower_at_keyword == "page":
        yield from rule_faults(sheet, node)
        yield from mastered_faults(sheet, node)
    elif node.lower_at_keyword == "media":
        types = [token for token in tokens if token.type == "ident"]
        for token in types:
            if token.lower_value not in MEDIA:
                message = Message("There is no medium `{name}`.", name=token.value)
                yield sheet.fault(
                    token, message, length=len(token.value), nearest=nearest(token.value, MEDIA)
                )
        simple = all(token.type == "ident" or token == "," for token in tokens)
        if not simple or (len(types) > 1 and types[0].lower_value == "not"):
            found = sheet.unsupported(node, Message("`@media {shown}`", shown=shown), length=len(shown) + 7)
            yield from [found] if found else []


def _name(token: Any) -> str:
    return str(token.lower_value if token.type == "ident" else token.lower_name)


def _descriptor(sheet: AskedSheet, node: Any, rule: str) -> Iterator[Finding]:
    name, known = node.lower_name, descriptors_of(rule)
    if name not in known:
        if name not in _SCREEN_DESCRIPTORS:
            message = Message("`@{rule}` has no `{name}`.", rule=rule, name=node.name)
            yield sheet.fault(node, message, nearest=nearest(name, known | _SCREEN_DESCRIPTORS))
        elif sheet.printed and name not in ("font-display", "speak-as"):
            found = sheet.unsupported(node, Message("`{name}`", name=name))
            yield from [found] if found else []
    elif sheet.printed and descriptor_refusal(rule, name, node.value) is not None:
        value = shown_value(node.value)
        yield sheet.fault(
            node, Message("`{value}` is no value of `{name}`.", value=value, name=name), length=len(name)
        )


def _face(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    given = {one.lower_name for one in _inside(node) if one.type == "declaration"}
    for name in ("font-family", "src"):
        if name not in given:
            message = Message("`@font-face` lacks `{name}`.", name=name)
            yield sheet.fault(node, message, length=len("@font-face"), expected=f"{name}: …;")
