"""Families that a sheet names and nothing has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from banxin.findings import Finding
from banxin.manuscript.publication import Lang
from banxin.preflight.themes.asked import AskedSheet
from banxin.preflight.themes.vocabulary import GENERIC_FAMILIES
from banxin.sheets.epub.style import family_list
from banxin.typecase import Role
from banxin.wording import Message

_SLIP = 0.8  # likeness from which a name is a slip of the pen
_READERS = {
    name.strip(' "').casefold(): name.strip(' "')
    for lang in (Lang.HANS, Lang.HANT_TW)
    for role in Role
    for name in family_list(role.value, lang).split(",")
}
"""The families that reading systems bring with them."""


def family_faults(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """Families in `font-family` or `font` that neither the publication nor Banxin has.

    A list that ends in a family that there is may name others; one of them is told where it is a slip.
    """
    if node.lower_name not in ("font-family", "font"):
        return
    value = node.value
    if node.lower_name == "font":
        sizes = [
            at for at, token in enumerate(value) if token.type in ("dimension", "percentage", "function")
        ]
        value = value[sizes[-1] + 1 :] if sizes else []
    names = [*_families(value)]
    variable = any(token.type == "function" and token.lower_name == "var" for token in node.value)
    known = {**sheet.names.families} if sheet.printed else {**_READERS, **sheet.names.embedded}
    found = variable or any(name.casefold() in known for name, _ in names)
    for name, token in names:
        folded = name.casefold()
        if folded in known or folded in GENERIC_FAMILIES:
            continue
        if sheet.read and (folded in _READERS or folded in sheet.names.embedded):
            continue
        near = _slip(name, known)
        if near or (sheet.printed and not sheet.read and not found):
            yield sheet.fault(
                token,
                Message("There is no family “{name}” here.", name=name),
                length=len(name) + (2 if token.type == "string" else 0),
                nearest=near,
                expected="" if near else Message("a face of the publication's fonts/ or `var(--face-…)`"),
            )


def _slip(name: str, known: Mapping[str, str]) -> str:
    """The family that is nearly of this name; empty where none is."""
    close = get_close_matches(name.casefold(), sorted(known), n=1, cutoff=_SLIP)
    return known[close[0]] if close and close[0] not in GENERIC_FAMILIES else ""


def _families(value: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Each name of a list with its first token: a string, or words in a row."""
    words: list[Any] = []
    for token in [*value, None]:
        if token is not None and token.type == "ident":
            words.append(token)
        elif token is None or token == ",":
            if words:
                yield " ".join(word.value for word in words), words[0]
            words = []
        elif token.type == "string":
            yield token.value.strip(), token
