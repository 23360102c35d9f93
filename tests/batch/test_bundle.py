"""A publication as bytes: what goes along, what is refused, what is written of what comes back."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from banxin.batch import bundle
from banxin.batch.bundle import UnbundledError, bundled, collected, put_in_place, unbundled
from banxin.job.job_record import WrittenFile
from banxin.layouts.sources.packed import ArchiveBounds, RefusedArchiveError
from batch.issues import issue

PDF = b"%PDF"
FILE = WrittenFile("print", "pdf", "a.pdf", 1, 4, 0.1, hashlib.sha256(PDF).hexdigest())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = issue(tmp_path / "p")
    for name in ("out/old.pdf", ".banxin/x", ".git/x", "units/out/b.md"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("x", encoding="utf-8")
    (made / "secret.md").symlink_to("/etc/hostname")
    (made / "sub").symlink_to("/etc")
    return made


def test_plain_files_go_and_come_out_as_they_were(root: Path, tmp_path: Path) -> None:
    unbundled(bundled(root), tmp_path / "there")
    there = sorted(
        path.relative_to(tmp_path / "there").as_posix() for path in (tmp_path / "there").rglob("*.*")
    )
    assert there == ["a.md", "manifest.yaml", "units/out/b.md"]
    assert (tmp_path / "there" / "a.md").read_bytes() == (root / "a.md").read_bytes()
    assert bundled(root) == bundled(root)


def test_what_is_too_large_is_not_sent(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "BOUNDS", ArchiveBounds(members=2, each=999, all=9999, deep=9))
    with pytest.raises(UnbundledError) as refused:
        bundled(root)
    assert refused.value.fault.code == "batch.bundle"


@pytest.mark.parametrize("name", ["../a.md", "/etc/a", "a/../../b", "C:\\a"])
def test_a_bundle_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(RefusedArchiveError):
        unbundled(data.getvalue(), tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_files_and_a_kept_make_up_come_back(root: Path, tmp_path: Path) -> None:
    sent, there = bundled(root), tmp_path / "there"
    unbundled(sent, there)
    (there / "out").mkdir()
    (there / "out" / "a.pdf").write_bytes(PDF)
    (there / "make-up.yaml").write_text("kept", encoding="utf-8")
    made = collected(there, sent, (FILE,))
    assert sorted(made) == ["make-up.yaml", "out/a.pdf"]
    assert put_in_place(root, root / "out", made, (FILE,)) == ()
    assert ((root / "out" / "a.pdf").read_bytes(), (root / "make-up.yaml").read_text()) == (PDF, "kept")


@pytest.mark.parametrize(
    "made",
    [
        {"out/a.pdf": b"other"},
        {},
        {"out/a.pdf": PDF, "../a.yaml": b"x"},
        {"out/a.pdf": PDF, "/tmp/banxin-a.yaml": b"x"},
        {"out/a.pdf": PDF, "manifest.yaml": b"x"},
        {"out/a.pdf": PDF, "a.md": b"x"},
        {"out/a.pdf": PDF, "sub/a.yaml": b"x"},
    ],
)
def test_anything_else_that_comes_back_is_refused(root: Path, made: dict[str, bytes]) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    assert [one.code for one in put_in_place(root, root / "out", made, (FILE,))] == ["batch.bundle"]
    assert before == {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
