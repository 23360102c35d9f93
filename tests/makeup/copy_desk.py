"""Copy for make-up: stories of so many 字 with paragraphs, crossheads and heads like those of a newspaper."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from functools import cache

from banxin.layouts import Grid
from banxin.makeup.heads.stacks import STANDARD_HEADS, HeadCopy, heads_for
from banxin.makeup.issue import make_up
from banxin.makeup.legs.cuts import measures
from banxin.makeup.model.page import MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story, StoryFigure, StoryRank

BROADSHEET = Grid(
    trim_width=390, trim_height=550, size=9, pitch=11.5, columns=8, measure=13, gutter=1, rows=124
)
TABLOID = Grid(
    trim_width=275, trim_height=390, size=9, pitch=11.5, columns=5, measure=13, gutter=1.5, rows=86
)
FRONT = PageFrame(columns=8, row=9, rows=115, banner=True)
HEADLINES = (
    ("缉毒一线的尖刀", "怎样越磨越锋利？"),
    ("戈壁边乡各族群众", "怎样拧成一股绳？"),
    ("一艘货轮的四小时", "是怎样省出来的？"),
    ("边贸口岸的平安", "靠什么连成一串？"),
    ("59国免签入境后", "把关如何快而不松？"),
)


_LATIN = re.compile(r"[A-Za-z0-9.,%+\-]+|.")


def one_by_one(text: str) -> tuple[str, ...]:
    """A segmenter without a dictionary: every Han character is a word, Latin and figures stay together."""
    return tuple(_LATIN.findall(text))


def lengths(rng: random.Random, characters: int) -> list[int]:
    """字 of the paragraphs of a text."""
    found: list[int] = []
    while characters > 0:
        length = min(characters, rng.randint(60, 140))
        characters -= length
        found.append(length)
    return found


def galleys(
    paragraphs: Sequence[int], crossheads: Sequence[int], grid: Grid, figure: StoryFigure | None = None
) -> dict[float, tuple[GalleyBlock, ...]]:
    """A text as pulled at every measure of a grid; crossheads stand before the paragraphs numbered."""
    pulled: dict[float, tuple[GalleyBlock, ...]] = {}
    for measure in measures(grid):
        blocks: list[GalleyBlock] = []
        for index, length in enumerate(paragraphs):
            if index in crossheads:
                blocks.append(GalleyBlock(BlockKind.CROSSHEAD, 2, keep_with_next=True))
            lines = math.ceil((length + 2) / measure)
            blocks.append(GalleyBlock(BlockKind.PARAGRAPH, lines, lines))
            if figure and index == 1:
                rows = math.ceil(figure.ratio * measure * grid.size / grid.pitch) + 2
                blocks.append(GalleyBlock(BlockKind.FIGURE, rows, key=figure.key))
        pulled[measure] = tuple(blocks)
    return pulled


def story(
    key: str,
    order: int,
    characters: int,
    rank: StoryRank = StoryRank.PEER,
    grid: Grid = BROADSHEET,
    figure: StoryFigure | None = None,
    may_jump: bool = False,
    deck: int = 60,
) -> Story:
    rng = random.Random(1000 * order + characters)
    paragraphs = lengths(rng, characters)
    crossheads = [place for place in (2, 5, 8) if place < len(paragraphs) - 1]
    copy = HeadCopy(
        HEADLINES[order % 5], ("引" * 34,) if characters > 500 else (), (), "提" * deck, "本报综合"
    )
    return Story(
        key,
        order,
        rank,
        characters,
        galleys(paragraphs, crossheads, grid, figure),
        heads_for(copy, rank, grid, STANDARD_HEADS, one_by_one),
        (figure,) if figure else (),
        may_jump=may_jump,
    )


def note(grid: Grid = BROADSHEET, order: int = 0, rows: int = 7) -> Story:
    """An editor's note in a box of 7 rows across three columns."""
    box = {grid.span(3): (GalleyBlock(BlockKind.BOX, rows),)}
    return Story("note", order, StoryRank.NOTE, 115, box)


def five_peers(grid: Grid = BROADSHEET, characters: int = 1260) -> tuple[Story, ...]:
    """The sample page: a note and five equals of about 1,260 字."""
    sizes = (0, 30, -40, 10, -20)
    return (
        note(grid),
        *(story("abcde"[index], index + 1, characters + sizes[index], grid=grid) for index in range(5)),
    )


@cache
def sample_page() -> MakeUp:
    """The five peers on the front page of a broadsheet."""
    return make_up(five_peers(), [FRONT], MakeUpRules(BROADSHEET))
