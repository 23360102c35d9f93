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


def test_all_are_replaced_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.epub"))
    first.write_bytes(b"old a")
    third.write_bytes(b"old c")
    honest = Path.replace

    def refuse_the_last(self: Path, target: Path) -> Path:
        if target == third and self.read_bytes() == b"new c":
            raise PermissionError(13, "Permission denied", str(self), None, str(target))
        return honest(self, target)

    monkeypatch.setattr(Path, "replace", refuse_the_last)
    found = write_all({first: b"new a", second: b"new b", third: b"new c"})
    assert [f.message for f in found] == [f"Cannot write {third}: Permission denied"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.pdf": b"old a",
        "c.epub": b"old c",
    }


def test_the_folder_is_named_in_which_nothing_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(prefix: str = "", dir: Path | None = None) -> tuple[int, str]:
        raise OSError(30, "Read-only file system", f"{dir}/{prefix}x1")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    found = write_all({tmp_path / "a.md": b"a"})
    assert [one.message for one in found] == [f"Cannot write {tmp_path}: Read-only file system"]


def test_a_folder_in_the_place_of_a_file_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.epub").mkdir()
    assert [f.code for f in write_all({tmp_path / "a.pdf": b"new", tmp_path / "b.epub": b"b"})] == [
        "press.output"
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.epub"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_nothing_is_left_beside_the_files(tmp_path: Path) -> None:
    for data in (b"1", b"2"):
        assert write_all({tmp_path / "a.pdf": data, tmp_path / "b.epub": data}) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.epub"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "elsewhere")
    assert write_all({tmp_path / "a.pdf": b"ours"}) == ()
    assert ((tmp_path / "a.pdf").read_bytes(), (tmp_path / "elsewhere").read_bytes()) == (b"ours", b"theirs")
