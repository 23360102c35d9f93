"""Pictures: told by content, bounded, whole."""

import io
import warnings
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL import ImageFile

from banxin.manuscript import read_publication
from banxin.manuscript.images import rasters
from banxin.manuscript.images import reading as images
from banxin.manuscript.images.reading import read_image
from banxin.manuscript.publication import Image
from manuscript.press_copy import lay_out


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    buffer = io.BytesIO()
    Pillow.effect_noise(size, 50).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def read(tmp_path: Path, data: bytes, name: str) -> tuple[Image | None, list[str]]:
    path = tmp_path / name
    path.write_bytes(data)
    image, faults = read_image(path, name)
    return image, [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("kind", "mode", "name", "colour"),
    [
        ("PNG", "RGB", "a.png", "rgb"),
        ("PNG", "L", "a.PNG", "gray"),
        ("PNG", "P", "a.png", "rgb"),
        ("PNG", "RGBA", "a.png", "rgb"),
        ("JPEG", "RGB", "a.jpg", "rgb"),
        ("JPEG", "L", "a.jpeg", "gray"),
        ("JPEG", "CMYK", "a.JPG", "cmyk"),
    ],
)
def test_good_pictures(tmp_path: Path, kind: str, mode: str, name: str, colour: str) -> None:
    media_type = f"image/{kind.lower()}"
    assert read(tmp_path, encoded(kind, mode), name) == (Image(name, media_type, 40, 30, colour), [])


def test_of_an_animation_the_first_picture_is_printed_and_told(tmp_path: Path) -> None:
    frames = [Pillow.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    data = io.BytesIO()
    frames[0].save(data, "PNG", save_all=True, append_images=frames[1:])
    image, faults = read(tmp_path, data.getvalue(), "a.png")
    assert faults == ["image.animated"]
    assert image is not None
    with Pillow.open(tmp_path / image.printed) as still:
        assert getattr(still, "n_frames", 1) == 1
        assert still.convert("RGB").getpixel((1, 1)) == (255, 0, 0)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_picture_that_ends_early(
    tmp_path: Path, kind: str, part: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint sets this for the whole process when it is imported.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = encoded(kind)
    name = "a.png" if kind == "PNG" else "a.jpg"
    assert read(tmp_path, data[: int(len(data) * part)], name) == (None, ["image.unreadable"])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7", "image.kind"),
        (b"8BPS" + bytes(40), "image.kind"),
        (b"II*\0\x10\0\0\0CR\2\0", "image.kind"),
        (b"RIFF\x20\0\0\0WEBPVP8 " + bytes(20), "image.unreadable"),
        (b"II*\0\x08\0\0\0" + bytes(8), "image.unreadable"),
        (b"", "image.kind"),
        (b"hello", "image.kind"),
        (b"<!DOCTYPE html><html></html>", "image.kind"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "image.unreadable"),
        (b"\xff\xd8\xff" + b"\0" * 40, "image.unreadable"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(tmp_path, data, "a.png") == (None, [code])


def test_a_kind_under_the_name_of_another_is_told(tmp_path: Path) -> None:
    for kind in ("GIF", "BMP", "TIFF", "WEBP"):
        image, faults = read(tmp_path, encoded(kind, "P" if kind == "GIF" else "RGB"), "a.png")
        assert image is not None
        assert faults == ["image.kind"]


def test_what_is_refused_comes_with_its_command(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7")
    _, (fault,) = read_image(path, "images/plan.pdf")
    assert "pdftocairo -svg images/plan.pdf images/plan.svg" in fault.remedy


@pytest.mark.parametrize(
    ("brands", "name", "command"),
    [
        (b"heic\0\0\0\0mif1heic", "a.heic", "banxin[heic]"),
        (b"mif1\0\0\0\0mif1avif", "a.avif", "pillow>="),
    ],
)
def test_what_is_not_installed_comes_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brands: bytes, name: str, command: str
) -> None:
    monkeypatch.setattr(rasters, "opener", lambda kind: None)
    path = tmp_path / name
    path.write_bytes(b"\0\0\0\x18ftyp" + brands)
    image, (fault,) = read_image(path, name)
    assert image is None
    assert command in fault.remedy


def test_heic_is_read_where_it_can_be(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    made = heif.from_pillow(Pillow.new("RGB", (64, 48), (200, 30, 40)))
    made.save(tmp_path / "a.heic")
    image, faults = read_image(tmp_path / "a.heic", "a.heic")
    assert faults == ()
    assert image is not None
    assert (image.media_type, image.width, image.height) == ("image/jpeg", 64, 48)


def test_pixels_of_32_bits_are_refused(tmp_path: Path) -> None:
    assert read(tmp_path, encoded("TIFF", "F"), "a.tif") == (None, ["image.kind"])


def test_the_cache_is_not_written_outside_the_publication(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    root = tmp_path / "p"
    root.mkdir()
    (root / ".banxin").symlink_to(tmp_path / "elsewhere")
    assert read(root, encoded("GIF", "P"), "a.gif") == (None, ["image.unreadable"])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_picture_is_as_large_as_it_stands_upright(tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6
    image, faults = read(tmp_path, encoded("JPEG", exif=exif, icc_profile=b"profile"), "a.jpg")
    assert faults == []
    assert image is not None
    assert (image.width, image.height) == (30, 40)
    with Pillow.open(tmp_path / image.printed) as upright:
        assert upright.info["icc_profile"] == b"profile"
        assert not upright.getexif()


def test_pixels_are_judged_before_they_are_decoded(tmp_path: Path) -> None:
    data = bytearray(encoded("PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read(tmp_path, bytes(data), "a.png") == (None, ["image.too-large"])


def test_bytes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded("PNG")
    monkeypatch.setattr(images, "IMAGE_LIMIT", len(data))
    assert read(tmp_path, data, "a.png")[1] == []
    assert read(tmp_path, data + b"x", "a.png") == (None, ["image.too-large"])


def test_the_publication_holds_its_pictures_by_their_path(tmp_path: Path) -> None:
    png = encoded("PNG")
    text = (
        "---\nheadline: 灯\n---\n## 灯下 {#dengxia}\n\n灯。\n\n![灯](images/图.png)\n\n![灯](images/图.png)\n"
    )
    reading = read_publication(lay_out(tmp_path, {"units/deng.md": text, "images/图.png": png}))
    assert reading.findings == ()
    assert reading.publication is not None
    assert dict(reading.publication.images) == {
        "images/图.png": Image("images/图.png", "image/png", 40, 30, "rgb")
    }


def test_every_reference_to_a_missing_picture_is_told_and_a_bad_one_once(tmp_path: Path) -> None:
    text = "---\nheadline: 灯\n---\n## 灯下 {#dengxia}\n\n![灯](a.png)\n\n![灯](a.png)\n\n![灯](b.png)\n\n"
    text += "![灯](b.png)\n"
    reading = read_publication(lay_out(tmp_path, {"units/deng.md": text, "b.png": b"x"}))
    assert [(found.code, found.place.line) for found in reading.findings if found.place] == [
        ("image.missing", 6),
        ("image.missing", 8),
        ("image.kind", 10),
    ]


def test_a_link_that_leads_out_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(encoded("PNG"))
    text = "---\nheadline: 灯\n---\n## 灯下 {#dengxia}\n\n![灯](a.png)\n"
    root = lay_out(tmp_path / "p", {"units/deng.md": text})
    (root / "a.png").symlink_to(tmp_path / "secret.png")
    assert [found.code for found in read_publication(root).findings] == ["file.outside"]
