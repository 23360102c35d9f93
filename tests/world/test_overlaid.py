"""A world with folders that are on no disk: seen beside the others, closed towards them."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.world import DISK, Overlaid, Watched


@pytest.fixture
def overlaid(tmp_path: Path) -> tuple[Overlaid, Path, Path]:
    shelf = tmp_path / "layouts"
    shelf.mkdir()
    (shelf / "plain.txt").write_text("on the disk", encoding="utf-8")
    top, archive = shelf / "evening", shelf / "evening.zip"
    archive.write_bytes(b"zip")
    files = {top / "layout.yaml": b"name: evening", top / "blocks" / "pull.html.j2": b"<p></p>"}
    return Overlaid(DISK, frozenset({top}), files, {top: archive}), shelf, top


def test_both_are_seen(overlaid: tuple[Overlaid, Path, Path]) -> None:
    world, shelf, top = overlaid
    assert world.names(shelf) == ("evening", "evening.zip", "plain.txt")
    assert world.names(top) == ("blocks", "layout.yaml")
    assert world.is_folder(top)
    assert world.is_folder(top / "blocks")
    assert not world.is_file(top)
    assert world.read(top / "layout.yaml", 6) == b"name: "
    assert world.read(shelf / "plain.txt", 2) == b"on"
    assert world.exists(shelf / "plain.txt")
    assert not world.exists(top / "plain.txt")


def test_a_way_out_of_a_folder_is_the_other_world_s(overlaid: tuple[Overlaid, Path, Path]) -> None:
    world, shelf, top = overlaid
    assert world.resolved(top / "blocks" / ".." / "layout.yaml") == top / "layout.yaml"
    assert world.resolved(top / ".." / "plain.txt") == shelf / "plain.txt"
    with pytest.raises(OSError, match="No such file"):
        world.read(top / "gone", 1)


def test_a_library_gets_a_file_of_the_disk(overlaid: tuple[Overlaid, Path, Path]) -> None:
    world, _, top = overlaid
    assert world.local(top / "layout.yaml").read_bytes() == b"name: evening"


def test_what_was_read_of_an_archive_is_noted_as_the_archive(overlaid: tuple[Overlaid, Path, Path]) -> None:
    _, shelf, top = overlaid
    watched = Watched(DISK)
    world = Overlaid(watched, frozenset({top}), {top / "layout.yaml": b""}, {top: shelf / "evening.zip"})
    world.note([top / "layout.yaml", shelf / "plain.txt"])
    assert watched.asked == {shelf / "evening.zip", shelf / "plain.txt"}
