"""Weights that a layout asks for and a face of the publication does not have.

Such text is printed in a weight that is there: a bold headline in the weight of the text. The built-in faces
have every weight that the layouts ask for, but a family of the publication stands before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from banxin.findings import Finding, Place, finding
from banxin.preflight.glyphs import StyledText
from banxin.typecase import Face, FaceOrigin, Role, Typecase
from banxin.typecase.coverage import coverage
from banxin.wording import Message, listed

_BOLD = 600  # the least weight that is seen as bold beside text: CSS Fonts 4 §2.2 calls it semi-bold


def weight_findings(texts: Iterable[StyledText], typecase: Typecase) -> tuple[Finding, ...]:
    """One finding for each family of the publication, and for bold or light, that has nothing like it."""
    if not any(face.origin is FaceOrigin.PUBLICATION for face in typecase.faces):
        return ()
    asked: dict[tuple[Role, bool], tuple[set[int], set[str]]] = {}
    for styled in texts:
        if styled.text:
            weights, characters = asked.setdefault((styled.role, styled.weight >= _BOLD), (set(), set()))
            weights.add(styled.weight)
            characters.update(styled.text)
    found = []
    for (role, bold), (weights, characters) in sorted(asked.items()):
        family = _first_family(typecase, role, min(weights))
        uses = family and any(ord(character) in coverage(family[0]) for character in characters)
        if uses and not any((face.weight >= _BOLD) is bold for face in family):
            found.append(_finding(family, sorted(weights)))
    return tuple(dict.fromkeys(found))


def _first_family(typecase: Typecase, role: Role, weight: int) -> tuple[Face, ...]:
    """The family that text of a role is set in, where the publication brings it; else nothing.

    A weight set apart from its family, because its characters differ, is told as such already.
    """
    stack = typecase.stack(role, weight)
    if not stack or stack[0].origin is not FaceOrigin.PUBLICATION or stack[0].role is not role:
        return ()
    family = stack[0].family
    apart = any(face.family.startswith(f"{family} ") and face.role is role for face in stack)
    return () if apart else tuple(takewhile(lambda face: face.family == family, stack))


def _finding(family: tuple[Face, ...], asked: list[int]) -> Finding:
    given = listed(str(weight) for weight in sorted({face.weight for face in family}))
    wanted = listed(map(str, asked))
    face = family[0]
    return finding(
        "font.no-weight",
        Message(
            "{family} has no weight near {wanted}, which the layout asks for: {given} is printed instead.",
            family=face.family,
            wanted=wanted,
            given=given,
        ),
        Place(face.name),
        expected=Message("a file of {family} of weight {wanted}", family=face.family, wanted=wanted),
        remedy=Message("put one into fonts/, or say in fonts/catalogue.yaml what weight a file has"),
    )
