"""Faces by use: roles, and families tried before a role."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job import build
from banxin.layouts import open_layout

from .themes import BASE, Shelf

OPTION = "options: {accent: {type: colour, default: red}}\n"


@pytest.mark.parametrize(
    ("faces", "roles", "families"),
    [
        ("{body: song}", {"body": "song"}, {}),
        ("{body: [EB Garamond, Source, song]}", {"body": "song"}, {"body": ("EB Garamond", "Source")}),
    ],
)
def test_what_a_use_is_set_in(
    tmp_path: Path, faces: str, roles: dict[str, str], families: dict[str, tuple[str, ...]]
) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", f"{BASE}{OPTION}faces: {faces}\n")
    layout = shelf.open("base")
    assert (dict(layout.faces), dict(layout.families)) == (roles, families)


@pytest.mark.parametrize(
    ("faces", "said", "near"),
    [
        ("{body: sogn}", "There is no face `sogn`.", "song"),
        ("{body: accent}", "There is no face `accent`.", ""),
        ("{body: [song, EB Garamond]}", "A list of families ends in the role", ""),
        ("{body: []}", "`faces.body` cannot be a list of this kind.", ""),
        ("{body: 3}", "`faces.body` cannot be 3.", ""),
    ],
)
def test_a_name_that_is_no_face_is_told(tmp_path: Path, faces: str, said: str, near: str) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", f"{BASE}{OPTION}faces: {faces}\n")
    _, findings = open_layout("base", (shelf.root,))
    (found,) = findings
    assert found.message.startswith(said)
    assert found.nearest == near
    assert found.place is not None


def test_a_family_that_nobody_has_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "mine"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(
        "extends: book\nfaces:\n  body: [Noto Serif XC, song]\n", encoding="utf-8"
    )
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试}\nlayout: mine\ncontents: [{unit: a.md}]\n"
        "editions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text("---\nheadline: 题\n---\n\n天地玄黄。\n", encoding="utf-8")
    (found,) = build(tmp_path).findings
    assert found.message == "There is no family `Noto Serif XC`."
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("layouts/mine/layout.yaml", 3)
