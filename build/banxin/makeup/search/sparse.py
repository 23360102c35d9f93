"""Pages with little on them: when their stories need not fill them."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.modules.shapes import off_pin
from banxin.makeup.modules.verse import is_verse
from banxin.makeup.search.partial import PartialPage

_SPARSE = 0.25  # of the room of a page: stories that take less of it at the very least cannot fill it
_SPARSE_WITH_VERSE = 0.55  # the same where one is verse, which no wider leg makes larger


def cannot_fill(stories: Sequence[Story], area: float, frame: PageFrame) -> bool:
    """Whether stories, which take `area` (rows of a basic column) at the least, cannot fill their page."""
    verse = any(block.width for story in stories for block in next(iter(story.galleys.values()), ()))
    return area < (_SPARSE_WITH_VERSE if verse else _SPARSE) * frame.room


def wants_fewer_columns(whole: PartialPage, rules: MakeUpRules) -> bool:
    """Whether a story alone on a page is too flat over all of it, or is verse or pinned to fewer columns."""
    shape, grid = whole.shape, rules.grid
    flat = whole.rows * grid.pitch < rules.form.flattest * grid.span(whole.columns) * grid.size
    return flat or (
        shape is not None
        and (is_verse(shape.galley) or bool(off_pin(shape.story, whole.columns, shape.cut.legs)))
    )
