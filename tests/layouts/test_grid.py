"""The type area: classical grids close, margins follow, impossible pages are refused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.layouts import Grid, layout_roots, open_layout

BROADSHEET = Grid(390, 550, size=9, pitch=11.5, columns=8, measure=13, gutter=1, rows=120)


@pytest.mark.parametrize(
    ("columns", "measure", "gutter", "characters"),
    [(8, 13, 1, 111), (7, 15, 1, 111), (6, 17, 1.8, 111), (5, 13, 1.5, 71), (6, 11, 1, 71), (1, 26, 0, 26)],
)
def test_a_classical_grid_closes(columns: int, measure: int, gutter: float, characters: float) -> None:
    grid = replace(BROADSHEET, columns=columns, measure=measure, gutter=gutter)
    assert grid.characters == characters


def test_spans_of_the_newspaper_grid() -> None:
    assert [BROADSHEET.span(k) for k in range(1, 9)] == [13, 27, 41, 55, 69, 83, 97, 111]


@pytest.mark.parametrize(
    ("columns", "legs", "gutter", "measure"), [(5, 4, 1, 16.5), (4, 3, 2, 17), (3, 2, 1, 20), (8, 5, 1.5, 21)]
)
def test_broken_columns(columns: int, legs: int, gutter: float, measure: float) -> None:
    assert BROADSHEET.broken(columns, legs, gutter) == measure


@pytest.mark.parametrize("columns", [0, 9, -1])
def test_there_is_no_span_beyond_the_grid(columns: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        BROADSHEET.span(columns)


@pytest.mark.parametrize(("legs", "gutter"), [(0, 1), (1, 30), (-2, 1), (14, 1)])
def test_legs_without_room_are_refused(legs: int, gutter: float) -> None:
    if (legs, gutter) == (1, 30):
        assert BROADSHEET.broken(1, 1, 30) == 13  # one leg has no gutter
        return
    with pytest.raises(ValueError, match="cut into"):
        BROADSHEET.broken(1, legs, gutter)


def test_measures_in_points_and_margins_in_millimetres() -> None:
    assert (BROADSHEET.width, BROADSHEET.height) == (999, 1380)
    assert BROADSHEET.column_x(3) == 3 * 14 * 9
    assert BROADSHEET.row_y(10) == 115
    assert BROADSHEET.left == pytest.approx((390 - 999 * 25.4 / 72) / 2)
    placed = replace(BROADSHEET, head=24, side=20)
    assert (placed.left, placed.top) == (20, 24)
    assert placed.left + placed.width * 25.4 / 72 + placed.right == pytest.approx(390)
    assert placed.top + placed.height * 25.4 / 72 + placed.bottom == pytest.approx(550)


def test_custom_properties_are_lengths() -> None:
    css = replace(BROADSHEET, head=24).css()
    for declaration in (
        "--trim-width: 390mm;",
        "--margin-top: 24mm;",
        "--pitch: 11.5pt;",
        "--columns: 8;",
        "--measure: 117pt;",
        "--gutter: 9pt;",
        "--type-width: 999pt;",
        "--type-height: 1380pt;",
    ):
        assert declaration in css
    assert css.startswith(":root {")


@pytest.mark.parametrize(
    ("change", "blamed"),
    [
        ({}, []),
        ({"pitch": 8}, ["pitch"]),
        ({"measure": 16}, ["measure"]),
        ({"rows": 140}, ["rows"]),
        ({"head": 70}, ["head"]),
        ({"side": 40}, ["side"]),
        ({"measure": 16, "rows": 140}, ["measure", "rows"]),
    ],
)
def test_a_type_area_must_fit_its_page(change: dict[str, float], blamed: list[str]) -> None:
    assert [key for key, _ in replace(BROADSHEET, **change).faults()] == blamed


@pytest.mark.parametrize("pitch", [28.99, 15.5, 11.37, 17.01, 13.333])
@pytest.mark.parametrize("head", [None, 37, 21.11117])
def test_the_last_row_has_room_in_the_margins_as_they_are_written(pitch: float, head: float | None) -> None:
    one = replace(BROADSHEET, trim_width=210, trim_height=297, pitch=pitch, columns=1, measure=18, rows=20)
    one = replace(one, head=head)
    top, bottom = (float(found) for found in re.findall(r"--margin-(?:top|bottom): ([\d.]+)mm", one.css()))
    assert (297 - top - bottom) * 72 / 25.4 >= 20 * pitch - 1e-9
    assert (297 - top - bottom) * 72 / 25.4 == pytest.approx(20 * pitch, abs=0.01)


@pytest.mark.parametrize(
    ("written", "said", "expected"),
    [
        ("grid: {trim: [200, 240]}", ":2:14", "rows: 38, or less"),
        ("grid: {rows: 80}", ":2:14", "rows: 48, or less"),
        ("grid: {side: 60}", ":2:14", "measure: 12, or less"),
        ("faces: {body: ming}", ":2:15", "one of song, hei, kai, fang, mono"),
        ("grid: {columns: 20, measure: 2, gutter: 0}", ":2:17", "a whole number from 1 to 12"),
    ],
)
def test_a_fault_of_what_is_inherited_is_told_in_the_file_that_changes_it(
    tmp_path: Path, written: str, said: str, expected: str
) -> None:
    own = tmp_path / "layouts/own"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text(f"extends: magazine\n{written}\n", encoding="utf-8")
    _, (found,) = open_layout("own", layout_roots(tmp_path))
    assert str(found.place) == f"layouts/own/layout.yaml{said}"
    assert found.expected == expected
    if "or less" in expected:
        key, most = expected.removesuffix(", or less").split(": ")
        others = written.removesuffix("}").replace(f"{key}: 80", "size: 9.5")
        (own / "layout.yaml").write_text(f"extends: magazine\n{others}, {key}: {most}}}\n", encoding="utf-8")
        assert open_layout("own", layout_roots(tmp_path))[0] is not None
