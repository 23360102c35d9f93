"""Preflight: any finished PDF held against a profile, in a process with limits, with a report to look at."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from banxin.findings import Finding, Place, finding, in_order
from banxin.job.child import in_child, too_large
from banxin.job.limits import Limits
from banxin.job.writing import write_all
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.judging import Judgement, judged_file
from banxin.preflight.pdf_file.page_pictures import page_pictures
from banxin.preflight.pdf_file.report import PreflightReport, pages_to_show, report_html
from banxin.wording import Language, Message, reason_of
from banxin.world import DISK, World

MOST_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class PreflightedFile:
    """What came of it: `findings` that count, `muted` ones with their reasons, facts, the report's path."""

    findings: tuple[Finding, ...]
    muted: tuple[tuple[Finding, str], ...] = ()
    judgement: Judgement = field(default_factory=lambda: Judgement(()))
    report: Path | None = None
    size: int = 0


def preflight(
    file: str | os.PathLike[str],
    rules: FileRules,
    *,
    muted: Mapping[str, str] | None = None,
    html: str | os.PathLike[str] | None = None,
    language: Language = Language.SIMPLIFIED,
    limits: Limits | None = None,
    world: World = DISK,
) -> PreflightedFile:
    """Look through a PDF; the report in HTML, in English and in Chinese as `language` has it, goes to `html`.

    `muted` has codes that are not told, each with the reason. The file itself is never changed. Findings are
    returned, none is raised; what stops the process is one too.
    """
    source = Path(file)
    place = Place(source.name)
    try:
        data = world.read(source, MOST_BYTES + 1)
    except OSError as error:
        return PreflightedFile((_unreadable(reason_of(error), place),))
    if len(data) > MOST_BYTES:
        said = Message("it is larger than {most} MB", most=MOST_BYTES // 1_000_000)
        return PreflightedFile((_unreadable(said, place),))
    bounds = limits or Limits()
    judged = _in_child(lambda tell: judged_file(data, rules, place), bounds, place)
    judgement = judged if isinstance(judged, Judgement) else Judgement((judged,))
    reasons = muted or {}
    told = tuple(one for one in judgement.findings if one.code not in reasons)
    quiet = tuple((one, reasons[one.code]) for one in judgement.findings if one.code in reasons)
    done = PreflightedFile(told, quiet, judgement, size=len(data))
    return done if html is None else _with_report(done, data, source, Path(html), rules, language, bounds)


def _unreadable(reason: str, place: Place) -> Finding:
    return finding(
        "pdf.unreadable", Message("The file cannot be read as a PDF: {reason}.", reason=reason), place
    )


def _in_child(work: Callable[[Callable[[Any], None]], Any], limits: Limits, place: Place) -> Any:
    """What the work gives, or the finding that it was stopped; raises what is a mistake of our own."""
    outcome = in_child(work, limits, lambda news: None)
    if outcome.value is not None:
        return outcome.value
    words = outcome.stopped
    if isinstance(outcome.fault, MemoryError):
        words = too_large(limits)
    elif isinstance(outcome.fault, RecursionError):
        words = Message("nests too deeply")
    elif outcome.fault is not None:
        raise outcome.fault
    return finding("pdf.stopped", Message("Looking through the file {words}.", words=words), place)


def _with_report(
    done: PreflightedFile,
    data: bytes,
    source: Path,
    target: Path,
    rules: FileRules,
    language: Language,
    limits: Limits,
) -> PreflightedFile:
    shown = pages_to_show(done.findings, len(done.judgement.sheets))
    pictures = _in_child(lambda tell: page_pictures(data, shown), limits, Place(source.name)) if shown else {}
    report = PreflightReport(
        source.name, rules, done.findings, done.muted, done.judgement,
        len(data), pictures if isinstance(pictures, Mapping) else {},
    )  # fmt: skip
    failed = write_all({target: report_html(report, language).encode()})
    findings = in_order((*done.findings, *failed)) if failed else done.findings
    return PreflightedFile(findings, done.muted, done.judgement, None if failed else target, len(data))
