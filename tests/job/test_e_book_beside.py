"""An e-book made beside its pages: the same file with the same list of them, whoever makes it."""

from __future__ import annotations

import os
import signal
import zipfile
from pathlib import Path
from typing import Any

import pytest

from banxin.job import beside, build, printing, printing_epub
from banxin.job.child import can_fork
from banxin.job.report import Report
from job.small_paper import lay_out

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever threads a test runner begins."""
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)


def built(root: Path, out: Path, processes: int, monkeypatch: pytest.MonkeyPatch, **more: Any) -> Report:
    """A build by so many processes, with nothing kept from earlier ones."""
    monkeypatch.setattr(beside._COMPANY, "processes", processes)
    report = build(root, out=out, fresh=True, **more)
    assert report.outputs, report.findings
    return report


def files(report: Report) -> list[bytes]:
    return [one.path.read_bytes() for one in report.outputs]


def noted(monkeypatch: pytest.MonkeyPatch, place: Path, *, killed: bool = False) -> None:
    """Every process that binds an e-book notes its number; the first ends before it has done so."""
    pack = printing_epub.pack

    def packed(copy: Any) -> bytes:
        with place.open("a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        if killed and len(place.read_text("ascii").split()) == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return pack(copy)

    monkeypatch.setattr(printing_epub, "pack", packed)


@pytest.mark.parametrize("layout", ["tabloid", "book"])
def test_the_file_is_the_same(layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path, layout)
    alone = built(root, tmp_path / "1", 1, monkeypatch)
    told: list[tuple[str, str]] = []
    for processes in (2, 3):
        company = built(
            root, tmp_path / str(processes), processes, monkeypatch,
            progress=lambda edition, step, *rest: told.append((edition, str(step))),
        )  # fmt: skip
        assert files(company) == files(alone)
        assert company.findings == alone.findings
        steps = [step for edition, step in dict.fromkeys(told) if edition == "reader"]
        assert steps == ["setting", "binding", "done"]
        told.clear()
    with zipfile.ZipFile(alone.outputs[-1].path) as book:
        assert any(b"page-list" in book.read(name) for name in book.namelist() if name.endswith("xhtml"))


def test_it_is_made_by_another_process_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, place = lay_out(tmp_path, "book"), tmp_path / "who"
    noted(monkeypatch, place)
    drawing = tmp_path / "drawing"
    draw = printing.print_pages

    def drawn(*given: Any, **named: Any) -> Any:
        drawing.write_text(str(os.getpid()), encoding="ascii")
        return draw(*given, **named)

    monkeypatch.setattr(printing, "print_pages", drawn)
    built(root, tmp_path / "out", 2, monkeypatch)
    (who,) = place.read_text("ascii").split()
    assert who not in (drawing.read_text("ascii"), str(os.getpid()))


def test_where_that_is_ended_it_is_made_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path, "book")
    whole = files(built(root, tmp_path / "whole", 1, monkeypatch))
    place = tmp_path / "who"
    noted(monkeypatch, place, killed=True)
    assert files(built(root, tmp_path / "out", 2, monkeypatch)) == whole
    assert len(set(place.read_text("ascii").split())) == 2
