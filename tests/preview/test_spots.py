"""From the page to the manuscript: printed words lead to where they were written."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from banxin.job.viewing import Viewing, view
from publications.making import make


@pytest.mark.parametrize("layout", ["book", "tabloid"])
def test_printed_words_lead_to_their_place(tmp_path: Path, layout: str) -> None:
    made = make(7, tmp_path / "paper", layout, stories=2, editions=("pdf",))
    seen = view(made.root, formats=("pdf",))
    assert seen.views, seen.findings
    pages = list(pypdfium2.PdfDocument(seen.views[0].data))
    words = _found(pages, made.words)
    assert len(words) > 40
    met = {word: _source_of(made.root, seen, pages, word) for word in words[:: len(words) // 40]}
    astray = {word: text for word, text in met.items() if not text.startswith(word[0])}
    assert len(astray) < len(met) / 20, astray  # a word that mark-up parts in an odd way leads close by


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
