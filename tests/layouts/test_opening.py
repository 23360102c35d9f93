"""Layouts are found, inherited key by key, and refused with a place when they are wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from banxin.findings import Finding, Place
from banxin.layouts import Layout, builtin_layouts, layout_roots, list_layouts, open_layout

from .themes import BASE, GRID, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "built-in")
    shelf.put(
        "base", BASE + "faces: {body: song, head: song}\noptions: {tint: {type: colour, default: '#111'}}\n"
    )
    return shelf


def refused(shelf: Shelf, name: str, *lower: Shelf) -> tuple[Finding, ...]:
    layout, findings = open_layout(name, (shelf.root, *(one.root for one in lower)))
    assert layout is None
    return findings


def folders(layout: Layout) -> list[str]:
    return [f"{folder.parent.name}/{folder.name}" for folder in layout.chain]


def test_the_built_in_layouts_open() -> None:
    roots = layout_roots(None)
    entries = list_layouts(roots)
    assert {"book", "broadsheet"} <= {entry.name for entry in entries}
    assert "base" not in {entry.name for entry in entries}
    for entry in entries:
        layout, findings = open_layout(entry.name, roots)
        assert findings == ()
        assert layout is not None
        assert (layout.title, layout.about) == (entry.title, entry.about)
        assert layout.chain[-1] == builtin_layouts() / "base"


def test_everything_is_inherited_key_by_key(shelf: Shelf) -> None:
    shelf.put(
        "daily",
        "title: 日报\nmake-up: modules\ngrid: {rows: 38}\nfaces: {head: hei}\n"
        "options: {tint: {default: '#222'}, rule: {type: length, default: 1pt}}\n"
        "modules: {gap: 3, plans: [a]}\n",
    )
    shelf.put("evening", "extends: daily\ngrid: {pitch: 16}\nmodules: {gap: 4}\nnotes: end\n")
    layout = shelf.open("evening")
    assert folders(layout) == ["built-in/evening", "built-in/daily", "built-in/base"]
    assert (layout.title, layout.make_up, layout.notes) == ("日报", "modules", "end")
    assert (layout.grid.rows, layout.grid.pitch, layout.grid.measure) == (38, 16, 20)
    assert layout.faces == {"body": "song", "head": "hei"}
    assert {name: option.default for name, option in layout.options.items()} == {
        "tint": "#222222",
        "rule": "1pt",
    }
    assert layout.modules == {"gap": 4, "plans": ["a"]}


def test_places_point_into_the_file_that_a_value_came_from(shelf: Shelf) -> None:
    shelf.put("daily", "title: 日报\nmodules:\n  plans: [7]\n")
    places = shelf.open("daily").places
    assert places["modules.plans.0"] == Place("layouts/daily/layout.yaml", 3, 11, 12)
    assert places["modules.plans.0"].text == "  plans: [7]"
    assert places["grid.rows"].file == "layouts/base/layout.yaml"


def test_another_type_begins_an_option_anew(shelf: Shelf) -> None:
    shelf.put("daily", "options: {tint: {type: choice, choices: [甲, 乙], default: 乙}}\n")
    option = shelf.open("daily").options["tint"]
    assert (option.default, option.choices) == ("乙", ("甲", "乙"))


def test_a_publications_layout_may_extend_the_built_in_one_of_its_name(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("daily", "title: 日报\ngrid: {rows: 38}\n")
    own = Shelf(tmp_path / "own")
    own.put("daily", "extends: daily\ngrid: {pitch: 14}\n")
    layout = own.open("daily", shelf)
    assert folders(layout) == ["own/daily", "built-in/daily", "built-in/base"]
    assert (layout.title, layout.grid.rows, layout.grid.pitch) == ("日报", 38, 14)


def test_a_folder_without_description_adds_to_the_layout_of_its_name(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("daily", "title: 日报\n")
    own = Shelf(tmp_path / "own")
    own.put("daily", None, pull="x")
    own.put("base", None, common_css="p {}")
    layout = own.open("daily", shelf)
    assert folders(layout) == ["own/daily", "built-in/daily", "own/base", "built-in/base"]
    assert layout.title == "日报"


def test_a_folder_without_description_needs_a_layout_to_add_to(shelf: Shelf) -> None:
    shelf.put("daily", None, pull="x")
    (found,) = refused(shelf, "daily")
    assert found.code == "layout.broken"
    assert "no layout.yaml" in found.message


def test_an_unknown_layout_names_the_nearest(shelf: Shelf) -> None:
    shelf.put("broadsheet")
    place = Place("manifest.yaml", 3, 9)
    layout, (found,) = open_layout("broadshet", (shelf.root,), place)
    assert layout is None
    assert (found.code, found.nearest, found.place) == ("layout.unknown", "broadsheet", place)


@pytest.mark.parametrize("name", ["", ".", "..", "../base", "/etc", "base/", "Base", "a\0b", "layout.yaml"])
def test_a_name_is_no_path(shelf: Shelf, name: str) -> None:
    (found,) = refused(shelf, name)
    assert found.code == "layout.unknown"


def test_an_unknown_parent_is_found_where_it_is_named(shelf: Shelf) -> None:
    shelf.put("daily", "title: 日报\nextends: bse\n")
    (found,) = refused(shelf, "daily")
    assert (found.code, found.nearest, str(found.place)) == (
        "layout.unknown",
        "base",
        "layouts/daily/layout.yaml:2:10",
    )


@pytest.mark.parametrize("ring", [("a",), ("a", "b"), ("a", "b", "c")])
def test_a_circle_is_found(shelf: Shelf, ring: tuple[str, ...]) -> None:
    for name, parent in zip(ring, (*ring[1:], ring[0]), strict=True):
        shelf.put(name, f"extends: {parent}\n")
    (found,) = refused(shelf, "a")
    assert found.code == ("layout.loop" if len(ring) > 1 else "layout.unknown")
    assert found.place is not None
    assert found.place.file == f"layouts/{ring[-1]}/layout.yaml"


def test_a_layout_that_extends_itself_is_told_so_and_not_offered_itself(shelf: Shelf) -> None:
    shelf.put("mine", "extends: mine\n")
    (found,) = refused(shelf, "mine")
    assert "`mine` extends itself" in found.message
    assert "mine" not in found.expected.removeprefix("one of ").split(", ")
    assert not found.nearest


def test_base_is_not_needed_twice(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "only")
    shelf.put("base", BASE)
    assert folders(shelf.open("base")) == ["only/base"]


def test_a_link_out_of_the_folder_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "layout.yaml").write_text(BASE, encoding="utf-8")
    os.symlink(outside, shelf.root / "linked")
    (found,) = refused(shelf, "linked")
    assert found.code == "file.outside"
    (shelf.put("daily") / "layout.yaml").unlink()
    os.symlink(outside / "layout.yaml", shelf.root / "daily" / "layout.yaml")
    (found,) = refused(shelf, "daily")
    assert found.code == "file.outside"


@pytest.mark.parametrize(
    ("text", "place", "nearest", "words"),
    [
        ("titel: 日报\n", "1:1", "title", "`titel` is not known"),
        ("writing: vertical-rl\n", "1:1", "", "`writing` asks for vertical lines"),
        ("grid: {direction: 竖排}\n", "1:8", "", "`direction` asks for vertical lines"),
        ("name: other\n", "1:7", "", "folder named `daily`"),
        ("title: [a]\n", "1:8", "", "`title` cannot be a list"),
        ("title:\n", "1:7", "", "`title` has no value"),
        ("extends: ../base\n", "1:10", "", "../base"),
        ("editions: [pdf, epubs]\n", "1:17", "epub", "`editions` cannot have epubs in it"),
        ("editions: []\n", "1:11", "", "editions"),
        ("make-up: modul\n", "1:10", "modules", "modul"),
        ("make_up: flow\n", "1:1", "make-up", "`make_up` is not known"),
        ("notes: foots\n", "1:8", "foot", "foots"),
        ("grid: {rows: 12.5}\n", "1:14", "", "`grid.rows` cannot be 12.5"),
        ("grid: {rows: true}\n", "1:14", "", "`grid.rows` cannot be true"),
        ("grid: {trim: [390]}\n", "1:14", "", "grid.trim"),
        ("grid: {trim: [a, 550]}\n", "1:15", "", "`grid.trim` cannot have a in it"),
        ("grid: {row: 3}\n", "1:8", "rows", "`row` is not known in `grid`"),
        ("grid: 3\n", "1:7", "", "`grid` cannot be 3"),
        ("grid: {rows: 400}\n", "1:14", "", "high"),
        ("grid: {measure: 60}\n", "1:17", "", "wide"),
        ("grid: {pitch: 9}\n", "1:15", "", "less than the type"),
        ("faces: {body: sung}\n", "1:15", "song", "There is no face `sung`"),
        ("options: {tint: {typ: text}}\n", "1:18", "type", "`typ` is not known"),
        ("options: {tint: {type: color}}\n", "1:24", "colour", "color"),
        ("options: {Tint: {type: text, default: a}}\n", "1:11", "", "`Tint` cannot be a name"),
        ("options: {new: {default: 1}}\n", "1:16", "", "has no type"),
        ("options: {new: {type: text}}\n", "1:16", "", "has no default"),
        ("options: {new: {type: choice, default: a}}\n", "1:16", "", "without choices"),
        ("options: {new: {type: choice, choices: ['a;b'], default: a}}\n", "1:41", "", "a;b"),
        ("options: {new: {type: integer, default: 9, max: 8}}\n", "1:41", "", "out of bounds"),
        ("options: {new: {type: length, default: 9pt, max: 8em}}\n", "1:40", "", "compared"),
        ("options: {new: {type: length, default: 9pt, min: 1cm}}\n", "1:50", "", "limit"),
        ("options: {new: {type: boolean, default: true, min: 1}}\n", "1:52", "", "no meaning"),
        ("options: {tint: {default: red; }}\n", "1:27", "", "not a colour"),
        ("- a\n", "1:1", "", "keys with values"),
    ],
)
def test_a_fault_in_layout_yaml_has_its_place(
    shelf: Shelf, text: str, place: str, nearest: str, words: str
) -> None:
    shelf.put("daily", text)
    found = refused(shelf, "daily")
    assert [one.code for one in found] == ["layout.broken"]
    assert str(found[0].place) == f"layouts/daily/layout.yaml:{place}"
    assert found[0].nearest == nearest
    assert words in found[0].message
    assert found[0].place is not None
    assert found[0].place.text == text.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title: [a\n", "yaml.syntax", 1),
        ("title: a\ntitle: b\n", "yaml.duplicate-key", 2),
        ("title: &x a\nabout: *x\n", "yaml.alias", 1),
        ("grid:\n\trows: 3\n", "yaml.tab", 2),
        ("title: !!python/object:os.system a\n", "yaml.tag", 1),
    ],
)
def test_yaml_faults_are_those_of_manifests(shelf: Shelf, text: str, code: str, line: int) -> None:
    shelf.put("daily", text)
    found = refused(shelf, "daily")
    assert found[0].code == code
    assert found[0].place is not None
    assert (found[0].place.file, found[0].place.line) == ("layouts/daily/layout.yaml", line)


def test_all_faults_at_once(shelf: Shelf) -> None:
    shelf.put("daily", "titel: a\nnotes: foots\ngrid: {rows: x, colums: 3}\n")
    assert len(refused(shelf, "daily")) == 4


def test_bytes_that_are_no_text(shelf: Shelf) -> None:
    (shelf.put("daily") / "layout.yaml").write_bytes("title: 日报\n".encode("gb18030"))
    (found,) = refused(shelf, "daily")
    assert found.code == "file.encoding"


def test_a_grid_that_nobody_completes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "only")
    shelf.put("base", "grid: {size: 9}\n")
    (found,) = refused(shelf, "base")
    assert "trim, pitch, columns, measure, rows" in found.message
    assert str(found.place) == "layouts/base/layout.yaml:1:7"


def test_list_shows_layouts_as_they_open_and_survives_broken_ones(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("daily", "title: 日报\nabout: 一句话\neditions: [pdf]\n")
    own = Shelf(tmp_path / "own")
    own.put("daily", "extends: daily\ntitle: 本报\n")
    own.put("evening", "extends: daily\n")
    own.put("apart", "title: 自成一体\n")
    own.put("wrong", "titel: [\n")
    own.put("README", None)
    entries = {entry.name: entry for entry in list_layouts((own.root, shelf.root))}
    assert {name: (entry.title, entry.about, entry.editions) for name, entry in entries.items()} == {
        "daily": ("本报", "一句话", ("pdf",)),
        "evening": ("本报", "一句话", ("pdf",)),
        "apart": ("自成一体", "", ("pdf", "epub")),
        "wrong": ("wrong", "", ()),
    }


def test_a_publication_without_layouts_has_the_built_in_ones(tmp_path: Path) -> None:
    assert layout_roots(tmp_path) == (builtin_layouts(),)
    (tmp_path / "layouts").mkdir()
    assert layout_roots(tmp_path) == (tmp_path / "layouts", builtin_layouts())


def test_the_grid_of_a_fixture_is_complete() -> None:
    assert GRID in BASE
