"""The typecase: the publication's own faces first, then installed ones where asked for, then the built-in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from banxin.typecase.builtin import builtin_faces
from banxin.typecase.coverage import coverage, lacking
from banxin.typecase.css import font_face_rules, quoted
from banxin.typecase.evenness import evened
from banxin.typecase.face import Face, FaceOrigin, FontFault, Role
from banxin.typecase.naming import guess_role
from banxin.typecase.own import own_faces
from banxin.typecase.regional import foreignness
from banxin.typecase.traditional import (
    covers_traditional,
    font_lister,
    installed_faces,
    lacks_traditional,
)
from banxin.world import CACHE, DISK, World
from banxin.world.sealed import SealedFolder, seal_of

_ORIGINS = {origin: rank for rank, origin in enumerate(FaceOrigin)}
# Which role stands in for which: the nearest in colour and form first. Fixed pitch stands in for nothing.
_STAND_INS = {
    Role.SONG: (Role.SONG, Role.HEI, Role.KAI, Role.FANG),
    Role.HEI: (Role.HEI, Role.SONG, Role.KAI, Role.FANG),
    Role.KAI: (Role.KAI, Role.SONG, Role.HEI, Role.FANG),
    Role.FANG: (Role.FANG, Role.KAI, Role.SONG, Role.HEI),
    Role.MONO: (Role.MONO, Role.HEI, Role.SONG, Role.KAI, Role.FANG),
}
FACES = Path(CACHE) / "fonts"
_WESTERN_SERIF = re.compile(r"times|georgia|garamond|palatino|cambria|roman", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typecase:
    """The faces of a publication in the order of search; `faults` are files not used as they are."""

    faces: tuple[Face, ...]
    faults: tuple[FontFault, ...] = ()
    lang: str = "zh-Hans"
    _stacks: dict[tuple[Role, int], tuple[Face, ...]] = field(default_factory=dict, repr=False, compare=False)

    def stack(self, role: Role, weight: int = 400) -> tuple[Face, ...]:
        """The faces a character of this role and weight is looked for in, first to last.

        Within a family nearer weights come first; after the role itself come faces without a role
        (the publication's rare characters), then the roles that can stand in.
        """
        key = (role, weight)
        if key not in self._stacks:
            self._stacks[key] = tuple(
                face
                for family in self._families(role)
                for face in sorted(family, key=lambda face: _weight_rank(weight, face.weight))
            )
        return self._stacks[key]

    def css_family(self, role: Role) -> str:
        """The value of CSS font-family for a role: the families of its stack, quoted."""
        names = dict.fromkeys(face.family for face in self.stack(role))
        return ", ".join(map(quoted, names))

    def families_for(self, names: Sequence[str]) -> tuple[str, ...]:
        """The families to set words in that ask for the families `names`, as drawing programs write them.

        A family of this case is taken as it is; other names only tell which role is meant, and words that
        tell nothing are set in Hei, as labels are.
        """
        known = {face.family.casefold(): face.family for face in self.faces}
        own = [known[name.casefold()] for name in names if name.casefold() in known]
        role = guess_role(*names) or (Role.SONG if any(map(_WESTERN_SERIF.search, names)) else Role.HEI)
        return tuple(dict.fromkeys([*own, *(face.family for face in self.stack(role))]))

    def font_face_css(self, url: Callable[[Face], str]) -> str:
        """The @font-face rules of all faces; `url` says under which address a face's file is served."""
        return font_face_rules(self.faces, url)

    def missing(self, text: str, role: Role, weight: int = 400) -> dict[str, tuple[Face, ...]]:
        """The characters of a text which no face of the stack has, each with the faces tried."""
        stack = self.stack(role, weight)
        return dict.fromkeys(lacking(text, [coverage(face) for face in stack]), stack)

    def face_for(self, character: str, role: Role, weight: int = 400) -> Face | None:
        """The first face of the stack with a glyph for a character."""
        return next((face for face in self.stack(role, weight) if ord(character) in coverage(face)), None)

    def _families(self, role: Role) -> list[list[Face]]:
        """Upright faces by family, in the order the families are tried; those of the region come first.

        In a Traditional publication a built-in face that lacks many of its characters comes last: one word
        would be set from two faces.
        """
        chain = _STAND_INS[role]
        places: dict[Role | None, int] = {chain[0]: 0, None: 1}
        places |= {role: place for place, role in enumerate(chain[1:], start=2)}
        families: dict[str, list[Face]] = {}
        upright = [face for face in self.faces if not face.italic and face.role in places]
        for face in sorted(
            upright,
            key=lambda face: (
                self._patchy(face),
                places[face.role],
                _ORIGINS[face.origin],
                foreignness(face.family, self.lang),
            ),
        ):
            families.setdefault(face.family, []).append(face)
        return list(families.values())

    def _patchy(self, face: Face) -> bool:
        """Whether a face was cut down for Simplified Chinese and the publication is in Traditional."""
        return (
            face.origin is FaceOrigin.BUILTIN
            and face.role in (Role.KAI, Role.FANG)
            and self.lang.casefold().startswith("zh-hant")
            and lacks_traditional(face)
        )


def _weight_rank(wanted: int, weight: int) -> tuple[int, int]:
    """The order of weights in which CSS Fonts 4 section 5.2 tries them."""
    if wanted <= weight <= 500 and wanted >= 400:
        return (0, weight - wanted)
    lighter_first = wanted <= 500
    if weight == wanted:
        return (0, 0)
    if (weight < wanted) == lighter_first:
        return (1, abs(weight - wanted))
    return (2, abs(weight - wanted))


def _without_replaced(faces: list[Face]) -> tuple[Face, ...]:
    """A face of the publication with the name and weight of a built-in one takes its place."""
    first: dict[tuple[str, int, bool], Face] = {}
    for face in faces:
        first.setdefault((face.family.casefold(), face.weight, face.italic), face)
    return tuple(first.values())


def open_typecase(root: Path, lang: str = "zh-Hans", world: World = DISK) -> Typecase:
    """The typecase of the publication in `root`.

    Installed faces are looked for only where `lang` is zh-Hant-* and the publication brings no face for
    it, because the built-in faces draw Simplified forms; a build must not otherwise depend on what
    happens to be installed. Its own faces are read through `world`; those
    out of collections go to the publication's cache.
    """
    cache = SealedFolder(world.cache(root) / FACES.name, seal_of(root, world))
    own = own_faces(root, cache, lang, world)
    faces = list(own.faces)
    if lang.casefold().startswith("zh-hant") and not any(map(covers_traditional, faces)):
        faces += installed_faces(lang, cache)
        world.note([font_lister()])
    world.note(face.path for face in faces if face.origin is FaceOrigin.INSTALLED)
    even, uneven = evened(_without_replaced([*faces, *builtin_faces()]))
    return Typecase(even, own.faults + uneven, lang)
