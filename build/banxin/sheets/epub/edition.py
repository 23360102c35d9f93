"""A publication set with its layout as the reader edition, ready to be bound as an EPUB."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from banxin.layouts.description.layout import Layout
from banxin.layouts.options.values import OptionValue
from banxin.layouts.settling.fields import field_pictures
from banxin.layouts.settling.options import pictures_of
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.publication import Edition, EpubFonts, PictureBounds, Publication
from banxin.sheets.body import BlockTemplates
from banxin.sheets.epub import facts
from banxin.sheets.epub.accessibility import accessibility
from banxin.sheets.epub.carried import with_faces
from banxin.sheets.epub.classes import with_ruled_classes
from banxin.sheets.epub.copy import (
    DocumentContent,
    EpubCopy,
    EpubDocument,
    NavPoint,
    PageTarget,
    Resource,
)
from banxin.sheets.epub.documents import (
    colophon_leaf,
    contents_leaf,
    cover_leaf,
    leads_of,
    matter,
    title_leaf,
)
from banxin.sheets.epub.index_leaf import index_leaf
from banxin.sheets.epub.names import picture_names
from banxin.sheets.epub.navigation import landmarks, table_of_contents
from banxin.sheets.epub.page_breaks import FindBreaks, with_breaks
from banxin.sheets.epub.pictures import STANDARD, SUFFIX, reader_picture
from banxin.sheets.epub.rare import RareSetCopy, with_rare_faces
from banxin.sheets.epub.reader import STYLESHEET, ReaderEdition, name_all
from banxin.sheets.epub.splitting import SplitDocuments, split_documents
from banxin.sheets.epub.style import reader_css
from banxin.sheets.epub.type_in_use import SlimTree
from banxin.sheets.epub.wellformed import WellFormedTemplates
from banxin.sheets.epub.xhtml import content_of, parse_xhtml, without_plain_text
from banxin.sheets.labels import labels_of
from banxin.sheets.numbering import first_notes
from banxin.sheets.positions import units_of
from banxin.sheets.standing_heads import letter_heads
from banxin.typecase import Role, Typecase
from banxin.version import __version__
from banxin.wording import Message
from banxin.world import World

READER = Edition("reader", "epub")
_COVER_ID, _COVER_HREF = "picture.cover", "images/cover.jpg"


def epub_copy(
    publication: Publication,
    layout: Layout,
    templates: BlockTemplates,
    values: Mapping[str, OptionValue],
    typecase: Typecase,
    modified: dt.datetime,
    cover: bytes,
    find_breaks: FindBreaks | None = None,
    form: Edition = READER,
) -> EpubCopy:
    """Everything that goes into the EPUB of `publication`; `cover` is its cover, a JPEG.

    `modified` is the time of release in UTC. `form` says which fonts go along and how far contents go into
    articles and how large pictures may be. `find_breaks` finds where print pages begin; with it the copy has
    page breaks and a page list that agree with the print edition.
    Raises LayoutFault when a template or stylesheet of the layout fails, OSError when a picture that
    was found good cannot be read any more.
    """
    edition = _reader_edition(publication, layout, templates, values, form)
    css = reader_css(layout, values, publication.masthead.lang, edition.picture, form.fonts)
    written = _written(edition, find_breaks)
    made = _with_fonts(written.documents, css, layout, typecase, form.fonts)
    resources = (
        Resource("style", STYLESHEET, "text/css", made.css.encode()),
        Resource(_COVER_ID, _COVER_HREF, "image/jpeg", cover),
        *_pictures(
            edition, _used(edition, made.documents, made.css), layout.world, form.pictures or STANDARD
        ),
        *made.fonts,
    )
    copy = _copy(edition, replace(written, documents=made.documents), resources, modified)
    return replace(copy, specified_fonts=form.fonts is EpubFonts.LOCKED)


def _reader_edition(
    publication: Publication,
    layout: Layout,
    templates: BlockTemplates,
    values: Mapping[str, OptionValue],
    form: Edition,
) -> ReaderEdition:
    labels = labels_of(publication, layout)
    edition = ReaderEdition(
        publication=publication,
        templates=WellFormedTemplates(templates),
        labels=labels,
        names=name_all(publication),
        pictures=reader_pictures(publication, layout, values),
        first_notes=first_notes(publication, layout, values),
        eyebrows=values.get("eyebrows") is True,
        units=units_of(publication, layout),
        letter_heads=letter_heads(publication.contents, lambda letter: labels.letter),
        crossheads=form.crossheads,
        weekday=facts.has_weekday(layout),
    )
    return replace(edition, leads=leads_of(edition))


@dataclass(frozen=True, slots=True)
class _Dressed:
    """Documents, and the stylesheet with the fonts that they are set in."""

    documents: tuple[EpubDocument, ...]
    css: str
    fonts: tuple[Resource, ...]


def _with_fonts(
    documents: tuple[EpubDocument, ...], css: str, layout: Layout, typecase: Typecase, fonts: EpubFonts
) -> _Dressed:
    """What an edition carries: fonts of headlines and of rare characters, of all its text, or none."""
    rare = RareSetCopy(documents, css)
    if fonts is EpubFonts.DEFAULT:
        rare = with_rare_faces(documents, css, lambda character: typecase.face_for(character, Role.SONG))
    ruled = with_ruled_classes(rare.documents, rare.css)
    content: dict[str, DocumentContent] = {}
    carried = with_faces(_trees(ruled, content), rare.css, layout, typecase, fonts)
    known = tuple(replace(document, content=content.get(document.id)) for document in ruled)
    return _Dressed(known, carried.css, (*rare.fonts, *carried.fonts))


def _trees(documents: Iterable[EpubDocument], content: dict[str, DocumentContent]) -> Iterator[SlimTree]:
    """The tree of each document, one at a time: they are large. What is in it goes into `content`."""
    for document in documents:
        tree = parse_xhtml(without_plain_text(document.xhtml))
        content[document.id] = content_of(document.xhtml, tree)
        yield SlimTree(tree, partial(parse_xhtml, document.xhtml))


@dataclass(frozen=True, slots=True)
class _Written:
    """Every document in the order of reading, and the ways into them, which one of them prints."""

    documents: tuple[EpubDocument, ...]
    nav: tuple[NavPoint, ...]
    page_list: tuple[PageTarget, ...]


def _written(edition: ReaderEdition, find_breaks: FindBreaks | None) -> _Written:
    """The documents, with the breaks of print pages, none longer than readers take."""
    before = (cover_leaf(edition, _COVER_HREF), title_leaf(edition))
    behind = (*matter(edition), colophon_leaf(edition))
    breaks = find_breaks((*before, *behind), edition.files()) if find_breaks else ()
    split = split_documents(
        with_breaks((*before, *behind[:-1], *index_leaf(edition, behind, breaks), behind[-1]), breaks)
    )
    page_list = tuple(PageTarget(one.label, split.target(one.target.href)) for one in breaks)
    nav = _led(table_of_contents(edition), split)
    contents = contents_leaf(edition, nav, landmarks(edition), page_list)
    number = len(before)
    documents = (*split.documents[:number], contents, *split.documents[number:])
    return _Written(documents, nav, page_list)


def _led(points: tuple[NavPoint, ...], split: SplitDocuments) -> tuple[NavPoint, ...]:
    """Entries of the contents that lead to where their targets are now."""
    return tuple(
        NavPoint(point.label, split.target(point.href), _led(point.children, split)) for point in points
    )


def _copy(
    edition: ReaderEdition, written: _Written, resources: tuple[Resource, ...], modified: dt.datetime
) -> EpubCopy:
    publication, documents, page_list = edition.publication, written.documents, written.page_list
    return EpubCopy(
        identifier=facts.identifier(publication),
        title=facts.plain_title(publication.title),
        lang=edition.lang,
        modified=modified,
        documents=documents,
        nav=written.nav,
        accessibility=accessibility(publication, documents, edition.labels, bool(page_list)),
        creators=facts.creators(publication),
        contributors=facts.contributors(publication),
        publisher=publication.masthead.publisher,
        date=facts.publication_date(publication.issue),
        description=facts.description(publication, edition.labels),
        rights=publication.metadata.rights,
        licence=publication.metadata.licence,
        subjects=publication.metadata.subjects,
        subtitle=publication.metadata.subtitle,
        sort=publication.metadata.sort,
        also_identified=facts.other_identifiers(publication),
        series=facts.series(publication.masthead, publication.issue),
        generator=Message("Banxin {version}", version=__version__),
        landmarks=landmarks(edition),
        page_list=page_list,
        page_source=facts.print_edition(publication) if page_list else "",
        resources=resources,
        cover=_COVER_ID,
    )


def reader_pictures(
    publication: Publication, layout: Layout, values: Mapping[str, OptionValue]
) -> Mapping[str, str]:
    """The path in the package of each picture that articles show or that fields and options name.

    Advertisements are left out: e-book stores may not take books with them.
    """
    shown = {figure.image for unit in publication.units() for figure in figures(unit.body)}
    shown |= {picture.path for picture in field_pictures(publication)}
    shown |= set(pictures_of(layout, values).values())
    names = picture_names(path for path in publication.images if path in shown)
    return {
        path: f"images/{name}{SUFFIX[publication.images[path].media_type]}" for path, name in names.items()
    }


def _used(edition: ReaderEdition, documents: tuple[EpubDocument, ...], css: str) -> Mapping[str, str]:
    """The pictures of articles, and of the others those that a template or the stylesheet uses."""
    shown = {figure.image for unit in edition.publication.units() for figure in figures(unit.body)}
    written = css.encode() + b"".join(document.xhtml for document in documents)
    return {
        path: href for path, href in edition.pictures.items() if path in shown or href.encode() in written
    }


def _pictures(
    edition: ReaderEdition, used: Mapping[str, str], world: World, bounds: PictureBounds
) -> tuple[Resource, ...]:
    publication = edition.publication
    return tuple(
        Resource(
            f"picture.{href.removeprefix('images/')}",
            href,
            publication.images[path].media_type,
            reader_picture(
                publication.root / publication.images[path].printed,
                publication.images[path].media_type,
                world,
                bounds,
            ),
        )
        for path, href in sorted(used.items())
    )
