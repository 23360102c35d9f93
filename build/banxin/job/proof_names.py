"""What a name stands for of which a proof is asked: an article, or what is proved with its page alone."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding, Place, finding, nearest
from banxin.manuscript.form.page_plan import Advertisement
from banxin.manuscript.publication import Publication, Section, Unit, every_item, units_in
from banxin.wording import Message, listed

_CODE = "press.unit"


def unit_named(publication: Publication, name: str) -> tuple[Unit | None, tuple[Finding, ...]]:
    """The unit of this id or file, or that of a text advertisement by the key of its place (`ad-2-1`); else a
    finding with what the name stands for, or with the names there are."""
    units = {unit.id: unit for unit in publication.with_fillers().with_advertised().units()}
    files = {unit.source.name: unit for unit in units.values()}
    advertisements = {one.key: one for one in _advertisements(publication)}
    sections = {name: one for one in _sections(publication) for name in (one.id, _plain(one.title))}
    found = units.get(name) or files.get(name.removeprefix("./"))
    if name in advertisements and not found:
        own = advertisements[name]
        found = units.get(own.unit)
        if not found:
            return None, (_picture(publication, own),)
    if found:
        return found, ()
    if section := sections.get(name) or sections.get(_plain(name)):
        return None, (_section(publication, section),)
    place = publication.places.get("contents") or Place(publication.manifest.name)
    near = nearest(name, [*units, *files, *advertisements, *(one.title for one in sections.values())])
    message = Message("There is no unit “{name}”.", name=name)
    return None, (finding(_CODE, message, place, expected=listed(units), nearest=near),)


def _advertisements(publication: Publication) -> Iterator[Advertisement]:
    return (one for plan in publication.pages for one in plan.advertisements)


def _sections(publication: Publication) -> Iterator[Section]:
    return (item for item in every_item(publication.contents) if isinstance(item, Section))


def _plain(title: str) -> str:
    """A title as the make-up report calls a column of briefs: without spaces and marks."""
    return "".join(character for character in title if character.isalnum())


def _picture(publication: Publication, one: Advertisement) -> Finding:
    return finding(
        _CODE,
        Message("{key} is an advertisement, the picture {file}, and no article.", key=one.key, file=one.file),
        publication.places.get(f"{one.path}.image") or publication.places.get(one.path),
        remedy=Message("Build the publication: an advertisement is proved on its page."),
    )


def _section(publication: Publication, section: Section) -> Finding:
    """A section is proved article by article; a column of briefs as a whole with its page."""
    message = (
        Message("{title} is a section whose articles are gathered in one column.", title=section.title)
        if section.gathers
        else Message("{title} is a section, and no article.", title=section.title)
    )
    remedy = (
        Message("Name one of its articles, or build the publication: the column is proved on its page.")
        if section.gathers
        else Message("Name one of its articles.")
    )
    place = publication.places.get(f"{section.path}.section") or publication.places.get(section.path)
    names = listed(unit.id for unit in units_in(section.contents))
    return finding(_CODE, message, place, expected=names, remedy=remedy)
