"""A publication as bytes for a worker that does not see its folder, and what comes back from there.

A bundle is a zip archive of the plain files in the folder, without what builds made. It is read with the
guards of archives with layouts: no links, no names that lead out, nothing beyond its bounds.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from banxin.findings import Finding, Place, finding
from banxin.job.folders import leads_out
from banxin.job.job_record import WrittenFile
from banxin.job.writing import write_all
from banxin.layouts.sources.packed import ArchiveBounds, RefusedArchiveError, members_of
from banxin.wording import Message
from banxin.world.world import CACHE

BOUNDS = ArchiveBounds(members=20_000, each=128 * 1024 * 1024, all=256 * 1024 * 1024, deep=16)
_MADE = ("out", CACHE)
_KEPT = (".yaml", ".yml")  # a make-up that is kept is such a file
_EPOCH = (1980, 1, 1, 0, 0, 0)


class UnbundledError(Exception):
    """A publication that cannot be sent: `fault` says why."""

    def __init__(self, fault: Finding) -> None:
        super().__init__(fault.message)
        self.fault = fault


def bundled(root: Path) -> bytes:
    """The folder as an archive; raises UnbundledError where it is too large, or OSError.

    Links are left out, as hidden files are: what is outside is no part of a publication.
    """
    data, total, count = io.BytesIO(), 0, 0
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in _plain_files(root):
            name = path.relative_to(root).as_posix()
            size = path.stat().st_size
            total, count = total + size, count + 1
            if total > BOUNDS.all or count > BOUNDS.members or size > BOUNDS.each:
                raise UnbundledError(_too_large(root, name))
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED, 1)
    return data.getvalue()


def unbundled(data: bytes, root: Path) -> None:
    """Write what a bundle holds into the new folder `root`; raises RefusedArchiveError or OSError."""
    for name, content in members_of(data, BOUNDS).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def collected(root: Path, data: bytes, files: tuple[WrittenFile, ...]) -> dict[str, bytes]:
    """What a build of an unpacked bundle made: the files of its editions, and a make-up that it kept."""
    made = {f"out/{one.name}": (root / "out" / one.name).read_bytes() for one in files}
    sent = members_of(data, BOUNDS)
    for path in _plain_files(root):
        name = path.relative_to(root)
        if path.suffix in _KEPT and sent.get(PurePosixPath(name.as_posix())) != path.read_bytes():
            made[name.as_posix()] = path.read_bytes()
    return made


def put_in_place(
    root: Path, out: Path, made: Mapping[str, bytes], files: tuple[WrittenFile, ...]
) -> tuple[Finding, ...]:
    """Write what came back: the files of editions as they were told, a kept make-up; nothing else."""
    told = {f"out/{one.name}": one for one in files}
    targets: dict[Path, bytes] = {}
    for name, content in made.items():
        path = root / name
        if name in told:
            whole = hashlib.sha256(content).hexdigest() == told[name].digest
            if os.path.basename(told[name].name) != told[name].name or not whole:
                return (_strange(root, name),)
            path = out / told[name].name
        elif not _may_be_kept(root, path):
            return (_strange(root, name),)
        targets[path] = content
    if not set(told) <= set(made):
        return (_strange(root, ", ".join(sorted(set(told) - set(made)))),)
    return write_all(targets)


def _may_be_kept(root: Path, path: Path) -> bool:
    """Whether a make-up may be written there."""
    return path.suffix in _KEPT and path.name != "manifest.yaml" and not leads_out(root, path)


def refused_bundle(refusal: RefusedArchiveError) -> Finding:
    """The finding of a worker that refused what it was sent."""
    return finding("batch.bundle", refusal.reason, expected=refusal.expected)


def _plain_files(root: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(root):
        made = _MADE if place == os.fspath(root) else ()
        folders[:] = sorted(name for name in folders if name not in made and not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def _too_large(root: Path, name: str) -> Finding:
    limits = Message(
        "{members} files, {each} MB each, {all} MB in all",
        members=BOUNDS.members,
        each=BOUNDS.each // 1024 // 1024,
        all=BOUNDS.all // 1024 // 1024,
    )
    return finding(
        "batch.bundle",
        Message("The publication is too large to be sent; the bound is passed at {name}.", name=name),
        Place(str(root)),
        expected=limits,
        remedy=Message("keep it on storage that all workers see, and leave out --send bytes"),
    )


def _strange(root: Path, name: str) -> Finding:
    message = Message("The worker sent back {name}, which is no file that it was to make.", name=name)
    return finding("batch.bundle", message, Place(str(root)))
