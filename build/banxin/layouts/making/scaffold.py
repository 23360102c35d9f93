"""Begin a layout of one's own: a small folder that extends another, with a sample that is set with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from banxin.findings import Finding, Place, finding
from banxin.layouts.description.contract_form import NAME
from banxin.layouts.description.folders import SAMPLE
from banxin.layouts.description.opening import open_layout
from banxin.layouts.making.first_files import first_files
from banxin.layouts.making.tailoring import specimen_for
from banxin.layouts.sources.shelves import shelves
from banxin.version import __version__
from banxin.wording import Message, reason_of

Scaffolded = tuple[tuple[Path, ...], tuple[Finding, ...]]


def scaffold_layout(name: str, source: str, target: Path) -> Scaffolded:
    """Write `layouts/NAME` into the publication at `target`, extending the layout `source`.

    The paths written, or findings when the name cannot be used, is taken, or `source` is not known.
    Never overwrites: with any finding nothing is written.
    """
    folder = target / "layouts" / name
    places = shelves(target)
    layout, findings = open_layout(source, places.roots, None, places.world)
    if not re.fullmatch(NAME, name) or len(name) > 40:
        expected = Message("lower-case letters, digits and hyphens, beginning with a letter")
        findings = (
            *findings,
            finding("layout.broken", Message("`{name}` cannot be a name.", name=name), expected=expected),
        )
    elif folder.exists() or folder.is_symlink() or folder.with_suffix(".zip").exists():
        message = Message("layouts/{name} is there already; nothing is overwritten.", name=name)
        findings = (*findings, finding("layout.broken", message, Place(f"layouts/{name}")))
    if layout is None or findings:
        return (), findings
    sample = {f"{SAMPLE}/{path}": data for path, data in specimen_for(layout, name=name).items()}
    own = {path: text.encode("utf-8") for path, text in first_files(name, layout, __version__).items()}
    return _write(folder, {**own, **sample})


def _write(folder: Path, files: Mapping[str, bytes]) -> Scaffolded:
    written: list[Path] = []
    try:
        for name, data in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:
                stream.write(data)
            written.append(file)
    except OSError as fault:
        message = Message(
            "layouts/{name} cannot be written: {reason}.", name=folder.name, reason=reason_of(fault)
        )
        return tuple(written), (finding("press.output", message, Place(f"layouts/{folder.name}")),)
    return tuple(written), ()
