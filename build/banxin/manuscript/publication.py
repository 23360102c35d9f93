"""The publication as the later stages see it: read, checked, resolved and frozen."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from banxin.findings import Place, SourceText
from banxin.manuscript.check_settings import ALL_TOLD, CheckSettings
from banxin.manuscript.fields import FieldValues, no_fields
from banxin.manuscript.form.page_plan import PagePlan
from banxin.manuscript.form.sheet import NO_SHEET, Sheet
from banxin.manuscript.headlines import Head as Head  # noqa: PLC0414
from banxin.manuscript.headlines import HeadlineStack as HeadlineStack  # noqa: PLC0414
from banxin.manuscript.index_plan import IndexPlan
from banxin.manuscript.kept_make_up import KeptFile
from banxin.manuscript.people import Byline as Byline  # noqa: PLC0414
from banxin.manuscript.people import Person as Person  # noqa: PLC0414
from banxin.manuscript.press_settings import (
    NEAREST_PAPER,
    NO_SETTINGS,
    PAGES_ALONE,
    ArchiveSettings,
    OfficeSettings,
    PressSettings,
)
from banxin.manuscript.yaml.written import Written
from banxin.markup import plain_text
from banxin.markup.blocks import Body

_OPENING = 18
_CLAUSE = re.compile("[^。！？；，：—…]+")


class Lang(StrEnum):
    """Language and region of the text; the region chooses the style of marks (clreq §3.1)."""

    HANS = "zh-Hans"
    HANT_TW = "zh-Hant-TW"
    HANT_HK = "zh-Hant-HK"


class Rank(StrEnum):
    """Weight of a unit on its page; PEER (并列) is the default: all are equal."""

    PEER = "peer"
    LEAD = "lead"
    NORMAL = "normal"
    BRIEF = "brief"


class Genre(StrEnum):
    """体裁: what a unit is to its readers, an article or another (启事, 广告, 来信, 图片, 简讯, 补白)."""

    ARTICLE = "article"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    LETTER = "letter"
    PHOTO = "photo"
    BRIEF = "brief"
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class Unit:
    """One article. `kind` is `unit` or `note` (编者按); `id` is the stem of its file.

    Where several share a stem, the id is made of the whole path. `genre` is what its front matter says
    that it is, `kind_name` the kind of the layout (as it was written until the layout is known). `fields` are
    the values of the fields that the layout declares, `front` the front matter as written. `members` are the
    briefs of which a column of briefs (简讯) consists on newspaper pages; it is
    no file, and its `source` is the manifest.
    """

    kind: str
    id: str
    source: SourceText
    stack: HeadlineStack
    body: Body
    body_line: int
    rank: Rank = Rank.PEER
    place: Place | None = None
    genre: Genre = Genre.ARTICLE
    members: tuple[Unit, ...] = ()
    kind_name: str = ""
    fields: FieldValues = field(default_factory=no_fields, compare=False)
    front: Written | None = field(default=None, compare=False, repr=False)

    @property
    def title(self) -> str:
        """What lists call it: its headline, or else the words that it begins with."""
        return self.stack.headline.in_one_line or opening_words(self.body)

    @property
    def boxed(self) -> bool:
        """Whether newspapers set it in one piece, a frame round it: a note, a notice, an advertisement."""
        return self.kind == "note" or self.genre in (Genre.NOTICE, Genre.ADVERTISEMENT)


def opening_words(body: Body) -> str:
    """The first clause of a text or of the caption of its picture, `_OPENING` 字 of it at most."""
    words = plain_text(body.blocks).split("\n")[0].strip()
    clause = _CLAUSE.match(words)
    said = clause[0] if clause else words
    return said if len(said) <= _OPENING else f"{said[:_OPENING]}…"


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of units; sections nest once.

    `page` is the 版次 on which a section of a newspaper starts, `starts_page` says that it starts one,
    `path` leads to it in the manifest; `gathers` says that its units stand in one column of briefs.
    """

    title: str
    contents: tuple[Item, ...]
    id: str
    page: int | None = None
    starts_page: bool = False
    path: str = ""
    gathers: bool = False


Item = Unit | Section


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title that appears regularly and what identifies it."""

    title: str
    publisher: str = ""
    lang: Lang = Lang.HANS
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: number, date, 版次 of its first page, page label and editors."""

    number: int | None = None
    date: dt.date | None = None
    page: int = 1
    label: str = ""
    editors: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The picture on the cover of an e-book: its path as written, its words, and the point that cropping
    keeps, as shares of width and height.
    """

    path: str
    alt: str = ""
    focus: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Metadata:
    """著录: what libraries and stores are told beyond masthead and issue; what is not said is empty.

    `identifier` never changes, whatever is corrected; `authors` are those of the whole publication.
    """

    identifier: str = ""
    authors: Byline = field(default_factory=Byline)
    subtitle: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    rights: str = ""
    licence: str = ""
    sort: str = ""
    cover: CoverPicture | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """修订: the day on which an issue that was out already was corrected, and for which time."""

    date: dt.date
    number: int | None = None


class EpubFonts(StrEnum):
    """What fonts an e-book carries: those of headlines, those of all its text, or none."""

    DEFAULT = "default"
    LOCKED = "locked"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PictureBounds:
    """How large pictures of an e-book may be: pixels of the longer side (0: any), kB of a file, pixels."""

    longest: int = 0
    kilobytes: int = 1500
    pixels: int = 4_000_000

    def scale(self, width: int, height: int) -> float:
        """What a picture has to be multiplied by; at most 1."""
        sides = self.longest / max(width, height) if self.longest else 1.0
        return min(1.0, sides, math.sqrt(self.pixels / (width * height)))


@dataclass(frozen=True, slots=True)
class Edition:
    """One thing to print: its name; its `format`, which names a press; for PDF, its `profile`.

    Both are names in `banxin.registry`; an empty profile is the first there. For e-books `fonts` and
    `crossheads`, the levels of crossheads in the contents, and `pictures`, how large they may be (None where
    the manifest says nothing); `press`, `office` and `archive` are for the profiles of their names.
    """

    name: str
    format: str
    profile: str = ""
    fonts: EpubFonts = EpubFonts.DEFAULT
    crossheads: int = 0
    press: PressSettings = NO_SETTINGS
    office: OfficeSettings = NEAREST_PAPER
    pictures: PictureBounds | None = None
    archive: ArchiveSettings = PAGES_ALONE


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that was read and found good: path, and what is printed of it.

    `media_type`, pixels (0 for an SVG without size) and `colour` (`gray`, `rgb` or `cmyk`, empty for SVG)
    are those of what is printed: `file`, seen from the publication, where the picture had to be made
    plain, else the picture itself. Of an animated one that is the first frame. `words` are the
    words of an SVG, each run on one line with its place in the file.
    """

    path: str
    media_type: str
    width: int
    height: int
    colour: str = ""
    file: str = ""
    words: tuple[tuple[Place, str], ...] = ()

    @property
    def printed(self) -> str:
        """The file that is printed, seen from the publication."""
        return self.file or self.path


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything an edition is set from. `root` is the only folder that later stages may read.

    `title` names this issue and is never empty; `banner` (通栏主题) is it with its break marks, and
    empty where the manifest gives no title. `places` leads from dotted paths of the manifest
    (`layout`, `contents.0.unit`) to their values, `option_places` from each option to its key. `kept` is
    the file that `sheet.keep` names, if any; `fillers` (补白) stand where a newspaper page has room,
    `advertised` are the texts of advertisements that have a frame of fixed size on one.
    `preset`, `labels` and `fields` are said to the layout, `index` asks for an index, `check` is for the
    copy desk; `written` is the manifest as written.
    """

    root: Path
    manifest: SourceText
    masthead: Masthead
    issue: Issue
    title: str
    layout: str
    options: Mapping[str, object]
    option_places: Mapping[str, Place]
    contents: tuple[Item, ...]
    editions: tuple[Edition, ...]
    slug: str
    images: Mapping[str, Image] = field(default_factory=lambda: MappingProxyType({}))
    sheet: Sheet = NO_SHEET
    pages: tuple[PagePlan, ...] = ()
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    banner: Head = field(default_factory=Head)
    kept: KeptFile | None = None
    fillers: tuple[Unit, ...] = ()
    advertised: tuple[Unit, ...] = ()
    metadata: Metadata = Metadata()
    revision: Revision | None = None
    preset: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fields: FieldValues = field(default_factory=no_fields, compare=False)
    index: IndexPlan | None = None
    check: CheckSettings = ALL_TOLD
    written: Written | None = field(default=None, compare=False, repr=False)

    @property
    def released(self) -> dt.date | None:
        """The day of this text: that of its last revision, else of the issue; None where neither is told."""
        return self.revision.date if self.revision else self.issue.date

    def units(self) -> Iterator[Unit]:
        """All units in the order of reading, sections dissolved."""
        yield from units_in(self.contents)

    def articles(self) -> Iterator[Unit]:
        """The same, columns of briefs dissolved into the briefs that stand in them."""
        for unit in self.units():
            yield from unit.members or (unit,)

    def with_fillers(self, names: Collection[str] | None = None) -> Publication:
        """The publication with these of its fillers (default: all) behind its contents, and no others."""
        used = tuple(one for one in self.fillers if names is None or one.id in names)
        return replace(self, contents=(*self.contents, *used), fillers=())

    def with_advertised(self) -> Publication:
        """The publication with the texts of the advertisements on its pages behind its contents."""
        return replace(self, contents=(*self.contents, *self.advertised), advertised=())

    def without_advertisements(self) -> Publication:
        """The publication as an e-book has it: no advertisement, no section that held nothing else.

        One that consists of advertisements alone stays as it is.
        """
        contents = _editorial(self.contents)
        return self if not contents or contents == self.contents else replace(self, contents=contents)


def _editorial(items: tuple[Item, ...]) -> tuple[Item, ...]:
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Section):
            inner = _editorial(item.contents)
            kept += [replace(item, contents=inner)] if inner else []
        elif item.genre is not Genre.ADVERTISEMENT:
            kept.append(item)
    return tuple(kept)


def every_item(items: Iterable[Item]) -> Iterator[Item]:
    """Units and sections in the order of reading, a section before what it holds."""
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from every_item(item.contents)


def units_in(items: Iterable[Item]) -> Iterator[Unit]:
    """The units among `items` in the order of reading, sections dissolved."""
    return (item for item in every_item(items) if isinstance(item, Unit))
