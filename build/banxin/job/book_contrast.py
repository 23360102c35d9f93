"""The contrast of text in an EPUB: each document is set as a reading system with a white ground would, then
its paint is looked at as that of print is.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from banxin.preflight.text.contrast import FaintText, read_faint_texts
from banxin.press.pdf import pdf_bytes, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet, address
from banxin.typecase.builtin import builtin_faces
from banxin.typecase.css import font_face_rules, quoted

_SCREEN = "@page { size: 400pt 3000pt; margin: 20pt } html { font-size: 12pt; color: #000 }"
"""A page of a reading system, high enough for most chapters; 1 em is 12 pt."""

_ADDRESS = "https://book.invalid/"
_FACES = "faces"
_LINKED = "//*[local-name()='link'][@rel='stylesheet']/@href"


def faint_in_book(data: bytes) -> Iterator[tuple[str, FaintText]]:
    """Text that stands out too little, with the document of the EPUB; each pair of colours is told once."""
    told: set[tuple[str, str]] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in sorted(one for one in book.namelist() if one.endswith(".xhtml")):
            for faint in read_faint_texts(pdf_bytes(set_pages(_document(book, name)))):
                if (faint.colour, faint.ground) not in told:
                    told.add((faint.colour, faint.ground))
                    yield name.rpartition("/")[2], faint


def _document(book: zipfile.ZipFile, name: str) -> PrintCopy:
    """A document with its sheets, without pictures and in one face: no colour depends on them."""
    root = etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
    face = builtin_faces()[0]
    rules = font_face_rules([face], lambda one: address(_FACES, one.path.name))
    plain = f"{_SCREEN} {rules} * {{ font-family: {quoted(face.family)} !important }}"
    sheets = [PrintSheet(plain, _ADDRESS, "reader")]
    for href in root.xpath(_LINKED):
        member = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
        if member in book.namelist():
            sheets.append(PrintSheet(book.read(member).decode("utf-8"), _ADDRESS, member))
    for link in root.xpath("//*[local-name()='link' or local-name()='img' or local-name()='image']"):
        link.attrib.pop("src", None)
        if etree.QName(link).localname == "link":
            link.getparent().remove(link)
    mounts = {_FACES: face.path.parent}
    return PrintCopy(etree.tostring(root, method="html", encoding="unicode"), tuple(sheets), mounts)
