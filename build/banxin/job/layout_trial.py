"""A layout tried: the specimen set with it, in print and as an EPUB, and what came of that."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from banxin.findings import Finding, finding, has_errors, in_order
from banxin.job.editions import print_editions
from banxin.job.intake import Refused, Wanted, take_in
from banxin.job.limits import Limits
from banxin.job.outside_checks import check_of
from banxin.job.press import Printed
from banxin.job.report import Progress, silent
from banxin.job.writing import file_name
from banxin.layouts import open_layout, shelves, specimen_files
from banxin.layouts.making.answers import answered
from banxin.manuscript.publication import Edition
from banxin.registry import set_as
from banxin.wording import Message, reason_of
from banxin.world import DISK


@dataclass(frozen=True, slots=True)
class Trial:
    """How a layout is tried: with which options, in which language, for which formats.

    `home` is the publication whose layouts are searched, `beside` a folder of layouts before them. With
    `checker` the finished files are shown to the programs that check them (EPUBCheck); `overlay` draws the
    grid over the pages. With `as_written` the layout is the one that the publication is written
    for, and the options of its manifest hold.
    """

    layout: str
    home: Path | None = None
    beside: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    lang: str = "zh-Hans"
    formats: Sequence[str] = ("pdf", "epub")
    checker: bool = False
    overlay: bool = False
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a trial: findings, and each edition by its format as far as it was made."""

    findings: tuple[Finding, ...]
    printed: Mapping[str, Printed] = field(default_factory=dict)


def try_layout(
    trial: Trial, publication: Path | None = None, limits: Limits | None = None, progress: Progress = silent
) -> Tried:
    """Set `publication` (default: the specimen) as `trial` says; nothing is kept of it on the disk."""
    if publication is not None:
        return _tried(trial, publication, limits or Limits(), progress)
    try:
        with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
            root = Path(folder) / "specimen"
            write_specimen(trial, root)
            return _tried(trial, root, limits or Limits(), progress)
    except OSError as fault:
        message = Message("The specimen cannot be written: {reason}", reason=reason_of(fault))
        return Tried((finding("press.output", message),))


def write_specimen(trial: Trial, root: Path) -> None:
    """Write the specimen for a layout into the folder `root`; raises OSError."""
    for name, data in _specimen(trial).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _specimen(trial: Trial) -> Mapping[PurePosixPath, bytes]:
    """The specimen, with what the layout asks of a manuscript; as it is where that cannot be opened."""
    places = shelves(trial.home, DISK, trial.beside)
    layout, _ = open_layout(trial.layout, places.roots, None, places.world)
    return specimen_files(trial.lang) if layout is None else answered(layout, trial.lang)


def _tried(trial: Trial, root: Path, limits: Limits, progress: Progress) -> Tried:
    layout = "" if trial.as_written else trial.layout
    wanted = Wanted(layout, trial.options, trial.home, trial.beside)
    intake = take_in(root, world=DISK, wanted=wanted)
    if isinstance(intake, Refused):
        return Tried(intake.findings)
    served = [one for one in intake.publication.editions if set_as(one.format) in intake.layout.editions]
    editions = [one for one in served if one.format in trial.formats]
    if not editions:
        return Tried(intake.findings)
    jobs = print_editions(intake, editions, DISK, limits, progress, overlay=trial.overlay)
    findings = [*intake.findings, *(found for job in jobs for found in job.printed.findings)]
    for job in jobs:
        if trial.checker and job.printed.data and not has_errors(job.printed.findings):
            name = file_name(intake.publication, job.edition)
            findings += _checked(job.edition, job.printed, name, progress)
    return Tried(in_order(findings), {job.edition.format: job.printed for job in jobs})


def _checked(edition: Edition, printed: Printed, name: str, progress: Progress) -> tuple[Finding, ...]:
    check = check_of(edition.format)
    if check is None:
        return ()
    progress(edition.name, check.name, 0, 1)
    return check.look(printed.data, name)
