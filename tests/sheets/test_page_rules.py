"""`modules` of layout.yaml and `sheet` of the manifest: each number once, and all of it reaches make-up."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pytest

from banxin.layouts import Layout, LayoutFault, layout_roots, open_layout
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


@pytest.mark.parametrize(
    ("modules", "message", "expected", "near"),
    [
        ({"gap": -1}, "`modules.gap` cannot be -1.", "1 or more", ""),
        ({"gap": "wide"}, "`modules.gap` cannot be wide.", "a whole number", ""),
        ({"measures": {"narrow": 99}}, "`modules.measures.narrow` cannot be 99.", "60 or less", ""),
        ({"heads": {"peer": []}}, "`modules.heads.peer` cannot be a list of this kind.",
         "1 or more entries", ""),
        ({"heads": {"peer": 24}}, "`modules.heads.peer` cannot be 24.", "a list such as [a, b]", ""),
        ({"heads": {"side": "up"}}, "`modules.heads.side` cannot be up.", "true or false", ""),
        ({"heads": 3}, "`modules.heads` cannot be 3.", "keys with values", ""),
        ({"banner": {"rows": 4}}, "`modules.banner.size` has no value.", "", ""),
        ({"weights": [1]}, "`modules.weights` cannot be a list of this kind.", "keys with values", ""),
        ({"heads": {"leed": [30]}}, "`leed` is not known in `modules.heads`.",
         "one of lead, peer, normal, brief, side, display", "lead"),
        ({"measures": {"narrow": 30, "wide": 20}}, "`narrow` is 30 字, more than `wide`, 20 字.",
         "narrowest ≤ narrow ≤ wide ≤ widest", ""),
        ({"weights": {"Q": 3}}, "modules.weights: Q is no term of the score",
         "one of W, U, B, Hd, T, P, G, A, M, C, E", ""),
        ({"measure": {}}, "`measure` is not known in `modules`.",
         "one of nameplate, banner, gap, heads, measures, weights, blueprints", "measures"),
    ],
)  # fmt: skip
def test_what_modules_cannot_be_is_told_in_words(
    tabloid: Layout, modules: dict[str, object], message: str, expected: str, near: str
) -> None:
    with pytest.raises(LayoutFault) as refusal:
        read_page_rules(replace(tabloid, modules=modules))
    (found,) = refusal.value.findings
    assert (found.message, found.expected, found.nearest) == (message, expected, near)
