"""A build that remembers makes the bytes and findings of one that does not, whatever was edited between.

So does one with several processes, and one with a single process.
"""

from __future__ import annotations

import random
import re
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from banxin.findings import Finding, finding
from banxin.job import Report, beside, build, check, intake, outside_checks
from banxin.job.intake import take_in
from banxin.sheets.print import galley
from banxin.typecase.builtin import builtin_fonts
from banxin.wording import Message
from job.small_paper import lay_out

Edit = Callable[[Path, random.Random], object]


def _replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def _a_word(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((root / "units").glob("*.md")))
    _replaced(path, "的", chance.choice(["之", "的的", "（的）", ""]))


def _a_picture(root: Path, chance: random.Random) -> None:
    picture = root / "images/chuan.svg"
    if not picture.exists():
        return
    height = chance.randrange(150, 260)
    text = re.sub(r'height="\d+" viewBox="0 0 300 \d+"', f'height="{height}" viewBox="0 0 300 {height}"',
                  picture.read_text(encoding="utf-8"))  # fmt: skip
    picture.write_text(text, encoding="utf-8")


def _order(root: Path, chance: random.Random) -> None:
    manifest = root / "manifest.yaml"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    note = next(number for number, line in enumerate(lines) if "- note:" in line)
    lead = next(number for number, line in enumerate(lines) if "- unit: units/duchuan.md" in line)
    moved = lines.pop(note)
    lines.insert(lead + 1 if note < lead else lead, moved)
    manifest.write_text("".join(lines), encoding="utf-8")


def _an_option(root: Path, chance: random.Random) -> None:
    colour = f"{chance.randrange(10, 99)}1d{chance.randrange(10, 99)}"
    _replaced(root / "manifest.yaml", 'accent: "#', f'accent: "#{colour}"}} #')


def _a_sheet_of_the_layout(root: Path, chance: random.Random) -> None:
    sheet = root / "layouts/tabloid/sheets/pdf.css"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(f"h1 {{ letter-spacing: {chance.random():.2f}pt }}\n", encoding="utf-8")


def _no_layout_of_its_own(root: Path, chance: random.Random) -> None:
    shutil.rmtree(root / "layouts", ignore_errors=True)


def _a_file_renamed(root: Path, chance: random.Random) -> None:
    manifest = root / "manifest.yaml"
    old, new = ("cha", "tea") if (root / "units/cha.md").exists() else ("tea", "cha")
    (root / f"units/{old}.md").rename(root / f"units/{new}.md")
    manifest.write_text(manifest.read_text("utf-8").replace(f"units/{old}.md", f"units/{new}.md"), "utf-8")
    _replaced(root / "units/duchuan.md", f"(#{old})", f"(#{new})")


def _a_picture_missing(root: Path, chance: random.Random) -> None:
    picture, away = root / "images/chuan.svg", root / "images/chuan.away"
    away.rename(picture) if away.exists() else picture.rename(away)


def _a_font(root: Path, chance: random.Random) -> None:
    own = root / "fonts/own.otf"
    if own.exists():
        shutil.rmtree(own.parent)
    else:
        own.parent.mkdir()
        shutil.copy(min(builtin_fonts().rglob("*.otf"), key=lambda file: file.stat().st_size), own)


ROUNDS: tuple[tuple[Edit, ...], ...] = (
    (_a_word, _a_sheet_of_the_layout, _a_font),
    (_a_picture_missing, _an_option),
    (_a_picture_missing, _no_layout_of_its_own, _a_picture, _order, _a_file_renamed, _a_font),
)
"""Edits between builds: after the second round, a picture is missing and nothing is written."""


def _told(report: Report, root: Path) -> object:
    files = [(one.edition, one.pages, one.digest, one.path.read_bytes()) for one in report.outputs]
    return [one.replace(str(root), "") for one in map(repr, report.findings)], files, dict(report.make_up)


@pytest.mark.parametrize("seed", [1])
def test_edits_give_what_a_cold_build_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(galley, "_LOT", 200)  # small papers are pulled in several lots too
    monkeypatch.setattr(beside._COMPANY, "processes", 3)
    warm = lay_out(tmp_path / "warm", "tabloid")
    assert not build(warm).failed
    for number, edits in enumerate(ROUNDS):
        for edit in edits:
            edit(warm, chance)
        time.sleep(0.03)
        told = build(warm)
        cold = tmp_path / f"cold-{number}"
        shutil.copytree(warm, cold, ignore=shutil.ignore_patterns("out", ".banxin"), symlinks=True)
        with monkeypatch.context() as without:
            without.delenv("HOME", raising=False)
            without.delenv("XDG_CACHE_HOME", raising=False)
            without.setattr(beside._COMPANY, "processes", 1)
            assert _told(told, warm) == _told(build(cold), cold), number
        assert _told(build(warm), warm) == _told(told, warm), number
        assert told.failed == (_a_picture_missing in edits and number == 1)


def test_a_check_after_a_build_tells_what_one_without_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = finding("epub.unlinked", Message("{name} is not used", name="a"))
    monkeypatch.setattr(outside_checks, "epubcheck_findings", lambda path: (told,))
    cold, warm = (lay_out(tmp_path / name, "bulletin") for name in ("cold", "warm"))
    time.sleep(0.03)
    build(warm)
    time.sleep(0.03)  # its files are what the check reads: just written, they are no base for a record
    steps: list[tuple[object, ...]] = []
    after = check(warm, progress=lambda *step: steps.append(step))
    assert steps == [("reader", "EPUBCheck", 0, 1)]
    assert told in after.findings
    assert _told(after, warm) == _told(check(cold), cold)
    steps.clear()
    assert check(warm, progress=lambda *step: steps.append(step)) == after
    assert steps == []


def test_programs_are_at_the_files_while_the_copy_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading waits for the program to have begun: it could not, were it asked afterwards."""
    begun = threading.Event()

    def looked_at(path: Path) -> tuple[Finding, ...]:
        begun.set()
        return ()

    def read(*asked: Any, **wishes: Any) -> Any:
        assert begun.wait(60)
        return take_in(*asked, **wishes)

    root = lay_out(tmp_path / "paper", "bulletin")
    time.sleep(0.03)
    build(root)
    monkeypatch.setattr(outside_checks, "epubcheck_findings", looked_at)
    monkeypatch.setattr(intake, "take_in", read)
    assert not check(root).failed
    assert begun.is_set()
