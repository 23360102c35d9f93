"""Kobo's spans: where sentences end, and how they are numbered."""

from __future__ import annotations

import re

import pytest

from banxin.press.epub.kobo_spans import sentences, with_kobo_spans

HTML = (
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>甲。乙</title></head>\n'
    '<body class="a">{}</body></html>\n'
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("天黑了。人散了。", ["天黑了。", "人散了。"]),
        ("他说：“走吧！”便走了。", ["他说：“走吧！”", "便走了。"]),
        ("真的吗？！……是的", ["真的吗？！……", "是的"]),
        ("（完。）余下", ["（完。）", "余下"]),
        ("他想……还是去。", ["他想……还是去。"]),  # an ellipsis alone ends no sentence
        ("One. Two! Three", ["One. ", "Two! ", "Three"]),
        ("版本 3.14 与 a.b", ["版本 3.14 与 a.b"]),  # nor does a point within a number
        ("没有句号", ["没有句号"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


def numbered(body: str) -> list[tuple[str, str]]:
    done = with_kobo_spans(HTML.format(body))
    return re.findall(r'<span class="koboSpan" id="kobo\.([\d.]+)">(.*?)</span>', done)


@pytest.mark.parametrize(
    ("body", "spans"),
    [
        ("<h1>题</h1>\n<p>甲。乙。</p>", [("1.1", "题"), ("2.1", "甲。"), ("2.2", "乙。")]),
        ("<p>甲<b>乙</b>丙</p>", [("1.1", "甲"), ("1.2", "乙"), ("1.3", "丙")]),
        ("<ul><li>甲</li><li>乙</li></ul>", [("1.1", "甲"), ("1.2", "乙")]),
        (
            '<p>甲</p><img src="a>b" alt=""/><p>乙</p>',
            [("1.1", "甲"), ("2.1", '<img src="a>b" alt=""/>'), ("3.1", "乙")],
        ),
        ("<p></p><p><!-- 注。 --></p><p>甲</p>", [("1.1", "甲")]),  # what has no text has no number
        ("<pre>甲。乙</pre><svg><text>丙</text></svg><p>丁</p>", [("1.1", "丁")]),
        ("<p><ruby>字<rt>zì</rt></ruby></p>", [("1.1", "字")]),  # a reading is no sentence
        ('<p>甲<span epub:type="pagebreak" id="p"></span>乙</p>', [("1.1", "甲"), ("1.2", "乙")]),
    ],
)
def test_numbers(body: str, spans: list[tuple[str, str]]) -> None:
    assert numbered(body) == spans


def test_boxes_style_and_nothing_else() -> None:
    source = HTML.format("<p>甲&amp;乙。丙</p>")
    done = with_kobo_spans(source)
    assert '<body class="a"><div id="book-columns"><div id="book-inner"><p>' in done
    assert "</p></div></div></body>" in done
    assert '<style type="text/css" class="kobostylehacks">' in done.partition("</head>")[0]
    bare = re.sub(
        r'<span class="koboSpan"[^>]*>|</span>|<div id="book-[^>]*>|</div>|<style.*?</style>\n', "", done
    )
    assert bare == source
    assert with_kobo_spans(done) == done  # spans are given once
