"""`banxin layouts`: list, show, new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.rehearsal import Run

BUILT_IN = {"broadsheet", "book"}


def test_the_built_in_layouts_are_listed_but_not_their_common_base(run: Run) -> None:
    ended = run("layouts", "list", "--json")
    entries = {entry["name"]: entry for entry in json.loads(ended.out)["layouts"]}
    assert ended.status == 0
    assert set(entries) >= BUILT_IN
    assert "base" not in entries
    assert entries["broadsheet"]["editions"] == ["pdf", "epub"]
    assert not entries["broadsheet"]["own"]


def test_the_list_is_one_line_for_each(run: Run) -> None:
    for options, title in (
        ((), "Broadsheet"),
        (("--lang", "zh-Hans"), "对开大报"),
        (("--lang", "zh-Hant"), "對開大報"),
    ):
        lines = run(*options, "layouts", "list").out.splitlines()
        assert any(line.startswith("broadsheet  ") and title in line for line in lines)


def test_show_tells_paper_grid_and_options(run: Run) -> None:
    out = run("layouts", "show", "broadsheet").out
    for words in (
        "390 × 550 mm",
        "8 columns of 13 字 × ",
        "accent",
        "#b3121b",
        "broadsheet → base",
    ):
        assert words in out


def test_show_in_json(run: Run) -> None:
    layout = json.loads(run("layouts", "show", "broadsheet", "--json").out)["layout"]
    assert layout["paper_mm"] == [390, 550]
    assert layout["options"]["accent"]["kind"] == "colour"
    assert layout["chain"] == ["broadsheet", "base"]


@pytest.mark.parametrize("as_json", [False, True])
def test_an_unknown_layout_is_a_finding_with_the_nearest(run: Run, as_json: bool) -> None:
    ended = run("layouts", "show", "brodsheet", *(["--json"] if as_json else []))
    assert ended.status == 1
    assert "layout.unknown" in ended.out
    assert "broadsheet" in ended.out


def test_a_new_layout_inherits_and_is_listed_as_own(run: Run, paper: Path) -> None:
    ended = run("layouts", "new", "ours", paper, "--from", "broadsheet")
    assert ended.status == 0
    assert "layout: ours" in ended.out
    assert (paper / "layouts" / "ours" / "README.md").is_file()
    (own,) = (
        entry
        for entry in json.loads(run("layouts", "list", paper, "--json").out)["layouts"]
        if entry["name"] == "ours"
    )
    assert own["own"]
    layout = json.loads(run("layouts", "show", "ours", paper, "--json").out)["layout"]
    assert layout["chain"] == ["ours", "broadsheet", "base"]


def test_a_new_layout_overwrites_nothing(run: Run, paper: Path) -> None:
    mine = paper / "layouts" / "ours" / "layout.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    assert run("layouts", "new", "ours", paper).status == 1
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../out", "Ours!", ""])
def test_an_impossible_name_is_refused(run: Run, paper: Path, name: str) -> None:
    assert run("layouts", "new", name, paper).status == 1
    assert [path.name for path in paper.iterdir()] == ["manifest.yaml"]


@pytest.mark.parametrize("verb", [("list",), ("show", "book"), ("new", "ours")], ids=" ".join)
def test_a_folder_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path, verb: tuple[str, ...]) -> None:
    assert run("layouts", *verb, tmp_path / "gone").status == 2
