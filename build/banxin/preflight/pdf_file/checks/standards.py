"""What a file says of itself held against the standards that it claims: PDF/X-1a, X-3, X-4, PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.claims import FileClaims
from banxin.wording import Message

_NEWEST = {"PDF/X-1a": "1.4", "PDF/X-3": "1.4", "PDF/X-4": "1.6", "PDF/X-5": "1.6", "PDF/X-6": "2.0"}
_X_REMEDY = Message("Export the file anew as PDF/X-4.")


def is_flat(claims: FileClaims) -> bool:
    """Whether the standard that a file claims knows no transparency."""
    return claims.pdfx.startswith(("PDF/X-1", "PDF/X-3"))


def standard_faults(claims: FileClaims, rules: FileRules) -> Iterator[FileFault]:
    """What is missing of a standard that is claimed, or that the profile wants."""
    if claims.pdfx:
        yield from _pdfx(claims)
    elif rules.inks:
        yield FileFault(
            "pdf.no-pdfx",
            Message("The file claims no standard for print (PDF/X)."),
            expected=Message("PDF/X-4, or PDF/X-1a"),
            remedy=Message("Ask the printing house which standard it takes."),
        )
    if rules.inks:
        yield from _intent(claims)
    if not (claims.title or claims.metadata_title):
        yield FileFault("pdf.no-title", Message("The file has no title."))
    if rules.tags or claims.ua:
        yield from _pdfua(claims, rules)


def _pdfx(claims: FileClaims) -> Iterator[FileFault]:
    name = claims.pdfx
    family = next((one for one in _NEWEST if name.startswith(one)), "")
    if not family:
        yield _missing(name, Message("there is no such standard"), "name")
        return
    if claims.version > _NEWEST[family]:
        yield _missing(
            name, Message("it is PDF {version}, newer than the standard", version=claims.version), "version"
        )
    if claims.trapped not in ("True", "False"):
        yield _missing(name, Message("Trapped says neither True nor False"), "trapped")
    if not claims.has_identifier:
        yield _missing(name, Message("it has no identifier (ID)"), "id")
    if not (claims.title or claims.metadata_title):
        yield _missing(name, Message("it has no title"), "title")
    if family in ("PDF/X-4", "PDF/X-5", "PDF/X-6") and not claims.has_metadata:
        yield _missing(name, Message("it has no metadata (XMP)"), "metadata")


def _missing(name: str, what: str, key: str) -> FileFault:
    return FileFault(
        "pdf.pdfx",
        Message("The file claims {name}, but {what}.", name=name, what=what),
        key=key,
        remedy=_X_REMEDY,
    )


def _intent(claims: FileClaims) -> Iterator[FileFault]:
    intent = claims.intent
    if intent is None:
        if not claims.pdfx and not claims.intents:
            said = Message("Nothing says what press and paper the colours are for (output intent).")
            yield FileFault("pdf.output-intent", said, key="none", remedy=_X_REMEDY)
        else:
            said = Message("The file has no output intent for print (GTS_PDFX).")
            yield FileFault("pdf.output-intent", said, key="none", remedy=_X_REMEDY)
        return
    if intent.has_profile and intent.colours != "CMYK":
        colours = intent.colours or Message("unreadable")
        yield FileFault(
            "pdf.output-intent",
            Message("The profile of the output intent is of {colours}, not of inks.", colours=colours),
            key="colours",
            expected="CMYK",
        )
    if not intent.has_profile and not intent.registry:
        yield FileFault(
            "pdf.output-intent",
            Message("The output intent “{name}” has no profile.", name=intent.identifier or "?"),
            key="profile",
        )
    if not intent.identifier:
        said = Message("The output intent names no printing condition.")
        yield FileFault("pdf.output-intent", said, key="name")


def _pdfua(claims: FileClaims, rules: FileRules) -> Iterator[FileFault]:
    if not claims.language:
        yield FileFault(
            "pdf.no-language",
            Message("The file does not say what language it is in."),
            expected=Message("Lang, such as zh-CN"),
        )
    if rules.tags and not claims.ua:
        yield FileFault(
            "pdf.pdfua", Message("The file does not claim to be accessible (PDF/UA)."), key="claim"
        )
    if claims.ua and not claims.metadata_title:
        yield FileFault(
            "pdf.pdfua", Message("The file claims PDF/UA, but its metadata have no title."), key="title"
        )
    if claims.ua and not claims.shows_title:
        said = Message("The file claims PDF/UA, but readers show its file name instead of its title.")
        yield FileFault("pdf.pdfua", said, key="shown", expected="DisplayDocTitle")
