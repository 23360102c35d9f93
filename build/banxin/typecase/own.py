"""The publication's own faces: what lies in its fonts/ folder, read as a stranger's files are read.

Beside the files a catalogue.yaml may stand. It says what a font's own tables do not, or say wrongly:

    faces:
      - {file: SourceHanSerif-Heavy.otf, family: 思源宋体, role: song, weight: 900}
      - {file: House.otf, embedding: permitted}    # we hold a licence although the file forbids
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin.typecase.coverage import coverage
from banxin.typecase.declared import FOLDER, Declared, read_declared
from banxin.typecase.face import Face, FaultKind, FontFault, Origin, Role
from banxin.typecase.loose import loosen
from banxin.typecase.naming import Identity, css_weight, identity, safe_family
from banxin.typecase.opening import MAX_BYTES, SUFFIXES, FontError, check_tables, face_count, opened
from banxin.typecase.unpacking import is_packed

MAX_FILES = 200


@dataclass(frozen=True, slots=True)
class OwnFaces:
    """The usable faces of a publication, and the files that are not."""

    faces: tuple[Face, ...] = ()
    faults: tuple[FontFault, ...] = ()


def own_faces(root: Path, cache: Path) -> OwnFaces:
    """Every face in the publication's fonts/, in order of file names; `cache` takes what is unpacked."""
    folder = root / FOLDER
    if not folder.is_dir():
        return OwnFaces()
    declared, faults = read_declared(folder)
    faces: list[Face] = []
    try:
        for number, path in enumerate(_font_files(root, folder)):
            if number == MAX_FILES:
                raise _Refused(
                    FOLDER, FaultKind.TOO_MANY, f"more than {MAX_FILES} font files; the rest is not read"
                )
            try:
                faces += _faces_of(path, root, cache, declared)
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


def _font_files(root: Path, folder: Path) -> Iterator[Path]:
    if not folder.resolve().is_relative_to(root.resolve()):
        raise _Refused(
            FOLDER, FaultKind.OUTSIDE, "the folder is a link that leaves the publication", "copy the files"
        )
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith("."):
            yield path


def _faces_of(path: Path, root: Path, cache: Path, declared: dict[str, Declared]) -> list[Face]:
    """The faces in one file; a reason not to use it is raised as _Refused."""
    name = path.relative_to(root).as_posix()
    if not path.resolve().is_relative_to((root / FOLDER).resolve()):
        raise _Refused(
            name,
            FaultKind.OUTSIDE,
            "it is a link that leaves fonts/",
            "copy the font file itself into fonts/",
        )
    if not path.is_file():
        raise _Refused(name, FaultKind.BROKEN, "it is no file")
    if (size := path.stat().st_size) > MAX_BYTES:
        raise _Refused(
            name,
            FaultKind.TOO_LARGE,
            f"it has {size / 2**20:.0f} MiB; the limit is {MAX_BYTES // 2**20}",
            "take single faces instead of a collection, or a subset for your language",
        )
    said = declared.get(path.relative_to(root / FOLDER).as_posix(), Declared())
    try:
        count = face_count(path)
        numbers = range(count) if said.index is None else [said.index]
        return [
            _face(path, name, index, said, cache if count > 1 or is_packed(path) else None)
            for index in numbers
        ]
    except FontError as fault:
        raise _Refused(name, FaultKind.BROKEN, str(fault), "replace the file by a sound one") from fault


def _face(path: Path, name: str, index: int, said: Declared, cache: Path | None) -> Face:
    with opened(path, index) as font:
        check_tables(font)
        told = identity(font, path)
    if told.barrier and not said.permitted:
        raise _Refused(
            name,
            FaultKind.RESTRICTED,
            told.barrier,
            "use another face, or, if you hold a licence, write embedding: permitted in fonts/catalogue.yaml",
        )
    face = _named(path, name, index, said, told)
    if cache is not None:
        face = loosen(face, cache)
    coverage(face)  # a character map that cannot be read makes the face useless: better now than later
    return face


def _named(path: Path, name: str, index: int, said: Declared, told: Identity) -> Face:
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
        origin=Origin.PUBLICATION,
        licence=said.licence or told.licence,
        source="the publication",
        embedding="permitted by the publisher" if told.barrier else "allowed by the font's licence bits",
    )


def _without_doubles(faces: list[Face]) -> tuple[list[Face], list[FontFault]]:
    """The first of faces with one family, weight and slant; the page cannot tell the others apart."""
    first: dict[tuple[str, int, bool], Face] = {}
    doubles = []
    for face in faces:
        taken = first.setdefault((face.family.casefold(), face.weight, face.italic), face)
        if taken is not face:
            reason = f"it calls itself {face.label} as {taken.name} does, which is used instead"
            remedy = "name family and weight of each file in fonts/catalogue.yaml"
            doubles.append(FontFault(face.name, FaultKind.DUPLICATE, reason, remedy))
    return list(first.values()), doubles
