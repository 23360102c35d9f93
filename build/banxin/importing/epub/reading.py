"""An EPUB read: its documents in the order of its spine, each an article."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from banxin.importing.copy.archive import Archive, member_path, open_archive
from banxin.importing.copy.heads import headed
from banxin.importing.copy.model import (
    Blocks,
    CallOfNote,
    HeadStack,
    Import,
    ImportedArticle,
    PictureBlock,
    StyledRun,
    every_block,
    pieces_within,
    words_of,
)
from banxin.importing.copy.pictures import Pictures
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.tidying import tidy
from banxin.importing.html.blocks import TakePicture
from banxin.importing.html.notes import Find, NoteFinder
from banxin.importing.html.parsing import name_of, parsed_page, text_of
from banxin.importing.html.reading import read_element
from banxin.importing.html.roles import furniture_of_book
from banxin.wording import Message

_EMPTY = re.compile(
    r"<(?!(?:br|hr|img|image|meta|link|input|col|wbr|path|use|rect)\b)([A-Za-z][\w:]*)((?:\s[^<>]*?)?)/>"
)
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_MOST = 2_000  # documents of a spine


@dataclass(slots=True)
class _Book:
    """The package: documents by their paths in reading order, titles that the contents give them."""

    archive: Archive
    remarks: Remarks
    documents: dict[str, etree._Element] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    title: str = ""
    authors: str = ""
    publisher: str = ""
    date: str = ""


def read_epub(data: bytes, name: str, remarks: Remarks) -> Import:
    """The articles of an EPUB; raises UnreadableError."""
    archive = open_archive(data, remarks)
    if archive.read("META-INF/encryption.xml") and archive.read("META-INF/rights.xml"):
        raise remarks.refusal("import.protected", Message("The book is protected by DRM."))
    book = _Book(archive, remarks)
    _open(book)
    pictures = Pictures(remarks)
    texts: dict[str, etree._Element] = {}
    taken: set[etree._Element] = set()
    finders = {path: NoteFinder(_finding(book, path), texts, taken) for path in book.documents}
    for path, root in book.documents.items():
        for link in root.iter("a"):
            finders[path].called(link)
    articles: list[ImportedArticle] = []
    for path, root in book.documents.items():
        _article(book, path, root, finders[path], pictures, articles)
    if not articles:
        raise remarks.refusal("import.broken", Message("There is no text in the book."))
    return Import(
        tuple(articles), pictures.taken, title=book.title, authors=book.authors, publisher=book.publisher,
        date=book.date,
    )  # fmt: skip


def _open(book: _Book) -> None:
    """Read the package: metadata, spine, contents."""
    container = book.archive.xml("META-INF/container.xml")
    path = next((one.get("full-path") or "" for one in _named(container, "rootfile")), "")
    package = book.archive.xml(path) if path else None
    if package is None:
        raise book.remarks.refusal("import.broken", Message("The book has no package document."))
    book.title = next((" ".join(text_of(one).split()) for one in _named(package, "title")), "")
    book.publisher = next((" ".join(text_of(one).split()) for one in _named(package, "publisher")), "")
    day = next((text_of(one).strip()[:10] for one in _named(package, "date")), "")
    book.date = day if _DAY.fullmatch(day) else ""
    book.authors = "　".join(" ".join(text_of(one).split()) for one in _named(package, "creator"))
    items = {one.get("id") or "": one for one in _named(package, "item")}
    for one in items.values():
        kind = one.get("media-type") or ""
        at = member_path(path, unquote(one.get("href") or ""))
        if "nav" in (one.get("properties") or "").split() or kind == "application/x-dtbncx+xml":
            _contents(book, at, is_ncx="ncx" in kind)
    for one in list(_named(package, "itemref"))[:_MOST]:
        item = items.get(one.get("idref") or "")
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        at = member_path(path, unquote(item.get("href") or ""))
        data = book.archive.read(at)
        if data is None:
            book.remarks.tell("import.left-out", Message("{part} is missing in the book.", part=at))
            continue
        text = _EMPTY.sub(r"<\1\2></\1>", data.decode("utf-8", "replace")).encode()
        book.documents[at] = parsed_page(text, "utf-8", book.remarks)


def _named(root: etree._Element | None, name: str) -> Iterator[etree._Element]:
    if root is not None:
        yield from (one for one in root.iter() if name_of(one) == name)


def _contents(book: _Book, at: str, *, is_ncx: bool) -> None:
    """The titles that the contents give to documents."""
    root = book.archive.xml(at)
    for one in _named(root, "navPoint" if is_ncx else "a"):
        if is_ncx:
            words = next((text_of(label) for label in _named(one, "text")), "")
            href = next((link.get("src") or "" for link in _named(one, "content")), "")
        else:
            words, href = text_of(one), one.get("href") or ""
        target = member_path(at, unquote(href.partition("#")[0]))
        book.titles.setdefault(target, " ".join(words.split()))


def _finding(book: _Book, path: str) -> Find:
    """What an address in the document at `path` leads to, in any document."""
    known: dict[str, Mapping[str, etree._Element]] = {}

    def find(href: str) -> etree._Element | None:
        file, _, anchor = href.partition("#")
        target = member_path(path, unquote(file)) if file else path
        root = book.documents.get(target)
        if root is None:
            return None
        if target not in known:
            known[target] = {one.get("id") or "": one for one in root.iter() if one.get("id")}
        return known[target].get(unquote(anchor))

    return find


def _taking(book: _Book, path: str, pictures: Pictures) -> TakePicture:
    """What takes the pictures of the document at `path` out of the book."""

    def take(one: etree._Element, line: int) -> str:
        address = one.get("src") or one.get("xlink:href") or one.get("href") or ""
        if re.match(r"[a-z]+:", address, re.IGNORECASE) or not address:
            pictures.tell(address[:80], Message("it is on the web, and nothing is fetched"), line)
            return ""
        at = member_path(path, unquote(address))
        data = book.archive.read(at)
        if data is None:
            pictures.tell(at, Message("it is missing in the file"), line)
            return ""
        return pictures.add(posixpath.basename(at), data, line)

    return take


def _article(
    book: _Book,
    path: str,
    root: etree._Element,
    finder: NoteFinder,
    pictures: Pictures,
    into: list[ImportedArticle],
) -> None:
    """One document as an article; one without a title of its own goes on in the one before."""
    body = next((one for one in root if name_of(one) == "body"), root)
    if part := furniture_of_book(body):
        message = Message("{file} is no article but {part}, and is left out.", file=path, part=part)
        book.remarks.tell("import.left-out", message)
        return
    blocks, notes, _ = read_element(body, finder, _taking(book, path, pictures), book.remarks)
    blocks = tidy(blocks)
    if not any(words_of(line).strip() for block in every_block(blocks) for line in pieces_within(block)):
        if any(isinstance(block, PictureBlock) for block in blocks):
            book.remarks.tell(
                "import.left-out", Message("{part} holds pictures alone and is left out.", part=path)
            )
        return
    has_head = any(getattr(getattr(block, "look", None), "level", 0) for block in blocks)
    title = book.titles.get(path, "")
    called = _called(blocks, notes)
    if into and not has_head and not title:
        last = into[-1]
        into[-1] = replace(last, blocks=(*last.blocks, *blocks), notes={**last.notes, **called})
        return
    given = HeadStack(((StyledRun(title),),)) if title and not has_head else None
    head, rest = headed(blocks, book.remarks, title or PurePosixPath(path).stem, given)
    if rest:
        into.append(ImportedArticle(PurePosixPath(path).stem, head, rest, called))
        return
    words = "　".join(words_of(line) for line in (*head.eyebrow, *head.headline, *head.subhead))
    book.remarks.tell(
        "import.left-out",
        Message("A title without text is left out: {words}", words=words),
        remedy=Message("write it as `section:` in the contents of the manifest"),
    )


def _called(blocks: Blocks, notes: Mapping[str, Blocks]) -> dict[str, Blocks]:
    """The notes that these blocks call, and those that these call in turn."""
    found: dict[str, Blocks] = {}
    waiting = [blocks]
    while waiting:
        for block in every_block(waiting.pop()):
            for pieces in pieces_within(block):
                for piece in pieces:
                    if isinstance(piece, CallOfNote) and piece.key not in found:
                        found[piece.key] = notes[piece.key]
                        waiting.append(notes[piece.key])
    return found
