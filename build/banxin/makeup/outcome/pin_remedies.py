"""What to write in the place of a pin that was not granted: what the page gives its story."""

from __future__ import annotations

from banxin.makeup.judging.choice import place_on_page
from banxin.makeup.model.page import MakeUp, Module, Unmet
from banxin.wording import Message


def pin_remedy(unmet: Unmet, made: MakeUp) -> Message:
    """The remedy with which the pins of these pages are granted: the story stands so."""
    stands = made.standing(unmet.key)
    if stands is None:
        return Message("Remove this pin.")
    page, module = stands
    place = place_on_page(module, page.frame)
    if unmet.wish == "region" and place:
        return Message("Write region: {region}, where it stands, or remove this pin.", region=place.value)
    return _as_it_stands(unmet.wish, module)


def _as_it_stands(wish: str, module: Module) -> Message:
    if wish == "columns":
        return Message("Write columns: {columns}, as it stands, or remove this pin.", columns=module.columns)
    if wish == "legs" and module.head.lines:
        return Message("Write legs: {legs}, as it stands, or remove this pin.", legs=module.cut.legs)
    if wish == "size" and module.head.lines:
        return Message("Write size: {size:g}, as it stands, or remove this pin.", size=module.head.size)
    return Message("Remove this pin.")
