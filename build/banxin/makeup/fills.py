"""How a story fits its module, in 行 and 字."""

from __future__ import annotations

from banxin.makeup.page import Module, StoryFill
from banxin.makeup.story import Story

SPARE = 1  # rows at the foot of a module that are no fault (Banxin's value)


def story_fill(module: Module, story: Story, page: int) -> StoryFill:
    """Rows of text used and room for them; 行 and 字 over or under."""
    legs, measure = module.cut.legs, module.cut.measure
    depth = max(0, module.row + module.rows - module.text_row)
    hollow = sum(
        figure.rows + 1
        for figure in module.figures
        for leg in module.legs
        if figure.x - 0.01 <= leg.x <= figure.x + figure.width
    )
    room = depth * legs - hollow
    used = module.text_rows
    over = max(1, used - room) if module.over else 0
    under = max(0, module.slack.foot - SPARE) * legs if not over else 0
    return StoryFill(
        module.key,
        page,
        story.characters,
        used,
        room,
        over,
        round(over * measure),
        under,
        int(under * measure),
    )
