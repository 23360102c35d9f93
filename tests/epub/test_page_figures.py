"""Pages that share their figures: the list of pages leads to one of them."""

from __future__ import annotations

from typing import Any

import pytest

from banxin.job.print_pages import PrintPages
from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.page_starts import PageStart


@pytest.mark.parametrize(
    ("figures", "cited"),
    [
        ("1 2 3", "0 1 2"),
        ("1 i ii 1 2 3 4", "1 2 3 4 5 6"),  # the text, not the cover
        ("1 2 3 1 2", "0 1 2"),  # the longer run
        ("1 1", "0"),
        ("1 2 1 2 3 1", "2 3 4"),
    ],
)
def test_each_figure_is_listed_once(paper: Any, figures: str, cited: str) -> None:
    starts = tuple(PageStart(figure, f"u{number}") for number, figure in enumerate(figures.split()))
    documents = [EpubDocument(one.owner, f"{one.owner}.xhtml", "", b"<body></body>") for one in starts]
    files = {one.owner: f"{one.owner}.xhtml" for one in starts}
    breaks = PrintPages(paper, lambda: starts)(documents, files)
    assert [one.href.removeprefix("u").removesuffix(".xhtml") for one in breaks] == cited.split()
