"""The faces that a layout sets each use in: a role, with families that are tried before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.options.options import ROLES
from banxin.wording import Message, listed

FaceFamilies = Mapping[str, tuple[str, ...]]
"""Families by use, tried before the role. One of Western letters sets the Western words; Han and Chinese
marks come from the role."""


def face_roles(
    given: Mapping[str, Any], place: Callable[[str], Place]
) -> tuple[Mapping[str, str], FaceFamilies, tuple[Finding, ...]]:
    """The role of each use and the families before it; what is no role where one has to be is a finding."""
    roles: dict[str, str] = {}
    families: dict[str, tuple[str, ...]] = {}
    found: list[Finding] = []
    for use, written in given.items():
        *before, last = written if isinstance(written, list) else [written]
        families |= {use: tuple(map(str, before))} if before else {}
        roles[use] = str(last)
        if last in ROLES:
            continue
        told = (
            Message("A list of families ends in the role that prints Han, not in `{name}`.", name=last)
            if isinstance(written, list)
            else Message("There is no face `{name}`.", name=last)
        )
        expected = Message("one of {names}", names=listed(ROLES))
        at = place(f"faces.{use}")
        found.append(finding("layout.broken", told, at, expected=expected, nearest=nearest(str(last), ROLES)))
    return MappingProxyType(roles), MappingProxyType(families), tuple(found)
