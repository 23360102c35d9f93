"""Safe repairs of the copy desk, put into the files of a publication."""

from __future__ import annotations

import codecs
import difflib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Edit, Finding, in_order
from banxin.job.writing import write_all
from banxin.layouts import open_layout, shelves
from banxin.manuscript import read_publication
from banxin.manuscript.files.decoding import TEXT_LIMIT
from banxin.manuscript.publication import Publication
from banxin.proofreading.desk import proofread
from banxin.proofreading.repairs import mended
from banxin.world import DISK, World
from banxin.world.overlaid import Overlaid

_MOST_PASSES = 8  # a repair may bring a fault to light, as ,, becomes ，， and then ，


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired publication: its files before and after, by their names, and what is left to an editor.

    `edits` counts the repairs that were made.
    """

    files: Mapping[str, tuple[bytes, bytes]]
    findings: tuple[Finding, ...]
    edits: int = 0

    def diff(self) -> str:
        """The changes as a unified diff, which `patch -p1` and `git apply` take."""
        return "".join(line for name in sorted(self.files) for line in _diff(name, *self.files[name]))


class _Repaired(Overlaid):
    """The publication with the files that were changed so far, before they are written."""

    def _home(self, path: Path) -> tuple[World, Path]:
        at = self.world.resolved(path)
        return (self._over, at) if self._over.is_file(at) else (self.world, path)


def repair(
    root: str | os.PathLike[str], codes: Collection[str] = (), *, write: bool = True, world: World = DISK
) -> Repair:
    """Make the safe repairs of the rules `codes` (of all that are on, without any) in the folder `root`.

    Files are replaced all at once, or none of them; with `write` false none is. Encoding, byte order mark
    and line ends stay as they are; so do code, links and front matter.
    """
    folder = world.resolved(Path(root).absolute())
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    made = 0
    houses: Sequence[Path] | None = None
    for _ in range(_MOST_PASSES):
        seen = _Repaired(world, frozenset(), {folder / name: data for name, data in after.items()})
        reading = read_publication(folder, seen)
        if reading.publication is None:
            return Repair({}, in_order(reading.findings))
        houses = _layout_folders(reading.publication, world) if houses is None else houses
        findings = proofread(reading.publication, seen, houses)
        edits = _edits(findings, codes)
        if not edits:
            break
        made += sum(map(len, edits.values()))
        for name, changes in edits.items():
            data = after.get(name) or world.read(folder / name, TEXT_LIMIT)
            before.setdefault(name, data)
            after[name] = _changed(data, changes)
    files = {name: (before[name], after[name]) for name in after if before[name] != after[name]}
    if write and files:
        faults = write_all({folder / name: data for name, (_, data) in files.items()})
        if faults:
            return Repair({}, faults)
    return Repair(files, in_order(findings), made)


def _layout_folders(publication: Publication, world: World) -> Sequence[Path]:
    """The folders of the layout and of those that it extends, whose house words count too."""
    places = shelves(publication.root, world)
    named = publication.places.get("layout")
    layout, _ = open_layout(publication.layout, places.roots, named, places.world)
    return layout.chain if layout else ()


def _edits(findings: Collection[Finding], codes: Collection[str]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for one in findings:
        if not codes or one.code in codes:
            for edit in one.edits:
                found.setdefault(edit.file, []).append(edit)
    return found


def _changed(data: bytes, edits: Collection[Edit]) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + mended(data[len(mark) :].decode("utf-8"), edits).encode("utf-8")


def _diff(name: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (data.decode("utf-8").replace("\r\n", "\n").split("\n") for data in (before, after))
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm=""):
        yield f"{line}\n"
