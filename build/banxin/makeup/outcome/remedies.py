"""Remedies for an over-set story: each is worked out on its own height tables, the cheapest first."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from banxin.makeup.legs.jumps import jump_places
from banxin.makeup.model.page import Module, Remedy, StoryFill
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story, StoryRank
from banxin.makeup.modules.fit import tallest_piece
from banxin.makeup.modules.shapes import PeerForm, Shape, ShapeBook
from banxin.manuscript.form.sheet import Pin
from banxin.wording import Message

MOST = 3
_HEAD_OF_PIECE = 3  # 行 for the head of a piece of a table, and the air round it
_NAMES = {
    BlockKind.TABLE: Message("table"),
    BlockKind.NOTES: Message("notes"),
    BlockKind.PULL: Message("pull quote"),
}
_PULL_COST = 8.0
_JUMP_COST = 30.0
_ARTICLE_COST = 40.0


def remedies(
    module: Module, story: Story, fill: StoryFill, peer_form: PeerForm, book: ShapeBook
) -> tuple[Remedy, ...]:
    """The three cheapest ways to make an over-set story fit its module.

    Where a table or box is taller than a leg, nothing helps but to part it.
    """
    depth = module.row + module.rows - module.text_row
    tall = tallest_piece(module, story)
    if tall and tall.rows > depth and not story.boxed:
        return (_parted(tall, depth),)
    if story.boxed:
        return tuple(
            sorted((*_cuts(fill), _as_article(story)), key=lambda remedy: (remedy.cost, remedy.kind))
        )
    found = [*_cuts(fill), *_without(module, story, peer_form, book), *_jump(module, story, fill)]
    return tuple(sorted(found, key=lambda remedy: (remedy.cost, remedy.kind))[:MOST])


def _parted(tall: GalleyBlock, depth: int) -> Remedy:
    """Parting what is taller than a leg of `depth` rows into the fewest pieces that go into legs."""
    name = _NAMES.get(tall.kind, Message("box or list"))
    room = max(1, depth - _HEAD_OF_PIECE)
    pieces = math.ceil(tall.rows / room)
    each = Message(", the head row repeated in each") if tall.kind is BlockKind.TABLE else ""
    text = Message(
        "part its {name} of {rows} 行, which stands in one leg, into {pieces} of at most {room} 行",
        name=name,
        rows=tall.rows,
        pieces=pieces,
        room=room,
    )
    return Remedy("part", text + each, 0)


def _cuts(fill: StoryFill) -> Iterator[Remedy]:
    """Cutting text, as long as some of it is left."""
    characters = fill.over_characters
    if characters >= fill.characters:
        return
    share = 100 * characters / max(1, fill.characters)
    yield Remedy(
        "cut",
        Message("cut {characters} 字 ({over_rows} 行)", characters=characters, over_rows=fill.over_rows),
        round(4 + 2 * share, 2),
        characters,
    )


def _as_article(story: Story) -> Remedy:
    """A note or notice stands in one piece; an article of the same words is set in legs and may jump."""
    if story.rank is StoryRank.NOTE:
        text = Message("give it a headline and make it an article (unit), which is set in legs")
    else:
        text = Message("leave out its kind: an article is set in legs")
    return Remedy("article", text, _ARTICLE_COST)


def _without(module: Module, story: Story, peer_form: PeerForm, book: ShapeBook) -> Iterator[Remedy]:
    """Leaving out the deck, a pull quote, the picture's width, or a size of the head."""
    prices = book.rules.prices
    if module.head.deck:
        yield from _if_it_fits(
            module,
            replace(story, pin=_pinned(story, module, deck=False)),
            PeerForm(module.head.size),
            book,
            "deck",
            Message("leave out the deck"),
            prices.deck,
        )
    if any(block.kind is BlockKind.PULL for blocks in story.galleys.values() for block in blocks):
        galleys = {
            measure: tuple(block for block in blocks if block.kind is not BlockKind.PULL)
            for measure, blocks in story.galleys.items()
        }
        yield from _if_it_fits(
            module,
            replace(story, galleys=galleys, pin=_pinned(story, module)),
            peer_form,
            book,
            "pull",
            Message("leave out the pull quote"),
            _PULL_COST,
        )
    yield from _smaller(module, story, book)


def _smaller(module: Module, story: Story, book: ShapeBook) -> Iterator[Remedy]:
    sizes = sorted(
        {head.size for heads in story.heads.values() for head in heads if head.size < module.head.size},
        reverse=True,
    )
    for step, size in enumerate(sizes, 1):
        smaller = replace(story, pin=_pinned(story, module, size=size))
        found = list(
            _if_it_fits(
                module,
                smaller,
                PeerForm(size),
                book,
                "head",
                Message("set the head in {size:g} pt", size=size),
                book.rules.prices.size_step * step,
            )
        )
        if found:
            yield found[0]
            return


def _pinned(story: Story, module: Module, size: float | None = None, deck: bool | None = None) -> Pin:
    keep = module.head.deck if deck is None else deck
    return Pin(module.columns, module.cut.legs, size or module.head.size or None, keep)


def _if_it_fits(
    module: Module, story: Story, peer_form: PeerForm, book: ShapeBook, kind: str, text: str, cost: float
) -> Iterator[Remedy]:
    """The remedy, if the story as changed has a shape that goes into the module's rows."""
    shapes = _shapes(story, module.columns, peer_form, book.rules)
    if any(shape.rows <= module.rows for shape in shapes):
        yield Remedy(kind, text, cost)


def _shapes(story: Story, columns: int, peer_form: PeerForm, rules: MakeUpRules) -> tuple[Shape, ...]:
    """Shapes of a changed story, worked out in a book of their own."""
    return ShapeBook(rules).as_pinned(story, columns, peer_form)


def _jump(module: Module, story: Story, fill: StoryFill) -> Iterator[Remedy]:
    """Going on over the page where that was not allowed: enough stays before and after the jump (N32)."""
    if story.may_jump:
        return
    whole = replace(story, may_jump=True)
    blocks = story.galleys.get(module.cut.measure, ())
    for place in jump_places(whole):
        if sum(block.rows for block in blocks[place:]) >= fill.over_rows + 1:
            yield Remedy(
                "jump", Message("let it continue on another page: sheet: {{jumps: true}}"), _JUMP_COST
            )
            return
