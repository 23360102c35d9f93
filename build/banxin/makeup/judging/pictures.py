"""Which picture is the largest on a page: that of the lead, if it has one (N30)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banxin.layouts import Grid
from banxin.makeup.model.page import Module
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.modules.figures import Lifted, largest_picture


def outdone(modules: Sequence[Module], stories: Mapping[str, Story], grid: Grid) -> tuple[str, str] | None:
    """The lead with a picture, and the other story with a larger one; None where the lead's is the largest.

    Of several leads the one with the largest picture counts; advertisements are no stories.
    """
    leads: list[tuple[float, str]] = []
    others: list[tuple[float, str]] = []
    for module in modules:
        story = stories[module.key]
        if not story.fixed and (area := module_picture(module, story, grid)):
            (leads if story.rank is StoryRank.LEAD else others).append((area, module.key))
    if not leads or not others or max(others)[0] <= max(leads)[0] + 0.01:
        return None
    return max(leads)[1], max(others)[1]


def module_picture(module: Module, story: Story, grid: Grid) -> float:
    """字 × 行 of the largest picture of a module, in a leg or lifted out of the text."""
    lifted = next(iter(module.figures), None)
    box = Lifted(lifted.key, lifted.width, lifted.rows - lifted.caption) if lifted else None
    return largest_picture(story, module.cut.measure, box, grid)
