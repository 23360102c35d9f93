"""The record of one job: what it depended on, the files it wrote, and what it reported."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from banxin.job.plain_values import told_again
from banxin.world.sealed import Seal, regular_content
from banxin.world.sealed_files import SealedFiles

RECORDS = "records"
"""The folder of a publication's cache that holds them."""

_FORM = "1"  # to be raised when records are written otherwise
_LARGEST = 8 * 1024 * 1024  # bytes of a record
_MOST = 12  # records of a publication; the oldest go
_ENDING = ".record"
_LENGTH = 8  # bytes that tell how long the part for JSON is
StampedPaths = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written: of which edition, its name in the output folder, what it took, its SHA-256."""

    edition: str
    format: str
    name: str
    pages: int | None
    size: int
    seconds: float
    digest: str

    def stands_in(self, folder: Path) -> bool:
        """Whether the file is in the folder as it was written."""
        path = folder / self.name
        if os.path.basename(self.name) != self.name:
            return False
        try:
            return hashlib.sha256(regular_content(path, self.size)).hexdigest() == self.digest
        except (OSError, ValueError):
            return False


@dataclass(frozen=True, slots=True)
class JobRecord:
    """What a job depended on and what came of it.

    `machine` stamps Banxin and its surroundings, `libraries` are native ones, `inputs` what was asked of the
    disk; `faces` is a digest of the installed faces where these were looked for. `findings` and `make_up` are
    `plain_values`.
    """

    machine: str
    libraries: StampedPaths
    inputs: StampedPaths
    faces: str
    files: tuple[WrittenFile, ...]
    findings: bytes
    make_up: bytes

    def to_bytes(self) -> bytes:
        """The record as bytes, before it is sealed."""
        told = {
            "machine": self.machine,
            "libraries": self.libraries,
            "inputs": self.inputs,
            "faces": self.faces,
            "files": [asdict(one) for one in self.files],
            "findings": len(self.findings),
        }
        head = json.dumps(told).encode("ascii")
        return len(head).to_bytes(_LENGTH, "big") + head + self.findings + self.make_up

    @classmethod
    def of_bytes(cls, data: bytes) -> JobRecord:
        """The record that bytes hold; raises ValueError, TypeError or KeyError where they hold none."""
        end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
        told = json.loads(data[_LENGTH:end])
        behind = end + told["findings"]
        return cls(
            told["machine"],
            tuple((path, mark) for path, mark in told["libraries"]),
            tuple((path, mark) for path, mark in told["inputs"]),
            told["faces"],
            tuple(WrittenFile(**one) for one in told["files"]),
            data[end:behind],
            data[behind:],
        )


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a publication in its cache; each under the digest of what was asked for."""

    files: SealedFiles

    @classmethod
    def of(cls, cache: Path, seal: Seal) -> Records:
        """Those in a cache."""
        return cls(SealedFiles(cache, seal, _LARGEST, RECORDS, _MOST))

    def read(self, key: str) -> JobRecord | None:
        """The record of a job that was asked for like this; None where there is none that is sealed."""
        data = self.files.read(f"{key}{_ENDING}", _purpose(key))
        try:
            return None if data is None else JobRecord.of_bytes(data)
        except (ValueError, TypeError, KeyError, RecursionError):
            return None

    def write(self, key: str, record: JobRecord) -> None:
        """Keep a record; one that cannot be kept is done without."""
        self.files.keep(f"{key}{_ENDING}", _purpose(key), record.to_bytes())


class ToldAgain(Mapping[str, object]):
    """What a record tells by name, read when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._told: Mapping[str, object] | None = None

    def _read(self) -> Mapping[str, object]:
        if self._told is None:
            self._told = told_again(self._data)
        return self._told

    def __getitem__(self, name: str) -> object:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        return self._read() == other

    __hash__ = None  # type: ignore[assignment]  # as of any other mapping that can be compared


def _purpose(key: str) -> str:
    return f"record {_FORM} {key}"
