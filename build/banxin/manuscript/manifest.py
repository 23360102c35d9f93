"""manifest.yaml checked against its model, and against what a model cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from banxin.findings import Finding, SourceText, finding
from banxin.manuscript.articles.heads import title_faults
from banxin.manuscript.contents import nesting_faults
from banxin.manuscript.form.as_written import ManifestWritten
from banxin.manuscript.form.codes import code_faults
from banxin.manuscript.form.objections import advised, check, curly_values
from banxin.manuscript.yaml.reading import read_yaml
from banxin.manuscript.yaml.written import Written
from banxin.registry import PDF, PRESSES, PROFILES
from banxin.wording import Message

_NAMES = re.compile(
    r"layout|slug|options\..*|publication\.(?:lang|codes\..*)|(?:.*\.)?(?:unit|note|rank|format|profile)"
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest as written, and as the model when nothing is wrong with it."""

    written: Written
    model: ManifestWritten | None


def read_manifest(source: SourceText) -> tuple[Manifest | None, tuple[Finding, ...]]:
    """The manifest with its findings; None when it is not even a group of keys."""
    written, faults = read_yaml(source)
    if written is None:
        return None, faults
    if not isinstance(written.data, dict):
        return None, faults or (_no_keys(written),)
    curly = curly_values(written, _NAMES)
    written = replace(written, reported=written.reported | curly.keys())
    model, objections = check(ManifestWritten, written)
    more = (*curly.values(), *nesting_faults(written), *_edition_faults(written), *title_faults(written))
    more = (*more, *code_faults(written))
    more = (*more, *_revision_faults(model, written))
    return Manifest(written, model), (*advised(ManifestWritten, written, faults), *objections, *more)


def _no_keys(written: Written) -> Finding:
    empty = written.data is None
    return finding(
        "manifest.empty" if empty else "manifest.wrong-type",
        Message("The manifest is empty.") if empty else Message("The manifest is no group of keys."),
        written.source.whole() if empty else written.place(()),
        expected=Message("banxin: 1, publication, layout and contents"),
    )


def _revision_faults(model: ManifestWritten | None, written: Written) -> Iterator[Finding]:
    """A revision comes after the issue that it corrects."""
    revision, issue = (model.revision, model.issue) if model else (None, None)
    if revision and issue and issue.date and revision.date < issue.date:
        yield finding(
            "manifest.bad-value",
            Message("The revision is of {date}, before the issue itself.", date=revision.date.isoformat()),
            written.place(("revision", "date")),
            expected=Message("{date} or later", date=issue.date.isoformat()),
        )


def _edition_faults(written: Written) -> Iterator[Finding]:
    """A profile is for PDF alone, fonts and crossheads are for e-books; names that differ in case alone
    would be one file on some disks."""
    editions = written.at(("editions",))
    names: dict[str, str] = {}
    for name, edition in editions.items() if isinstance(editions, dict) else ():
        form = edition.get("format") if isinstance(edition, dict) else None
        if form in PRESSES.names and form != PDF and edition.get("profile"):
            yield finding(
                "manifest.bad-value",
                Message("`profile` is for PDF; the format of this edition is {form}.", form=form),
                written.key_place(("editions", name, "profile")),
                remedy=Message("Remove the profile, or set format: pdf."),
            )
        elif isinstance(edition, dict):
            yield from _of_profiles(written, name, edition)
        if form == PDF:
            yield from _of_e_books(written, name, edition)
        first = names.setdefault(name.casefold(), name)
        if first != name:
            yield finding(
                "manifest.bad-value",
                Message(
                    "The editions {first} and {name} differ only in the case of letters.",
                    first=first,
                    name=name,
                ),
                written.key_place(("editions", name)),
                remedy=Message("Rename one of the two."),
            )


def _of_e_books(written: Written, name: str, edition: dict[str, object]) -> Iterator[Finding]:
    for key in ("fonts", "crossheads", "pictures"):
        if edition.get(key) is not None:
            yield finding(
                "manifest.bad-value",
                Message("`{key}` is for e-books; the format of this edition is {form}.", key=key, form=PDF),
                written.key_place(("editions", name, key)),
                remedy=Message("Remove it, or set format: epub."),
            )


def _of_profiles(written: Written, name: str, edition: Mapping[str, object]) -> Iterator[Finding]:
    """Settings of one output profile that stand in an edition with another."""
    profile = str(edition.get("profile") or PROFILES.names[0]) if edition.get("format") == PDF else ""
    for key in ("press", "office", "archive"):
        if edition.get(key) and key != profile:
            yield finding(
                "manifest.bad-value",
                Message("`{key}` is for the profile {key} alone.", key=key),
                written.key_place(("editions", name, key)),
                remedy=Message("Remove it, or set format: pdf and profile: {key}.", key=key),
            )
