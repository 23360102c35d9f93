"""One layout.yaml, read and checked by itself, before anything is inherited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, SourceText, finding, has_errors
from banxin.layouts.description.form import check_form
from banxin.manuscript.yaml.reading import read_yaml
from banxin.manuscript.yaml.written import Written
from banxin.wording import Message

FILE = "layout.yaml"


@dataclass(frozen=True, slots=True)
class Description:
    """What one folder says about itself: only the keys that its layout.yaml gives.

    A folder without layout.yaml is `bare`: it puts its blocks and sheets before those of the layout
    of the same name further down. `places` has the place of every value by its dotted path.
    """

    folder: Path
    shown: str
    source: SourceText
    bare: bool = True
    given: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


def describe(folder: Path, shown: str, source: SourceText) -> tuple[Description | None, tuple[Finding, ...]]:
    """Read the layout.yaml in `source`; with any error in it there is no description."""
    written, findings = read_yaml(source)
    if written is None:
        return None, findings
    findings += check_form(written)
    if not has_errors(findings):
        findings += _named_otherwise(written, folder.name)
    if has_errors(findings):
        return None, findings
    given = written.data if isinstance(written.data, dict) else {}
    described = Description(folder, shown, source, False, MappingProxyType(given), _dotted(written))
    return described, findings


def _named_otherwise(written: Written, folder: str) -> tuple[Finding, ...]:
    name = written.at(("name",))
    if name is None or name == folder:
        return ()
    message = Message(
        "The layout is named `{name}` but stands in a folder named `{folder}`.", name=name, folder=folder
    )
    return (
        finding(
            "layout.broken",
            message,
            written.place(("name",)),
            expected=Message("name: {folder}", folder=folder),
        ),
    )


def _dotted(written: Written) -> Mapping[str, Place]:
    return MappingProxyType(
        {".".join(map(str, path)): place for path, place in written.values.items() if path}
    )
