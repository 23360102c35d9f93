"""Stories told whole by the bytes of their document, and left to a closer look where those are unusual."""

from __future__ import annotations

import pytest

from banxin.findings import SourceText
from banxin.manuscript.publication import Head, HeadlineStack, Unit
from banxin.markup import parse_body
from banxin.preflight.text.whole_story import is_whole

DOCUMENT = (
    '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><head><title>题</title></head><body>\n'
    '<article class="unit" id="a">\n<h1>题</h1>\n<div><p>甲。</p>\n<p>乙 &amp; 丙。</p></div>\n'
    "</article>\n</body></html>"
)


def unit(body: str = "甲。\n\n乙 & 丙。\n") -> Unit:
    return Unit(
        "unit",
        "a",
        SourceText("a.md", body),
        HeadlineStack(Head(("题",))),
        parse_body(SourceText("a.md", body), 1)[0],
        1,
    )


def test_a_whole_story() -> None:
    assert is_whole(DOCUMENT.encode(), "a", unit())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲。", ""),
        ("甲。", "甲。甲。"),
        ("<p>甲。</p>\n<p>乙 &amp; 丙。</p>", "<p>乙 &amp; 丙。</p><p>甲。</p>"),
        ("乙 ", "乙 <rp>（</rp>"),
        ("<p>甲", '<p><img src="a"/>甲'),
        ("<p>甲", "<p><!-- 丁 -->甲"),
        ("</article>", '</article><article id="b"/>'),
        ("</article>", '</article><p id="a"/>'),
        ("</article>", "</article><p id='a'/>"),
        ('id="a"', 'id="b"'),
        ("<div>", '<div title="1>2">'),
        ("<div>", '<div class="overlay">'),
    ],
)
def test_what_is_not_told(old: str, new: str) -> None:
    assert old in DOCUMENT
    assert not is_whole(DOCUMENT.replace(old, new).encode(), "a", unit())


def test_what_has_no_ink_may_be_left_out() -> None:
    assert is_whole(DOCUMENT.encode(), "a", unit("甲\u00ad。\n\n乙 & 丙。\n"))
