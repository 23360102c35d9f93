"""The list of contents, walked as it was written, so that every article is read even beside other faults."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from banxin.findings import Finding, Place, finding
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.wording import Message

_LISTED = re.compile(r"\b(unit|note)\s*[:：]\s*[\"'“]?([^\s#,}\"'”]+)")
_SECTION_LEVELS = 2
FILLERS = "fillers"
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the list: `kind` is `unit` or `note`, `file` the path as written."""

    kind: str
    file: str
    path: KeyPath
    place: Place

    @property
    def advertised(self) -> bool:
        """Whether it is the text of an advertisement, which stands in the frame that a page has for it."""
        return self.path[0] == PAGES

    @property
    def filler(self) -> bool:
        """Whether it stands where a page has room, and else nowhere."""
        return self.path[0] == FILLERS


def entries(written: Written) -> tuple[Entry, ...]:
    """All articles that the manifest lists, in order; fillers (补白) last, and the texts of advertisements.

    Where a syntax error hides the list, the lines that name articles are taken as they are.
    """
    if ("contents",) in written.reported and written.at(("contents",)) is None:
        return tuple(_from_lines(written))
    return (*_walk(written, ("contents",)), *_fillers(written), *_advertisements(written))


def nesting_faults(written: Written) -> Iterator[Finding]:
    """A finding for each section that stands deeper than sections may."""
    yield from _too_deep(written, ("contents",), 0)


def repeated(listed: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The entries without repetitions, and a finding for each repetition."""
    by_file: dict[str, Entry] = {}
    findings = []
    for entry in listed:
        file = PurePosixPath(entry.file).as_posix()
        if first := by_file.get(file):
            findings.append(_twice(entry, first))
        else:
            by_file[file] = entry
    return tuple(by_file.values()), tuple(findings)


def unit_ids(listed: tuple[Entry, ...]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The id of each article by its file as listed, and a finding for each that would have another's.

    An id is the stem of the file's name. Articles that share one (README.md in every folder) take the whole
    path, in lower case with hyphens: `juan1-readme`. It depends on the list alone, not on its order.
    """
    stems = Counter(unit_id(entry.file).casefold() for entry in listed)
    ids: dict[str, str] = {}
    taken: dict[str, Entry] = {}
    findings = []
    for entry in listed:
        name = unit_id(entry.file)
        if stems[name.casefold()] > 1:
            name = _id_of_path(entry.file)
        ids[entry.file] = name
        first = taken.setdefault(name.casefold(), entry)
        if first is not entry:
            findings.append(_same_id(entry, first, name))
    return ids, tuple(findings)


def unit_id(file: str) -> str:
    """The id of the article in `file`: the stem of its name, composed (NFC), white space as hyphens."""
    return "-".join(unicodedata.normalize("NFC", PurePosixPath(file).stem).split()) or "article"


def _id_of_path(file: str) -> str:
    parts = PurePosixPath(file).with_suffix("").parts
    return "-".join(unit_id(f"{part}.md") for part in parts if part not in (".", "..", "/")).lower()


def _walk(written: Written, path: KeyPath) -> Iterator[Entry]:
    listed = written.at(path)
    for at, entry in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(entry, dict):
            continue
        for kind in ("note", "unit"):
            file = entry.get(kind)
            here = (*path, at, kind)
            if isinstance(file, str) and file and not written.is_reported(here):
                yield Entry(kind, file, here, written.place(here))
        yield from _walk(written, (*path, at, "contents"))


def _fillers(written: Written) -> Iterator[Entry]:
    listed = written.at((FILLERS,))
    for at, file in enumerate(listed if isinstance(listed, list) else ()):
        here = (FILLERS, at)
        if isinstance(file, str) and file and not written.is_reported(here):
            yield Entry("unit", file, here, written.place(here))


def _advertisements(written: Written) -> Iterator[Entry]:
    pages = written.at((PAGES,))
    for key, page in pages.items() if isinstance(pages, dict) else ():
        listed = page.get("advertisements") if isinstance(page, dict) else None
        for at, one in enumerate(listed if isinstance(listed, list) else ()):
            here = (PAGES, key, "advertisements", at, "unit")
            file = one.get("unit") if isinstance(one, dict) else None
            if isinstance(file, str) and file and not written.is_reported(here):
                yield Entry("unit", file, here, written.place(here))


def _from_lines(written: Written) -> Iterator[Entry]:
    for number, line in enumerate(written.source.lines, 1):
        found = _LISTED.search(line.split(" #", 1)[0])
        if found and not line.lstrip().startswith("#"):
            place = written.source.place(number, found.start(2) + 1, len(found[2]))
            yield Entry(found[1], found[2], ("contents", number), place)


def _too_deep(written: Written, path: KeyPath, level: int) -> Iterator[Finding]:
    listed = written.at(path)
    for at, entry in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(entry, dict) or "section" not in entry:
            continue
        if level >= _SECTION_LEVELS:
            yield finding(
                "manifest.nested-section",
                Message("A section stands in a section of a section."),
                written.key_place((*path, at, "section")),
                expected=Message("sections in sections, no deeper"),
                remedy=Message("Move it one level up."),
            )
            continue
        yield from _too_deep(written, (*path, at, "contents"), level + 1)


def _twice(entry: Entry, first: Entry) -> Finding:
    return finding(
        "manifest.duplicate-unit",
        Message("{file} is listed twice; first on line {line}.", file=entry.file, line=first.place.line),
        entry.place,
        remedy=Message("Remove one of the two."),
    )


def _same_id(entry: Entry, first: Entry, name: str) -> Finding:
    return finding(
        "manifest.same-id",
        Message(
            "{file} and {file_2} would both have the id {name}.",
            file=entry.file,
            file_2=first.file,
            name=name,
        ),
        entry.place,
        expected=Message(
            "paths that differ in more than the ending, the case of letters and the marks between"
        ),
        remedy=Message("Rename one of the two."),
    )
