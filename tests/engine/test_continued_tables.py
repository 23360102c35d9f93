"""The row over the head of a table where it goes on."""

from __future__ import annotations

import pypdfium2
import pytest
import weasyprint

from banxin.engine import composing

SHEET = """
@page { size: 200pt 150pt; margin: 10pt }
table { width: 100%; border-spacing: 0 }
th { border: 3pt solid blue }
.mark { --banxin-continuation: on }
.mark td { border: 0 }
"""
ROWS = "".join(f"<tr><td>{n}</td><td>b</td></tr>" for n in range(12))
MARK = '<tr class="mark"><td colspan="2">goes on</td></tr>'


def printed(sheet: str, head: str) -> pypdfium2.PdfDocument:
    table = f"<table><thead>{head}</thead><tbody>{ROWS}</tbody></table>"
    html = f'<html lang="zh-Hans"><style>{SHEET}{sheet}</style>{table}'
    with composing():
        return pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())


def words(page: pypdfium2.PdfPage) -> list[str]:
    return page.get_textpage().get_text_range().split()


def blue_rules(page: pypdfium2.PdfPage) -> int:
    """How many rules in blue cross the page; each is 3 px thick."""
    picture = page.render(scale=1).to_pil().convert("RGB")
    rows = [
        sum(picture.getpixel((x, y)) == (0, 0, 255) for x in range(picture.width)) > 150
        for y in range(picture.height)
    ]
    return sum(now and not before for before, now in zip([False, *rows], rows, strict=False))


@pytest.mark.parametrize("borders", ["separate", "collapse"])
def test_the_row_stands_on_every_page_but_the_first(borders: str) -> None:
    sheet = f"table {{ border-collapse: {borders} }}"
    document = printed(sheet, f"{MARK}<tr><th>one</th><th>two</th></tr>")
    pages = [words(page) for page in document]
    assert len(pages) > 1
    assert [found[: found.index("one")] for found in pages] == [[], *[["goes", "on"]] * (len(pages) - 1)]
    numbers = [word for found in pages for word in found if word.isdigit()]
    assert numbers == [str(n) for n in range(12)]
    assert [blue_rules(page) for page in document] == [2] * len(pages)  # above and below the head


def test_a_table_without_a_head_has_the_row_too() -> None:
    pages = [words(page) for page in printed("", MARK)]
    assert [found[:2] == ["goes", "on"] for found in pages] == [False, *[True] * (len(pages) - 1)]
    assert [word for found in pages for word in found if word.isdigit()] == [str(n) for n in range(12)]


def test_a_row_that_does_not_say_so_is_repeated_like_the_head() -> None:
    pages = [words(page) for page in printed(".mark { --banxin-continuation: off }", MARK)]
    assert all(found[:2] == ["goes", "on"] for found in pages)
