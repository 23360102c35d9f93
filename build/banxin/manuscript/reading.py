"""A folder to a publication: manifest, articles and pictures, with everything that is wrong told at once."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from banxin.findings import Finding, Place, SourceText, finding, has_errors, in_order
from banxin.manuscript.articles.indexing import with_index
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.articles.references import resolve_references
from banxin.manuscript.assembly import assemble
from banxin.manuscript.contents import Entry, entries, repeated, unit_ids
from banxin.manuscript.files.confinement import MissingFile, OutsideError, find_file, listings_kept
from banxin.manuscript.files.decoding import TEXT_LIMIT, decode, read_bytes, read_text
from banxin.manuscript.files.kinds import HEAD, foreign_kind
from banxin.manuscript.images.reading import read_image, read_images, read_named
from banxin.manuscript.kept_make_up import read_kept_file
from banxin.manuscript.manifest import Manifest, read_manifest
from banxin.manuscript.page_plan import advertisement_pictures, plan_faults
from banxin.manuscript.publication import Image, Publication, Unit
from banxin.wording import Message
from banxin.world import DISK, World

MANIFEST = "manifest.yaml"
_SEARCHES = 100
"""Findings after which no more files are searched for that are like a missing one: it takes time."""


@dataclass(frozen=True, slots=True)
class PublicationReading:
    """What was read: the publication, unless a finding is an error, and all findings in order."""

    publication: Publication | None
    findings: tuple[Finding, ...] = ()


def read_publication(root: Path, world: World = DISK) -> PublicationReading:
    """Read the publication in the folder `root`; nothing outside of it is opened.

    Text and pictures are read through `world`; pictures made plain are kept on the disk.

    Every fault of the manifest, the articles and the pictures is one finding; none is an exception.
    Whether the layout and its options exist is for the layouts to say.
    """
    with listings_kept():
        return _read(root, world)


def _read(root: Path, world: World) -> PublicationReading:
    manifest, faults = _manifest(root, world)
    if manifest is None:
        return PublicationReading(None, in_order(faults))
    findings, faults_of_manifest = list(faults), faults
    listed, faults = repeated(entries(manifest.written))
    findings += faults
    ids, faults = unit_ids(listed)
    findings += faults
    stories = [ids[entry.file] for entry in listed if not entry.filler and not entry.advertised]
    is_torn = any(one.code.startswith("yaml.") for one in faults_of_manifest)
    units = _articles(root, listed, ids, findings, world)
    missed = {PurePosixPath(one.nearest).stem for one in findings if one.code == "file.missing"}
    findings += plan_faults(manifest.written, stories, None if is_torn else missed)
    resolved, faults = resolve_references(units.values())
    # Where an article is missing, so may be the target of any reference.
    findings += faults if len(resolved) == len(listed) else ()
    images, faults = read_images(root, resolved, world)
    findings += faults
    images = {**images, **_advertised(root, manifest, images, findings, world)}
    images = {**images, **_covers(root, manifest, images, findings, world)}
    if has_errors(findings) or manifest.model is None:
        return PublicationReading(None, in_order(findings))
    by_file = dict(zip(units, resolved, strict=True))
    read, faults = with_index(replace(assemble(root, manifest, by_file), images=images))
    findings += faults
    place = read.places.get("sheet.keep")
    kept = read_kept_file(root, read.sheet.keep, read.manifest.name, place, world)
    return PublicationReading(replace(read, kept=kept), in_order(findings))


def _manifest(root: Path, world: World) -> tuple[Manifest | None, tuple[Finding, ...]]:
    if not world.is_folder(root):
        what = Message("is not a folder") if world.exists(root) else Message("does not exist")
        return None, (
            finding(
                "file.missing",
                Message("The folder {name} {what}.", name=root.name, what=what),
                Place(str(root.name)),
            ),
        )
    path, fault = _find(root, MANIFEST, None, world)
    if path is None:
        return None, (fault,) if fault else ()
    source, faults = read_text(path, MANIFEST, None, world)
    if source is None:
        return None, faults
    manifest, more = read_manifest(source)
    return manifest, (*faults, *more)


def _articles(
    root: Path, listed: tuple[Entry, ...], ids: Mapping[str, str], findings: list[Finding], world: World
) -> dict[str, Unit]:
    """The units that could be read, by their file as listed; what is wrong is added to `findings`."""
    units: dict[str, Unit] = {}
    for entry in listed:
        path, fault = _find(root, entry.file, entry.place, world, search=len(findings) < _SEARCHES)
        if path is None:
            findings += [fault] if fault else []
            continue
        name = path.relative_to(root).as_posix()
        source, faults = _copy(path, name, entry.place, world)
        findings += faults
        if source is not None:
            units[entry.file], faults = read_article(source, entry.kind, ids[entry.file], entry.place)
            findings += faults
    return units


def _copy(
    path: Path, name: str, place: Place | None, world: World
) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """The text of an article's file; of one that is no text, however large, one finding says what it is."""
    data, faults = read_bytes(path, name, TEXT_LIMIT, place, world)
    head = data
    if head is None:
        with contextlib.suppress(OSError):
            head = world.read(path, HEAD)
    if head is not None and (fault := foreign_kind(head, name, place)):
        return None, (fault,)
    return decode(name, data) if data is not None else (None, faults)


def _advertised(
    root: Path, manifest: Manifest, known: Mapping[str, Image], findings: list[Finding], world: World
) -> dict[str, Image]:
    """The pictures of advertisements that no article shows, by the path as written."""
    images: dict[str, Image] = {}
    for file, place in advertisement_pictures(manifest.written):
        path, fault = _find(root, file, place, world, search=len(findings) < _SEARCHES)
        if fault and not fault.expected:
            fault = replace(fault, expected=Message("the picture of an advertisement, such as images/ad.svg"))
        findings += [fault] if fault else []
        if path is None or file in known or file in images:
            continue
        image, faults = read_image(path, file, place, root, world)
        findings += faults
        if image is not None:
            images[file] = image
    return images


def _covers(
    root: Path, manifest: Manifest, known: Mapping[str, Image], findings: list[Finding], world: World
) -> dict[str, Image]:
    """The picture of the e-book's cover, by its path as written; it may be the picture of an article too."""
    metadata = manifest.model.metadata if manifest.model else None
    named = metadata.cover if metadata else None
    if metadata is None or not named:
        return {}
    file = named if isinstance(named, str) else named.image
    path = ("metadata", "cover") if isinstance(named, str) else ("metadata", "cover", "image")
    if file in known:
        return {}
    image, faults = read_named(root, file, manifest.written.place(path), MANIFEST, world)
    findings += faults
    return {file: image} if image is not None else {}


def _find(
    root: Path, written: str, place: Place | None, world: World, *, search: bool = True
) -> tuple[Path | None, Finding | None]:
    try:
        found = find_file(root, written, search=search, world=world)
    except OutsideError as error:
        return None, finding(
            "file.outside",
            Message("{written} is not read: {error}.", written=written, error=error),
            place or Place(written),
            expected=Message("a path inside the publication, for example units/mukang.md"),
            remedy=error.remedy,
        )
    return (found, None) if isinstance(found, Path) else (None, _missing(written, found, place))


def _missing(written: str, missing: MissingFile, place: Place | None) -> Finding:
    remedy = ""
    if missing.case_only:
        remedy = Message("Only the case of letters differs.")
    elif place is None and missing.similar == "manifest.yml":
        remedy = Message("Rename it to {manifest}.", manifest=MANIFEST)
    elif place is None:
        remedy = Message("Name the publication's folder, or begin one: banxin init DIR")
    return finding(
        "file.missing",
        Message("{written} does not exist.", written=written),
        place or Place(written),
        nearest=missing.similar,
        remedy=remedy,
    )
