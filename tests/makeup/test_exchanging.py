"""Heads that butt and that no form of their page keeps apart: stories change their pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.layouts import Grid
from banxin.makeup.exchanging import exchanged, has_collisions
from banxin.makeup.issue import make_up
from banxin.makeup.judging.score import tombstones
from banxin.makeup.model.page import MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import PageSpan, Story, StoryRank
from banxin.manuscript.form.sheet import Pin

from .copy_desk import note, story

PAPER = Grid(trim_width=275, trim_height=390, size=9, pitch=11.5, columns=6, measure=11, gutter=1, rows=86)
FRAMES = [PageFrame(6, 7, 79, banner=True), PageFrame(6, 0, 86)]
RULES = MakeUpRules(PAPER)
KEYS = "abcde"


def issue(*lengths: int) -> tuple[Story, ...]:
    first = note(PAPER)
    equals = (story(KEYS[n], n + 1, length, grid=PAPER) for n, length in enumerate(lengths))
    return (first, *equals)


def made_of(stories: tuple[Story, ...]) -> MakeUp:
    return make_up(stories, FRAMES, RULES, budget=100_000, least=2)


def collisions(made: MakeUp) -> int:
    return sum(tombstones(page.modules, RULES) for page in made.pages)


