"""An AZW3, unpacked again, held against the EPUB that it was made of: text, pictures, links, contents."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree, html

from banxin.findings import Finding, Place, finding
from banxin.preflight.text.normal import excerpt, words
from banxin.press.epub.kepub import content_documents
from banxin.sheets.epub.xhtml import XHTML, parse_xhtml
from banxin.wording import Message, listed

_TYPE = "{http://www.idpf.org/2007/ops}type"
_NCX_POINT = "{http://www.daisy.org/z3986/2005/ncx/}navPoint"
_HTML = re.compile(r"\.x?html?$")
_SHOWN = 3  # passages that are told one by one


@dataclass
class _Contents:
    """What a book has: the text of each document, how many pictures, links within it that lead somewhere."""

    texts: list[str] = field(default_factory=list)
    pictures: int = 0
    links: int = 0
    entries: int = 0
    paged: bool = False
    lang: str = ""


def conversion_findings(
    epub: bytes, files: Sequence[tuple[str, bytes]], edition: str, place: Place | None
) -> tuple[Finding, ...]:
    """What the AZW3 with these `files` lacks of `epub`, and what the format cannot hold; at `place`."""
    ours, theirs = _of_epub(epub), _of_kindle(files)
    lost = [*_lost(ours, theirs)]
    found = [
        finding("epub.lost-in-conversion", Message("{edition}: {what}", edition=edition, what=what), place)
        for what in lost
    ]
    without = [*_without(ours)]
    if without:
        message = Message(
            "{edition}: AZW3 is without {what}.",
            edition=edition,
            what=listed(without),
        )
        found.append(finding("epub.converted", message, place))
    return tuple(found)


def _lost(ours: _Contents, theirs: _Contents) -> Iterator[Message]:
    whole = "".join(theirs.texts)
    missing = [text for text in ours.texts if text and text not in whole]
    for text in missing[:_SHOWN]:
        yield Message(
            "words beginning “{words}” are not whole in it", words=excerpt(_first_lost(text, whole))
        )
    if len(missing) > _SHOWN:
        yield Message("{number} more documents are not whole in it", number=len(missing) - _SHOWN)
    for name, mine, other in (
        (Message("pictures"), ours.pictures, theirs.pictures),
        (Message("links and note calls"), ours.links, theirs.links),
        (Message("entries of the contents"), ours.entries, theirs.entries),
    ):
        if other < mine:
            yield Message("{other} of {mine} {name} are left", other=other, mine=mine, name=name)


def _first_lost(text: str, whole: str) -> str:
    """The rest of `text` from the first place on at which it is not in `whole`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in whole else (low, middle - 1)
    return text[low:]


def _without(ours: _Contents) -> Iterator[Message]:
    """What KF8 has no place for, as far as this book has it."""
    if ours.paged:
        yield Message("the list of print pages")
    if ours.lang.count("-"):
        yield Message("the script and region of its language ({lang})", lang=ours.lang)


def _of_epub(data: bytes) -> _Contents:
    trees: dict[str, etree._Element] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in content_documents(book):
            trees[name] = parse_xhtml(book.read(name))
    contents = _Contents()
    for tree in trees.values():
        contents.lang = contents.lang or tree.get("lang", "")
        for nav in tree.iter(f"{XHTML}nav"):
            entries = sum(1 for _ in nav.iter(f"{XHTML}li"))
            contents.entries += entries * (nav.get(_TYPE) == "toc")
            contents.paged |= nav.get(_TYPE) == "page-list" and entries > 0
    return _count(contents, trees)


def _of_kindle(files: Iterable[tuple[str, bytes]]) -> _Contents:
    trees: dict[str, etree._Element] = {}
    entries = 0
    for name, data in files:
        if _HTML.search(name):
            trees[name] = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        elif name.endswith(".ncx"):
            entries = sum(1 for _ in etree.fromstring(data).iter(_NCX_POINT))
    return _count(_Contents(entries=entries), trees)


def _count(contents: _Contents, trees: Mapping[str, etree._Element]) -> _Contents:
    """Add what is shown: texts, pictures, links; what is hidden goes from the trees."""
    ids = {name: {element.get("id") for element in tree.iter(etree.Element)} for name, tree in trees.items()}
    for name, tree in trees.items():
        for element in list(tree.iter(etree.Element)):
            local = element.tag.rpartition("}")[2]
            if local in ("head", "script", "style") or element.get("hidden") is not None:
                _drop(element)
        contents.texts.append(words("".join(tree.itertext())))
        for element in tree.iter(etree.Element):
            local = element.tag.rpartition("}")[2]
            cover = element.get("role") == "doc-cover"  # calibre takes its leaf away: a Kindle shows its own
            contents.pictures += local in ("img", "image") and not cover
            contents.links += local == "a" and _leads(name, element.get("href", ""), ids)
    return contents


def _leads(name: str, href: str, ids: Mapping[str, set[str | None]]) -> bool:
    """Whether a link leads to a place within the book."""
    path, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    return target in ids and (not anchor or anchor in ids[target]) and bool(href)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        tail, element.tail = element.tail, None
        before = element.getprevious()
        parent.remove(element)
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
