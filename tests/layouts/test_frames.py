"""Paragraphs rendered once and set around other texts: the same as rendered one by one, and paid for."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from banxin.layouts import LayoutFault
from banxin.layouts.templates import budget
from banxin.layouts.templates.frames import frames_of

from .themes import templates

BUILT_IN = (
    '<p{% if attribution %} class="attribution"{% endif %}>'
    '{% if dateline %}<span class="dateline">{{ dateline }}</span>{% endif %}{{ text }}</p>'
)


@pytest.mark.parametrize(
    ("template", "names"),
    [
        (BUILT_IN, ("attribution", "dateline")),
        ("<p>{{ text }}</p><p>{{ text }}</p>", ()),
        ("{#- 甲 -#}<p>{{- text -}}</p>", ()),
        ("{{ 'a' if kind == 'b' else 'c' }}{{ text }}", ("kind",)),
        ("{{ text | upper }}", None),
        ("{% if text %}{{ text }}{% endif %}", None),
        ("{{ text if kind }}", None),
        ("{{ text ~ 'a' }}", None),
        ("{{ unit.kind }}{{ text }}", None),
        ("{% set a = text %}{{ a }}", None),
        ("{% for a in text %}{{ a }}{% endfor %}", None),
        ("{% extends 'base:paragraph' %}", None),
        ("{% include 'mark' %}{{ text }}", None),
        ("{% if", None),
    ],
)
def test_what_a_template_chooses_by(template: str, names: tuple[str, ...] | None) -> None:
    assert frames_of(template).names == names


@pytest.mark.parametrize(
    "template", [BUILT_IN, "{{ text | striptags }}", "<p>{{ text }}{{ dateline }}{{ text }}</p>"]
)
def test_each_paragraph_is_what_it_would_be_by_itself(tmp_path: Path, template: str) -> None:
    framed = templates(tmp_path, paragraph=template, pull=template)
    for text in (Markup("甲<b>乙</b>"), Markup(""), Markup("\\1 {{ x }} %s")):
        for dateline in ("", "本报<讯>", Markup("<i>电</i>")):
            for attribution in (False, True):
                given = {"text": text, "dateline": dateline, "attribution": attribution}
                assert framed.render("paragraph", **given) == framed.render("pull", **given)


def test_a_text_that_is_no_markup_is_escaped(tmp_path: Path) -> None:
    made = templates(tmp_path, paragraph="<p>{{ text }}</p>")
    assert made.render("paragraph", text=Markup("<b/>")) == "<p><b/></p>"
    assert made.render("paragraph", text="<b/>") == "<p>&lt;b/&gt;</p>"


def test_a_name_that_is_not_there_is_told(tmp_path: Path) -> None:
    made = templates(tmp_path, paragraph="<p>{{ dateline }}{{ text }}</p>")
    made.render("paragraph", text=Markup("甲"), dateline="")
    with pytest.raises(LayoutFault):
        made.render("paragraph", text=Markup("甲"))


def test_paragraphs_count_towards_the_work_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "STEPS_IN_ALL", 100)
    made = templates(tmp_path, paragraph="<p>{{ text }}</p>")
    made.render("paragraph", text=Markup("甲"))
    with pytest.raises(LayoutFault):
        [made.render("paragraph", text=Markup("甲")) for _ in range(100)]
