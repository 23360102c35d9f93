"""Heads in two lines of which one would do: only beside a head with which they would collide (碰题)."""

from __future__ import annotations

from dataclasses import replace

import yaml

from banxin.makeup.heads.stacks import STANDARD_HEADS, HeadCopy, head_variants
from banxin.makeup.judging.choice import judge
from banxin.makeup.keeping.making import make_up_as_kept
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import HeadVariant, StoryRank
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.outcome.kept_pages import kept_text, read_kept_pages
from banxin.makeup.search.partial import leaf_part

from .copy_desk import TABLOID, one_by_one
from .test_opening import copy, made_of

RULES = MakeUpRules(TABLOID)
COPY = HeadCopy(("缉毒一线的尖刀", "怎样越磨越锋利？"))


def variants(columns: int, *words: str) -> tuple[HeadVariant, ...]:
    head = HeadCopy(words) if words else COPY
    width = TABLOID.span(columns)
    return head_variants(head, width, StoryRank.PEER, TABLOID, STANDARD_HEADS, one_by_one)


def test_a_head_that_goes_into_one_line_may_be_parted_into_two_of_like_length() -> None:
    parted = [head for head in variants(3) if head.parted]
    whole = {head.size for head in variants(3) if len(head.lines) == 1}
    assert parted
    assert all(head.lines == COPY.headline and head.size in whole for head in parted)
    assert all(head.fill < 0.6 for head in parted)


def test_no_head_is_parted_over_four_columns_nor_into_lines_unlike_in_length() -> None:
    assert not any(head.parted for head in variants(4))
    assert not any(head.parted for head in variants(3, "雪", "后的操场先被扫出来"))


def test_parted_heads_stand_only_where_they_are_asked_for() -> None:
    one = copy("a", 0, 700, StoryRank.PEER)
    usual, parted = ShapeBook(RULES), ShapeBook(replace(RULES, parted=True))
    assert not any(shape.head.parted for shape in usual.every(one, 3))
    assert any(shape.head.parted for shape in parted.every(one, 3))


def test_a_parted_head_is_kept_as_it_is() -> None:
    one = copy("a", 0, 1500, StoryRank.PEER)
    frame = PageFrame(3, 0, 80)
    rules = replace(RULES, parted=True)
    shape = next(s for s in ShapeBook(rules).every(one, 3) if s.head.parted and s.rows <= frame.rows)
    page: MadeUpPage = judge(1, frame, leaf_part(shape), shape.cost, rules).page
    made = replace(made_of(copy("b", 0, 700)), pages=(page,))
    text = kept_text(made, "kept")
    kept, faults = read_kept_pages(yaml.safe_load(text), 3)
    assert not faults
    assert kept[0].modules["a"].lines == 2
    again = make_up_as_kept(kept, [one], [frame], RULES).made
    assert again
    assert again.pages[0].modules[0].head == shape.head
    without = [replace(kept[0], modules={"a": replace(kept[0].modules["a"], lines=None)})]
    other = make_up_as_kept(without, [one], [frame], RULES).made
    assert other is None or not other.pages[0].modules[0].head.parted
