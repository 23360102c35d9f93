"""The pictures that articles name: found, told by their content, bounded, and proven to be whole."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from pathlib import PurePosixPath as PurePath

from PIL import ImageFile, JpegImagePlugin, PngImagePlugin

from banxin.findings import Finding, Place, finding
from banxin.manuscript.body_walk import figures
from banxin.manuscript.confinement import Missing, OutsideError, find_file
from banxin.manuscript.decoding import read_bytes
from banxin.manuscript.publication import Image, Unit
from banxin.manuscript.svg import read_svg
from banxin.markup.blocks import Figure

IMAGE_LIMIT = 32 * 2**20
"""Bytes of one picture: a newspaper page's largest photograph, hardly compressed."""
PIXEL_LIMIT = 64 * 10**6
"""Pixels of one picture: an A2 page at 400 dpi."""
_SEARCHES = 100  # as in reading.py: the search for similar files takes time

_EXTENSIONS = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/svg+xml": (".svg",),
}
_NAMES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/svg+xml": "SVG"}
_OTHERS: tuple[tuple[bytes, int, str], ...] = (
    (b"GIF8", 0, "GIF"),
    (b"WEBP", 8, "WebP"),
    (b"II*\0", 0, "TIFF"),
    (b"MM\0*", 0, "TIFF"),
    (b"BM", 0, "BMP"),
    (b"%PDF", 0, "PDF"),
    (b"%!PS", 0, "EPS"),
    (b"8BPS", 0, "Photoshop"),
    (b"ftypavif", 4, "AVIF"),
    (b"ftypheic", 4, "HEIC"),
    (b"\x1f\x8b", 0, "gzip (SVGZ)"),
)


def read_images(root: Path, units: tuple[Unit, ...]) -> tuple[Mapping[str, Image], tuple[Finding, ...]]:
    """Every picture that the units show, by the path as written, with a finding for each fault.

    A picture shown twice is read once; a fault that is the reference's own is told at each reference.
    """
    images: dict[str, Image] = {}
    findings: list[Finding] = []
    seen: set[str] = set()
    for unit in units:
        for figure in figures(unit.body):
            if not figure.image or figure.image in images:  # one that names no file is told already
                continue
            path, fault = _locate(root, unit, figure, search=len(findings) < _SEARCHES)
            if fault:
                findings.append(fault)
            if path is None or figure.image in seen:
                continue
            seen.add(figure.image)
            image, faults = read_image(path, figure.image, place_of(unit, figure))
            findings += faults
            if image is not None:
                images[figure.image] = image
    return images, tuple(findings)


def read_image(path: Path, name: str, place: Place | None = None) -> tuple[Image | None, tuple[Finding, ...]]:
    """The picture at `path`, shown as `name`, if it is a whole JPEG, PNG or SVG within the limits.

    `place` is where it is named; faults inside an SVG point into the SVG itself.
    """
    place = place or Place(name)
    data, faults = read_bytes(path, name, IMAGE_LIMIT, place)
    if data is None:
        return None, tuple(_as_image_fault(fault) for fault in faults)
    media_type = _media_type(data)
    if not media_type:
        return None, (_not_allowed(name, data, place),)
    if media_type == "image/svg+xml":
        image, faults = read_svg(data, name, place)
    else:
        image, faults = _read_raster(data, name, media_type, place)
    if not faults and PurePath(name).suffix.lower() not in _EXTENSIONS[media_type]:
        faults = (_wrong_extension(name, media_type, place),)
    return image, faults


def _as_image_fault(fault: Finding) -> Finding:
    """A file's fault under the code of pictures; `expected` is set when the size is at fault."""
    code = "image.too-large" if fault.expected else "image.unreadable"
    return replace(fault, code=code)


def place_of(unit: Unit, figure: Figure) -> Place:
    """Where the article names the picture: in its line, or in the first line that has the path."""
    source = unit.source
    for number in (figure.line, *range(figure.line + 1, min(figure.line + 12, len(source.lines) + 1))):
        at = source.line(number).find(figure.image)
        if at >= 0:
            return source.place(number, at + 1, len(figure.image))
    return source.place(figure.line, max(figure.column, 1))


def _locate(root: Path, unit: Unit, figure: Figure, *, search: bool) -> tuple[Path | None, Finding | None]:
    place = place_of(unit, figure)
    try:
        found = find_file(root, figure.image, search=search)
    except OutsideError as error:
        return None, finding(
            "file.outside",
            f"The picture {figure.image} is not read: {error}.",
            place,
            expected="a path inside the publication, for example images/map.svg",
            remedy=error.remedy,
        )
    if isinstance(found, Path):
        return found, None
    return None, _missing(root, unit, figure, found, place)


def _missing(root: Path, unit: Unit, figure: Figure, missing: Missing, place: Place) -> Finding:
    remedy = ""
    beside = PurePath(unit.source.name).parent / figure.image
    if missing.case_only:
        remedy = "Only the case of letters differs."
    elif (root / beside).is_file():
        remedy = f"Paths begin at the publication's folder: write {beside}."
        missing = Missing(str(beside))
    return finding(
        "image.missing",
        f"The picture {figure.image} does not exist.",
        place,
        expected="a file in the publication's folder",
        nearest=missing.similar,
        remedy=remedy,
    )


def _media_type(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    looks_xml = head.startswith(b"<") or b"<\0" in data[:4] or b"\0<" in data[:4]
    html = head[:64].lower().startswith((b"<!doctype html", b"<html"))
    return "image/svg+xml" if looks_xml and not html else ""


def _not_allowed(name: str, data: bytes, place: Place) -> Finding:
    kind = next((kind for mark, at, kind in _OTHERS if data[at : at + len(mark)] == mark), "")
    message = f"{name} is {kind}." if kind else f"{name} is no picture that is known."
    if not data:
        message = f"{name} is empty."
    return finding(
        "image.kind", message, place, expected="JPEG, PNG or SVG", remedy="Export it again as one of these."
    )


def _wrong_extension(name: str, media_type: str, place: Place) -> Finding:
    ending = _EXTENSIONS[media_type][0]
    return finding(
        "image.kind",
        f"{name} is {_NAMES[media_type]} by its content.",
        place,
        expected=f"a name that ends in {ending}",
        remedy=f"Rename it to {PurePath(name).with_suffix(ending)}.",
    )


def _read_raster(
    data: bytes, name: str, media_type: str, place: Place
) -> tuple[Image | None, tuple[Finding, ...]]:
    # The plugins' own classes are opened, not Image.open: that warns of large pictures by a global
    # limit; here the size is judged before any pixel is decoded.
    opener = JpegImagePlugin.JpegImageFile if media_type == "image/jpeg" else PngImagePlugin.PngImageFile
    try:
        with opener(io.BytesIO(data)) as picture:
            width, height = picture.size
            if width * height > PIXEL_LIMIT:
                return None, (_too_many_pixels(name, width, height, place),)
            colour = _colour(picture.mode)
            animated = getattr(picture, "n_frames", 1) > 1
            with _whole_files_only():
                picture.load()
    except Exception as error:  # Pillow raises many kinds for damaged files, SyntaxError among them
        reason = str(error).split("\n", maxsplit=1)[0].rstrip(".") or type(error).__name__
        fault = finding(
            "image.unreadable",
            f"{name} is damaged: {reason}.",
            place,
            remedy="Export or copy the picture again.",
        )
        return None, (fault,)
    return Image(name, media_type, width, height, colour=colour, animated=animated), ()


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """WeasyPrint tells Pillow to accept files that end early, for the whole process; not here."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _colour(mode: str) -> str:
    if mode in ("1", "L", "LA", "I", "I;16", "F"):
        return "gray"
    return "cmyk" if mode == "CMYK" else "rgb"


def _too_many_pixels(name: str, width: int, height: int, place: Place) -> Finding:
    return finding(
        "image.too-large",
        f"{name} has {width} × {height} pixels.",
        place,
        expected=f"at most {PIXEL_LIMIT // 10**6} million pixels",
        remedy="Scale it down: 300 pixels per inch of its printed width are enough.",
    )
