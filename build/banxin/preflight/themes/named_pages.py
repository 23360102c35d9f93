"""Named pages: those that rules are written for, and those that elements ask for by `page` or a class.

CSS takes any name in either place (Paged Media 3 §3.3): a page that is asked for and has no rules is as all
others, rules that no element asks for are never used. Both are told here, with the name that is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from banxin.findings import Finding, Severity, SourceText, finding, nearest
from banxin.preflight.themes.asked import NO_EFFECT, AskedSheet
from banxin.wording import Message

_CLASSES: Final = re.compile(r"""\sclass\s*=\s*["']([^"']*)["']""")
_MASTER: Final = re.compile(r"(?<![\w-])page-([a-z][\w-]*)")
_OWN: Final = ("auto", "inherit", "initial", "unset", "revert")


def rule_faults(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """Names that an `@page` rule is written for and nothing asks for."""
    names = sheet.names.pages
    if names.open or not sheet.printed:
        return
    for token in named_tokens(node.prelude):
        if token.value in names.asked:
            continue
        near = nearest(token.value, names.asked)
        yield sheet.fault(
            token,
            Message("Nothing is set on a page `{name}`.", name=token.value),
            length=len(token.value),
            expected="" if near else Message("`page: {name}` in a rule of an element", name=token.value),
            nearest=near,
            code=NO_EFFECT,
            severity=None if near else Severity.NOTE,
        )


def named_tokens(prelude: Iterable[Any]) -> Iterator[Any]:
    """The tokens of a page selector that are names of pages."""
    begins = True
    for token in prelude:
        if token.type == "function":
            words = [one for one in token.arguments if one.type == "ident"]
            yield from words[1:] if words and words[0].value == "of" else words[2:]
        if token.type in ("whitespace", "comment"):
            continue
        if begins and token.type == "ident":
            yield token
        begins = token == ","


def declaration_page_faults(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """A page that `page: NAME` asks for and that has no rules."""
    names = sheet.names.pages
    words = [token for token in node.value if token.type == "ident"]
    if node.lower_name != "page" or len(words) != 1 or not sheet.printed:
        return
    name = words[0].value
    if name in names.ruled or name.lower() in _OWN:
        return
    near = nearest(name, names.ruled)
    yield sheet.fault(
        words[0],
        Message("There are no rules for a page `{name}`.", name=name),
        length=len(name),
        expected="" if near else Message("a page master, or `@page {name}` in a sheet", name=name),
        nearest=near,
        code=NO_EFFECT,
        severity=None if near else Severity.NOTE,
    )


def class_faults(sheet: AskedSheet, source: SourceText, masked: str) -> Iterator[Finding]:
    """Classes `page-NAME` in a template that are a slip of the pen for a page master."""
    names = sheet.names
    if not sheet.printed or PurePosixPath(source.name).name.startswith("epub-"):
        return
    for attribute in _CLASSES.finditer(masked):
        for found in _MASTER.finditer(attribute[1]):
            name = found[1]
            if name in names.pages.masters or f"page-{name}" in names.styled:
                continue
            if near := nearest(name, names.pages.masters):
                place = source.place_at(attribute.start(1) + found.start(), len(found[0]))
                yield finding(
                    NO_EFFECT,
                    Message("There is no page master `{name}`.", name=name),
                    place,
                    nearest=f"page-{near}",
                )
