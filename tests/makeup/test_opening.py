"""Pages with room are set with larger heads: by rank, equals alike, and only where that fills the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from banxin.makeup.heads.stacks import STANDARD_HEADS, HeadStyle, common_sizes
from banxin.makeup.issue import make_up
from banxin.makeup.judging.head_faults import HeadFaults, against_rank, head_faults, outsized
from banxin.makeup.judging.white import white_of_page
from banxin.makeup.keeping.making import make_up_as_kept
from banxin.makeup.model.page import MadeUpPage, MakeUp, PageFrame
from banxin.makeup.model.rules import MOST_DISPLAY, MakeUpRules
from banxin.makeup.model.story import FixedRoom, Story, StoryRank
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.opening import opened
from banxin.makeup.outcome.kept_pages import kept_text, read_kept_pages
from banxin.manuscript.form.sheet import Pin

from .copy_desk import TABLOID, story

FRAME = PageFrame(columns=TABLOID.columns, row=0, rows=TABLOID.rows)
RULES = MakeUpRules(TABLOID)


def copy(key: str, order: int, characters: int, rank: StoryRank = StoryRank.NORMAL) -> Story:
    return story(key, order, characters, rank, TABLOID, deck=0)


def sizes(page: MadeUpPage) -> dict[str, float]:
    return {module.key: module.head.size for module in page.modules}


def ends(made: MakeUp) -> list[tuple[int, str, int, int]]:
    """Where each story ends on each page."""
    return sorted(
        (page.number, module.key, module.first_block, module.legs[-1].end.block)
        for page in made.pages
        for module in page.modules
    )


def made_of(*stories: Story, frame: PageFrame = FRAME) -> MakeUp:
    return make_up(stories, [frame], RULES, budget=50_000)


RANKED = (copy("a", 0, 1000, StoryRank.LEAD), copy("b", 1, 700), copy("c", 2, 500))
EQUAL = tuple(copy(key, order, 620, StoryRank.PEER) for order, key in enumerate("abcd"))


@pytest.fixture(scope="module")
def ranked() -> tuple[MakeUp, MakeUp]:
    """A page of ranked stories with room, as it is found and opened."""
    made = made_of(*RANKED)
    return made, opened(made, RANKED, [FRAME], RULES)


def test_a_page_with_room_has_larger_heads_and_less_white(ranked: tuple[MakeUp, MakeUp]) -> None:
    before, after = (made.pages[0] for made in ranked)
    assert after.white < before.white - 0.02
    assert sizes(after)["b"] > max(STANDARD_HEADS.scale[StoryRank.NORMAL])
    assert sizes(after).keys() == sizes(before).keys()
    assert not after.fills[0].over_rows


def test_heads_stay_in_the_order_of_their_ranks(ranked: tuple[MakeUp, MakeUp]) -> None:
    stories = {one.key: one for one in RANKED}
    before, after = (against_rank(made.pages[0].modules, stories) for made in ranked)
    assert after <= before


def test_the_same_input_gives_the_same_page(ranked: tuple[MakeUp, MakeUp]) -> None:
    assert opened(ranked[0], RANKED, [FRAME], RULES) == ranked[1]


def test_equals_of_a_page_stay_alike() -> None:
    equals = tuple(copy(one.key, one.order, 560, StoryRank.PEER) for one in EQUAL)
    made = made_of(*equals)
    done = opened(made, equals, [FRAME], RULES).pages[0]
    assert done.white < made.pages[0].white
    assert len(set(sizes(done).values())) == 1
    assert len({module.slack.air for module in done.modules}) == 1


def test_a_page_of_equals_is_cut_anew_for_larger_heads() -> None:
    lengths = (750, 550, 450, 500)
    equals = tuple(copy("abcd"[n], n, length, StoryRank.PEER) for n, length in enumerate(lengths))
    made = made_of(*equals)
    done = opened(made, equals, [FRAME], RULES).pages[0]
    assert made.pages[0].white - done.white > 0.05
    assert {module.key for module in done.modules} == {*"abcd"}


@pytest.mark.parametrize(("row", "white"), [(0, 0.2), (20, 0.2377)])
def test_nameplate_and_banner_count_for_the_white_of_a_page(row: int, white: float) -> None:
    assert white_of_page(0.2, replace(FRAME, row=row)) == pytest.approx(white, abs=0.0005)


@pytest.mark.parametrize("display", [0, 1])
def test_what_a_head_leaves_empty_costs_on_a_page_with_room_alone(display: int) -> None:
    rules = replace(RULES, display=display)
    free = replace(rules, prices=replace(rules.prices, head_white=0))
    wide = copy("a", 0, 900)
    dearer = [
        one.cost - other.cost
        for one, other in zip(ShapeBook(rules).every(wide, 5), ShapeBook(free).every(wide, 5), strict=True)
    ]
    assert (min(dearer) > 1) == bool(display)
    assert max(dearer) >= min(dearer) >= 0


def test_a_full_page_stays_as_it_is() -> None:
    stories = (copy("a", 0, 2200), copy("b", 1, 1700))
    made = made_of(*stories)
    assert made.pages[0].white < 0.2
    assert opened(made, stories, [FRAME], RULES) == made


def test_a_kept_make_up_keeps_its_heads(ranked: tuple[MakeUp, MakeUp]) -> None:
    pages, faults = read_kept_pages(yaml.safe_load(kept_text(ranked[1], "")), TABLOID.columns)
    assert not faults
    again = make_up_as_kept(pages, RANKED, [FRAME], RULES)
    assert again.made
    assert not again.anew
    assert sizes(again.made.pages[0]) == sizes(ranked[1].pages[0])
    assert again.made.pages[0].modules == ranked[1].pages[0].modules


def test_pages_that_are_not_asked_for_stay(ranked: tuple[MakeUp, MakeUp]) -> None:
    assert opened(ranked[0], RANKED, [FRAME], RULES, pages=()).pages == ranked[0].pages


def test_a_pinned_size_is_kept() -> None:
    stories = (replace(RANKED[0], pin=Pin(size=36)), *RANKED[1:])
    made = made_of(*stories)
    assert sizes(opened(made, stories, [FRAME], RULES).pages[0])["a"] == 36


def test_an_editor_may_ask_for_a_size_of_pages_with_room() -> None:
    stories = (replace(RANKED[0], pin=Pin(size=54)), *RANKED[1:])
    assert sizes(made_of(*stories).pages[0])["a"] == 54


def test_an_advertisement_keeps_its_corner() -> None:
    advertisement = Story("ad", 9, StoryRank.ADVERTISEMENT, 0, {}, fixed=FixedRoom(columns=2, rows=20))
    frame = replace(FRAME, fixed=(advertisement,))
    made = made_of(*RANKED[:2], frame=frame)
    done = opened(made, RANKED[:2], [frame], RULES).pages[0]
    placed = next(module for module in done.modules if module.key == "ad")
    assert done.white < made.pages[0].white
    assert (placed.column + placed.columns, placed.row + placed.rows) == (TABLOID.columns, TABLOID.rows)


def test_a_story_that_jumps_stays_cut_where_it_is() -> None:
    stories = tuple(replace(copy(key, at, 1500), may_jump=True) for at, key in enumerate("abcd"))
    made = make_up(stories, [FRAME, FRAME, FRAME], RULES, budget=50_000)
    done = opened(made, stories, [FRAME, FRAME, FRAME], RULES)
    assert done.jumps == made.jumps
    assert [sorted(sizes(page)) for page in done.pages] == [sorted(sizes(page)) for page in made.pages]
    assert ends(done) == ends(made)


@pytest.mark.parametrize(
    ("rank", "wanted"),
    [
        (StoryRank.LEAD, (54.0, 63.0, 72.0, 84.0)),
        (StoryRank.BRIEF, (21.0, 24.0, 28.0)),
    ],
)
def test_sizes_of_pages_with_room(rank: StoryRank, wanted: tuple[float, ...]) -> None:
    assert STANDARD_HEADS.display_sizes(rank) == wanted
    assert HeadStyle(display=1).display_sizes(rank) == ()


def test_other_pages_have_none_of_these_sizes() -> None:
    book = ShapeBook(RULES)
    heads = {
        shape.head.size
        for one in (*RANKED, *EQUAL)
        for width in range(1, 6)
        for shape in book.shapes(one, width)
    }
    assert heads <= {size for scale in STANDARD_HEADS.scale.values() for size in scale}
    assert max(common_sizes(EQUAL)) == 30
    assert max(common_sizes(EQUAL, display=MOST_DISPLAY)) > 30


def test_larger_heads_bring_no_new_fault_of_heads(ranked: tuple[MakeUp, MakeUp]) -> None:
    stories = {story.key: story for story in RANKED}
    before, after = (head_faults(made.pages[0].modules, stories) for made in ranked)
    assert after.no_worse_than(before)


def test_faults_of_heads_are_counted_by_kind() -> None:
    """N18, N22 and N23 on one page whose heads are set as a table says."""
    made = made_of(*RANKED)
    stories = {story.key: story for story in RANKED}
    page = made.pages[0]

    def faults(
        ranks: dict[str, StoryRank], heads: dict[str, tuple[float, float]], **moved: int
    ) -> HeadFaults:
        told = {key: replace(story, rank=ranks.get(key, StoryRank.NORMAL)) for key, story in stories.items()}
        modules = [
            replace(
                module,
                head=replace(module.head, size=heads[module.key][0], fill=heads[module.key][1]),
                column=0,
                cut=replace(module.cut, columns=moved.get(module.key, 4)),
                row=10 * at,
                rows=8,
            )
            for at, module in enumerate(sorted(page.modules, key=lambda module: module.key))
        ]
        return head_faults(modules, told)

    full = {"a": (28.0, 0.9), "b": (28.0, 0.9), "c": (24.0, 0.9)}
    assert faults({}, full) == HeadFaults(0, 0, 0, 0)
    assert faults({}, full | {"c": (24.0, 0.5)}).short == 1
    assert faults({"c": StoryRank.BRIEF}, full | {"c": (16.0, 0.5)}).short == 0
    assert faults({}, full | {"c": (32.0, 0.9)}).downward == 2
    assert faults({}, full | {"c": (32.0, 0.9)}, c=3).downward == 0
    assert faults({"a": StoryRank.LEAD}, full).contrary == 2
    peers = dict.fromkeys("abc", StoryRank.PEER)
    assert faults(peers, full).unlike == 1
    assert faults(peers, dict.fromkeys("abc", (26.0, 0.4))) == HeadFaults(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("sizes", "pinned", "expected"),
    [
        ({"b": 24, "c": 24}, None, 0),
        ({"b": 24, "c": 28}, None, 0),  # less than a quarter larger
        ({"b": 18, "c": 24}, None, 1),
        ({"b": 18, "c": 36}, None, 4),
        ({"b": 24, "c": 18}, None, 0),  # the longer story has the larger head
        ({"b": 18, "c": 36}, "b", 4),
        ({"b": 18, "c": 36}, "c", 0),  # somebody asked for it
    ],
)
def test_the_head_of_a_much_shorter_story_is_not_much_larger(
    ranked: tuple[MakeUp, MakeUp], sizes: dict[str, float], pinned: str | None, expected: int
) -> None:
    lengths = {"b": 700, "c": 300}
    stories = {
        one.key: replace(one, characters=lengths[one.key], pin=Pin(size=20) if one.key == pinned else Pin())
        for one in RANKED[1:]
    }
    modules = [
        replace(module, head=replace(module.head, size=sizes[module.key]))
        for module in ranked[0].pages[0].modules
        if module.key in sizes
    ]
    assert outsized(modules, stories) == expected


def test_no_head_grows_to_the_size_of_the_leads(ranked: tuple[MakeUp, MakeUp]) -> None:
    stories = {one.key: one for one in RANKED}

    def unled(lead: float, other: float) -> int:
        modules = [
            replace(module, head=replace(module.head, size=lead if module.key == "a" else other))
            for module in ranked[0].pages[0].modules
        ]
        return head_faults(modules, stories).unled

    assert unled(36, 28) == 0
    assert unled(32, 28) == 2
