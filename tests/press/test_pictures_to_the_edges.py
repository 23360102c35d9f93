"""A picture by the formula of the guide reaches every edge, on left and right pages, and no farther."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pymupdf
import pytest

from banxin.press.pdf import print_pages, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet, address

from .inked_page import finished, ticket

DOCS = Path(__file__).parents[2] / "docs"
FORMULA = re.compile(r"`(left|width): (calc\([^`]*var\(--margin-inner\)[^`]*)`")
SLUG = 12
CSS = """
@page {{ size: 100mm 100mm; bleed: 3mm }}
@page :right {{ margin: 20mm {outer}mm 20mm {inner}mm }}
@page :left {{ margin: 20mm {inner}mm 20mm {outer}mm }}
:root {{ --margin-inner: {inner}mm; --margin-outer: {outer}mm; --bleed: 3mm; --type-width: {width}mm }}
body {{ margin: 0 }} p {{ break-after: page; height: 10mm; margin: 0 }}
p::before {{ content: ""; position: absolute; height: 10mm; background: #b3121b; left: {left}; width: {wide}
}}
"""


def formulas(page: str) -> dict[str, str]:
    """What the guide says of `left` and `width`."""
    return dict(FORMULA.findall((DOCS / page).read_text(encoding="utf-8")))


def painted(inner: int, outer: int, said: dict[str, str]) -> list[tuple[int, int]]:
    """From where to where the picture is painted on each of two pages, in mm from the trim."""
    css = CSS.format(
        inner=inner, outer=outer, width=100 - inner - outer, left=said["left"], wide=said["width"]
    )
    html = '<html lang="en"><title>a</title><body><p></p><p></p></body></html>'
    copy = PrintCopy(html, (PrintSheet(css, address("layouts"), "test"),), {})
    data = finished(print_pages(set_pages(copy)), ticket())
    found = []
    pymupdf.TOOLS.set_icc(0)  # type: ignore[no-untyped-call]
    with pymupdf.open(stream=io.BytesIO(data), filetype="pdf") as file:  # type: ignore[no-untyped-call]
        for page in file.pages(0, 2):
            pixels = page.get_pixmap(colorspace=pymupdf.csCMYK, dpi=127)
            row = round((SLUG + 3 + 22) * 5)
            inked = [x for x in range(pixels.width) if pixels.pixel(x, row)[1] > 100]
            found.append((round(inked[0] / 5 - SLUG - 3), round(inked[-1] / 5 - SLUG - 3)))
    return found


@pytest.mark.parametrize(("inner", "outer"), [(30, 10), (10, 30), (20, 20)])
def test_both_pages_are_painted_from_bleed_to_bleed(inner: int, outer: int) -> None:
    assert painted(inner, outer, formulas("layouts.md")) == [(-3, 103)] * 2


def test_a_picture_as_wide_as_the_inner_margins_alone_leaves_paper_bare() -> None:
    said = {
        "left": "calc(-1 * var(--margin-inner) - var(--bleed))",
        "width": "calc(var(--type-width) + 2 * var(--margin-inner) + 2 * var(--bleed))",
    }
    assert painted(10, 30, said) != [(-3, 103)] * 2


def test_both_guides_say_it_alike() -> None:
    assert set(formulas("layouts.md")) == {"left", "width"}
    assert formulas("layouts.md") == formulas("layouts.zh-CN.md")
