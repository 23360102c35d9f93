"""One layout.yaml, read and checked by itself, before anything is inherited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from banxin.findings import Finding, Place, SourceText, finding, nearest
from banxin.layouts.reading import Entries, read_yaml
from banxin.layouts.schema import GridForm, LayoutForm, OptionForm

FILE = "layout.yaml"


@dataclass(frozen=True, slots=True)
class Description:
    """What one folder says about itself: only the keys that its layout.yaml gives.

    A folder without layout.yaml has no `given`: it puts its blocks and sheets before those of the
    layout of the same name further down.
    """

    folder: Path
    shown: str
    source: SourceText
    given: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    values: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    keys: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))

    def place(self, path: str) -> Place:
        """The place of the entry at a dotted path, or of what encloses it."""
        while path and path not in self.values:
            path = path.rpartition(".")[0]
        return self.values.get(path, self.source.whole()) if path else self.source.whole()


def describe(folder: Path, shown: str, source: SourceText) -> tuple[Description | None, tuple[Finding, ...]]:
    """Read the layout.yaml in `source`; with any finding of it there is no description."""
    entries, findings = read_yaml(source)
    if entries is None:
        return None, findings
    findings += check_form(entries, source)
    described = Description(folder, shown, source, _mapping(entries.data), entries.values, entries.keys)
    name = described.given.get("name", folder.name)
    if not findings and name != folder.name:
        message = f"the layout is named {name} but stands in a folder named {folder.name}"
        findings = (finding("layout.broken", message, described.place("name"), nearest=folder.name),)
    return (None if findings else described), findings


def check_form(entries: Entries, source: SourceText) -> tuple[Finding, ...]:
    """Every way in which the data is not a layout.yaml."""
    if not isinstance(entries.data, dict):
        return (finding("layout.broken", f"{FILE} is not a list of keys and values", source.whole()),)
    try:
        LayoutForm.model_validate(entries.data, by_name=False, by_alias=True)
    except ValidationError as fault:
        found = (_finding(error, entries, source) for error in fault.errors(include_url=False))
        return tuple(dict.fromkeys(found))
    return ()


def _mapping(data: object) -> Mapping[str, Any]:
    return MappingProxyType(data) if isinstance(data, dict) else MappingProxyType({})


def _finding(error: ErrorDetails, entries: Entries, source: SourceText) -> Finding:
    steps = [str(step) for step in error["loc"] if str(step) != "[key]"]
    path = _known_path(steps, entries)
    if error["type"] == "extra_forbidden":
        valid = _valid_keys(steps)
        return finding(
            "layout.broken",
            f"{steps[-1]} is not a key of {'.'.join(steps[:-1]) or 'a layout'}",
            entries.keys.get(path, source.whole()),
            expected="one of " + ", ".join(valid),
            nearest=nearest(steps[-1], valid),
        )
    where = entries.keys if "[key]" in error["loc"] else entries.values
    wanted = _expected(error)
    near = nearest(str(error["input"]), _literals(error))
    message = f"{path} cannot be {_shown(error['input'])}" if path else f"{FILE} cannot be used"
    return finding("layout.broken", message, where.get(path, source.whole()), expected=wanted, nearest=near)


def _known_path(steps: list[str], entries: Entries) -> str:
    """The dotted path without the names that pydantic adds for the arms of a union."""
    while steps and ".".join(steps) not in entries.values:
        steps = steps[:-1]
    return ".".join(steps)


def _valid_keys(steps: list[str]) -> tuple[str, ...]:
    forms: dict[tuple[str, int], type[BaseModel]] = {("grid", 2): GridForm, ("options", 3): OptionForm}
    form = forms.get((steps[0], len(steps)), LayoutForm)
    return tuple(field.alias or name for name, field in form.model_fields.items())


def _expected(error: ErrorDetails) -> str:
    text = error["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    if error["type"] == "string_pattern_mismatch":
        return "lower-case letters, digits and hyphens, beginning with a letter"
    return text


def _literals(error: ErrorDetails) -> tuple[str, ...]:
    if error["type"] != "literal_error":
        return ()
    return tuple(str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "").split(", "))


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "a list of keys" if isinstance(value, dict) else "a list"
    if value is None:
        return "empty"
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 40 else text[:40] + "…"
