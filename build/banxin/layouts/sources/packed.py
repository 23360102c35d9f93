"""Layouts in zip archives: `layouts/evening.zip` of a publication is its layout `evening`.

An archive can be anybody's. It is read within bounds and never unpacked onto the disk; names that lead
out of it, links, and what is encrypted are refused.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from banxin.findings import Finding, Place, finding
from banxin.layouts.description.contract_form import NAME
from banxin.layouts.description.reading import FILE
from banxin.wording import Message, reason_of
from banxin.world import Overlaid, World

SUFFIX = ".zip"
ARCHIVE_LIMIT = 32 * 1024 * 1024
"""Bytes of one archive."""

UNPACKED_LIMIT = 64 * 1024 * 1024
"""Bytes of all that one archive holds."""

MEMBER_LIMIT = 16 * 1024 * 1024
"""Bytes of one file in it."""

MEMBERS = 1000
"""Files in one archive."""


@dataclass(frozen=True, slots=True)
class ArchiveBounds:
    """What an archive may hold: `members`, bytes of `each` and of `all`, so `deep` in folders."""

    members: int = MEMBERS
    each: int = MEMBER_LIMIT
    all: int = UNPACKED_LIMIT
    deep: int = 8


_BOUNDS = ArchiveBounds()
_LEFT_OUT = ("__MACOSX",)  # what the Finder of macOS puts beside


class RefusedArchiveError(Exception):
    """An archive that is not opened: `reason` is a sentence, `expected` what would be right, `near` a name
    that could be meant.
    """

    def __init__(self, reason: str, expected: str = "", near: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.expected = expected
        self.near = near


@dataclass(frozen=True, slots=True)
class Archives:
    """The layouts that stand packed in a publication: `world` has them as folders."""

    world: World
    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()


def with_archives(root: Path | None, world: World) -> Archives:
    """`world` with the archives in `root`/layouts as folders beside them; what is wrong is a finding."""
    own = None if root is None else root / "layouts"
    if own is None or not world.is_folder(own):
        return Archives(world)
    names = [name for name in world.names(own) if _is_archive(name) and world.is_file(own / name)]
    files: dict[Path, bytes] = {}
    tops: dict[Path, Path] = {}
    found: list[Finding] = []
    for name in names:
        top = world.resolved(own) / name[: -len(SUFFIX)]
        try:
            members = _members(own / name, top.name, world)
        except RefusedArchiveError as refusal:
            place = Place(f"layouts/{name}")
            found.append(
                finding(
                    "layout.archive", refusal.reason, place, expected=refusal.expected, nearest=refusal.near
                )
            )
            continue
        tops[top] = own / name
        files |= {top / path: data for path, data in members.items()}
    if not tops:
        return Archives(world, tuple(found))
    overlaid = Overlaid(world, frozenset(tops), files, tops)
    return Archives(overlaid, tuple(found), tuple(top.name for top in tops))


def _is_archive(name: str) -> bool:
    return name.casefold().endswith(SUFFIX)


def _plain(name: str) -> str:
    """The name of a layout in that of a file as it was downloaded: evening in Evening-1.2 (1)."""
    bare = re.sub(r"(?:[-_ ]?v?\d+(?:\.\d+)+|[-_](?:main|master)|\s*\(\d+\))+$", "", name).strip("-_ .")
    plain = re.sub(r"[\s_.]+", "-", bare).lower()
    return plain if re.fullmatch(NAME, plain) else ""


def _members(archive: Path, name: str, world: World) -> dict[PurePosixPath, bytes]:
    if not re.fullmatch(NAME, name):
        raise RefusedArchiveError(
            Message("`{name}` cannot be a name.", name=name),
            Message("lower-case letters, digits and hyphens, beginning with a letter"),
            f"{_plain(name)}{SUFFIX}" if _plain(name) else "",
        )
    if world.exists(archive.with_suffix("")):
        raise RefusedArchiveError(
            Message("There is a folder layouts/{name} too, which is read instead.", name=name),
            Message("either the folder or the archive"),
        )
    try:
        data = world.read(archive, ARCHIVE_LIMIT + 1)
    except OSError as fault:
        raise RefusedArchiveError(
            Message("The archive cannot be read: {reason}.", reason=reason_of(fault))
        ) from None
    if len(data) > ARCHIVE_LIMIT:
        raise RefusedArchiveError(
            Message("The archive is too large."),
            Message("at most {limit} MB", limit=ARCHIVE_LIMIT // 1024 // 1024),
        )
    return unpacked(data)


def unpacked(data: bytes) -> dict[PurePosixPath, bytes]:
    """The files of an archive by their paths below the layout's folder; raises RefusedArchiveError."""
    return _below_its_folder(members_of(data, _BOUNDS))


def members_of(data: bytes, bounds: ArchiveBounds) -> dict[PurePosixPath, bytes]:
    """The files of any archive by their paths in it; raises RefusedArchiveError for one beyond the bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = list(_listed(archive, bounds))
            return {path: _read(archive, member) for path, member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise RefusedArchiveError(Message("This is no zip archive that can be read.")) from fault


def _listed(
    archive: zipfile.ZipFile, bounds: ArchiveBounds
) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > bounds.members:
        raise RefusedArchiveError(
            Message("The archive holds {count} files.", count=len(members)),
            Message("at most {limit}", limit=bounds.members),
        )
    if sum(one.file_size for one in members) > bounds.all:
        raise RefusedArchiveError(
            Message("The files in the archive are too large."),
            Message("at most {limit} MB in all", limit=bounds.all // 1024 // 1024),
        )
    known: set[str] = set()
    for member in members:
        path = _path(member, bounds)
        if path.parts[0] in _LEFT_OUT:
            continue
        if path.as_posix().casefold() in known:
            raise RefusedArchiveError(
                Message("Two files in the archive are called `{name}`.", name=path.as_posix())
            )
        known.add(path.as_posix().casefold())
        yield path, member


def _path(member: zipfile.ZipInfo, bounds: ArchiveBounds) -> PurePosixPath:
    """Where a member belongs; raises RefusedArchiveError for what would be none of the layout's files."""
    name = member.orig_filename
    path = PurePosixPath(name)
    parts = path.parts
    shown = name if len(name) <= 60 else name[:60] + "…"
    leads_out = (
        path.is_absolute() or ".." in parts or "\\" in name or "\0" in name or ":" in name or not parts
    )
    if leads_out or len(parts) > bounds.deep:
        raise RefusedArchiveError(
            Message("`{name}` in the archive leads out of it or lies too deep.", name=shown),
            Message("paths below the layout's folder, at most {deepest} deep", deepest=bounds.deep),
        )
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise RefusedArchiveError(
            Message("`{name}` in the archive is a link or device.", name=shown), Message("plain files")
        )
    if member.flag_bits & 0x1:
        raise RefusedArchiveError(
            Message("`{name}` in the archive is encrypted.", name=shown), Message("plain files")
        )
    if member.file_size > bounds.each:
        raise RefusedArchiveError(
            Message("`{name}` in the archive is too large.", name=shown),
            Message("at most {limit} MB", limit=bounds.each // 1024 // 1024),
        )
    return path


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """What a member holds: never more than it said, whatever it unpacks to."""
    with archive.open(member) as stream:
        data = stream.read(member.file_size + 1)
    if len(data) != member.file_size:
        raise zipfile.BadZipFile
    return data


def _below_its_folder(read: dict[PurePosixPath, bytes]) -> dict[PurePosixPath, bytes]:
    """The files without the one folder that all of them lie in."""
    if PurePosixPath(FILE) in read:
        return read
    tops = {path.parts[0] for path in read}
    if len(tops) == 1 and PurePosixPath(*tops, FILE) in read:
        return {PurePosixPath(*path.parts[1:]): data for path, data in read.items()}
    raise RefusedArchiveError(
        Message("There is no {file} in the archive.", file=FILE),
        Message("{file} at its top, or in the one folder that it holds", file=FILE),
    )
