"""Words inside pictures that cannot be read on the page: cut off with the picture's edge, or covered.

A drawing is painted character by character, so what is told of single characters is brought together again:
one finding for each picture and fault, where the picture is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from banxin.engine import MarkedOrigin
from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Publication
from banxin.preflight.text.normal import excerpt
from banxin.preflight.text.picture_places import picture_places
from banxin.preflight.text.sight import SightFault, Unread
from banxin.wording import Message

_SAID = {
    SightFault.OFF: Message("are off the page"),
    SightFault.CUT: Message("are cut off at its edge"),
    SightFault.COVERED: Message("are covered"),
    SightFault.OVER: Message("and other text are printed over each other"),
    SightFault.PALE: Message("have the colour of the paper"),
    SightFault.GROUND: Message("have the colour of their ground"),
}
"""What is not here is no fault: words without colour are for a search, tiny ones stand in a small copy."""

_EDGES = (SightFault.OFF, SightFault.CUT)
_COLOURS = (SightFault.PALE, SightFault.GROUND)
_CROPPED = Message(
    "move them further in: a page may crop a twelfth of a picture's height; a layout that crops more shows "
    "all of it with `object-fit: contain`"
)
_UNSEEN = Message("give them another colour in the drawing")


def drawn_words_findings(publication: Publication, drawn: Iterable[tuple[Any, Unread]]) -> Iterator[Finding]:
    """One finding for each picture and fault; `drawn` pairs `img` elements with what in them is not seen."""
    texts: dict[tuple[str, SightFault], str] = {}
    pages: dict[tuple[str, SightFault], int] = {}
    for picture, one in drawn:
        if one.fault not in _SAID:
            continue
        key = (_path(publication, picture.get("src", "")), one.fault)
        texts[key] = texts.get(key, "") + one.text
        pages.setdefault(key, one.page)
    places = picture_places(publication)
    for (path, fault), text in texts.items():
        yield finding(
            "setting.text-off-page" if fault in _EDGES else "setting.text-covered",
            Message(
                "Words in {path} {said} on page {pages}: “{text}”",
                path=path,
                said=_SAID[fault],
                pages=pages[path, fault],
                text=excerpt(text),
            ),
            places.get(path, Place(path)),
            remedy=_UNSEEN if fault in _COLOURS else _CROPPED,
        )


def _path(publication: Publication, source: str) -> str:
    """The path of the picture that an address in the sheet stands for."""
    printed = unquote(urlsplit(source).path).lstrip("/")
    return next((path for path, image in publication.images.items() if image.printed == printed), printed)


def parted(
    hidden: Sequence[Unread], origins: Sequence[Mapping[int, MarkedOrigin]]
) -> tuple[list[tuple[Any, Unread]], list[Unread]]:
    """What stands in pictures, each with its element, and what does not."""
    drawn: list[tuple[Any, Unread]] = []
    others: list[Unread] = []
    for one in hidden:
        origin = origins[one.page - 1].get(one.show.mcid)
        element = origin.element if origin is not None else None
        if element is not None and element.tag == "img":
            drawn.append((element, one))
        else:
            others.append(one)
    return drawn, others
