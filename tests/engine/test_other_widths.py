"""How high a text is at another width, told from its lines: as high as it is when it is set there."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from weasyprint import HTML

from banxin.engine import composing, growths

WIDTHS = (50.0, 90.0, 131.0, 200.0)
SHEET = """@page { size: 300pt 3000pt; margin: 0 } html { line-height: 15pt; font-size: 9pt }
  body { margin: 0; text-align: justify } p { margin: 0; text-indent: 2em }
  .small { font-size: 7pt; line-height: 0 } .far { font-size: 8pt; line-height: 30pt; vertical-align: 12pt }
  .high { vertical-align: 2pt; line-height: 0 }"""
TEXT = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏，Gregorian calendar 1752年9月。" * 2
TOLD = {
    "paragraphs": f"<p>{TEXT}</p><p style='margin: 4pt 0'>{TEXT[:30]}</p>",
    "break": f"<p>{TEXT}<br>{TEXT}</p>",
    "small words": f"<p>{TEXT}<span class=small>又</span>{TEXT}<b class='small high'>又</b></p>",
    "padding": f"<div style='padding: 3pt 9pt; border: 1pt solid'><p>{TEXT}</p></div>",
    "list": f"<ul style='padding-left: 20pt'><li>{TEXT}<li>{TEXT[:20]}</ul>",
    "empty columns": f"<p>{TEXT}</p><div style='columns: 2'></div>",
    "rule of its own width": f"<div style='width: 30pt; border-top: 1pt solid'></div><p>{TEXT}</p>",
    "positioned": f"<div style='position: relative'><i style='position: absolute'>又</i><p>{TEXT}</p></div>",
    "words in pieces": "<p style='hyphens: auto' lang=zh>" + "天地 internationalization 玄黄" * 4 + "</p>",
}
NOT_TOLD = {
    "share of the width": f"<p style='padding-left: 10%'>{TEXT}</p>",
    "indent in shares": f"<p style='text-indent: 10%'>{TEXT}</p>",
    "width in shares": f"<p style='width: 50%'>{TEXT}</p>",
    "least height": f"<p style='min-height: 100pt'>{TEXT}</p>",
    "own height": f"<div style='height: 100pt'><p>{TEXT}</p></div>",
    "high word": f"<p>{TEXT}<span class=far>又</span></p>",
    "block in a line": f"<p>{TEXT}<span style='display: inline-block'>又</span></p>",
    "float": f"<div style='float: left; width: 20pt'>又</div><p>{TEXT}</p>",
    "table": f"<table><tr><td>{TEXT}</table>",
    "columns": f"<div style='columns: 2'><p>{TEXT}</p></div>",
    "foreign": f"<p lang=en>{TEXT}</p>",
}


def _set(body: str, width: float, asked: Mapping[str, Sequence[float]]) -> tuple[float, dict[str, Any]]:
    """The height in pt of what is in a frame of this width, and what is told of it at others."""
    page = (
        f"<style>{SHEET}</style><body><section style='width: {width}pt'><div id=text>{body}</div></section>"
    )
    with composing(measuring=bool(asked)):
        document = HTML(string=f"<html lang=zh>{page}").render()
        told = growths(document, asked)
    _, top, _, bottom = document.pages[0].anchors["text"]
    return (bottom - top) * 0.75, told


@pytest.mark.parametrize("kind", TOLD)
def test_a_text_is_as_high_as_is_told(kind: str) -> None:
    """At narrower and wider measures than it was set at."""
    heights = {width: _set(TOLD[kind], width, {})[0] for width in WIDTHS}
    assert len(set(heights.values())) == len(WIDTHS)
    for width, own in heights.items():
        _, told = _set(TOLD[kind], width, {"text": WIDTHS})
        assert [own + grown for grown in told["text"]] == pytest.approx([heights[one] for one in WIDTHS])


@pytest.mark.parametrize("kind", NOT_TOLD)
def test_nothing_is_told_of_what_hangs_on_its_width_otherwise(kind: str) -> None:
    _, told = _set(NOT_TOLD[kind], WIDTHS[-1], {"text": WIDTHS})
    assert told == {"text": (None,) * len(WIDTHS)}


def test_asking_moves_nothing() -> None:
    """Words that are divided at another measure stay whole at their own."""
    body = TOLD["words in pieces"]
    assert _set(body, 200, {"text": (40.0,)})[0] == _set(body, 200, {})[0]


def test_nothing_is_kept_where_nobody_asks() -> None:
    with composing():
        document = HTML(string=f"<html lang=zh><body><div id=text><p>{TEXT}").render()
        assert growths(document, {"text": (50.0,)}) == {"text": (None,)}
