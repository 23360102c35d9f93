"""What a key that is needed is for, in a few words: said where it is missing."""

from __future__ import annotations

from banxin.wording import Message

_WANTED = {
    "name": Message("name: the name of the person"),
    "title": Message("title: the name of the paper, the series or the book"),
    "note": Message("note: the file of the editor's note, such as note.md"),
    "unit": Message("unit: the file of an article, such as units/mukang.md"),
    "section": Message("section: the name of the section"),
    "contents": Message("contents: the articles, in the order of reading"),
    "image": Message("image: the picture of the advertisement, such as images/ad.svg"),
    "size": Message("size: 20字 × 12行, 3栏 × 24行 or 60mm × 40mm"),
    "date": Message("date: as YYYY-MM-DD"),
    "format": Message("format: pdf or epub"),
    "code": Message("code: the code of the finding, as it is shown"),
    "reason": Message("reason: why it is right here, for whoever reads it later"),
    "cmyk": Message("cmyk: cyan, magenta, yellow and black in percent, such as [0, 100, 90, 10]"),
    "publication": Message("publication: what stays the same in every issue: title, publisher, lang"),
    "layout": Message("layout: the name of a layout, such as broadsheet or book"),
}


def wanted(key: str | int) -> str:
    """The key with what it is for; of others the key alone."""
    if key == "banxin":
        return "banxin: 1"
    return _WANTED[str(key)] if key in _WANTED else str(key)
