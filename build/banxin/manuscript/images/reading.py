"""The pictures that articles name: found, told by their content, bounded, and proven to be whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from pathlib import PurePosixPath as PurePath

from banxin.findings import Finding, Place, Severity, finding
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.files.confinement import MissingFile, OutsideError, find_file
from banxin.manuscript.files.decoding import read_bytes
from banxin.manuscript.images.cache import PictureCache
from banxin.manuscript.images.kinds import BMP, SVG, TAKEN, TIFF, PictureKind, kind_of
from banxin.manuscript.images.rasters import read_raster
from banxin.manuscript.images.svg import read_svg
from banxin.manuscript.publication import Image, Unit
from banxin.markup.blocks import Figure
from banxin.wording import Message
from banxin.world import DISK, World

IMAGE_LIMIT = 64 * 2**20
"""Bytes of one picture: a newspaper page's largest photograph, hardly compressed."""
UNPACKED_LIMIT = 256 * 2**20
"""Bytes of one picture of a kind that is seldom compressed: as many pixels as are allowed, in CMYK."""
_SEARCHES = 100  # as in reading.py: the search for similar files takes time


def read_images(
    root: Path, units: tuple[Unit, ...], world: World = DISK
) -> tuple[Mapping[str, Image], tuple[Finding, ...]]:
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
            place = place_of(unit, figure)
            search = len(findings) < _SEARCHES
            path, fault = _locate(root, figure.image, place, unit.source.name, world, search=search)
            if fault:
                findings.append(fault)
            if path is None or figure.image in seen:
                continue
            seen.add(figure.image)
            image, faults = read_image(path, figure.image, place, root, world)
            findings += faults
            if image is not None:
                images[figure.image] = image
    return images, tuple(findings)


def read_image(
    path: Path, name: str, place: Place | None = None, root: Path | None = None, world: World = DISK
) -> tuple[Image | None, tuple[Finding, ...]]:
    """The picture at `path`, shown as `name`, if it is whole and within the limits.

    What neither print nor EPUB takes as it is goes, made plain, into the cache of the publication in
    `root` (by default the picture's folder). `place` is where it is named; faults inside an SVG point
    into the SVG itself.
    """
    place = place or Place(name)
    cache = PictureCache(root or path.parent, world)
    data, faults = read_bytes(path, name, _limit(path, world), place, world)
    if data is None:
        return None, tuple(_as_image_fault(fault) for fault in faults)
    kind = kind_of(data)
    if kind is None or not kind.endings:
        return None, (_not_allowed(name, data, kind, place),)
    if kind is SVG:
        image, faults = read_svg(data, name, place, cache)
    else:
        image, faults = read_raster(data, name, kind, place, cache)
    sound = not any(fault.severity is Severity.ERROR for fault in faults)
    if sound and PurePath(name).suffix.lower() not in kind.endings:
        faults = (*faults, _wrong_extension(name, kind, place))
    return image, faults


def _limit(path: Path, world: World) -> int:
    """How many bytes are read of a picture: more where its kind is seldom compressed."""
    try:
        kind = kind_of(world.read(path, 32)) if world.is_file(path) else None
    except OSError:
        return IMAGE_LIMIT
    return UNPACKED_LIMIT if kind in (TIFF, BMP) else IMAGE_LIMIT


def _as_image_fault(fault: Finding) -> Finding:
    """A file's fault under the code of pictures; `expected` is set when the size is at fault."""
    code = "image.too-large" if fault.expected else "image.unreadable"
    return replace(fault, code=code)


def place_of(unit: Unit, figure: Figure) -> Place:
    """Where the article names the picture: in its line, or in the first line that has the path."""
    source = unit.source
    for number in (figure.line, *range(figure.line + 1, min(figure.line + 12, source.line_count + 1))):
        at = source.line(number).find(figure.image)
        if at >= 0:
            return source.place(number, at + 1, len(figure.image))
    return source.place(figure.line, max(figure.column, 1))


def read_named(
    root: Path, named: str, place: Place, named_in: str, world: World = DISK
) -> tuple[Image | None, tuple[Finding, ...]]:
    """The picture that a text names at `place` in the file `named_in`: found in the publication and read."""
    path, fault = _locate(root, named, place, named_in, world, search=True)
    if path is None:
        return None, (fault,) if fault else ()
    return read_image(path, named, place, root, world)


def _locate(
    root: Path, named: str, place: Place, named_in: str, world: World, *, search: bool
) -> tuple[Path | None, Finding | None]:
    try:
        found = find_file(root, named, search=search, world=world)
    except OutsideError as error:
        return None, finding(
            "file.outside",
            Message("The picture {image} is not read: {error}.", image=named, error=error),
            place,
            expected=Message("a path inside the publication, for example images/map.svg"),
            remedy=error.remedy,
        )
    if isinstance(found, Path):
        return found, None
    return None, _missing(root, named, named_in, found, place, world)


def _missing(
    root: Path, named: str, named_in: str, missing: MissingFile, place: Place, world: World
) -> Finding:
    remedy = ""
    beside = PurePath(named_in).parent / named
    if missing.case_only:
        remedy = Message("Only the case of letters differs.")
    elif world.is_file(root / beside):
        remedy = Message("Paths begin at the publication's folder: write {beside}.", beside=beside)
        missing = MissingFile(str(beside))
    return finding(
        "image.missing",
        Message("The picture {image} does not exist.", image=named),
        place,
        expected=Message("a file in the publication's folder"),
        nearest=missing.similar,
        remedy=remedy,
    )


def _not_allowed(name: str, data: bytes, kind: PictureKind | None, place: Place) -> Finding:
    message = (
        Message("{name} is {name_2}.", name=name, name_2=kind.name)
        if kind
        else Message("{name} is no picture that is known.", name=name)
    )
    if not data:
        message = Message("{name} is empty.", name=name)
    stem = PurePath(name).with_suffix("").as_posix()
    remedy = kind.remedy.replace("FILE", stem) if kind else Message("Export it again as one of these.")
    return finding("image.kind", message, place, expected=TAKEN, remedy=remedy)


def _wrong_extension(name: str, kind: PictureKind, place: Place) -> Finding:
    ending = kind.endings[0]
    return finding(
        "image.kind",
        Message("{name} is {name_2} by its content.", name=name, name_2=kind.name),
        place,
        expected=Message("a name that ends in {ending}", ending=ending),
        remedy=Message("Rename it to {path}.", path=PurePath(name).with_suffix(ending)),
    )
