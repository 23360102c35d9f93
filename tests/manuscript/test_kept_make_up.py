"""The file of a make-up to be kept is read with the publication, and faults in it are values."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.manuscript import read_publication
from banxin.manuscript.kept_make_up import KeptFile, read_kept_file


def read(root: Path, name: object) -> KeptFile:
    kept = read_kept_file(root, name, "manifest.yaml", None)
    assert kept is not None
    return kept


def test_no_file_is_named(tmp_path: Path) -> None:
    assert read_kept_file(tmp_path, None, "manifest.yaml", None) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("manifest.yaml", "sheet.kept"),
        ("a.md", "sheet.kept"),
        ("../make-up.yaml", "file.outside"),
        ("link.yaml", "file.outside"),
    ],
)
def test_nothing_can_be_kept_there(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "make-up.yaml").write_text("make-up: 1\n", encoding="utf-8")
    (tmp_path / "paper" / "link.yaml").symlink_to(tmp_path / "make-up.yaml")
    kept = read(tmp_path / "paper", name)
    assert (kept.path, kept.written) == (None, None)
    assert [found.code for found in kept.findings] == [code]


def test_a_file_that_is_not_there_yet_can_be_written(tmp_path: Path) -> None:
    assert read(tmp_path, "make-up.yaml") == KeptFile(tmp_path.resolve() / "make-up.yaml")


def test_what_stands_in_the_file_is_read_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "make-up.yaml").write_text("make-up: 1\nstories: {a: {columns: 3}}\n", encoding="utf-8")
    kept = read(tmp_path, "make-up.yaml")
    assert kept.exists
    assert kept.written is not None
    assert kept.written.data == {"make-up": 1, "stories": {"a": {"columns": 3}}}
    assert str(kept.written.place(("stories", "a"))) == "make-up.yaml:2:14"


def test_a_broken_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "make-up.yaml").write_text('pages: [["V, a\n', encoding="utf-8")
    kept = read(tmp_path, "make-up.yaml")
    assert (kept.exists, kept.written) == (True, None)
    assert kept.findings[0].code.startswith("yaml.")


def test_a_publication_brings_the_file_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nheadline: 一渠水\n---\n\n渠水从山口下来。\n", encoding="utf-8")
    (tmp_path / "make-up.yaml").write_text("make-up: 1\n", encoding="utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渠水报}\nlayout: tabloid\ncontents: [{unit: a.md}]\n"
        "sheet: {keep: make-up.yaml}\n",
        encoding="utf-8",
    )
    publication = read_publication(tmp_path).publication
    assert publication is not None
    assert publication.kept is not None
    assert publication.kept.written is not None
    assert publication.kept.written.data == {"make-up": 1}
