"""Copy that is over by one line is an error that tells rows and 字; cutting what it asks for makes it fit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from banxin.job import Report, build, child, printing
from banxin.press.pdf import Pages
from banxin.sheets.print.copy import PrintCopy
from pages.specimen import paragraph

_MANIFEST = """banxin: 1
publication: {title: 河东日报}
issue: {number: 1, date: 2021-03-01, page: 3}
layout: tabloid
contents:
  - unit: a.md
  - unit: b.md
SHEETeditions: {print: {format: pdf}}
"""
_TOLD = re.compile(r"(\w+): over-set by (\d+) 行 ≈ (\d+) 字 on page (\d+)")
_ONE_PAGE = "sheet: {blueprint: [H, a, b]}\n"


def issue(folder: Path, characters: int, sheet: str, second: int = 900) -> Report:
    """Two stories of so many characters."""
    folder.mkdir(exist_ok=True)
    (folder / "manifest.yaml").write_text(_MANIFEST.replace("SHEET", sheet), encoding="utf-8")
    for name, length in (("a", characters), ("b", second)):
        text = "".join(paragraph(12, seed + length % 7) for seed in range(1 + length // 140))[:length]
        body = "\n\n".join(text[start : start + 150] for start in range(0, len(text), 150))
        head = f"---\nheadline: 两代人守住{name}座山的树林\n---\n\n"
        (folder / f"{name}.md").write_text(head + body + "\n", encoding="utf-8")
    return build(folder)


def over(report: Report) -> dict[str, tuple[int, int]]:
    """Rows and 字 by story, as the findings tell them."""
    told = [_TOLD.match(found.message) for found in report.findings if found.code == "setting.overset"]
    return {match[1]: (int(match[2]), int(match[3])) for match in told if match}


@pytest.mark.slow
def test_one_line_too_many_is_told_and_cutting_it_helps(tmp_path: Path) -> None:
    fits, overset = 2600, 6000
    assert not over(issue(tmp_path, fits, _ONE_PAGE))
    last = issue(tmp_path, overset, _ONE_PAGE)
    while overset - fits > 12:
        told = sum(characters for _, characters in over(last).values())
        guess = overset - told + 6  # still over by a little, if what is told is right
        near = fits + 30 if fits > 2600 else overset - 30  # the guess ended on this side of what is sought
        middle = (
            guess
            if fits + 6 < guess < overset - 6
            else near
            if fits < near < overset
            else (fits + overset) // 2
        )
        report = issue(tmp_path, middle, _ONE_PAGE)
        if over(report):
            overset, last = middle, report
        else:
            fits = middle
    ((name, (rows, characters)),) = over(last).items()
    assert rows in (1, 2)
    assert 8 <= characters <= 2 * 36
    assert last.outputs == ()
    assert any(f"cut {characters} 字" in (found.remedy or "") for found in last.findings)
    first, second = (overset - characters, 900) if name == "a" else (overset, 900 - characters)
    assert not over(issue(tmp_path, first, _ONE_PAGE, second))


@pytest.mark.parametrize("characters", [7000])
def test_a_story_that_no_page_can_take_is_an_error(characters: int, tmp_path: Path) -> None:
    report = issue(tmp_path, characters, "")
    assert report.failed
    assert "setting.overset" in {found.code for found in report.findings}
    assert report.outputs == ()


def test_a_story_longer_than_its_legs_is_told_at_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_pages = printing.set_pages

    def too_long(copy: PrintCopy, *told: Any) -> Pages:
        return replace(set_pages(copy, *told), overset=("b--legs", "b--continued--legs"))

    monkeypatch.setattr(printing, "set_pages", too_long)
    monkeypatch.setattr(child, "can_fork", lambda: False)
    report = issue(tmp_path, 1200, "")
    (found,) = [found for found in report.findings if found.code == "setting.overset"]
    assert str(found.place).startswith("manifest.yaml:7:") or str(found.place).startswith("b.md:")
    assert found.message.startswith("b: ")
    assert found.remedy
    assert report.outputs == ()


def test_blocks_of_one_line_part_between_legs(tmp_path: Path) -> None:
    """A table of one row, a verse or a listing of one line may end a leg."""
    blocks = {
        "table": "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |",
        "bare": "| | |\n|---|---|\n| 丙 | 丁 |",
        "verse": "::: verse\n天地玄黄\n:::",
        "listing": "```\nprint(1)\n```",
    }
    for name, block in blocks.items():
        first, second, third = (block.replace("丁", mark) for mark in "丁戊己")
        text = f"---\nheadline: 题目\n---\n\n{first}\n\n段。\n\n{second}\n\n{third}\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    contents = "".join(f"  - unit: {name}.md\n" for name in blocks)
    manifest = _MANIFEST.replace("  - unit: a.md\n  - unit: b.md\nSHEET", contents)
    (tmp_path / "manifest.yaml").write_text(manifest, encoding="utf-8")
    report = build(tmp_path)
    assert {found.code for found in report.findings} <= {"setting.underset"}
