"""The file of a make-up to be kept, which `sheet.keep` of the manifest names: read with everything else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from banxin.findings import Finding, Place, Severity, finding
from banxin.manuscript.files.confinement import OutsideError, confined
from banxin.manuscript.files.decoding import read_text
from banxin.manuscript.yaml.reading import read_yaml
from banxin.manuscript.yaml.written import Written
from banxin.wording import Message
from banxin.world import DISK, World


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What stands in the file, and the findings of reading it.

    `path` is None where no make-up can be kept there; `exists` says whether the file was there; `written`
    is None where nothing can be made of it. The findings are told by the one edition that keeps a make-up.
    """

    path: Path | None = None
    exists: bool = False
    written: Written | None = None
    findings: tuple[Finding, ...] = ()


def read_kept_file(
    root: Path, name: str | None, manifest: str, place: Place | None, world: World = DISK
) -> KeptFile | None:
    """Read the file `name` of the publication in `root`; None where the manifest names none.

    `manifest` is the name of the manifest, which is no place to keep a make-up. A file that is emptied is to
    be written anew, like one that is not there.
    """
    if name is None:
        return None
    if not name.endswith((".yaml", ".yml")) or name == manifest:
        fault = finding(
            "sheet.kept",
            Message("A make-up cannot be kept in {name}", name=name),
            place,
            expected=Message("a YAML file of its own, such as make-up.yaml"),
            severity=Severity.ERROR,
        )
        return KeptFile(findings=(fault,))
    try:
        path = confined(root, name, world)
    except OutsideError as error:
        return KeptFile(findings=(finding("file.outside", str(error), place),))
    if not world.exists(path):
        return KeptFile(path)
    source, faults = read_text(path, name, None, world)
    faults = tuple(_with_other_way(fault, name) for fault in faults)
    if source is None:
        return KeptFile(path, True, None, faults)
    if not source.text.strip() and not faults:
        return KeptFile(path)
    written, more = read_yaml(source)
    faults += more
    return KeptFile(path, True, None if faults else written, faults)


def _with_other_way(fault: Finding, name: str) -> Finding:
    """A conflict with the second remedy there is for a file that Banxin wrote."""
    if fault.code != "file.conflict":
        return fault
    return replace(
        fault,
        remedy=Message(
            "{remedy} Or build with --fresh: all pages are made up anew, and {name} is written anew.",
            remedy=fault.remedy,
            name=name,
        ),
    )
