"""Files and folders of a layout whose names are not those that are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.layouts import builtin_layouts, open_layout, stray_files

DESCRIPTION = "name: own\nextends: book\n"


def strays(tmp_path: Path, *files: str, **texts: str) -> list[tuple[str, str]]:
    folder = tmp_path / "layouts" / "own"
    for name in ("layout.yaml", *files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = (
            DESCRIPTION if name == "layout.yaml" else texts.get(name.partition(".")[0].rpartition("/")[2], "")
        )
        (folder / name).write_text(text, encoding="utf-8")
    layout, findings = open_layout("own", (tmp_path / "layouts", builtin_layouts()))
    assert layout is not None, findings
    found = stray_files(layout)
    assert all(one.code == "layout.stray" and one.severity == "warning" for one in found)
    return [(str(one.place).removeprefix("layouts/own/"), one.nearest) for one in found]


@pytest.mark.parametrize(
    ("file", "place", "near"),
    [
        ("blocks/artcle.html.j2", "blocks/artcle.html.j2", ""),
        ("blocks/paragrpah.html.j2", "blocks/paragrpah.html.j2", "paragraph.html.j2"),
        ("blocks/headlines.html.j2", "blocks/headlines.html.j2", "headline.html.j2"),
        ("blocks/pull.html", "blocks/pull.html", "pull.html.j2"),
        ("blocks/pul.jinja", "blocks/pul.jinja", "pull.html.j2"),
        ("sheets/pfd.css", "sheets/pfd.css", "pdf.css"),
        ("sheets/print.css", "sheets/print.css", "pdf.css"),
        ("sheets/comon.css", "sheets/comon.css", "common.css"),
        ("sheets/style.css", "sheets/style.css", "common.css"),
        ("block/pull.html.j2", "block", "blocks"),
        ("templates/pull.html.j2", "templates", "blocks"),
        ("sheet/pdf.css", "sheet", "sheets"),
        ("css/pdf.css", "css", "sheets"),
        ("layout.yml", "layout.yml", "layout.yaml"),
        ("pdf.css", "pdf.css", "sheets/pdf.css"),
        ("pull.html.j2", "pull.html.j2", "blocks/pull.html.j2"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(tmp_path: Path, file: str, place: str, near: str) -> None:
    assert strays(tmp_path, file) == [(place, near)]


@pytest.mark.parametrize(
    "files",
    [
        ("blocks/pull.html.j2", "sheets/pdf.css", "sheets/common.css", "sheets/epub.css"),
        ("blocks/advertisement.html.j2", "blocks/epub-nav.html.j2"),  # known, though not to book
        ("README.md", "LICENSE", "images/star.svg", "fonts/star.otf", "sample/manifest.yaml", ".DS_Store"),
        ("blocks/pull.html.j2~", "sheets/.pdf.css.swp", "sheets/pdf.css.bak"),
    ],
)
def test_what_has_a_use_or_no_matter_is_not_told(tmp_path: Path, files: tuple[str, ...]) -> None:
    assert strays(tmp_path, *files) == []


def test_a_block_that_a_template_includes_has_a_use(tmp_path: Path) -> None:
    files = ("blocks/pull.html.j2", "blocks/_parts.html.j2", "blocks/ornament.html.j2")
    used = '{% include "ornament" %}{% from "_parts" import line %}'
    assert strays(tmp_path, *files, pull=used) == []
    assert [place for place, _ in strays(tmp_path, *files, pull="")] == [
        "blocks/_parts.html.j2",
        "blocks/ornament.html.j2",
    ]


def test_a_word_in_a_template_is_no_use_of_a_block(tmp_path: Path) -> None:
    printed = '<p class="ornament">{{ ornament }}</p>'
    assert [
        place for place, _ in strays(tmp_path, "blocks/pull.html.j2", "blocks/ornament.html.j2", pull=printed)
    ] == ["blocks/ornament.html.j2"]


def test_layouts_that_come_with_banxin_are_not_asked() -> None:
    layout, _ = open_layout("tabloid", (builtin_layouts(),))
    assert layout is not None
    assert stray_files(layout) == ()
