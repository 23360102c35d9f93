"""Covers of e-books are set once for each copy, and kept only for the user who had them set."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin import build
from banxin.job import covers
from banxin.world import CACHE

from .small_e_book import MANIFEST, make_e_book, write


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return make_e_book(tmp_path / "paper")


def made(root: Path, set_covers: Path) -> tuple[bytes, int]:
    """The file, and how many covers have been set so far."""
    report = build(root)
    assert not report.failed, report.findings
    return report.outputs[0].path.read_bytes(), len(set_covers.read_text()) if set_covers.exists() else 0


def test_a_cover_is_set_again_only_where_it_changes(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, setting = tmp_path / "counted", covers._set

    def count(*given):
        with counted.open("a") as file:
            file.write("x")
        return setting(*given)

    monkeypatch.setattr(covers, "_set", count)
    first, number = made(paper, counted)
    assert number == 1
    write(paper, "船开了。")
    corrected, number = made(paper, counted)
    assert number == 1
    assert corrected != first
    (paper / "manifest.yaml").write_text(MANIFEST.replace("渡口", "渡船"), encoding="utf-8")
    assert made(paper, counted)[1] == 2
    (paper / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    write(paper, "开船。")
    assert made(paper, counted) == (first, 2)
    for kept in (paper / CACHE / "covers").iterdir():  # as it may have come with a publication
        kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    write(paper, "船开了。")
    assert made(paper, counted) == (corrected, 3)
