"""The report on a PDF as one HTML file: what was found, pages with the places marked, in two languages."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from banxin.findings import Finding, Severity
from banxin.findings.frame import where
from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.judging import Judgement
from banxin.preflight.pdf_file.pages_judge import SheetSeen, ink_limit
from banxin.preflight.pdf_file.report_sheet import SHEET, STYLE
from banxin.version import __version__
from banxin.wording import Language, Message, listed, said

MOST_PICTURES = 40
_WITHOUT_FINDINGS = 8
_LEAST = 1.6  # mm: smaller places are shown as large as this
_AROUND = 0.6  # mm
_TALLEST = 235.0  # mm that a page may be shown at
_SEVERITIES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.NOTE: Message("note"),
}
_WHOLE_FILE = Message("the whole file")


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """What a report is made of; `pictures` are PNG pictures of pages by number."""

    name: str
    rules: FileRules
    findings: tuple[Finding, ...]
    muted: tuple[tuple[Finding, str], ...]
    judgement: Judgement
    size: int
    pictures: Mapping[int, bytes]


class TwoTongues(NamedTuple):
    """A text in the reader's Chinese, and in English where that differs."""

    own: str
    english: str = ""


def pages_to_show(findings: Sequence[Finding], count: int) -> tuple[int, ...]:
    """The pages that have a picture in the report: those with findings, else the first ones."""
    marked = sorted({spot.page for found in findings for spot in found.spots})
    return tuple(marked[:MOST_PICTURES] or range(1, min(count, _WITHOUT_FINDINGS) + 1))


def report_html(report: PreflightReport, language: Language = Language.SIMPLIFIED) -> str:
    """The report, in Chinese as `language` has it, and in English."""
    own = Language.SIMPLIFIED if language is Language.ENGLISH else language

    def both(text: str) -> TwoTongues:
        first, english = said(text, own), said(text, Language.ENGLISH)
        return TwoTongues(first, english if english != first else "")

    rows = [_row(number, found, both) for number, found in enumerate(report.findings, 1)]
    sheet = Environment(autoescape=True).from_string(SHEET)
    return sheet.render(
        lang=own.value,
        style=Markup(STYLE),
        name=report.name,
        version=__version__,
        title=both(Message("Preflight")),
        verdict=_verdict(report.findings, both),
        facts=[(both(label), both(value)) for label, value in facts_of_file(report)],
        columns=[both(text) for text in _COLUMNS],
        headings={name: both(text) for name, text in _HEADINGS.items()},
        rows=rows,
        muted=[
            {"message": both(found.message), "code": found.code, "reason": reason}
            for found, reason in report.muted
        ],
        pages=[
            _page(sheet, report, rows, both)
            for sheet in report.judgement.sheets
            if sheet.number in report.pictures
        ],
        measured=both(_MEASURED),
    )


_COLUMNS = (Message("No."), Message("severity"), Message("finding"), Message("place"))
_HEADINGS = {
    "findings": Message("What was found"),
    "muted": Message("Muted, with the reason"),
    "pages": Message("Pages"),
}
_MEASURED = Message(
    "Places are measured in mm from the upper left corner of the trimmed page."
    " The dashed line is where it is cut."
)


def facts_of_file(report: PreflightReport) -> Iterator[tuple[str, str]]:
    """What is to be known of the file, as labels and values."""
    judgement, claims = report.judgement, report.judgement.claims
    yield Message("held against"), report.rules.name
    yield Message("pages"), str(judgement.pages)
    if judgement.sheets:
        _, _, wide, high = judgement.sheets[0].trim
        yield Message("trimmed size"), f"{wide:g} × {high:g} mm"
    yield Message("version of PDF"), claims.version or "–"
    standards = [claims.pdfx] if claims.pdfx else []
    standards += [f"PDF/UA-{claims.ua}"] if claims.ua else []
    standards += [f"PDF/A-{claims.archive}"] if claims.archive else []
    yield Message("claims to be"), listed(standards) if standards else Message("no standard")
    if report.rules.inks:
        intent = claims.intent
        yield Message("output intent"), (intent.identifier or "?") if intent else Message("none")
        yield Message("limit of ink"), f"{ink_limit(claims, report.rules):g} %"
    yield Message("size"), f"{report.size / 1000:.0f} kB"


def _verdict(findings: Sequence[Finding], both: Any) -> dict[str, object]:
    if any(found.severity is Severity.ERROR for found in findings):
        return {"kind": "error", "words": both(Message("Not fit to be handed over"))}
    if any(found.severity is Severity.WARNING for found in findings):
        return {"kind": "warning", "words": both(Message("To be looked at before it is handed over"))}
    return {"kind": "good", "words": both(Message("Nothing stands against it"))}


def _row(number: int, found: Finding, both: Any) -> dict[str, Any]:
    advice = []
    if found.expected:
        advice.append(("expected", both(Message("expected: {words}", words=found.expected))))
    if found.remedy:
        advice.append(("remedy", both(found.remedy)))
    return {
        "number": number,
        "kind": found.severity.value,
        "severity": both(_SEVERITIES[found.severity]),
        "message": both(found.message),
        "advice": advice,
        "code": found.code,
        "where": both(where(found.spots) if found.spots else _WHOLE_FILE),
        "spots": found.spots,
    }


def _page(
    sheet: SheetSeen, report: PreflightReport, rows: Sequence[dict[str, Any]], both: Any
) -> dict[str, Any]:
    here = [(row, [spot for spot in row["spots"] if spot.page == sheet.number]) for row in rows]
    here = [(row, spots) for row, spots in here if spots]
    marked = [
        _spot(sheet, row, spot, first=at == 0)
        for row, spots in here
        for at, spot in enumerate([one for one in spots if not one.whole_page])
    ]
    shrunk = min(1.0, _TALLEST / sheet.height) if sheet.height else 1.0
    return {
        "number": sheet.number,
        "label": both(Message("Page {page}", page=sheet.number)),
        "rows": [row for row, _ in here],
        "picture": base64.b64encode(report.pictures[sheet.number]).decode("ascii"),
        "ratio": f"{sheet.width:.1f} / {sheet.height:.1f}",
        "width": f"min(100%, {sheet.width * shrunk:.1f}mm)",
        "trim": _style(sheet, *sheet.trim),
        "spots": marked,
        "tags": [row for row, spots in here if any(one.whole_page for one in spots)],
    }


def _spot(sheet: SheetSeen, row: dict[str, Any], spot: OnPage, *, first: bool) -> dict[str, Any]:
    left, top, *_ = sheet.trim
    grown_x = max(_AROUND, (_LEAST - spot.width) / 2)
    grown_y = max(_AROUND, (_LEAST - spot.height) / 2)
    upper = top + spot.top - grown_y
    return {
        "kind": row["kind"],
        "number": row["number"],
        "first": first,
        "low": upper < sheet.height * 0.03,
        "style": _style(
            sheet, left + spot.left - grown_x, upper, spot.width + 2 * grown_x, spot.height + 2 * grown_y
        ),
    }


def _style(sheet: SheetSeen, left: float, top: float, width: float, height: float) -> str:
    """Where something stands on the picture of its page, in percent."""
    across, down = 100 / max(sheet.width, 0.1), 100 / max(sheet.height, 0.1)
    sides = (left * across, top * down, width * across, height * down)
    return ";".join(
        f"{name}:{side:.2f}%" for name, side in zip(("left", "top", "width", "height"), sides, strict=True)
    )
