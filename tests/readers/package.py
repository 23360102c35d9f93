"""A finished e-book taken apart by other means than those that made it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
_GAPS = re.compile(r"[\s\u200b\u2060\ufeff]+")


def words(text: str) -> str:
    """The text without blanks and joiners."""
    return _GAPS.sub("", text)


class Package:
    """An EPUB: its files by path from the folder of the package document."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.data = {entry.filename: archive.read(entry) for entry in self.entries}
        container = etree.fromstring(self.data["META-INF/container.xml"])
        (self.opf_path,) = container.xpath("//c:rootfile/@full-path", namespaces=NAMES)
        self.folder = posixpath.dirname(self.opf_path)
        self.opf = etree.fromstring(self.data[self.opf_path])
        self.manifest = {item.get("id"): item for item in self.opf.iterfind(".//o:manifest/o:item", NAMES)}
        self.spine = [
            self.manifest[one.get("idref")].get("href")
            for one in self.opf.iterfind(".//o:spine/o:itemref", NAMES)
        ]
        self.tree = cache(self._tree)

    def _tree(self, href: str) -> etree._Element:
        return etree.fromstring(self.data[posixpath.join(self.folder, unquote(href))])

    def find(self, href: str, path: str) -> list:
        """What an XPath finds in a document."""
        return self.tree(href).xpath(path, namespaces=NAMES)

    def text(self, href: str) -> str:
        """All text of the body of a document that is to be seen, readings among it."""
        return "".join(self.find(href, "/h:html/h:body//text()[not(ancestor::*[@hidden])]"))

    @property
    def nav(self) -> str:
        """The navigation document."""
        (href,) = (
            item.get("href")
            for item in self.manifest.values()
            if "nav" in (item.get("properties") or "").split()
        )
        return href

    def _listed(self, kind: str) -> Iterator[tuple[str, str]]:
        for link in self.find(self.nav, f"//h:nav[@e:type='{kind}']//h:a"):
            yield "".join(link.itertext()), unquote(link.get("href"))

    def contents(self) -> list[tuple[str, str]]:
        """Label and target of each entry of the contents."""
        return [*self._listed("toc")]

    def pages(self) -> list[tuple[str, str]]:
        """Label and target of each entry of the list of pages."""
        return [*self._listed("page-list")]

    def around(self, target: str) -> tuple[str, str]:
        """The text before and behind a place in its document, readings and notes left out."""
        href, _, ident = target.partition("#")
        (mark,) = self.find(href, f"//*[@id='{ident}']")
        said = "text()[not(ancestor::h:rt or ancestor::h:head or ancestor::h:aside[@e:type='footnote'])]"
        return tuple(
            "".join(mark.xpath(f"{axis}::{said}", namespaces=NAMES)) for axis in ("preceding", "following")
        )

    def link_behind(self, target: str) -> str:
        """The words of the link that stands right behind a place; nothing where none does."""
        href, _, ident = target.partition("#")
        (mark,) = self.find(href, f"//*[@id='{ident}']")
        link = mark.getnext()
        plain = link is not None and link.tag.endswith("}a") and not (mark.tail or "").strip()
        return "".join(link.itertext()) if plain else ""

    def behind(self, target: str) -> str:
        """The text behind a place."""
        return self.around(target)[1]

    def notes(self, href: str) -> list[tuple[str, str, str]]:
        """The id of each call, that of the note, and its text, of a document."""
        found = []
        for call in self.find(href, "//h:a[@e:type='noteref']"):
            ident = unquote(call.get("href")[1:])
            (note,) = self.find(href, f"//*[@id='{ident}']")
            said = "".join(
                note.xpath(".//text()[not(ancestor::h:a[@role='doc-backlink'])]", namespaces=NAMES)
            )
            found.append((call.get("id"), ident, said))
        return found
