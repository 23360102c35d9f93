"""The facts of an issue as an EPUB states them: identifier, people, series, dates."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Collection

from banxin.manuscript.articles.roles import AUTHOR, relators
from banxin.manuscript.form.codes import bare_code, check_digit
from banxin.manuscript.publication import Issue, Masthead, Person, Publication
from banxin.sheets.epub.copy import Contributor, Series
from banxin.sheets.facts import Facts, chinese_date, facts_of
from banxin.sheets.labels import Labels

_NAMESPACE = uuid.UUID("7538b4f9-61ec-4317-b4f3-1404cc685783")
EM_SPACE = "\u3000"
_EDITOR, _ISSUING_BODY, _OF_PICTURES = "edt", "isb", {"pht", "ill"}  # MARC relators
_HOUSE = re.compile(r"^(本报|本刊|本社|综合|编辑部|編輯部|本報)|(综合|報導|报道|編輯部|编辑部)$")


def identifier(publication: Publication) -> str:
    """The same URN for every build of an issue, whatever is corrected in it (RFC 9562 §5.5)."""
    return f"urn:uuid:{_uuid(publication)}"


def print_edition(publication: Publication) -> str:
    """The URN of the print edition that the page numbers come from (EPUB Accessibility 1.1 §3.4)."""
    isbn = re.sub(r"[-\s]", "", bare_code(publication.masthead.codes.get("isbn", "")))
    if re.fullmatch(r"97[89]\d{10}", isbn):
        return f"urn:isbn:{isbn}"
    return f"urn:uuid:{uuid.uuid5(_uuid(publication), 'print')}"


def _uuid(publication: Publication) -> uuid.UUID:
    masthead, issue = publication.masthead, publication.issue
    codes = (f"{name}={masthead.codes[name]}" for name in sorted(masthead.codes))
    parts = (masthead.title, *codes, str(issue.number), str(issue.date), publication.slug)
    return uuid.uuid5(_NAMESPACE, "\x1f".join(parts))


def creators(publication: Publication) -> tuple[Contributor, ...]:
    """The authors named in bylines, each once; without any, who made the pictures, else the issuing body.

    A name without a role word is an author's. Who wrote and photographed has both relators.
    """
    people = _bylined(publication)
    for makers in ({AUTHOR}, _OF_PICTURES):
        found = {name: codes for name, codes in people.items() if makers & codes.keys()}
        if found:
            return tuple(_contributor(name, codes, makers) for name, codes in found.items())
    body = publication.masthead.publisher.strip() or publication.masthead.title
    return (Contributor(body, _ISSUING_BODY),)


def contributors(publication: Publication) -> tuple[Contributor, ...]:
    """Who else is named: translators, photographers and others in bylines, and the editors of the issue."""
    first = {person.name for person in creators(publication)}
    people = {name: codes for name, codes in _bylined(publication).items() if name not in first}
    for person in publication.issue.editors:
        if person.name.strip():
            codes = relators(person.role) or (_EDITOR,)
            people.setdefault(person.name, {}).update(dict.fromkeys(codes))
    return tuple(_contributor(name, codes, codes.keys()) for name, codes in people.items())


def _bylined(publication: Publication) -> dict[str, dict[str, None]]:
    """The relators of each person in the bylines, in the order of reading."""
    found: dict[str, dict[str, None]] = {}
    for unit in publication.units():
        for person in unit.stack.byline.people:
            if person.name.strip() and not is_house(person):
                codes = relators(person.role) or (AUTHOR,)
                found.setdefault(person.name, {}).update(dict.fromkeys(codes))
    return found


def _contributor(name: str, codes: Collection[str], first: Collection[str]) -> Contributor:
    """The person; the relator that it is named for stands before the others."""
    role, *others = sorted(codes, key=lambda code: code not in first)
    return Contributor(name, role, also=tuple(others))


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


def folio(publication: Publication) -> tuple[str, ...]:
    """Number, date and page of the issue, as they stand under its name; what is not given is left out."""
    facts = facts_of(publication)
    return tuple(part for part in (facts.number, _date(facts), _leaf(facts)) if part)


def _date(facts: Facts) -> str:
    return f"{facts.date}{EM_SPACE}{facts.weekday}" if facts.date else ""


def _leaf(facts: Facts) -> str:
    return f"第{facts.page}版{EM_SPACE}{facts.label}" if facts.label else ""


def description(publication: Publication, labels: Labels) -> str:
    """What is in the issue: its headlines in order."""
    heads = (unit.stack.headline.text for unit in publication.units() if unit.stack.headline)
    listed = "；".join(heads)
    return f"{labels.listed}{listed}" if listed else publication.title


def colophon_rows(
    publication: Publication, labels: Labels, modified: dt.datetime
) -> tuple[tuple[str, str], ...]:
    """The facts of the colophon as name and value, in the order of a Chinese imprint."""
    masthead, facts = publication.masthead, facts_of(publication)
    codes = tuple((_code_name(name, labels), _code(name, code)) for name, code in masthead.codes.items())
    rows = (
        (labels.periodical, masthead.title),
        (labels.issue, facts.number),
        (labels.date, _date(facts)),
        (labels.page, _leaf(facts)),
        *((person.role or labels.editor, person.name) for person in publication.issue.editors),
        (labels.publisher, masthead.publisher),
        *codes,
        (labels.identifier, identifier(publication)),
        (labels.modified, chinese_date(modified.date())),
    )
    return tuple(row for row in rows if row[1])


def _code_name(name: str, labels: Labels) -> str:
    known = {"cn": labels.cn, "issn": labels.issn, "isbn": labels.isbn, "postal": labels.postal}
    return known.get(name, name)


def _code(name: str, code: str) -> str:
    prefix = {"cn": "CN ", "issn": "ISSN ", "isbn": "ISBN "}.get(name, "")
    return code if code.startswith(prefix.strip()) and prefix else f"{prefix}{code}"
