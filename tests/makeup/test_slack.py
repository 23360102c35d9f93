"""Slack: whole rows, in the order of the trade, at data prices; shapes as a staircase."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.makeup.legs.cuts import cut_table, cuts, measures
from banxin.makeup.model.leg_rules import CutRules, SpanCut
from banxin.makeup.model.prices import STANDARD_PRICES
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, HeadVariant, Story, StoryFigure, StoryRank
from banxin.makeup.modules.figures import placings
from banxin.makeup.modules.shapes import FREE, PeerForm, ShapeBook
from banxin.makeup.modules.slack import foot_cost, shares
from banxin.manuscript.form.sheet import Pin

from .copy_desk import BROADSHEET, TABLOID, note, story

RULES = MakeUpRules(BROADSHEET)


def test_prices_keep_the_order_of_the_trade() -> None:
    """Air, crossheads, picture, deck, size of the head, the foot, at last a pull quote (docs/make-up.md)."""
    prices = STANDARD_PRICES
    order = [
        prices.air,
        prices.crosshead,
        prices.picture,
        prices.deck,
        prices.size_step,
        prices.foot,
        prices.pull,
    ]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    assert prices.over > 10 * prices.foot


@given(st.integers(0, 60), st.integers(1, 8))
def test_rows_at_feet_cost_more_the_more_there_are(rows: int, modules: int) -> None:
    assert foot_cost(rows + 1, modules) > foot_cost(rows, modules)
    assert foot_cost(rows, modules + 1) <= foot_cost(rows, modules)


@given(st.integers(0, 200), st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_shares_sum_up(rows: int, weights: list[int]) -> None:
    assert sum(shares(rows, weights)) == rows


@pytest.mark.parametrize(
    ("columns", "cut"),
    [
        (5, SpanCut(5, 3, 1.5, 22)),
        (3, SpanCut(3, 2, 1, 20)),
        (4, SpanCut(4, 3, 2, 17)),
        (1, SpanCut(1, 1, 1, 13)),
        (8, SpanCut(8, 5, 1.5, 21)),
    ],
)
def test_spans_are_recut_on_whole_characters(columns: int, cut: SpanCut) -> None:
    assert cuts(BROADSHEET, columns)[0] == cut


@pytest.mark.parametrize("grid", [BROADSHEET, TABLOID], ids=["broadsheet", "tabloid"])
def test_legs_and_gutters_fill_the_span(grid: object) -> None:
    for columns, table in cut_table(grid).items():  # type: ignore[arg-type]
        assert table
        for cut in table:
            assert cut.width(cut.legs) == pytest.approx(grid.span(columns), abs=1e-5)  # type: ignore[attr-defined]
            assert cut.gutter >= 1
            assert 8 <= cut.measure <= 36


def test_measures_are_all_that_cuts_need() -> None:
    assert set(measures(BROADSHEET)) == {
        cut.measure for table in cut_table(BROADSHEET).values() for cut in table
    }
    assert len(measures(BROADSHEET, CutRules(per_span=1))) < len(measures(BROADSHEET))


def simple(paragraphs: int = 6, lines: int = 9, **more: object) -> Story:
    blocks = tuple(GalleyBlock(BlockKind.PARAGRAPH, lines, lines) for _ in range(paragraphs))
    heads = {41.0: (HeadVariant(24, ("题" * 14,), 8, fill=0.9),)}
    return replace(Story("a", 1, StoryRank.NORMAL, 800, {20.0: blocks}, heads), **more)  # type: ignore[arg-type]


def test_air_round_the_head_makes_a_module_taller_row_by_row() -> None:
    rows = ShapeBook(RULES).rows(simple(), 3)
    assert rows[35] < rows[36] < rows[37]
    assert rows[36] - rows[35] == pytest.approx(STANDARD_PRICES.air, abs=0.2)


def test_without_a_galley_at_its_measure_a_width_is_not_tried() -> None:
    book = ShapeBook(RULES)
    assert book.shapes(simple(), 5) == ()
    assert book.shapes(simple(), 3)


def test_the_head_never_comes_without_its_deck_unless_a_layout_allows_it() -> None:
    heads = {41.0: (HeadVariant(24, ("题",), 12, deck=True), HeadVariant(24, ("题",), 8))}
    one = simple(heads=heads)
    assert min(ShapeBook(RULES).rows(one, 3)) == 12 + 27
    assert min(ShapeBook(MakeUpRules(BROADSHEET, drop_decks=True)).rows(one, 3)) == 8 + 27
    assert min(ShapeBook(RULES).rows(replace(one, pin=Pin(deck=False)), 3)) == 8 + 27


def test_a_pull_quote_may_go() -> None:
    blocks = (*simple().galleys[20.0], GalleyBlock(BlockKind.PULL, 6))
    one = simple(galleys={20.0: blocks})
    kept = MakeUpRules(BROADSHEET, drop_pulls=False)
    assert min(ShapeBook(RULES).rows(one, 3)) == 8 + 27
    assert min(ShapeBook(kept).rows(one, 3)) == 8 + 30
    dropped = [shape for shape in ShapeBook(RULES).shapes(one, 3) if shape.slack.pull]
    assert all(6 not in shape.kept for shape in dropped)


def test_a_smaller_head_costs_a_step() -> None:
    heads = {41.0: (HeadVariant(24, ("题" * 14,), 10), HeadVariant(21, ("题" * 14,), 8))}
    shapes = {shape.rows: shape for shape in ShapeBook(RULES).shapes(simple(heads=heads), 3)}
    assert shapes[35].slack.size_steps == 1
    assert shapes[37].slack.size_steps == 0
    assert shapes[35].cost - shapes[37].cost == pytest.approx(STANDARD_PRICES.size_step, abs=0.5)


def test_a_manner_binds_equals_only() -> None:
    heads = {41.0: (HeadVariant(24, ("题",), 10), HeadVariant(21, ("题",), 8))}
    peer, normal = simple(heads=heads, rank=StoryRank.PEER), simple(heads=heads)
    peer_form = PeerForm(size=24, air=1)
    assert {shape.head.size for shape in ShapeBook(RULES).shapes(peer, 3, peer_form)} == {24}
    assert {shape.slack.air for shape in ShapeBook(RULES).shapes(peer, 3, peer_form)} == {1}
    assert {shape.head.size for shape in ShapeBook(RULES).shapes(normal, 3, peer_form)} == {24, 21}


def test_a_side_head_stands_beside_the_text() -> None:
    heads = {41.0: (HeadVariant(30, ("题" * 8,), 24, taken=1),)}
    blocks = simple().galleys[20.0]
    one = simple(heads=heads, galleys={13.0: blocks})
    assert ShapeBook(RULES).shapes(one, 3) == ()
    shapes = ShapeBook(MakeUpRules(BROADSHEET, sides=True)).shapes(one, 3)
    assert shapes[0].rows == 27
    assert (shapes[0].columns, shapes[0].cut.columns, shapes[0].cut.legs) == (3, 2, 2)


def test_a_note_stands_in_one_piece() -> None:
    shapes = ShapeBook(RULES).shapes(note(), 3)
    assert [(shape.rows, shape.cut.legs, shape.cost) for shape in shapes] == [(7, 1, 0)]
    assert ShapeBook(RULES).shapes(note(), 4) == ()


def test_staircases_are_worth_climbing() -> None:
    """No shape that a shorter one with empty rows at its foot would better."""
    for columns in range(2, 9):
        shapes = ShapeBook(RULES).shapes(story("a", 1, 1260), columns, FREE)
        for index, shape in enumerate(shapes):
            for shorter in shapes[:index]:
                assert shorter.rows < shape.rows
                assert shorter.cost + foot_cost(shape.rows - shorter.rows, 1) > shape.cost


def test_pictures_are_cropped_to_whole_rows() -> None:
    figure = StoryFigure("map", 0.75, {0: 2, 30: 1}, columns=2)
    one = simple(figures=(figure,))
    found = [placing for placing in placings(one, cuts(BROADSHEET, 5)[0], RULES) if placing]
    assert found
    for placing in found:
        assert abs(placing.crop) <= 0.08 + 0.5 / placing.natural
        assert placing.caption == (2 if placing.legs == 1 else 1)
        assert placing.dips(3)[: 3 - placing.legs] == (0,) * (3 - placing.legs)
    assert {placing.legs for placing in found} == {1, 2}
