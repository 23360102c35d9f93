"""The statements of the package document about a copy, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from banxin.sheets.epub.copy import Accessibility, Contributor, EpubCopy, Series

IDENTIFIER = "meta.identifier"
IBOOKS = "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
"""Of the prefix `ibooks` (Apple Books Asset Guide, vocabulary extensions)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One element of `<metadata>`: `dc` tells a Dublin Core element from a `meta`."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    dc: bool = True


def statements(copy: EpubCopy) -> tuple[Statement, ...]:
    """All statements about `copy`; those that refine another follow it (EPUB 3.3 §5.5)."""
    return (*_bibliographic(copy), *_series(copy.series), *_accessibility(copy.accessibility), *_legacy(copy))


def _meta(prop: str, text: str, refines: str = "", **attributes: str) -> Statement:
    refined = {"refines": f"#{refines}"} if refines else {}
    return Statement("meta", text, {**refined, "property": prop, **attributes}, dc=False)


def _bibliographic(copy: EpubCopy) -> Iterator[Statement]:
    yield Statement("identifier", copy.identifier, {"id": IDENTIFIER})
    for other in copy.also_identified:
        yield Statement("identifier", other)
    yield Statement("title", copy.title, {"id": "meta.title"})
    yield _meta("title-type", "main", "meta.title")
    yield _meta("file-as", copy.sort or copy.title, "meta.title")
    if copy.subtitle:
        yield Statement("title", copy.subtitle, {"id": "meta.subtitle"})
        yield _meta("title-type", "subtitle", "meta.subtitle")
    yield Statement("language", copy.lang)
    yield from _people("creator", copy.creators)
    yield from _people("contributor", copy.contributors)
    for name in ("publisher", "date", "description", "rights"):
        text = getattr(copy, name)
        if text:
            yield Statement(name, text)
    for subject in copy.subjects:
        yield Statement("subject", subject)
    if copy.licence:
        yield _meta("dcterms:license", copy.licence)
    if copy.page_list and copy.page_source:
        yield Statement("source", copy.page_source)
        yield _meta("pageBreakSource", copy.page_source)
    yield _meta("dcterms:modified", copy.modified.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _people(name: str, people: tuple[Contributor, ...]) -> Iterator[Statement]:
    for number, person in enumerate(people, 1):
        ident = f"meta.{name}-{number}"
        yield Statement(name, person.name, {"id": ident})
        for role in (person.role, *person.also):
            yield _meta("role", role, ident, scheme="marc:relators")
        yield _meta("file-as", person.file_as or person.name, ident)


def _series(series: Series | None) -> Iterator[Statement]:
    if series is None:
        return
    yield Statement(
        "meta", series.title, {"property": "belongs-to-collection", "id": "meta.series"}, dc=False
    )
    yield _meta("collection-type", "series", "meta.series")
    if series.position:
        yield _meta("group-position", series.position, "meta.series")
    if series.identifier:
        yield _meta("dcterms:identifier", series.identifier, "meta.series")


def _accessibility(facts: Accessibility) -> Iterator[Statement]:
    rows = (
        ("accessMode", facts.modes),
        ("accessModeSufficient", facts.sufficient),
        ("accessibilityFeature", facts.features),
        ("accessibilityHazard", facts.hazards),
        ("accessibilitySummary", (facts.summary,) if facts.summary else ()),
    )
    for name, values in rows:
        for value in values:
            yield _meta(f"schema:{name}", value)


def _legacy(copy: EpubCopy) -> Iterator[Statement]:
    """Statements of EPUB 2 that older shelves still read, and one of Apple's."""
    if copy.specified_fonts:
        yield _meta("ibooks:specified-fonts", "true")
    if copy.cover:
        yield Statement("meta", "", {"name": "cover", "content": copy.cover}, dc=False)
    if copy.generator:
        yield Statement("meta", "", {"name": "generator", "content": copy.generator}, dc=False)
