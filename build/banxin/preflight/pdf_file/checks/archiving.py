"""What ISO 19005-1 to -3 (PDF/A) ask beside what every profile asks: a file that explains itself for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.checks.colours import spaces_of
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.interactive import annotations_of
from banxin.preflight.pdf_file.reading.claims import FileClaims
from banxin.preflight.pdf_file.reading.colour_spaces import SpaceKind
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.preflight.pdf_file.reading.resources import number_in
from banxin.wording import Message

NEWEST = {1: "1.4", 2: "1.7", 3: "1.7", 4: "2.0"}
"""The newest PDF version by part of the standard."""
_FOLLOWED = {"/GoTo", "/GoToR", "/GoToE", "/URI", "/Thread", "/Named", "/SubmitForm"}
_PRINTED, _NEVER_SEEN = 0b100, 0b100011  # flags Print; Invisible, Hidden, NoView
_UNSEEN = {"/Popup", "/Link"}
_MOVING = {"/Movie", "/Sound", "/Screen", "/3D", "/RichMedia"}
_MOST_OBJECTS = 300_000
_REMEDY = Message("Export the file anew as PDF/A-2u.")
_OF_KIND = {SpaceKind.RGB: "RGB", SpaceKind.CMYK: "CMYK"}


class ArchiveCheck:
    """The rules of the part of PDF/A that a file claims; those of part 2 where it claims none."""

    def __init__(self, claims: FileClaims) -> None:
        self._claims = claims
        self._part = claims.archive or 2
        intents = [one for one in claims.intents if one.kind == "GTS_PDFA1" and one.has_profile]
        self._colours = intents[0].colours if intents else ""

    def faults_of_page(self, page: ReadPage) -> Iterator[FileFault]:
        """Colours without a profile, transparency that part 1 forbids, annotations that are not printed."""
        for mark in page.contents.marks:
            for _, space in spaces_of(mark):
                source = space.origin
                name = _OF_KIND.get(source.kind)
                if name and not source.calibrated and name != self._colours:
                    said = Message("Colours are {colours} without a profile.", colours=name)
                    yield self._broken(said, ("colours", name), page.spot(mark.box))
            if self._part == 1 and mark.painting.shines:
                yield self._broken(Message("Something is transparent."), "shines", page.spot(mark.box))
        yield from self._annotations(page)

    def faults(self, file: pikepdf.Pdf) -> Iterator[FileFault]:
        """Claim, version, metadata, attached files, and what streams and actions must not be."""
        claims = self._claims
        if not claims.archive:
            yield FileFault("pdf.no-pdfa", Message("The file claims no standard of archives (PDF/A)."),
                            expected="PDF/A-2u", remedy=_REMEDY)  # fmt: skip
        elif claims.archive not in NEWEST:
            yield self._broken(Message("There is no such part of the standard."), "part")
        if claims.version > NEWEST.get(self._part, "9"):
            said = Message("It is PDF {version}, newer than the standard.", version=claims.version)
            yield self._broken(said, "version")
        if not claims.has_identifier:
            yield self._broken(Message("It has no identifier (ID)."), "id")
        if claims.has_metadata and claims.title and claims.title != claims.metadata_title:
            yield self._broken(Message("Its two titles differ (Info and XMP)."), "title")
        if _filtered(file.Root.get("/Metadata")):
            yield self._broken(Message("Its metadata are compressed."), "metadata")
        yield from self._attachments(file)
        for number, thing in enumerate(file.objects):
            if number >= _MOST_OBJECTS:
                return
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                yield from self._of_object(thing)

    def _broken(self, said: str, key: object, spot: Any = None) -> FileFault:
        return FileFault("pdf.pdfa", said, spot, key, remedy=_REMEDY)

    def _annotations(self, page: ReadPage) -> Iterator[FileFault]:
        for one in annotations_of(page):
            kind, flags = str(one.get("/Subtype")), int(number_in(one, "/F"))
            if kind in _MOVING:
                said = Message("An annotation moves or sounds ({kind}).", kind=kind.removeprefix("/"))
                yield self._broken(said, ("moving", kind), page.whole)
            elif kind != "/Popup" and (flags & _NEVER_SEEN or not flags & _PRINTED):
                said = Message("An annotation is not printed ({kind}).", kind=kind.removeprefix("/"))
                yield self._broken(said, ("unprinted", kind), page.whole)
            elif kind not in _UNSEEN and "/AP" not in one:
                said = Message("An annotation has no appearance ({kind}).", kind=kind.removeprefix("/"))
                yield self._broken(said, ("appearance", kind), page.whole)

    def _attachments(self, file: pikepdf.Pdf) -> Iterator[FileFault]:
        names = file.Root.get("/Names")
        if not isinstance(names, pikepdf.Dictionary) or "/EmbeddedFiles" not in names:
            return
        if self._part < 3:
            yield self._broken(Message("Files are attached, which PDF/A-3 alone allows."), "attached")
        elif not isinstance(file.Root.get("/AF"), pikepdf.Array):
            yield self._broken(Message("Attached files have no relation to the document (AF)."), "related")

    def _of_object(self, thing: Any) -> Iterator[FileFault]:
        if isinstance(thing, pikepdf.Stream):
            filters = str(thing.get("/Filter", ""))
            if "LZW" in filters or "Crypt" in filters:
                yield self._broken(
                    Message("A stream has a filter that is not allowed (LZW, Crypt)."), "filter"
                )
            if "/FFilter" in thing or ("/F" in thing and thing.get("/Type") != "/EmbeddedFile"):
                yield self._broken(Message("Part of it lies in another file."), "outside")
        if thing.get("/Subtype") == "/Image" and thing.get("/Interpolate") is True:
            yield self._broken(Message("A picture is smoothed (Interpolate)."), "smoothed")
        if "/TR" in thing and thing.get("/Type") == "/ExtGState":
            yield self._broken(Message("It sets curves of a device."), "transfer")
        action = thing.get("/A")
        if isinstance(action, pikepdf.Dictionary) and isinstance(action.get("/S"), pikepdf.Name):
            name = str(action.S)
            if thing.get("/Type") != "/StructElem" and name not in _FOLLOWED:
                said = Message(
                    "An action does more than follow a link ({name}).", name=name.removeprefix("/")
                )
                yield self._broken(said, ("action", name))


def _filtered(packet: Any) -> bool:
    return isinstance(packet, pikepdf.Stream) and "/Filter" in packet
