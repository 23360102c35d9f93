"""One copy of an EPUB before it is bound: its facts, documents, navigation and resources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Writing(StrEnum):
    """Which way lines run (行文方向); pages of vertical lines follow from right to left."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"

    @property
    def progression(self) -> str:
        """The `page-progression-direction` of the spine (EPUB 3.3 §5.7.1)."""
        return "rtl" if self is Writing.VERTICAL else "ltr"

    @property
    def feature(self) -> str:
        """What it is called among the features of accessibility."""
        return f"{self}Writing"


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """What was found in the document `of` these bytes: the properties it calls for, its ids."""

    of: bytes
    properties: tuple[str, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class EpubDocument:
    """An XHTML document of the spine; `xhtml` is packed byte for byte.

    `properties` are manifest properties (EPUB 3.3 §D.6.2); `svg` and `mathml` need not be named,
    they are read off the document. A document that is not `linear` must be linked from another.
    `content` is there where the document has been read; it holds for the bytes that it names.
    """

    id: str
    href: str
    title: str
    xhtml: bytes
    properties: tuple[str, ...] = ()
    linear: bool = True
    content: DocumentContent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Resource:
    """A file beside the documents: stylesheet, picture or font."""

    id: str
    href: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NavPoint:
    """An entry of the table of contents; `href` is relative to the package, as in the manifest."""

    label: str
    href: str
    children: tuple[NavPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTarget:
    """Where a page of the print edition begins."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Landmark:
    """A main part of the copy: `type` is an `epub:type` such as `cover`, `toc` or `bodymatter`."""

    type: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or body: `role` is a MARC relator code, `file_as` the form that it is sorted by.

    `also` are further relators of who did more than one thing.

    A Chinese name begins with the family name, so it is its own sorting form.
    """

    name: str
    role: str = "aut"
    file_as: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The periodical a copy belongs to, its number in it, and its URN (`urn:issn:…`)."""

    title: str
    position: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What EPUB Accessibility 1.1 §2.2 asks to be told; each value must be true of the content."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str
    hazards: tuple[str, ...] = ("none",)


@dataclass(frozen=True, slots=True)
class EpubCopy:
    """Everything that goes into one EPUB.

    `modified` is in UTC and is the only time used: the clock is never read. `date` is dc:date as it
    is to be written. `sort` is the title's form for sorting, `also_identified` are URNs beside
    `identifier`. `cover` is the id of the resource that is the cover picture. `page_source` names
    the print edition whose pages `page_list` follows (`urn:…`). Exactly one of `documents` has the
    property `nav`; `nav`, `landmarks` and `page_list` repeat its matter for older readers. `specified_fonts`
    says that all its text is set in fonts that it carries.
    """

    identifier: str
    title: str
    lang: str
    modified: dt.datetime
    documents: tuple[EpubDocument, ...]
    nav: tuple[NavPoint, ...]
    accessibility: Accessibility
    creators: tuple[Contributor, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    publisher: str = ""
    date: str = ""
    description: str = ""
    rights: str = ""
    licence: str = ""
    subjects: tuple[str, ...] = ()
    subtitle: str = ""
    sort: str = ""
    also_identified: tuple[str, ...] = ()
    series: Series | None = None
    generator: str = ""
    landmarks: tuple[Landmark, ...] = ()
    page_list: tuple[PageTarget, ...] = ()
    page_source: str = ""
    resources: tuple[Resource, ...] = ()
    cover: str = ""
    specified_fonts: bool = False
    writing: Writing = Writing.HORIZONTAL
