"""The facts of an issue as an EPUB states them: identifier, people, series, dates."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain

from banxin.layouts.description.layout import Layout
from banxin.manuscript.articles.roles import AUTHOR, relators
from banxin.manuscript.form.codes import bare_code, check_digit, is_placeholder
from banxin.manuscript.publication import Issue, Masthead, Person, Publication
from banxin.sheets.epub.copy import Contributor, Series
from banxin.sheets.facts import Facts, chinese_date, facts_of
from banxin.sheets.labels import Labels, labels_for

_NAMESPACE = uuid.UUID("7538b4f9-61ec-4317-b4f3-1404cc685783")
EM_SPACE = "\u3000"
_EDITOR, _ISSUING_BODY = "edt", "isb"  # MARC relators
_OF_PICTURES, _OF_WHOLE = {"pht", "ill"}, {"edt", "com", "trl"}
_HOUSE = re.compile(r"^(本报|本刊|本社|综合|编辑部|編輯部|本報)|(综合|報導|报道|編輯部|编辑部)$")


def identifier(publication: Publication) -> str:
    """The same name for every build of an issue, whatever is corrected in it.

    That of the manifest, else a URN (RFC 9562 §5.5) of the publication's name, number and slug.
    """
    return publication.metadata.identifier or f"urn:uuid:{_uuid(publication)}"


def other_identifiers(publication: Publication) -> tuple[str, ...]:
    """The e-book's own ISBN, where it has one; that of the print edition names another thing."""
    urn = isbn_urn(publication.masthead.codes.get("eisbn", ""))
    return (urn,) if urn and urn != identifier(publication) else ()


def print_edition(publication: Publication) -> str:
    """The URN of the print edition that the page numbers come from (EPUB Accessibility 1.1 §3.4)."""
    isbn = isbn_urn(publication.masthead.codes.get("isbn", ""))
    return isbn or f"urn:uuid:{uuid.uuid5(_NAMESPACE, identifier(publication) + ' print')}"


def _uuid(publication: Publication) -> uuid.UUID:
    """Made of what hardly ever changes, never of headline or codes, which are corrected.

    Nor of the date, except where no number tells one issue from another.
    """
    issue = publication.issue
    number = str(issue.number) if issue.number is not None else f"{issue.date}"
    return uuid.uuid5(_NAMESPACE, "\x1f".join((publication.masthead.title, number, publication.slug)))


def isbn_urn(code: str) -> str:
    """The URN of an ISBN of 13 digits with a true check digit (RFC 8254), else the empty string."""
    digits = re.sub(r"[-\s]", "", bare_code(code))
    true = re.fullmatch(r"97[89]\d{10}", digits) and check_digit("isbn", digits) == digits[-1]
    return f"urn:isbn:{digits}" if true and not is_placeholder(code) else ""


def creators(publication: Publication) -> tuple[Contributor, ...]:
    """Who made it: the authors of the whole, then those named in bylines, each once.

    Without any, who made the pictures, else who edited the whole, else the issuing body. A name without a
    role word is an author's. Who wrote and photographed has both relators.
    """
    people = _named(publication)
    for makers in ({AUTHOR}, _OF_PICTURES, _OF_WHOLE):
        found = {name: made for name, made in people.items() if makers & made.codes.keys()}
        if found:
            return tuple(_contributor(made, makers) for made in found.values())
    body = publication.masthead.publisher.strip() or publication.masthead.title
    return (Contributor(body, _ISSUING_BODY),)


def contributors(publication: Publication) -> tuple[Contributor, ...]:
    """Who else is named: translators, photographers and others in bylines, and the editors of the issue."""
    first = {person.name for person in creators(publication)}
    people = {name: made for name, made in _named(publication).items() if name not in first}
    for person in publication.issue.editors:
        if person.name.strip():
            codes = relators(person.role) or (_EDITOR,)
            people.setdefault(person.name, _Named(person.name)).add(codes, person.sort)
    return tuple(_contributor(made, made.codes.keys()) for made in people.values())


@dataclass
class _Named:
    """A person with the relators it was named for, in the order of reading, and its form for sorting."""

    name: str
    codes: dict[str, None] = field(default_factory=dict)
    sort: str = ""

    def add(self, codes: Iterable[str], sort: str) -> None:
        """Also named for `codes`."""
        self.codes |= dict.fromkeys(codes)
        self.sort = self.sort or sort


def _named(publication: Publication) -> dict[str, _Named]:
    """Who is named as an author of the whole or in a byline."""
    found: dict[str, _Named] = {}
    bylines = (publication.metadata.authors, *(unit.stack.byline for unit in publication.articles()))
    for person in chain.from_iterable(byline.people for byline in bylines):
        if person.name.strip() and not is_house(person):
            codes = relators(person.role) or (AUTHOR,)
            found.setdefault(person.name, _Named(person.name)).add(codes, person.sort)
    return found


def _contributor(made: _Named, first: Collection[str]) -> Contributor:
    """The person; the relator that it is named for stands before the others."""
    role, *others = sorted(made.codes, key=lambda code: code not in first)
    return Contributor(made.name, role, made.sort, tuple(others))


def is_house(person: Person) -> bool:
    """Whether a byline names the house itself (本报综合, 编辑部) and no person."""
    return bool(_HOUSE.search(person.name))


def series(masthead: Masthead, issue: Issue) -> Series | None:
    """The periodical this is an issue of; None where no number says that it is one."""
    if issue.number is None:
        return None
    issn = bare_code(masthead.codes.get("issn", ""))
    return Series(masthead.title, str(issue.number), f"urn:issn:{issn}" if is_issn(issn) else "")


def is_issn(code: str) -> bool:
    """Whether `code` is an ISSN with a true check digit (ISO 3297); 0000-0000 is a stand-in."""
    return bool(code) and code != "0000-0000" and check_digit("issn", code) == code[-1]


def publication_date(issue: Issue) -> str:
    """dc:date at noon UTC: a bare date is shown a day off east or west of Greenwich by calibre."""
    return f"{issue.date.isoformat()}T12:00:00Z" if issue.date else ""


def title_lines(title: str) -> tuple[str, ...]:
    """The lines of a banner headline: it may turn to a new one at a full space."""
    return tuple(part for part in title.split(EM_SPACE) if part)


def plain_title(title: str) -> str:
    """The banner headline as a title on a mount: in one line, its parts a space apart."""
    return " ".join(title_lines(title))


def folio(publication: Publication, labels: Labels | None = None, *, weekday: bool = True) -> tuple[str, ...]:
    """Number, date and page of the issue, as they stand under its name; what is not given is left out.

    The date has its `weekday` in papers, whose pages print it.
    """
    labels = labels or labels_for(publication.masthead.lang)
    facts = facts_of(publication, labels)
    return tuple(part for part in (facts.number, _date(facts, weekday=weekday), _leaf(facts, labels)) if part)


def _date(facts: Facts, *, weekday: bool) -> str:
    return f"{facts.date}{EM_SPACE}{facts.weekday}" if facts.date and weekday else facts.date


def has_weekday(layout: Layout) -> bool:
    """Whether the date of an issue stands with its weekday: in newspapers."""
    return layout.make_up == "modules"


def _leaf(facts: Facts, labels: Labels) -> str:
    """The page that a part of a paper begins with; an issue from its front page on is no “page 1”."""
    if facts.page == 1 or not facts.label:
        return ""
    return f"{labels.page_number.format(facts.page)}{EM_SPACE}{facts.label}"


def description(publication: Publication, labels: Labels) -> str:
    """What the manifest says of the issue, else what is in it: its headlines in order."""
    if publication.metadata.description:
        return publication.metadata.description
    heads = (unit.stack.headline.in_one_line for unit in publication.units() if unit.stack.headline)
    listed = "；".join(heads)
    return f"{labels.listed}{listed}" if listed else publication.title


def colophon_rows(
    publication: Publication, labels: Labels, *, weekday: bool = True
) -> tuple[tuple[str, str], ...]:
    """The facts of the colophon as name and value, in the order of a Chinese imprint."""
    masthead, facts, metadata = publication.masthead, facts_of(publication, labels), publication.metadata
    codes = tuple((_code_name(name, labels), _code(name, code)) for name, code in masthead.codes.items())
    rows = (
        (labels.periodical, masthead.title),
        (labels.authors, metadata.authors.text),
        (labels.issue, facts.number),
        (labels.date, _date(facts, weekday=weekday)),
        (labels.page, _leaf(facts, labels)),
        *((person.role or labels.editor, person.name) for person in publication.issue.editors),
        (labels.publisher, masthead.publisher),
        *codes,
        (labels.rights, metadata.rights),
        (labels.licence, metadata.licence),
        (labels.identifier, identifier(publication)),
        (labels.modified, _modified(publication, labels)),
    )
    return tuple(row for row in rows if row[1])


def _modified(publication: Publication, labels: Labels) -> str:
    """The day of this edition's text and which revision it is; empty where the manifest tells no day."""
    day, revision = publication.released, publication.revision
    if day is None:
        return ""
    return chinese_date(day) + (
        labels.revision.format(revision.number) if revision and revision.number else ""
    )


def _code_name(name: str, labels: Labels) -> str:
    known = {
        "cn": labels.cn,
        "issn": labels.issn,
        "isbn": labels.isbn,
        "eisbn": labels.eisbn,
        "postal": labels.postal,
    }
    return known.get(name, name)


def _code(name: str, code: str) -> str:
    prefix = {"cn": "CN ", "issn": "ISSN ", "isbn": "ISBN ", "eisbn": "ISBN "}.get(name, "")
    return code if code.startswith(prefix.strip()) and prefix else f"{prefix}{code}"
