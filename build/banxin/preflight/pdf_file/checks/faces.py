"""Faces: in the file, allowed to be there, with a glyph and a meaning for every code that is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fontTools.ttLib import TTFont

from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.reading.faces import FaceInFile
from banxin.preflight.pdf_file.reading.glyph_numbers import GlyphNumbers
from banxin.preflight.pdf_file.reading.marks import TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.preflight.pdf_file.reading.syntax import pieces
from banxin.wording import Message

_RESTRICTED = 0x0002
_BITMAPS_ONLY = 0x0200
_LATIN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")
_LARGE = 400_000  # bytes of a face that ought to be cut to what is printed


@dataclass(slots=True)
class _Use:
    """A face in use: where first, and which codes of it."""

    first: OnPage
    spots: list[OnPage] = field(default_factory=list)
    operands: set[bytes] = field(default_factory=set)
    places: dict[bytes, OnPage] = field(default_factory=dict)
    seen: bool = False


class FaceCheck:
    """Notes the faces that pages print with; judged when all pages are through."""

    def __init__(self) -> None:
        self._uses: dict[FaceInFile, _Use] = {}

    def note(self, page: ReadPage) -> None:
        """Take in the text of a page."""
        for mark in page.contents.marks:
            if not isinstance(mark, TextMark):
                continue
            use = self._uses.get(mark.face)
            if use is None:
                use = self._uses[mark.face] = _Use(page.spot(mark.box))
            use.seen = use.seen or mark.seen
            if mark.operand not in use.operands:
                use.operands.add(mark.operand)
                use.places[mark.operand] = page.spot(mark.box)

    def faults(self) -> Iterator[FileFault]:
        """What is wrong with the faces."""
        for face, use in self._uses.items():
            yield from _of_file(face, use)
            if use.seen:
                yield from _of_glyphs(face, use)
            yield from _of_meanings(face, use)


def _of_file(face: FaceInFile, use: _Use) -> Iterator[FileFault]:
    """Whether a face is there as it should be."""

    def fault(code: str, message: str, remedy: str = "") -> FileFault:
        return FileFault(code, message, use.first, face.name, remedy=remedy)

    name, data = face.name, face.program_bytes
    if face.kind == "Type3":
        said = Message("Letters are drawings, not a face (Type 3 font {name}).", name=name)
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
    if face.program is None or face.kind == "Type3" or not face.program_bytes:
        return
    numbers = GlyphNumbers(face)
    if numbers.damaged:
        yield FileFault(
            "pdf.font-damaged",
            Message("The face {name} in the file is damaged.", name=face.name),
            use.first,
            face.name,
        )
        return
    known: dict[int, bool] = {}
    for operand in use.operands:
        for code in _codes(face, operand):
            if code not in known:
                known[code] = numbers.lacks(code)
            if known[code]:
                yield FileFault(
                    "pdf.notdef",
                    Message(
                        "The face {name} has no glyph for a character: an empty box is printed.",
                        name=face.name,
                    ),
                    use.places[operand],
                    face.name,
                )
                break


def _codes(face: FaceInFile, operand: bytes) -> Iterator[int]:
    for shown, _ in pieces(operand):
        yield from face.codes(shown)


def _of_meanings(face: FaceInFile, use: _Use) -> Iterator[FileFault]:
    """Codes whose characters nobody can tell: they are not found, copied or read aloud."""
    if _tells_characters(face):
        return
    meanings = face.meanings
    for operand in use.operands:
        if any(not meanings.get(code) for code in _codes(face, operand)):
            yield FileFault(
                "pdf.no-unicode",
                Message("Nothing says which characters the glyphs of {name} are.", name=face.name),
                use.places[operand],
                face.name,
                remedy=Message(
                    "Export the file with ToUnicode tables, so that its text can be found and read aloud."
                ),
            )
            return


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
