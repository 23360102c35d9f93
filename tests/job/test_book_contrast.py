"""The contrast of text in an EPUB, after its own sheets."""

from __future__ import annotations

import io
import zipfile

from banxin.job.book_contrast import faint_in_book

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title/>
<link rel="stylesheet" href="../style.css"/></head><body>{}</body></html>"""
SHEET = """:root { --accent: #c15319; }
.deck { color: #bbb; } .label { background: var(--accent); color: #b05020; } .good { color: #767676; }
@media (prefers-color-scheme: dark) { .good { color: #222; } }"""


def book(**pages: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("OEBPS/style.css", SHEET)
        for name, body in pages.items():
            archive.writestr(f"OEBPS/text/{name}.xhtml", PAGE.format(body))
    return data.getvalue()


def test_each_pair_of_colours_is_told_with_its_words_and_document() -> None:
    data = book(
        a='<p class="good">看得清</p><p class="deck">看不清</p><img src="x.jpg" alt=""/>',
        b='<p class="deck">又一次</p><p class="label">标签</p>',
    )
    assert [(name, one.text, one.colour, one.ground) for name, one in faint_in_book(data)] == [
        ("a.xhtml", "看不清", "#bbbbbb", "#ffffff"),
        ("b.xhtml", "标签", "#b05020", "#c15319"),
    ]
