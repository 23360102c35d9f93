"""Type and rules that plates do not hold."""

from __future__ import annotations

import pytest

from banxin.preflight.plates import plate_findings
from banxin.preflight.text.pdf.painted import Box, Clip, Drawn, PaintedPage, Show

TRIM = Box(0, 0, 400, 600)


def page(size: float, colour: tuple[float, float, float], scale: float = 1.0, *rules: Drawn) -> PaintedPage:
    matrix = (scale, 0.0, 0.0, scale, 10.0, 10.0)
    show = Show(1, 0, None, size, matrix, b"", "小字", size * 2, Clip(TRIM), 1.0, None, colour)  # type: ignore[arg-type]
    return PaintedPage(3, TRIM, (show,), (), rules)


BLACK, RED, WHITE, GREY = (0.0, 0.0, 0.0), (0.8, 0.0, 0.0), (1.0, 1.0, 1.0), (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("size", "colour", "scale", "small"),
    [
        (9.0, BLACK, 1.0, False),
        (4.0, BLACK, 1.0, False),
        (3.9, BLACK, 1.0, True),
        (5.0, BLACK, 0.75, True),
        (4.5, GREY, 1.0, False),
        (4.9, RED, 1.0, True),
        (5.0, RED, 1.0, False),
        (4.9, WHITE, 1.0, True),
    ],
)
def test_small_type_is_told_once(
    size: float, colour: tuple[float, float, float], scale: float, *, small: bool
) -> None:
    found = plate_findings([page(size, colour, scale), page(size, colour, scale)])
    assert [one.code for one in found] == ["press.small-type"] * small
    assert all("page 3" in one.message and "小字" in one.message for one in found)


@pytest.mark.parametrize(
    ("height", "length", "thin"), [(0.25, 100, False), (0.2, 100, True), (0.0, 100, False), (0.2, 1, False)]
)
def test_thin_rules_are_told(height: float, length: float, *, thin: bool) -> None:
    rule = Drawn(Box(10, 10, 10 + length, 10 + height), 0)
    found = plate_findings([page(9.0, BLACK, 1.0, rule)])
    assert [one.code for one in found] == ["press.thin-rule"] * thin
    assert all("page 3 is 0.20 pt" in one.message for one in found)
