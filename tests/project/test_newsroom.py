"""The paper that `bench/newsroom` measures is whole, planned without a fault, and the same at every call."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from banxin.job.intake import Ready, take_in
from banxin.manuscript.publication import every_item

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def paper() -> ModuleType:
    sys.path.insert(0, str(REPOSITORY))
    try:
        return importlib.import_module("bench.newsroom.paper")
    finally:
        sys.path.remove(str(REPOSITORY))


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_paper_is_whole_and_the_same_at_every_call(paper: ModuleType, tmp_path: Path) -> None:
    for name in ("one", "other"):
        paper.write(tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "other")
    intake = take_in(tmp_path / "one")
    assert isinstance(intake, Ready)
    assert not [one for one in intake.findings if one.severity.value == "error"]
    publication = intake.publication
    assert len(paper.ITEMS) == 22
    assert [plan.name for plan in publication.pages] == list(paper.NAMES)
    known = {item.id for item in every_item(publication.contents)}
    assert set(publication.sheet.pins) == set(paper.PINS) <= known
    assert len(publication.fillers) == 3
