"""Which folders a batch builds, and where the files of each go."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.batch.search import publications_under
from batch.issues import issue


def found(*folders: Path, out: Path | None = None) -> list[str]:
    return [one.name for one in publications_under(folders, out).issues]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    top = tmp_path / "house"
    for name in ("2018/p1", "2018/p2", "2019/p1", "2019/p1/supplement"):
        issue(top / name)
    return top


def test_every_folder_with_a_manifest_in_order(house: Path) -> None:
    assert found(house) == ["2018/p1", "2018/p2", "2019/p1", "2019/p1/supplement"]


def test_a_publication_itself_is_one(house: Path) -> None:
    assert found(house / "2018" / "p1") == ["p1"]


def test_each_once_however_it_is_named(house: Path) -> None:
    (house.parent / "link").symlink_to(house)
    assert len(found(house, house / "2018", house.parent / "link", house / ".." / "house")) == 4


@pytest.mark.parametrize(
    "name", [".git/p", "2018/p1/out/p", "2018/p1/layouts/own/sample", "2018/p1/images/p"]
)
def test_folders_that_hold_no_issues(house: Path, name: str) -> None:
    issue(house / name)
    assert len(found(house)) == 4


def test_links_are_not_followed(house: Path, tmp_path: Path) -> None:
    issue(tmp_path / "elsewhere" / "p9")
    (house / "2020").symlink_to(tmp_path / "elsewhere")
    (house / "2018" / "again").symlink_to(house)
    assert len(found(house)) == 4


def test_none_is_a_finding(tmp_path: Path) -> None:
    search = publications_under([tmp_path])
    assert [one.code for one in search.findings] == ["batch.none"]
    assert str(tmp_path) in search.findings[0].message


def test_files_go_to_folders_of_their_names(house: Path, tmp_path: Path) -> None:
    issues = publications_under([house], tmp_path / "all").issues
    assert issues[1].out == tmp_path / "all" / "2018" / "p2"
    assert publications_under([house]).issues[1].out == house.resolve() / "2018" / "p2" / "out"


def test_the_same_output_twice_is_refused_and_the_others_stay(house: Path, tmp_path: Path) -> None:
    search = publications_under([house / "2018", house / "2019"], tmp_path / "all")
    assert [one.name for one in search.issues] == ["p2", "p1/supplement"]
    assert [fault.code for _, fault in search.refused] == ["batch.same-output"] * 2
    assert str(house / "2019" / "p1") in search.refused[0][1].message


def test_issues_of_one_name_are_told_apart(house: Path) -> None:
    names = found(house / "2018", house / "2019")
    assert names == [str(house / "2018" / "p1"), "p2", str(house / "2019" / "p1"), "p1/supplement"]


@pytest.mark.parametrize("kind", ["broken link", "folder", "link to a folder"])
def test_a_manifest_in_name_alone_is_told_and_the_others_are_found(house: Path, kind: str) -> None:
    manifest = house / "2018" / "p1" / "manifest.yaml"
    manifest.unlink()
    if kind == "folder":
        manifest.mkdir()
    else:
        manifest.symlink_to("nowhere" if kind == "broken link" else house)
    search = publications_under([house])
    assert [one.name for one in search.issues] == ["2018/p2", "2019/p1", "2019/p1/supplement"]
    assert [(one.code, one.place and one.place.file) for one in search.findings] == [
        ("batch.manifest", str(house.resolve() / "2018" / "p1" / "manifest.yaml"))
    ]


def test_the_folder_of_all_files_holds_no_issues(house: Path) -> None:
    issue(house / "all" / "2018" / "p1")
    assert len(found(house)) == 5
    assert len(found(house, out=house / "all")) == 4
