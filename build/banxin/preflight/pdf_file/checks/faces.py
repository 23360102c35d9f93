"""Faces: in the file, allowed to be there, with a glyph and a meaning for every code that is printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont

from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.faults import MOST_SPOTS, FileFault
from banxin.preflight.pdf_file.reading.faces import UNNAMED, FaceInFile
from banxin.preflight.pdf_file.reading.glyph_numbers import GlyphNumbers
from banxin.preflight.pdf_file.reading.marks import TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage, ToldPage
from banxin.preflight.pdf_file.reading.syntax import pieces
from banxin.wording import Message

_RESTRICTED = 0x0002
_BITMAPS_ONLY = 0x0200
_LATIN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")
_MOST_PLACES = 4 * MOST_SPOTS  # more are not told
_LARGE = 400_000  # bytes of a face that ought to be cut to what is printed


@dataclass(slots=True)
class _Use:
    """A face in use: where first, and what of it is wrong where it is printed.

    `lacking` are the places of operands with a code that the face has no glyph for, `unknown` the first with
    one that nobody can tell the character of.
    """

    face: FaceInFile
    first: OnPage
    operands: set[bytes] = field(default_factory=set)
    known: set[int] = field(default_factory=set)
    without_glyph: set[int] = field(default_factory=set)
    without_meaning: set[int] = field(default_factory=set)
    lacking: list[OnPage] = field(default_factory=list)
    unknown: OnPage | None = None
    seen: bool = False
    numbers: GlyphNumbers | None = None
    tells: bool = False

    def __post_init__(self) -> None:
        face = self.face
        if face.program is not None and face.kind != "Type3" and face.program_bytes:
            self.numbers = GlyphNumbers(face)
        self.tells = _tells_characters(face)

    @property
    def is_new(self) -> bool:
        """Whether there are codes that were not looked at, or some without a glyph, whose places are told."""
        return len(self.known) < len(self.face.used) or bool(self.without_glyph)

    def take(self, mark: TextMark, frame: ToldPage) -> None:
        """Look at each code of an operand that is new."""
        if mark.operand in self.operands:
            return
        self.operands.add(mark.operand)
        codes = {code for shown, _ in pieces(mark.operand) for code in self.face.codes(shown)}
        self._learn(codes - self.known)
        if not self.without_glyph.isdisjoint(codes) and len(self.lacking) < _MOST_PLACES:
            self.lacking.append(frame.spot(mark.box))
        if self.unknown is None and not self.without_meaning.isdisjoint(codes):
            self.unknown = frame.spot(mark.box)

    def _learn(self, codes: set[int]) -> None:
        self.known |= codes
        if self.numbers is not None and not self.numbers.damaged:
            self.without_glyph.update(filter(self.numbers.lacks, codes))
        if not self.tells:
            self.without_meaning.update(code for code in codes if not self.face.meanings.get(code))


class FaceSeen(NamedTuple):
    """A face that prints what it should: the number of its object in the file, where first, whether seen."""

    number: tuple[int, int]
    first: OnPage
    seen: bool


class FaceCheck:
    """Notes the faces that pages print with; judged when all pages are through."""

    def __init__(self) -> None:
        self._uses: dict[FaceInFile, _Use] = {}

    def note(self, page: ReadPage) -> None:
        """Take in the text of a page."""
        marks = [mark for mark in page.contents.marks if isinstance(mark, TextMark)]
        for mark in marks:
            use = self._uses.get(mark.face)
            if use is None:
                use = self._uses[mark.face] = _Use(mark.face, page.spot(mark.box))
            use.seen = use.seen or mark.seen
            _ = mark.advance  # its codes are among those that are used then
        new = {face for face in {mark.face for mark in marks} if self._uses[face].is_new}
        for mark in marks if new else ():
            if mark.face in new:
                self._uses[mark.face].take(mark, page.frame)

    def told(self) -> tuple[FaceSeen, ...] | None:
        """The faces for another check of the same file; None where one lacks something, or has no number."""
        uses = self._uses.items()
        if any(use.without_glyph or use.without_meaning or not _number(face)[0] for face, use in uses):
            return None
        return tuple(FaceSeen(_number(face), use.first, use.seen) for face, use in uses)

    def take(self, told: Iterable[FaceSeen], face_of: Callable[[tuple[int, int]], FaceInFile]) -> None:
        """Take in faces of later pages; `face_of` gives the one of a number."""
        for number, first, seen in told:
            face = face_of(number)
            if face not in self._uses:
                self._uses[face] = _Use(face, first)
            self._uses[face].seen |= seen

    def faults(self) -> Iterator[FileFault]:
        """What is wrong with the faces."""
        for face, use in self._uses.items():
            yield from _of_file(face, use)
            if use.seen:
                yield from _of_glyphs(face, use)
            yield from _of_meanings(face, use)


def _number(face: FaceInFile) -> tuple[int, int]:
    """The number of a face's object; that of a face which is no object of its own begins with 0."""
    number, generation = face.dictionary.objgen
    return int(number), int(generation)


def _of_file(face: FaceInFile, use: _Use) -> Iterator[FileFault]:
    """Whether a face is there as it should be."""

    def fault(code: str, message: str, remedy: str = "") -> FileFault:
        return FileFault(code, message, use.first, face.name, remedy=remedy)

    name, data = face.name, face.program_bytes
    if face.kind == "Type3":
        said = Message("Letters are drawings, not a face (Type 3 font {name}).", name=name)
        if name == UNNAMED:
            said = Message("Letters are drawings, not a face (a Type 3 font without a name).")
        yield fault("pdf.drawn-letters", said)
    elif face.program is None:
        if use.seen:
            said = Message("The face {name} is not in the file: another one will be printed.", name=name)
            remedy = Message("Export the file with all faces embedded.")
            yield fault("pdf.font-not-embedded", said, remedy)
    elif not data:
        yield fault("pdf.font-damaged", Message("The face {name} in the file is damaged.", name=name))
    else:
        if not face.is_subset and len(data) > _LARGE:
            yield fault("pdf.font-not-subset", Message("The whole face {name} is in the file.", name=name))
        rights = embedding_rights(data)
        if rights is not None and _forbids(rights):
            said = Message(
                "The licence bits of the face {name} forbid embedding (fsType {bits:d}).",
                name=name,
                bits=rights,
            )
            yield fault("pdf.font-rights", said, Message("Ask its maker, or set the text from another face."))


def embedding_rights(data: bytes) -> int | None:
    """What the face says of embedding (OpenType, OS/2 fsType); None where it says nothing."""
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true", b"ttcf"):
        return None
    try:
        face = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
        return int(face["OS/2"].fsType) if "OS/2" in face else None
    except Exception:  # whatever fontTools stumbles over
        return None


def _forbids(rights: int) -> bool:
    """Whether outlines may not go into a file at all (the least restrictive bit counts)."""
    usage = rights & 0x000F
    return usage == _RESTRICTED or bool(rights & _BITMAPS_ONLY)


def _of_glyphs(face: FaceInFile, use: _Use) -> Iterator[FileFault]:
    """Codes for which the face has no glyph."""
    if use.numbers is not None and use.numbers.damaged:
        yield FileFault(
            "pdf.font-damaged",
            Message("The face {name} in the file is damaged.", name=face.name),
            use.first,
            face.name,
        )
    said = Message("The face {name} has no glyph for a character: an empty box is printed.", name=face.name)
    for spot in use.lacking:
        yield FileFault("pdf.notdef", said, spot, face.name)


def _of_meanings(face: FaceInFile, use: _Use) -> Iterator[FileFault]:
    """Codes whose characters nobody can tell: they are not found, copied or read aloud."""
    if use.unknown is not None:
        yield FileFault(
            "pdf.no-unicode",
            Message("Nothing says which characters the glyphs of {name} are.", name=face.name),
            use.unknown,
            face.name,
            remedy=Message(
                "Export the file with ToUnicode tables, so that its text can be found and read aloud."
            ),
        )


def _tells_characters(face: FaceInFile) -> bool:
    """Whether the encoding alone tells characters (ISO 14289-1, 7.21.7)."""
    encoding: Any = face.dictionary.get("/Encoding")
    if face.wide:
        return not face.is_identity and face.code_length != 1 and not hasattr(encoding, "read_bytes")
    if face.kind == "Type3":
        return False
    if encoding is None:
        symbolic = int(face.descriptor.get("/Flags", 0)) & 4 if face.descriptor is not None else 0
        return not symbolic
    base = (
        encoding.get("/BaseEncoding") if hasattr(encoding, "get") and hasattr(encoding, "keys") else encoding
    )
    return str(base) in _LATIN_ENCODINGS or (base is None and "/Differences" in encoding)
