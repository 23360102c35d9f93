"""Whole builds of the sample: both editions, the same bytes twice, nothing half-written."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pypdfium2
import pytest

from banxin.job import Report, build, check

BOOK = Path(__file__).parents[2] / "book"
MUTATIONS = 200
CHUNKS = 8


def copy_of_book(folder: Path) -> Path:
    target = folder / "guomen"
    shutil.copytree(BOOK, target, ignore=shutil.ignore_patterns("out", ".banxin"))
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    root = copy_of_book(tmp_path_factory.mktemp("build"))
    return root, build(root)


def test_both_editions_are_built(built: tuple[Path, Report]) -> None:
    root, report = built
    assert report.findings == ()
    assert [(o.path.relative_to(root).as_posix(), o.format) for o in report.outputs] == [
        ("out/guomen-128-print.pdf", "pdf"),
        ("out/guomen-128-reader.epub", "epub"),
    ]
    assert all(o.path.stat().st_size == o.size > 50_000 for o in report.outputs)


def test_the_print_edition_is_one_page_of_the_paper(built: tuple[Path, Report]) -> None:
    document = pypdfium2.PdfDocument(built[1].outputs[0].path)
    assert len(document) == built[1].outputs[0].pages == 1
    width, height = (points * 25.4 / 72 for points in document[0].get_size())
    assert (round(width, 1), round(height, 1)) == (390, 550)


def test_a_second_build_gives_the_same_bytes(built: tuple[Path, Report], tmp_path: Path) -> None:
    again = build(copy_of_book(tmp_path))
    for first, second in zip(built[1].outputs, again.outputs, strict=True):
        assert first.path.read_bytes() == second.path.read_bytes()


def test_check_writes_nothing(tmp_path: Path) -> None:
    root = copy_of_book(tmp_path)
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    assert check(root).findings == ()
    assert sorted(path.relative_to(root) for path in root.rglob("*")) == before


def test_a_failed_build_leaves_the_last_good_files(built: tuple[Path, Report], tmp_path: Path) -> None:
    root = copy_of_book(tmp_path)
    shutil.copytree(built[0] / "out", root / "out")
    good = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    article = root / "units" / "meilan.md"
    article.write_text(article.read_text(encoding="utf-8") + "\n<b>x</b>\n", encoding="utf-8")
    report = build(root)
    assert [found.code for found in report.findings] == ["article.raw-html"] * len(report.findings)
    assert report.outputs == ()
    assert {path.name: path.read_bytes() for path in (root / "out").iterdir()} == good


def test_an_edition_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    report = build(copy_of_book(tmp_path), editions=["raeder"])
    assert [(found.code, found.nearest) for found in report.findings] == [("press.edition", "reader")]


def test_one_edition_can_be_built_alone(tmp_path: Path) -> None:
    report = build(copy_of_book(tmp_path), editions=["reader"], out=tmp_path / "elsewhere")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["guomen-128-reader.epub"]
    assert len(report.outputs) == 1


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


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mutations_end_as_findings_or_files(chunk: int, built: tuple[Path, Report], tmp_path: Path) -> None:
    dice = random.Random(f"banxin {chunk}")
    pristine = tmp_path / "pristine"  # with what a build remembers, so that the next ones are quicker
    shutil.copytree(built[0], pristine, ignore=shutil.ignore_patterns("out"))
    names = sorted(p.relative_to(BOOK) for p in BOOK.rglob("*") if p.is_file() and p.parts[-2] != "out")
    names = [name for name in names if name.parts[0] not in ("out", ".banxin")]
    for trial in range(MUTATIONS // CHUNKS):
        root = tmp_path / str(trial)
        shutil.copytree(pristine, root)
        name = dice.choice(names)
        (root / name).write_bytes(mutate((root / name).read_bytes(), dice))
        report = build(root)
        written = sorted((root / "out").iterdir()) if (root / "out").exists() else []
        if report.failed:
            assert written == [], f"{name}: {report.findings}"
        else:
            assert written == sorted(output.path for output in report.outputs)
            assert written[0].read_bytes().startswith(b"%PDF") or len(written) == 1
        shutil.rmtree(root)
