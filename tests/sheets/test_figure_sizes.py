"""Pictures on the grid: natural size up to the measure, proportions kept, whole rows with their air."""

import math

import pytest

from banxin.layouts import Grid, layout_roots, open_layout
from banxin.manuscript.publication import Image
from banxin.sheets.print.figures import TextArea, figure_in_leg, figure_in_text, natural_width


def image(width: int, height: int, kind: str = "image/png") -> Image:
    return Image("a", kind, width, height)


@pytest.fixture(scope="module")
def grid() -> Grid:
    layout, _ = open_layout("book", layout_roots(None))
    assert layout is not None
    return layout.grid


def test_a_picture_of_pixels_is_as_wide_as_150_to_the_inch_make_it() -> None:
    assert natural_width(image(150, 10)) == 72
    assert natural_width(image(300, 10, "image/svg+xml")) == math.inf
    assert natural_width(image(0, 0)) == math.inf


@pytest.mark.parametrize(
    ("width", "height", "wide"),
    [(80, 60, 38.4), (4000, 1000, 273), (4000, 8000, 127.5), (300, 150, 144)],
)
def test_in_a_book(grid: Grid, width: int, height: int, wide: float) -> None:
    area = TextArea(grid.measure * grid.size, grid.width, grid.height, grid.pitch, (0, 0))
    room = figure_in_text(area)(image(width, height), 0)
    assert room.width == pytest.approx(wide)
    assert room.height == pytest.approx(wide * height / width, abs=0.01)
    rows = (room.height + room.air) / grid.pitch
    assert rows == pytest.approx(round(rows), abs=0.001)
    assert 0 <= room.air < grid.pitch
    assert rows <= 0.6 * grid.rows


def test_in_a_leg_a_small_one_keeps_its_size(grid: Grid) -> None:
    assert figure_in_leg(grid, 13)(image(80, 60), 0).width == pytest.approx(38.4)
    assert figure_in_leg(grid, 13)(image(800, 600), 0).width == pytest.approx(13 * grid.size)
