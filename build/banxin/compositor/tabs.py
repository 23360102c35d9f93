"""Tabs kept by `white-space: pre` and `pre-wrap`: they reach to the next stop of the line (CSS Text 3 §4)."""

from bisect import bisect_left
from dataclasses import replace

from .copy import Copy
from .fount import TAB
from .sorts import Joint
from .tables import TAB_NEAREST


def tabs_of(copy: Copy) -> list[int]:
    """Places of the tabs in a copy."""
    return [place for place, sort in enumerate(copy.sorts) if sort.text == TAB]


def stiffen(copy: Copy, tabs: list[int], segments: list[tuple[int, int]]) -> None:
    """Let nothing before the last tab of a segment shrink or stretch: it would miss its stop."""
    for first, last in segments:
        inside = tabs[bisect_left(tabs, first) : bisect_left(tabs, last)]
        for place in range(first + 1, inside[-1] + 1 if inside else first):
            joint = copy.joints[place]
            copy.joints[place] = Joint(joint.glue, price=joint.price)


def set_stops(copy: Copy, tabs: list[int], start: int, last: int, every: int) -> None:
    """Give the tabs of sorts start..last their widths, as if all stood on one line; a stop `every` units."""
    pen, done = 0, start
    for tab in tabs[bisect_left(tabs, start) : bisect_left(tabs, last)]:
        for place in range(done, tab):
            pen += copy.sorts[place].body + (copy.joints[place + 1].glue if place + 1 < last else 0)
        width = every - pen % every
        if width < int(TAB_NEAREST * copy.em):
            width += every
        copy.sorts[tab] = replace(copy.sorts[tab], body=width)
        pen += width + (copy.joints[tab + 1].glue if tab + 1 < last else 0)
        done = tab + 1
