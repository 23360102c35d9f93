"""The PDF engine reaches the mounts and nothing else."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image
from weasyprint import CSS

from banxin.engine.styles.face_files import FaceFile, LinkedFaces
from banxin.press.pdf.fetcher import ConfinedFetcher, RefusedError
from banxin.press.pdf.journal import Journal
from banxin.press.pdf.parsed_sheets import parsed_sheets
from banxin.sheets.print.copy import PrintCopy, PrintSheet
from banxin.typecase.builtin import builtin_fonts
from banxin.world import DISK, Watched


@pytest.fixture
def fetcher(tmp_path: Path) -> ConfinedFetcher:
    mount = tmp_path / "publication"
    (mount / "images").mkdir(parents=True)
    (mount / "images" / "图.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (mount / "link.txt").symlink_to(tmp_path / "secret.txt")
    (mount / "inner.svg").symlink_to(mount / "images" / "图.svg")
    return ConfinedFetcher({"publication": mount})


@pytest.mark.parametrize(
    "url",
    [
        "https://publication.invalid/images/图.svg",
        "https://publication.invalid/images/%E5%9B%BE.svg",
        "https://publication.invalid/inner.svg",
    ],
)
def test_files_on_the_shelf_are_fetched(fetcher: ConfinedFetcher, url: str) -> None:
    assert fetcher.fetch(url).read() == b"<svg/>"
    assert fetcher.blocked == []


def photograph(turned: int) -> tuple[bytes, bytes]:
    """A JPEG that tells its camera and place, and the bytes of its scan."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Tattler", turned
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.radial_gradient("L").save(out, "JPEG", exif=exif.tobytes(), comment=b"Tattler")
    data = out.getvalue()
    return data, data[data.index(b"\xff\xda") :]


def test_a_photograph_is_printed_without_traces_and_its_pixels_are_not_touched(
    fetcher: ConfinedFetcher, tmp_path: Path
) -> None:
    for name, turned in (("upright", 1), ("turned", 6)):
        data, scan = photograph(turned)
        (tmp_path / "publication" / "images" / f"{name}.jpg").write_bytes(data)
        read = fetcher.fetch(f"https://publication.invalid/images/{name}.jpg").read()
        assert read.endswith(scan)
        assert (b"Tattler" in read) == (turned != 1)  # turned here by WeasyPrint, which leaves the traces out


def test_an_embedded_raster_is_read(fetcher: ConfinedFetcher) -> None:
    assert fetcher.fetch("data:image/png;base64,AAAA").read() == b"\0\0\0"


@pytest.mark.parametrize(
    "url",
    [
        "https://publication.invalid/../secret.txt",
        "https://publication.invalid/%2e%2e/secret.txt",
        "https://publication.invalid/link.txt",
        "https://publication.invalid/images",
        "https://publication.invalid/nothing.svg",
        "https://other.invalid/images/图.svg",
        "https://publication/images/图.svg",
        "http://publication.invalid/images/图.svg",
        "https://example.org/x.png",
        "http://127.0.0.1:9/x",
        "file:///etc/passwd",
        "ftp://publication.invalid/x",
        "data:text/plain,x",
        "data:image/svg+xml,<svg/>",
    ],
)
def test_everything_else_is_refused(fetcher: ConfinedFetcher, url: str) -> None:
    with pytest.raises(RefusedError):
        fetcher.fetch(url)
    assert fetcher.blocked == [url]


PLAIN = "p { color: red; colour: red } p::after { content: url(images/%E5%9B%BE.svg) }"


def copy_with(mount: Path, *sheets: str) -> PrintCopy:
    urls = [f"https://publication.invalid/{number}.css" for number in range(len(sheets))]
    read = tuple(PrintSheet(css, url, "a") for css, url in zip(sheets, urls, strict=True))
    return PrintCopy("<p>一</p>", read, {"publication": mount})


@pytest.mark.parametrize(
    ("css", "once"),
    [
        (PLAIN, True),
        ("@page { margin: 0 }", True),
        ("@font-face { font-family: a; src: url(a.otf) }", False),
        ("@f\\6f nt-face { font-family: a; src: url(a.otf) }", False),
        ("@media print { @IMPORT 'a.css'; }", False),
    ],
)
def test_sheets_of_plain_rules_are_read_once(tmp_path: Path, css: str, once: bool) -> None:
    """For all copies of a process; others read files of their copy."""
    read = [parsed_sheets(copy_with(tmp_path, css), ConfinedFetcher({}), Journal()) for _ in range(2)]
    assert (read[0].sheets[0] is read[1].sheets[0]) is once


def test_what_the_engine_says_of_a_sheet_is_told_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        kept, fetcher = Journal(), ConfinedFetcher({})
        faces = "@font-face { font-family: a; src: url(https://other.invalid/a.otf) }"
        parsed_sheets(copy_with(tmp_path, PLAIN, faces), fetcher, kept)
        assert any("colour" in found.message for found in kept.findings())
        assert fetcher.blocked == ["https://other.invalid/a.otf"]


def test_a_sheet_is_another_from_another_place(tmp_path: Path) -> None:
    """Its addresses count from there."""
    first, second = parsed_sheets(copy_with(tmp_path, PLAIN, PLAIN), ConfinedFetcher({}), Journal()).sheets
    assert first is not second


FACE = "BanxinHei-Regular.otf"


def test_faces_that_banxin_brings_are_linked_and_those_of_a_publication_copied(tmp_path: Path) -> None:
    shutil.copy(builtin_fonts() / FACE, tmp_path / FACE)
    world = Watched(DISK)
    fetcher = ConfinedFetcher({"fonts-0": builtin_fonts(), "fonts-1": tmp_path}, world)
    css = "".join(
        f"@font-face {{ font-family: face-{mount}; src: url('https://fonts-{mount}.invalid/{FACE}') }}"
        for mount in (0, 1)
    )
    fonts = LinkedFaces()
    CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    linked, copied = sorted(fonts._folder.iterdir(), key=lambda path: not path.is_symlink())
    assert linked.readlink() == builtin_fonts() / FACE
    assert not copied.is_symlink()
    assert copied.read_bytes() == linked.read_bytes()
    assert {builtin_fonts() / FACE, tmp_path / FACE} <= world.asked  # a build knows that it read both
    folder = Path(fonts._folder)
    del fonts
    assert not folder.exists()
    assert (builtin_fonts() / FACE).is_file()


def test_a_face_is_copied_where_links_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("no right to make links")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    fonts = LinkedFaces()
    (fonts._folder / "face").write_bytes(FaceFile.at(builtin_fonts() / FACE))
    assert (fonts._folder / "face").read_bytes() == (builtin_fonts() / FACE).read_bytes()
