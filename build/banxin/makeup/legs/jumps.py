"""Jumps (转版): a story that goes on on the next page, once, with enough on either side (N32)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import (
    ANY_PAGE,
    BlockKind,
    GalleyBlock,
    HeadVariant,
    PageSpan,
    Story,
    StoryRank,
)

ROWS_BEFORE, ROWS_AFTER = 10, 15
JUMP_LINE = GalleyBlock(BlockKind.JUMP, 1)
_HEAD_AIR = 2


def jump_places(story: Story) -> tuple[int, ...]:
    """Blocks before which a story may be cut: between paragraphs, as Chinese papers do, never under a
    crosshead, with rows enough before and after at every measure."""
    if not story.may_jump or story.jumped or story.first_block or not story.galleys:
        return ()
    if story.until is not None and story.until <= story.pages.first:
        return ()
    count = len(next(iter(story.galleys.values())))
    return tuple(place for place in range(1, count) if _may_cut(story, place))


def _may_cut(story: Story, place: int) -> bool:
    for blocks in story.galleys.values():
        before, after = blocks[:place], blocks[place:]
        if before[-1].keep_with_next or before[-1].kind is BlockKind.CROSSHEAD:
            return False
        if (
            sum(block.rows for block in before) < ROWS_BEFORE
            or sum(block.rows for block in after) < ROWS_AFTER
        ):
            return False
    return True


def cut_story(story: Story, place: int, rules: MakeUpRules) -> tuple[Story, Story]:
    """The two parts of a story cut before block `place`: the first ends in a jump line, the second has
    a short head that says where it comes from."""
    first = {measure: _before(blocks[:place]) for measure, blocks in story.galleys.items()}
    second = {measure: tuple(blocks[place:]) for measure, blocks in story.galleys.items()}
    whole = sum(block.rows for blocks in story.galleys.values() for block in blocks)
    share = sum(block.rows for blocks in second.values() for block in blocks) / max(1, whole)
    after = round(story.characters * share)
    lifted = {block.key for blocks in second.values() for block in blocks if block.key}
    return (
        replace(
            story,
            galleys=first,
            characters=story.characters - after,
            figures=tuple(figure for figure in story.figures if figure.key not in lifted),
            tables=tuple(table for table in story.tables if table.key not in lifted),
            jumped=True,
        ),
        replace(
            story,
            rank=StoryRank.NORMAL,  # its short head is no equal of whole ones
            galleys=second,
            characters=after,
            heads=_short_heads(story.heads, rules),
            figures=tuple(figure for figure in story.figures if figure.key in lifted),
            tables=tuple(table for table in story.tables if table.key in lifted),
            pin=replace(story.pin, page=None, region=None, size=None, deck=None, columns=None, legs=None),
            first_block=place,
            pages=ANY_PAGE if story.pages == ANY_PAGE else PageSpan(story.pages.first + 1, story.until),
            opens=False,
        ),
    )


def _before(blocks: Sequence[GalleyBlock]) -> tuple[GalleyBlock, ...]:
    return (*blocks[:-1], replace(blocks[-1], keep_with_next=True), JUMP_LINE)


def _short_heads(
    heads: Mapping[float, tuple[HeadVariant, ...]], rules: MakeUpRules
) -> dict[float, tuple[HeadVariant, ...]]:
    """The smallest plain head at each width, with neither eyebrow nor deck."""
    short: dict[float, tuple[HeadVariant, ...]] = {}
    for width, variants in heads.items():
        above = [head for head in variants if head.lines and not head.side]
        if above:
            least = min(above, key=lambda head: (head.size, len(head.lines), head.faults))
            rows = math.ceil(len(least.lines) * least.size / rules.grid.pitch) + _HEAD_AIR
            short[width] = (replace(least, rows=rows, deck=False, eyebrow=False, subhead=False, faults=0),)
    return short
