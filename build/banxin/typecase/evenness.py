"""Families whose weights hold different characters are taken apart.

WeasyPrint 70 tells the fonts of a PDF apart by family and by the weight asked for. If bold text borrows
a character from the regular weight of its own family, both go into one font, and the page shows another
character than the text has. So weights may share a family only where none has to borrow from another.
"""

from __future__ import annotations

from dataclasses import replace

from banxin.typecase.coverage import coverage
from banxin.typecase.face import Face, FaceOrigin, FaultKind, FontFault
from banxin.wording import Message


def evened(faces: tuple[Face, ...]) -> tuple[tuple[Face, ...], tuple[FontFault, ...]]:
    """The faces, those that lack or exceed what their family's first face has under a name of their own."""
    families: dict[str, list[Face]] = {}
    for face in faces:
        families.setdefault(face.family, []).append(face)
    known_even = {
        family
        for family, members in families.items()
        if all(face.origin is FaceOrigin.BUILTIN for face in members)
    }
    kept: list[Face] = []
    faults: list[FontFault] = []
    for face in faces:
        first = families[face.family][0]
        if face.family in known_even or coverage(face) == coverage(first):
            kept.append(face)
            continue
        kept.append(replace(face, family=face.label))
        if face.origin is FaceOrigin.PUBLICATION:
            faults.append(_fault(face, first))
    return tuple(kept), tuple(faults)


def _fault(face: Face, first: Face) -> FontFault:
    return FontFault(
        face.name,
        FaultKind.UNEVEN,
        Message(
            "it holds other characters than {name}, so it is a family of its own, {label}",
            name=first.name,
            label=face.label,
        ),
        Message("take all weights of a family from one release, with the same characters"),
    )
