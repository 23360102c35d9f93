"""Outputs reach their place whole and together or not at all: written beside it, then renamed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from banxin.findings import Finding, finding
from banxin.manuscript.publication import Edition, Publication
from banxin.registry import ending
from banxin.wording import Message, reason_of
from banxin.world.replacing import staged_beside


def write_all(files: Mapping[Path, bytes]) -> tuple[Finding, ...]:
    """Write every file under a temporary name first, then rename all; on failure none is replaced.

    A failing disk or folder is a finding, and the previous good files stay, or are put back.
    """
    staged: dict[Path, Path] = {}
    old: dict[Path, Path | None] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = staged_beside(path, data)
        for path in staged:
            old[path] = _set_aside(path)
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        lost = [
            Message("; the last {path} is now {kept}", path=path, kept=kept)
            for path, kept in [*_put_back(staged, old)]
        ]
        where = Path(error.filename2 or error.filename or next(iter(files)))
        if where.name.startswith(".banxin-"):  # of our own names the reader knows the folder alone
            where = where.parent
        return (
            finding(
                "press.output",
                Message(
                    "Cannot write {where}: {reason}{lost}",
                    where=where,
                    reason=reason_of(error),
                    lost="".join(lost),
                ),
            ),
        )
    for kept in old.values():
        if kept is not None:
            with contextlib.suppress(OSError):
                kept.unlink()
    return ()


def _set_aside(path: Path) -> Path | None:
    """A second name for the file that stands at `path`, which stays where it is; None where there is none."""
    if not os.path.lexists(path):
        return None
    kept = Path(tempfile.mktemp(prefix=".banxin-old-", dir=path.parent))
    try:
        os.link(path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if path.is_dir() and not path.is_symlink():
            raise
        path.rename(kept)  # a file system without links: for a moment the file is only there
    return kept


def _put_back(staged: Mapping[Path, Path], old: Mapping[Path, Path | None]) -> Iterator[tuple[Path, Path]]:
    """Undo what was done so far; the old files that could not be put back, with where they are."""
    for path, temporary in staged.items():
        replaced = not os.path.lexists(temporary)
        kept = old.get(path)
        try:
            if kept is not None:
                kept.replace(path)
                # renaming one name of a file onto another does nothing
                kept.unlink(missing_ok=True)
            elif replaced:
                path.unlink(missing_ok=True)
        except OSError:
            if kept is not None:
                yield path, kept
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def file_name(publication: Publication, edition: Edition, mark: str = "") -> str:
    """The name of the file of an edition; `mark` ends it."""
    return f"{publication.slug}-{edition.name}{mark}.{ending(edition.format)}"
