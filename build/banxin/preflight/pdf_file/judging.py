"""A PDF held against a profile: opened, each page read once, every rule asked, findings with their places."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import pikepdf

from banxin.findings import Finding, Place, finding
from banxin.preflight.pdf_file.checks.archiving import ArchiveCheck
from banxin.preflight.pdf_file.checks.boxes import size_faults
from banxin.preflight.pdf_file.checks.faults import FaultGatherer, FileFault
from banxin.preflight.pdf_file.checks.interactive import file_faults
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.checks.standards import standard_faults
from banxin.preflight.pdf_file.pages_judge import ALONE, JudgesBeside, PagesJudge, SheetSeen
from banxin.preflight.pdf_file.reading.claims import FileClaims, read_claims
from banxin.wording import Message

MOST_PAGES = 4000
_FEWEST = 40  # pages that another process is begun for
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


def judged_file(
    data: bytes, rules: FileRules, place: Place | None = None, company: JudgesBeside = ALONE
) -> Judgement:
    """Hold the PDF in `data` against `rules`. Whatever is wrong with it is a finding; none is raised.

    Pages of a long one are read side by side where there is `company`, with the same outcome.

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
            return _judged(opened, rules, place, company)
        except (MemoryError, RecursionError):
            raise
        except _DAMAGE as error:
            return Judgement((_unreadable(_STREAM.sub("", str(error))[:200], place),))


def _unreadable(reason: str, place: Place | None) -> Finding:
    return finding(
        "pdf.unreadable", Message("The file cannot be read as a PDF: {reason}.", reason=reason), place
    )


def _judged(opened: pikepdf.Pdf, rules: FileRules, place: Place | None, company: JudgesBeside) -> Judgement:
    count = len(opened.pages)
    if not count:
        return Judgement((_unreadable(Message("it has no pages"), place),))
    claims = read_claims(opened)
    gatherer = FaultGatherer(rules, place)
    pages = PagesJudge(opened, claims, rules, gatherer)
    _read_in_lots(pages, min(count, MOST_PAGES), company)
    gatherer.add(size_faults([(sheet.number, sheet.trim[2:]) for sheet in pages.sheets]))
    gatherer.add(pages.faces.faults())
    gatherer.add(standard_faults(claims, rules))
    gatherer.add(file_faults(opened))
    if rules.kept:
        gatherer.add(ArchiveCheck(claims).faults(opened))
    gatherer.add(_damage(pages.mended, count))
    gatherer.add(pages.folios.faults(opened))
    if pages.looks_at_tags:
        gatherer.add(pages.structure.faults(opened))
    return Judgement(gatherer.findings(), count, claims, tuple(pages.sheets))


def _read_in_lots(pages: PagesJudge, count: int, company: JudgesBeside) -> None:
    """Read `count` pages, side by side where there are so many that it pays."""
    lots = max(1, min(company.at_once, count // _FEWEST))
    edges = [1 + count * lot // lots for lot in range(lots + 1)]
    own, *others = (range(start, end) for start, end in pairwise(edges))
    begun = [company.begin(partial(pages.told_of, lot)) for lot in others]
    pages.read(own)
    for lot, told in zip(others, begun, strict=True):
        if not pages.take(told()):
            pages.read(lot)


def _damage(mended: Sequence[str], pages: int) -> Iterator[FileFault]:
    """What was mended in the file, and pages that were not looked at."""
    if mended:
        yield FileFault(
            "pdf.damaged",
            Message(
                "The file is damaged and was read as well as it goes: {reason}.",
                reason=_STREAM.sub("", mended[0])[:160],
            ),
            key="file",
            remedy=Message("Save it anew with the program that it was made with."),
        )
    if pages > MOST_PAGES:
        said = Message(
            "The file has {pages} pages; the first {most} were looked at.", pages=pages, most=MOST_PAGES
        )
        yield FileFault("pdf.unread", said, key="pages")
