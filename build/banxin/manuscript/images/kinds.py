"""Kinds of picture files, told by their first bytes: those that are taken, and what to do with the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from banxin.wording import Message


@dataclass(frozen=True, slots=True)
class PictureKind:
    """A kind of picture: its name, the endings of its files, and the class of Pillow that opens it.

    `media_type` is set for what print and EPUB take as it is; `lossy` kinds are photographs. A kind that
    is not taken has a `remedy`: the command that makes one of it that is.
    """

    name: str
    endings: tuple[str, ...] = ()
    plugin: str = ""
    media_type: str = ""
    lossy: bool = False
    remedy: str = ""


JPEG = PictureKind(
    "JPEG", (".jpg", ".jpeg", ".jpe"), "PIL.JpegImagePlugin.JpegImageFile", "image/jpeg", lossy=True
)
PNG = PictureKind("PNG", (".png", ".apng"), "PIL.PngImagePlugin.PngImageFile", "image/png")
SVG = PictureKind("SVG", (".svg",), media_type="image/svg+xml")
GIF = PictureKind("GIF", (".gif",), "PIL.GifImagePlugin.GifImageFile")
TIFF = PictureKind("TIFF", (".tif", ".tiff"), "PIL.TiffImagePlugin.TiffImageFile")
BMP = PictureKind("BMP", (".bmp", ".dib"), "PIL.BmpImagePlugin.BmpImageFile")
WEBP = PictureKind("WebP", (".webp",), "PIL.WebPImagePlugin.WebPImageFile", lossy=True)
JPEG_2000 = PictureKind(
    "JPEG 2000", (".jp2", ".jpx", ".jpf", ".j2k", ".j2c"), "PIL.Jpeg2KImagePlugin.Jpeg2KImageFile", lossy=True
)
AVIF = PictureKind("AVIF", (".avif",), "PIL.AvifImagePlugin.AvifImageFile", lossy=True)
HEIC = PictureKind("HEIC", (".heic", ".heif", ".hif"), "pillow_heif.HeifImageFile", lossy=True)

TAKEN = Message("JPEG, PNG, SVG, TIFF, WebP, GIF, BMP, JPEG 2000, AVIF or HEIC")
HEIC_REMEDY = Message('Run pip install "banxin[heic]", or export the picture as JPEG.')
AVIF_REMEDY = Message('Run pip install "pillow>=11.3", or export the picture as JPEG.')
_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_REFUSED: tuple[tuple[bytes, int, PictureKind], ...] = (
    (
        b"CR\2",
        8,
        PictureKind(
            Message("a camera's raw file"), remedy=Message("Develop it and export it as JPEG or TIFF.")
        ),
    ),
    (
        b"%PDF",
        0,
        PictureKind("PDF", remedy=Message("pdftocairo -svg FILE.pdf FILE.svg makes SVG of its first page.")),
    ),
    (
        b"%!PS",
        0,
        PictureKind("EPS", remedy=Message("inkscape FILE.eps --export-filename=FILE.svg makes SVG of it.")),
    ),
    (
        b"\xc5\xd0\xd3\xc6",
        0,
        PictureKind("EPS", remedy=Message("inkscape FILE.eps --export-filename=FILE.svg makes SVG.")),
    ),
    (
        b"8BPS",
        0,
        PictureKind(
            "Photoshop", remedy=Message("Export it as TIFF or PNG, or run magick 'FILE.psd[0]' FILE.png.")
        ),
    ),
    (
        b"\x1f\x8b",
        0,
        PictureKind("gzip (SVGZ)", remedy=Message("gunzip -c FILE.svgz > FILE.svg unpacks it.")),
    ),
    (
        b"PK\3\4",
        0,
        PictureKind(Message("a ZIP or an office document"), remedy=Message("Take the picture out of it.")),
    ),
    (b"\0\0\1\0", 0, PictureKind(Message("an icon"), remedy=Message("Export it as PNG."))),
)


def kind_of(data: bytes) -> PictureKind | None:
    """The kind of a file's content; None where it is no picture that is known."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    for mark, at, kind in _REFUSED:
        if data[at : at + len(mark)] == mark:
            return kind
    return _other(data) or (SVG if _looks_like_svg(data) else None)


def _other(data: bytes) -> PictureKind | None:
    if data[:4] in _TIFF_MARKS:
        return TIFF
    if data.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith((b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")):
        return JPEG_2000
    if data[4:8] == b"ftyp":
        brands = data[8 : min(int.from_bytes(data[:4]), 256)]
        if brands[:4] in (b"avif", b"avis") or b"avif" in brands:
            return AVIF
        return HEIC if brands[:4] in _HEIC_BRANDS else None
    return BMP if data.startswith(b"BM") and data[6:10] == bytes(4) else None


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    looks_xml = head.startswith(b"<") or b"<\0" in data[:4] or b"\0<" in data[:4]
    return looks_xml and not head[:64].lower().startswith((b"<!doctype html", b"<html"))


def opener(kind: PictureKind) -> Callable[[Any], Any] | None:
    """What opens a kind; None where this installation lacks it.

    Classes of Pillow are taken, not `Image.open`: that tries them all, and warns of large pictures by a
    limit that holds for the whole process. They read the head of a file only; pixels wait.
    """
    module, _, name = kind.plugin.rpartition(".")
    try:
        found = getattr(import_module(module), name, None)
    except ImportError:
        return None
    if kind is AVIF:
        from PIL import features  # noqa: PLC0415  seldom needed

        return found if features.check("avif") else None
    return found
