"""A job is told again where nothing changed that it asked for, and done anew wherever something did."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pytest

from banxin.findings import Finding, Place, Severity
from banxin.job.limits import Limits
from banxin.job.plain_values import as_bytes, told_again
from banxin.job.remembering import Asked, remembered
from banxin.job.report import Output, Report
from banxin.wording import Message
from banxin.world import DISK, InMemory, Watched, World
from banxin.world.sealed import Seal, seal_of

WORDS = Message("There is no picture {name}.", name=Message("of {unit}", unit="cha"))
WARNING = Finding("image.unused", Severity.WARNING, WORDS, Place("units/cha.md", 3, 1, 4, "一碗茶"))


@dataclass
class Job:
    """A job on the files of a small folder, which counts how often it was done."""

    root: Path
    done: int = 0
    findings: tuple[Finding, ...] = (WARNING,)
    during: Callable[[], object] = lambda: None
    out: Path | None = None

    def __call__(self, world: World) -> Report:
        self.done += 1
        data = b"".join(
            world.read(self.root / "units" / name, 99) for name in world.names(self.root / "units")
        )
        world.is_file(self.root / "layouts" / "own.yaml")
        self.during()
        target = (self.out or self.root / "out") / "a.pdf"
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(data)
        output = Output("print", "pdf", target, 1, len(data), 0.5, hashlib.sha256(data).hexdigest())
        return Report(self.findings, (output,))

    def elsewhere(self, out: Path) -> Job:
        self.out = out
        return self

    def run(self, world: World = DISK, wanted: str = "", limits: Limits | None = None) -> Report:
        asked = Asked("build", self.root, self.out, wanted, limits or Limits())
        return remembered(asked, world, self)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    root = tmp_path / "paper"
    (root / "units").mkdir(parents=True)
    (root / "units" / "cha.md").write_text("一碗茶", encoding="utf-8")
    (root / "units" / "he.md").write_text("一条河", encoding="utf-8")
    time.sleep(0.03)  # files that were written while a job ran are no base for a record
    return Job(root)


def test_nothing_changed_is_told_again(job: Job) -> None:
    first = job.run()
    second = job.run()
    assert job.done == 1
    assert second == first
    assert second.findings[0].message == "There is no picture of cha."
    assert isinstance(second.findings[0].message, Message)
    assert (second.outputs[0].path, second.outputs[0].seconds) == (job.root / "out" / "a.pdf", 0.5)


def test_who_watches_a_world_hears_of_the_same_files(job: Job) -> None:
    first, second = Watched(DISK), Watched(DISK)
    job.run(first)
    job.run(second)
    assert job.done == 1
    assert {path for path in first.asked if path.is_file()} <= second.asked


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: (root / "units/cha.md").write_text("一碗酒", encoding="utf-8"),
    "a new file": lambda root: (root / "units/qiao.md").write_text("桥", encoding="utf-8"),
    "a file renamed": lambda root: (root / "units/cha.md").rename(root / "units/tea.md"),
    "a file deleted": lambda root: (root / "units/cha.md").unlink(),
    "a file that was looked for": lambda root: [
        (root / "layouts").mkdir(), (root / "layouts/own.yaml").write_text("", encoding="utf-8")
    ],
    "a link to the same words": lambda root: [
        (root / "units/cha.md").rename(root / "tea"), (root / "units/cha.md").symlink_to(root / "tea")
    ],
    "an output changed": lambda root: (root / "out/a.pdf").write_bytes(b"x" * 18),
    "an output deleted": lambda root: (root / "out/a.pdf").unlink(),
    "an output that is a link": lambda root: [
        (root / "out/a.pdf").rename(root / "b.pdf"), (root / "out/a.pdf").symlink_to(root / "b.pdf")
    ],
    "the cache deleted": lambda root: [one.unlink() for one in (root / ".banxin/records").iterdir()],
    "the record cut short": lambda root: [
        one.write_bytes(one.read_bytes()[:-1]) for one in (root / ".banxin/records").iterdir()
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_done_anew(job: Job, change: str) -> None:
    job.run()
    CHANGES[change](job.root)
    time.sleep(0.03)
    job.run()
    assert job.done == 2
    job.run()
    assert job.done == 2


@pytest.mark.parametrize(
    "again",
    [
        lambda job: job.run(wanted="fresh"),
        lambda job: job.run(limits=Limits(seconds=9)),
        lambda job: job.elsewhere(job.root / "trial").run(),
        lambda job: _with("SOURCE_DATE_EPOCH", "0", job),
        lambda job: _with("FONTCONFIG_FILE", "/dev/null", job),
    ],
)
def test_what_is_asked_for_otherwise_is_another_job(job: Job, again: Callable[[Job], Report]) -> None:
    job.run()
    again(job)
    assert job.done == 2


def _with(name: str, value: str, job: Job) -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(name, value)
        return job.run()


def test_a_file_that_changes_meanwhile_is_read_again(job: Job) -> None:
    job.during = lambda: (job.root / "units/cha.md").write_text("一碗酒", encoding="utf-8")
    job.run()
    job.during = lambda: None
    job.run()
    assert job.done == 2


@pytest.mark.parametrize(
    "finding",
    [replace(WARNING, severity=Severity.ERROR), replace(WARNING, code="setting.stopped")],
)
def test_what_failed_is_tried_again(job: Job, finding: Finding) -> None:
    job.findings = (finding,)
    job.run()
    job.run()
    assert job.done == 2


def test_a_record_that_another_has_sealed_is_not_believed(job: Job) -> None:
    job.run()
    (record,) = (job.root / ".banxin/records").iterdir()
    data = record.read_bytes()[32:]
    record.write_bytes(Seal(b"1" * 32).sealed(f"record 1 {record.stem}", data))
    job.run()
    assert job.done == 2


def test_a_record_of_another_job_is_not_believed(job: Job) -> None:
    job.run()
    (record,) = (job.root / ".banxin/records").iterdir()
    data = record.read_bytes()
    job.run(wanted="fresh")
    other = next(one for one in (job.root / ".banxin/records").iterdir() if one != record)
    other.write_bytes(data)
    job.run(wanted="fresh")
    assert job.done == 3


def test_without_a_folder_of_the_user_nothing_is_remembered(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    job.run()
    job.run()
    assert job.done == 2
    assert not (job.root / ".banxin").exists()


def test_a_secret_that_came_with_the_publication_is_none(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(job.root / "units"))
    assert seal_of(job.root, DISK) is None
    assert seal_of(job.root.parent / "elsewhere", DISK) is not None


@pytest.mark.skipif(os.name == "nt", reason="modes of files are others there")
def test_a_secret_that_others_may_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = seal_of(tmp_path / "paper", DISK)
    assert first is not None
    assert first == seal_of(tmp_path / "paper", DISK)
    (tmp_path / "cache/banxin/seal").chmod(0o644)
    assert seal_of(tmp_path / "paper", DISK) is None


def test_a_world_in_memory_is_not_remembered(job: Job) -> None:
    files = {job.root / "units/cha.md": b"1"}
    for _ in range(2):
        job.run(InMemory(files, os.environ))
    assert job.done == 2


def test_records_are_few(job: Job) -> None:
    for number in range(15):
        job.run(wanted=str(number))
    assert len(list((job.root / ".banxin/records").iterdir())) == 12


def test_only_plain_values_are_read() -> None:
    assert told_again(as_bytes((WARNING,))) == (WARNING,)
    assert told_again(as_bytes(MappingProxyType({"a": {1}}))) == {"a": {1}}
    with pytest.raises(Exception, match="no plain value"):
        told_again(as_bytes(os.system))
    with pytest.raises(Exception, match="no plain value"):
        told_again(as_bytes(Job))


def test_members_of_enumerations_are_written_by_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some releases of Python pickle them by name, with a call that is not read."""
    monkeypatch.setattr(Severity, "__reduce_ex__", lambda self, _: (getattr, (Severity, self.name)))
    assert told_again(as_bytes((WARNING, Severity.NOTE))) == (WARNING, Severity.NOTE)
