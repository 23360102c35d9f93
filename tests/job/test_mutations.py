"""A publication with a random slip: a finding or good files, never a traceback, nothing half-written.

The publication is small, so that a slip seldom falls into plain words, and builds are quick. A third of the
slips are set as a newspaper page; as a book, which goes other ways, they take half the time. The e-book is
bound for one slip in four: the others have gone most of its way when their pages are there.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from banxin.findings import Severity
from banxin.job import build
from job.small_paper import lay_out

pytestmark = pytest.mark.usefixtures("set_here")

SLIPS = {"tabloid": 24, "book": 56}
CHUNKS = 2
PAGES_ALONE, BOTH = ("print",), ("print", "reader")


def mutate(data: bytes, dice: random.Random) -> bytes:
    """One random slip: a byte, a piece or a line lost, doubled, swapped or spoilt."""
    at = dice.randrange(len(data) + 1)
    length = dice.choice((1, 1, 2, 3, 17, 200))
    lines = data.split(b"\n")
    match dice.randrange(7):
        case 0:
            return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + length :]
        case 2:
            return data[:at] + data[at : at + length] * 2 + data[at + length :]
        case 3:
            return data[:at]
        case 4:
            dice.shuffle(lines)
            return b"\n".join(lines)
        case 5:
            return data[:at] + dice.choice(MARKS) + data[at:]
        case _:
            del lines[dice.randrange(len(lines))]
            return b"\n".join(lines)


MARKS = [
    mark.encode()
    for mark in ("[^9]", "**", "{", "}", ":::", "：", "\t", "<p>", "- ", "#", "|", "𠮷", "]", "&", "'")
]


@pytest.fixture(scope="module", params=SLIPS)
def pristine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication in one layout, with what a build remembers, so that the next ones are quicker."""
    root = lay_out(tmp_path_factory.mktemp("pristine") / request.param, request.param)
    assert [found for found in build(root).findings if found.severity is Severity.ERROR] == []
    shutil.rmtree(root / "out")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mutations_end_as_findings_or_files(chunk: int, pristine: Path, tmp_path: Path) -> None:
    dice = random.Random(f"banxin {pristine.name} {chunk}")
    names = sorted(
        path.relative_to(pristine)
        for path in pristine.rglob("*")
        if path.is_file() and ".banxin" not in path.parts
    )
    for trial in range(SLIPS[pristine.name] // CHUNKS):
        root = tmp_path / str(trial)
        shutil.copytree(pristine, root)
        name = dice.choice(names)
        (root / name).write_bytes(mutate((root / name).read_bytes(), dice))
        report = build(root, editions=PAGES_ALONE if trial % 4 else BOTH)
        written = sorted((root / "out").iterdir()) if (root / "out").exists() else []
        if report.failed:
            assert written == [], f"{name}: {report.findings}"
        else:
            assert written == sorted(output.path for output in report.outputs)
            assert written[0].read_bytes().startswith(b"%PDF") or len(written) == 1
        shutil.rmtree(root)
