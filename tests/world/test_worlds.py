"""Worlds: disk and memory answer alike, and a publication reads the same through either."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job.clock import release_time
from banxin.manuscript import read_publication
from banxin.world import DISK, InMemory, Watched, World
from job.small_paper import lay_out


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("paper"), "book").resolve()


@pytest.fixture(scope="module")
def memory(root: Path) -> InMemory:
    """The same publication, in a folder that is on no disk."""
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    return InMemory({Path("/nowhere") / path.relative_to(root): data for path, data in files.items()})


@pytest.fixture(params=["disk", "memory", "watched"])
def world(request: pytest.FixtureRequest, root: Path, memory: InMemory) -> tuple[World, Path]:
    nowhere = Path("/nowhere")
    return {"disk": (DISK, root), "memory": (memory, nowhere), "watched": (Watched(memory), nowhere)}[
        request.param
    ]


def test_worlds_answer_alike(world: tuple[World, Path]) -> None:
    door, root = world
    assert {"images", "manifest.yaml", "note.md", "units"} <= set(door.names(root))
    assert list(door.names(root)) == sorted(door.names(root))
    assert door.read(root / "manifest.yaml", 9) == b"banxin: 1"
    assert (door.is_file(root / "note.md"), door.is_folder(root / "note.md")) == (True, False)
    assert (door.is_file(root / "units"), door.is_folder(root / "units")) == (False, True)
    assert (door.exists(root / "units"), door.exists(root / "none")) == (True, False)
    assert door.resolved(root / "units" / ".." / "note.md") == root / "note.md"
    assert door.seconds() <= door.seconds()


@pytest.mark.parametrize("name", ["none.md", "units"])
def test_what_cannot_be_read_is_an_os_error(world: tuple[World, Path], name: str) -> None:
    door, root = world
    with pytest.raises(OSError, match=name) as raised:
        door.read(root / name, 1)
    assert raised.value.strerror


@pytest.mark.parametrize("name", ["none", "note.md"])
def test_what_cannot_be_listed_is_an_os_error(world: tuple[World, Path], name: str) -> None:
    door, root = world
    with pytest.raises(OSError, match=name):
        door.names(root / name)


def test_a_publication_in_memory_reads_as_on_the_disk(root: Path, memory: InMemory) -> None:
    there = read_publication(root).publication
    here = read_publication(Path("/nowhere"), memory).publication
    assert there is not None
    assert here is not None
    assert (here.contents, here.images, here.places) == (there.contents, there.images, there.places)
    assert here.images


def test_faults_in_memory_are_those_on_the_disk(memory: InMemory, tmp_path: Path) -> None:
    root = Path("/nowhere")
    files = dict(memory.files)
    files[root / "units" / "Cha.md"] = files.pop(root / "units" / "cha.md")
    files[root / "note.md"] = "编者按".encode("utf-16")
    del files[root / "images" / "chuan.svg"]
    for path, data in files.items():
        there = tmp_path / path.relative_to(root)
        there.parent.mkdir(exist_ok=True)
        there.write_bytes(data)
    reading = read_publication(root, InMemory(files))
    codes = {found.code for found in reading.findings}
    assert codes == {"file.missing", "file.encoding", "image.missing"}
    assert reading.findings == read_publication(tmp_path).findings


def test_a_watched_world_tells_what_was_asked_for(memory: InMemory) -> None:
    root = Path("/nowhere")
    watched = Watched(memory)
    read_publication(root, watched)
    named = ("manifest.yaml", "note.md", "units/cha.md", "units/duchuan.md", "images/chuan.svg", "units")
    assert {root / name for name in named} <= watched.asked


def test_the_time_of_release_is_that_of_the_environment(memory: InMemory) -> None:
    publication = read_publication(Path("/nowhere"), memory).publication
    assert publication is not None
    world = InMemory({}, {"SOURCE_DATE_EPOCH": "1700000000"})
    assert release_time(publication, world.environment).isoformat() == "2023-11-14T22:13:20+00:00"
    assert release_time(publication, InMemory({}).environment).isoformat() == "2022-05-30T12:00:00+00:00"
