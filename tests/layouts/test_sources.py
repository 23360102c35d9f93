"""Layouts of others: from zip archives and installed packages, within bounds, with what they require."""

from __future__ import annotations

import io
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from banxin.job.layout_trial import Trial
from banxin.job.layout_validation import validate_layout
from banxin.layouts import Templates, open_layout, shelves, stylesheets
from banxin.layouts.sources import packed
from banxin.layouts.sources.packed import RefusedArchiveError, unpacked
from banxin.version import __version__

DESCRIPTION = "title: 晚报\nextends: book\nlicence: CC-BY-4.0\n"


def zipped(members: dict[str, bytes | str], compression: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def linked() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("layout.yaml", "")
        link = zipfile.ZipInfo("sheets/pdf.css")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return data.getvalue()


def encrypted() -> bytes:
    """An archive whose members say that they are encrypted."""
    data = bytearray(zipped({"layout.yaml": "a"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def understated() -> bytes:
    """An archive that holds more than it says."""
    data = bytearray(zipped({"layout.yaml": "a" * 5000}, zipfile.ZIP_DEFLATED))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize("top", ["", "evening/", "evening-main/"])
def test_an_archive_is_a_layout(tmp_path: Path, top: str) -> None:
    (tmp_path / "layouts").mkdir()
    members = {
        f"{top}layout.yaml": DESCRIPTION,
        f"{top}blocks/pull.html.j2": '<b>{% include "parent:pull" %}</b>',
        f"{top}sheets/pdf.css": ".pull { color: red }",
        "__MACOSX/._layout.yaml": "x",
    }
    (tmp_path / "layouts" / "evening.zip").write_bytes(zipped(members, zipfile.ZIP_DEFLATED))
    places = shelves(tmp_path)
    layout, findings = open_layout("evening", places.roots, None, places.world)
    assert findings == places.findings == ()
    assert layout is not None
    assert (layout.title, layout.licence, layout.shown) == (
        "晚报",
        "CC-BY-4.0",
        ("layouts/evening", "book", "base"),
    )
    assert places.origin(layout.path) == "layouts/evening.zip"
    assert "<b><aside" in Templates(layout, {}, {}).render("pull", content="引文", press="pdf")
    assert stylesheets(layout, "pdf")[-1].text == ".pull { color: red }"
    assert [path.name for path in (tmp_path / "layouts").iterdir()] == ["evening.zip"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "no zip archive"),
        (b"", "no zip archive"),
        (zipped({"layout.yaml": "a"})[:-30], "no zip archive"),
        (zipped({"sheets/pdf.css": ""}), "no layout.yaml"),
        (zipped({"a/layout.yaml": "", "b/layout.yaml": ""}), "no layout.yaml"),
        (zipped({"layout.yaml": "", "../out.css": ""}), "leads out"),
        (zipped({"layout.yaml": "", "/etc/out.css": ""}), "leads out"),
        (zipped({"layout.yaml": "", "sheets\\..\\out.css": ""}), "leads out"),
        (zipped({"layout.yaml": "", "C:/out.css": ""}), "leads out"),
        (zipped({"layout.yaml": "", "/".join("abcdefghij"): ""}), "too deep"),
        (zipped({"layout.yaml": "", "Layout.yaml": ""}), "Two files"),
        (linked(), "a link"),
        (encrypted(), "encrypted"),
        (understated(), "no zip archive"),
        (zipped({"layout.yaml": "", **{f"{n}.css": "" for n in range(1001)}}), "1002 files"),
        (zipped({"layout.yaml": "", "a": bytes(packed.MEMBER_LIMIT + 1)}, zipfile.ZIP_DEFLATED), "too large"),
    ],
    ids=range(16),
)  # fmt: skip
def test_an_archive_within_no_bounds_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(RefusedArchiveError, match=said):
        unpacked(data)


def test_many_files_together_may_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_BOUNDS", packed.ArchiveBounds(all=100))
    with pytest.raises(RefusedArchiveError, match="too large"):
        unpacked(zipped({"layout.yaml": "a" * 60, "b": "a" * 60}))


def test_a_refused_archive_is_one_finding_and_others_go_on(tmp_path: Path) -> None:
    shelf = tmp_path / "layouts"
    shelf.mkdir()
    (shelf / "good.zip").write_bytes(zipped({"layout.yaml": DESCRIPTION}))
    (shelf / "bad.zip").write_bytes(b"no")
    (shelf / "Bad Name.zip").write_bytes(b"no")
    (shelf / "both.zip").write_bytes(zipped({"layout.yaml": DESCRIPTION}))
    (shelf / "both").mkdir()
    places = shelves(tmp_path)
    assert [(found.code, str(found.place)) for found in places.findings] == [
        ("layout.archive", "layouts/Bad Name.zip"),
        ("layout.archive", "layouts/bad.zip"),
        ("layout.archive", "layouts/both.zip"),
    ]
    assert "good" in places.names


# --- packages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Evening.ZIP", "evening-1.2.zip", "evening-main (1).zip"])
def test_an_archive_as_it_was_downloaded_is_told_with_the_name_it_needs(tmp_path: Path, name: str) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / name).write_bytes(zipped({"layout.yaml": DESCRIPTION}))
    (found,) = shelves(tmp_path).findings
    if name == "evening-main (1).zip":
        assert found.code == "layout.archive"
    assert (str(found.place), found.nearest) == (f"layouts/{name}", "evening.zip")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path, as site-packages is one."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return folder


def install(site: Path, package: str, *layouts: str, entries: str = "", body: str = "") -> None:
    """A package as an installer leaves it: its folder, and the metadata beside it."""
    (site / package).mkdir()
    (site / package / "__init__.py").write_text(body or "raise RuntimeError('imported')", encoding="utf-8")
    for name in layouts:
        (site / package / name).mkdir()
        (site / package / name / "layout.yaml").write_text(DESCRIPTION, encoding="utf-8")
    info = site / f"{package}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", encoding="utf-8"
    )
    lines = entries or "\n".join(f"{name} = {package}" for name in layouts)
    (info / "entry_points.txt").write_text(f"[banxin.layouts]\n{lines}\n", encoding="utf-8")


def test_a_package_offers_layouts_and_none_of_its_code_runs(site: Path, tmp_path: Path) -> None:
    install(site, "evening_paper", "evening", "morning")
    places = shelves(None)
    assert places.installed.findings == ()
    layout, findings = open_layout("evening", places.roots, None, places.world)
    assert findings == ()
    assert layout is not None
    assert places.origin(layout.path) == "package evening_paper 1.2"
    assert layout.shown[0] == "evening_paper/evening"
    assert {"evening", "morning"} <= set(places.names)
    assert "evening_paper" not in sys.modules


def test_a_folder_below_a_package_is_found_without_it(site: Path) -> None:
    install(site, "press_kit", entries="evening = press_kit.themes")
    folder = site / "press_kit" / "themes" / "evening"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(DESCRIPTION, encoding="utf-8")
    assert [one.folder for one in shelves(None).installed.layouts] == [folder]
    assert "press_kit" not in sys.modules


def test_a_publication_s_own_layout_comes_first(site: Path, tmp_path: Path) -> None:
    install(site, "evening_paper", "evening")
    own = tmp_path / "layouts" / "evening"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text("title: 自己的\nextends: evening\n", encoding="utf-8")
    places = shelves(tmp_path)
    layout, _ = open_layout("evening", places.roots, None, places.world)
    assert layout is not None
    assert (layout.title, layout.shown) == (
        "自己的", ("layouts/evening", "evening_paper/evening", "book", "base"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("layouts", "entries", "said"),
    [
        (("book",), "", "there is a built-in layout `book`"),
        (("base",), "", "there is a built-in layout `base`"),
        (("evening", "extra"), "evening = ours", "`extra` in it is no entry point"),
        ((), "evening = ours", "has no evening/layout.yaml"),
        (("evening",), "evening = gone_package", "there is no such package"),
        (("evening",), "Evening! = ours", "there is no such package"),
        (("evening",), "evening = ours:layout; import os", "there is no such package"),
    ],
)
def test_a_package_that_offers_nothing_usable_is_told(
    site: Path, layouts: tuple[str, ...], entries: str, said: str
) -> None:
    install(site, "ours", *layouts, entries=entries)
    installed = shelves(None).installed
    assert installed.layouts == ()
    (found, *_) = installed.findings
    assert found.code == "layout.package"
    assert said in found.message


def test_two_packages_with_one_name_are_both_told_and_left(site: Path) -> None:
    install(site, "one_paper", "evening")
    install(site, "other_paper", "evening")
    installed = shelves(None).installed
    assert installed.layouts == ()
    assert ["one_paper" in installed.findings[0].message, "other_paper" in installed.findings[1].message] == [
        True
    ] * 2


# --- requirements --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (f"banxin>={__version__}", ""),
        ("banxin", ""),
        ("Banxin >=0.0.1,<99", ""),
        ("banxin>=99", "layout.requires"),
        (f"banxin!={__version__}", "layout.requires"),
        ("weasyprint>=1", "layout.broken"),
        ("banxin @ https://example.org/banxin.whl", "layout.broken"),
        (">=1", "layout.broken"),
    ],
)
def test_a_layout_says_which_banxin_it_is_for(tmp_path: Path, written: str, code: str) -> None:
    folder = tmp_path / "layouts" / "evening"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(f'{DESCRIPTION}requires: "{written}"\n', encoding="utf-8")
    _, findings = open_layout("evening", shelves(tmp_path).roots)
    assert [found.code for found in findings] == ([code] if code else [])
    assert all(found.place is not None and found.place.line == 4 for found in findings)


def test_an_archive_is_found_from_the_folder_itself_and_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper" / "layouts").mkdir(parents=True)
    (tmp_path / "paper" / "layouts" / "evening.zip").write_bytes(zipped({"layout.yaml": DESCRIPTION}))
    (tmp_path / "link").symlink_to(tmp_path / "paper")
    monkeypatch.chdir(tmp_path / "paper")
    for root in (Path(), Path("."), tmp_path / "link"):
        places = shelves(root)
        layout, findings = open_layout("evening", places.roots, None, places.world)
        assert (findings, layout and layout.title) == ((), "晚报")


@pytest.mark.parametrize(("licence", "said"), [("licence: CC-BY-4.0\n", []), ("", ["layout.licence"])])
def test_an_archive_without_a_licence_is_told_when_it_is_validated(
    tmp_path: Path, licence: str, said: list[str]
) -> None:
    (tmp_path / "layouts").mkdir()
    data = zipped({"layout.yaml": f"name: evening\ntitle: 晚报\n{licence}extends: base\n"})
    (tmp_path / "layouts" / "evening.zip").write_bytes(data)
    files = next(iter(validate_layout(Trial("evening", tmp_path))))
    assert [one.code for one in files.findings] == said
    assert all(one.place and one.place.file == "layouts/evening/layout.yaml" for one in files.findings)
