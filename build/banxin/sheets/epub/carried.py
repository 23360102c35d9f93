"""Fonts that an e-book carries: parts of the press's faces, for the headlines or for all of its text.

The text stays in the reader's own face unless an edition is `locked`. Each face is cut down to the characters
that are set in it; a face in which nothing is set does not go along.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from banxin.layouts.description.layout import Layout
from banxin.manuscript.publication import EpubFonts
from banxin.sheets.epub.copy import Resource
from banxin.sheets.epub.names import distinct
from banxin.sheets.epub.style import CHARSET, mark_of
from banxin.sheets.epub.type_in_use import SlimTree, Uses, type_in_use
from banxin.typecase import Face, FaceOrigin, Role, Typecase, subset
from banxin.typecase.coverage import coverage, printed
from banxin.typecase.css import quoted

_MARK = re.compile(r'"banxin-([\w-]+)", ')


@dataclass(frozen=True, slots=True)
class CarriedFonts:
    """A stylesheet whose families are those of `fonts`, which go along with it."""

    css: str
    fonts: tuple[Resource, ...] = ()


def with_faces(
    trees: Iterable[SlimTree], css: str, layout: Layout, typecase: Typecase, fonts: EpubFonts
) -> CarriedFonts:
    """The stylesheet with the faces of its marked families, cut down to the text of the documents."""
    marks = tuple(dict.fromkeys(_MARK.findall(css)))
    if not marks:
        return CarriedFonts(css)
    uses = type_in_use(trees, css)
    case = _Case(layout, typecase, fonts)
    needed = {use: case.needed(use, uses) for use in marks}
    text: defaultdict[Face, set[str]] = defaultdict(set)
    for faces in needed.values():
        for face, characters in faces.items():
            text[face] |= characters
    families = {use: "".join(f"{quoted(name)}, " for name in _families(needed[use])) for use in marks}
    parts = tuple(_fonts(text))
    rules = "".join(
        f"@font-face {{ font-family: {quoted(face.family)}; font-weight: {face.weight}; "
        f'src: url("{font.href}"); }}\n'
        for face, font in parts
    )
    sheet = _MARK.sub(lambda found: families[found[1]], css.removeprefix(CHARSET))
    return CarriedFonts(CHARSET + rules + sheet, tuple(font for _, font in parts))


def _families(faces: Mapping[Face, object]) -> Iterable[str]:
    return dict.fromkeys(face.family for face in faces)


@dataclass(frozen=True, slots=True)
class _Case:
    layout: Layout
    typecase: Typecase
    fonts: EpubFonts

    def needed(self, use: str, uses: Uses) -> dict[Face, set[str]]:
        """The faces that the text of a use is set in, in the order of search, with their characters."""
        mark = mark_of(use).strip('", ')
        found: dict[Face, set[str]] = {}
        for (family, weight), characters in sorted(uses.items(), key=lambda one: one[0]):
            if family != mark:
                continue
            stack = [face for face in self._stack(use, weight) if self._fit(face)]
            for character in printed("".join(sorted(characters))):
                face = next((one for one in stack if ord(character) in coverage(one)), None)
                if face is not None:
                    found.setdefault(face, set()).add(character)
        order = {face: place for place, face in enumerate(self._stack(use, 400))}
        return dict(sorted(found.items(), key=lambda one: order.get(one[0], len(order))))

    def _stack(self, use: str, weight: int) -> tuple[Face, ...]:
        """The faces that a layout asks for by name, then those of the role."""
        named = self.layout.families.get(use, ())
        role = Role(self.layout.faces.get(use, use if use in set(Role) else Role.SONG))
        stack = self.typecase.stack(role, weight)
        own = [face for name in named for face in self.typecase.faces if face.family == name]
        own.sort(key=lambda face: (named.index(face.family), abs(face.weight - weight)))
        return tuple(dict.fromkeys((*own, *stack)))

    def _fit(self, face: Face) -> bool:
        """Whether a face may go along: those of the machine are not the publication's to give, and would make
        other bytes elsewhere; the built-in ones draw the forms of the mainland. A locked edition takes what
        print takes.
        """
        if self.fonts is EpubFonts.LOCKED or face.origin is FaceOrigin.PUBLICATION:
            return True
        simplified = not self.typecase.lang.casefold().startswith("zh-hant")
        return face.origin is FaceOrigin.BUILTIN and simplified


def _fonts(text: Mapping[Face, set[str]]) -> Iterator[tuple[Face, Resource]]:
    faces = sorted(text, key=lambda face: (face.family, face.weight, face.italic))
    names = distinct({f"{at}": f"{face.family}-{face.weight}" for at, face in enumerate(faces)}, ())
    for at, face in enumerate(faces):
        data = subset(face, "".join(sorted(text[face])))
        kind = "otf" if data.startswith(b"OTTO") else "ttf"
        name = names[f"{at}"]
        yield face, Resource(f"font.{name}", f"fonts/{name}.{kind}", f"font/{kind}", data)
