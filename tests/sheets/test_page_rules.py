"""`modules` of layout.yaml and `sheet` of the manifest: each number once, and all of it reaches make-up."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pytest

from banxin.layouts import Layout, layout_roots, open_layout
from banxin.makeup.heads.stacks import STANDARD_HEADS
from banxin.makeup.model.leg_rules import STANDARD_CUTS
from banxin.makeup.model.rules import FormRules, MakeUpRules
from banxin.makeup.outcome.kept_file import VERSION, read_kept
from banxin.manuscript.form.as_written import PinWritten
from banxin.manuscript.form.sheet import LARGEST_HEAD, MOST_COLUMNS, MOST_PAGES, SMALLEST_HEAD, Pin, Region
from banxin.sheets.print.page_rules import read_page_rules


@pytest.fixture(scope="module")
def tabloid() -> Layout:
    layout, _ = open_layout("tabloid", layout_roots(Path()), None)
    assert layout is not None
    return layout


def with_modules(layout: Layout, **modules: object) -> MakeUpRules:
    return read_page_rules(replace(layout, modules=modules)).rules(layout, 2)


def test_measures_reach_the_cuts_and_the_form(tabloid: Layout) -> None:
    rules = with_modules(tabloid, measures={"narrow": 9, "wide": 30})
    assert (rules.cut_rules.narrow, rules.cut_rules.wide) == (9, 30)
    assert (rules.form.narrow, rules.form.wide) == (9, 30)


def test_a_layout_that_says_nothing_gets_the_rules_that_make_up_has_by_itself(tabloid: Layout) -> None:
    rules = with_modules(tabloid)
    assert rules.cut_rules == replace(STANDARD_CUTS, per_span=2)
    assert rules.form == FormRules()
    assert rules == replace(MakeUpRules(tabloid.grid), weights=rules.weights)
    assert read_page_rules(replace(tabloid, modules={})).head_style() == replace(
        STANDARD_HEADS, scale=dict(STANDARD_HEADS.scale)
    )


def test_a_pin_is_written_as_make_up_reads_it() -> None:
    assert [field.name for field in fields(Pin)] == [*PinWritten.model_fields]
    (region, _) = get_args(PinWritten.model_fields["region"].annotation)
    assert get_args(region) == tuple(Region)


@pytest.mark.parametrize(
    ("name", "most"), [("legs", MOST_COLUMNS), ("page", MOST_PAGES), ("size", LARGEST_HEAD)]
)
def test_a_kept_make_up_and_the_manifest_have_the_same_limits(name: str, most: int) -> None:
    def kept(value: float) -> Pin | None:
        read, _ = read_kept({"make-up": VERSION, "stories": {"a": {name: value}}}, ["a"], 8)
        return read.pins.get("a")

    assert PinWritten.model_validate({name: most})
    assert kept(most) == Pin(**{name: most})  # type: ignore[arg-type]
    assert kept(most + 1) == Pin()
    with pytest.raises(ValueError, match="less than or equal"):
        PinWritten.model_validate({name: most + 1})
    assert SMALLEST_HEAD < LARGEST_HEAD
