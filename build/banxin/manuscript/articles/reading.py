"""One article file to a unit: front matter to the headline stack, the rest to a tree of text."""

from __future__ import annotations

from banxin.findings import Finding, Place, SourceText, finding, has_errors
from banxin.manuscript.articles.crossheads import bare_crossheads
from banxin.manuscript.articles.front_matter import Division, divide, is_blank
from banxin.manuscript.articles.heads import field_faults, head, one_line
from banxin.manuscript.articles.people import written_byline
from banxin.manuscript.articles.run_in import run_in
from banxin.manuscript.form.as_written import FrontMatterWritten
from banxin.manuscript.form.expected_names import known_as
from banxin.manuscript.form.genre_words import GENRE_WORDS
from banxin.manuscript.form.objections import check
from banxin.manuscript.form.website_fields import without_website_fields
from banxin.manuscript.publication import Genre, HeadlineStack, Unit
from banxin.manuscript.yaml.reading import read_yaml
from banxin.manuscript.yaml.syntax import colon_slip
from banxin.manuscript.yaml.written import Written
from banxin.markup import parse_body
from banxin.markup.blocks import Body
from banxin.wording import Message

GENRES = {Genre.ARTICLE.value: Genre.ARTICLE} | {
    word: Genre(name) for name, words in GENRE_WORDS.items() for word in (name, *words)
}

HEADLESS = frozenset({Genre.PHOTO, Genre.BRIEF})
"""What may stand without a headline: a picture with its caption, a brief of a few lines."""


def read_article(
    source: SourceText, kind: str, unit_id: str, place: Place | None = None
) -> tuple[Unit, tuple[Finding, ...]]:
    """The unit in `source`, with its findings; after an error the unit holds what could be read.

    `kind` is `unit` or `note`; a note needs neither headline nor front matter. `place` is where the
    manifest names the file.
    """
    if is_blank(source):
        return Unit(kind, unit_id, source, HeadlineStack(), Body(), 0, place=place), (_blank(source, kind),)
    division, fault = divide(source, needed=kind == "unit")
    findings = [fault] if fault else []
    if division is None:
        return Unit(kind, unit_id, source, HeadlineStack(), Body(), 0, place=place), tuple(findings)
    stack, kind_name, front, more = _front(source, division, kind, complete=not fault)
    genre = GENRES.get(kind_name, Genre.ARTICLE)
    findings += more
    body, more = _body(source, division.body)
    findings += _without_title(more, division.body) if fault else more
    findings += bare_crossheads(source, body.blocks)
    if genre in HEADLESS and not stack.headline:
        body = run_in(body, dateline=stack.dateline, byline=stack.byline.text)
        stack = HeadlineStack()
    unit = Unit(
        kind, unit_id, source, stack, body, division.body,
        place=place, genre=genre, kind_name=kind_name, front=front,
    )  # fmt: skip
    return unit, tuple(findings)


def _blank(source: SourceText, kind: str) -> Finding:
    """The one finding on a file that holds nothing: neither its headline nor its text is missed apart."""
    if kind == "note":
        return finding(
            "article.empty", Message("The note is empty."), source.place(1), expected=Message("its text")
        )
    return finding(
        "article.empty",
        Message("The article is empty."),
        source.place(1),
        expected=Message("--- / headline: 主题 / --- on three lines, and text below them"),
    )


def _without_title(faults: list[Finding], first_line: int) -> list[Finding]:
    """The findings without that of a `# title` in place of front matter: what is missing is told already."""
    return [
        found
        for found in faults
        if found.code != "article.headline-in-body" or not found.place or found.place.line != first_line
    ]


def _body(source: SourceText, first_line: int) -> tuple[Body, list[Finding]]:
    body, faults = parse_body(source, first_line)
    findings = list(faults)
    if not body.blocks and not has_errors(findings):
        place = source.place(min(first_line, source.line_count))
        findings.append(
            finding(
                "article.empty",
                Message("The article has no text."),
                place,
                expected=Message("text below the front matter"),
            )
        )
    return body, findings


def _front(
    source: SourceText, division: Division, kind: str, *, complete: bool
) -> tuple[HeadlineStack, str, Written | None, list[Finding]]:
    """What the front matter says: the headline stack, the kind, and itself; a note has no kind."""
    if not division.first:
        return HeadlineStack(), "", None, []
    written, faults = read_yaml(source, division.first, division.last)
    findings = list(faults)
    if written is None:
        return HeadlineStack(), "", None, findings
    written, faults = without_website_fields(written)
    findings += faults
    front, faults = _fields(written)
    findings += faults
    if kind == "unit" and complete and _lacks_headline(written, front, faults):
        place = written.keys.get(("headline",)) or source.place(division.first - 1, 1, 3)
        findings.append(
            finding(
                "article.no-headline",
                Message("The article has no headline."),
                place,
                expected="headline: 主题",
            )
        )
    findings += field_faults(written)
    if front is None:
        return HeadlineStack(), "", None, findings
    kind_name = one_line(front.kind) if kind == "unit" else ""
    return _assembled(front, written), kind_name, written, findings


def _fields(written: Written) -> tuple[FrontMatterWritten | None, tuple[Finding, ...]]:
    if written.data is None:
        return FrontMatterWritten(), ()
    if isinstance(written.data, dict):
        return check(FrontMatterWritten, written)
    if slip := _field_slip(written):
        return None, (slip,)
    fault = finding(
        "article.front-matter",
        Message("The front matter is no list of fields."),
        written.place(()),
        expected=Message("lines of `field: text`, for example headline: 主题"),
    )
    return None, (fault,)


def _field_slip(written: Written) -> Finding | None:
    """What is wrong with the only field, where YAML takes it for text: its colon."""
    place = written.place(())
    slip = colon_slip(written.source.line(place.line)) if isinstance(written.data, str) else None
    if slip is None:
        return None
    key = written.source.line(place.line)[slip.column : slip.column + slip.length]
    name = known_as(key, FrontMatterWritten.model_fields)
    slip = colon_slip(written.source.line(place.line), name=name) or slip
    shown = written.source.place(place.line, slip.column + 1, slip.length)
    return finding("yaml.syntax", slip.message, shown, remedy=slip.remedy)


def _lacks_headline(written: Written, front: FrontMatterWritten | None, faults: tuple[Finding, ...]) -> bool:
    """Whether there is no headline, and no finding that speaks of it (a mistyped `headlin`, say)."""
    if written.is_reported(("headline",)):
        return False
    if front is not None:
        others = front.eyebrow or front.subhead or front.deck  # a head needs its main line
        genre = GENRES.get(front.kind or Genre.ARTICLE.value)
        bare = not others and (genre is None or genre in HEADLESS)  # of its own kinds the layout says it
        return not bare and not head(front.headline)
    if not isinstance(written.data, dict) or written.data.get("headline") is not None:
        return False
    return all(fault.nearest != "headline" for fault in faults)


def _assembled(front: FrontMatterWritten, written: Written) -> HeadlineStack:
    return HeadlineStack(
        headline=head(front.headline),
        eyebrow=head(front.eyebrow),
        subhead=head(front.subhead),
        deck=one_line(front.deck),
        byline=written_byline(front.byline, written, "byline"),
        dateline=one_line(front.dateline),
    )
