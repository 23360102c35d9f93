"""The profile archive: PDF/A-2u and 3u, judged by our own rules and by those that pikepdf brings along."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageCms, ImageStat

from banxin.job import build
from banxin.press.finishing.archive_profile import for_archive
from banxin.press.finishing.screen_profile import for_screen
from banxin.press.finishing.ticket import AttachedFile
from banxin.press.pdf import PdfFile
from job.small_paper import lay_out

from . import inked_page
from .archive_rules import violations
from .inked_page import NOON, opened, ticket

FILES = (
    AttachedFile("manifest.yaml", "application/yaml", b"banxin: 1\n"),
    AttachedFile("units/\u6e21\u8239.md", "text/markdown", "正文。\r\n".encode()),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    """Gradients, transparency, pictures of RGB, ink and grey, an SVG."""
    return inked_page.drawn(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def kept(page: PdfFile) -> bytes:
    return for_archive(page, ticket()).data


def test_the_file_keeps_every_rule(kept: bytes) -> None:
    assert violations(kept) == []


def test_a_file_for_a_screen_breaks_some(page: PdfFile) -> None:
    """The judge finds what the profile is for."""
    found = "\n".join(violations(for_screen(page, ticket()).data))
    for fault in (
        "no output intent",
        "no claim of PDF/A",
        "colours of ink",
        "colours that nothing explains: rg",
    ):
        assert fault in found


def test_another_judge_finds_nothing_but_what_it_does_not_know(kept: bytes) -> None:
    judge = pytest.importorskip("pikepdf.pdfa", exc_type=ImportError)
    report = judge.validate_written(io.BytesIO(kept), "2b")
    broken = {str(one).split()[1] for one in report.findings if str(one).startswith("[violation]")}
    # it knows level B alone, and no metadata that a file declares itself
    assert broken <= {"ISO_19005_2:6.6.4-3", "ISO_19005_2:6.6.2.3.1-1"}


def test_it_looks_as_drawn(page: PdfFile, kept: bytes) -> None:
    screen = for_screen(page, ticket()).data
    one, other = (pypdfium2.PdfDocument(data)[0].render(scale=1.5).to_pil() for data in (kept, screen))
    cell = 20 * 72 / 25.4 * 1.5
    for picture in (one, other):  # what a viewer makes of ink is its own affair; here it goes by a profile
        picture.paste("white", (0, int(3 * cell) - 1, int(cell) + 1, int(4 * cell) + 1))
    # pictures have more pixels here, nothing else differs
    assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 0.2


def test_same_pages_same_bytes(page: PdfFile, kept: bytes) -> None:
    assert for_archive(page, ticket()).data == kept
    attached = [for_archive(page, ticket(attached=files)).data for files in (FILES, FILES[::-1])]
    assert attached[0] == for_archive(page, ticket(attached=FILES)).data
    with opened(attached[0]) as one, opened(kept) as other:
        assert one.trailer.ID[0] != other.trailer.ID[0]


def test_manuscripts_are_attached_as_the_source(page: PdfFile) -> None:
    data = for_archive(page, ticket(attached=FILES)).data
    assert violations(data) == []
    with opened(data) as file:
        packet = file.Root.Metadata.read_bytes().decode()
        found = list(file.Root.AF)
        assert "<pdfaid:part>3</pdfaid:part>" in packet
        assert [str(one.UF) for one in found] == [one.path for one in FILES]
        assert {one.AFRelationship for one in found} == {Name.Source}
        assert [one.EF.F.read_bytes() for one in found] == [one.data for one in FILES]
        assert [one.EF.F.Subtype for one in found] == ["/application/yaml", "/text/markdown"]
        assert set(file.attachments) == {one.path for one in FILES}


def test_a_profile_of_a_picture_is_kept(page: PdfFile) -> None:
    """Once in the file, however many pictures have it; one that is of sRGB says nothing new."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = bytearray(lab.replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be")))
    with opened(page.data) as file:
        for profile in (bytes(other), bytes(other), lab, b"none of them"):
            target = io.BytesIO()
            Image.new("RGB", (8, 8), "red").save(target, "JPEG", icc_profile=profile)
            stream = file.make_stream(target.getvalue(), Filter=Name.DCTDecode)
            stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
            stream.Width = stream.Height = stream.BitsPerComponent = 8
            file.pages[0].obj.Resources.XObject[f"/P{len(file.objects)}"] = stream
        target = io.BytesIO()
        file.save(target)
    with opened(for_archive(PdfFile(target.getvalue(), ()), ticket()).data) as file:
        spaces = [
            thing.ColorSpace
            for name, thing in file.pages[0].obj.Resources.XObject.items()
            if name.startswith("/P") and thing.get("/Width") == 8
        ]
    assert [space == Name.DeviceRGB for space in spaces].count(True) == 2
    own = [space for space in spaces if space != Name.DeviceRGB]
    assert len({space.objgen for space in own}) == 1


def test_what_runs_is_taken_out(page: PdfFile) -> None:
    with opened(page.data) as file:
        action = Dictionary(Type=Name.Action, S=Name.JavaScript, JS="app.beep()")
        file.Root.OpenAction, file.Root.AA = action, Dictionary(WC=action)
        file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", action])))
        links = [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=one)
            for one in (action, Dictionary(S=Name.URI, URI="https://example.org/", Next=action))
        ]
        file.pages[0].obj.Annots = Array([file.make_indirect(link) for link in links])
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                thing.Interpolate = True
        target = io.BytesIO()
        file.save(target)
    broken = "\n".join(violations(target.getvalue()))
    for fault in ("/OpenAction", "scripts", "an action that does something", "smoothed", "not printed"):
        assert fault in broken
    made = for_archive(PdfFile(target.getvalue(), ()), ticket()).data
    assert violations(made) == []
    with opened(made) as file:
        assert [str(link.A.S) for link in file.pages[0].obj.Annots if "/A" in link] == ["/URI"]


@pytest.fixture(scope="module")
def deposit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = lay_out(tmp_path_factory.mktemp("deposit"), "book")
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    asked = "profile: archive, archive: {manuscripts: true, pictures: true}}"
    manifest.write_text(
        text.replace("profile: press}", asked).replace("  reader: {format: epub}\n", ""), encoding="utf-8"
    )
    report = build(root)
    assert [one for one in report.findings if one.severity == "error"] == []
    return root, report.outputs[0].path


def test_an_edition_of_the_profile_holds_what_it_was_made_of(deposit: tuple[Path, Path]) -> None:
    root, path = deposit
    data = path.read_bytes()
    assert violations(data) == []
    with opened(data) as file:
        attached = {name: file.attachments[name].get_file() for name in file.attachments}
        assert {name: one.read_bytes() for name, one in attached.items()} == {
            name: (root / name).read_bytes()
            for name in ("images/chuan.svg", "manifest.yaml", "note.md", "units/cha.md", "units/duchuan.md")
        }
        assert attached["images/chuan.svg"].mime_type == "image/svg+xml"
        assert attached["note.md"].mod_date == dt.datetime(2022, 5, 30, 12, tzinfo=dt.UTC)
        assert "<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes().decode()
    assert build(root).outputs[0].path.read_bytes() == data


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("profile: screen, archive: {manuscripts: true}}", "profile archive alone"),
        ("profile: archive, archive: {manuscript: true}}", "manuscript"),
        ("profile: archiv}", "archiv"),
    ],
)
def test_settings_that_are_wrong_are_told(tmp_path: Path, written: str, message: str) -> None:
    root = lay_out(tmp_path, "book")
    manifest = root / "manifest.yaml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("profile: press}", written), encoding="utf-8"
    )
    found = [one for one in build(root).findings if one.severity == "error"]
    assert len(found) == 1
    assert message in found[0].message
    assert found[0].place is not None


def test_the_moment_is_that_of_the_issue(kept: bytes) -> None:
    with opened(kept) as file:
        assert str(file.docinfo["/CreationDate"]) == NOON.strftime("D:%Y%m%d%H%M%SZ")
