"""Jobs remembered: what nothing has changed for is not done again, and its report is told again."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from banxin.findings import Finding
from banxin.job.job_record import JobRecord, Records, ToldAgain, WrittenFile
from banxin.job.limits import Limits
from banxin.job.machine import (
    FONT_LISTER,
    installed_faces_stamp,
    libraries_in_use,
    machine_stamp,
    stamped_once,
    stamps,
)
from banxin.job.plain_values import UNREADABLE, as_bytes, told_again
from banxin.job.recorded_inputs import Inputs
from banxin.job.report import Output, Report
from banxin.world import DISK, Watched, World
from banxin.world.sealed import seal_of

_OUT = "out"
_UNSURE = frozenset({"setting.stopped", "epub.unchecked", "epub.unconverted"})
"""Findings that hang on how busy a machine is, or on other programs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job was asked for: `wanted` of the same folders under the same limits is the same job."""

    job: str
    root: str | os.PathLike[str]
    out: str | os.PathLike[str] | None
    wanted: str
    limits: Limits

    @property
    def folder(self) -> Path:
        """Where files are written."""
        return Path(self.root) / _OUT if self.out is None else Path(self.out)

    def key(self) -> str:
        """A digest of all that was asked for; the current folder is in it, for names are told as typed."""
        spelt = [os.fspath(self.root), None if self.out is None else os.fspath(self.out)]
        where = [os.path.realpath(self.root), os.path.realpath(self.folder), os.getcwd()]
        parts = [self.job, self.wanted, spelt, where, asdict(self.limits)]
        return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class _Keeper:
    """The record of one job: read before it, written after it."""

    asked: Asked
    world: World
    key: str
    records: Records
    machine: str
    inputs: Inputs

    def again(self) -> Report | None:
        """The report of the last time, where nothing that it depended on has changed and its files stand."""
        record = self.records.read(self.key)
        if record is None or not self._holds(record):
            return None
        try:
            findings: tuple[Finding, ...] = told_again(record.findings)
        except UNREADABLE:
            return None
        self.world.note(Path(path) for path, _ in record.inputs)
        make_up = ToldAgain(record.make_up) if record.make_up else {}
        return Report(findings, tuple(map(self._output, record.files)), make_up)  # type: ignore[arg-type]

    def _holds(self, record: JobRecord) -> bool:
        return (
            record.machine == self.machine
            and stamps(path for path, _ in record.libraries) == record.libraries
            and all(one.stands_in(self.asked.folder) for one in record.files)
            and self.inputs.hold(record.inputs)
            and (not record.faces or installed_faces_stamp(self.world.environment) == record.faces)
        )

    def _output(self, file: WrittenFile) -> Output:
        path = self.asked.folder / file.name
        return Output(file.edition, file.format, path, file.pages, file.size, file.seconds, file.digest)

    def keep(self, report: Report, asked: set[Path], start: int) -> None:
        """Write the record of a job that began at `start`, unless it is not known what it read."""
        libraries = libraries_in_use()
        if report.failed or libraries is None or _UNSURE & {one.code for one in report.findings}:
            return
        inputs = self.inputs.marks({*asked, self.asked.folder})
        if self.inputs.changed_since(inputs, start):
            return
        faces = any(path.name == FONT_LISTER for path in asked)
        record = JobRecord(
            self.machine,
            libraries,
            inputs,
            installed_faces_stamp(self.world.environment) if faces else "",
            tuple(map(_written, report.outputs)),
            as_bytes(report.findings),
            as_bytes(dict(report.make_up)) if report.make_up else b"",
        )
        self.records.write(self.key, record)


@stamped_once()
def remembered(asked: Asked, world: World, anew: Callable[[World], Report]) -> Report:
    """The report of a job: told again where there is a record that holds, else of the job done `anew`."""
    keeper = _keeper(asked, world)
    if keeper is None:
        return anew(world)
    if (report := keeper.again()) is not None:
        return report
    start, watched = time.time_ns(), Watched(world)
    report = anew(watched)
    world.note(watched.asked)
    keeper.keep(report, watched.asked, start)
    return report


def told(asked: Asked, world: World) -> Report | None:
    """The report of a job where there is a record that holds; what it depended on is noted in the world."""
    keeper = _keeper(asked, world)
    return keeper.again() if keeper else None


def _keeper(asked: Asked, world: World) -> _Keeper | None:
    """None where nothing is remembered: away from the machine's disk, and without a seal of the user's."""
    root = Path(asked.root)
    seal = seal_of(root, world) if _is_disk(world) else None
    if seal is None:
        return None
    try:
        key, machine = asked.key(), machine_stamp(world.environment)
    except (OSError, ValueError):
        return None
    records = Records.of(world.cache(root), seal)
    return _Keeper(asked, world, key, records, machine, Inputs(root, asked.folder))


def _is_disk(world: World) -> bool:
    while isinstance(world, Watched):
        world = world.world
    return world is DISK


def _written(output: Output) -> WrittenFile:
    return WrittenFile(
        output.edition,
        str(output.format),
        output.path.name,
        output.pages,
        output.size,
        output.seconds,
        output.digest,
    )
