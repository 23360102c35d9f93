"""A PDF held against a profile: opened, each page read once, every rule asked, findings with their places."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pikepdf

from banxin.findings import Finding, Place, finding
from banxin.preflight.pdf_file.checks.archiving import ArchiveCheck
from banxin.preflight.pdf_file.checks.boxes import box_faults, outside_faults, size_faults
from banxin.preflight.pdf_file.checks.colours import colour_faults
from banxin.preflight.pdf_file.checks.faces import FaceCheck
from banxin.preflight.pdf_file.checks.faults import FaultGatherer, FileFault
from banxin.preflight.pdf_file.checks.folios import FolioCheck
from banxin.preflight.pdf_file.checks.ink import ink_faults
from banxin.preflight.pdf_file.checks.interactive import annotation_faults, file_faults
from banxin.preflight.pdf_file.checks.overprint import overprint_faults
from banxin.preflight.pdf_file.checks.pictures import picture_faults
from banxin.preflight.pdf_file.checks.rules import FileRules, limit_of
from banxin.preflight.pdf_file.checks.sizes import size_limit_faults
from banxin.preflight.pdf_file.checks.standards import is_flat, standard_faults
from banxin.preflight.pdf_file.checks.structure import StructureCheck
from banxin.preflight.pdf_file.checks.transparency import device_faults, empty_faults, transparency_faults
from banxin.preflight.pdf_file.reading.budget import ReadingBudget
from banxin.preflight.pdf_file.reading.claims import FileClaims, read_claims
from banxin.preflight.pdf_file.reading.pages import MM, ReadPage, read_pages_of, shown_in
from banxin.preflight.pdf_file.reading.resources import SharedResources
from banxin.wording import Message

MOST_PAGES = 4000
_NOTHING_CLAIMED = FileClaims()
_STREAM = re.compile(r"^stream <[^>]*>:? *")
_DAMAGE = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    OverflowError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a PDF: `findings` in the order of the report, `pages`, what the file claims to be."""

    findings: tuple[Finding, ...]
    pages: int = 0
    claims: FileClaims = _NOTHING_CLAIMED
    sheets: tuple[SheetSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A page as readers show it: `width` and `height` in mm, and where on it the trimmed page is.

    `trim` is left, top, width and height in mm.
    """

    number: int
    width: float
    height: float
    trim: tuple[float, float, float, float]


def judged_file(data: bytes, rules: FileRules, place: Place | None = None) -> Judgement:
    """Hold the PDF in `data` against `rules`. Whatever is wrong with it is a finding; none is raised.

    MemoryError and RecursionError pass, as in all work with limits of its own.
    """
    try:
        opened = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        return Judgement((_unreadable(Message("it asks for a password"), place),))
    except _DAMAGE as error:
        return Judgement((_unreadable(_STREAM.sub("", str(error))[:200], place),))
    with opened:
        try:
            return _judged(opened, rules, place)
        except (MemoryError, RecursionError):
            raise
        except _DAMAGE as error:
            return Judgement((_unreadable(_STREAM.sub("", str(error))[:200], place),))


def _unreadable(reason: str, place: Place | None) -> Finding:
    return finding(
        "pdf.unreadable", Message("The file cannot be read as a PDF: {reason}.", reason=reason), place
    )


def _judged(opened: pikepdf.Pdf, rules: FileRules, place: Place | None) -> Judgement:
    gatherer = FaultGatherer(rules, place)
    claims = read_claims(opened)
    faces, structure, folios = FaceCheck(), StructureCheck(), FolioCheck()
    archive = ArchiveCheck(claims)
    sheets: list[SheetSeen] = []
    count = len(opened.pages)
    if not count:
        return Judgement((_unreadable(Message("it has no pages"), place),))
    for page in read_pages_of(opened, SharedResources(), ReadingBudget(), MOST_PAGES):
        gatherer.add(_of_page(page, claims, rules))
        faces.note(page)
        structure.note(page)
        if rules.kept:
            gatherer.add(archive.faults_of_page(page))
        if rules.tags:
            folios.note(page)
        sheets.append(_seen(page))
    gatherer.add(size_faults([(sheet.number, sheet.trim[2:]) for sheet in sheets]))
    gatherer.add(faces.faults())
    gatherer.add(standard_faults(claims, rules))
    gatherer.add(file_faults(opened))
    if rules.kept:
        gatherer.add(archive.faults(opened))
    gatherer.add(_damage(opened, count))
    gatherer.add(folios.faults(opened))
    if rules.tags or claims.ua:
        gatherer.add(structure.faults(opened))
    return Judgement(gatherer.findings(), count, claims, tuple(sheets))


def _seen(page: ReadPage) -> SheetSeen:
    _, _, width, height = shown_in(page.crop, page.crop, page.turn)
    left, top, wide, high = (round(edge / MM, 1) for edge in shown_in(page.trim, page.crop, page.turn))
    return SheetSeen(page.number, width / MM, height / MM, (left, top, wide, high))


def _of_page(page: ReadPage, claims: FileClaims, rules: FileRules) -> Iterator[FileFault]:
    yield from box_faults(page, rules)
    yield from outside_faults(page, rules)
    yield from colour_faults(page, rules)
    yield from picture_faults(page, rules)
    yield from size_limit_faults(page, rules)
    yield from device_faults(page)
    yield from empty_faults(page)
    yield from annotation_faults(page, rules)
    if rules.inks:
        limit = ink_limit(claims, rules)
        yield from ink_faults(page, limit)
        yield from overprint_faults(page, limit / 100)
        if is_flat(claims):
            yield from transparency_faults(page)


def ink_limit(claims: FileClaims, rules: FileRules) -> float:
    """Total ink in percent: as asked for, else as the output intent's printing condition has it."""
    if rules.ink_limit is not None:
        return rules.ink_limit
    return limit_of(claims.intent.identifier if claims.intent else "")


def _damage(opened: pikepdf.Pdf, pages: int) -> Iterator[FileFault]:
    """What was mended in opening the file, and pages that were not looked at."""
    warnings: list[str] = []
    with suppress(*_DAMAGE):
        warnings = [str(one) for one in opened.get_warnings()]
    if warnings:
        yield FileFault(
            "pdf.damaged",
            Message(
                "The file is damaged and was read as well as it goes: {reason}.",
                reason=_STREAM.sub("", warnings[0])[:160],
            ),
            key="file",
            remedy=Message("Save it anew with the program that it was made with."),
        )
    if pages > MOST_PAGES:
        said = Message(
            "The file has {pages} pages; the first {most} were looked at.", pages=pages, most=MOST_PAGES
        )
        yield FileFault("pdf.unread", said, key="pages")
