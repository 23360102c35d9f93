"""An EPUB as Kobo's readers like it best: the same book with their mark-up, on a copy of the file."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from banxin.press.epub.kobo_spans import with_kobo_spans

_OPF = "{http://www.idpf.org/2007/opf}"
_ROOT_FILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_XHTML = "application/xhtml+xml"


def kepub(data: bytes) -> bytes:
    """The KEPUB of the EPUB `data`: same entries in the same order, the documents with spans.

    The cover is named as Kobo asks for it (`cover-image`) by every EPUB that is bound here, and its leaf
    comes first, so that no blank page has to be put before it.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(packed, "w") as copy:
        documents = content_documents(book)
        for entry in book.infolist():
            content = book.read(entry)
            if entry.filename in documents:
                content = with_kobo_spans(content.decode()).encode()
            level = 9 if entry.compress_type == zipfile.ZIP_DEFLATED else None
            copied = zipfile.ZipInfo(entry.filename, entry.date_time)
            copied.create_system, copied.external_attr = entry.create_system, entry.external_attr
            copy.writestr(copied, content, entry.compress_type, level)
    return packed.getvalue()


def content_documents(book: zipfile.ZipFile) -> tuple[str, ...]:
    """The names in the archive of all XHTML documents of an EPUB, in the order of its manifest."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    container = etree.fromstring(book.read("META-INF/container.xml"), parser)
    package = next(container.iter(_ROOT_FILE)).get("full-path", "")
    folder = posixpath.dirname(package)
    items = etree.fromstring(book.read(package), parser).iter(f"{_OPF}item")
    return tuple(
        posixpath.join(folder, item.get("href", "")) for item in items if item.get("media-type") == _XHTML
    )
