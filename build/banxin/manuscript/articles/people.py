"""People, and what else libraries are told, as the publication knows them."""

from __future__ import annotations

from banxin.manuscript.articles.byline import listed_byline, parse_byline
from banxin.manuscript.articles.heads import one_line
from banxin.manuscript.form.metadata import CoverWritten, MetadataWritten
from banxin.manuscript.form.values import PersonWritten
from banxin.manuscript.publication import Byline, CoverPicture, Metadata, Person
from banxin.manuscript.yaml.written import Written


def person(written: PersonWritten) -> Person:
    """The person as the publication knows one."""
    return Person(one_line(written.name), one_line(written.role), one_line(written.sort))


def written_byline(value: str | list[PersonWritten] | None, written: Written, *path: str) -> Byline:
    """The byline at `path`; of a string over several lines, the ends of lines part names."""
    if isinstance(value, list):
        return listed_byline(person(entry) for entry in value)
    return parse_byline(written.scalars[path].raw if value else "")


def publication_metadata(model: MetadataWritten | None, written: Written) -> Metadata:
    """What the manifest says under `metadata`."""
    if model is None:
        return Metadata()
    return Metadata(
        identifier=model.identifier or "",
        authors=written_byline(model.authors, written, "metadata", "authors"),
        subtitle=one_line(model.subtitle),
        description=one_line(model.description),
        subjects=tuple(dict.fromkeys(one_line(subject) for subject in model.subjects or ())),
        rights=one_line(model.rights),
        licence=one_line(model.licence),
        sort=one_line(model.sort),
        cover=_cover(model.cover),
    )


def _cover(written: str | CoverWritten | None) -> CoverPicture | None:
    if written is None or isinstance(written, str):
        return CoverPicture(written) if written else None
    left, top = written.focus or (50, 50)
    return CoverPicture(written.image, one_line(written.alt), (left / 100, top / 100))
