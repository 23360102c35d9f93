"""A publication read beside the loading of the engine: the same findings, and what earlier builds left."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from banxin.job import beside, build, intake_beside, printing
from banxin.job.child import can_fork
from banxin.job.intake import Wanted, take_in
from banxin.job.intake_beside import take_in_beside
from banxin.world import DISK, Watched
from job.small_paper import lay_out

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
E_BOOK = "editions:\n  reader: {format: epub}\n"


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever cores the machine has, and whatever threads a test runner begins."""
    monkeypatch.setattr(beside._COMPANY, "processes", 2)
    monkeypatch.setattr(beside.threading, "active_count", lambda: 1)


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the number of every process that reads a publication."""
    place, read = tmp_path / "readers", intake_beside.read_in

    def noted(*given: Any) -> Any:
        with place.open("a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        return read(*given)

    monkeypatch.setattr(intake_beside, "read_in", noted)
    return place


@pytest.mark.parametrize("fault", ["", "rank: first\n", "layout: nowhere\n"])
def test_what_is_read_is_the_same(fault: str, tmp_path: Path, readers: Path) -> None:
    root = lay_out(tmp_path, "tabloid")
    manifest = root / "manifest.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + fault, encoding="utf-8")
    apart, here = Watched(DISK), Watched(DISK)
    one, other = take_in_beside(root, (), apart, Wanted()), take_in(root, (), here, Wanted())
    assert readers.read_text("ascii").split() != [str(os.getpid())]
    assert type(one) is type(other)
    assert one.findings == other.findings
    assert bool(one.findings) is bool(fault)
    assert apart.asked == here.asked


def test_without_pages_it_is_read_here(tmp_path: Path, readers: Path) -> None:
    root = lay_out(tmp_path, "book")
    manifest = root / "manifest.yaml"
    head, _, _ = manifest.read_text(encoding="utf-8").partition("editions:")
    manifest.write_text(head + E_BOOK, encoding="utf-8")
    take_in_beside(root, (), Watched(DISK), Wanted())
    assert readers.read_text("ascii").split() == [str(os.getpid())]


def test_a_later_build_knows_the_heights_of_an_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, place = lay_out(tmp_path, "tabloid"), tmp_path / "heights"
    context = printing._context

    def noted(order: Any, sheets: Any) -> Any:
        place.write_text(str(len(order.ready.memory)), encoding="ascii")
        return context(order, sheets)

    monkeypatch.setattr(printing, "_context", noted)
    assert build(root, fresh=True).outputs
    assert place.read_text("ascii") == "0"
    note = root / "note.md"
    note.write_text(note.read_text(encoding="utf-8").replace("两个村", "两个乡"), encoding="utf-8")
    assert build(root, fresh=True).outputs
    assert int(place.read_text("ascii")) > 0
