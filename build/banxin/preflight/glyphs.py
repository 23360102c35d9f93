"""No tofu: every character of the copy has a glyph in the faces that will set it, and is the one meant."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from banxin.compositor.pictographs import parted
from banxin.findings import Finding, Place, Severity, SourceText, finding
from banxin.layouts import Layout
from banxin.manuscript.fields import FieldValues, field_texts
from banxin.manuscript.publication import Edition, Publication, Section, Unit
from banxin.markup import text_runs
from banxin.markup.lookalikes import named, ordinary
from banxin.preflight.signs_in_use import SignsInUse
from banxin.registry import sets_pages
from banxin.sheets.epub.rare import is_rare
from banxin.typecase import Face, Role
from banxin.wording import Message, listed

_ON_COVER = Message(
    "the drawn cover leaves it out; use another character, or put a face that has it into fonts/"
)
# What joins characters to one picture: joiner, style, keycap, tones of skin, letters and tags of flags.
_JOINED = frozenset(
    map(chr, (0x200D, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0x1F1E6, 0x1F200), 0xE007F))
)
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
class CheckedRun:
    """A stretch of text in one style, and the file that it stands in."""

    source: SourceText
    style: str
    text: str
    place: Place | None = None  # where it begins, for what stands in no article


@dataclass(frozen=True, slots=True)
class StyledText:
    """Text of the publication and the type that a layout asks for it."""

    text: str
    role: Role
    weight: int
    run: CheckedRun

    def place_of(self, character: str) -> Place:
        """Where a character of it stands in its file."""
        return _place(self.run, character)


def glyph_findings(
    publication: Publication, layout: Layout, glyphs: Glyphs, editions: Collection[Edition]
) -> tuple[Finding, ...]:
    """One finding for each character and file that no face can set, where `editions` need a face for it.

    Print needs one for every character. An EPUB is read in the faces of the reading system, so that it needs
    one for rare Han alone, which goes along; and what its drawn cover shows, where a character is left out.
    Both are warnings: the text itself is whole. A character that only looks like the one meant is a warning
    for every edition.
    """
    runs = tuple(_runs(publication))
    signs = _signs(runs)
    found = _missing(runs, signs, layout, glyphs)
    if not any(sets_pages(edition.format) for edition in editions):
        cover = tuple(_cover_runs(publication))
        found = _of_epub(found, _missing(cover, _signs(cover), layout, glyphs))
    return (*found.values(), *_lookalikes(runs, signs, found))


def _of_epub(
    found: dict[tuple[str, str], Finding], on_cover: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Finding]:
    """What an EPUB alone is told of missing glyphs."""
    return {
        key: replace(fault, severity=Severity.WARNING, remedy=_ON_COVER if key in on_cover else fault.remedy)
        for key, fault in found.items()
        if key in on_cover or is_rare(key[1])
    }


def _missing(
    runs: Collection[CheckedRun], signs: Mapping[str, Collection[str]], layout: Layout, glyphs: Glyphs
) -> dict[tuple[str, str], Finding]:
    found: dict[tuple[str, str], Finding] = {}
    suspects = _suspects(signs, layout, glyphs)
    for run in runs if any(suspects.values()) else ():
        if suspects[run.style].isdisjoint(run.text):
            continue
        role, weight = _type_of(run.style, layout)
        for character, tried in _missing_of(run.text, partial(glyphs.missing, role=role, weight=weight)):
            key = (run.source.name, character)
            if key not in found:
                found[key] = _finding(run, character, tried)
    return found


def _signs(runs: Iterable[CheckedRun]) -> dict[str, frozenset[str]]:
    """The characters of each style of text."""
    used: defaultdict[str, SignsInUse] = defaultdict(SignsInUse)
    for run in runs:
        used[run.style].add(run.text)
    return {style: signs.all() for style, signs in used.items()}


def _suspects(
    used: Mapping[str, Collection[str]], layout: Layout, glyphs: Glyphs
) -> dict[str, frozenset[str]]:
    """By style the characters that no face has by themselves: all that can be missing anywhere."""
    return {  # a space between, so that none is composed with another
        style: frozenset(glyphs.missing(" ".join(sorted(signs)), *_type_of(style, layout)))
        for style, signs in used.items()
    }


def _type_of(style: str, layout: Layout) -> tuple[Role, int]:
    """The role and weight that a layout sets a style of text in."""
    use, weight = _STYLES.get(style, ("body", _REGULAR))
    return Role(layout.faces.get(use, layout.faces.get("body", "song"))), weight


def styled_texts(publication: Publication, layout: Layout) -> Iterator[StyledText]:
    """All text of `publication` with the role and weight that `layout` sets it in."""
    for run in _runs(publication):
        yield StyledText(run.text, *_type_of(run.style, layout), run)


def _missing_of(
    text: str, missing: Callable[[str], dict[str, tuple[Face, ...]]]
) -> Iterator[tuple[str, tuple[Face, ...]]]:
    """What of `text` has no glyph; characters that make one picture (joined emoji) are told as one."""
    if not (lacked := missing(text)):
        return
    parts = list(parted(text)) if any(map(_JOINED.__contains__, text)) else [(text, False)]
    told: set[str] = set()
    for part, is_picture in parts:
        if is_picture and len(part) > 1 and (tried := missing(part)):
            yield part, next(iter(tried.values()))
        else:
            told.update(part)
    for character, tried_faces in lacked.items():
        if character in told:
            yield character, tried_faces


def _finding(run: CheckedRun, character: str, tried: tuple[Face, ...]) -> Finding:
    name = listed(unicodedata.name(one, Message("no name in Unicode")) for one in character)
    faces = listed(dict.fromkeys(f"{face.family} {face.weight}" for face in tried))
    meant = ordinary(character) if len(character) == 1 else ""
    return finding(
        "font.missing-glyph",
        Message("No face has a glyph for {character} ({name})", character=named(character), name=name),
        _place(run, character),
        expected=Message("a character of one of the faces tried: {faces}", faces=faces) if faces else "",
        remedy=Message("write {meant}", meant=named(meant))
        if meant
        else Message("use another character, or put a face that has it into the publication's fonts/"),
    )


def _lookalikes(
    runs: Collection[CheckedRun], signs: Mapping[str, Collection[str]], told: Collection[tuple[str, str]]
) -> tuple[Finding, ...]:
    """One finding for each look-alike and file, but for those that are told already."""
    suspects = frozenset(filter(ordinary, set[str]().union(*signs.values())))
    if not suspects:
        return ()
    found: dict[tuple[str, str], Finding] = {}
    for run in runs:
        if suspects.isdisjoint(run.text):
            continue
        for character in filter(ordinary, dict.fromkeys(run.text)):
            key = (run.source.name, character)
            if key not in told and key not in found:
                name = unicodedata.name(character, Message("no name in Unicode"))
                meant = named(ordinary(character))
                found[key] = finding(
                    "article.lookalike",
                    Message(
                        "{character} ({name}) is another character than {meant}",
                        character=named(character),
                        name=name,
                        meant=meant,
                    ),
                    _place(run, character),
                    remedy=Message("write {meant}", meant=meant),
                )
    return tuple(found.values())


def _place(run: CheckedRun, character: str) -> Place:
    if run.place is not None:
        at = run.place.text.find(character, max(run.place.column - 1, 0)) + 1
        return replace(run.place, column=at, end_column=at + len(character)) if at else run.place
    offset = run.source.text.find(character)
    return run.source.place_at(offset, len(character)) if offset >= 0 else run.source.whole()


def _cover_runs(publication: Publication) -> Iterator[CheckedRun]:
    """What the drawn cover of an EPUB shows."""
    masthead = publication.masthead
    yield CheckedRun(
        publication.manifest, "headline", publication.title + masthead.title + masthead.publisher
    )
    for unit in publication.units():
        yield CheckedRun(unit.source, "headline", unit.stack.headline.text)


def _field_runs(publication: Publication) -> Iterator[CheckedRun]:
    """The texts of fields, which a layout prints or not."""
    for source, values in ((publication.manifest, publication.fields), *_unit_fields(publication)):
        for text in field_texts(values):
            yield CheckedRun(source, "body", text)


def _unit_fields(publication: Publication) -> Iterator[tuple[SourceText, FieldValues]]:
    yield from ((unit.source, unit.fields) for unit in publication.articles() if unit.fields)


def _runs(publication: Publication) -> Iterator[CheckedRun]:
    yield from _field_runs(publication)
    manifest, masthead, issue = publication.manifest, publication.masthead, publication.issue
    yield CheckedRun(manifest, "headline", publication.title + masthead.title)
    editors = "".join(person.role + person.name for person in issue.editors)
    yield CheckedRun(
        manifest, "note", masthead.publisher + issue.label + editors + "".join(masthead.codes.values())
    )
    for plan in publication.pages:
        yield CheckedRun(manifest, "note", plan.name + "".join(role + name for role, name in plan.editors))
    for item in publication.contents:
        if isinstance(item, Section):
            yield CheckedRun(manifest, "headline", item.title)
    for unit in publication.units():
        yield from _unit_runs(unit)
    for image in publication.images.values():
        for place, words in image.words:
            yield CheckedRun(SourceText(image.path, words), "label", words, place)


def _unit_runs(unit: Unit) -> Iterator[CheckedRun]:
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
        yield CheckedRun(unit.source, style, text)
    for text, style in text_runs(unit.body):
        yield CheckedRun(unit.source, "note" if unit.kind == "note" else style, text)
