"""No path leads out of a publication."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.manuscript import read_publication
from banxin.manuscript.files.confinement import MissingFile, OutsideError, confined, find_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "a.md").write_text("secret", "utf-8")
    inside = tmp_path / "publication"
    (inside / "units").mkdir(parents=True)
    (inside / "units" / "deng.md").write_text("x", "utf-8")
    (inside / "units" / "灯.md").write_text("x", "utf-8")
    (inside / "link.md").symlink_to(outside / "a.md")
    (inside / "folder").symlink_to(outside)
    (inside / "good.md").symlink_to(inside / "units" / "deng.md")
    return inside


@pytest.mark.parametrize(
    "written",
    [
        "../secret/a.md",
        "units/../../secret/a.md",
        "units/..",
        "/etc/passwd",
        "//host/share",
        "C:/a.md",
        "c:a.md",
        "C:\\a.md",
        "units\\deng.md",
        "\\\\host\\a",
        "~/a.md",
        "link.md",
        "folder/a.md",
        "file:///etc/passwd",
        "https://example.com/a.md",
        "a\0b",
        "a\nb",
        "",
        " a.md",
        "a" * 2000,
        "a\ud800",
    ],
)
def test_refused(root: Path, written: str) -> None:
    with pytest.raises(OutsideError):
        confined(root, written)
    with pytest.raises(OutsideError):
        find_file(root, written)


@pytest.mark.parametrize(
    "written", ["units/deng.md", "./units/deng.md", "units/./deng.md", "units/灯.md", "good.md"]
)
def test_followed(root: Path, written: str) -> None:
    found = find_file(root, written)
    assert isinstance(found, Path)
    assert found.is_file()


@pytest.mark.parametrize(
    ("written", "similar", "case_only"),
    [
        ("units/Deng.md", "units/deng.md", True),
        ("Units/deng.md", "units/deng.md", True),
        ("units/dang.md", "units/deng.md", False),
        ("deng.md", "units/deng.md", False),
        ("zzzz.md", "", False),
        ("units/deng.md/x", "", False),
    ],
)
def test_missing_names_what_is_like_it(root: Path, written: str, similar: str, case_only: bool) -> None:
    assert find_file(root, written) == MissingFile(similar, case_only)


def test_a_link_to_itself_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").symlink_to(tmp_path / "manifest.yaml")
    (fault,) = read_publication(tmp_path).findings
    assert fault.code in ("file.outside", "file.unreadable")


@given(
    st.text(max_size=40) | st.lists(st.sampled_from(["..", ".", "", "a", "/", "\\", "C:", "~"])).map("/".join)
)
def test_whatever_is_written_stays_inside(written: str) -> None:
    root = Path(os.sep) / "tmp" / "no-such-publication"
    try:
        path = confined(root, written)
    except OutsideError:
        return
    assert Path(os.path.normpath(path)).is_relative_to(root)
