"""Records that blocks are given: their names, types and meaning, for templates to be read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from banxin.wording import Message


@dataclass(frozen=True, slots=True)
class Datum:
    """A name that a block is given, or a record has.

    `kind`: text, html (printed as it is), number, boolean, list, record. `record` is what a record, or an
    entry of a list, is (a key of `RECORDS`); empty where its names are not known.
    """

    name: str
    kind: str
    meaning: str
    record: str = ""


def _text(name: str, meaning: str) -> Datum:
    return Datum(name, "text", meaning)


def _number(name: str, meaning: str) -> Datum:
    return Datum(name, "number", meaning)


def _flag(name: str, meaning: str) -> Datum:
    return Datum(name, "boolean", meaning)


_FIELDS = Datum("fields", "record", Message("what the layout declares under `fields:`"))
_RENDER = Datum("render()", "html", Message("as its block sets it"))
_WORDS_OF_PICTURE = (
    _text("source", Message("its address")),
    _text("alt", Message("what it shows; empty: decorative")),
    Datum("caption", "html", Message("its caption; may be empty")),
    _text("credit", Message("who made it; may be empty")),
    _number("width", Message("pixels; 0 for a drawing without size")),
    _number("height", Message("pixels; 0 for a drawing without size")),
    _flag("lettered", Message("whether words stand in it (a drawing), so that it is not to be cropped")),
)

RECORDS: Mapping[str, tuple[Datum, ...]] = MappingProxyType(
    {
        "issue": (
            _text("name", Message("the periodical, or the series")),
            _text("publisher", Message("who publishes it")),
            _text("lang", Message("language and region")),
            _text("title", Message("the title of the issue")),
            Datum("title_lines", "list", Message("the same in lines")),
            Datum("display_lines", "list", Message("the same, a long one turned by sense, for display type")),
            _text("number", Message("which issue it is, as `第n期`; may be empty")),
            _text("date", Message("the day in Chinese; may be empty")),
            _text("weekday", Message("the day of the week; may be empty")),
            _number("page", Message("the number of its first page")),
            _text("label", Message("the name of the page (版名); may be empty")),
            _text("editors", Message("editors in one line; may be empty")),
            Datum("codes", "list", Message("CN, ISSN, ISBN and others, each behind its name")),
            _text("lunar", Message("the lunar date; may be empty")),
            _text("lunar_word", Message("农历, or 農曆")),
            Datum("day", "record", Message("parts of the date"), "day"),
            _number("name_width", Message("width of the name in em")),
            _number("title_width", Message("width of the title in em")),
            Datum("authors", "record", Message("authors of the whole publication; may be empty"), "people"),
            _text("subtitle", Message("the subtitle; may be empty")),
            _text("description", Message("what it is about; may be empty")),
            Datum("subjects", "list", Message("its subjects; may be empty")),
            _text("rights", Message("who has which rights; may be empty")),
            _text("licence", Message("under which others may use it; may be empty")),
            Datum("credits", "list", Message("editors by role; may be empty"), "credit"),
            _text("month", Message("year and month of the day; may be empty")),
            _text("isbn", Message("the ISBN; may be empty")),
            _text("revision", Message("the day of the last correction; may be empty")),
            _FIELDS,
        ),
        "credit": (
            _text("role", Message("the role; may be empty")),
            _text("names", Message("the names in one line")),
        ),
        "cover-title": (
            _text("text", Message("its words")),
            Datum("fits", "list", Message("its lines, in as many or more of them"), "fitted-lines"),
        ),
        "fitted-lines": (
            Datum("lines", "list", Message("the lines")),
            _number("width", Message("width of the widest in em")),
        ),
        "day": (
            _text("year", Message("the year, as `2019年`")),
            _text("month", Message("the month, as `7月`")),
            _text("day", Message("the day, as `30`")),
        ),
        "unit": (
            _text("ident", Message("its id, for links")),
            _text("kind", Message("the name of its kind; `note` for an editor's note")),
            _text("title", Message("what lists call it")),
            Datum("stack", "record", Message("its headline stack"), "stack"),
            _text("deck", Message("its deck; may be empty")),
            _text("byline", Message("its byline in one line; may be empty")),
            _text("dateline", Message("its dateline; may be empty")),
            _text("rank", Message("lead, peer, normal or brief")),
            _text("label", Message("what its kind is called in print; may be empty")),
            _text("page", Message("the page that its kind begins; may be empty")),
            _flag("names_section", Message("whether its block prints the title of its section")),
            Datum("section", "record", Message("the section around it; may be none"), "section-name"),
            _number("index", Message("its number among the units, from 1")),
            Datum("figure", "record", Message("its first picture; may be none"), "picture"),
            _number("words", Message("characters of its text")),
            _FIELDS,
            _RENDER,
        ),
        "section": (
            _text("title", Message("its title; empty for units outside of sections")),
            _text("ident", Message("its id, for links")),
            _number("index", Message("its number, from 1")),
            _number("level", Message("1, or 2 for a section in a section")),
            Datum("units", "list", Message("its units"), "unit"),
            Datum("sections", "list", Message("the sections in it"), "section"),
            _RENDER,
        ),
        "section-name": (
            _text("title", Message("its title")),
            _text("ident", Message("its id, for links")),
            _number("index", Message("its number, from 1")),
        ),
        "picture": _WORDS_OF_PICTURE,
        "figure": (
            *_WORDS_OF_PICTURE,
            _number("columns", Message("the width that its author asked for, in columns; 0: none")),
            _text("ident", Message("its id; may be empty")),
            _FIELDS,
        ),
        "room": (
            _number("width", Message("width in pt")),
            _number("height", Message("height in pt")),
            _flag("span", Message("whether it crosses all legs")),
            _number("air", Message("what makes the height whole rows, in pt")),
        ),
        "stack": (
            Datum("headline", "record", Message("主题"), "head"),
            Datum("eyebrow", "record", Message("引题; may be empty"), "head"),
            Datum("subhead", "record", Message("副题; may be empty"), "head"),
            _text("deck", Message("提要题; may be empty")),
            Datum("byline", "record", Message("署名"), "byline"),
            _text("dateline", Message("电头; may be empty")),
            _text("label", Message("the eyebrow where it numbers the chapter (第一回); else empty")),
        ),
        "head": (
            Datum("segments", "list", Message("its parts between the editor's break marks, html")),
            Datum("gaps", "list", Message("what parts each of them from the one before, in one line")),
            _text("text", Message("its words in one line")),
            _text("line", Message("the same with its emphasis and readings, html")),
            _flag("marked", Message("whether it has emphasis or readings")),
            _flag("readings", Message("whether readings stand over it")),
        ),
        "byline": (
            Datum("people", "list", Message("the people"), "person"),
            _text("text", Message("as it was written")),
        ),
        "people": (
            _text("text", Message("the names in one line")),
            Datum("people", "list", Message("the people"), "person"),
        ),
        "person": (
            _text("name", Message("the name")),
            _text("role", Message("the role; may be empty")),
            _text("sort", Message("the form that the name is sorted by; may be empty")),
            _text("origin", Message("where or when the person lived, in brackets, `[清]`; may be empty")),
        ),
        "date": (
            _text("text", Message("the day as printed, `2025年11月20日`")),
            _text("iso", Message("the day as `2025-11-20`")),
            _number("year", Message("the year")),
            _number("month", Message("the month")),
            _number("day", Message("the day")),
        ),
        "stack-style": (
            Datum("lines", "list", Message("the lines of the main head")),
            _number("size", Message("its size in pt")),
            _number("spacing", Message("spacing in em")),
            _flag("eyebrow", Message("whether the eyebrow stands")),
            _flag("subhead", Message("whether the subhead stands")),
            _flag("deck", Message("whether the deck stands")),
            _number("side", Message("width in pt of a vertical head; 0: none")),
        ),
        "rank": (_text("value", Message("lead, peer, normal or brief")),),
        "entry": (
            _text("title", Message("what the contents call it")),
            _text("ident", Message("the id that it leads to")),
            _number("depth", Message("its depth, from 0")),
            _text("kind", Message("section, unit or note")),
            _text("byline", Message("its byline; may be empty")),
            _text("label", Message("the label of a chapter; may be empty")),
        ),
        "point": (
            _text("label", Message("what the contents call it")),
            _text("href", Message("where it leads")),
            Datum("children", "list", Message("what stands below it"), "point"),
        ),
        "parts": tuple(
            Datum(name, "html", Message("from the block of that name"))
            for name in ("cover", "half_title", "title_page", "colophon", "contents", "index")
        ),
        "index_group": (
            _text("label", Message("a letter or a number of strokes")),
            Datum("entries", "list", Message("its entries"), "index_entry"),
        ),
        "index_entry": (
            _text("term", Message("what it is called")),
            _text("ident", Message("its id")),
            Datum("places", "list", Message("its pages"), "index_place"),
            Datum("entries", "list", Message("what stands below it"), "index_entry"),
            Datum("see", "list", Message("the entry to look at instead; mostly none"), "index_link"),
            Datum("related", "list", Message("entries to look at besides"), "index_link"),
        ),
        "index_place": (
            _text("href", Message("where it leads")),
            _text("label", Message("its page, or its article; empty in print")),
            _text("until", Message("where the end of a range leads; empty for one page")),
            _text("until_label", Message("the last page of a range; empty in print")),
        ),
        "index_link": (
            _text("term", Message("what the entry is called")),
            _text("href", Message("where it leads")),
        ),
        "note": (
            _number("number", Message("its number")),
            _text("ident", Message("its id")),
            _text("call", Message("the id of its call")),
            Datum("calls", "list", Message("the ids of all its calls")),
            Datum("text", "html", Message("its first paragraph")),
            Datum("blocks", "html", Message("what follows")),
        ),
    }
)
"""The records by name. `labels`, `grid` and `options` are not here: a layout says what they have."""
