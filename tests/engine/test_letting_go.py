"""What is not needed any more is let go: boxes that pages were made from, pages once they are painted."""

from __future__ import annotations

import gc
import io
import zlib
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.engine import composing
from banxin.engine.pages import forgetting
from banxin.engine.patches import _Packing

PLAIN = "<p>天地玄黄宇宙洪荒日月盈昃<p>辰宿列张寒来暑往秋收冬藏"
BODIES = {
    "paragraphs": PLAIN,
    "columns": f"<div style='columns: 2'>{PLAIN}</div>",
    "a list": "<ul><li>天地<li>玄黄</ul>",
    "a first letter": f"<style>p::first-letter {{ font-size: 2em }}</style>{PLAIN}",
    "a float that waits": f"<div><div style='--banxin-defer: on'>{PLAIN}</div>{PLAIN}</div>",
}


def source(body: str) -> HTML:
    style = "@page { size: 80pt 60pt; margin: 0 } body { margin: 0; font-size: 10pt }"
    return HTML(string=f"<html lang=zh><title>天</title><style>{style}</style><body>{body}")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_pages_do_not_keep_the_boxes_that_they_were_made_from(body: str) -> None:
    html = source(body)
    own = set(html.etree_element.iter())
    with composing():
        document = html.render()
        kept = [box for box in gc.get_objects() if type(box) is boxes.LineBox and box.element in own]
        assert len(document.pages) > 0
        assert kept == []


def test_styles_that_no_box_asked_for_are_dropped() -> None:
    html = source(BODIES["a list"])
    with composing():
        html.render()
        waiting = [
            held
            for held in gc.get_objects()
            if isinstance(held, dict) and any(key == (html.etree_element, "marker") for key in held)
        ]
    assert waiting == []


def written(document: Any, *, parting: bool, tags: bool) -> bytes:
    with composing(parting=parting):
        data: bytes = document.write_pdf(pdf_tags=tags, pdf_identifier=b"0123456789abcdef")
    return data


@pytest.mark.parametrize("tags", [True, False])
def test_a_page_painted_for_the_last_time_gives_up_its_boxes_and_says_the_same(tags: bool) -> None:
    with composing():
        document = source(PLAIN).render()
    plain = written(document, parting=False, tags=tags)
    assert written(document, parting=False, tags=tags) == plain
    assert written(document, parting=True, tags=tags) == plain
    assert all(not child.children for page in document.pages for child in page._page_box.children)


@pytest.mark.parametrize("tags", [True, False])
def test_every_stream_is_compressed_once(tags: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def compressobj(level: int) -> Any:
        made.append(level)
        return zlib.compressobj(level)

    monkeypatch.setattr(_Packing, "compressobj", staticmethod(compressobj))
    with composing():
        document = source(PLAIN).render()
    data = written(document, parting=False, tags=tags)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = sum(isinstance(held, pikepdf.Stream) for held in pdf.objects)
    assert len(made) <= streams + 2  # those of objects and of the table, which are no objects once it is open
    assert streams > len(document.pages)


BOOK = "".join(f"<a href=#c{n}></a>" for n in range(12)) + "".join(
    f"<div><h2 id=c{n}>第{n}章</h2>{PLAIN * 3}<ul><li>{'天地' * 20}<li>玄黄</ul></div>" for n in range(12)
)


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_paragraphs_that_were_forgotten_are_set_as_they_were(
    kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The contents are set anew when the pages are known, and here all pages behind them move."""
    number = "target-counter(attr(href), page)"
    css = f"<style>a {{ display: block }} a::after {{ content: '　第' {number} '页' }}</style>"

    def data() -> bytes:
        with composing():
            return bytes(source(css + BOOK).write_pdf())

    whole = data()
    monkeypatch.setattr(forgetting, "KEPT", kept)
    read: list[Any] = []
    monkeypatch.setattr(
        forgetting, "_forget", lambda *given, do=forgetting._forget: (read.append(1), do(*given))
    )
    assert data() == whole
    assert len(read) > 20
