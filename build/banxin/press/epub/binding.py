"""Binding a copy with ebooklib 0.20: the one place that knows ebooklib's inside.

ebooklib parses and pretty-prints every XHTML it is given, which puts gaps between Chinese
characters, and stamps clock times. Here it is given finished bytes only, and of its writer the
metadata, the file of the package and the ZIP are replaced. A test holds these private names to
their contract, so that another ebooklib fails loudly.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from ebooklib import epub
from lxml import etree

from banxin.press.epub.checking import PLACE, Checked, checked_documents
from banxin.press.epub.metadata import IBOOKS, IDENTIFIER, statements
from banxin.press.epub.ncx import ncx
from banxin.sheets.epub.copy import EpubCopy, EpubDocument

_DC = "http://purl.org/dc/elements/1.1/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_GUIDE = {
    "cover": "cover",
    "titlepage": "title-page",
    "toc": "toc",
    "bodymatter": "text",
    "colophon": "colophon",
}
_ZIP_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # a ZIP cannot tell an earlier time


def pack(copy: EpubCopy) -> bytes:
    """The EPUB file of `copy`; the same copy gives the same bytes. Raises EpubError."""
    checked = checked_documents(copy)
    book = _book(copy)
    for document in copy.documents:
        item = _document(document, checked[document.href])
        book.add_item(item)
        book.spine.append((item, "yes" if document.linear else "no"))  # by an id it would be searched for
    book.add_item(epub.EpubItem("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx(copy)))
    for resource in copy.resources:
        kind = epub.EpubCover if resource.id == copy.cover else epub.EpubItem
        item = kind(uid=resource.id, file_name=resource.href)
        item.media_type, item.content = resource.media_type, resource.data
        book.add_item(item)
    packed = io.BytesIO()
    _PackageWriter(packed, book, copy).write()
    return packed.getvalue()


def _book(copy: EpubCopy) -> epub.EpubBook:
    book = epub.EpubBook()
    book.metadata = {}  # drops the random identifier and the forced generator
    book.IDENTIFIER_ID = IDENTIFIER
    book.uid, book.title, book.language = copy.identifier, copy.title, copy.lang
    book.set_direction(copy.writing.progression)  # explicit: some readers guess rtl for zh-Hant
    book.guide = [
        {"type": _GUIDE[mark.type], "title": mark.label, "href": mark.href}
        for mark in copy.landmarks
        if mark.type in _GUIDE
    ]
    return book


def _document(document: EpubDocument, checked: Checked) -> epub.EpubItem:
    # EpubItem, not EpubHtml: get_content of the latter reparses the text as HTML.
    item = epub.EpubItem(document.id, document.href, "application/xhtml+xml", document.xhtml)
    item.properties = sorted({*document.properties, *checked.properties})
    return item


class _Archive(zipfile.ZipFile):
    """A ZIP whose entries carry one given time and the same rights on every machine."""

    def __init__(self, file: io.BytesIO, time: dt.datetime) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        self._time = max(time, _ZIP_EPOCH)

    def writestr(
        self,
        name: str | zipfile.ZipInfo,
        data: str | bytes,  # type: ignore[override]
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        day = self._time
        entry = zipfile.ZipInfo(str(name), (day.year, day.month, day.day, 0, 0, 0))
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        kind = zipfile.ZIP_DEFLATED if compress_type is None else compress_type
        super().writestr(entry, data, kind, 9 if kind == zipfile.ZIP_DEFLATED else None)


class _PackageWriter(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer with our own metadata, a package that tells its language, and _Archive."""

    def __init__(self, file: io.BytesIO, book: epub.EpubBook, copy: EpubCopy) -> None:
        super().__init__(file, book, {"raise_exceptions": True})
        self._copy = copy

    def _write_opf_metadata(self, root: etree._Element) -> None:
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": _DC})
        for statement in statements(self._copy):
            name = f"{{{_DC}}}{statement.name}" if statement.dc else statement.name
            element = etree.SubElement(metadata, name, statement.attributes)
            element.text = statement.text or None

    def _write_opf_spine(self, root: etree._Element, ncx_id: str | None) -> None:
        super()._write_opf_spine(root, ncx_id)
        for item in root.iterfind("spine/itemref"):  # by which highlights find a story that has moved
            item.set("id", f"{PLACE}{item.get('idref')}")

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self._copy.lang)
        root.attrib.pop("prefix", None)  # `rendition` is a reserved prefix and not used
        if self._copy.specified_fonts:
            root.set("prefix", f"ibooks: {IBOOKS}")
        super()._write_opf_file(root)

    def write(self) -> None:
        self.out = _Archive(self.file_name, self._copy.modified)
        with self.out:
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()
