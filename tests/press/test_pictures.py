"""Pictures of all kinds in both editions: dark left, bright right, whatever file they come in."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageCms

from banxin.findings import Finding
from banxin.job import build

from .own_faces import publication

RED, BLUE = (200, 30, 40), (30, 60, 180)
SIZE = (64, 32)


def halves(mode: str, left: Any, right: Any) -> Image.Image:
    picture = Image.new(mode, SIZE, left)
    picture.paste(right, (SIZE[0] // 2, 0, *SIZE))
    return picture


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def rgb() -> Image.Image:
    return halves("RGB", RED, BLUE)


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(rgb().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, quality=95, subsampling=0)


def palette(**options: Any) -> bytes:
    return saved(rgb().quantize(8), "PNG", **options)


def clear_palette() -> bytes:
    picture = halves("P", 0, 1)
    picture.putpalette([255, 0, 255, *BLUE])
    return saved(picture, "PNG", transparency=0)


def png_of_16_bits(channels: int, left: tuple[int, ...], right: tuple[int, ...]) -> bytes:
    """Written by hand: Pillow writes 16 bits of grey alone."""
    row = b"\0" + struct.pack(f">{channels}H", *left) * 32 + struct.pack(f">{channels}H", *right) * 32
    head = struct.pack(">LLBBBBB", *SIZE, 16, {1: 0, 2: 4, 3: 2, 4: 6}[channels], 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(row * SIZE[1])), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def animated(form: str, **options: Any) -> bytes:
    other = halves("RGB", (0, 0, 0), (0, 0, 0))
    return saved(rgb(), form, save_all=True, append_images=[other], **options)


def lab() -> bytes:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    return saved(ImageCms.applyTransform(rgb(), to_lab), "TIFF")


def svg(address: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32" viewBox="0 0 64 32">'
        f'<image href="{address}" width="64" height="32"/></svg>'
    ).encode()


def as_data(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


GREY, WHITE = (51, 51, 51), (204, 204, 204)
CLEAR, BLACK, PAPER = (255, 255, 255), (0, 0, 0), (255, 255, 255)
INK_LEFT, INK_RIGHT = (0, 200, 200, 20), (200, 150, 0, 0)  # CMYK: a red, a blue
GREY_16 = png_of_16_bits(1, (51 * 257,), (204 * 257,))
WIDE_GREY = Image.frombytes("I;16", SIZE, struct.pack("<H", 51 * 257) * SIZE[0] * SIZE[1])

# name: (bytes, what is to be seen at the left and at the right)
PICTURES: dict[str, tuple[bytes, tuple[tuple[int, ...], tuple[int, ...]]]] = {
    "plain.png": (saved(rgb(), "PNG"), (RED, BLUE)),
    "plain.jpg": (saved(rgb(), "JPEG", quality=95, subsampling=0), (RED, BLUE)),
    "grey.png": (saved(halves("L", 51, 204), "PNG"), (GREY, WHITE)),
    "grey.jpg": (saved(halves("L", 51, 204), "JPEG"), (GREY, WHITE)),
    "grey-alpha.png": (saved(halves("LA", (51, 255), (51, 0)), "PNG"), (GREY, CLEAR)),
    "alpha.png": (saved(halves("RGBA", (*RED, 255), (*BLUE, 0)), "PNG"), (RED, CLEAR)),
    "grey16.png": (GREY_16, (GREY, WHITE)),
    "grey16-alpha.png": (png_of_16_bits(2, (51 * 257, 65535), (204 * 257, 65535)), (GREY, WHITE)),
    "rgb16.png": (png_of_16_bits(3, tuple(c * 257 for c in RED), tuple(c * 257 for c in BLUE)), (RED, BLUE)),
    "one-bit.png": (saved(halves("1", 0, 1), "PNG"), (BLACK, PAPER)),
    "palette.png": (palette(), (RED, BLUE)),
    "palette-clear.png": (clear_palette(), (CLEAR, BLUE)),
    "moving.png": (animated("PNG"), (RED, BLUE)),
    "turned.jpg": (turned(), (RED, BLUE)),
    "cmyk.jpg": (saved(halves("CMYK", INK_LEFT, INK_RIGHT), "JPEG", quality=95), (RED, BLUE)),
    "cmyk.tif": (saved(halves("CMYK", INK_LEFT, INK_RIGHT), "TIFF"), (RED, BLUE)),
    "lab.tif": (lab(), (RED, BLUE)),
    "plain.tif": (saved(rgb(), "TIFF", compression="tiff_lzw"), (RED, BLUE)),
    "one-bit.tif": (saved(halves("1", 0, 1), "TIFF", compression="group4"), (BLACK, PAPER)),
    "grey16.tif": (saved(WIDE_GREY, "TIFF"), (GREY, GREY)),
    "pages.tif": (animated("TIFF"), (RED, BLUE)),
    "plain.bmp": (saved(rgb(), "BMP"), (RED, BLUE)),
    "still.gif": (saved(rgb(), "GIF"), (RED, BLUE)),
    "moving.gif": (animated("GIF"), (RED, BLUE)),
    "lossy.webp": (saved(rgb(), "WEBP", quality=95), (RED, BLUE)),
    "lossless.webp": (saved(rgb(), "WEBP", lossless=True), (RED, BLUE)),
    "moving.webp": (animated("WEBP", lossless=True), (RED, BLUE)),
    "clear.webp": (saved(halves("RGBA", (*RED, 255), (*BLUE, 0)), "WEBP", lossless=True), (RED, CLEAR)),
    "plain.jp2": (saved(rgb(), "JPEG2000"), (RED, BLUE)),
    "plain.avif": (saved(rgb(), "AVIF", quality=95), (RED, BLUE)),
    "inside.svg": (svg(as_data("image/png", saved(rgb(), "PNG"))), (RED, BLUE)),
    "inside-jpg.svg": (svg(as_data("image/jpg", saved(rgb(), "JPEG", quality=95))), (RED, BLUE)),
    "inside-grey16.svg": (svg(as_data("image/png", GREY_16)), (GREY, WHITE)),
    "inside-webp.svg": (svg(as_data("image/webp", saved(rgb(), "WEBP", lossless=True))), (RED, BLUE)),
}  # fmt: skip
SEVERAL = {"moving.png", "moving.gif", "moving.webp", "pages.tif"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Finding, ...]]:
    root = publication(
        tmp_path_factory.mktemp("pictures"), "\n\n".join(f"文。\n\n![图。]({name})" for name in PICTURES)
    )
    for name, (data, _) in PICTURES.items():
        (root / name).write_bytes(data)
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace(
        "{print: {format: pdf}}", "{print: {format: pdf, profile: screen}, reader: {format: epub}}"
    )
    manifest.write_text(text, encoding="utf-8")
    report = build(root)
    assert [one for one in report.findings if one.severity.value == "error"] == []
    return root, report.findings


def near(seen: tuple[int, ...], wanted: tuple[int, ...], far: int) -> bool:
    return all(abs(a - b) <= far for a, b in zip(seen[:3], wanted, strict=True))


def colours(picture: Image.Image) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours in the middle of the left and of the right half, on white paper."""
    paper = Image.new("RGBA", picture.size, (255, 255, 255, 255))
    paper.alpha_composite(picture.convert("RGBA"))
    width, height = paper.size
    left, right = (paper.getpixel((int(width * part), height // 2)) for part in (0.25, 0.75))
    return tuple(left)[:3], tuple(right)[:3]  # type: ignore[arg-type]


def printed(path: Path) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The colours of each figure of the PDF, found by the place of its picture on the page."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        sheet = page.render(scale=1).to_pil()
        boxes = [
            thing.get_bounds()
            for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
            if thing.level <= 2
        ]
        for left, bottom, right, top in sorted(boxes, key=lambda box: -box[3]):
            height = page.get_height()
            found.append(
                colours(sheet.crop((int(left), int(height - top), int(right), int(height - bottom))))
            )
    return found


def test_every_kind_is_printed_as_it_looks(built: tuple[Path, tuple[Finding, ...]]) -> None:
    seen = printed(built[0] / "out" / f"{built[0].name}-print.pdf")
    assert len(seen) == len(PICTURES)
    wrong = {
        name: (pair, wanted)
        for (name, (_, wanted)), pair in zip(PICTURES.items(), seen, strict=True)
        if not all(
            near(one, other, 60 if "cmyk" in name else 14) for one, other in zip(pair, wanted, strict=True)
        )
    }
    assert wrong == {}


def test_every_kind_looks_the_same_in_the_epub(built: tuple[Path, tuple[Finding, ...]]) -> None:
    with zipfile.ZipFile(built[0] / "out" / f"{built[0].name}-reader.epub") as epub:
        files = {name for name in epub.namelist() if "images/" in name and "cover" not in name}
        assert {Path(name).suffix for name in files} <= {".jpg", ".png", ".svg"}
        assert len(files) == len(PICTURES)
        pages = "".join(
            epub.read(name).decode() for name in sorted(epub.namelist()) if name.endswith("a.xhtml")
        )
        shown = re.findall(r'<img[^>]* src="([^"]+)"', pages)
        assert len(shown) == len(PICTURES)
        where = {name.rpartition("/")[2]: name for name in files}
        data = [epub.read(where[name.rpartition("/")[2]]) for name in shown]
    for (name, (_, wanted)), picture in zip(PICTURES.items(), data, strict=True):
        if not name.endswith(".svg"):
            pair = colours(Image.open(io.BytesIO(picture)))
            far = 80 if "cmyk" in name else 14
            assert all(near(one, wish, far) for one, wish in zip(pair, wanted, strict=True)), (name, pair)


def test_of_several_pictures_the_first_is_printed_and_told(built: tuple[Path, tuple[Finding, ...]]) -> None:
    told = [one for one in built[1] if one.code == "image.animated"]
    assert {next(name for name in SEVERAL if one.message.startswith(name)) for one in told} == SEVERAL
    assert len(told) == len(SEVERAL)


def test_a_picture_without_an_alternative_is_told_once_and_a_decorative_one_never(tmp_path: Path) -> None:
    root = publication(tmp_path / "a", "文。\n\n![](a.png){decorative}\n\n文。\n\n![](b.png)")
    for name in ("a.png", "b.png"):
        (root / name).write_bytes(saved(rgb(), "PNG"))
    codes = [one.code for one in build(root).findings]
    assert [code for code in codes if code.startswith("image.")] == ["image.no-alt"]


def test_ink_stays_ink_and_grey_stays_grey(built: tuple[Path, tuple[Finding, ...]]) -> None:
    document = pikepdf.open(built[0] / "out" / f"{built[0].name}-print.pdf")
    pictures = [
        thing
        for thing in document.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
    ]
    spaces = Counter(str(thing.ColorSpace) for thing in pictures)
    assert spaces["/DeviceCMYK"] == 2
    assert {int(thing.BitsPerComponent) for thing in pictures} == {8}
    assert spaces["/DeviceGray"] >= 9


def test_pictures_made_plain_are_made_once(built: tuple[Path, tuple[Finding, ...]]) -> None:
    root = built[0]
    made = {path: path.stat().st_mtime_ns for path in (root / ".banxin" / "pictures").iterdir()}
    first = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    build(root)
    assert {path: path.stat().st_mtime_ns for path in (root / ".banxin" / "pictures").iterdir()} == made
    assert {path.name: path.read_bytes() for path in (root / "out").iterdir()} == first
