"""The score: each term by itself on small pages made by hand, good and bad twins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from banxin.makeup.judging.gray import grayest
from banxin.makeup.judging.score import STANDARD_WEIGHTS, TERMS, Sight, score_page, tombstones, weight_faults
from banxin.makeup.judging.white import trapped_white, white_share
from banxin.makeup.model.leg_rules import SpanCut, Spot
from banxin.makeup.model.page import Module, PageFrame, PlacedLeg, Slack
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, HeadVariant, Story, StoryRank
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.search.panels import panel_cuts
from banxin.makeup.search.partial import PartialPage, beside, leaf_part, stacked

from .copy_desk import BROADSHEET, story

RULES = MakeUpRules(BROADSHEET)
PAGE = PageFrame(8, 0, 60)
TEXT = Story("a", 1, StoryRank.PEER, 1000, {13.0: (GalleyBlock(BlockKind.PARAGRAPH, 400, 400),)})


def module(
    key: str,
    column: int,
    columns: int,
    row: int,
    rows: int,
    size: float = 24,
    head_rows: int = 6,
    short: int = 0,
    **more: object,
) -> Module:
    """A module of basic columns filled with text, its last leg `short` rows shorter."""
    depth = rows - head_rows
    legs = tuple(
        PlacedLeg(
            (column + index) * 14.0,
            13.0,
            row + head_rows,
            depth - (short if index == columns - 1 else 0),
            Spot(0, index * depth),
            Spot(0, (index + 1) * depth - (short if index == columns - 1 else 0)),
        )
        for index in range(columns)
    )
    head = HeadVariant(size, ("题" * 10,), head_rows, fill=0.9)
    made = Module(key, column, row, rows, SpanCut(columns, columns, 1, 13), column * 14.0, head, legs)
    return replace(made, **more)  # type: ignore[arg-type]


def sight(*modules: Module, ranks: Mapping[str, StoryRank] | None = None, panels: int = 0) -> Sight:
    stories = {
        one.key: replace(TEXT, key=one.key, rank=(ranks or {}).get(one.key, StoryRank.PEER))
        for one in modules
    }
    return Sight(modules, stories, PAGE, RULES, panels)


def value(name: str, seen: Sight) -> float:
    return TERMS[name](seen)[0]


FULL = (module("a", 0, 4, 0, 60), module("b", 4, 4, 0, 60, head_rows=10))


def test_weights_sum_to_a_hundred() -> None:
    assert sum(STANDARD_WEIGHTS.values()) == 100
    assert STANDARD_WEIGHTS.keys() == TERMS.keys()


@pytest.mark.parametrize(
    ("weights", "fault"),
    [
        ({"W": 12}, ""),
        ({"W": 20, "U": 6}, ""),
        ({"W": 20}, "the weights sum to 108, not to 100"),
        ({"Q": 1}, "Q is no term of the score"),
        ({"W": -1}, "the weight of W is negative"),
    ],
)
def test_weights_of_a_layout_are_checked(weights: dict[str, float], fault: str) -> None:
    assert weight_faults(weights) == ((fault,) if fault else ())


def test_weights_of_a_layout_count() -> None:
    heavy = replace(RULES, weights={"T": 24, "U": 2})
    seen = replace(sight(module("a", 0, 4, 0, 60), module("b", 4, 4, 0, 60)), rules=heavy)
    assert {term.name: term.weight for term in score_page(seen).terms}["T"] == 24


def test_every_term_lies_between_nothing_and_all() -> None:
    awful = sight(module("a", 0, 1, 0, 60, over=30, uneven=9, lone=9), panels=3)
    for seen in (sight(*FULL), awful):
        for term in score_page(seen).terms:
            assert 0 <= term.value <= 1
    assert score_page(awful).total > score_page(sight(*FULL)).total


def test_white_space_counts_both_ways() -> None:
    assert value("W", sight(module("a", 0, 2, 0, 60))) > 0.5
    share = white_share(FULL, PAGE, BROADSHEET)
    assert 0 < share < 0.25


@pytest.mark.parametrize(("short", "row", "shut"), [(0, 6, 0), (10, 6, 10)])
def test_white_is_trapped_where_it_is_shut_in(short: int, row: int, shut: int) -> None:
    """A last leg that ends early in the middle of the page, stories all round it."""
    middle = module("b", 3, 2, 20, 20, short=short)
    page = (
        module("a", 0, 3, 0, 60),
        module("t", 3, 2, 0, 18),
        middle,
        module("u", 3, 2, 42, 18),
        module("c", 5, 3, 0, 60),
    )
    box = trapped_white(page, PAGE, BROADSHEET, gap=2)
    assert (box[3] if box else 0) == shut


def test_white_at_the_edge_of_the_page_is_not_trapped() -> None:
    page = (module("a", 0, 4, 0, 60), module("b", 4, 4, 0, 60, short=12))
    assert trapped_white(page, PAGE, BROADSHEET, gap=2) is None


@pytest.mark.parametrize(
    ("columns", "row", "size", "count"),
    [(4, 0, 24, 1), (4, 3, 24, 1), (4, 6, 24, 0), (4, 0, 36, 0), (4, 0, 27, 1)],
    ids=["level", "half level", "staggered", "unlike", "nearly alike"],
)
def test_heads_of_like_size_side_by_side_collide(columns: int, row: int, size: float, count: int) -> None:
    page = (module("a", 0, 4, 0, 60), module("b", 4, columns, row, 60 - row, size=size))
    assert tombstones(page, RULES) == count


def test_heads_that_do_not_touch_do_not_collide() -> None:
    assert tombstones((module("a", 0, 2, 0, 60), module("b", 5, 3, 0, 60)), RULES) == 0
    assert tombstones((module("a", 0, 4, 0, 30), module("b", 0, 4, 32, 28)), RULES) == 0


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [(0.9, 0.9, 1), (0.75, 0.9, 1), (0.75, 0.75, 0), (0.6, 0.4, 0), (0.9, 0.4, 1)],
    ids=["full", "one short", "both short", "very short", "white on the far side"],
)
def test_heads_a_column_of_white_apart_do_not_collide(left: float, right: float, count: int) -> None:
    heads = [HeadVariant(24, ("题" * 10,), 6, fill=fill) for fill in (left, right)]
    page = (module("a", 0, 4, 0, 60, head=heads[0]), module("b", 4, 4, 0, 60, head=heads[1]))
    assert tombstones(page, RULES) == count


def test_equals_have_heads_of_one_size() -> None:
    same = sight(module("a", 0, 4, 0, 60), module("b", 4, 4, 0, 60))
    unlike = sight(module("a", 0, 4, 0, 60), module("b", 4, 4, 0, 60, size=30))
    airy = sight(module("a", 0, 4, 0, 60), module("b", 4, 4, 0, 60, slack=Slack(air=2)))
    assert value("Hd", same) == 0
    assert value("Hd", unlike) > 0.4
    assert 0 < value("Hd", airy) < value("Hd", unlike)


def test_a_lead_is_a_quarter_larger_and_stands_first() -> None:
    ranks = {"a": StoryRank.LEAD, "b": StoryRank.NORMAL}
    good = sight(module("a", 0, 4, 0, 60, size=36), module("b", 4, 4, 0, 60), ranks=ranks)
    small = sight(module("a", 0, 4, 0, 60, size=26), module("b", 4, 4, 0, 60), ranks=ranks)
    last = sight(module("b", 0, 8, 0, 28), module("a", 0, 4, 30, 30, size=36), ranks=ranks)
    assert (value("Hd", good), value("E", good)) == (0, 0)
    assert value("Hd", small) > 0
    assert value("E", last) == 1


def test_unequal_legs_count() -> None:
    assert value("B", sight(module("a", 0, 4, 0, 60, short=3))) == 0
    assert value("B", sight(module("a", 0, 4, 0, 60, short=20))) > 0
    assert value("B", sight(module("a", 0, 4, 0, 60, lone=1))) > 0


def test_rows_over_and_under_count() -> None:
    assert value("U", sight(*FULL)) == 0
    assert value("U", sight(module("a", 0, 8, 0, 60, slack=Slack(foot=5)))) > 0
    over, under = (
        sight(module("a", 0, 8, 0, 60, **more)) for more in ({"over": 4}, {"slack": Slack(foot=5)})
    )  # type: ignore[arg-type]
    assert value("U", over) > value("U", under)


def test_plain_text_is_gray_and_a_crosshead_breaks_it() -> None:
    paragraph = GalleyBlock(BlockKind.PARAGRAPH, 40, 40)
    crosshead = GalleyBlock(BlockKind.CROSSHEAD, 2)
    plain = replace(TEXT, galleys={13.0: (paragraph, paragraph)})
    broken = replace(TEXT, galleys={13.0: (paragraph, crosshead, paragraph)})
    leg = PlacedLeg(0, 13.0, 6, 80, Spot(0), Spot(2))
    one = replace(module("a", 0, 1, 0, 88), legs=(leg,))
    assert grayest(one, plain) == 80 * 13
    assert grayest(replace(one, legs=(replace(leg, rows=82, end=Spot(3)),)), broken) == 40 * 13


def test_modules_have_a_form() -> None:
    assert value("M", sight(module("a", 0, 4, 0, 40))) == 0
    assert value("M", sight(module("a", 0, 8, 0, 10))) > 0
    assert value("M", sight(module("a", 0, 1, 0, 60))) > 0


def test_edges_line_up() -> None:
    level = sight(module("a", 0, 4, 0, 30), module("b", 4, 4, 0, 30))
    ragged = sight(module("a", 0, 4, 0, 30), module("b", 4, 4, 0, 37))
    assert value("A", level) == 0
    assert value("A", ragged) > 0


def test_ink_lies_about_the_centre() -> None:
    assert value("C", sight(*FULL)) < 0.2
    assert value("C", sight(module("a", 0, 2, 0, 20))) > 0.5


def part(columns: int, key: str = "a") -> PartialPage:
    return leaf_part(ShapeBook(RULES).shapes(story(key, 1, 900), columns)[0])


def test_cuts_through_the_whole_page_need_a_bridge() -> None:
    """断版: an upright cut under a banner is bridged, so is one under a band of one story."""
    banner, bare = PageFrame(8, 9, 115, banner=True), PageFrame(8, 0, 124)
    upright = beside(part(5), part(3), RULES)
    assert panel_cuts(upright, banner) == 0
    assert panel_cuts(upright, bare) == 1
    assert panel_cuts(stacked(part(8), upright, RULES), bare) == 0
    assert panel_cuts(stacked(upright, part(8), RULES), bare) == 0
    assert panel_cuts(stacked(upright, upright, RULES), bare) == 1
    assert panel_cuts(part(8), bare) == 0
