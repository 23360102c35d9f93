"""The publication's own faces: what lies in its fonts/ folder, read as a stranger's files are read.

Beside the files a catalogue.yaml may stand. It says what a font's own tables do not, or say wrongly:

    faces:
      - {file: SourceHanSerif-Heavy.otf, family: 思源宋体, role: song, weight: 900}
      - {file: House.otf, embedding: permitted}    # we hold a licence although the file forbids
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from banxin.typecase.coverage import coverage
from banxin.typecase.declared import FOLDER, DeclaredFace, read_declared
from banxin.typecase.face import Face, FaceOrigin, FaultKind, FontFault, Role
from banxin.typecase.loose import loosen
from banxin.typecase.naming import Identity, css_weight, identity, safe_family
from banxin.typecase.opening import MAX_BYTES, SUFFIXES, FontError, check_tables, face_count, opened
from banxin.typecase.regional import of_region
from banxin.typecase.unpacking import is_packed
from banxin.typecase.variable import needs_making, weight_axis, weights_of
from banxin.wording import Message
from banxin.world import DISK, World
from banxin.world.sealed import SealedFolder

MAX_FILES = 200


@dataclass(frozen=True, slots=True)
class OwnFaces:
    """The usable faces of a publication, and the files that are not."""

    faces: tuple[Face, ...] = ()
    faults: tuple[FontFault, ...] = ()


def own_faces(root: Path, cache: SealedFolder, lang: str = "zh-Hans", world: World = DISK) -> OwnFaces:
    """Every face in the publication's fonts/, in order of file names; `cache` takes what is made of them.

    Of a collection that holds one design for several regions only the faces for `lang` are taken.
    """
    folder = root / FOLDER
    if not world.is_folder(folder):
        return OwnFaces()
    declared, faults = read_declared(folder, world)
    faces: list[Face] = []
    try:
        for number, path in enumerate(_font_files(root, folder, world)):
            if number == MAX_FILES:
                raise _Refused(
                    FOLDER,
                    FaultKind.TOO_MANY,
                    Message("more than {max_files} font files; the rest is not read", max_files=MAX_FILES),
                )
            try:
                taken, told = _faces_of(path, root, cache, declared, lang, world)
                faces += taken
                faults += told
            except _Refused as refused:
                faults.append(refused.fault)
    except _Refused as refused:
        faults.append(refused.fault)
    kept, doubles = _without_doubles(faces)
    return OwnFaces(tuple(kept), (*faults, *doubles))


class _Refused(Exception):  # noqa: N818 - it ends the reading of one file, nothing more
    def __init__(self, file: str, kind: FaultKind, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.fault = FontFault(file, kind, reason, remedy)


def _font_files(root: Path, folder: Path, world: World) -> Iterator[Path]:
    if not world.resolved(folder).is_relative_to(world.resolved(root)):
        raise _Refused(
            FOLDER,
            FaultKind.OUTSIDE,
            Message("the folder is a link that leaves the publication"),
            Message("copy the files"),
        )
    for path in sorted(_below(folder, world)):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith("."):
            yield path


def _below(folder: Path, world: World) -> Iterator[Path]:
    """Everything in a folder and in those within it; links to folders are not followed."""
    for name in world.names(folder):
        path = folder / name
        yield path
        if world.is_folder(path) and world.resolved(path) == world.resolved(folder) / name:
            yield from _below(path, world)


def _faces_of(
    path: Path, root: Path, cache: SealedFolder, declared: dict[str, DeclaredFace], lang: str, world: World
) -> tuple[list[Face], list[FontFault]]:
    """The faces in one file, and what is to be said of them; a reason not to use it is raised as _Refused."""
    name = path.relative_to(root).as_posix()
    said = declared.get(path.relative_to(root / FOLDER).as_posix(), DeclaredFace())
    path = _checked(path, root, name, world)
    try:
        count = face_count(path)
        if said.index is not None:
            chosen = [(said.index, _identity(path, said.index))]
        else:
            chosen = of_region([(index, _identity(path, index)) for index in range(count)], lang)
        faces: list[Face] = []
        faults: list[FontFault] = []
        for index, told in chosen:
            _check_rights(name, told, said)
            taken, fault = _taken(_named(path, name, index, said, told), said, cache, single=count == 1)
            faces += taken
            faults += fault
    except FontError as fault:
        raise _Refused(
            name, FaultKind.BROKEN, str(fault), Message("replace the file by a sound one")
        ) from fault
    return faces, faults


def _checked(path: Path, root: Path, name: str, world: World) -> Path:
    """The file for libraries to open; what is no file in fonts/, or too large a one, is refused."""
    if not world.resolved(path).is_relative_to(world.resolved(root / FOLDER)):
        raise _Refused(
            name,
            FaultKind.OUTSIDE,
            Message("it is a link that leaves fonts/"),
            Message("copy the font file itself into fonts/"),
        )
    if not world.is_file(path):
        raise _Refused(name, FaultKind.BROKEN, Message("it is no file"))
    path = world.local(path)
    if (size := path.stat().st_size) > MAX_BYTES:
        raise _Refused(
            name,
            FaultKind.TOO_LARGE,
            Message(
                "it has {size:.0f} MiB; the limit is {max_bytes}",
                size=size / 2**20,
                max_bytes=MAX_BYTES // 2**20,
            ),
            Message("take single faces instead of a collection, or a subset for your language"),
        )
    return path


def _identity(path: Path, index: int) -> Identity:
    with opened(path, index) as font:
        check_tables(font)
        return identity(font, path)


def _check_rights(name: str, told: Identity, said: DeclaredFace) -> None:
    if told.barrier and not said.permitted:
        raise _Refused(
            name,
            FaultKind.RESTRICTED,
            told.barrier,
            Message(
                "use another face, or, if you hold a licence, write embedding: permitted in "
                "fonts/catalogue.yaml"
            ),
        )


def _taken(
    face: Face, said: DeclaredFace, cache: SealedFolder, *, single: bool
) -> tuple[list[Face], tuple[FontFault, ...]]:
    """A face ready for use: as it lies there, or made in the cache; a variable one once for each weight."""
    with opened(face.path, face.index) as font:
        axis, making = weight_axis(font), needs_making(font)
    places = weights_of(axis, said.weight) if axis else (None,)
    made = [
        face
        if place is None
        else replace(face, weight=face.weight if said.weight else css_weight(round(place)))
        for place in places
    ]
    if making or not single or is_packed(face.path):
        made = [loosen(one, cache, place) for one, place in zip(made, places, strict=True)]
    for one in made:
        coverage(one)  # a character map that cannot be read makes the face useless: better now than later
    if axis and said.weight and not axis[0] <= said.weight <= axis[1]:
        return made, (_beyond(face, said.weight, axis),)
    return made, ()


def _beyond(face: Face, wanted: int, axis: tuple[float, float]) -> FontFault:
    return FontFault(
        face.name,
        FaultKind.WEIGHT,
        Message(
            "its weights go from {axis:g} to {axis_2:g}, so that {wanted} is printed with the nearest",
            axis=axis[0],
            axis_2=axis[1],
            wanted=wanted,
        ),
        Message("give a weight within them in fonts/catalogue.yaml, or a file for this weight"),
    )


def _named(path: Path, name: str, index: int, said: DeclaredFace, told: Identity) -> Face:
    family = safe_family(said.family) if said.family else told.family
    role: Role | None = said.role if said.role else told.role
    return Face(
        name=name,
        family=family or told.family,
        role=role,
        weight=css_weight(said.weight) if said.weight else told.weight,
        path=path,
        index=index,
        italic=told.italic,
        origin=FaceOrigin.PUBLICATION,
        licence=said.licence or told.licence,
        source=Message("the publication"),
        embedding=Message("permitted by the publisher")
        if told.barrier
        else Message("allowed by the font's licence bits"),
    )


def _without_doubles(faces: list[Face]) -> tuple[list[Face], list[FontFault]]:
    """The first of faces with one family, weight and slant; the page cannot tell the others apart."""
    first: dict[tuple[str, int, bool], Face] = {}
    doubles = []
    for face in faces:
        taken = first.setdefault((face.family.casefold(), face.weight, face.italic), face)
        if taken is not face:
            reason = Message(
                "it calls itself {label} as {name} does, which is used instead",
                label=face.label,
                name=taken.name,
            )
            remedy = Message("name family and weight of each file in fonts/catalogue.yaml")
            doubles.append(FontFault(face.name, FaultKind.DUPLICATE, reason, remedy))
    return list(first.values()), doubles
