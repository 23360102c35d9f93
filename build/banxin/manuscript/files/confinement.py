"""Paths as an author writes them, held inside the publication's folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from banxin.findings import nearest
from banxin.wording import Message
from banxin.world import DISK, World

_DRIVE = re.compile(r"[A-Za-z]:")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # the categories Cc and Cs of Unicode
_PATH_LIMIT = 1024
_SEARCH_LIMIT = 2000
_ROOTS: ContextVar[dict[Path, Path] | None] = ContextVar("_ROOTS", default=None)
_LISTINGS: ContextVar[dict[Path, dict[str, None]] | None] = ContextVar("_LISTINGS", default=None)


class OutsideError(ValueError):
    """A written path that may not be followed; its text says why, its `remedy` what to write instead."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class MissingFile:
    """No such file: `similar` names one that exists, or is empty; `case_only`: only case differs."""

    similar: str = ""
    case_only: bool = False


def confined(root: Path, written: str, world: World = DISK) -> Path:
    """The path that `written` names below `root`, whether or not it exists.

    Raises OutsideError for absolute paths, drive letters, addresses, `..`, backslashes, and symbolic
    links that lead out of the folder. The file is opened later: whoever can write in the folder
    meanwhile is trusted.
    """
    relative = _relative(written)
    path = root.joinpath(*relative.parts)
    try:
        inside = world.resolved(path).is_relative_to(_resolved(root, world))
    except (OSError, RuntimeError, ValueError) as error:
        raise OutsideError(Message("the path cannot be followed")) from error
    if not inside:
        raise OutsideError(
            Message("a symbolic link leads out of the publication"),
            Message("Copy the file into the publication."),
        )
    return path


def find_file(root: Path, written: str, *, search: bool = True, world: World = DISK) -> Path | MissingFile:
    """The existing file that `written` names, letter for letter, or what is like it.

    Names are compared with the folder's own list, so that a path which works only where file names
    ignore case is found out everywhere. A name is the same however its letters are composed: systems
    that take one apart and those that do not exchange files. Without `search` a missing file is not compared
    with others. Raises OutsideError as `confined` does.
    """
    path = confined(root, written, world)
    here = root
    for written_part in PurePosixPath(written).parts:
        names = _names(here, world)
        part = written_part
        if part not in names:
            part = next((name for name in names if _composed(name) == _composed(part)), "")
            if not part:
                return _similar(root, here, written_part, path, world) if search else MissingFile()
        here = here / part
    return path if here == path else confined(root, here.relative_to(root).as_posix(), world)


def _relative(written: str) -> PurePosixPath:
    if not written or written != written.strip() or len(written) > _PATH_LIMIT:
        raise OutsideError(Message("the path is empty, too long or has spaces at its ends"))
    if _CONTROL.search(written):
        raise OutsideError(Message("the path holds control characters"))
    if "\\" in written:
        raise OutsideError(
            Message("a path is written with /, not with \\"),
            Message("Write {written}", written=written.replace(chr(92), "/")),
        )
    if _SCHEME.match(written):
        raise OutsideError(
            Message("addresses are not read"), Message("Save the file inside the publication.")
        )
    relative = PurePosixPath(written)
    if relative.is_absolute() or _DRIVE.match(written) or written.startswith("~"):
        raise OutsideError(
            Message("an absolute path leaves the publication"),
            Message("Write it from the publication's folder."),
        )
    if ".." in relative.parts:
        raise OutsideError(
            Message(".. leaves the folder"), Message("Write the path from the publication's folder.")
        )
    return relative


@contextmanager
def listings_kept() -> Iterator[None]:
    """Within the block the list of a folder is read once, however many files of it are asked for, and the
    folder of the publication is followed once.
    """
    token, roots = _LISTINGS.set({}), _ROOTS.set({})
    try:
        yield
    finally:
        _LISTINGS.reset(token)
        _ROOTS.reset(roots)


def _resolved(root: Path, world: World) -> Path:
    """The folder of the publication as the system follows it."""
    kept = _ROOTS.get()
    if kept is None:
        return world.resolved(root)
    if root not in kept:
        kept[root] = world.resolved(root)
    return kept[root]


def _names(folder: Path, world: World) -> dict[str, None]:
    """The names in a folder, sorted."""
    kept = _LISTINGS.get()
    if kept is not None and folder in kept:
        return kept[folder]
    try:
        names = dict.fromkeys(world.names(folder))
    except OSError:
        names = {}
    if kept is not None:
        kept[folder] = names
    return names


def _similar(root: Path, folder: Path, part: str, wanted: Path, world: World) -> MissingFile:
    """What stands in for a missing component: same name in other case, in another folder, or a near one."""
    names = [name for name in _names(folder, world) if not name.startswith(".")]
    for name in names:
        if _folded(name) == _folded(part):
            rest = wanted.relative_to(folder / part)
            return MissingFile((folder / name / rest).relative_to(root).as_posix(), case_only=True)
    if folder / part == wanted and (close := nearest(part, names)):
        return MissingFile((folder / close).relative_to(root).as_posix())
    return MissingFile(_elsewhere(root, wanted.name, world))


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return _composed(name).casefold()


def _elsewhere(root: Path, name: str, world: World) -> str:
    """A file of this name, or one near it, anywhere else in the publication."""
    found: dict[str, str] = {}
    seen = 0
    for folder, folders, files in _walk(root, world):
        for file in files:
            found.setdefault(file, (folder / file).relative_to(root).as_posix())
        seen += len(files) + len(folders)
        if seen > _SEARCH_LIMIT:
            break
    close = name if name in found else nearest(name, found)
    return found.get(close, "")


def _walk(root: Path, world: World) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Folders with the folders and files in each, from the top; not what is hidden or built, and no links."""
    try:
        names = world.names(root)
    except OSError:
        return
    below = {name for name in names if world.is_folder(root / name)}
    seen = [name for name in names if name in below and not name.startswith(".") and name != "out"]
    yield root, seen, [name for name in names if name not in below]
    for name in seen:
        if _is_real(root / name, world):
            yield from _walk(root / name, world)


def _is_real(folder: Path, world: World) -> bool:
    """Whether it is no link to another folder."""
    return world.resolved(folder) == world.resolved(folder.parent) / folder.name
