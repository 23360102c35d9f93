"""`banxin impose`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.rehearsal import Run
from press.test_imposition import paper


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper(6))
    return path


def test_sheets_lie_beside_the_file(run: Run, file: Path) -> None:
    before = file.read_bytes()
    ended = run("impose", file, "--booklet", "--json")
    told = json.loads(ended.out)
    assert (ended.status, told["sides"], told["blanks"]) == (0, 4, 2)
    assert Path(told["path"]) == file.with_name("paper-booklet.pdf")
    assert Path(told["path"]).read_bytes().startswith(b"%PDF")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "--booklet"),
        (["--booklet", "--newspaper"], "one of"),
        (["--n-up", "3"], "neither 2 nor 4"),
        (["--booklet", "--creep", "9"], "9"),
        (["--booklet", "--signature", "6"], "multiple of 4"),
        (["--booklet", "--bind", "top"], "neither left nor right"),
        (["--n-up", "2", "--paper", "A9"], "A4"),
    ],
)
def test_wrong_wishes_are_told(run: Run, file: Path, options: list[str], words: str) -> None:
    ended = run("impose", file, *options)
    assert ended.status == 2
    assert words in " ".join(ended.err.split())
    assert [*file.parent.iterdir()] == [file]


def test_the_file_is_never_replaced(run: Run, file: Path) -> None:
    ended = run("impose", file, "--newspaper", "--out", file)
    assert ended.status == 1
    assert "press.impose" in ended.out + ended.err
    assert file.read_bytes() == paper(6)


@pytest.mark.parametrize("content", [None, b"rubbish"])
def test_what_is_no_pdf_is_a_finding(run: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.pdf"
    if content is not None:
        path.write_bytes(content)
    ended = run("impose", path, "--booklet")
    assert ended.status == 1
    assert "press.impose" in ended.out + ended.err
    assert not path.with_name("a-booklet.pdf").exists()
