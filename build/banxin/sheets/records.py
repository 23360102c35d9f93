"""Records that templates are given: units, sections, pictures, dates, and fields of the manuscript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from banxin.layouts.description.kinds import UnitKind
from banxin.layouts.fields.declaration import said
from banxin.manuscript.fields import FieldValues, NamedPicture
from banxin.manuscript.people import Byline
from banxin.manuscript.publication import Image, Unit
from banxin.markup import count_characters, plain_text
from banxin.markup.blocks import Body, Figure
from banxin.sheets.body import named_for_templates
from banxin.sheets.bylines import byline_text
from banxin.sheets.heads import SetStack, set_stack
from banxin.sheets.labels import Labels
from banxin.sheets.positions import SectionName, UnitPosition
from banxin.sheets.setting import Setting
from banxin.wording import Message


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """A picture: its address in this edition, its words, and its pixels (0 for a drawing without size).

    `lettered` tells of a drawing that words stand in it: cropped, it loses some of them.
    """

    source: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class DateRecord:
    """A date: `text` as Chinese print has it (2025年11月20日), `iso` as 2025-11-20."""

    text: str
    iso: str
    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class PeopleRecord:
    """Those that a field names: `text` in one line as a byline has it, `people` with `name` and `role`."""

    text: str
    people: tuple[object, ...]

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit: what it is, what stands over it, its first picture, and its fields.

    `kind` is the name of its kind (`note` for an editor's note), `label` what that is called in print, `page`
    the page that it begins; `names_section` says that its block prints the title of its section. `index`
    counts the units from 1.
    """

    ident: str
    kind: str
    title: str
    stack: SetStack
    deck: str
    byline: str
    dateline: str
    rank: str
    label: str
    page: str
    section: SectionName | None
    index: int
    figure: PictureRecord | None
    fields: Mapping[str, object]
    names_section: bool = False
    _body: Body = field(default_factory=Body)
    _html: Markup | None = None

    @property
    def words(self) -> int:
        """The characters of its text, counted when they are asked for."""
        return count_characters(self._body)

    def render(self) -> Markup:
        """The unit as its block sets it; raises ValueError where it is being set."""
        if self._html is None:
            raise ValueError(Message("`render()` is for blocks that gather units, such as flow"))
        return self._html


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section: its title, its units and the sections in it, in the order of reading.

    Units outside of any section stand in one without `title` and `ident`. `index` counts those with a title
    from 1, `level` is 1, or 2 for a section in a section.
    """

    title: str
    ident: str
    index: int
    level: int
    units: tuple[UnitRecord, ...]
    sections: tuple[SectionRecord, ...]
    _html: Markup

    def render(self) -> Markup:
        """The section as its block sets it, with all that is in it."""
        return self._html


def unit_record(unit: Unit, setting: Setting) -> UnitRecord:
    """The record of `unit` as `setting` sets it."""
    if setting.record is not None and setting.record.ident == setting.ident():
        return setting.record
    context = setting.units
    kind, position = context.kind_of(unit), context.positions.get(unit.id, UnitPosition())
    return UnitRecord(
        ident=setting.ident(),
        kind="note" if unit.kind == "note" else kind.name,
        title=unit.title,
        stack=set_stack(unit.stack, setting),
        deck=unit.stack.deck,
        byline=byline_text(unit.stack.byline),
        dateline=unit.stack.dateline,
        rank=unit.rank.value,
        label=kind_label(kind, context.lang, setting.labels),
        page=kind.page,
        section=position.section,
        index=position.index,
        figure=_first_figure(position.figure, setting),
        fields=printed_fields(unit.fields, setting.picture, setting.images),
        names_section=kind.names_section,
        _body=position.body,
    )


def with_html(record: UnitRecord, html: Markup) -> UnitRecord:
    """The record of a unit that has been set."""
    return replace(record, _html=html)


def kind_label(kind: UnitKind, lang: str, labels: Labels) -> str:
    """What a kind is called in print: as its layout says, else the label of its name, else nothing."""
    return said(kind.labels, lang) or labels.named(kind.name)


def recorded(unit: Unit, setting: Setting) -> Setting:
    """The setting with the record of `unit`, which every block of the unit is given."""
    record = unit_record(unit, setting)
    return setting if record is setting.record else replace(setting, record=record)


def _first_figure(figure: Figure | None, setting: Setting) -> PictureRecord | None:
    if figure is None:
        return None
    caption = plain_text(figure.caption)
    return picture_record(
        NamedPicture(figure.image, figure.alt, caption, figure.credit), setting.picture, setting.images
    )


def picture_record(
    named: NamedPicture, address: Callable[[str], str], images: Mapping[str, Image]
) -> PictureRecord | None:
    """The picture in this edition; None where it was not read."""
    image = images.get(named.path)
    if image is None:
        return None
    return PictureRecord(
        address(named.path),
        named.alt,
        named.caption,
        named.credit,
        image.width,
        image.height,
        bool(image.words),
    )


def printed_fields(
    values: FieldValues, address: Callable[[str], str], images: Mapping[str, Image]
) -> Mapping[str, object]:
    """The values of fields for templates, by their names with hyphens and with underscores."""
    printed = {name: _printed(value, address, images) for name, value in values.items()}
    return named_for_templates(printed)


def _printed(value: object, address: Callable[[str], str], images: Mapping[str, Image]) -> object:
    if isinstance(value, NamedPicture):
        return picture_record(value, address, images)
    if isinstance(value, Byline):
        return PeopleRecord(byline_text(value), value.people)
    if isinstance(value, dt.date):
        text = f"{value.year}年{value.month}月{value.day}日"
        return DateRecord(text, value.isoformat(), value.year, value.month, value.day)
    return value


def every_unit(sections: tuple[SectionRecord, ...]) -> Iterator[UnitRecord]:
    """All units of some sections, in the order of reading."""
    for section in sections:
        yield from section.units
        yield from every_unit(section.sections)
