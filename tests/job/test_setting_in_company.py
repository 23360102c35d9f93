"""A book set by one process and by several: the same files, in which what leads over the seams is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from banxin.engine.pages import openings, page_runs
from banxin.job import beside, build
from banxin.job.child import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
PARAGRAPH = "渠水从山口下来，先经过上村，再绕过中村[^1]，最后才到下村的田里。见[第一章](u0.md)。"
CHAPTERS = 6
INDEX = "index:\n  terms: [上村, 中村, 渠水]\n  see: {水渠: 渠水}\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Chapters in two parts, with notes, crossheads, contents, index and a reference to the first in some."""
    root = tmp_path / "book"
    root.mkdir()
    for number in range(CHAPTERS):
        words = PARAGRAPH if number in (2, 5) else PARAGRAPH.partition("见[")[0]
        text = f"{words}\n\n## 小节\n\n" + f"{words.replace('[^1]', '')}\n\n" * 14 + "[^1]: 三个村庄的注。\n"
        if number in (2, 5):
            text = text.replace("见[第一章](u0.md)。", "", 10)
        (root / f"u{number}.md").write_text(
            f"---\nheadline: 第{number}条渠水\n---\n\n{text}", encoding="utf-8"
        )
    parts = (
        f"  - section: 第{part}编\n    contents: [{', '.join(f'unit: u{n}.md' for n in numbers)}]\n"
        for part, numbers in (("一", range(3)), ("二", range(3, CHAPTERS)))
    )
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渠水}\nissue: {date: 2026-10-01}\nlayout: book\n"
        f"{INDEX}contents:\n{''.join(parts)}"
        "editions:\n  print: {format: pdf}\n  screen: {format: pdf, profile: screen}\n"
        "  reader: {format: epub}\n",
        encoding="utf-8",
    )
    return root


def test_the_files_are_the_same(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = tmp_path / "taken"
    take = page_runs._Runs._take

    def noted(runs: Any, index: int, place: int) -> Any:
        taken.touch()
        return take(runs, index, place)

    monkeypatch.setattr(page_runs._Runs, "_take", noted)
    monkeypatch.setattr(openings, "LEAST", 800)
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)
    files = []
    for processes in (1, 2, 3):
        taken.unlink(missing_ok=True)
        monkeypatch.setattr(beside._COMPANY, "processes", processes)
        report = build(book, out=tmp_path / str(processes))
        assert report.outputs, report.findings
        assert taken.exists() is (processes > 1)
        files.append([one.path.read_bytes() for one in report.outputs])
    assert files[0] == files[1] == files[2]
    with pikepdf.open(report.outputs[1].path) as screen:
        led = [item for part in screen.open_outline().root for item in (part, *part.children)]
        assert {f"第{number}条渠水" for number in range(CHAPTERS)} <= {item.title for item in led}
        assert "/PageLabels" in screen.Root
        assert "/StructTreeRoot" in screen.Root
