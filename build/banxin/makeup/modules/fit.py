"""How a story fits its module, in 行 and 字."""

from __future__ import annotations

import math
from collections.abc import Iterator

from banxin.makeup.model.page import Module, StoryFill
from banxin.makeup.model.story import GalleyBlock, Story

SPARE = 1  # rows at the foot of a module that are no fault (Banxin's value)
_CLOSE = 1.02  # 字 in a line to the 字 of its measure: marks stand close
_IN_FRAME = 1.1  # times the share of its rows goes of the words in a frame, which has rows without words


def tallest_piece(module: Module, story: Story) -> GalleyBlock | None:
    """The tallest block of a story that stands in one piece in a leg of this module; None without any."""
    blocks = story.galleys.get(module.cut.measure, ())
    whole = (
        block for index, block in enumerate(blocks) if not block.breakable and index not in module.dropped
    )
    return max(whole, key=lambda block: block.rows, default=None)


def story_fill(module: Module, story: Story, page: int) -> StoryFill:
    """Rows of text used and room for them; 行 and 字 over or under. An advertisement is as large as it is."""
    if story.fixed:
        return StoryFill(module.key, page, 0, 0, 0, 0, 0, 0, 0)
    legs, measure = module.cut.legs, module.cut.measure
    depth = max(0, module.row + module.rows - module.text_row)
    hollow = sum(min(depth, rows + 1) if below else depth for rows, below in _pictured(module))
    room = depth * legs - hollow
    used = module.text_rows
    tall = tallest_piece(module, story)
    missing = max(used - room, tall.rows - depth if tall else 0)
    over = max(1, missing) if module.over else 0
    under = max(0, module.slack.foot - SPARE) * legs if not over else 0
    return StoryFill(
        module.key,
        page,
        story.characters,
        used,
        room,
        over,
        _characters(over, used, story, measure),
        under,
        int(under * measure),
    )


def legs_for_text(module: Module) -> int:
    """The legs of a module but for those that a picture has to itself."""
    return module.cut.legs - sum(not below for _, below in _pictured(module))


def _pictured(module: Module) -> Iterator[tuple[int, bool]]:
    """For each leg with a picture across it the rows of that, and whether text stands below it."""
    texts = [leg.x for leg in module.legs]
    for figure in module.figures:
        for x in (module.text_x + module.cut.x(leg) for leg in range(module.cut.legs)):
            if figure.x - 0.01 <= x <= figure.x + figure.width:
                yield figure.rows, any(abs(other - x) < 0.01 for other in texts)


def _characters(over: int, used: int, story: Story, measure: float) -> int:
    """字 that take so many rows: full lines of a leg; in a frame, where paragraphs end lines, a share."""
    if not story.boxed:
        return round(over * measure * _CLOSE)
    share = _IN_FRAME * story.characters * (over - 1) / max(1, used)
    return min(story.characters, math.ceil(share + measure * _CLOSE))
