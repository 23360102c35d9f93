"""Files that are no text though an article is wanted: told by their first bytes, with the way to go on."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath

from banxin.findings import Finding, Place, finding
from banxin.wording import Message

HEAD = 4096
"""Bytes that are looked at."""
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_MARK = (
    (b"%PDF", Message("a PDF")),
    (b"{\\rtf", Message("an RTF file")),
    (b"\x7fELF", Message("a program")),
    (b"\x1f\x8b", Message("a gzip file")),
)
_IN_ZIP = (
    (b"word/", (".docx", ".docm", ".dotx"), Message("a Word file")),
    (b"application/vnd.oasis.opendocument.text", (".odt",), Message("an OpenDocument text")),
    (b"application/epub+zip", (".epub",), Message("an EPUB")),
    (b"xl/", (".xlsx",), Message("an Excel file")),
    (b"ppt/", (".pptx",), Message("a PowerPoint file")),
    (b"Index/", (".pages",), Message("a Pages file")),
)
_COMPOUNDS = {
    ".wps": Message("a WPS file"),
    ".xls": Message("an Excel file"),
    ".et": Message("a WPS sheet"),
    ".ppt": Message("a PowerPoint file"),
}
_IMPORTED = (
    Message("a Word file"),
    Message("an OpenDocument text"),
    Message("an EPUB"),
    Message("an RTF file"),
    Message("a web page (HTML)"),
    Message("a WPS file"),
)


def foreign_kind(data: bytes, name: str, place: Place | None) -> Finding | None:
    """A finding when `data`, the beginning of a file named as an article, is of another kind than text."""
    kind = _kind(data[:HEAD], PurePosixPath(name).suffix.lower())
    if not kind:
        return None
    return finding(
        "file.kind",
        Message("{name} is {kind}.", name=name, kind=kind),
        place or Place(name),
        expected=Message("a text in Markdown, UTF-8, for example units/mukang.md"),
        remedy=_remedy(name, kind),
    )


def _kind(head: bytes, suffix: str) -> str:
    if head.startswith(_ZIP):
        found = (kind for mark, suffixes, kind in _IN_ZIP if suffix in suffixes or mark in head)
        return next(found, Message("a ZIP archive"))
    if head.startswith(_COMPOUND):
        return _COMPOUNDS.get(suffix, Message("a Word file"))
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return Message("a web page (HTML)")
    return next((kind for mark, kind in _BY_MARK if head.startswith(mark)), "")


def _remedy(name: str, kind: str) -> str:
    if kind in _IMPORTED:
        return Message(
            "banxin import {name} makes an article of it and names it in the manifest; then take this "
            "line out.",
            name=shlex.quote(name),
        )
    if kind == "a PDF":
        return Message(
            "Take the text from the file that the PDF was made of: a PDF has lines, no paragraphs."
        )
    return Message("Save its text as plain text in UTF-8.")
