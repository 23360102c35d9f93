"""Outputs are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job.writing import write_all


def test_files_and_folders_are_made(tmp_path: Path) -> None:
    assert write_all({tmp_path / "out" / "a.pdf": b"a", tmp_path / "out" / "b.epub": b"b"}) == ()
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.pdf", "b.epub"]


def test_a_failure_replaces_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    good = tmp_path / "out" / "a.pdf"
    good.parent.mkdir()
    good.write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    found = write_all({good: b"new", tmp_path / "file" / "b.epub": b"b"})
    assert [f.code for f in found] == ["press.output"]
    assert good.read_bytes() == b"old"
    assert [p.name for p in good.parent.iterdir()] == ["a.pdf"]


def test_a_failure_to_rename_removes_what_was_staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert [f.code for f in write_all({tmp_path / "a.pdf": b"a"})] == ["press.output"]
    assert list(tmp_path.iterdir()) == []
