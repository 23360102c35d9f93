"""Pins of columns and legs: granted with any number of legs that the layout allows, else refused and told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from banxin.layouts import Grid
from banxin.makeup.issue import make_up
from banxin.makeup.judging.choice import stands_in, unmet_pins
from banxin.makeup.keeping.decisions import decided
from banxin.makeup.keeping.making import make_up_as_kept
from banxin.makeup.legs.cuts import cuts, measures_asked
from banxin.makeup.model.blueprint import OPEN
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import FixedRoom, Pin, Story, StoryRank
from banxin.makeup.outcome.pin_remedies import pin_remedy
from banxin.makeup.search.pins import possible_pins
from banxin.manuscript.form.page_plan import Corner
from banxin.manuscript.form.sheet import Region

from .copy_desk import BROADSHEET, galleys, story

RULES = MakeUpRules(BROADSHEET)
PAGE = PageFrame(columns=8, row=0, rows=110, banner=True)


def pinned(key: str, order: int, characters: int, **pin: object) -> Story:
    """A story with a pin, its galleys pulled for the legs that it asks for too."""
    made = replace(story(key, order, characters), pin=Pin(**pin))  # type: ignore[arg-type]
    legs, columns = made.pin.legs, made.pin.columns
    asked = measures_asked(BROADSHEET, columns, legs) if legs else ()
    paragraphs = [120] * (characters // 120)
    more = {measure: galleys(paragraphs, (), _single(measure))[measure] for measure in asked}
    return replace(made, galleys={**more, **made.galleys})


def _single(measure: float) -> Grid:
    return replace(BROADSHEET, columns=1, measure=measure)


def module(found: MakeUp, key: str) -> Module:
    return next(one for page in found.pages for one in page.modules if one.key == key)


@pytest.mark.parametrize(("columns", "legs"), [(6, 6), (4, 2), (8, 7), (2, 1)])
def test_any_number_of_legs_that_is_allowed_is_granted(columns: int, legs: int) -> None:
    assert legs not in [cut.legs for cut in cuts(BROADSHEET, columns)] or (columns, legs) in ((4, 2), (2, 1))
    wide = pinned("a", 0, 1800, columns=columns, legs=legs)
    found = make_up((wide, story("b", 1, 1500), story("c", 2, 900)), (PAGE,), RULES)
    assert (module(found, "a").columns, module(found, "a").cut.legs) == (columns, legs)
    assert found.fits
    assert not found.unmet


def test_a_pin_that_no_page_takes_is_told_and_stops_nothing() -> None:
    stories = (pinned("a", 0, 1800, columns=5), pinned("b", 1, 1800, columns=5), story("c", 2, 120))
    found = make_up(stories, (PAGE,), RULES)
    assert found.fits
    assert {(one.key, one.wish) for one in found.unmet} <= {("a", "columns"), ("b", "columns")}
    assert found.unmet
    for one in found.unmet:
        assert module(found, one.key).columns != one.pinned == 5


def test_a_page_with_an_unmet_pin_is_kept_and_told_again() -> None:
    stories = (pinned("a", 0, 1800, columns=5), pinned("b", 1, 1800, columns=5), story("c", 2, 120))
    first = make_up(stories, (PAGE,), RULES)
    written = tuple(decided(page, {}, first.unmet) for page in first.pages)
    again = make_up_as_kept(written, stories, (PAGE,), RULES, OPEN)
    assert not again.anew
    assert again.made
    assert again.made.unmet == first.unmet
    other = (replace(stories[0], pin=Pin(columns=4)), *stories[1:])
    assert set(make_up_as_kept(written, other, (PAGE,), RULES, OPEN).anew) == {1}


@pytest.mark.parametrize(
    ("pin", "wish", "words"),
    [
        ({"columns": 2, "legs": 4}, "legs", "字 wide in 2 columns"),
        ({"columns": 12}, "columns", "a page has 8"),
        ({"size": 31.5}, "size", "it can have"),
        ({"legs": 30}, "legs", "are allowed"),
    ],
)
def test_a_pin_that_cannot_be_is_refused_with_the_reason(
    pin: dict[str, object], wish: str, words: str
) -> None:
    (able,), told = possible_pins([pinned("a", 0, 1200, **pin)], RULES)
    assert [one.wish for one in told] == [wish]
    assert words in told[0].message
    assert getattr(able.pin, wish) is None
    assert all(getattr(able.pin, name) == value for name, value in pin.items() if name != wish)


def test_a_pin_that_can_be_stays() -> None:
    stories = (pinned("a", 0, 1200, columns=4, legs=2), story("b", 1, 900))
    assert possible_pins(stories, RULES) == (stories, ())


NO_HEADS: dict[str, object] = {"heads": {}}


@pytest.mark.parametrize(
    ("pin", "made", "wishes"),
    [
        (Pin(deck=True), {}, []),
        (Pin(size=20, deck=True), NO_HEADS, ["size", "deck"]),
        (Pin(legs=3, size=20), {**NO_HEADS, "rank": StoryRank.NOTICE}, ["legs", "size"]),
        (Pin(legs=1, columns=2), {**NO_HEADS, "rank": StoryRank.NOTE}, []),
    ],
)
def test_a_pin_of_what_the_story_does_not_have_is_refused(
    pin: Pin, made: dict[str, object], wishes: list[str]
) -> None:
    asked = replace(story("a", 0, 300), pin=pin, **made)  # type: ignore[arg-type]
    (able,), told = possible_pins([asked], RULES)
    assert [one.wish for one in told] == wishes
    assert all(getattr(able.pin, wish) is None for wish in wishes)


def test_a_deck_is_refused_where_there_is_none() -> None:
    whole = story("a", 0, 900)
    heads = {
        width: tuple(replace(head, deck=False) for head in variants)
        for width, variants in whole.heads.items()
    }
    bare = replace(whole, heads=heads)
    _, told = possible_pins([replace(bare, pin=Pin(deck=True)), replace(bare, pin=Pin(deck=False))], RULES)
    assert [one.message for one in told] == ["a is pinned to stand with its deck, and has none"]


def test_of_two_stories_pinned_to_one_corner_the_other_is_told_what_has_it() -> None:
    stories = [
        pinned("a", 0, 1200, region=Region.TOP_LEFT),
        pinned("b", 1, 1200, region=Region.TOP_LEFT),
        story("c", 2, 900),
    ]
    found = make_up(tuple(stories), (PAGE,), RULES)
    (unmet,) = [one for one in found.unmet if one.wish == "region"]
    other = "b" if unmet.key == "a" else "a"
    assert f"{other}, which is pinned there too, has it" in unmet.message


TOP_LEFT, TOP_RIGHT = Region.TOP_LEFT, Region.TOP_RIGHT
BOTTOM_LEFT, BOTTOM_RIGHT = Region.BOTTOM_LEFT, Region.BOTTOM_RIGHT
SMALL = PageFrame(columns=8, row=0, rows=80, banner=True)


def small(pins: dict[str, dict[str, object]], ranks: dict[str, StoryRank] | None = None) -> tuple[Story, ...]:
    """Four short stories with these pins and ranks."""
    sizes = {"a": 1200, "b": 800, "c": 600, "d": 400}
    found = (
        story(key, order, size, (ranks or {}).get(key, StoryRank.PEER))
        for order, (key, size) in enumerate(sizes.items())
    )
    return tuple(replace(one, pin=Pin(**pins.get(one.key, {}))) for one in found)  # type: ignore[arg-type]


def corner(found: MakeUp, region: Region) -> str:
    """The story that has a corner of the first page."""
    page = found.pages[0]
    return next(one.key for one in page.modules if stands_in(one, region, page.frame))


@pytest.mark.parametrize(
    ("pinned_there", "ranks", "has_it"),
    [
        (("a", "b"), {}, "a"),
        (("b", "a"), {}, "a"),
        (("d", "c"), {}, "c"),
        (("a", "d"), {"d": StoryRank.LEAD}, "d"),
        (("a", "b"), {"a": StoryRank.BRIEF}, "b"),
    ],
)
@pytest.mark.parametrize("region", [TOP_LEFT, BOTTOM_RIGHT])
def test_a_corner_goes_to_the_higher_rank_and_among_equals_to_the_first(
    region: Region, pinned_there: tuple[str, ...], ranks: dict[str, StoryRank], has_it: str
) -> None:
    stories = small({key: {"region": region} for key in pinned_there}, ranks)
    found = make_up(stories, (SMALL,), RULES)
    assert found.fits
    assert corner(found, region) == has_it
    (unmet,) = found.unmet
    assert unmet.rival == has_it
    assert f"{has_it}, which is pinned there too, has it" in unmet.message


def test_only_what_stands_on_the_page_has_a_better_claim_to_its_corner() -> None:
    corner_asked = {"region": TOP_LEFT}
    stories = small({"a": corner_asked, "c": corner_asked}, {"c": StoryRank.BRIEF})
    page = make_up(stories, (SMALL,), RULES).pages[0]
    first = pinned("x", 0, 1200, **corner_asked)  # of another page
    known = {one.key: one for one in (*stories, replace(first, order=-1))}
    (unmet,) = unmet_pins(page.modules, known, SMALL)
    assert (unmet.key, unmet.rival) == ("c", "a")
    assert "a, which is pinned there too, has it" in unmet.message
    continued = [replace(one, first_block=3) if one.key == "a" else one for one in page.modules]
    (unmet,) = unmet_pins(continued, known, SMALL)
    assert (unmet.key, unmet.rival) == ("c", "")


def test_four_stories_stand_in_the_four_corners_that_they_are_pinned_to() -> None:
    asked = {"a": TOP_RIGHT, "b": BOTTOM_LEFT, "c": TOP_LEFT, "d": BOTTOM_RIGHT}
    found = make_up(small({key: {"region": region} for key, region in asked.items()}), (SMALL,), RULES)
    assert {key: corner(found, region) for key, region in asked.items()} == {key: key for key in asked}
    assert not found.unmet


def test_two_stories_stand_at_one_edge() -> None:
    found = make_up(small({"c": {"region": Region.TOP}, "d": {"region": Region.TOP}}), (SMALL,), RULES)
    assert not found.unmet


def test_an_advertisement_has_its_corner() -> None:
    advertisement = Story(
        "ad", 0, StoryRank.ADVERTISEMENT, 0, {}, fixed=FixedRoom(3, 20, Corner.BOTTOM_RIGHT)
    )
    frame = replace(SMALL, rows=100, fixed=(advertisement,))
    found = make_up(small({"b": {"region": BOTTOM_RIGHT}, "c": {"region": BOTTOM_LEFT}}), (frame,), RULES)
    (unmet,) = found.unmet
    assert unmet.key == "b"
    assert "the advertisement ad has that corner" in unmet.message
    assert corner(found, BOTTOM_LEFT) == "c"


@pytest.mark.parametrize(
    "pins",
    [
        {"a": {"region": TOP_LEFT}, "b": {"region": TOP_LEFT}},
        {"a": {"columns": 8, "region": Region.TOP}, "b": {"region": TOP_RIGHT}},
        {"a": {"columns": 1}, "b": {"columns": 8, "legs": 7}},
        {"a": {"size": 31.5}, "d": {"region": TOP_LEFT}},
        {"a": {"columns": 4, "legs": 1}},
        {"c": {"columns": 2, "legs": 5}, "d": {"region": Region.LEFT}},
        {"d": {"columns": 12, "size": 1000.0, "legs": 9}},
        {"a": {"columns": 5}, "b": {"columns": 5}, "c": {"columns": 5}, "d": {"columns": 5}},
    ],
)
def test_what_is_said_to_write_instead_is_granted(pins: dict[str, dict[str, object]]) -> None:
    able, told = possible_pins(small(pins), RULES)
    found = make_up(able, (SMALL,), RULES)
    assert found.fits
    unmet = (*told, *found.unmet)
    assert unmet
    mended = {key: dict(values) for key, values in pins.items()}
    for one in unmet:
        says = re.match(r"Write (\w+): ([\w.-]*\w)", pin_remedy(one, found))
        mended[one.key].pop(one.wish)
        if says:
            read = {"region": Region, "size": float}.get(says[1], int)
            mended[one.key][says[1]] = read(says[2])
    able, told = possible_pins(small(mended), RULES)
    assert (*told, *make_up(able, (SMALL,), RULES).unmet) == ()


def test_a_page_without_a_place_that_cannot_be_is_kept() -> None:
    stories = small({"a": {"region": TOP_LEFT}, "b": {"region": TOP_LEFT}})
    first = make_up(stories, (SMALL,), RULES)
    written = tuple(decided(page, {}, first.unmet) for page in first.pages)
    assert dict(written[0].modules["b"].unmet) == {"region": "top-left"}
    again = make_up_as_kept(written, stories, (SMALL,), RULES, OPEN)
    assert not again.anew
    assert again.made
    assert again.made.unmet == first.unmet
