"""Pictures of e-books: untouched where they are good, in sRGB, within bounds, without traces."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from banxin.manuscript import read_publication
from banxin.manuscript.images.encoding import jpeg_bytes
from banxin.manuscript.images.srgb import is_srgb
from banxin.manuscript.images.traces import without_traces
from banxin.manuscript.publication import PictureBounds
from banxin.sheets.epub.pictures import reader_picture

ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
SECRET = b"39.9042N"


def profile(primaries: tuple[tuple[float, float, float], ...], gamma: float) -> bytes:
    """A matrix profile (ICC.1 §8.3.3), made by hand: Pillow makes none but sRGB."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    xyz = [b"XYZ \0\0\0\0" + fixed(*row) for row in ((0.9642, 1.0, 0.8249), *primaries)]
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    words = b"desc\0\0\0\0" + struct.pack(">I", 2) + b"x\0" + bytes(78) + b"\0\0"
    tags = {
        b"desc": words,
        b"cprt": b"text\0\0\0\0x\0\0\0",
        b"wtpt": xyz[0],
        b"rXYZ": xyz[1],
        b"gXYZ": xyz[2],
    }
    tags |= {b"bXYZ": xyz[3], b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    at, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, bare in tags.items():
        content = bare + bytes(-len(bare) % 4)
        table += name + struct.pack(">II", at + len(data), len(content))
        data += content
    body = struct.pack(">I", len(tags)) + table + data
    head = struct.pack(">I4sI4s4s4s", 128 + len(body), b"none", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + body


def file(folder: Path, name: str, picture: Any, **options: Any) -> Path:
    picture.save(folder / name, **options)
    return folder / name


def opened(data: bytes) -> Any:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def pattern(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Any:
    colours = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * turn) for turn in range(3)])
    return colours.resize(size).convert(mode)


# --- colour --------------------------------------------------------------------------------------


def test_a_picture_in_another_space_is_brought_to_srgb(tmp_path: Path) -> None:
    made_in = profile(ADOBE, 2.2)
    for name, kind, mode in (("a.jpg", "image/jpeg", "RGB"), ("a.png", "image/png", "RGBA")):
        colour = (60, 180, 60) if mode == "RGB" else (60, 180, 60, 120)
        path = file(tmp_path, name, Image.new(mode, (8, 8), colour), icc_profile=made_in)
        made = opened(reader_picture(path, kind))
        red, green, *rest = made.getpixel((4, 4))
        assert red < 30
        assert green > 170  # more saturated numbers for the same green
        assert rest[1:] == ([120] if mode == "RGBA" else [])
        assert not made.info.get("icc_profile")


def test_what_is_srgb_by_its_profile_keeps_its_bytes(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = file(tmp_path, "a.jpg", pattern(), icc_profile=srgb)
    assert reader_picture(path, "image/jpeg") == path.read_bytes()
    assert not is_srgb(Image.open(file(tmp_path, "b.jpg", pattern(), icc_profile=profile(ADOBE, 2.2))))


@pytest.mark.parametrize("broken", [b"no profile", profile(ADOBE, 2.2)[:150]])
def test_a_broken_profile_is_passed_over(tmp_path: Path, broken: bytes) -> None:
    path = file(tmp_path, "a.png", pattern(), icc_profile=broken)
    assert reader_picture(path, "image/png") == path.read_bytes()
    cmyk = file(tmp_path, "a.jpg", pattern("CMYK"), icc_profile=broken)
    assert opened(reader_picture(cmyk, "image/jpeg")).mode == "RGB"


# --- size ----------------------------------------------------------------------------------------


def noisy(mode: str = "RGB", size: tuple[int, int] = (640, 480)) -> Any:
    return Image.effect_noise(size, 90).convert(mode)


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "image/jpeg"), ("a.png", "image/png")])
@pytest.mark.parametrize(
    ("bounds", "width", "size"),
    [(PictureBounds(longest=320), 320, 1_500_000), (PictureBounds(kilobytes=20), 640, 20_000)],
)
def test_bounds_hold(
    tmp_path: Path, name: str, kind: str, bounds: PictureBounds, width: int, size: int
) -> None:
    path = file(tmp_path, name, noisy())
    data = reader_picture(path, kind, bounds=bounds)
    made = opened(data)
    assert made.width <= width
    assert len(data) <= size
    assert made.width / made.height == pytest.approx(4 / 3, rel=0.02)
    assert data == reader_picture(path, kind, bounds=bounds)


def test_pictures_with_a_palette_are_scaled_in_true_colour(tmp_path: Path) -> None:
    path = file(tmp_path, "a.png", pattern("P", (800, 600)), transparency=0)
    made = opened(reader_picture(path, "image/png", bounds=PictureBounds(longest=400)))
    assert (made.mode, made.size) == ("RGBA", (400, 300))


def test_grey_stays_grey(tmp_path: Path) -> None:
    path = file(tmp_path, "a.jpg", pattern("L", (800, 600)))
    assert opened(reader_picture(path, "image/jpeg", bounds=PictureBounds(longest=400))).mode == "L"


# --- traces --------------------------------------------------------------------------------------


def with_traces_jpeg(folder: Path) -> bytes:
    """A photograph as a telephone makes it: EXIF, IPTC, a comment, and a second picture behind the first."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    data = file(folder, "a.jpg", pattern(), exif=exif, comment=SECRET, progressive=True).read_bytes()
    more = b"Photoshop 3.0\0" + SECRET
    index = b"MPF\0" + SECRET
    parts = [
        b"\xff\xed" + struct.pack(">H", len(more) + 2) + more,
        b"\xff\xe2" + struct.pack(">H", len(index) + 2) + index,
    ]
    return data[:2] + b"".join(parts) + data[2:] + data


def with_traces_png(folder: Path) -> bytes:
    data = file(folder, "a.png", pattern("P"), transparency=3, dpi=(300, 300)).read_bytes()
    text = b"tEXtComment\0" + SECRET
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return data[:33] + chunk + data[33:] + SECRET


@pytest.mark.parametrize(("make", "kind"), [(with_traces_jpeg, "image/jpeg"), (with_traces_png, "image/png")])
def test_traces_go_and_pixels_stay(tmp_path: Path, make: Any, kind: str) -> None:
    data = make(tmp_path)
    assert SECRET in data
    bare = without_traces(data, kind)
    assert SECRET not in bare
    before, after = opened(data), opened(bare)
    assert (before.mode, before.size, before.tobytes()) == (after.mode, after.size, after.tobytes())
    assert before.info.get("transparency") == after.info.get("transparency")
    if kind == "image/png":
        assert before.info["dpi"] == after.info["dpi"]
    assert without_traces(bare, kind) == bare
    for end in range(0, len(data), 97):  # cut short anywhere, it is followed as far as it goes
        assert len(without_traces(data[:end], kind)) <= end


# --- in the manifest -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        ("{format: epub, pictures: {longest: 1600, kilobytes: 400}}", []),
        ("{format: kepub, pictures: {longest: 1200}}", []),
        ("{format: epub, pictures: {longest: 20}}", ["manifest.bad-value"]),
        ("{format: epub, pictures: {longst: 2000}}", ["manifest.unknown-key"]),
        ("{format: pdf, pictures: {longest: 1600}}", ["manifest.bad-value"]),
    ],
)
def test_bounds_are_an_option_of_editions(tmp_path: Path, edition: str, told: list[str]) -> None:
    (tmp_path / "a.md").write_text("---\nheadline: 题\n---\n\n文。\n", encoding="utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 报}\nlayout: book\ncontents:\n  - unit: a.md\n"
        f"editions:\n  one: {edition}\n",
        encoding="utf-8",
    )
    reading = read_publication(tmp_path)
    assert [found.code for found in reading.findings] == told
    if not told:
        assert reading.publication is not None
        assert reading.publication.editions[0].pictures == PictureBounds(
            *([1600, 400] if "1600" in edition else [1200])
        )


def test_noise_is_encoded_though_it_is_larger_than_the_room_for_it() -> None:
    noise = Image.effect_noise((300, 300), 200)
    picture = Image.merge("RGB", [noise, noise.rotate(90), noise.rotate(180)])
    data = jpeg_bytes(picture, 94, subsampling=0)
    assert len(data) > 300 * 300
    assert Image.open(io.BytesIO(data)).size == (300, 300)
