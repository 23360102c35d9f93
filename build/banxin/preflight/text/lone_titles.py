"""Titles of sections on pages where nothing of the section stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from banxin.engine import MarkedOrigin
from banxin.findings import Finding, Place, finding
from banxin.layouts import Layout
from banxin.layouts.pages.masters import has_part_titles
from banxin.manuscript.publication import Publication, Section, every_item
from banxin.preflight.text.normal import shapes, words
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.printed import PageEntry
from banxin.preflight.text.sections import every_section
from banxin.wording import Message

_ON = "page-"
_REMEDY = Message(
    "Where the block of its first article prints the title, its kind says `names-section: true`; titles on"
    " pages of their own have a master with `for: [part-title]`."
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """The element of a section, its entry in the manifest, what stands in it outside of articles, and all."""

    element: Any
    path: str
    section: Section
    heads: frozenset[Any]
    inside: frozenset[Any]


def lone_title_findings(
    publication: Publication,
    layout: Layout,
    sheet: Any,
    entries: Sequence[Sequence[PageEntry]],
    pages: Sequence[PaintedPage],
    origins: Sequence[Mapping[int, MarkedOrigin]],
) -> Iterator[Finding]:
    """A finding for each title that has a page to itself, or stands below other text while what follows
    begins on a later page. None where the layout has a master for such titles.

    `sheet` is the root of the HTML; `entries` says what each of the `pages` prints.
    """
    if has_part_titles(layout.pages.values()):
        return
    opened = [one for one in _opened(publication, sheet) if not _is_apart(one, layout.pages)]
    of_heads = {head: one for one in opened for head in one.heads}
    for page, printed, known in zip(pages, entries, origins, strict=True):
        for one in {of_heads[entry.element].path: of_heads[entry.element] for entry in printed
                    if entry.element in of_heads}.values():  # fmt: skip
            others = [entry.element for entry in printed if entry.element not in one.heads]
            if _is_bare(one, page, known) and one.inside.isdisjoint(others):
                place = publication.places.get(one.path) or Place(publication.manifest.name)
                yield _finding(one.section.title, page, place, alone=not others and not page.figures)


def _finding(title: str, page: PaintedPage, place: Place, *, alone: bool) -> Finding:
    message = (
        Message("Page {page} holds the title of the section “{title}” alone", page=page.number, title=title)
        if alone
        else Message(
            "The title of the section “{title}” stands on page {page}, what it stands over on a later one",
            title=title,
            page=page.number,
        )
    )
    return finding("layout.lone-title", message, place, remedy=_REMEDY)


def _opened(publication: Publication, sheet: Any) -> Iterator[_Opened]:
    """The sections that have an element in the sheet."""
    inner = frozenset(item.id for item in every_item(publication.contents))
    sections = {section.id: (path, section) for path, section in every_section(publication.contents)}
    for element in sheet.iter() if sections else ():
        if (ident := element.get("id")) in sections:
            path, section = sections[ident]
            yield _Opened(
                element, path, section, frozenset(_heads(element, inner)), frozenset(element.iter())
            )


def _heads(section: Any, inner: Collection[str]) -> Iterator[Any]:
    """The elements of a section that stand in none of its articles and sections."""
    for child in section:
        if child.get("id") not in inner:
            yield child
            yield from _heads(child, inner)


def _is_apart(one: _Opened, masters: Collection[str]) -> bool:
    """Whether what stands over the articles of a section is on a master that none of them is on."""
    over = {name for head in one.heads for name in _masters(head, masters)}
    below = {name for child in one.element.iter() if child not in one.heads and child is not one.element
             for name in _masters(child, masters)}  # fmt: skip
    return bool(over - below)


def _masters(element: Any, masters: Collection[str]) -> Iterator[str]:
    """The page masters that an element names by its class."""
    for name in (element.get("class") or "").split():
        if name.startswith(_ON) and name.removeprefix(_ON) in masters:
            yield name.removeprefix(_ON)


def _is_bare(one: _Opened, page: PaintedPage, origins: Mapping[int, MarkedOrigin]) -> bool:
    """Whether of a section a page has its title in letters and nothing else that stands over its articles."""
    told: list[str] = []
    for show in page.shows:
        origin = origins.get(show.mcid)
        if origin is None or origin.generated or origin.margin or origin.element not in one.heads:
            continue
        told.append(show.text)
    pictures = {origins[mcid].element for mcid in page.figures if mcid in origins}
    titled = shapes(words("".join(told))) == shapes(words(one.section.title))
    return titled and one.inside.isdisjoint(pictures)
