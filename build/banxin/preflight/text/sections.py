"""The titles of sections: each must be printed somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from banxin.findings import Finding, Place, finding
from banxin.layouts import Layout
from banxin.manuscript.publication import Item, Publication, Section
from banxin.preflight.text.normal import shapes, words
from banxin.preflight.text.printed import ElementPrint
from banxin.wording import Message


def every_section(items: Iterable[Item], path: str = "contents") -> Iterator[tuple[str, Section]]:
    """All sections with their dotted paths in the manifest."""
    for at, item in enumerate(items):
        if isinstance(item, Section):
            yield f"{path}.{at}.section", item
            yield from every_section(item.contents, f"{path}.{at}.contents")


def lost_sections(
    publication: Publication,
    printed: Mapping[Any, ElementPrint],
    layout: Layout,
) -> Iterator[Finding]:
    """A finding for each title that was not printed, by one element or by several in turn (上篇 and 渠水)."""
    sections = [*every_section(publication.contents)]
    if not sections or "section" in layout.omits:
        return
    said = [shapes("".join(one.text)) for one in printed.values() if len(one.text) < 8]
    for path, section in sections:
        if not _is_said(shapes(words(section.title)), said):
            yield finding(
                "setting.lost-text",
                Message("The title of the section “{title}” is not on any page", title=section.title),
                publication.places.get(path) or Place(publication.manifest.name),
                remedy=Message(
                    "print it in blocks/section.html.j2 of the layout, or list `section` under `omits`"
                ),
            )


def _is_said(title: str, said: Sequence[str]) -> bool:
    """Whether an element has a title in its text, or elements in turn are the whole of it."""
    if any(title in text for text in said):
        return True
    begun: set[str] = set()  # beginnings of the title that elements up to here make
    for text in filter(None, said):
        begun = {one + text for one in ("", *begun) if title.startswith(one + text)}
        if title in begun:
            return True
    return False
