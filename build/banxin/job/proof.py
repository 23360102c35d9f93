"""Proof: one unit of a publication as a PDF, beside the last good output and without touching it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from banxin.findings import Finding, Place, finding, has_errors, in_order
from banxin.job.editions import PrintedEdition, print_editions
from banxin.job.folders import OUT, out_outside
from banxin.job.intake import Refused, Wanted, take_in
from banxin.job.limits import Limits
from banxin.job.proof_names import unit_named
from banxin.job.report import Output, Progress, Report, silent, timed
from banxin.job.writing import write_all
from banxin.manuscript.publication import Edition, Publication, Unit
from banxin.registry import PDF
from banxin.wording import Message, listed
from banxin.world import DISK, World

PROOFS = "proof"
"""The folder below out/ that proofs go to."""


@timed
def proof(
    root: str | os.PathLike[str],
    unit: str,
    *,
    editions: Sequence[str] = (),
    out: str | os.PathLike[str] | None = None,
    options: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    world: World = DISK,
) -> Report:
    """Set `unit` of the publication in `root` alone, as UNIT-EDITION.pdf in `out` (default: root/out/proof).

    `unit` is its id or its file as the manifest names it, or the key of the place of an advertisement that is
    a text. The proof is of the first PDF edition, or of those
    of `editions` that are PDF. `options`, `progress`, `limits` and `world` are those of `build`. Findings are
    those of the unit, the manifest and the layout. With an error nothing is written. Whatever is wrong with
    the publication is a finding; an exception is a mistake of Banxin itself.
    """
    root = Path(root)
    intake = take_in(root, editions, world, Wanted(options=options or {}))
    if isinstance(intake, Refused):
        return Report(intake.findings)
    publication = intake.publication
    found, faults = unit_named(publication, unit)
    wanted, more = _editions(publication, editions)
    faults += more if found else ()
    faults += out_outside(root) if out is None else ()
    if found is None or faults:
        return Report(in_order(faults))
    findings = list(_of_unit(intake.findings, publication, found))
    jobs = print_editions(intake, wanted, world, limits or Limits(), progress or silent, unit=found)
    for job in jobs:
        findings += job.printed.findings
    if has_errors(findings):
        return Report(in_order(findings))
    folder = Path(out) if out is not None else root / OUT / PROOFS
    files = {folder / _file_name(found, job): job for job in jobs}
    findings += write_all({path: job.printed.data for path, job in files.items()})
    if has_errors(findings):
        return Report(in_order(findings))
    return Report(in_order(findings), tuple(_output(path, job) for path, job in files.items()))


def _file_name(unit: Unit, job: PrintedEdition) -> str:
    return f"{unit.id.replace('/', '-')}-{job.edition.name}.pdf"


def _output(path: Path, job: PrintedEdition) -> Output:
    pages, size = job.printed.page_count, len(job.printed.data)
    return Output(job.edition.name, job.edition.format, path, pages, size, job.seconds)


def _editions(
    publication: Publication, names: Sequence[str]
) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The PDF editions named, else the first one; a finding where there is none."""
    known = [edition for edition in publication.editions if edition.format == PDF]
    wanted = [edition for edition in known if edition.name in names] if names else known[:1]
    if wanted:
        return tuple(wanted), ()
    place = publication.places.get("editions") or Place(publication.manifest.name)
    expected = listed(edition.name for edition in known) or Message("an edition with format: pdf")
    message = Message("A proof is pulled of a PDF edition.")
    return (), (finding("press.edition", message, place, expected=expected),)


def _of_unit(findings: Iterable[Finding], publication: Publication, unit: Unit) -> Iterable[Finding]:
    """The findings without those of other articles."""
    others = {
        one.source.name for one in publication.with_fillers().with_advertised().units() if one.id != unit.id
    }
    return (found for found in findings if found.place is None or found.place.file not in others)
