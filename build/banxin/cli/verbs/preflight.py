"""`banxin preflight`: any finished PDF looked through as a printing house does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, aligned, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Memory, Quiet, Seconds, limits_of, wrong_usage
from banxin.cli.reader import READER, spoken
from banxin.findings import CODES, Finding, has_errors, nearest
from banxin.wording import Message, joined, listed

if TYPE_CHECKING:
    from banxin.job.preflighting import PreflightedFile
    from banxin.preflight.pdf_file.checks.rules import FileRules

_LEAST_LIMIT, _MOST_LIMIT = 100.0, 400.0  # percent

PdfToCheck = Annotated[
    Path, typer.Argument(metavar="FILE", help="A finished PDF, of Banxin or of any other program.")
]
ProfileName = Annotated[
    str, typer.Option("--profile", "-p", help="What the file is for: press, office, screen or archive.")
]
InkLimit = Annotated[
    float | None,
    typer.Option(
        "--limit",
        metavar="PERCENT",
        help="Most ink on all plates together; else as the output intent has it.",
        show_default=False,
    ),
]
HtmlFile = Annotated[
    Path | None,
    typer.Option(
        "--html", metavar="OUT", help="Write a report with pictures of the pages.", show_default=False
    ),
]
Mute = Annotated[
    list[str] | None,
    typer.Option(
        "--mute",
        metavar="CODE=REASON",
        help="Do not count findings of this code, for the reason given; may be given again.",
        show_default=False,
    ),
]


def preflight(
    file: PdfToCheck,
    profile: ProfileName = "press",
    limit: InkLimit = None,
    html: HtmlFile = None,
    mute: Mute = None,
    memory: Memory = None,
    seconds: Seconds = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Look through a finished PDF before it is handed over: boxes, inks, faces, pictures, standards, tags.

    \b
    Examples:
      banxin preflight out/paper-print.pdf
      banxin preflight advertisement.pdf --profile press --limit 240 --html report.html
      banxin preflight book.pdf --profile screen --json
      banxin preflight cover.pdf --mute pdf.spot="Gold is ordered"
    """
    from banxin.job.preflighting import preflight as looked_through

    display = Display("preflight", as_json, quiet)
    rules, muted = _rules(profile, limit), _muted(mute or ())
    if html is not None and _same(html, file):
        raise wrong_usage(Message("The report would replace the file."), "--html")
    done = looked_through(
        file, rules, muted=muted, html=html, language=READER.get(), limits=limits_of(memory, seconds)
    )
    _show(display, done, rules)
    status = Exit.FINDINGS if has_errors(done.findings) else Exit.DONE
    claims = done.judgement.claims
    display.data(
        status,
        file=str(file),
        profile=rules.name,
        pages=done.judgement.pages,
        version=claims.version,
        standard=claims.pdfx,
        output_intent=claims.intent.identifier if claims.intent else "",
        findings=records(done.findings),
        muted=[{**record, "reason": reason} for record, reason in _muted_records(done)],
        report=None if done.report is None else str(done.report),
    )
    raise typer.Exit(status)


def _rules(profile: str, limit: float | None) -> FileRules:
    from banxin.preflight.pdf_file.checks.rules import RULES

    if profile not in RULES:
        raise wrong_usage(
            Message("There is no profile {given}. Profiles: {names}.", given=profile, names=listed(RULES)),
            "--profile",
        )
    if limit is None:
        return RULES[profile]
    if not _LEAST_LIMIT <= limit <= _MOST_LIMIT:
        raise wrong_usage(
            Message(
                "{given:g} % is not from {least:g} to {most:g}.",
                given=limit,
                least=_LEAST_LIMIT,
                most=_MOST_LIMIT,
            ),
            "--limit",
        )
    return replace(RULES[profile], ink_limit=limit)


def _muted(given: Sequence[str]) -> dict[str, str]:
    """Codes with the reasons why they are not told; else a usage error."""
    muted: dict[str, str] = {}
    for one in given:
        code, mark, reason = (part.strip() for part in one.partition("="))
        if not mark or not code or not reason:
            raise wrong_usage(Message("`{given}` is not CODE=REASON.", given=one), "--mute")
        if code not in CODES or code in ("pdf.unreadable", "pdf.stopped"):
            near = nearest(code, [name for name in CODES if name.startswith("pdf.")])
            raise wrong_usage(
                Message(
                    "There is no code {code} to mute; nearest: {near}.", code=code, near=near or "pdf.spot"
                ),
                "--mute",
            )
        muted[code] = reason
    return muted


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and one.samefile(other)
    except OSError:
        return False


def _muted_records(done: PreflightedFile) -> list[tuple[dict[str, object], str]]:
    told = records([found for found, _ in done.muted])
    return [(dict(record), reason) for record, (_, reason) in zip(told, done.muted, strict=True)]


def _show(display: Display, done: PreflightedFile, rules: FileRules) -> None:
    from banxin.preflight.pdf_file.report import PreflightReport, facts_of_file

    judgement = done.judgement
    if judgement.pages:
        facts = PreflightReport("", rules, (), (), judgement, done.size, {})
        display.table([*facts_of_file(facts)])
        display.say()
    _show_findings(display, done.findings)
    display.tally(done.findings)
    if done.muted:
        display.say(Message("muted: {count}", count=len(done.muted)))
    if not done.findings:
        display.say(Message("No findings."))
    if done.report is not None:
        display.say(Message("Report: {path}", path=done.report))


def _show_findings(display: Display, findings: Sequence[Finding]) -> None:
    """One row for each finding: severity, code, page, place in mm, what it is; quiet does not hide them."""
    head = tuple(
        map(
            spoken,
            (Message("severity"), Message("code"), Message("on page"), Message("mm"), Message("finding")),
        )
    )
    rows = [head, *(_row(one) for one in findings)]
    if findings and not display.as_json:
        styles = {"error": "bold red", "warning": "yellow", "note": "cyan"}
        lines = aligned(rows, right=(2,))
        display.say(lines[0], "dim", even_if_quiet=True)
        for line, one in zip(lines[1:], findings, strict=True):
            display.say(line, styles[one.severity.value], even_if_quiet=True)


_SEVERITIES = {"error": Message("error"), "warning": Message("warning"), "note": Message("note")}


def _row(found: Finding) -> tuple[str, ...]:
    page = place = ""
    if found.spots:
        first = found.spots[0]
        pages = {spot.page for spot in found.spots}
        page = f"{first.page}" if len(pages) == 1 else f"{first.page} +{len(pages) - 1}"
        place = "" if first.whole_page else f"{first.left:g}, {first.top:g}"
    said = found.message
    if found.expected:
        said = joined([said, Message("expected: {words}", words=found.expected)], Message(" "))
    return spoken(_SEVERITIES[found.severity.value]), found.code, page, place, spoken(said)
