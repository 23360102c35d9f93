"""Web archives (MHTML, RFC 2557): a page and its pictures in one file, as browsers and Word save them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message as MailMessage
from urllib.parse import urljoin

from banxin.importing.copy.model import Import
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.sources import Sources
from banxin.importing.html.reading import read_html
from banxin.wording import Message

_MOST = 5_000  # parts of an archive
_DEEPEST = 20  # parts within each other


@dataclass(frozen=True, slots=True)
class WebArchive:
    """The page of an archive, the encoding that it states, and its pictures by their addresses.

    `base` is the address of the page.
    """

    page: bytes
    charset: str
    files: Mapping[str, bytes]
    base: str


def read_web_archive(data: bytes, name: str, sources: Sources, encoding: str, remarks: Remarks) -> Import:
    """The article of a web archive; raises UnreadableError."""
    archive = open_web_archive(data, remarks)
    within = replace(sources, within=archive.files, base=archive.base)
    return read_html(archive.page, name, within, encoding, remarks, declared=archive.charset)


def open_web_archive(data: bytes, remarks: Remarks) -> WebArchive:
    """The parts of an archive; raises UnreadableError."""
    try:
        parts = list(_parts(message_from_bytes(data)))
    except (MessageError, ValueError, LookupError, RecursionError):
        parts = []
    if len(parts) > _MOST:
        raise remarks.refusal("import.too-large", Message("The file holds too many parts."))
    page = next(
        (one for one in parts if one.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    if page is None:
        raise remarks.refusal("import.broken", Message("There is no text in the page."))
    base = str(page.get("Content-Location") or "")
    files: dict[str, bytes] = {}
    for one in parts:
        if one is page or one.get_content_maintype() != "image":
            continue
        content = _content(one)
        if place := str(one.get("Content-Location") or ""):
            files[_address(base, place)] = content
        if identifier := str(one.get("Content-ID") or "").strip("<> "):
            files[f"cid:{identifier}"] = content
    return WebArchive(_content(page), page.get_content_charset() or "", files, base)


def _parts(message: MailMessage, depth: int = 0) -> list[MailMessage]:
    """The leaves of a message."""
    if not message.is_multipart() or depth > _DEEPEST:
        return [message]
    found: list[MailMessage] = []
    for one in message.get_payload():
        if isinstance(one, MailMessage) and len(found) <= _MOST:
            found += _parts(one, depth + 1)
    return found


def _address(base: str, place: str) -> str:
    """The whole address of a part; as it is written where it is none."""
    try:
        return urljoin(base, place)
    except ValueError:
        return place


def _content(part: MailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
