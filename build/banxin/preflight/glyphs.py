"""No tofu: every character of the copy has a glyph in the faces that will set it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from banxin.findings import Finding, Severity, SourceText, finding
from banxin.layouts import Layout
from banxin.manuscript.publication import Edition, Format, Publication, Section, Unit
from banxin.markup import text_runs
from banxin.sheets.epub.rare import is_rare
from banxin.typecase import Face, Role

_ON_COVER = "the drawn cover leaves it out; use another character, or put a face that has it into fonts/"
_HEAVY, _BOLD, _REGULAR = 900, 700, 400

# The use of a face (a key of `faces` in layout.yaml) and the weight for each style of text.
_STYLES: dict[str, tuple[str, int]] = {
    "headline": ("head", _HEAVY),
    "subhead": ("head", _BOLD),
    "eyebrow": ("eyebrow", _REGULAR),
    "deck": ("deck", _REGULAR),
    "byline": ("note", _REGULAR),
    "dateline": ("label", _REGULAR),
    "strong": ("label", _REGULAR),
    "crosshead": ("crosshead", _BOLD),
    "caption": ("caption", _REGULAR),
    "note": ("note", _REGULAR),
    "listing": ("code", _REGULAR),
    "code": ("code", _REGULAR),
}


class Glyphs(Protocol):
    """What knows which characters the faces lack."""

    def missing(self, text: str, role: Role, weight: int) -> dict[str, tuple[Face, ...]]:
        """Characters of `text` without a glyph, with the faces that were tried."""
        ...


@dataclass(frozen=True, slots=True)
class _Run:
    source: SourceText
    style: str
    text: str


def glyph_findings(
    publication: Publication, layout: Layout, glyphs: Glyphs, editions: Collection[Edition]
) -> tuple[Finding, ...]:
    """One finding for each character and file that no face can set, where `editions` need a face for it.

    Print needs one for every character. An EPUB is read in the faces of the reading system, so that it needs
    one for rare Han alone, which goes along; and what its drawn cover shows, where a character is left out.
    Both are warnings: the text itself is whole.
    """
    found = _missing(_runs(publication), layout, glyphs)
    if any(edition.format is Format.PDF for edition in editions):
        return tuple(found.values())
    on_cover = _missing(_cover_runs(publication), layout, glyphs)
    return tuple(
        replace(
            fault,
            severity=Severity.WARNING,
            remedy=_ON_COVER if (file, character) in on_cover else fault.remedy,
        )
        for (file, character), fault in found.items()
        if (file, character) in on_cover or is_rare(character)
    )


def _missing(runs: Iterable[_Run], layout: Layout, glyphs: Glyphs) -> dict[tuple[str, str], Finding]:
    found: dict[tuple[str, str], Finding] = {}
    for run in runs:
        use, weight = _STYLES.get(run.style, ("body", _REGULAR))
        role = Role(layout.faces.get(use, layout.faces.get("body", "song")))
        for character, tried in glyphs.missing(run.text, role, weight).items():
            key = (run.source.name, character)
            if key not in found:
                found[key] = _finding(run.source, character, tried)
    return found


def _finding(source: SourceText, character: str, tried: tuple[Face, ...]) -> Finding:
    name = unicodedata.name(character, "no name in Unicode")
    faces = ", ".join(dict.fromkeys(f"{face.family} {face.weight}" for face in tried))
    offset = source.text.find(character)
    return finding(
        "font.missing-glyph",
        f"No face has a glyph for {character} U+{ord(character):04X} ({name})",
        source.place_at(offset) if offset >= 0 else source.whole(),
        expected=f"a character of one of the faces tried: {faces}" if faces else "",
        remedy="use another character, or put a face that has it into the publication's fonts/",
    )


def _cover_runs(publication: Publication) -> Iterator[_Run]:
    """What the drawn cover of an EPUB shows."""
    masthead = publication.masthead
    yield _Run(publication.manifest, "headline", publication.title + masthead.title + masthead.publisher)
    for unit in publication.units():
        yield _Run(unit.source, "headline", unit.stack.headline.text)


def _runs(publication: Publication) -> Iterator[_Run]:
    manifest, masthead, issue = publication.manifest, publication.masthead, publication.issue
    yield _Run(manifest, "headline", publication.title + masthead.title)
    editors = "".join(person.role + person.name for person in issue.editors)
    yield _Run(
        manifest, "note", masthead.publisher + issue.label + editors + "".join(masthead.codes.values())
    )
    for item in publication.contents:
        if isinstance(item, Section):
            yield _Run(manifest, "headline", item.title)
    for unit in publication.units():
        yield from _unit_runs(unit)


def _unit_runs(unit: Unit) -> Iterator[_Run]:
    stack = unit.stack
    fields = {
        "headline": "".join(stack.headline.spelt),
        "eyebrow": "".join(stack.eyebrow.spelt),
        "subhead": "".join(stack.subhead.spelt),
        "deck": stack.deck,
        "byline": stack.byline.text,
        "dateline": stack.dateline,
    }
    for style, text in fields.items():
        yield _Run(unit.source, style, text)
    for text, style in text_runs(unit.body):
        yield _Run(unit.source, "note" if unit.kind == "note" else style, text)
