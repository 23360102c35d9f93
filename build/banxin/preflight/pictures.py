"""Whether pictures have the pixels that the size they are printed at needs: seen once pages are set."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from banxin.findings import Finding, Place, finding
from banxin.layouts import Grid
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.images.reading import place_of
from banxin.manuscript.publication import Image, Publication, Unit
from banxin.markup.blocks import Figure
from banxin.preflight.text.picture_places import all_picture_places
from banxin.sheets.print.advertisement_rooms import advertisement_size
from banxin.wording import Message, listed

LINE = 1.5
"""Pixels for a line of dots, with which a photograph does not show them yet; 2 are as many as a screen needs
(the rule of thumb of all prepress manuals). Newspapers are printed at 85 to 100 lines an inch (ISO 12647-3:
34 to 40 a cm), books at 150, magazines at 175: at least 150, 225 and 262 pixels per inch."""
HIGHEST = 600
"""Twice what the finest screen in common use (300 lines an inch) needs at 2 pixels a line is 600."""
_ON_A_SCREEN = 100
_PT_PER_INCH = 72
_MM_PER_PT = 25.4 / 72
_ROUNDING = 1.0  # pt
_NEAR = 2 / 3


@dataclass(frozen=True, slots=True)
class PictureNeeds:
    """Pixels per inch that a picture needs: the `lowest`, and as many as are `advised`."""

    lowest: int = 150
    advised: int = 300


def needs_of(profile: str, resolution: int) -> PictureNeeds:
    """What pictures need under an output profile, if what they are printed on shows so much `resolution`.

    A printer in an office has about the dots of a newspaper; a screen has none.
    """
    if profile == "press":
        return PictureNeeds(int(resolution / 2 * LINE), resolution)
    if profile == "screen":
        return PictureNeeds(_ON_A_SCREEN, 2 * _ON_A_SCREEN)
    return PictureNeeds()


class PrintedPicture(Protocol):
    """A picture as it is printed: its address, its size in pt, the width in pt of its room on the page."""

    @property
    def address(self) -> str:
        """By which the page names the picture."""
        ...

    @property
    def width(self) -> float:
        """Of the whole picture, cropped parts included."""
        ...

    @property
    def height(self) -> float:
        """Of the whole picture, cropped parts included."""
        ...

    @property
    def room(self) -> float:
        """Width of what is seen of it."""
        ...


def resolution_findings(
    publication: Publication,
    address: Callable[[str], str],
    printed: Iterable[PrintedPicture],
    needs: PictureNeeds,
) -> tuple[Finding, ...]:
    """A warning for each picture that is printed with too few or far too many pixels.

    `address` gives the address by which a picture is known on the pages. One that is printed more than
    once is judged at its largest.
    """
    sizes: dict[str, tuple[float, float]] = {}
    for picture in printed:
        known = sizes.get(picture.address, (0.0, 0.0))
        sizes[picture.address] = max(known, (picture.width, picture.height))
    places = all_picture_places(publication)
    return tuple(
        fault
        for path, image in publication.images.items()
        if (size := sizes.get(address(path))) and image.colour
        for fault in _judged(image, size, places.get(path, [Place(path)]), needs)
    )


def width_findings(
    publication: Publication, address: Callable[[str], str], printed: Iterable[PrintedPicture], grid: Grid
) -> tuple[Finding, ...]:
    """A warning for each picture that is clearly narrower than the basic columns its author asked for.

    Make-up stands a picture over whole legs, which need not be basic columns: up to a third less is as near
    as they may come, if it is less than a column.
    """
    frames = {
        (address(one.image), round(advertisement_size(one, grid)[0]))
        for plan in publication.pages
        for one in plan.advertisements
        if one.image
    }
    rooms: dict[str, float] = {}
    for picture in printed:
        if (picture.address, round(picture.room)) not in frames:  # an advertisement may have the same picture
            rooms[picture.address] = max(rooms.get(picture.address, 0.0), picture.room)
    found = []

    def columns_wide(number: int) -> float:
        return grid.span(number) * grid.size if number else 0.0

    for unit in publication.articles():
        for figure in figures(unit.body):
            room = rooms.get(address(figure.image), 0.0)
            columns = sum(grid.span(n) * grid.size <= room + _ROUNDING for n in range(1, grid.columns + 1))
            wanted = min(figure.width, grid.columns)
            least = max(columns_wide(wanted) * _NEAR, columns_wide(wanted - 1) + _ROUNDING) if wanted else 0.0
            widest = min(max(figure.widest, wanted), grid.columns)
            most = columns_wide(widest + 1) - _ROUNDING if 0 < widest < grid.columns else math.inf
            if room and (room < least or room > most or figure.width > grid.columns):
                found.append(_of_other_width(publication, unit, figure, columns, grid))
    return tuple(found)


def _of_other_width(
    publication: Publication, unit: Unit, figure: Figure, columns: int, grid: Grid
) -> Finding:
    """A picture that is narrower or wider than asked for, with what gives it the width."""
    got = (
        Message.counted("{number} basic column wide", "{number} basic columns wide", columns)
        if columns
        else Message("narrower than a basic column")
    )
    asked = f"{figure.width}-{figure.widest}" if figure.widest else str(figure.width)
    message = Message(
        "{image} is printed {got}, though width={width} is asked for.",
        image=figure.image,
        got=got,
        width=asked,
    )
    pinned = publication.sheet.pins.get(unit.id)
    has_room = bool(pinned and pinned.columns and pinned.columns >= figure.width)
    remedy = (
        Message("The page has {columns} columns: write a width up to {columns}.", columns=grid.columns)
        if figure.width > grid.columns
        else _width_remedy(unit, figure, columns, has_room=has_room)
    )
    return finding("sheet.unmet", message, place_of(unit, figure), remedy=remedy)


def _width_remedy(unit: Unit, figure: Figure, columns: int, *, has_room: bool) -> Message:
    """What gives a picture the width asked for, or makes what is asked for agree with the page; `has_room`
    says that so many columns are pinned for its story already."""
    alone = all(isinstance(block, Figure) for block in unit.body.blocks)
    legs = "" if alone else f", legs: {figure.width}"  # as many, so that they are basic columns
    pin = f"sheet: {{pins: {{{unit.id}: {{columns: {figure.width}{legs}}}}}}}"
    value = max(1, columns)
    if columns > figure.width and not alone:
        return Message(
            "Write width={value}; a narrower one needs narrower legs (`legs` in the pins of its story)",
            value=value,
        )
    if has_room:
        return Message(
            "Write width={value}; its page has no room for a wider one: take copy from that page.",
            value=value,
        )
    if alone:
        return Message("Write width={value}, or give its story the columns: {pin}", value=value, pin=pin)
    return Message(
        "Write width={value}; a wider one needs a page with room for it, and so many columns for its"
        " story: {pin}",
        value=value,
        pin=pin,
    )


def _judged(
    image: Image, size: tuple[float, float], places: list[Place], needs: PictureNeeds
) -> Iterable[Finding]:
    width, height = size
    place, *others = places
    across = image.width * _PT_PER_INCH / width
    ppi = min(across, image.height * _PT_PER_INCH / height)
    mm = Message("{width:.0f} × {height:.0f} mm", width=width * _MM_PER_PT, height=height * _MM_PER_PT)
    said = Message(
        "{path} ({width} × {height} pixels) is printed at {mm}, {ppi:.0f} pixels per inch.",
        path=image.path,
        width=image.width,
        height=image.height,
        mm=mm,
        ppi=ppi,
    )
    if ppi < needs.lowest:
        wanted = round(image.width * needs.advised / ppi)
        most = max(1, int(width * _MM_PER_PT * ppi / needs.lowest))
        yield finding(
            "setting.low-resolution",
            said,
            place,
            expected=Message("at least {lowest} pixels per inch", lowest=needs.lowest),
            remedy=_enough(wanted, most, others),
        )
    elif ppi > HIGHEST:
        yield finding(
            "setting.high-resolution",
            said,
            place,
            expected=Message("at most {highest} pixels per inch", highest=HIGHEST),
            remedy=Message(
                "Scale it down to {width} pixels in width.", width=round(image.width * needs.advised / ppi)
            ),
        )


def _enough(wanted: int, most: int, others: list[Place]) -> str:
    """What to do, and the other places that name the picture, one of which may print it so large."""
    remedy = Message(
        "Take a picture {wanted} pixels wide, or print this one at most {most} mm wide.",
        wanted=wanted,
        most=most,
    )
    if not others:
        return remedy
    named = listed(dict.fromkeys(f"{one.file}:{one.line}" for one in others))
    return Message("{remedy} The picture is named at {places} too.", remedy=remedy, places=named)
