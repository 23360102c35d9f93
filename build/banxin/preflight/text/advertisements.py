"""Advertisements of planned pages: each is on its page, with the word that tells it from news.

The words of one that is a text are collated like those of a story.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from banxin.findings import Finding, Place, finding
from banxin.layouts import Layout
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.form.page_plan import Advertisement
from banxin.manuscript.publication import Publication
from banxin.preflight.text.normal import words
from banxin.preflight.text.printed import PrintedElements
from banxin.sheets.labels import labels_of
from banxin.wording import Message


def lost_advertisements(
    publication: Publication,
    layout: Layout,
    made: MakeUp | None,
    sheet: Any,
    record: PrintedElements,
) -> Iterator[Finding]:
    """A finding for each advertisement that make-up placed and a template or sheet took off the page.

    The mark is required by law (Advertising Law of the PRC, article 14).
    """
    planned = [one for page in publication.pages for one in page.advertisements]
    placed = {module.key for page in made.pages for module in page.modules} if planned and made else set()
    wanted = {one.key: one for one in planned if one.key in placed}
    if not wanted:
        return
    frames = {element.get("id"): element for element in sheet.iter() if element.get("id") in wanted}
    mark = words(labels_of(publication, layout).advertisement)
    for key, one in wanted.items():
        frame = frames.get(key)
        inside = [*frame.iter()] if frame is not None else []
        said = "".join(_printed(element, record) for element in inside)
        pictured = any(element in record.pictures for element in inside)
        if not (said.replace(mark, "") if one.unit else pictured):
            message = Message("The advertisement {image} is not on any page", image=one.file)
            yield _finding(publication, one, message)
        elif mark not in said:
            message = Message(
                "The advertisement {image} has lost its mark “{mark}”", image=one.file, mark=mark
            )
            yield _finding(publication, one, message)


def _printed(element: Any, record: PrintedElements) -> str:
    found = record.elements.get(element)
    return words("".join(found.text)) if found is not None else ""


def _finding(publication: Publication, one: Advertisement, message: str) -> Finding:
    place = publication.places.get(one.path) or Place(publication.manifest.name)
    remedy = (
        Message("print its text and its mark in blocks/advertisement.html.j2")
        if one.unit
        else Message("print its picture and its mark in blocks/advertisement.html.j2")
    )
    return finding("setting.lost-text", message, place, remedy=remedy)
