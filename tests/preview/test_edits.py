"""Files written from the preview: only texts of the publication, only as they were seen, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.preview.edits import Edits, RefusedEditError, digest_of
from banxin.preview.studio import keep_options, move_story, pin_story, rank_story

ARTICLE = "---\nheadline: 早市|晚归  # 题\nbyline: 本报\n---\n\n正文。\n"
MANIFEST = """\
layout: book  # 版式
contents:
  - unit: units/a.md
  - section: 副刊
    contents:
      - unit: units/b.md
      - unit: units/c.md
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    (folder / "units").mkdir(parents=True)
    (folder / ".banxin").mkdir()
    (folder / "units" / "a.md").write_text(ARTICLE, "utf-8")
    (folder / "manifest.yaml").write_text(MANIFEST, "utf-8")
    (folder / ".banxin" / "x.yaml").write_text("a: 1\n", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.md").write_text("outside", "utf-8")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    return folder


@pytest.mark.parametrize(
    "file",
    [
        "../secret.md",
        "/etc/hostname",
        "link.md",
        "picture.png",
        ".banxin/x.yaml",
        "",
        "units",
        "no.md",
        "a\0.md",
    ],
)
def test_nothing_else_is_read_or_written(root: Path, file: str) -> None:
    edits = Edits(root)
    with pytest.raises(RefusedEditError):
        edits.read(file)
    with pytest.raises(RefusedEditError):
        edits.write(file, digest_of(b"outside"), "changed")
    assert (root.parent / "secret.md").read_text("utf-8") == "outside"


def test_an_edit_and_its_way_back(root: Path) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    now = edits.read("units/a.md")
    edits.write("units/a.md", now.digest, now.text.replace("正文", "新文"))
    edits.set_field("units/a.md", "headline", "新题")
    assert path.read_text("utf-8") == "---\nheadline: 新题  # 题\nbyline: 本报\n---\n\n新文。\n"
    assert [edits.undo(), edits.undo()] == ["units/a.md", "units/a.md"]
    assert path.read_text("utf-8") == ARTICLE
    with pytest.raises(RefusedEditError):
        edits.undo()


def test_what_was_changed_elsewhere_stays(root: Path) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    now = edits.read("units/a.md")
    done = edits.write("units/a.md", now.digest, "一\n")
    path.write_text("别人改的\n", "utf-8")
    with pytest.raises(RefusedEditError):
        edits.write("units/a.md", done.digest, "二\n")
    with pytest.raises(RefusedEditError):
        edits.undo()
    assert path.read_text("utf-8") == "别人改的\n"


def test_what_two_have_written_in_other_lines_is_kept_of_both(root: Path) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    seen = edits.read("units/a.md")
    path.write_text(ARTICLE.replace("本报", "别人"), "utf-8")
    mine = seen.text.replace("正文", "新文")
    with pytest.raises(RefusedEditError) as refused:
        edits.write("units/a.md", seen.digest, mine)
    assert "别人" in str(refused.value.now)
    done = edits.write("units/a.md", seen.digest, mine, base=seen.text)
    assert done.text == path.read_text("utf-8") == mine.replace("本报", "别人")
    with pytest.raises(RefusedEditError):
        edits.write("units/a.md", seen.digest, seen.text.replace("本报", "我"), base=seen.text)
    path.write_text(done.text.replace("早市", "夜市"), "utf-8")
    edits.undo()
    assert path.read_text("utf-8") == ARTICLE.replace("本报", "别人").replace("早市", "夜市")


def test_a_step_that_cannot_be_taken_back_is_passed_by(root: Path) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    edits.write("manifest.yaml", edits.read("manifest.yaml").digest, MANIFEST.replace("版式", "书"))
    edits.set_field("units/a.md", "headline", "新题")
    path.unlink()
    with pytest.raises(RefusedEditError):
        edits.undo()
    assert edits.undo() == "manifest.yaml"
    assert (root / "manifest.yaml").read_text("utf-8") == MANIFEST


def test_large_files_make_fewer_steps_and_never_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = Edits(root)
    for most, steps in ((len(ARTICLE.encode()) * 5, 2), (1, 1)):
        monkeypatch.setattr("banxin.preview.edits._HELD", most)
        for mark in "甲乙丙丁戊":
            now = edits.read("units/a.md")
            edits.write("units/a.md", now.digest, ARTICLE + mark)
        for _ in range(steps):
            assert edits.undoable
            edits.undo()
        assert not edits.undoable


def test_steps_wait_for_a_folder_that_is_away(root: Path) -> None:
    edits, away = Edits(root), root.with_name("away")
    edits.set_field("units/a.md", "headline", "新题")
    root.rename(away)
    with pytest.raises(RefusedEditError):
        edits.undo()
    away.rename(root)
    assert edits.undo() == "units/a.md"


@pytest.mark.parametrize(
    ("there", "was", "now"),
    [
        ("headline: 早市|晚归", "早市|晚归", None),
        ("headline: 新题", "早市|晚归", None),
        ("byline: 本报", "", None),
        ("headline: 2024", "2024", None),
        ("headline: 别人的", "早市|晚归", "别人的"),
        ("headline: 别人的", "", "别人的"),
        ("byline: 本报", "早市|晚归", ""),
        ("headline: [一, 二]", "", None),
        ("headline: {", "", None),
    ],
)
def test_a_field_is_written_only_over_what_was_seen(
    root: Path, there: str, was: str, now: str | None
) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    path.write_text(f"---\n{there}\n---\n\n正文。\n", "utf-8")
    if now is None and not there.endswith(("]", "{")):
        edits.set_field("units/a.md", "headline", "新题", was)
        assert "headline: 新题\n" in path.read_text("utf-8")
        return
    with pytest.raises(RefusedEditError) as refused:
        edits.set_field("units/a.md", "headline", "新题", was)
    assert refused.value.now == now
    assert path.read_text("utf-8").splitlines()[1] == there


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_ends_of_lines_and_permissions_stay(root: Path, end: str) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    path.write_bytes(ARTICLE.replace("\n", end).encode())
    path.chmod(0o640)
    now = edits.read("units/a.md")
    assert now.text == ARTICLE
    edits.write("units/a.md", now.digest, now.text.replace("正文", "新文"))
    edits.set_field("units/a.md", "deck", "提要")
    wanted = ARTICLE.replace("正文", "新文").replace("本报\n", "本报\ndeck: 提要\n")
    assert path.read_bytes().decode() == wanted.replace("\n", end)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_field_is_added_and_taken_away(root: Path) -> None:
    edits, path = Edits(root), root / "units" / "a.md"
    edits.set_field("units/a.md", "deck", "提要")
    assert "byline: 本报\ndeck: 提要\n---\n" in path.read_text("utf-8")
    edits.set_field("units/a.md", "deck", None)
    assert path.read_text("utf-8") == ARTICLE
    path.write_text("只有正文。\n", "utf-8")
    edits.set_field("units/a.md", "headline", "题")
    assert path.read_text("utf-8") == "---\nheadline: 题\n---\n\n只有正文。\n"


def test_choices_go_into_the_manifest(root: Path) -> None:
    edits, path = Edits(root), root / "manifest.yaml"
    declared = [{"name": "columns", "kind": "integer"}, {"name": "accent", "kind": "colour"}]
    keep_options(edits, {"columns": "3", "accent": "#14508c", "preset": "墨", "unknown": "x"}, declared)
    move_story(edits, "units/c.md", "units/b.md")
    rank_story(edits, "units/a.md", "lead")
    pin_story(edits, "a", 2)
    assert path.read_text("utf-8") == (
        "layout: book  # 版式\ncontents:\n  - unit: units/a.md\n    rank: lead\n"
        "  - section: 副刊\n    contents:\n"
        "      - unit: units/c.md\n      - unit: units/b.md\n"
        "options:\n  columns: 3\n  accent: '#14508c'\npreset: 墨\nsheet:\n  pins:\n    a:\n      page: 2\n"
    )
    for _ in range(edits.undoable):
        edits.undo()
    assert path.read_text("utf-8") == MANIFEST


def test_a_story_does_not_leave_its_section(root: Path) -> None:
    with pytest.raises(RefusedEditError):
        move_story(Edits(root), "units/a.md", "units/b.md")
    with pytest.raises(RefusedEditError):
        rank_story(Edits(root), "units/x.md", "lead")
