"""Words that are set from two faces, since the first one lacks some of their characters.

Such a word has characters of two blacks and two drawings in it. A face that the publication brings without a
role, for rare characters, is there for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from banxin.findings import Finding, Place, finding
from banxin.markup.characters import is_han
from banxin.preflight.glyphs import StyledText
from banxin.preflight.text.normal import excerpt
from banxin.typecase import Role, Typecase
from banxin.wording import Message, listed

_SHOWN = 5


@dataclass(slots=True)
class _Mixed:
    """The characters that another family lends to one, and the first word with one of them."""

    place: Place
    word: str
    characters: dict[str, None] = field(default_factory=dict)


def mixed_face_findings(texts: Iterable[StyledText], typecase: Typecase) -> Iterator[Finding]:
    """One finding for each family that lends characters to words of another."""
    texts = tuple(texts)
    lent = _lent(texts, typecase)
    found: dict[tuple[str, str], _Mixed] = {}
    for one in texts:
        strange = lent[one.role, one.weight]
        if strange.keys().isdisjoint(one.text):
            continue
        for at, character in enumerate(one.text):
            pair = strange.get(character)
            if pair is None or not (word := _word(one.text, at, strange)):
                continue
            mixed = found.setdefault(pair, _Mixed(one.place_of(character), word))
            mixed.characters[character] = None
    for (family, other), mixed in found.items():
        yield finding(
            "font.mixed-word",
            Message(
                "“{word}” is set from two faces: {family} has no {characters}, which {other} lends.",
                word=excerpt(mixed.word),
                family=family,
                characters=_named(mixed.characters),
                other=other,
            ),
            mixed.place,
            remedy=Message("put a face that has them into the publication's fonts/, or choose another one"),
        )


def _named(characters: Iterable[str]) -> str:
    every = [*characters]
    return listed(every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")


def _lent(
    texts: Iterable[StyledText], typecase: Typecase
) -> dict[tuple[Role, int], dict[str, tuple[str, str]]]:
    """By role and weight, the Han characters that the first family lacks, with that family and the lender."""
    used: dict[tuple[Role, int], set[str]] = {}
    for one in texts:
        used.setdefault((one.role, one.weight), set()).update(one.text)
    found: dict[tuple[Role, int], dict[str, tuple[str, str]]] = {}
    for (role, weight), characters in used.items():
        first = typecase.stack(role, weight)[0]
        lent = found[role, weight] = {}
        for character in sorted(filter(is_han, characters)):
            face = typecase.face_for(character, role, weight)
            if face is not None and face.family != first.family and face.role is not None:
                lent[character] = first.family, face.family
    return found


def _word(text: str, at: int, strange: dict[str, tuple[str, str]]) -> str:
    """The Han around a character, if one of its neighbours is of the face that lacks it."""
    beside = [text[place] for place in (at - 1, at + 1) if 0 <= place < len(text)]
    if not any(is_han(one) and one not in strange for one in beside):
        return ""
    start, end = at, at + 1
    while start > 0 and is_han(text[start - 1]):
        start -= 1
    while end < len(text) and is_han(text[end]):
        end += 1
    return text[max(start, at - 3) : min(end, at + 4)]
