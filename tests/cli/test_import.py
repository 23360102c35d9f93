"""`banxin import`: what it writes builds, and nothing is ever written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from banxin.job.import_manifest import with_units
from banxin.manuscript import read_publication
from cli.rehearsal import Run
from importing.test_word import STYLES, TEXT
from importing.word_files import para, styled, word_file


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "来稿 1.docx"
    file.write_bytes(word_file(styled("山口的灯", "Title") + para(TEXT) * 3, styles=STYLES))
    return file


def sound(folder: Path) -> bool:
    reading = read_publication(folder)
    return reading.publication is not None and not [
        one for one in reading.findings if one.severity == "error"
    ]


@pytest.mark.parametrize("layout", ["book", "magazine", "tabloid", "bulletin"])
def test_a_new_publication(run: Run, story: Path, tmp_path: Path, layout: str) -> None:
    ended = run("import", str(story), "--into", str(tmp_path / "new"), "--layout", layout)
    assert ended.status == 0, ended.out + ended.err
    assert "units/来稿-1.md" in ended.out
    assert sound(tmp_path / "new")
    assert "山口的灯" in (tmp_path / "new" / "manifest.yaml").read_text("utf-8")


def test_what_no_file_says_is_not_made_up(run: Run, story: Path, tmp_path: Path) -> None:
    for layout in ("book", "tabloid"):
        folder = tmp_path / layout
        asked = ("import", str(story), "--into", str(folder), "--layout", layout, "--json")
        told = json.loads(run(*asked, "--publisher", "山口文化站", "--date", "2026-11-29").out)
        manifest = (folder / "manifest.yaml").read_text("utf-8")
        assert "  publisher: 山口文化站" in manifest
        assert "  date: 2026-11-29" in manifest
        waiting = [one for one in told["findings"] if one["code"] == "import.fill-in"]
        assert waiting
        lines = manifest.splitlines()
        assert all(lines[one["line"] - 1].lstrip().startswith("#") for one in waiting)
        assert sound(folder)
    assert run("import", str(story), "--into", str(tmp_path / "x"), "--date", "gestern").status == 2


def test_units_are_added_and_numbered(run: Run, story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    run("import", str(story), "--into", str(folder))
    before = (folder / "units" / "来稿-1.md").read_bytes()
    ended = run("import", str(story), "--into", str(folder), "--json")
    told = json.loads(ended.out)
    assert told["units"][0]["path"] == "units/来稿-1-2.md"
    assert (folder / "units" / "来稿-1.md").read_bytes() == before
    assert sound(folder)
    assert (folder / "manifest.yaml").read_text("utf-8").count("- unit: units/来稿-1") == 2


def test_one_bad_file_and_nothing_is_written(run: Run, story: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04bad")
    ended = run("import", str(story), str(bad), "--into", str(tmp_path / "new"))
    assert ended.status == 1
    assert "import.broken" in ended.out
    assert not (tmp_path / "new").exists()


def test_wrong_usage(run: Run, story: Path, tmp_path: Path) -> None:
    assert run("import", str(story), "--encoding", "klingon").status == 2
    assert run("import", str(story), "--lang", "de").status == 2
    assert run("import", str(story), "--into", str(story)).status == 2
    assert run("import", str(tmp_path / "none.docx"), "--into", str(tmp_path / "n")).status == 1


NESTED = "contents:   # 次序\n  - section: 副刊  # 栏目\n    contents:\n      - unit: a.md  # 一\n"


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("contents:\n- unit: a.md\n", "contents:\n- unit: a.md\n- unit: b.md\n"),
        ("contents:\r\n  - unit: a.md\r\n", "contents:\r\n  - unit: a.md\r\n  - unit: b.md\r\n"),
        ("\ufeffcontents:\n  - unit: a.md", "\ufeffcontents:\n  - unit: a.md\n  - unit: b.md\n"),
        ("contents:\nlayout: book\n", "contents:\n  - unit: b.md\nlayout: book\n"),
        ("contents: []  # 待定\n", "contents:  # 待定\n  - unit: b.md\n"),
        ("contents: [{unit: a.md}]\n", "contents: [{unit: a.md}, {unit: b.md}]\n"),
        ("contents: ~  # 待定\nlayout: book\n", "contents:  # 待定\n  - unit: b.md\nlayout: book\n"),
        (
            f"{NESTED}# 尾\nslug: x\n",
            f"{NESTED}  - unit: b.md\n# 尾\nslug: x\n",
        ),
        ("{contents: [], slug: x}\n", None),
        ("contents: &all []\nslug: *all\n", None),
        ("all: &all\n- unit: a.md\ncontents: *all\n", None),
        ("contents: !!seq\n- unit: a.md\n", None),
        ("contents:\n- unit: |\n    a.md\n    # b\nslug: x\n", None),
        (f"contents: {'[' * 5000}{']' * 5000}\n", None),
    ],
)
def test_units_in_contents_as_editors_write_them(contents: str, expected: str | None) -> None:
    assert with_units(contents, ["b.md"]) == expected


def test_what_is_no_file(run: Run, tmp_path: Path) -> None:
    new = tmp_path / "new"
    ended = run("import", str(tmp_path / "none.docx"), "--into", str(new))
    assert ended.status == 1
    assert "none.docx does not exist." in ended.out
    ended = run("import", str(tmp_path), "--into", str(new))
    assert ended.status == 1
    assert f"banxin import {tmp_path / '*'}" in ended.out  # what to do instead
    empty = tmp_path / "empty.docx"
    empty.write_bytes(word_file(""))
    told = json.loads(run("import", str(empty), "--into", str(new), "--json").out)
    fault = told["findings"][-1]
    assert (fault["code"], fault["file"]) == ("import.broken", str(empty))
    assert not new.exists()


def test_help(run: Run) -> None:
    ended = run("import", "--help")
    assert "--encoding" in ended.out
    assert "nothing is overwritten" in ended.out


def test_the_commands_of_the_documentation(
    run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.rename(tmp_path / "story.docx")
    (tmp_path / "old.txt").write_bytes(f"题目\n\n{TEXT}\n".encode("gb18030"))
    monkeypatch.chdir(tmp_path)
    page = Path(__file__).parents[2] / "docs" / "import.md"
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("$ banxin "):
            ended = run(*line.removeprefix("$ banxin ").split())
            assert ended.status == 0, ended.out + ended.err
    assert sound(tmp_path / "my-paper")
    assert sound(tmp_path / "my-book")
