"""Columns of blocks that are not divided: the last blocks go into columns that balancing left empty."""

from __future__ import annotations

import io

import pymupdf
import pytest
from weasyprint import HTML

from banxin.engine import composing

CSS = """
@page { size: 330px 400px; margin: 10px }
body { margin: 0; font: 10px/20px monospace }
div { columns: 3; column-gap: 5px }
p { margin: 0 }
h1 { height: 20px; margin: 0 }
"""


def columns(heights: list[int], whole: str = "avoid", piece: str = "%s") -> list[int]:
    """How many blocks stand in each of three columns; each block is so many rows high."""
    blocks = "".join(
        piece % f'<p style="break-inside: {whole}">{"<br>".join(["x"] * rows)}</p>' for rows in heights
    )
    with composing():
        data = HTML(
            string=f'<html lang="zh"><style>{CSS}</style><body><h1></h1><div>{blocks}</div>'
        ).write_pdf()
    with pymupdf.open(stream=io.BytesIO(data), filetype="pdf") as file:  # type: ignore[no-untyped-call]
        lefts = [word[0] for word in file[0].get_text("words")]
    return [sum(left == one for left in lefts) for one in sorted(set(lefts))]


@pytest.mark.parametrize(
    ("heights", "rows"),
    [
        ([2, 2, 2, 2], [4, 2, 2]),
        ([6, 2, 2, 2], [6, 4, 2]),
        ([2, 2, 2], [2, 2, 2]),
        ([2, 2, 2, 2, 2], [4, 4, 2]),
        ([2, 2], [2, 2]),  # fewer than there are columns
        ([1, 1, 4, 1], [2, 4, 1]),
    ],
)
def test_no_column_stays_empty_beside_one_of_several_blocks(heights: list[int], rows: list[int]) -> None:
    assert columns(heights) == rows


def test_articles_stand_for_themselves_though_their_text_may_be_divided() -> None:
    assert columns([2, 2, 2, 2], "auto", "<article>%s</article>") == [4, 2, 2]


def test_text_that_may_be_divided_is_balanced_as_ever() -> None:
    assert columns([2, 2, 2, 2], "auto") == [4, 4]
