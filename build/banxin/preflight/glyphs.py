"""No tofu: every character of the copy has a glyph in the faces that will set it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from banxin.findings import Finding, SourceText, finding
from banxin.layouts import Layout
from banxin.manuscript.publication import Publication, Section, Unit
from banxin.markup import text_runs
from banxin.typecase import Face, Role

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


def glyph_findings(publication: Publication, layout: Layout, glyphs: Glyphs) -> tuple[Finding, ...]:
    """One finding for each character and file that no face can set."""
    found: dict[tuple[str, str], Finding] = {}
    for run in _runs(publication):
        use, weight = _STYLES.get(run.style, ("body", _REGULAR))
        role = Role(layout.faces.get(use, layout.faces.get("body", "song")))
        for character, tried in glyphs.missing(run.text, role, weight).items():
            key = (run.source.name, character)
            if key not in found:
                found[key] = _finding(run.source, character, tried)
    return tuple(found.values())


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
        "headline": stack.headline.text,
        "eyebrow": stack.eyebrow.text,
        "subhead": stack.subhead.text,
        "deck": stack.deck,
        "byline": stack.byline.text,
        "dateline": stack.dateline,
    }
    for style, text in fields.items():
        yield _Run(unit.source, style, text)
    for text, style in text_runs(unit.body):
        yield _Run(unit.source, "note" if unit.kind == "note" else style, text)
