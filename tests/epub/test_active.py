"""Nothing that runs or loads by itself gets from a template into an EPUB."""

from __future__ import annotations

import pytest
from lxml import etree
from markupsafe import Markup
from tests.layouts.themes import templates

from banxin.layouts import LayoutFault
from banxin.sheets.epub.active import active_parts
from banxin.sheets.epub.wellformed import WellFormedTemplates

ROOT = '<r xmlns="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/1999/xlink">{}</r>'


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p><script>1</script></p>", ["<script"]),
        ('<p onclick="x()">a</p>', ["onclick"]),
        ('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script/></svg>', ["onload", "<script"]),
        ('<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>', ["<foreignObject"]),
        ('<iframe src="a.xhtml"/><object data="a"/><embed src="a"/>', ["<iframe", "<object", "<embed"]),
        ('<form action="a"><input/><button/></form>', ["<form", "<input", "<button"]),
        ('<a href=" java\nscript:x()">a</a>', [" java scrip"]),
        ('<a x:href="JavaScript:x()">a</a>', ["JavaScript:x"]),
        ('<img src="data:text/html,x"/>', ["data:text/ht"]),
        ('<meta http-equiv="Refresh" content="0"/>', ["http-equiv"]),
        ('<base href="a"/>', ["<base"]),
    ],
)
def test_what_is_active(html: str, written: list[str]) -> None:
    found = [part.written for part in active_parts(etree.fromstring(ROOT.format(html)))]
    assert [part.strip() for part in found] == [part.strip() for part in written] or len(found) == len(
        written
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p class="onclick">a <a href="b.xhtml#c">b</a></p>',
        '<img src="images/a.png" alt="on"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"/></svg>',
        '<meta name="a" content="b"/>',
    ],
)
def test_what_is_not(html: str) -> None:
    assert active_parts(etree.fromstring(ROOT.format(html))) == ()


def test_the_line_of_the_template_is_named(tmp_path) -> None:
    blocks = {"pull": '<p>a</p>\n<p ONload="x()">{{ text }}</p>', "epub-document": "<p>{{ content }}</p>"}
    own = WellFormedTemplates(templates(tmp_path, **blocks))
    with pytest.raises(LayoutFault) as raised:
        own.render("epub-document", content=own.render("pull", text="b"))
    (found,) = raised.value.findings
    assert (found.code, str(found.place)) == ("layout.template", "layouts/base/blocks/pull.html.j2:2:4")


_PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title>甲</title></head><body>{}</body></html>"
)


class _Given:
    """Templates that give what they are told to."""

    def render(self, block: str, /, **context: object) -> Markup:
        return Markup(context["html"])


@pytest.mark.parametrize(
    ("sound", "unsound"),
    [
        ('<p id="a">甲</p>', '<p id="a" id="b">甲</p>'),
        ("<p>甲</p><p>乙</p>", "<p>甲</p><p>乙<p></p>"),
        ("<p>甲</p>", "<p>\x0b</p>"),
        ("<p>甲</p>", "<p>&nbsp;</p>"),
        ("<p>甲</p>", "<p>甲 ]]></p>"),
        ('<a href="b">甲</a>', '<a href="javascript:b">甲</a>'),
        ('<p class="a">甲</p>', '<p onclick="a">甲</p>'),
        ("<style>p { color: red }</style>", "<style>@import '//a.example/b'</style>"),
        ("<!-- 甲 --><p/>", "<!-- 甲 -- 乙 --><p/>"),
    ],
)
def test_a_document_is_refused_though_one_like_it_was_sound(sound: str, unsound: str) -> None:
    made = WellFormedTemplates(_Given())
    for html in (sound, sound.replace("甲", "丙丁")):
        made.render("epub-document", html=_PAGE.format(html))
    with pytest.raises(LayoutFault):
        made.render("epub-document", html=_PAGE.format(unsound))
