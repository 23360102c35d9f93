"""All editions of a publication made anew, written together or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from banxin.findings import Finding, Place, Severity, finding, has_errors, in_order, nearest
from banxin.job.build_asked import BuildAsked
from banxin.job.drafts import MARK, as_draft
from banxin.job.editions import PrintedEdition, print_editions
from banxin.job.folders import OUT, out_outside
from banxin.job.galley_cache import write_galley_cache
from banxin.job.intake import Ready, Refused, Wanted
from banxin.job.intake_beside import take_in_beside
from banxin.job.kept_searches import write_searches
from banxin.job.limits import Limits
from banxin.job.muting import mute_faults, unmuted
from banxin.job.report import Output, Progress, Report
from banxin.job.writing import file_name, write_all
from banxin.manuscript.kept_make_up import KeptFile
from banxin.manuscript.publication import Edition, Publication
from banxin.wording import Message, listed
from banxin.world import World

_LONGEST_NAME = 255  # bytes: the limit of the usual file systems


def build_anew(
    root: str | os.PathLike[str],
    asked: BuildAsked,
    out: str | os.PathLike[str] | None,
    progress: Progress,
    limits: Limits,
    world: World,
) -> Report:
    """What `build` does where it has no record of it."""
    root = Path(root)
    intake = take_in_beside(root, asked.editions, world, Wanted(options=dict(asked.options)))
    if isinstance(intake, Refused):
        return Report(intake.findings)
    if asked.fresh:
        intake = _without_kept(intake)
    findings = list(intake.findings)
    wanted, faults = _wanted(intake.publication, asked.editions)
    faults += mute_faults(intake.publication)
    faults += _unwritable(intake.publication, wanted, to_out=out is None)
    if faults:
        return Report(in_order([*findings, *faults]))
    jobs = print_editions(intake, wanted, world, limits, progress, overlay=asked.overlay)
    made = {job.edition.name: job.printed.made for job in jobs if job.printed.made}
    findings = unmuted([*findings, *_told(jobs)], intake.publication)
    if asked.draft:
        findings = as_draft(jobs, findings)
    if has_errors(findings):
        return Report(in_order(findings), make_up=made)
    write_galley_cache(intake.publication.root, intake.memory, world)
    write_searches(intake.publication.root, intake.searches, world)
    folder = Path(out) if out is not None else root / OUT
    files = {
        folder / file_name(intake.publication, job.edition, MARK * asked.draft): job for job in _printed(jobs)
    }
    keep = [] if asked.options or asked.draft else [job.printed.keep for job in jobs if job.printed.keep]
    kept = {path: text.encode() for path, text in keep if not _stands(path, text.encode(), world)}
    findings += write_all({**{path: job.printed.data for path, job in files.items()}, **kept})
    if has_errors(findings):
        return Report(in_order(findings), make_up=made)
    return Report(in_order(findings), tuple(_output(path, job) for path, job in files.items()), made)


def _printed(jobs: Sequence[PrintedEdition]) -> list[PrintedEdition]:
    """Those that there is a file of: without another program an edition may not be made."""
    return [job for job in jobs if job.printed.data]


def _told(jobs: Sequence[PrintedEdition]) -> list[Finding]:
    """What was found; the warning that an edition was not made is an error where none was."""
    found = [one for job in jobs for one in job.printed.findings]
    if _printed(jobs):
        return found
    return [replace(one, severity=Severity.ERROR) if one.code == "epub.unconverted" else one for one in found]


def _without_kept(ready: Ready) -> Ready:
    """The publication as if no make-up had been kept yet; the file that is named for it is still named."""
    kept = ready.publication.kept
    if kept is None or kept.path is None:
        return ready
    return replace(ready, publication=replace(ready.publication, kept=KeptFile(kept.path)))


def _wanted(
    publication: Publication, names: Sequence[str]
) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The editions named, in the manifest's order; an unknown name is a finding."""
    known = {edition.name: edition for edition in publication.editions}
    place = publication.places.get("editions") or Place(publication.manifest.name)
    faults = tuple(
        finding(
            "press.edition",
            Message("There is no edition “{name}”", name=name),
            place,
            expected=listed(known),
            nearest=nearest(name, known),
        )
        for name in names
        if name not in known
    )
    return tuple(edition for name, edition in known.items() if not names or name in names), faults


def _unwritable(
    publication: Publication, editions: Sequence[Edition], *, to_out: bool
) -> tuple[Finding, ...]:
    """What is known before setting to keep the files from being written."""
    faults = list(out_outside(publication.root) if to_out else ())
    place = publication.places.get("slug") or Place(publication.manifest.name)
    longest = max((file_name(publication, edition) for edition in editions), key=_bytes, default="")
    if _bytes(longest) > _LONGEST_NAME:
        message = Message("The file name {longest} has {size} bytes", longest=longest, size=_bytes(longest))
        expected = Message(
            "at most {longest_name}, of which a Han character takes three", longest_name=_LONGEST_NAME
        )
        remedy = Message("shorten `slug` or the name of the edition")
        faults.append(finding("press.output", message, place, expected=expected, remedy=remedy))
    return tuple(faults)


def _bytes(name: str) -> int:
    return len(os.fsencode(name))


def _stands(path: Path, data: bytes, world: World) -> bool:
    """Whether a file is there as it would be written."""
    try:
        return world.read(path, len(data) + 1) == data
    except OSError:
        return False


def _output(path: Path, job: PrintedEdition) -> Output:
    return Output(
        edition=job.edition.name,
        format=job.edition.format,
        path=path,
        pages=job.printed.page_count,
        size=len(job.printed.data),
        seconds=job.seconds,
        digest=hashlib.sha256(job.printed.data).hexdigest(),
    )
