"""Footnotes of web pages and e-books: which links call one, and which elements are their text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from banxin.importing.html.parsing import name_of, text_of

_MARK = re.compile(
    r"[\[［【〔(（]?\s*(?:注|註)?\s*[\d①-⑳*†‡一二三四五六七八九十a-z]{0,4}\s*[\]］】〕)）]?[↩↑]?"
)
_NOTE = re.compile(
    r"foot-?note|end-?note|rear-?note|\bfn\b|\bnote(?:s|-text)?\b|duokan-footnote-item", re.IGNORECASE
)
_BLOCKS = ("p", "li", "div", "aside", "section", "dd", "tr")

Find = Callable[[str], etree._Element | None]
"""The element that an address leads to, within the page or the book."""


@dataclass(slots=True)
class NoteFinder:
    """Tells calls of notes; `texts` are the elements of notes by their keys, `taken` all of them.

    Keys begin with `prefix`.
    """

    find: Find
    texts: dict[str, etree._Element] = field(default_factory=dict)
    taken: set[etree._Element] = field(default_factory=set)
    marks: dict[str, str] = field(default_factory=dict)
    prefix: str = "n"

    def called(self, link: etree._Element) -> str:
        """The key of the note that a link calls; empty for other links."""
        href = link.get("href") or ""
        if "#" not in href or re.match(r"[a-z]+:", href, re.IGNORECASE):
            return ""
        words = text_of(link).strip()
        said = " ".join(str(value) for value in link.attrib.values())
        declared = "noteref" in said
        if not declared and (
            not _MARK.fullmatch(words) or (not words and not link.xpath(".//*[local-name()='img']"))
        ):
            return ""
        target = self.find(href)
        if target is None or link in self.taken:
            return ""
        element = _whole(target)
        if not declared and not _is_note(element) and not _begins_with(element, words):
            return ""
        if element in link.iterancestors():
            return ""
        key = next(
            (key for key, one in self.texts.items() if one is element), f"{self.prefix}{len(self.texts) + 1}"
        )
        self.texts[key] = element
        self.marks.setdefault(key, words)
        self.taken.add(element)
        return key


def _whole(target: etree._Element) -> etree._Element:
    """The block that an anchor stands in."""
    one = target
    while name_of(one) not in _BLOCKS and one.getparent() is not None:
        one = one.getparent()
    return one


def _is_note(element: etree._Element) -> bool:
    for one in (element, *list(element.iterancestors())[:2]):
        said = " ".join(
            filter(
                None,
                (
                    one.get("class"),
                    one.get("id"),
                    one.get("role"),
                    one.get("{http://www.idpf.org/2007/ops}type"),
                    one.get("epub:type"),
                ),
            )
        )
        if _NOTE.search(said):
            return True
    return False


def _begins_with(element: etree._Element, mark: str) -> bool:
    words = text_of(element).strip()
    return bool(mark) and words.startswith(mark) and len(words) > len(mark)


def without_back_link(element: etree._Element) -> None:
    """Take the links that lead back to the text out of a note."""
    for link in list(element.iter("a", "{http://www.w3.org/1999/xhtml}a")):
        words = text_of(link).strip()
        if "#" in (link.get("href") or "") and (_MARK.fullmatch(words) or "back" in str(dict(link.attrib))):
            parent, tail = link.getparent(), link.tail or ""
            if parent is None:
                continue
            before = link.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
            parent.remove(link)
