"""Any file that can be imported: what it is, by its first bytes, and who reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from banxin.importing.copy.archive import FILE_LIMIT, open_archive, protected
from banxin.importing.copy.model import Import
from banxin.importing.copy.remarks import Remarks, UnreadableError
from banxin.importing.copy.sources import Sources
from banxin.importing.office import converted
from banxin.wording import Message

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OFFICE = (".doc", ".wps", ".odt", ".rtf", ".dot")
_WEB = (".html", ".htm", ".xhtml")
_WEB_ARCHIVE = (".mht", ".mhtml")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mdx")
_TEXT = (".txt", ".text", "")


def import_file(data: bytes, name: str, sources: Sources, encoding: str = "") -> Import:
    """What the file `name` holds; one that cannot be read is an import with the finding that says why.

    `sources` reads what lies beside it. Nothing is fetched, and nothing else is written.
    """
    remarks = Remarks(name)
    try:
        if len(data) > FILE_LIMIT:
            raise remarks.refusal(
                "import.too-large",
                Message("The file is larger than {size} MB.", size=FILE_LIMIT // 2**20),
                remedy=Message("Import it in parts, or with smaller pictures."),
            )
        found = _read(data, name, sources, encoding, remarks)
    except UnreadableError as error:
        return Import(findings=(*remarks.findings, error.fault))
    except (RecursionError, MemoryError):
        fault = remarks.refusal("import.too-large", Message("The file nests too deeply."))
        return Import(findings=(*remarks.findings, fault.fault))
    return replace(found, findings=tuple(remarks.findings))


def _read(data: bytes, name: str, sources: Sources, encoding: str, remarks: Remarks) -> Import:
    suffix = PurePosixPath(name).suffix.lower()
    if not data.strip(b"\0 \t\r\n"):
        raise remarks.refusal("import.broken", Message("The file is empty."))
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, name, remarks)
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        raise protected(remarks)
    if data.startswith((_COMPOUND, b"{\\rtf")) or suffix in _OFFICE:
        from banxin.importing.word.lost_fields import fields_of_old_word  # noqa: PLC0415
        from banxin.importing.word.reading import read_word  # noqa: PLC0415

        lost = fields_of_old_word(data) if data.startswith(_COMPOUND) else ()
        return read_word(converted(data, name, remarks), name, remarks, lost)
    if data.startswith(b"%PDF"):
        raise remarks.refusal(
            "import.kind",
            Message("A PDF has lines, no paragraphs."),
            remedy=Message("pdftotext -raw FILE.pdf FILE.txt reads a page column by column; import that."),
        )
    return _text(data, name, suffix, sources, encoding, remarks)


def _archive(data: bytes, name: str, remarks: Remarks) -> Import:
    names = open_archive(data, remarks).names
    if any(one.startswith("word/") or one == "[Content_Types].xml" for one in names) and not any(
        one.startswith(("xl/", "ppt/")) for one in names
    ):
        from banxin.importing.word.reading import read_word  # noqa: PLC0415

        return read_word(data, name, remarks)
    if "META-INF/container.xml" in names:
        from banxin.importing.epub.reading import read_epub  # noqa: PLC0415

        return read_epub(data, name, remarks)
    if "content.xml" in names and PurePosixPath(name).suffix.lower() in (".odt", ".ott"):
        from banxin.importing.word.reading import read_word  # noqa: PLC0415

        return read_word(converted(data, name, remarks), name, remarks)
    raise _unknown(remarks)


def _text(data: bytes, name: str, suffix: str, sources: Sources, encoding: str, remarks: Remarks) -> Import:
    if suffix in _WEB_ARCHIVE or _is_web_archive(data[:2048]):
        from banxin.importing.html.web_archive import read_web_archive  # noqa: PLC0415

        return read_web_archive(data, name, sources, encoding, remarks)
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower().replace(b"\0", b"")
    if suffix in _WEB or head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        from banxin.importing.html.reading import read_html  # noqa: PLC0415

        return read_html(data, name, sources, encoding, remarks)
    if suffix in _MARKDOWN:
        from banxin.importing.markdown.reading import read_markdown  # noqa: PLC0415

        return read_markdown(data, name, sources, encoding, remarks)
    if suffix in _TEXT:
        from banxin.importing.text.reading import read_text  # noqa: PLC0415

        return read_text(data, name, encoding, remarks)
    raise _unknown(remarks)


def _is_web_archive(head: bytes) -> bool:
    """Whether a file that begins so is a web archive."""
    plain = b"\n" + head.lower()
    return b"\nmime-version:" in plain and (b"multipart/related" in plain or b"text/html" in plain)


def _unknown(remarks: Remarks) -> UnreadableError:
    return remarks.refusal(
        "import.kind",
        Message("The file is of a kind that cannot be imported."),
        expected=Message(".docx, .html, .epub, .md, .txt; .doc, .odt and .rtf with LibreOffice"),
    )
