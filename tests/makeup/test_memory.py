"""A make-up written, read back and kept; the report as data and as a table."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml

from banxin.makeup.issue import make_up
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.tree import to_data
from banxin.makeup.outcome.kept_file import Kept, read_kept, with_pins
from banxin.makeup.outcome.report import report_data, report_table
from banxin.manuscript.form.sheet import Pin

from .copy_desk import BROADSHEET, FRONT, five_peers, sample_page, story

RULES = MakeUpRules(BROADSHEET)
PEERS = five_peers()
KEYS = [one.key for one in PEERS]


def frames(made_up: object) -> list[tuple[str, int, int, int, int]]:
    return [
        (one.key, one.column, one.row, one.columns, one.rows)
        for page in made_up.pages  # type: ignore[attr-defined]
        for one in page.modules
    ]


def older_data() -> dict[str, object]:
    """The sample in the older form of the file: trees and pins, no depths."""
    modules = sample_page().pages[0].modules
    return {
        "make-up": 1,
        "pages": [to_data(sample_page().pages[0].tree)],
        "stories": {one.key: {"columns": one.columns, "legs": one.cut.legs, "page": 1} for one in modules},
    }


def test_a_make_up_survives_a_file() -> None:
    written = yaml.safe_dump(older_data(), allow_unicode=True)
    kept, findings = read_kept(yaml.safe_load(written), KEYS, 8)
    assert findings == ()
    again = make_up(with_pins(PEERS, kept), [FRONT], RULES, kept.blueprint)
    assert frames(again) == frames(sample_page())
    assert again.tried < sample_page().tried


def test_an_edited_make_up_is_followed() -> None:
    data = older_data()
    data["pages"] = [["V", ["H 3", "note", "a", "b"], ["H 5", "c", "d", "e"]]]
    data["stories"] = {"a": {"columns": 3, "legs": 3}}
    kept, findings = read_kept(data, KEYS, 8)
    assert findings == ()
    made = make_up(with_pins(PEERS, kept), [FRONT], RULES, kept.blueprint)
    first = next(one for one in made.pages[0].modules if one.key == "a")
    assert (first.columns, first.cut.legs, first.column) == (3, 3, 0)


def test_what_an_editor_pins_himself_comes_before_what_was_kept() -> None:
    own = replace(PEERS[1], pin=Pin(columns=4))
    merged = with_pins([own], Kept(pins={"a": Pin(columns=5, legs=3)}))[0]
    assert merged.pin == Pin(columns=4, legs=3)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "this is no make-up of Banxin"),
        ({"make-up": 2}, "this is no make-up of Banxin"),
        ({"make-up": 1, "stories": {"q": {"columns": 3}}}, "there is no story q any more"),
        ({"make-up": 1, "stories": {"a": 5}}, "nothing is settled for a"),
        ({"make-up": 1, "stories": {"a": {"colums": 3}}}, "colums is nothing that can be settled"),
        ({"make-up": 1, "stories": {"a": {"columns": 9}}}, "columns cannot be 9"),
        ({"make-up": 1, "stories": {"a": {"columns": True}}}, "columns cannot be True"),
        ({"make-up": 1, "stories": {"a": {"deck": 1}}}, "deck cannot be 1"),
        ({"make-up": 1, "pages": [["V", "a", "q"]]}, "there is no story q"),
        ({"make-up": 1, "pages": 3}, "a blueprint of several pages is written `pages: [ … ]`"),
    ],
)
def test_what_does_not_suit_is_said_and_left_open(data: object, message: str) -> None:
    kept, findings = read_kept(data, KEYS, 8)
    assert [finding.message for finding in findings] == [message]
    assert {finding.code for finding in findings} == {"sheet.kept"}
    assert kept.blueprint.auto
    assert all(pin == Pin() for pin in kept.pins.values())


def test_the_report_is_plain_data() -> None:
    data = json.loads(json.dumps(report_data(sample_page()), ensure_ascii=False))
    assert data["fits"] is True
    page = data["pages"][0]
    assert {entry["story"] for entry in page["modules"]} == set(KEYS)
    assert sum(term["weight"] for term in page["terms"]) == 100
    assert page["score"] == pytest.approx(
        sum(term["value"] * term["weight"] for term in page["terms"]), abs=0.01
    )
    for fill in page["fills"]:
        assert fill["rows"] <= fill["room"]


def test_what_was_left_out_is_told() -> None:
    page = sample_page().pages[0]
    spared = replace(page.modules[1], slack=replace(page.modules[1].slack, pull=True))
    told = replace(
        sample_page(), pages=(replace(page, modules=(page.modules[0], spared, *page.modules[2:])),)
    )
    assert "without its" not in report_table(sample_page())
    assert f"{spared.key}: without its pull quote" in report_table(told)


def test_the_table_names_every_story_and_what_is_over() -> None:
    table = report_table(sample_page())
    assert all(f"  {key} " in table for key in KEYS)
    over = make_up([story("a", 1, 2400)], [PageFrame(3, 0, 60)], RULES)
    line = next(line for line in report_table(over).splitlines() if line.startswith("a:"))
    assert f"{over.over[0].rows} 行" in line
    assert f"{over.over[0].characters} 字" in line
    assert over.over[0].remedies[0].text in line
