"""Where a page may end within a listing."""

from __future__ import annotations

import pytest

from banxin.sheets.listings import listing_lines

FRAME = ["┌──┐", *["│甲│"] * 8, "└──┘"]


def openings(lines: list[str]) -> list[int]:
    """The lines, from 0, that may begin a page."""
    found = listing_lines("\n".join(lines))
    assert len(found.kept) == len(found.lines) == len(lines)
    return [at for at, kept in enumerate(found.kept) if at and not kept]


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [
        (["a"], []),
        (["a"] * 8, []),  # short: whole
        (["a"] * 9, [3, 4, 5, 6]),  # three lines on either side
        (["a"] * 4 + [""] + ["b"] * 4, [5]),  # below the blank line, which stays at the foot
        (["a"] * 5 + ["", "  "] + ["b"] * 5, [7]),
        (["a"] * 2 + [""] + ["b"] * 7 + [""] + ["c"], [3]),  # one line is not left alone
        (["a"] * 2 + [""] + ["b"] * 9, [3, 6, 7, 8, 9]),  # a run of more than eight lines is parted too
        ([*FRAME], []),
        (["a"] * 4 + [*FRAME] + ["b"] * 4, [3, 4, 14, 15]),
        (["│"] * 37, list(range(3, 35))),  # a frame higher than a page
    ],
)
def test_a_long_listing_is_parted_where_it_makes_sense(lines: list[str], allowed: list[int]) -> None:
    assert openings(lines) == allowed
    assert listing_lines("\n".join(lines)).short == (len(lines) <= 8)
