"""The publications under some folders: every folder with a manifest, nested ones too."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Finding, Place, finding
from banxin.wording import Message, listed, reason_of
from banxin.world import DISK, World

MANIFEST = "manifest.yaml"
_OWN_PARTS = frozenset({"out", "layouts", "fonts", "images"})
"""Folders of a publication that hold no publications of the house: a layout brings a sample of its own."""
_DEEPEST = 40  # folders within each other: more than anybody keeps issues in


@dataclass(frozen=True, slots=True)
class IssueFolder:
    """A publication that was found: `name` tells it from the others, `root` is its folder, without links.

    `out` is the folder that its files go to.
    """

    name: str
    root: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Search:
    """The publications found, in the order of their paths, and what was found wrong while looking."""

    issues: tuple[IssueFolder, ...]
    findings: tuple[Finding, ...] = ()
    refused: tuple[tuple[IssueFolder, Finding], ...] = ()


def publications_under(folders: Sequence[Path], out: Path | None = None, world: World = DISK) -> Search:
    """Every publication in `folders` or below them, each once. No link is followed, so none leads out.

    Files of each go to its own out/, or with `out` to a folder of its name there: publications of one name
    would write the same files, and are refused. A hidden folder holds none, nor do out/, layouts/, fonts/ and
    images/ of a publication. Two of the same path below their folders are named by the whole path.
    """
    found: dict[Path, str] = {}
    faults: list[Finding] = []
    made = None if out is None else world.resolved(out)
    for folder in folders:
        top = world.resolved(folder)
        for root in _walk(top, made, faults, world):
            name = root.relative_to(top).as_posix()
            found.setdefault(root, top.name if name == "." else name)
    often = Counter(found.values())
    issues = [
        IssueFolder(
            name if often[name] == 1 or out is not None else str(root),
            root,
            root / "out" if out is None else out / name,
        )
        for root, name in sorted(found.items(), key=lambda item: item[0].parts)
    ]
    if not issues:
        faults.append(_none(folders))
    refused = tuple(_same_output(issues))
    twice = {issue.root for issue, _ in refused}
    return Search(tuple(one for one in issues if one.root not in twice), tuple(faults), refused)


def _walk(top: Path, made: Path | None, faults: list[Finding], world: World) -> Iterator[Path]:
    """Folders with a manifest, from `top` on but not in `made`; one that cannot be listed is a finding."""
    waiting = [(top, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            names = world.names(folder)
        except OSError as fault:
            faults.append(_unreadable(folder, fault))
            continue
        here = MANIFEST in names
        if here and world.is_file(folder / MANIFEST):
            yield folder
        elif here:
            faults.append(_no_file(folder / MANIFEST))
        below = (
            folder / name for name in names if not name.startswith(".") and not (here and name in _OWN_PARTS)
        )
        if depth < _DEEPEST:
            waiting += [(path, depth + 1) for path in below if path != made and _is_own_folder(path)]


def _is_own_folder(path: Path) -> bool:
    return not path.is_symlink() and path.is_dir()


def _same_output(issues: Iterable[IssueFolder]) -> Iterator[tuple[IssueFolder, Finding]]:
    """Those whose files would go where another's go."""
    homes: dict[str, list[IssueFolder]] = {}
    for issue in issues:
        homes.setdefault(os.path.normcase(os.path.realpath(issue.out)), []).append(issue)
    for sharing in homes.values():
        for issue in sharing if len(sharing) > 1 else ():
            others = listed(str(one.root) for one in sharing if one is not issue)
            message = Message("Files of {others} would go to {out} too.", others=others, out=issue.out)
            remedy = Message("name the folder that holds both, or leave out --out")
            yield issue, finding("batch.same-output", message, Place(str(issue.root)), remedy=remedy)


def _none(folders: Sequence[Path]) -> Finding:
    names = listed(map(str, folders))
    return finding(
        "batch.none",
        Message("There is no publication under {folders}.", folders=names),
        expected=Message("folders with {manifest} in them or below them", manifest=MANIFEST),
        remedy=Message("name the folder that holds the issues; `banxin init DIR` makes a first one"),
    )


def _no_file(manifest: Path) -> Finding:
    """A manifest in name alone: a link that leads nowhere, a folder, or something that is never read."""
    if manifest.is_symlink():
        message = Message("{manifest} is a link that leads to no file.", manifest=MANIFEST)
    else:
        message = Message("{manifest} is not a file.", manifest=MANIFEST)
    remedy = Message("put the manifest there, or take this name away")
    return finding("batch.manifest", message, Place(str(manifest)), remedy=remedy)


def _unreadable(folder: Path, fault: OSError) -> Finding:
    message = Message("The folder cannot be looked through: {reason}.", reason=reason_of(fault))
    return finding("batch.unreadable", message, Place(str(folder)))
