"""NumberedBlock paragraphs that follow each other, gathered to lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banxin.importing.copy.model import CopyBlock, ListOfItems, TextBlock
from banxin.importing.word.numbering import ListMark

_DEEPEST = 6  # lists within each other


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    """A paragraph that is an item of a list."""

    block: TextBlock
    mark: ListMark


def with_lists(blocks: Sequence[CopyBlock | NumberedBlock]) -> tuple[CopyBlock, ...]:
    """The blocks with their items gathered."""
    done: list[CopyBlock] = []
    run: list[NumberedBlock] = []
    for one in blocks:
        if isinstance(one, NumberedBlock):
            run.append(one)
            continue
        done += _lists(run)
        run = []
        done.append(one)
    return (*done, *_lists(run))


def _lists(run: Sequence[NumberedBlock], depth: int = 0) -> list[CopyBlock]:
    """The lists of items that stand below each other; deeper ones are part of the item above."""
    lists: list[CopyBlock] = []
    at = 0
    while at < len(run):
        first = run[at]
        items: list[tuple[CopyBlock, ...]] = []
        number = first.mark.number
        while at < len(run) and _of_one_list(run[at], first) and (
            not items or first.mark.kind == "bullet" or run[at].mark.number == number + len(items)
        ):  # fmt: skip
            item = run[at]
            at += 1
            end = at
            while end < len(run) and run[end].mark.depth > first.mark.depth and depth < _DEEPEST:
                end += 1
            items.append((item.block, *_lists(run[at:end], depth + 1)))
            at = end
        lists.append(
            ListOfItems(first.mark.kind == "ordered", max(number, 0), tuple(items), first.block.line)
        )
    return lists


def _of_one_list(one: NumberedBlock, first: NumberedBlock) -> bool:
    return (one.mark.kind, one.mark.depth, one.mark.family) == (
        first.mark.kind,
        first.mark.depth,
        first.mark.family,
    )
