"""A publication is the same in every world: on the disk, in memory, or watched."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from banxin import InMemory, Watched, build, check, proof
from banxin.typecase.builtin import builtin_fonts
from banxin.world import DISK
from job.small_paper import lay_out

SHEET = ".headline { color: var(--accent); }\n.body { background: url(../images/leaf.png); }\n"


def with_everything(folder: Path) -> Path:
    """A paper with a layout, a face and pictures of its own: one as it is, one that is made plain first."""
    root = lay_out(folder, "daily")
    layout = root / "layouts" / "daily"
    (layout / "sheets").mkdir(parents=True)
    (layout / "images").mkdir()
    (layout / "layout.yaml").write_text("extends: book\n", encoding="utf-8")
    (layout / "sheets" / "pdf.css").write_text(SHEET, encoding="utf-8")
    picture(layout / "images" / "leaf.png", "RGB")
    (root / "fonts").mkdir()
    shutil.copy(builtin_fonts() / "BanxinKai-Regular.ttf", root / "fonts" / "House.ttf")
    (root / "fonts" / "catalogue.yaml").write_text(
        "faces: [{file: House.ttf, family: House, role: kai}]\n", encoding="utf-8"
    )
    (root / "images").mkdir(exist_ok=True)
    picture(root / "images" / "plain.png", "RGB")
    picture(root / "images" / "sixteen.png", "I;16")
    with (root / "units" / "cha.md").open("a", encoding="utf-8") as article:
        article.write("\n![桥](images/plain.png)\n\n![船](images/sixteen.png)\n")
    return root


def picture(path: Path, mode: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (300, 200), 120 if mode != "RGB" else (20, 120, 60)).save(stream, "PNG")
    path.write_bytes(stream.getvalue())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_everything(tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="module")
def on_disk(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], Watched]:
    """Both editions built from the disk, and the world that watched."""
    world = Watched(DISK)
    report = build(root, out=tmp_path_factory.mktemp("out"), world=world)
    assert not report.failed, report.findings
    return {output.path.name: output.path.read_bytes() for output in report.outputs}, world


@pytest.fixture
def nowhere(root: Path) -> tuple[Path, InMemory]:
    """The same publication in memory, in a folder that is on no disk."""
    lost = Path("/nowhere/paper")
    files = {
        lost / path.relative_to(root): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".banxin" not in path.parts
    }
    return lost, InMemory(files)


def test_a_publication_that_lies_on_no_disk_has_the_same_bytes(
    nowhere: tuple[Path, InMemory], on_disk: tuple[dict[str, bytes], Watched], tmp_path: Path
) -> None:
    lost, memory = nowhere
    report = build(lost, out=tmp_path, world=memory)
    assert not report.failed, report.findings
    assert {output.path.name: output.path.read_bytes() for output in report.outputs} == on_disk[0]
    assert not lost.exists()


def test_a_proof_is_pulled_of_a_publication_that_lies_on_no_disk(
    root: Path, nowhere: tuple[Path, InMemory], tmp_path: Path
) -> None:
    lost, memory = nowhere
    on_disk = proof(root, "cha", out=tmp_path / "disk")
    world = Watched(memory)
    report = proof(lost, "cha", out=tmp_path / "memory", world=world)
    assert report.findings == on_disk.findings
    assert [output.path.name for output in report.outputs] == ["cha-print.pdf"]
    assert report.outputs[0].path.read_bytes() == on_disk.outputs[0].path.read_bytes()
    assert {lost / "units" / "cha.md", lost / "images" / "plain.png"} <= world.asked
    assert [found.code for found in proof(lost, "chuan", out=tmp_path, world=memory).findings] == [
        "press.unit"
    ]


def test_a_watched_build_names_every_file_that_it_read(
    root: Path, on_disk: tuple[dict[str, bytes], Watched]
) -> None:
    asked = {path.resolve() for path in on_disk[1].asked}
    written = {path.resolve() for path in root.rglob("*") if path.is_file() and ".banxin" not in path.parts}
    assert written <= asked
    assert builtin_fonts().resolve() / "BanxinSong-Regular.otf" in asked
    assert any(path.name == "headline.html.j2" for path in asked)


def test_faults_are_told_alike(root: Path) -> None:
    nowhere = Path("/nowhere/paper")
    files = {nowhere / path.relative_to(root): path.read_bytes() for path in root.rglob("*.md")}
    files[nowhere / "manifest.yaml"] = (root / "manifest.yaml").read_bytes()
    report = check(nowhere, world=InMemory(files))
    assert {found.code for found in report.findings} == {"image.missing"}
