"""A layout of one's own begins as a small folder that works at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from banxin.job import build
from banxin.job.intake import Ready, Wanted, take_in
from banxin.layouts import Templates, layout_roots, list_layouts, open_layout, scaffold_layout, stylesheets
from banxin.layouts.description.schema import LayoutForm

NAMES = [entry.name for entry in list_layouts(layout_roots(None))]


@pytest.mark.parametrize("source", [*NAMES, "base"])
def test_a_new_layout_works_at_once(tmp_path: Path, source: str) -> None:
    written, findings = scaffold_layout("my-paper", source, tmp_path)
    assert findings == ()
    folder = tmp_path / "layouts" / "my-paper"
    files = [path.relative_to(folder).as_posix() for path in written]
    assert files[:4] == ["layout.yaml", "sheets/pdf.css", "blocks/pull.html.j2", "README.md"]
    assert "sample/manifest.yaml" in files
    assert all(name.startswith("sample/") for name in files[4:])
    roots = layout_roots(tmp_path)
    layout, findings = open_layout("my-paper", roots)
    parent, _ = open_layout(source, roots)
    assert findings == ()
    assert layout is not None
    assert parent is not None
    assert (layout.grid, layout.options, layout.faces) == (parent.grid, parent.options, parent.faces)
    assert layout.chain == (folder, *parent.chain)
    assert stylesheets(layout, "pdf")[-1].path == folder / "sheets" / "pdf.css"
    Templates(layout, {}, {}).check()


@pytest.mark.parametrize("source", NAMES)
def test_what_is_commented_out_is_true(tmp_path: Path, source: str) -> None:
    """Taking the # away from every line of data leaves a layout with the same values."""
    scaffold_layout("my-paper", source, tmp_path)
    file = tmp_path / "layouts" / "my-paper" / "layout.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    keys = ("options:", "grid:", "faces:", "  ")
    file.write_text(
        "\n".join(line[2:] if line[2:].startswith(keys) else line for line in lines), encoding="utf-8"
    )
    assert {"options", "grid", "faces"} <= set(yaml.safe_load(file.read_text(encoding="utf-8")))
    layout, findings = open_layout("my-paper", layout_roots(tmp_path))
    parent, _ = open_layout(source, layout_roots(None))
    assert findings == ()
    assert layout is not None
    assert parent is not None
    assert (layout.grid, layout.options, layout.faces) == (parent.grid, parent.options, parent.faces)


def exercises(readme: str) -> list[tuple[str, str]]:
    """File and text of each step of the README, in order."""
    return re.findall(r"```\w+ file=(\S+)\n(.*?)```", readme, re.DOTALL)


def test_the_exercises_of_the_readme_work(tmp_path: Path) -> None:
    scaffold_layout("my-paper", "book", tmp_path)
    folder = tmp_path / "layouts" / "my-paper"
    steps = exercises((folder / "README.md").read_text(encoding="utf-8"))
    assert len(steps) == 5
    for name, text in steps:
        before = "" if name.startswith("blocks/") else (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(before + text, encoding="utf-8")
    sample = folder / "sample"
    intake = take_in(sample, wanted=Wanted(options={"motto": "灯下"}))
    assert isinstance(intake, Ready), intake.findings
    assert (intake.layout.name, intake.values["accent"], intake.values["motto"]) == (
        "my-paper",
        "#14508c",
        "灯下",
    )
    assert "var(--motto)" in stylesheets(intake.layout, "pdf")[-1].text
    html = Templates(intake.layout, intake.values, {}).render("pull", content="引文", press="pdf")
    assert re.fullmatch(r'<div class="frame">\s*<aside class="pull">引文</aside>\s*</div>', html)


def test_the_sample_is_set_with_its_layout(tmp_path: Path) -> None:
    scaffold_layout("my-paper", "book", tmp_path)
    sample = tmp_path / "layouts" / "my-paper" / "sample"
    report = build(sample)
    assert not report.failed, report.findings
    assert [output.format for output in report.outputs] == ["pdf", "epub"]


def test_a_folder_called_sample_elsewhere_sees_no_layouts_around_it(tmp_path: Path) -> None:
    scaffold_layout("my-paper", "book", tmp_path)
    (tmp_path / "layouts" / "my-paper" / "layout.yaml").unlink()
    intake = take_in(tmp_path / "layouts" / "my-paper" / "sample")
    assert [found.code for found in intake.findings] == ["layout.unknown"]


def test_an_own_layout_may_bear_the_name_of_the_built_in_one(tmp_path: Path) -> None:
    written, findings = scaffold_layout("book", "book", tmp_path)
    assert findings == ()
    assert written
    layout, findings = open_layout("book", layout_roots(tmp_path))
    assert findings == ()
    assert layout is not None
    assert [folder.name for folder in layout.chain] == ["book", "book", "base"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "my-paper"
    folder.mkdir(parents=True)
    written, (found,) = scaffold_layout("my-paper", "base", tmp_path)
    assert (written, list(folder.iterdir())) == ((), [])
    assert "already" in found.message


@pytest.mark.parametrize(
    ("name", "source", "codes"),
    [
        ("../up", "base", ["layout.broken"]),
        ("/tmp/x", "base", ["layout.broken"]),
        ("My Paper", "base", ["layout.broken"]),
        ("报", "base", ["layout.broken"]),
        ("", "base", ["layout.broken"]),
        ("a" * 41, "base", ["layout.broken"]),
        ("mine", "broadshet", ["layout.unknown"]),
        ("Mine", "bse", ["layout.unknown", "layout.broken"]),
    ],
)
def test_impossible_names_write_nothing(tmp_path: Path, name: str, source: str, codes: list[str]) -> None:
    written, findings = scaffold_layout(name, source, tmp_path)
    assert written == ()
    assert [found.code for found in findings] == codes
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "layouts").write_text("a file", encoding="utf-8")
    written, (found,) = scaffold_layout("mine", "base", tmp_path)
    assert (written, found.code) == ((), "press.output")


def test_every_key_of_the_form_is_explained() -> None:
    schema = LayoutForm.model_json_schema(by_alias=True)
    forms = [schema, *(one for name, one in schema["$defs"].items() if name.endswith("Form"))]
    for form in forms:
        for name, entry in form["properties"].items():
            assert entry.get("description"), name
