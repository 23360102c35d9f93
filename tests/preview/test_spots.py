"""From the page to the manuscript, and what is laid over a page: both lie where the text is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from banxin.job.viewing import Viewing, view
from banxin.preflight.text.source_spots import SourceSpot
from banxin.preview.overlays import overlays
from publications.making import Made, make


@dataclass(frozen=True)
class Set:
    """A publication that was set, with what there is to see of it, all of it and first."""

    made: Made
    seen: Viewing
    first: Viewing


@pytest.fixture(scope="module", params=["book", "tabloid"])
def issue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Set:
    made = make(7, tmp_path_factory.mktemp("spots") / "paper", request.param, stories=2, editions=("pdf",))
    told: list[Viewing] = []
    seen = view(made.root, formats=("pdf",), shown=told.append)
    assert seen.views, seen.findings
    return Set(made, seen, told[0])


def test_printed_words_lead_to_their_place(issue: Set) -> None:
    made, seen = issue.made, issue.seen
    pages = list(pypdfium2.PdfDocument(seen.views[0].data))
    words = _found(pages, made.words)
    assert len(words) > 40
    met = {word: _source_of(made.root, seen, pages, word) for word in words[:: len(words) // 40]}
    astray = {word: text for word, text in met.items() if not text.startswith(word[0])}
    assert len(astray) < len(met) / 20, astray  # a word that mark-up parts in an odd way leads close by


def test_pages_come_first_and_are_those_that_are_looked_over(issue: Set) -> None:
    assert not issue.first.looked_over
    assert issue.first.views[0].data == issue.seen.views[0].data
    assert issue.seen.looked_over


def test_overlays_lie_where_the_text_is_printed(issue: Set) -> None:
    one, layout = issue.seen.views[0], issue.seen.layout
    assert layout is not None
    laid, heights = overlays(one, layout.grid), _heights(one.data)
    assert len(laid) == len(heights)
    astray = [spot for spot in one.spots if not _on_a_line(spot, laid[spot.page - 1], heights[spot.page - 1])]
    assert len(one.spots) > 100
    assert len(astray) < len(one.spots) / 20, astray[:5]  # readings stand above their lines
    for page in laid:
        left, _, width, height = page["area"]
        assert all(left - 1 <= left + x and x + wide <= width + 1 for x, wide in page["columns"])
        for module in page["modules"]:
            x, y, wide, high = module["box"]
            assert -0.1 <= x <= x + wide <= width + 0.1, module
            assert -0.1 <= y <= y + high <= height + 0.1, module


def test_stories_stand_in_their_modules(issue: Set) -> None:
    one, layout = issue.seen.views[0], issue.seen.layout
    assert layout is not None
    laid, heights = overlays(one, layout.grid), _heights(one.data)
    stories = {module["story"] for page in laid for module in page["modules"]}
    assert bool(stories) == (issue.made.layout == "tabloid")
    for spot in one.spots:
        page, height = laid[spot.page - 1], heights[spot.page - 1]
        if spot.unit in stories:
            boxes = [module["box"] for module in page["modules"] if module["story"] == spot.unit]
            assert any(_within(spot, box, page["area"], height) for box in boxes), spot


def _heights(data: bytes) -> list[float]:
    return [page.get_height() for page in pypdfium2.PdfDocument(data)]


def _on_a_line(spot: SourceSpot, page: Mapping[str, Any], height: float) -> bool:
    """Whether a baseline runs through the spot."""
    left, bottom, right, top = spot.box
    return any(
        height - top <= baseline <= height - bottom + 0.5 and x - 2 <= right and left <= x + width + 2
        for x, baseline, width in page["lines"]
    )


def _within(spot: SourceSpot, box: Any, area: Any, height: float) -> bool:
    x, y = (spot.box[0] + spot.box[2]) / 2 - area[0], height - (spot.box[1] + spot.box[3]) / 2 - area[1]
    return bool(box[0] - 1 <= x <= box[0] + box[2] + 1 and box[1] - 1 <= y <= box[1] + box[3] + 1)


def _found(pages: list[pypdfium2.PdfPage], words: dict[str, str]) -> list[str]:
    """The words that stand whole on a line."""
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    return [word for word in words if sum(text.count(word) for text in texts) == 1]


def _source_of(root: Path, seen: Viewing, pages: list[pypdfium2.PdfPage], word: str) -> str:
    """The manuscript from the place that the middle of a word's first character leads to."""
    one = seen.views[0]
    for number, page in enumerate(pages, 1):
        text = page.get_textpage()
        found = text.search(word).get_next()
        if found is None:
            continue
        left, bottom, right, top = text.get_charbox(found[0])
        x, y = (left + right) / 2, (bottom + top) / 2
        for spot in one.spots:
            if spot.page == number and spot.box[0] <= x <= spot.box[2] and spot.box[1] <= y <= spot.box[3]:
                line = (root / spot.file).read_text("utf-8").split("\n")[spot.line - 1]
                at = line.find(word, max(0, spot.column - 1))
                return line[at:] if 0 <= at <= spot.column - 1 + spot.length + 24 else line[spot.column - 1 :]
    return ""
