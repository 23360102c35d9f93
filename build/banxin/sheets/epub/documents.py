"""The documents of the reader edition, one for each unit and section and for each part around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from banxin.manuscript.publication import Section, Unit, every_item
from banxin.sheets.article import render_unit, unit_blocks
from banxin.sheets.bylines import byline_text
from banxin.sheets.epub import facts
from banxin.sheets.epub.copy import EpubDocument, Landmark, NavPoint, PageTarget
from banxin.sheets.epub.navigation import label_of, points_of
from banxin.sheets.epub.reader import COLOPHON, CONTENTS, COVER, TITLE, ReaderEdition
from banxin.sheets.facts import facts_of
from banxin.sheets.records import recorded


def cover_leaf(edition: ReaderEdition, picture: str) -> EpubDocument:
    """The cover: its picture alone, told in words."""
    labels, publication = edition.labels, edition.publication
    words = (
        publication.masthead.title,
        *facts.folio(publication, labels, weekday=edition.weekday),
        publication.title,
    )
    named = publication.metadata.cover
    alt = (named.alt if named else "") or labels.cover_alt.format(
        "，".join(dict.fromkeys(word.replace(facts.EM_SPACE, " ") for word in words))
    )
    content = edition.templates.render("epub-cover", label=labels.cover, source=picture, alt=alt)
    return edition.document(COVER, labels.cover, content, kind="cover", division="frontmatter")


def title_leaf(edition: ReaderEdition) -> EpubDocument:
    """The title page (扉页): the periodical, the issue, the headline of it all."""
    publication, labels = edition.publication, edition.labels
    nameplate, known = publication.masthead.title, facts_of(publication, labels)
    content = edition.templates.render(
        "epub-title",
        label=labels.title_page,
        nameplate=nameplate if nameplate != publication.title else "",
        folio=facts.folio(publication, labels, weekday=edition.weekday),
        segments=known.title_lines,
        subtitle=known.subtitle,
        authors=known.authors,
        publisher=publication.masthead.publisher,
    )
    return edition.document(
        TITLE, facts.plain_title(publication.title), content, kind="title", division="frontmatter"
    )


def contents_leaf(
    edition: ReaderEdition,
    points: tuple[NavPoint, ...],
    landmarks: tuple[Landmark, ...],
    pages: tuple[PageTarget, ...],
) -> EpubDocument:
    """The navigation document, which is also the page of contents (EPUB 3.3 §7)."""
    content = edition.templates.render(
        "epub-nav", labels=edition.labels, points=points, landmarks=landmarks, pages=pages
    )
    return edition.document(
        CONTENTS, edition.labels.contents, content, kind="contents-page", division="frontmatter"
    )


def colophon_leaf(edition: ReaderEdition) -> EpubDocument:
    """The imprint (版权信息): the facts of the issue and of this edition of it."""
    labels = edition.labels
    content = edition.templates.render(
        "epub-colophon",
        label=labels.colophon,
        rows=facts.colophon_rows(edition.publication, labels, weekday=edition.weekday),
        made_with=labels.made_with,
    )
    return edition.document(COLOPHON, labels.colophon, content, kind="colophon", division="backmatter")


def matter(edition: ReaderEdition) -> Iterator[EpubDocument]:
    """Units and the title leaves of sections, in the order of the manifest."""
    for item in every_item(edition.publication.contents):
        if isinstance(item, Unit):
            yield _unit(edition, item)
        elif item.id not in edition.leads:
            yield _section(edition, item)


def leads_of(edition: ReaderEdition) -> Mapping[str, str]:
    """Sections without a leaf, each with the item that it begins with: a unit, or a section with a leaf.

    They are those that begin with a unit that prints their title (`names-section`), as on pages, and those
    of which the block `epub-section` prints nothing.
    """
    leads: dict[str, str] = {}
    for item in reversed([*every_item(edition.publication.contents)]):
        if isinstance(item, Section) and item.contents and _needs_no_leaf(edition, item):
            first = item.contents[0].id
            leads[item.id] = leads.get(first, first)
    return leads


def _needs_no_leaf(edition: ReaderEdition, section: Section) -> bool:
    first = section.contents[0]
    parted = any(isinstance(item, Section) for item in section.contents)
    if isinstance(first, Unit) and not parted and edition.units.kind_of(first).names_section:
        return True
    return not _section_content(edition, section).strip()


def _section(edition: ReaderEdition, section: Section) -> EpubDocument:
    return edition.document(
        edition.href(section.id),
        section.title,
        _section_content(edition, section),
        kind="section",
        division="bodymatter",
    )


def _section_content(edition: ReaderEdition, section: Section) -> Markup:
    return edition.templates.render(
        "epub-section",
        ident=edition.names[section.id],
        title=section.title,
        points=points_of(edition, section.contents),
    )


def _unit(edition: ReaderEdition, unit: Unit) -> EpubDocument:
    note = unit.kind == "note"
    content = _note(edition, unit) if note else render_unit(unit, edition.templates, edition.setting(unit))
    kind, division = ("note", "frontmatter") if note else ("article", "bodymatter")
    return edition.document(
        edition.href(unit.id), label_of(edition, unit), content, kind=kind, division=division
    )


def _note(edition: ReaderEdition, unit: Unit) -> Markup:
    setting = recorded(unit, edition.setting(unit))
    return edition.templates.render(
        "epub-note",
        unit=setting.record,
        ident=setting.ident(),
        label=label_of(edition, unit),
        byline=byline_text(unit.stack.byline),
        content=Markup("\n").join(unit_blocks(unit, edition.templates, setting)),
    )
