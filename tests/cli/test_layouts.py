"""`banxin layouts`: list, show, new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.rehearsal import FakeJob, Run

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


def test_a_layout_is_found_from_its_own_folder_and_its_publications(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "paper" / "layouts" / "ours"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text("title: 吾报\nextends: book\n", encoding="utf-8")
    monkeypatch.chdir(own)
    assert "吾报" in run("layouts", "show", "ours").out
    monkeypatch.chdir(tmp_path)
    assert "from the publication's folder" in run("layouts", "show", "ours").out


def test_docs_give_the_source_of_what_is_inherited(run: Run) -> None:
    base = Path(__file__).parents[2] / "layouts" / "base"
    block = (base / "blocks" / "figure.html.j2").read_text(encoding="utf-8")
    assert run("layouts", "docs", "magazine", "--block", "figure").out == block
    sheets = run("layouts", "docs", "magazine", "--block", "epub.css").out
    assert (base / "sheets" / "epub.css").read_text(encoding="utf-8").strip() in sheets
    assert sheets.index("/* base/sheets/epub.css */") < sheets.index("/* magazine/sheets/epub.css */")
    wrong = run("layouts", "docs", "magazine", "--block", "figur")
    assert (wrong.status, "`figure`" in wrong.err) == (2, True)


def test_show_in_json(run: Run) -> None:
    layout = json.loads(run("layouts", "show", "broadsheet", "--json").out)["layout"]
    assert layout["paper_mm"] == [390, 550]
    assert layout["options"]["accent"]["kind"] == "colour"
    assert layout["chain"] == ["broadsheet", "base"]


def test_an_unknown_layout_is_not_previewed(run: Run) -> None:
    pytest.importorskip("starlette")
    ended = run("layouts", "preview", "brodsheet", "--no-open")
    assert ended.status == 1
    assert "nearest: broadsheet" in ended.out + ended.err


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


def test_show_tells_layers_blocks_and_what_is_declared(run: Run, paper: Path) -> None:
    ours = paper / "layouts" / "ours"
    ours.mkdir(parents=True)
    (ours / "layout.yaml").write_text(
        'extends: tabloid\nlicence: CC0-1.0\npresets: {青: {accent: "#2f6f6a"}}\n', encoding="utf-8"
    )
    out = run("layouts", "show", "ours", paper).out
    for words in ("CC0-1.0", "layouts/ours", "tabloid → broadsheet", "presets", "青", "accent: #2f6f6a"):
        assert words in out
    layout = json.loads(run("layouts", "show", "ours", paper, "--json").out)["layout"]
    preset = layout["declared"]["presets"]["青"]
    assert (preset["value"]["accent"], preset["layer"]) == ("#2f6f6a", "layouts/ours")
    assert layout["blocks"]["folio"]["layers"] == ["tabloid", "broadsheet"]
    assert "content" in [one["name"] for one in layout["blocks"]["pull"]["data"]]
    (entry,) = (
        one
        for one in json.loads(run("layouts", "list", paper, "--json").out)["layouts"]
        if one["name"] == "ours"
    )
    assert ("青" in entry["presets"], entry["origin"], entry["make_up"]) == (True, "layouts/ours/", "modules")


def test_a_broken_layout_is_listed_with_the_way_to_its_faults(run: Run, paper: Path) -> None:
    ours = paper / "layouts" / "ours"
    ours.mkdir(parents=True)
    (ours / "layout.yaml").write_text("extends: gone\n", encoding="utf-8")
    ended = run("layouts", "list", paper)
    assert ended.status == 0
    assert "banxin layouts show ours" in ended.out


@pytest.mark.parametrize("form", [[], ["--text"], ["--markdown"], ["--json"]])
def test_docs_tell_blocks_options_and_variables(run: Run, form: list[str]) -> None:
    ended = run("layouts", "docs", "book", *form)
    assert ended.status == 0
    for words in ("paragraph", "attribution", "running-heads", "--pitch"):
        assert words in ended.out
    assert run("layouts", "docs", "bok").status == 1


def test_validate_wants_a_layout(run: Run, paper: Path) -> None:
    assert run("layouts", "validate", "", paper).status == 2
    assert run("layouts", "validate", paper / "gone").status == 2
    ended = run("layouts", "validate", "gone", paper)
    assert ended.status == 1
    assert "layout.unknown" in ended.out


def test_validate_takes_a_folder_and_shows_each_part(
    run: Run, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from banxin.job import layout_validation

    asked = []

    def validated(trial, *rest):
        asked.append((trial.layout, trial.home, trial.beside))
        yield layout_validation.ValidatedPart("files", ())

    monkeypatch.setattr(layout_validation, "validate_layout", validated)
    for folder in (paper / "layouts" / "ours", paper / "alone"):
        folder.mkdir(parents=True)
        (folder / "layout.yaml").write_text("extends: book\n", encoding="utf-8")
        ended = run("layouts", "validate", folder)
        assert ended.status == 0
        assert "files: No findings" in ended.out
    assert run("layouts", "validate", "", paper).status == 0
    monkeypatch.chdir(paper / "layouts" / "ours")
    assert run("layouts", "validate").status == 0  # in the folder of a layout: that one
    assert asked == [("ours", paper, None), ("alone", None, paper), *[("ours", paper, None)] * 2]


def test_a_gallery_is_written_where_it_is_wanted(
    run: Run, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from banxin.job import gallery

    asked = []

    def made(names, home, **rest):
        asked.append((list(names), home, rest["publication"]))
        return gallery.Gallery({"gallery.pdf": b"a", "index.html": b"b", "book-1.png": b"c"})

    monkeypatch.setattr(gallery, "make_gallery", made)
    ended = run("layouts", "gallery", "book", "--out", paper / "shown", "--of", paper)
    assert ended.status == 0
    assert (paper / "shown" / "book-1.png").read_bytes() == b"c"
    assert "index.html" in ended.out
    assert asked == [(["book"], paper, paper)]
    monkeypatch.chdir(paper)
    assert run("layouts", "gallery", "book").status == 0
    assert asked[1:] == [(["book"], Path(), None)]  # without --of the specimen is set


@pytest.mark.parametrize("given", ["accent", "=red", "  =red"])
def test_an_option_is_set_with_its_value(run: Run, paper: Path, fake_job: FakeJob, given: str) -> None:
    assert run("build", paper, "--set", given).status == 2
    assert run("build", paper, "--set", "accent=#14508c", "--set", "accent = red").status == 0
    assert fake_job.options == [{"accent": "red"}]


@pytest.mark.parametrize(
    "verb", [("list",), ("show", "book"), ("new", "ours"), ("docs", "book")], ids=" ".join
)
def test_a_folder_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path, verb: tuple[str, ...]) -> None:
    assert run("layouts", *verb, tmp_path / "gone").status == 2


def test_the_schema_of_a_layout_and_init_with_it(run: Run, tmp_path: Path) -> None:
    shown = run("layouts", "schema", "book", tmp_path)
    assert shown.status == 0
    assert "running-heads" in json.loads(shown.out)["properties"]["options"]["properties"]
    articles = json.loads(run("layouts", "schema", "magazine", "--article").out)
    assert "hero" in articles["properties"]["fields"]["properties"]
    assert run("layouts", "schema", "nix").status == 1
    assert run("init", tmp_path / "b", "--layout", "book").status == 0
    laid = json.loads((tmp_path / "b" / "manifest.schema.json").read_text("utf-8"))
    assert "running-heads" in laid["properties"]["options"]["properties"]
