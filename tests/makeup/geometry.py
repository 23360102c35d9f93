"""What must hold of every page, whatever the copy: computed from the result alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from banxin.layouts import Grid
from banxin.makeup.model.page import MakeUp, Module
from banxin.makeup.model.story import Story

Unit = tuple[int, int]


def overlaps(boxes: Iterable[tuple[float, float, float, float]]) -> int:
    """Pairs of boxes (left, top, right, bottom) that share room."""
    every = list(boxes)
    return sum(
        one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] and other[1] < one[3]
        for index, one in enumerate(every)
        for other in every[index + 1 :]
    )


def frame_of(module: Module, grid: Grid) -> tuple[float, float, float, float]:
    left = module.column * (grid.measure + grid.gutter)
    return (left, module.row, left + grid.span(module.columns), module.row + module.rows)


def inner_boxes(module: Module, grid: Grid) -> list[tuple[float, float, float, float]]:
    """Head, pictures and legs of a module."""
    left, top, right, _ = frame_of(module, grid)
    boxes = [(leg.x, leg.row, leg.x + leg.measure, leg.row + leg.rows) for leg in module.legs]
    boxes += [(box.x, box.row, box.x + box.width, box.row + box.rows) for box in module.figures]
    if module.head.lines and not module.head.side:
        boxes.append((left, top, right, top + module.head_rows))
    return boxes


def units_of(story: Story, module: Module) -> list[Unit]:
    """Block and line of everything that stands in the legs of a module, in order of reading."""
    found: list[Unit] = []
    for leg in module.legs:
        blocks = story.galleys[leg.measure]
        for index, block in enumerate(blocks):
            if index in module.dropped:
                continue
            for line in range(block.lines if block.breakable else 1):
                place = (index, line)
                start, end = (leg.start.block, leg.start.line), (leg.end.block, leg.end.line)
                if start <= place < end:
                    found.append(place)
    return found


def every_unit(story: Story, module: Module, first: int = 0, until: int | None = None) -> list[Unit]:
    """The same of the whole story, or of a part of it."""
    blocks = story.galleys[module.cut.measure]
    return [
        (index, line)
        for index, block in enumerate(blocks[: until if until is not None else len(blocks)])
        if index >= first and index not in module.dropped
        for line in range(block.lines if block.breakable else 1)
    ]


def check_pages(made: MakeUp, stories: Sequence[Story], grid: Grid) -> None:
    """No overlap, inside the page, every story once (or jumping once), all lines once and in order."""
    by_key = {story.key: story for story in stories}
    jumps = {jump.key: jump for jump in made.jumps}
    standing = [module.key for page in made.pages for module in page.modules]
    assert sorted(standing + list(made.left_out)) == sorted([*by_key, *jumps])
    for page in made.pages:
        frame = page.frame
        assert overlaps(frame_of(module, grid) for module in page.modules) == 0
        for module in page.modules:
            assert frame.row <= module.row
            assert module.row + module.rows <= frame.row + frame.rows
            assert module.column >= 0
            assert module.column + module.columns <= frame.columns
            _check_module(module, by_key[module.key], jumps, grid)


def _check_module(module: Module, story: Story, jumps: Mapping[str, object], grid: Grid) -> None:
    boxes = inner_boxes(module, grid)
    left, top, right, foot = frame_of(module, grid)
    assert overlaps(boxes) == 0
    for box in boxes:
        assert left - 0.01 <= box[0]
        assert box[2] <= right + 0.01
        assert top <= box[1]
        assert module.over or box[3] <= foot
    if module.key not in jumps:
        assert units_of(story, module) == every_unit(story, module)
    for leg in module.legs:
        assert all(isinstance(rows, int) for rows in (leg.row, leg.rows))
