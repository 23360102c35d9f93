"""Findings that a manifest asks not to be told of: `check.mute`. Errors are always told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banxin.findings import CODES, Finding, Place, Severity, finding, nearest
from banxin.manuscript.publication import Publication
from banxin.wording import Message

_OF_FILES = "pdf."  # how bad these are depends on the profile


def unmuted(findings: Iterable[Finding], publication: Publication) -> list[Finding]:
    """The findings that no entry of `check.mute` covers, and all errors, in their order."""
    entries = publication.check.mute
    return [
        found
        for found in _once(findings)
        if found.severity is Severity.ERROR or not any(entry.covers(found) for entry in entries)
    ]


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, but for look-alikes that the copy desk tells of at the same place."""
    told = list(findings)
    read = {found.place for found in told if found.code == "copy.compatibility-form"}
    return [found for found in told if found.code != "article.lookalike" or found.place not in read]


def mute_faults(publication: Publication) -> tuple[Finding, ...]:
    """Entries that mute nothing whatever is found: of a code that there is not, or of an error."""
    entries = enumerate(publication.check.mute)
    return tuple(fault for nth, entry in entries for fault in _faults(publication, nth, entry.code))


def _faults(publication: Publication, nth: int, code: str) -> Iterator[Finding]:
    place = _place(publication, nth)
    if code not in CODES:
        near = nearest(code, _MUTABLE) or ""
        said = Message("There is no finding with the code {code}.", code=code)
        yield finding("manifest.bad-value", said, place, nearest=near)
    elif code not in _MUTABLE:
        said = Message("{code} is an error, and errors are always told.", code=code)
        yield finding("manifest.bad-value", said, place, expected=Message("the code of a warning or a note"))


_MUTABLE = tuple(
    entry.code for entry in CODES.values() if entry.severity != "error" or entry.code.startswith(_OF_FILES)
)


def _place(publication: Publication, nth: int) -> Place:
    written = publication.written
    return written.place(("check", "mute", nth, "code")) if written else publication.manifest.whole()
