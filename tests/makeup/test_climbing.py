"""Orders of the stories of a page: a climb finds cheaper pages, and keeps what has to stand first."""

from __future__ import annotations

from dataclasses import replace

from banxin.makeup.judging.score import tombstones
from banxin.makeup.judging.white import beside_bare_heads
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.opening import opened
from banxin.makeup.search.automatic import FreeSearch
from banxin.makeup.search.climbing import OrderClimb
from banxin.makeup.search.partial import shapes_of
from banxin.makeup.search.solve import Effort

from .copy_desk import TABLOID, story
from .test_opening import copy, made_of

FRAME = PageFrame(columns=TABLOID.columns, row=0, rows=TABLOID.rows)
RULES = MakeUpRules(TABLOID)
MIXED = (
    copy("a", 0, 900, StoryRank.LEAD),
    *(copy(key, order, 150 + 170 * (order % 3)) for order, key in enumerate("bcdef", 1)),
)
Order = tuple[Story, ...]


def climb(trials: int, asked: list[Order], *last: str) -> OrderClimb:
    """A climb over orders, each of which is noted in `asked`; stories named `last` are of a later group."""
    book = ShapeBook(RULES)

    def search_of(order: Order) -> FreeSearch:
        asked.append(order)
        return FreeSearch(order, book, effort=Effort(10), limit=FRAME.rows)

    return OrderClimb(search_of, FRAME, trials, lambda one: one.key in last)


def keys(order: Order) -> str:
    return "".join(one.key for one in order)


def test_a_climb_finds_a_page_that_costs_less() -> None:
    (alone, *_), (found, *_) = climb(1, []).pages([MIXED]), climb(40, []).pages([MIXED])
    assert found[0] < alone[0]
    assert {shape.story.key for shape in shapes_of(found[1])} == set("abcdef")


def test_a_climb_tries_no_more_orders_than_it_may_and_none_twice() -> None:
    asked: list[Order] = []
    climb(12, asked).pages([MIXED])
    assert len(asked) <= 12
    assert len(set(map(keys, asked))) == len(asked)


def test_the_story_that_opens_the_page_stays_first_and_a_later_group_last() -> None:
    asked: list[Order] = []
    climb(40, asked, "e", "f").pages([MIXED])
    assert {keys(order)[0] for order in asked} == {"a"}
    assert all(set(keys(order)[-2:]) == {"e", "f"} for order in asked)


def test_of_two_equals_the_second_may_open_the_page() -> None:
    equals = tuple(copy(key, order, 300 + 90 * order, StoryRank.PEER) for order, key in enumerate("abc"))
    asked: list[Order] = []
    climb(6, asked).pages([equals])
    assert {"bac", "bca"} <= set(map(keys, asked))


def test_the_first_story_of_a_section_stays_before_the_others_of_it() -> None:
    sections = {"b": "s", "c": "s", "d": "t", "e": "t"}
    parted = tuple(replace(one, section=sections.get(one.key, "")) for one in MIXED)
    asked: list[Order] = []
    climb(40, asked).pages([parted])
    assert len(asked) > 4
    for order in map(keys, asked):
        assert order.index("b") < order.index("c")
        assert order.index("d") < order.index("e")
    equals = tuple(replace(one, rank=StoryRank.PEER, section="s") for one in MIXED[:3])
    asked.clear()
    climb(6, asked).pages([equals])
    assert {keys(order)[0] for order in asked} == {"a"}


def test_stories_that_go_in_in_no_order_have_no_page() -> None:
    long = tuple(copy(key, order, 3000) for order, key in enumerate("abc"))
    assert climb(6, []).pages([long]) == ()


def page_of(*stories: Story) -> tuple[MadeUpPage, MadeUpPage]:
    made = made_of(*stories)
    return made.pages[0], opened(made, stories, [FRAME], RULES).pages[0]


def test_heads_that_collide_are_kept_apart_or_stay_as_they_are() -> None:
    for more in (0, 60, 120, 180):
        equals = [copy(key, order, 760 + more, StoryRank.PEER) for order, key in enumerate("abcd")]
        before, after = page_of(*equals)
        assert tombstones(after.modules, RULES) <= tombstones(before.modules, RULES)
        assert len({module.head.size for module in after.modules}) == 1


def test_white_beside_a_head_counts_where_no_other_line_of_its_stack_goes_further() -> None:
    bare = made_of(copy("a", 0, 1400)).pages[0]
    decked = made_of(story("a", 0, 1400, StoryRank.NORMAL, TABLOID)).pages[0]
    assert beside_bare_heads(decked.modules, FRAME, TABLOID) == 0
    heads = [module.head for module in bare.modules]
    expected = sum(max(0.0, 0.6 - head.fill) for head in heads if not (head.deck or head.eyebrow)) > 0
    assert (beside_bare_heads(bare.modules, FRAME, TABLOID) > 0) == expected
