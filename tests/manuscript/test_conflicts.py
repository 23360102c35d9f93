"""What Git leaves in a file where two people changed the same lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import SourceText
from banxin.manuscript.files.conflicts import without_conflicts
from banxin.manuscript.kept_make_up import read_kept_file

CONFLICT = "甲\n<<<<<<< HEAD\n乙\n=======\n丙\n丁\n>>>>>>> 另一版\n戊\n"
THREE_WAY = "<<<<<<< HEAD\n乙\n||||||| 4f2a\n己\n=======\n丙\n>>>>>>> 另一版\n"


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        (CONFLICT, "甲\n\n乙\n\n\n\n\n戊\n", "one version: line 3 or lines 5 to 6"),
        (THREE_WAY, "\n乙\n\n\n\n\n\n", "one version: line 2 or line 6"),
        ("<<<<<<< HEAD\n=======\n丙\n>>>>>>> 另一版", "\n\n\n", "one version: nothing or line 3"),
    ],
)
def test_the_first_version_is_read_and_the_conflict_told(text: str, read: str, expected: str) -> None:
    source, (found,) = without_conflicts(SourceText("a.yaml", text))
    assert source.text == read
    assert (found.code, found.expected) == ("file.conflict", expected)
    assert found.place is not None
    assert found.place.text == "<<<<<<< HEAD"


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{CONFLICT}```\n",  # shown in a book
        "<<<<<<< 只有一行\n",
        "=======\n>>>>>>> 没有开头\n",
        "<<<<<<<<<<\n乙\n==========\n丙\n>>>>>>>>>>\n",
    ],
)
def test_other_signs_are_copy(text: str) -> None:
    source = SourceText("a.md", text)
    assert without_conflicts(source) == (source, ())


def test_a_make_up_in_conflict_has_two_ways_out(tmp_path: Path) -> None:
    (tmp_path / "make-up.yaml").write_text("make-up: 2\n" + CONFLICT, encoding="utf-8")
    kept = read_kept_file(tmp_path, "make-up.yaml", "manifest.yaml", None)
    assert kept is not None
    assert kept.written is None
    told = [found for found in kept.findings if found.code == "file.conflict"]
    assert [(str(found.place), "--fresh" in found.remedy) for found in told] == [("make-up.yaml:3:1", True)]


def test_a_make_up_that_was_emptied_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "make-up.yaml").write_text("\n", encoding="utf-8")
    kept = read_kept_file(tmp_path, "make-up.yaml", "manifest.yaml", None)
    assert kept is not None
    assert (kept.exists, kept.findings) == (False, ())
