"""What a program said of a file is told again of that file alone, and only where it has said something."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import Finding, finding
from banxin.job import kept_verdicts
from banxin.job.kept_verdicts import KeptVerdicts
from banxin.wording import Message
from banxin.world import DISK

SAID = finding("epub.invalid", Message("{code}: {message}", code="RSC-005", message="a"))
NOT_RUN = finding(
    "epub.unchecked", Message("EPUBCheck was not run: {reason}", reason="Java is not installed")
)


class Program:
    """A program that says the same of every file, and notes which it looked at."""

    def __init__(self, *said: Finding) -> None:
        self.said = said
        self.seen: list[tuple[bytes, str]] = []

    def __call__(self, data: bytes, name: str) -> tuple[Finding, ...]:
        self.seen.append((data, name))
        return self.said


@pytest.mark.parametrize("said", [(), (SAID,)])
def test_the_same_file_is_looked_at_once(tmp_path: Path, said: tuple[Finding, ...]) -> None:
    program = Program(*said)
    for _ in range(3):
        assert KeptVerdicts(tmp_path, DISK).of("EPUBCheck", b"book", "a.epub", program) == said
    assert program.seen == [(b"book", "a.epub")]


def test_another_file_program_or_machine_is_another_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(SAID)
    asked = [
        ("EPUBCheck", b"book", "a.epub"),
        ("EPUBCheck", b"bool", "a.epub"),
        ("EPUBCheck", b"book", "b.epub"),
    ]
    asked.append(("Ace", b"book", "a.epub"))
    for checker, data, name in asked:
        KeptVerdicts(tmp_path, DISK).of(checker, data, name, program)
    monkeypatch.setattr(kept_verdicts, "machine_stamp", lambda environment: "with another Java")
    KeptVerdicts(tmp_path, DISK).of("EPUBCheck", b"book", "a.epub", program)
    assert len(program.seen) == len(asked) + 1


def test_a_program_that_could_not_be_run_is_asked_again(tmp_path: Path) -> None:
    for program, told in ((Program(NOT_RUN), NOT_RUN), (Program(SAID), SAID)):
        assert KeptVerdicts(tmp_path, DISK).of("EPUBCheck", b"book", "a.epub", program) == (told,)


@pytest.mark.parametrize("forged", [b"", b"x" * 200, None])
def test_a_verdict_that_was_not_kept_here_counts_as_none(tmp_path: Path, forged: bytes | None) -> None:
    KeptVerdicts(tmp_path, DISK).of("EPUBCheck", b"book", "a.epub", Program())
    KeptVerdicts(tmp_path, DISK).of("EPUBCheck", b"other", "a.epub", Program())
    one, other = (DISK.cache(tmp_path) / "verdicts").iterdir()
    one.write_bytes(other.read_bytes() if forged is None else forged)  # that of another file, for one
    other.unlink()
    for data in (b"book", b"other"):
        assert KeptVerdicts(tmp_path, DISK).of("EPUBCheck", data, "a.epub", Program(SAID)) == (SAID,)


def test_they_are_bounded(tmp_path: Path) -> None:
    for number in range(kept_verdicts._MOST + 5):
        KeptVerdicts(tmp_path, DISK).of("EPUBCheck", bytes([number]), "a.epub", Program(SAID))
    assert len([*(DISK.cache(tmp_path) / "verdicts").iterdir()]) == kept_verdicts._MOST
