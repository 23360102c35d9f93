"""A faultless manifest and its articles put together to a publication."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from banxin.findings import Place
from banxin.manuscript.articles.heads import one_line, words_alone
from banxin.manuscript.articles.people import person, publication_metadata
from banxin.manuscript.check_settings import check_settings
from banxin.manuscript.form.as_written import (
    EditionWritten,
    IssueWritten,
    ManifestWritten,
    NoteItem,
    PicturesWritten,
    PinWritten,
    PublicationWritten,
    SectionItem,
    UnitItem,
)
from banxin.manuscript.form.sheet import NO_SHEET, Pin, Region, Sheet
from banxin.manuscript.index_plan import index_plan
from banxin.manuscript.manifest import Manifest
from banxin.manuscript.page_plan import page_plans
from banxin.manuscript.press_settings import archive_settings, office_settings, press_settings
from banxin.manuscript.publication import (
    Edition,
    EpubFonts,
    Genre,
    Issue,
    Item,
    Lang,
    Masthead,
    PictureBounds,
    Publication,
    Rank,
    Revision,
    Section,
    Unit,
)
from banxin.manuscript.yaml.written import Written

DEFAULT_EDITIONS = (Edition("print", "pdf"), Edition("reader", "epub"))
_NOT_IN_NAMES = re.compile(r"""[\s/\\:*?"<>|'`$&;#%~\x00-\x1f\ud800-\udfff]+""")

_SECTION_LETTERS = 24
_NAME_BYTES = 160  # with an edition's name and a suffix, well below what file systems take


def assemble(root: Path, manifest: Manifest, units: Mapping[str, Unit]) -> Publication:
    """The publication in `root`; `units` by their file as the manifest names it.

    The manifest must have its model, and every article that it lists must be among the units.
    """
    model = manifest.model
    assert model is not None
    banner = words_alone(model.title)
    masthead = _masthead(model.publication)
    written = manifest.written
    return Publication(
        root=root,
        manifest=written.source,
        masthead=masthead,
        issue=_issue(model.issue or IssueWritten()),
        title=banner.text or masthead.title,
        banner=banner,
        layout=model.layout,
        preset=one_line(model.preset),
        options=MappingProxyType(dict(model.options or {})),
        labels=MappingProxyType({key: one_line(word) for key, word in (model.labels or {}).items()}),
        written=written,
        option_places=MappingProxyType(_option_places(written)),
        contents=_Binder(units).items(model.contents),
        fillers=tuple(_filler(units[file]) for file in model.fillers or ()),
        advertised=tuple(_advertised(model, units)),
        editions=_editions(model.editions),
        slug=model.slug or safe_name(root.resolve().name),
        metadata=publication_metadata(model.metadata, written),
        revision=Revision(model.revision.date, model.revision.number) if model.revision else None,
        index=index_plan(model.index),
        check=check_settings(model.check),
        sheet=_sheet(model),
        pages=page_plans(model, {file: unit.id for file, unit in units.items()}),
        places=MappingProxyType(_places(written)),
    )


def safe_name(name: str) -> str:
    """The name as it can stand in a file name anywhere: composed (NFC), without spaces and marks."""
    safe = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", name)).strip(".-")[:80]
    short = safe.encode()[:_NAME_BYTES].decode(errors="ignore")
    return short.rstrip(".-") or "publication"


def _filler(unit: Unit) -> Unit:
    """A filler is a brief that no reader is sent to."""
    return replace(unit, rank=Rank.BRIEF, genre=Genre.FILLER)


def _advertised(model: ManifestWritten, units: Mapping[str, Unit]) -> Iterator[Unit]:
    """The texts of advertisements that stand in frames of fixed size."""
    for page in (model.pages or {}).values():
        for one in page.advertisements or ():
            if one.unit:
                yield replace(units[one.unit], rank=Rank.BRIEF, genre=Genre.ADVERTISEMENT)


class _Binder:
    """Puts the units in the order of the manifest and gives sections their ids."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self.units = units
        self.taken = {unit.id.casefold() for unit in units.values()}

    def items(
        self, listed: Iterable[NoteItem | UnitItem | SectionItem], path: str = "contents"
    ) -> tuple[Item, ...]:
        return tuple(self._item(entry, f"{path}.{at}") for at, entry in enumerate(listed))

    def _item(self, entry: NoteItem | UnitItem | SectionItem, path: str) -> Item:
        if isinstance(entry, NoteItem):
            return self.units[entry.note]
        if isinstance(entry, UnitItem):
            return replace(self.units[entry.unit], rank=Rank(entry.rank or Rank.PEER))
        name = self._section_id(entry)
        return Section(
            one_line(entry.section),
            self.items(entry.contents, f"{path}.contents"),
            name,
            entry.page if isinstance(entry.page, int) else None,
            entry.page is not None,
            path,
            entry.gather,
        )

    def _section_id(self, entry: SectionItem) -> str:
        """What the section is called wherever it stands: by its slug, else by its title."""
        stem = entry.slug or f"section-{safe_name(one_line(entry.section))[:_SECTION_LETTERS]}"
        name, count = stem, 1
        while name.casefold() in self.taken:
            count += 1
            name = f"{stem}-{count}"
        self.taken.add(name.casefold())
        return name


def _masthead(written: PublicationWritten) -> Masthead:
    codes = written.codes.model_dump(exclude_none=True) if written.codes else {}
    return Masthead(
        title=one_line(written.title),
        publisher=one_line(written.publisher),
        lang=Lang(written.lang),
        codes=MappingProxyType({name: one_line(code) for name, code in codes.items()}),
    )


def _issue(written: IssueWritten) -> Issue:
    return Issue(
        number=written.number,
        date=written.date,
        page=written.page or 1,
        label=one_line(written.label),
        editors=tuple(person(entry) for entry in written.editors or ()),
    )


def _editions(written: Mapping[str, EditionWritten] | None) -> tuple[Edition, ...]:
    if not written:
        return DEFAULT_EDITIONS
    return tuple(
        Edition(
            name,
            edition.format,
            edition.profile or "",
            EpubFonts(edition.fonts or EpubFonts.DEFAULT),
            edition.crossheads or 0,
            press_settings(edition.press),
            office_settings(edition.office),
            _bounds(edition.pictures),
            archive_settings(edition.archive),
        )
        for name, edition in written.items()
    )


def _bounds(written: PicturesWritten | None) -> PictureBounds | None:
    return PictureBounds(written.longest or 0, written.kilobytes) if written else None


def _sheet(model: ManifestWritten) -> Sheet:
    """What the manifest says about make-up."""
    written = model.sheet
    if written is None:
        return NO_SHEET
    pins = {key: _pin(pin) for key, pin in written.pins.items()}
    return Sheet(written.blueprint, written.jumps, MappingProxyType(pins), written.keep)


def _pin(pin: PinWritten) -> Pin:
    region = Region(pin.region) if pin.region else None
    return Pin(pin.columns, pin.legs, pin.size, pin.deck, pin.page, region)


def _option_places(written: Written) -> dict[str, Place]:
    return {
        str(path[1]): place for path, place in written.keys.items() if path[0] == "options" and len(path) == 2
    }


def _places(written: Written) -> dict[str, Place]:
    return {".".join(map(str, path)): place for path, place in written.values.items() if path}
