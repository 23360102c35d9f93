"""The reader edition being set: what every document of it needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from banxin.manuscript.publication import Publication, Unit, every_item
from banxin.sheets.body import BlockTemplates
from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.epub.names import distinct
from banxin.sheets.epub.xhtml import for_reading_systems
from banxin.sheets.labels import Labels
from banxin.sheets.page_starts import Part
from banxin.sheets.positions import UnitContext
from banxin.sheets.setting import Notes, PressName, Setting

STYLESHEET = "style.css"
COVER = "cover.xhtml"
TITLE = "title.xhtml"
CONTENTS = "contents.xhtml"
COLOPHON = "colophon.xhtml"
INDEX_FILE = "book-index.xhtml"
_PARTS = {Part.COVER: COVER, Part.TITLE: TITLE, Part.CONTENTS: TITLE}  # contents: at the title's end


@dataclass(frozen=True, slots=True)
class ReaderEdition:
    """A publication on its way into an EPUB.

    `names` gives the portable name of every unit and section by its id, `pictures` the path of every
    picture in the package, `first_notes` the number of a unit's first footnote where it is not 1; `eyebrows`
    says that contents have chapters' labels; `units` tells the kinds and the order of units, `letter_heads`
    what stands over letters from readers; `crossheads` is how many levels of them the contents list; `leads`
    has for each section without a leaf of its own the item that it begins with; `weekday` says that the
    date of the issue has one.
    """

    publication: Publication
    templates: BlockTemplates
    labels: Labels
    names: Mapping[str, str]
    pictures: Mapping[str, str]
    first_notes: Mapping[str, int] = field(default_factory=dict)
    eyebrows: bool = False
    units: UnitContext = field(default_factory=UnitContext)
    letter_heads: Mapping[str, str] = field(default_factory=dict)
    crossheads: int = 0
    leads: Mapping[str, str] = field(default_factory=dict)
    weekday: bool = True

    def picture(self, path: str) -> str:
        """The path of a picture in the package, or nothing."""
        return self.pictures.get(path, "")

    @property
    def lang(self) -> str:
        """The language tag, with the script as readers need it."""
        return self.publication.masthead.lang.value

    def href(self, ident: str) -> str:
        """The document of a unit or section: of a section without a leaf that of its first item."""
        return f"{self.names[self.leads.get(ident, ident)]}.xhtml"

    def setting(self, unit: Unit) -> Setting:
        """How `unit` is set: its own document, its headline the only heading of the first level."""
        own = self.names[unit.id]

        def target(ident: str, anchor: str) -> str:
            name = own if ident == own else self.names.get(ident, "")
            if not name:
                return ""  # to an article that the e-book leaves out
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
            standing_head=self.letter_heads.get(unit.id, ""),
            indexed=self.publication.index is not None,
        )

    def document(self, href: str, title: str, content: str, *, kind: str, division: str) -> EpubDocument:
        """A whole document around `content`; `division` is its `epub:type`."""
        html = self.templates.render(
            "epub-document",
            lang=self.lang,
            title=title,
            kind=kind,
            division=division,
            stylesheet=STYLESHEET,
            content=content,
        )
        name = href.removesuffix(".xhtml")
        properties = ("nav",) if href == CONTENTS else ()
        return EpubDocument(
            name, href, title, (for_reading_systems(html.strip()) + "\n").encode(), properties
        )

    def files(self) -> dict[str, str]:
        """The document of every unit and section by its id, and of every part."""
        return {ident: self.href(ident) for ident in self.names} | _PARTS


def name_all(publication: Publication) -> Mapping[str, str]:
    """A portable name for every section and unit."""
    return distinct({item.id: item.id for item in every_item(publication.contents)})
