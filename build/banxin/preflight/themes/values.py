"""Which part of a refused value is wrong, and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import tinycss2
from tinycss2.ast import DimensionToken, IdentToken

from banxin.engine.styles.known_css import value_refusal
from banxin.findings import nearest
from banxin.layouts.css.tokens import every_token
from banxin.preflight.themes.vocabulary import (
    FUNCTIONS,
    KEYWORDS,
    NOT_IN_PRINT,
    STANDARD_VALUES,
    UNITS,
    WIDE_KEYWORDS,
)
from banxin.wording import Message, listed

_MOST = 12  # words of a property that are listed as expected


@dataclass(frozen=True, slots=True)
class ValueFault:
    """What is wrong with a value: at `token`, or in all of it where that is None; or only `unsupported`."""

    token: Any
    message: str
    expected: str = ""
    nearest: str = ""
    unsupported: bool = False


def value_fault(name: str, value: Sequence[Any]) -> ValueFault:
    """Why `value`, which the engine refuses, is none of the property `name`."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    found = next(_wrong_words(name, tokens), None)
    if found is not None:
        return found
    if _is_standard(name, tokens):
        shown = shown_value(value)
        message = Message("`{name}: {value}`", name=name, value=shown)
        return ValueFault(None, message, unsupported=True)
    choices = _choices(name) if len(tokens) == 1 else ()
    expected = Message("one of {names}", names=listed(choices)) if 0 < len(choices) <= _MOST else ""
    near = nearest(tokens[0].value, choices) if choices and tokens[0].type == "ident" else ""
    return ValueFault(
        None,
        Message("`{value}` is no value of `{name}`.", value=shown_value(value), name=name),
        expected,
        near,
    )


def shown_value(value: Sequence[Any]) -> str:
    """A value as it is written, shortened for a message."""
    text = " ".join(tinycss2.serialize(value).split())
    return text if len(text) <= 40 else text[:40] + "…"


def _wrong_words(name: str, tokens: Sequence[Any]) -> Iterator[ValueFault]:
    """Words, units, functions and colours of a value that are slips of the pen."""
    for token in every_token(tokens):
        if token.type == "dimension" and token.lower_unit not in UNITS:
            near = nearest(token.unit, UNITS)
            message = Message("There is no unit `{unit}`.", unit=token.unit)
            yield ValueFault(token, message, nearest=f"{token.representation}{near}" if near else "")
        elif token.type == "function" and token.lower_name not in FUNCTIONS:
            yield ValueFault(
                token,
                Message("There is no function `{name}()`.", name=token.name),
                nearest=nearest(token.name, FUNCTIONS),
            )
    for token in tokens:
        if token.type == "ident":
            yield from _slip(name, token, tokens)
        elif token.type == "number" and token.value:
            with_unit = DimensionToken(0, 0, token.value, token.int_value, token.representation, "px")
            if not _refuses(name, tokens, token, with_unit):
                yield ValueFault(
                    token,
                    Message("`{number}` has no unit.", number=token.representation),
                    expected=Message("a length such as {number}pt", number=token.representation),
                )
        elif token.type == "hash" and not _refuses(name, tokens, token, IdentToken(0, 0, "red")):
            yield ValueFault(
                token, Message("`#{value}` is no colour.", value=token.value), expected="#b31, #b3121b"
            )


def _refuses(name: str, tokens: Sequence[Any], replaced: Any, by: Any) -> bool:
    """Whether the value would be refused with another token in a place."""
    return value_refusal(name, [by if one is replaced else one for one in tokens]) is not None


def _slip(name: str, token: Any, tokens: Sequence[Any]) -> Iterator[ValueFault]:
    """A word that is nearly one with which the value would be taken."""
    written = token.lower_value
    if written in WIDE_KEYWORDS or written in STANDARD_VALUES.get(name, ()):
        return
    for word in get_close_matches(written, KEYWORDS, n=6, cutoff=0.6):
        if word != written and not _refuses(name, tokens, token, IdentToken(0, 0, word)):
            message = Message("`{value}` is no value of `{name}`.", value=token.value, name=name)
            yield ValueFault(token, message, nearest=word)
            return


def _is_standard(name: str, tokens: Sequence[Any]) -> bool:
    """Whether a value is made of words and functions that CSS has, though the engine has not."""
    words = {token.lower_value for token in tokens if token.type == "ident"}
    if words & (STANDARD_VALUES.get(name, frozenset()) | WIDE_KEYWORDS):
        return True
    return any(token.type == "function" and token.lower_name in NOT_IN_PRINT for token in tokens)


def _choices(name: str) -> tuple[str, ...]:
    """The words that a property takes alone."""
    return tuple(sorted({word for word in KEYWORDS if value_refusal(name, [IdentToken(0, 0, word)]) is None}))
