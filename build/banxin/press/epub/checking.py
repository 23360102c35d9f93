"""What a copy must satisfy before it is bound; a store or a reader would stumble over each fault."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from banxin.press.epub.metadata import statements
from banxin.sheets.epub.copy import DocumentContent, EpubCopy, EpubDocument, NavPoint, Resource
from banxin.sheets.epub.xhtml import content_of, parse_xhtml

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")  # an id: NCName, ASCII for old readers
_HREF = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
PLACE = "place."
"""Begins the id of a document's place in the order of reading (EPUB CFI 1.1, 3.1.1)."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # not in XML 1.0 §2.2

Documents = Mapping[str, "Checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a document once it was read: its manifest properties, the ids that entries ask for."""

    properties: tuple[str, ...]
    ids: frozenset[str]


class EpubError(ValueError):
    """A copy that cannot be bound; `faults` has one sentence for each reason."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def checked_documents(copy: EpubCopy) -> Documents:
    """What is known of the documents by href; raises EpubError with every fault of `copy`.

    Each is parsed alone: a large book's trees together take several times its size.
    """
    faults = [*_statements(copy), *_names(copy)]
    asked: dict[str, set[str]] = {}
    for _, target in _entries(copy):
        href, _, fragment = target.partition("#")
        asked.setdefault(href, set()).update({fragment} - {""})
    documents: dict[str, Checked] = {}
    for document in copy.documents:
        try:
            content = _content(document)
        except etree.XMLSyntaxError as error:
            faults.append(f"{document.href} is not well-formed: {error}")
            continue
        ids = content.ids & asked.get(document.href, frozenset())
        documents[document.href] = Checked(content.properties, ids)
    faults.extend(_navigation(copy, documents))
    if faults:
        raise EpubError(tuple(faults))
    return documents


def _content(document: EpubDocument) -> DocumentContent:
    """What is in a document; it is read unless these very bytes were."""
    if document.content is not None and document.content.of is document.xhtml:
        return document.content
    return content_of(document.xhtml, parse_xhtml(document.xhtml))


def _statements(copy: EpubCopy) -> Iterator[str]:
    for name in ("identifier", "title", "lang"):
        if not getattr(copy, name).strip():
            yield f"{name} is empty"
    if copy.modified.utcoffset() is None or copy.modified.utcoffset():
        yield "modified is not in UTC"
    people = (*copy.creators, *copy.contributors)
    texts = (copy.title, copy.publisher, copy.description, copy.rights, *(person.name for person in people))
    yield from (f"control character in {text!r}" for text in texts if _CONTROL.search(text))
    yield from ("a contributor has no name" for person in people if not person.name.strip())


def _names(copy: EpubCopy) -> Iterator[str]:
    items: tuple[EpubDocument | Resource, ...] = (*copy.documents, *copy.resources)
    own = (statement.attributes["id"] for statement in statements(copy) if "id" in statement.attributes)
    places = (f"{PLACE}{document.id}" for document in copy.documents)
    ids = [*(item.id for item in items), *places, *own, "ncx"]
    hrefs = [*(item.href for item in items), "toc.ncx", "content.opf"]
    yield from (f"id {ident!r} is not a name" for ident in ids if not _NAME.fullmatch(ident))
    yield from (f"path {href!r} is not portable" for href in hrefs if not _HREF.fullmatch(href))
    yield from (f"id {ident!r} is used twice" for ident, times in Counter(ids).items() if times > 1)
    folded = Counter(unicodedata.normalize("NFC", href).casefold() for href in hrefs)
    yield from (f"path {href!r} is used twice" for href, times in folded.items() if times > 1)


def _navigation(copy: EpubCopy, documents: Documents) -> Iterator[str]:
    if sum("nav" in document.properties for document in copy.documents) != 1:
        yield "there is not exactly one navigation document"
    if not any(document.linear for document in copy.documents):
        yield "no document is linear"
    if not copy.nav:
        yield "the table of contents is empty"
    pictures = {item.id for item in copy.resources if item.media_type.startswith("image/")}
    if copy.cover and copy.cover not in pictures:
        yield f"cover {copy.cover!r} is not a picture of this copy"
    if copy.page_list and not copy.page_source:
        yield "the page list does not name the print edition"
    pages = Counter(page.label for page in copy.page_list)
    yield from (f"page {label!r} is listed twice" for label, times in pages.items() if times > 1)
    yield from _targets(copy, documents)


def _entries(copy: EpubCopy) -> Iterator[tuple[str, str]]:
    """Labels and targets of all that leads into the documents."""
    yield from ((point.label, point.href) for point in _all(copy.nav))
    yield from ((mark.label, mark.href) for mark in copy.landmarks)
    yield from ((page.label, page.href) for page in copy.page_list)


def _targets(copy: EpubCopy, documents: Documents) -> Iterator[str]:
    for label, target in _entries(copy):
        href, _, fragment = target.partition("#")
        if not label.strip():
            yield f"the entry for {target!r} has no label"
        if href not in documents or (fragment and fragment not in documents[href].ids):
            yield f"{label!r} leads nowhere: {target!r}"


def _all(points: tuple[NavPoint, ...]) -> Iterator[NavPoint]:
    for point in points:
        yield point
        yield from _all(point.children)
