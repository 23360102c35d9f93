"""The designer's overlay says where everything is: as geometry, not as ornament."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from banxin.layouts import Grid
from banxin.makeup.model.leg_rules import SpanCut, Spot
from banxin.makeup.model.page import FigureBox, MadeUpPage, Module, PageFrame, PlacedLeg, Score
from banxin.makeup.model.story import HeadVariant
from banxin.makeup.model.tree import Leaf
from banxin.sheets.print.overlay import OVERLAY_CSS, overlay_html, overlay_style
from banxin.sheets.print.page_furniture import Band, Furniture

GRID = Grid(275, 390, 9, 11.5, 6, 11, 1, 86, head=25)
BANDS = Furniture(1, Band(0, 11, 58), Band(11, 7, 40))


def leg(x: float) -> PlacedLeg:
    return PlacedLeg(x, 11, row=26, rows=30, start=Spot(0), end=Spot(4))


STORY = Module(
    key="a&b",
    column=2,
    row=18,
    rows=40,
    cut=SpanCut(2, 2, 1, 11),
    text_x=24,
    head=HeadVariant(24, ("题",), 8),
    legs=(leg(24), leg(36)),
    figures=(FigureBox("figure-0", 36, 11, 40, 10, 2, 0.0),),
)
NOTE = replace(STORY, key="note", column=0, head=HeadVariant(0, (), 0), legs=(leg(0),), figures=())
PAGE = MadeUpPage(1, PageFrame(6, 18, 68, True), (STORY, NOTE), (), Score(), (), Leaf("a&b"), 0.2, 0)


@pytest.fixture(scope="module")
def boxes() -> dict[str, list[tuple[dict[str, float], str]]]:
    """Boxes of the overlay by class: their places in pt, and their text."""
    found: dict[str, list[tuple[dict[str, float], str]]] = {}
    for element in etree.fromstring(str(overlay_html(PAGE, BANDS, GRID))).iter("div", "p"):
        places = re.findall(r"(\w+): (-?[\d.]+)pt", element.get("style", ""))
        place = {name: float(value) for name, value in places}
        found.setdefault(element.get("class"), []).append((place, "".join(element.itertext())))
    return found


def test_modules_stand_where_make_up_put_them(boxes) -> None:
    (story, _), (note, _) = boxes["overlay-module"]
    assert story == {"left": 2 * 12 * 9, "top": 18 * 11.5, "width": 23 * 9, "height": 40 * 11.5}
    assert note["left"] == 0


def test_legs_and_pictures_stand_in_their_modules(boxes) -> None:
    places = [place for place, _ in boxes["overlay-leg"]]
    assert [place["left"] for place in places] == [24 * 9, 36 * 9, 0]
    assert {(place["top"], place["height"]) for place in places} == {(26 * 11.5, 30 * 11.5)}
    [(picture, _)] = boxes["overlay-figure"]
    assert (picture["top"], picture["height"]) == (40 * 11.5, 10 * 11.5)


def test_a_head_is_marked_only_where_there_is_one(boxes) -> None:
    [(head, _)] = boxes["overlay-head"]
    assert head["height"] == 8 * 11.5


def test_every_fifth_row_is_stronger_and_numbered(boxes) -> None:
    assert len(boxes["overlay-row"]) + len(boxes["overlay-row strong"]) == 85
    assert [place["top"] for place, _ in boxes["overlay-row strong"]][:2] == [5 * 11.5, 10 * 11.5]
    numbers = [text for _, text in boxes["overlay-number"] if text.isdigit()]
    assert numbers == [str(row) for row in range(5, 87, 5)]


def test_columns_and_bands(boxes) -> None:
    assert [place["left"] for place, _ in boxes["overlay-column"]] == [n * 12 * 9 for n in range(6)]
    assert [(place["top"], place["height"]) for place, _ in boxes["overlay-band"]] == [
        (0, 11 * 11.5),
        (11 * 11.5, 7 * 11.5),
    ]


def test_keys_are_named_and_escaped(boxes) -> None:
    assert [text for _, text in boxes["overlay-key"]] == ["a&b · 2 栏 × 40 行 · 24 pt", "note · 2 栏 × 40 行"]
    assert "<b>" not in overlay_html(replace(PAGE, modules=(replace(STORY, key="<b>"),)), BANDS, GRID)


def test_a_page_without_bands_has_none() -> None:
    bare = Furniture(2, Band(0, 0, 58), Band(0, 0, 40))
    assert "overlay-band" not in overlay_html(PAGE, bare, GRID)


def test_every_class_has_its_style() -> None:
    used = set(re.findall(r'class="([^"]+)"', overlay_html(PAGE, BANDS, GRID)))
    assert all(f".{name.split()[0]}" in OVERLAY_CSS for name in used)
    assert str(overlay_style()).count(OVERLAY_CSS) == 1
