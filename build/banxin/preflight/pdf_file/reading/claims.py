"""What a PDF says of itself: version, standards, output intents, title, language (ISO 32000-2, 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pikepdf

_MOST_METADATA = 2_000_000
_MOST_INTENTS = 20
_FAULTS = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)
_X_VERSION = re.compile(r"GTS_PDFX(?:Version|Conformance)[\"'>=\s]+([^<\"']{1,60})")
_PART = r"{}:part(?:\s+xmlns[^>]*)?[\"'>=\s]+(\d)"
_TITLE = re.compile(r"<dc:title>.{0,400}?<rdf:li[^>]*>([^<]*)", re.S)
_SPACES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """An output intent: `kind` as GTS_PDFX, the name of the condition, the profile's colours or empty."""

    kind: str
    identifier: str
    colours: str
    has_profile: bool
    registry: str


@dataclass(frozen=True, slots=True)
class FileClaims:
    """`pdfx` is the version claimed, as `PDF/X-4`; `ua` and `archive` parts of PDF/UA and PDF/A, or 0."""

    version: str = ""
    pdfx: str = ""
    ua: int = 0
    archive: int = 0
    title: str = ""
    metadata_title: str = ""
    has_metadata: bool = False
    trapped: str = ""
    language: str = ""
    shows_title: bool = False
    has_identifier: bool = False
    intents: tuple[OutputIntent, ...] = ()

    @property
    def intent(self) -> OutputIntent | None:
        """The output intent for printing."""
        return next((one for one in self.intents if one.kind == "GTS_PDFX"), None)


def read_claims(file: pikepdf.Pdf) -> FileClaims:
    """What the open file says; what is damaged is taken for missing."""
    packet = _packet(file)
    info = _dictionary(file.trailer.get("/Info"))
    root = _dictionary(file.trailer.get("/Root"))
    written = _X_VERSION.search(packet)
    pdfx = written[1].strip() if written else _text(info, "/GTS_PDFXVersion")
    title = _TITLE.search(packet)
    preferences = _dictionary(root.get("/ViewerPreferences"))
    return FileClaims(
        version=file.pdf_version,
        pdfx=pdfx,
        ua=_part(packet, "pdfuaid"),
        archive=_part(packet, "pdfaid"),
        title=_text(info, "/Title"),
        metadata_title=title[1].strip() if title else "",
        has_metadata=bool(packet),
        trapped=_text(info, "/Trapped").removeprefix("/"),
        language=_text(root, "/Lang"),
        shows_title=preferences.get("/DisplayDocTitle") is True,
        has_identifier="/ID" in file.trailer,
        intents=tuple(_intents(root)),
    )


def _packet(file: pikepdf.Pdf) -> str:
    try:
        data = file.Root.Metadata.read_bytes()
    except _FAULTS:
        return ""
    return bytes(data[:_MOST_METADATA]).decode("utf-8", "replace")


def _part(packet: str, prefix: str) -> int:
    found = re.search(_PART.format(prefix), packet)
    return int(found[1]) if found else 0


def _dictionary(found: Any) -> Any:
    return found if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)) else pikepdf.Dictionary()


def _text(dictionary: Any, key: str) -> str:
    try:
        found = dictionary.get(key)
        return str(found)[:500] if isinstance(found, (pikepdf.String, pikepdf.Name)) else ""
    except _FAULTS:
        return ""


def _intents(root: Any) -> list[OutputIntent]:
    written = root.get("/OutputIntents")
    if not isinstance(written, pikepdf.Array):
        return []
    return [_intent(_dictionary(one)) for one in [*written][:_MOST_INTENTS]]


def _intent(intent: Any) -> OutputIntent:
    profile = intent.get("/DestOutputProfile")
    data = b""
    if isinstance(profile, pikepdf.Stream):
        try:
            data = bytes(profile.read_bytes())
        except _FAULTS:
            data = b""
    known = data[36:40] == b"acsp" and data[16:20] in _SPACES
    return OutputIntent(
        kind=_text(intent, "/S").removeprefix("/"),
        identifier=_text(intent, "/OutputConditionIdentifier"),
        colours=data[16:20].decode("latin-1").strip() if known else "",
        has_profile=isinstance(profile, pikepdf.Stream),
        registry=_text(intent, "/RegistryName"),
    )
