"""`banxin fonts`, and the faces as `doctor` sees them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from banxin.cli import inspection
from banxin.cli.inspection import State
from banxin.cli.remedies import System
from cli.rehearsal import Run

RARE = "\U0002ebf0"  # Extension I: no built-in face has it


def paper_with(run: Run, folder: Path, words: str = "") -> Path:
    assert run("init", folder, "-q").status == 0
    with (folder / "note.md").open("a", encoding="utf-8") as note:
        note.write(words)
    return folder


def test_the_four_roles_are_built_in_with_open_licences(run: Run, tmp_path: Path) -> None:
    ended = run("fonts", "list", tmp_path, "--json")
    faces = json.loads(ended.out)["faces"]
    assert ended.status == 0
    assert {face["role"] for face in faces} >= {"song", "hei", "kai", "fang"}
    assert all(face["licence"] and face["embedding"] and face["source"] for face in faces)
    assert {face["origin"] for face in faces} == {"builtin"}


def test_the_list_is_a_line_for_each_face(run: Run, tmp_path: Path) -> None:
    count = len(json.loads(run("fonts", "list", tmp_path, "--json").out)["faces"])
    lines = run("fonts", "list", tmp_path).out.splitlines()
    assert lines[0].split() == ["face", "weight", "role", "from", "licence"]
    assert len(lines) == count + 1


def test_a_publication_whose_characters_all_have_glyphs(run: Run, tmp_path: Path) -> None:
    ended = run("fonts", "check", paper_with(run, tmp_path / "paper"))
    assert (ended.status, ended.out) == (0, "Every character has a glyph.\n")


def test_a_character_without_a_glyph_is_named_with_its_place(run: Run, tmp_path: Path) -> None:
    paper = paper_with(run, tmp_path / "paper", f"\n生僻字{RARE}在此。\n")
    ended = run("fonts", "check", paper)
    assert ended.status == 1
    assert "font.missing-glyph" in ended.out
    assert "U+2EBF0" in ended.out
    line = (paper / "note.md").read_text(encoding="utf-8").splitlines().index(f"生僻字{RARE}在此。") + 1
    assert f"note.md:{line}:4" in ended.out


def test_a_broken_manifest_is_told_instead(run: Run, paper: Path) -> None:
    ended = run("fonts", "check", paper)
    assert ended.status == 1
    assert "manifest." in ended.out
    assert "glyph" not in ended.out


def test_an_altered_font_is_seen_by_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("banxin.typecase.altered_files", lambda: ("BanxinKai-Regular.ttf",))
    part = inspection._fonts(System.DEBIAN)
    assert part.state is State.NEEDED
    assert "BanxinKai-Regular.ttf" in part.seen
    assert "pip install" in part.remedy


def test_fonts_that_are_as_they_were_are_fine() -> None:
    assert inspection._fonts(System.DEBIAN).state is State.FINE


def test_a_broken_font_of_the_publication_is_a_finding(run: Run, tmp_path: Path) -> None:
    paper = paper_with(run, tmp_path / "paper")
    (paper / "fonts").mkdir()
    (paper / "fonts" / "mine.ttf").write_bytes(b"no font")
    ended = run("fonts", "check", paper)
    assert ended.status == 1
    assert "font.broken" in ended.out
    assert ended.out.count("mine.ttf") == 1
    shutil.rmtree(paper / "fonts")
    assert run("fonts", "check", paper).status == 0
