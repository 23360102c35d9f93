"""One declaration: is its property known, its value taken, are its variables and families there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import tinycss2

from banxin.engine.styles.known_css import (
    ENGINE_PROPERTIES,
    OWN_PROPERTIES,
    is_for_screens,
    own_values,
    value_refusal,
)
from banxin.findings import Finding, Severity, nearest
from banxin.layouts.css.tokens import every_token
from banxin.preflight.themes.asked import NO_EFFECT, UNSUPPORTED, AskedSheet
from banxin.preflight.themes.families import family_faults
from banxin.preflight.themes.named_pages import declaration_page_faults
from banxin.preflight.themes.values import shown_value, value_fault
from banxin.preflight.themes.vocabulary import EPUB_PROPERTIES, STANDARD_PROPERTIES, SVG_PROPERTIES, VENDORS
from banxin.wording import Message, listed

MASK = "\ue000"
"""Stands in templates for what they print: names and values with it cannot be judged."""


def declaration_faults(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """The faults of a declaration."""
    if MASK in node.name:
        return
    yield from _variables(sheet, node.value)
    if node.name.startswith("--"):
        yield from _custom(sheet, node)
        return
    if node.lower_name not in ENGINE_PROPERTIES:
        yield from _unknown(sheet, node)
    elif not _is_masked(node.value):
        yield from _value(sheet, node)
        yield from family_faults(sheet, node)
        yield from declaration_page_faults(sheet, node)


def _is_masked(value: Sequence[Any]) -> bool:
    return MASK in tinycss2.serialize(value)


def _unknown(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """What is to be said of a property that the engine does not know."""
    name = node.lower_name
    if sheet.drawing and name in SVG_PROPERTIES:
        return
    if is_for_screens(name):
        if sheet.printed and not sheet.read:
            message = Message("`{name}` has no meaning in print.", name=name)
            yield sheet.fault(node, message, code=UNSUPPORTED, severity=Severity.NOTE)
    elif name in STANDARD_PROPERTIES or name in SVG_PROPERTIES:
        found = sheet.unsupported(node, Message("`{name}`", name=name), remedy=_instead(name))
        yield from [found] if found else []
    elif name in EPUB_PROPERTIES or (name.startswith(VENDORS) and not name.startswith("-epub-")):
        if not sheet.read:
            message = Message("`{name}` is for other programs; print does not read it.", name=name)
            yield sheet.fault(node, message, code=UNSUPPORTED, severity=Severity.NOTE)
    else:
        known = {*ENGINE_PROPERTIES, *STANDARD_PROPERTIES, *(EPUB_PROPERTIES if sheet.read else ())}
        yield sheet.fault(
            node,
            Message("There is no property `{name}`.", name=node.name),
            nearest=nearest(node.name, known),
        )


_UPRIGHT = Message(
    "print sets lines horizontally; a head from top to bottom is written by the macro `upright` of base"
)
_INSTEAD: Mapping[str, str] = {
    "writing-mode": _UPRIGHT,
    "text-orientation": _UPRIGHT,
    "text-emphasis": Message("use --banxin-emphasis: dot"),
    "text-emphasis-style": Message("use --banxin-emphasis: dot"),
    "hanging-punctuation": Message("use --banxin-hanging: on"),
    "line-break": Message("use --banxin-level: gb, basic, strict or none"),
    "text-autospace": Message("use --banxin-autospace: 0.25em"),
    "text-spacing-trim": Message("use --banxin-adjacent, --banxin-line-start and --banxin-line-end"),
    "text-wrap": Message("use --banxin-balance: on"),
    "line-grid": Message("use --banxin-step: var(--pitch)"),
    "overflow-x": Message("use overflow"),
    "overflow-y": Message("use overflow"),
    "mask-image": Message("use a picture that is cut out, or clip-path in an SVG"),
}

_WIDTHS: Final = ("width", "min-width", "max-width")


def _instead(name: str) -> str:
    return _INSTEAD.get(name, "")


def _value_instead(name: str, token: Any) -> str:
    """What print has instead of a word of CSS that it does not take, where it has anything."""
    if name in _WIDTHS and token.type == "ident" and token.lower_value in ("max-content", "fit-content"):
        return Message("`display: table` makes a box as wide as its words")
    return ""


def _value(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """What is wrong with a value, before or after variables have their values."""
    name, value = node.lower_name, node.value
    refusal = value_refusal(name, value)
    if refusal is None:
        yield from _substituted(sheet, node)
        return
    if refusal == "property not supported yet":
        found = sheet.unsupported(node, Message("`{name}`", name=name))
        yield from [found] if found else []
        return
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if not tokens:
        yield sheet.fault(node, Message("`{name}` has no value.", name=name), expected=f"{name}: …")
        return
    fault = value_fault(name, value)
    at, length = fault.token or tokens[0], 0 if fault.token else len(tinycss2.serialize(value).strip())
    if fault.unsupported:
        found = sheet.unsupported(at, fault.message, length=length, remedy=_value_instead(name, at))
        yield from [found] if found else []
    elif sheet.printed or fault.token is not None or len(tokens) == 1:
        yield sheet.fault(at, fault.message, length=length, expected=fault.expected, nearest=fault.nearest)


def _substituted(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """A value that is wrong once its variables have theirs; those that sheets set are left alone."""
    references = [token for token in every_token(node.value) if _names_variable(token)]
    if not references or not sheet.printed:
        return
    values = {_variable(token): sheet.names.printed.get(_variable(token)) for token in references}
    if any(value is None for value in values.values()):
        return
    text = tinycss2.serialize(_filled(node.value, values))
    tokens = tinycss2.parse_component_value_list(text)
    if value_refusal(node.lower_name, tokens) is None:
        return
    yield sheet.fault(
        references[0],
        Message(
            "`--{variable}` is {value} here, which makes no value of `{name}`.",
            variable=_variable(references[0]),
            value=shown_value(tinycss2.parse_component_value_list(values[_variable(references[0])] or "")),
            name=node.lower_name,
        ),
        length=len(tinycss2.serialize([references[0]])),
        code=NO_EFFECT,
    )


def _filled(value: Sequence[Any], values: Mapping[str, str | None]) -> list[Any]:
    found: list[Any] = []
    for token in value:
        if _names_variable(token):
            found += tinycss2.parse_component_value_list(values[_variable(token)] or "")
        elif token.type == "function" and any(_names_variable(one) for one in every_token(token.arguments)):
            inner = tinycss2.serialize(_filled(token.arguments, values))
            found += tinycss2.parse_component_value_list(f"{token.name}({inner})")
        else:
            found.append(token)
    return found


def _names_variable(token: Any) -> bool:
    return token.type == "function" and token.lower_name == "var" and bool(_variable(token))


def _variable(token: Any) -> str:
    """The name that a `var()` asks for, without dashes; empty where it names none."""
    for inner in token.arguments:
        if inner.type == "ident" and inner.value.startswith("--"):
            return str(inner.value[2:])
    return ""


def _expected_variable(name: str, sheet: AskedSheet) -> Message:
    """What may stand in place of a variable that there is not; an EPUB has no page and no grid."""
    if not sheet.printed and name in sheet.names.printed:
        return Message("an option, what a sheet for EPUB declares, or lengths in em: an EPUB has no grid")
    return Message("an option, a measure of the grid, or what a sheet declares")


def _variables(sheet: AskedSheet, value: Sequence[Any]) -> Iterator[Finding]:
    """Variables that nothing declares. One with a fallback is told only where it is a slip of the pen."""
    for token in every_token(value):
        if not _names_variable(token):
            continue
        name = _variable(token)
        if MASK in name or name.startswith("banxin-"):
            continue
        known = sheet.names.printed if sheet.printed else sheet.names.read
        near = "" if name in sheet.names.printed else nearest(name, known)
        fallback = any(inner == "," for inner in token.arguments)
        if name not in known and (near or not fallback):
            yield sheet.fault(
                token,
                Message("There is no variable `--{name}`.", name=name),
                length=len(tinycss2.serialize([token])),
                nearest=f"--{near}" if near else "",
                expected="" if near else _expected_variable(name, sheet),
            )
        elif sheet.read and name not in sheet.names.read and not fallback:
            yield sheet.fault(
                token,
                Message("`--{name}` has no value in an EPUB.", name=name),
                length=len(tinycss2.serialize([token])),
                remedy=Message("declare it in epub.css, or use it in pdf.css"),
            )


_OFTEN = ("inherit", "initial", "off", "none", "yes")


def _custom(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """A property of ours that there is not, or a word that it does not take."""
    name = node.name.lower()
    if not name.startswith("--banxin-"):
        return
    if name not in OWN_PROPERTIES:
        yield sheet.fault(
            node,
            Message("There is no property `{name}`.", name=node.name),
            nearest=nearest(name, OWN_PROPERTIES),
        )
        return
    tokens = [token for token in node.value if token.type not in ("whitespace", "comment")]
    words = own_values(name)
    if not words or len(tokens) != 1 or tokens[0].type != "ident" or _is_masked(node.value):
        return
    if tokens[0].lower_value not in words and tokens[0].lower_value not in {
        "inherit",
        "initial",
        "off",
        "none",
        "yes",
    }:
        yield sheet.fault(
            tokens[0],
            Message("`{value}` is no value of `{name}`.", value=tokens[0].value, name=name),
            expected=Message("one of {names}", names=listed(words)),
            nearest=nearest(tokens[0].value, words),
        )
