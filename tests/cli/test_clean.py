"""`banxin clean` removes what builds made and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.rehearsal import Run


def fill(folder: Path) -> None:
    for name in ("out/a.pdf", ".banxin/cache", "units/a.md", "images/out/map.svg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_removes_out_and_cache_alone(run: Run, paper: Path) -> None:
    fill(paper)
    assert run("clean", paper).status == 0
    assert left(paper) == {"manifest.yaml", "units/a.md", "images/out/map.svg"}


def test_twice_is_no_fault(run: Run, paper: Path) -> None:
    fill(paper)
    run("clean", paper)
    ended = run("clean", paper)
    assert (ended.status, ended.out) == (0, "Nothing to remove.\n")


def test_it_refuses_a_folder_that_is_no_publication(run: Run, tmp_path: Path) -> None:
    fill(tmp_path)
    before = left(tmp_path)
    assert run("clean", tmp_path).status == 2
    assert left(tmp_path) == before


@pytest.mark.parametrize("name", ["out", ".banxin"])
def test_it_does_not_follow_a_link(run: Run, paper: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    fill(elsewhere)
    before = left(elsewhere)
    (paper / name).symlink_to(elsewhere, target_is_directory=True)
    assert run("clean", paper).status == 2
    assert left(elsewhere) == before


def test_json_names_what_went(run: Run, paper: Path) -> None:
    fill(paper)
    told = json.loads(run("clean", paper, "--json").out)
    assert told["removed"] == [str(paper / "out"), str(paper / ".banxin")]
