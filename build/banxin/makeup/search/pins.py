"""Pins that no page could grant: the layout's grid, measures or heads rule them out, or the story has nothing
that they could be about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banxin.makeup.legs.cuts import cut_into
from banxin.makeup.model.page import Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.modules.shapes import ShapeBook
from banxin.manuscript.form.sheet import Pin
from banxin.wording import Message, listed


def possible_pins(
    stories: Sequence[Story], rules: MakeUpRules
) -> tuple[tuple[Story, ...], tuple[Unmet, ...]]:
    """The stories without those pins of columns, legs, size and deck that cannot be, and why they cannot."""
    book = ShapeBook(rules)
    found: list[Story] = []
    told: list[Unmet] = []
    for story in stories:
        vain = dict(_impossible(story, book))
        found.append(replace(story, pin=replace(story.pin, **dict.fromkeys(vain))) if vain else story)
        told += [Unmet(story.key, wish, message) for wish, message in vain.items()]
    return tuple(found), tuple(told)


def _impossible(story: Story, book: ShapeBook) -> Iterator[tuple[str, Message]]:
    """The pins of a story that rule each other, or themselves, out: columns, then size, then legs."""
    pin = story.pin
    if pin == Pin():
        return
    yield from _without_object(story)
    columns = pin.columns
    if columns and not _stands(story, Pin(columns=columns), book):
        yield "columns", _no_columns(story, columns, book.rules)
        columns = None
    size = pin.size
    if size and story.heads and not _stands(story, Pin(columns=columns, size=size), book):
        yield "size", _no_size(story, columns, size, book.rules)
        size = None
    if pin.legs and not story.boxed and not _stands(story, Pin(columns, pin.legs, size), book):
        yield "legs", _no_legs(story, columns, pin.legs, book.rules)


def _without_object(story: Story) -> Iterator[tuple[str, Message]]:
    """The pins that nothing of the story can follow: legs in a frame, a head or deck where there is none."""
    pin = story.pin
    if story.boxed and (pin.legs or 1) > 1:
        yield "legs", Message("{key} stands in a frame, which has no legs", key=story.key)
    if not story.heads:
        said = (
            Message("{key} stands in a frame: its head and deck are set as they are", key=story.key)
            if story.boxed
            else Message("{key} has no headline", key=story.key)
        )
        wishes = {"size": pin.size, "deck": pin.deck}
        yield from ((wish, said) for wish, value in wishes.items() if value is not None)
    elif pin.deck and not any(head.deck for heads in story.heads.values() for head in heads):
        yield "deck", Message("{key} is pinned to stand with its deck, and has none", key=story.key)


def _stands(story: Story, pin: Pin, book: ShapeBook) -> bool:
    """Whether the story has a shape with just these pins."""
    pinned = replace(story, pin=pin)
    grid = book.rules.grid
    widths = [column for column in range(1, grid.columns + 1) if pin.columns in (None, column)]
    return any(book.as_pinned(pinned, width) for width in widths)


def _no_columns(story: Story, columns: int, rules: MakeUpRules) -> Message:
    if columns > rules.grid.columns:
        return Message(
            "{key} is pinned to {pinned} columns, and a page has {columns}",
            key=story.key,
            pinned=columns,
            columns=rules.grid.columns,
        )
    return Message(
        "{key} is pinned to {pinned} columns, into which its headline does not go in any size of its rank",
        key=story.key,
        pinned=columns,
    )


def _no_size(story: Story, columns: int | None, size: float, rules: MakeUpRules) -> Message:
    widths = [rules.grid.span(columns)] if columns else list(story.heads)
    sizes = sorted({head.size for width in widths for head in story.heads_at(width)}, reverse=True)
    return Message(
        "{key} is pinned to a head of {size:g} pt; it can have {sizes} pt",
        key=story.key,
        size=size,
        sizes=listed(f"{one:g}" for one in sizes),
    )


def _no_legs(story: Story, columns: int | None, legs: int, rules: MakeUpRules) -> Message:
    """What measure so many legs would have, and what the layout allows."""
    grid, cuts = rules.grid, rules.cut_rules
    span = columns or grid.columns
    if cut_into(grid, span, legs, cuts):
        return Message(
            "{key} is pinned to {legs} legs, and has too little text for them", key=story.key, legs=legs
        )
    measure = max(0.0, (grid.span(span) - (legs - 1) * min(cuts.gutters)) / legs)
    return Message(
        "{key} is pinned to {legs} legs, which would be {measure:.3g} 字 wide in {columns} columns; {least:g}"
        " to {most:g} 字 are allowed",
        key=story.key,
        legs=legs,
        measure=measure,
        columns=span,
        least=cuts.narrowest,
        most=cuts.widest,
    )
