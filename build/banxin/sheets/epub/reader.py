"""The reader edition being set: what every document of it needs to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from banxin.manuscript.publication import Item, Publication, Section, Unit
from banxin.sheets.body import BlockTemplates
from banxin.sheets.epub.copy import EpubDocument, PageTarget
from banxin.sheets.epub.names import distinct
from banxin.sheets.epub.xhtml import for_reading_systems
from banxin.sheets.labels import Labels
from banxin.sheets.positions import UnitContext
from banxin.sheets.setting import Notes, PressName, Setting

STYLESHEET = "style.css"
COVER = "cover.xhtml"
TITLE = "title.xhtml"
CONTENTS = "contents.xhtml"
COLOPHON = "colophon.xhtml"


@dataclass(frozen=True, slots=True)
class PageMark:
    """The beginning of a print page within a document."""

    label: str
    ident: str


@dataclass(frozen=True, slots=True)
class ReaderEdition:
    """A publication on its way into an EPUB.

    `names` gives the portable name of every unit and section by its id, `pictures` the path of every
    picture in the package, `pages` the print page that begins with a unit or section, `first_notes` the
    number of a unit's first footnote where it is not 1; `eyebrows` says that contents have chapters' labels;
    `units` tells the kinds and the order of units.
    """

    publication: Publication
    templates: BlockTemplates
    labels: Labels
    names: Mapping[str, str]
    pictures: Mapping[str, str]
    pages: Mapping[str, PageMark] = field(default_factory=dict)
    first_notes: Mapping[str, int] = field(default_factory=dict)
    eyebrows: bool = False
    units: UnitContext = field(default_factory=UnitContext)

    def picture(self, path: str) -> str:
        """The path of a picture in the package, or nothing."""
        return self.pictures.get(path, "")

    @property
    def lang(self) -> str:
        """The language tag, with the script as readers need it."""
        return self.publication.masthead.lang.value

    def href(self, ident: str) -> str:
        """The document of a unit or section."""
        return f"{self.names[ident]}.xhtml"

    def setting(self, unit: Unit) -> Setting:
        """How `unit` is set: its own document, its headline the only heading of the first level."""
        own = self.names[unit.id]

        def target(ident: str, anchor: str) -> str:
            name = own if ident == own else self.names.get(ident, own)
            file = "" if name == own and anchor else f"{name}.xhtml"
            return f"{file}#{name}--{anchor}" if anchor else file

        return Setting(
            press=PressName.EPUB,
            unit=own,
            notes=Notes.POPUP,
            level=1,
            target=target,
            picture=self.picture,
            images=self.publication.images,
            first_note=self.first_notes.get(unit.id, 1),
            labels=self.labels,
            units=self.units,
        )

    def document(
        self, href: str, title: str, content: str, *, kind: str, division: str, owner: str = ""
    ) -> EpubDocument:
        """A whole document around `content`; `division` is its `epub:type`, `owner` whose page it opens."""
        html = self.templates.render(
            "epub-document",
            lang=self.lang,
            title=title,
            kind=kind,
            division=division,
            stylesheet=STYLESHEET,
            page=self.pages.get(owner),
            content=content,
        )
        name = href.removesuffix(".xhtml")
        properties = ("nav",) if href == CONTENTS else ()
        return EpubDocument(
            name, href, title, (for_reading_systems(html.strip()) + "\n").encode(), properties
        )

    def page_list(self) -> tuple[PageTarget, ...]:
        """Where the pages of the print edition begin, in the order of reading."""
        return tuple(
            PageTarget(mark.label, f"{self.href(owner)}#{mark.ident}") for owner, mark in self.pages.items()
        )


def name_all(publication: Publication) -> Mapping[str, str]:
    """A portable name for every section and unit."""
    return distinct({item.id: item.id for item in every_item(publication.contents)})


def page_marks(publication: Publication, pages: Mapping[str, str]) -> Mapping[str, PageMark]:
    """The first item that starts on each page carries its mark: several stories may share one page."""
    marks: dict[str, PageMark] = {}
    seen: set[str] = set()
    for item in every_item(publication.contents):
        label = pages.get(item.id, "")
        if label and label not in seen:
            seen.add(label)
            marks[item.id] = PageMark(label, f"page-{len(seen)}" if not label.isalnum() else f"page-{label}")
    return marks


def every_item(items: tuple[Item, ...]) -> Iterator[Item]:
    """Units and sections in the order of reading, a section before what it holds."""
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from every_item(item.contents)
