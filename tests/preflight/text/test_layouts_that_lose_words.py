"""Layouts that lose, double or hide words: each is an error with file and line, and its good twin is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job import build

from .small import ARTICLE, LONG, SECOND, publish, told

pytestmark = pytest.mark.usefixtures("set_here")

PARAGRAPH = "blocks/paragraph.html.j2"
SHEET = "sheets/pdf.css"
HEADLINE = '<header id="{{ ident }}"><h1>{{ stack.headline.text }}</h1><p>{{ stack.eyebrow.text }}</p>'
STACKED = HEADLINE + "<p>{{ stack.subhead.text }}</p><p>{{ stack.deck }}</p>"

CASES = {
    "empty paragraphs": ({PARAGRAPH: ""}, "setting.lost-text", (10, 14, 19), "in the pages"),
    "no dateline": ({PARAGRAPH: "<p>{{ text }}</p>"}, "setting.lost-text", (7,), "dateline"),
    "no keywords": (
        {"blocks/crosshead.html.j2": '<h2 id="{{ ident }}">{{ text }}</h2>'},
        "setting.lost-text",
        (12,),
        "keyword line",
    ),
    "no caption": (
        {"blocks/figure.html.j2": '<img src="{{ source }}" alt="{{ alt }}"/><p>{{ credit }}</p>'},
        "setting.lost-text",
        (16,),
        "乌篷船过桥",
    ),
    "no picture": (
        {"blocks/figure.html.j2": "<p>{{ caption }}{{ credit }}</p>"},
        "setting.lost-text",
        (16,),
        "1 of 1 pictures",
    ),
    "twice in the sheet": (
        {PARAGRAPH: "<p>{{ dateline }}{{ text }}</p><p>{{ text }}</p>"},
        "setting.doubled-text",
        (10, 14),
        "twice",
    ),
    "hidden": ({SHEET: "h2 + p { display: none }"}, "setting.lost-text", (14,), "not on any page"),
    "off the page": ({SHEET: ".legs > p { width: 300mm }"}, "setting.text-off-page", (10,), "off the page"),
    "cut off": (
        {SHEET: "h2 + p { height: 17pt; overflow: hidden }"},
        "setting.text-off-page",
        (14,),
        "cut off",
    ),
    "too small": ({SHEET: "h2 + p { font-size: .5pt }"}, "setting.text-covered", (14,), "too small"),
    "scaled away": ({SHEET: "h2 + p { transform: scale(.01) }"}, "setting.text-covered", (14,), "too small"),
    "in the colour of its box": (
        {SHEET: "h2 + p { background: #333; color: #333 }"},
        "setting.text-covered",
        (14,),
        "colour of what it stands on",
    ),
    "without colour": ({SHEET: "h2 + p { color: transparent }"}, "setting.text-covered", (14,), "colour"),
    "under a box": (
        {SHEET: "h2 + p { position: relative } h2 + p::after { content: ''; position: absolute; top: 0; "
         "left: 0; width: 9em; height: 1.6em; background: #ccc }"},
        "setting.text-covered",
        (14,),
        "filled box",
    ),
    "under a picture": (
        {SHEET: "img { width: 9em; height: 6em } figcaption { position: relative; z-index: -1; top: -3em }"},
        "setting.text-covered", (16,), "covered by",
    ),
    "over other text": ({SHEET: "h2 + p { margin-top: -38pt }"}, "setting.text-covered", (12,), "each other"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_words_that_cannot_be_read_are_an_error(name: str, tmp_path: Path) -> None:
    files, code, lines, words = CASES[name]
    report = publish(tmp_path, files)
    mine = [(found, line) for found, (_, _, line) in zip(report.findings, told(report), strict=True)]
    assert {line for found, line in mine if found.code == code} >= set(lines), told(report)
    assert any(words in found.message for found, _ in mine if found.code == code)
    assert all(found.place and found.place.file == "a.md" for found, _ in mine if found.code == code)
    assert all(found.remedy for found, _ in mine)
    assert report.outputs == ()


@pytest.mark.parametrize(
    ("files", "article"),
    [
        ({}, ARTICLE),
        ({PARAGRAPH: '<p><span class="dateline">{{ dateline }}</span>{{ text }}</p>'}, ARTICLE),
        ({SHEET: "p { text-transform: full-width } h1 { text-transform: uppercase }"}, f"{ARTICLE}\nab-c\n"),
        ({SHEET: "figure { float: right; width: 8em } .pull { position: absolute; bottom: 0 }"}, ARTICLE),
        ({SHEET: ".legs { columns: 2 } .legs > p::first-letter { font-size: 2em }"}, ARTICLE),
        ({SHEET: "h2 { background: #222; color: white; position: relative } p { opacity: 0.8 }"}, ARTICLE),
        ({"blocks/headline.html.j2": STACKED + "<p>{{ byline }}</p></header>"}, ARTICLE),
        ({SHEET: ":root { --drop-cap: 2 }"}, f"---\nheadline: 题\n---\n**故乡**{LONG}\n"),
        ({"blocks/pull.html.j2": "<aside>（引）{{ content }}（完）</aside>"}, ARTICLE),
    ],
)  # fmt: skip
def test_a_layout_may_dress_the_words_as_it_likes(
    files: dict[str, str], article: str, tmp_path: Path
) -> None:
    report = publish(tmp_path, files, article=article)
    assert told(report) == []


def test_lines_too_long_are_told_at_their_place_and_counted(tmp_path: Path) -> None:
    report = publish(tmp_path, {SHEET: ".text .legs { columns: 40 }"})
    long = [one for one in report.findings if one.code == "setting.overfull-line"]
    assert [one.place.file for one in long if one.place] == ["a.md"] * 7
    assert 10 in [one.place.line for one in long if one.place]
    assert "lines more are too long" in long[-1].message


def test_a_draft_is_written_all_the_same(tmp_path: Path) -> None:
    report = publish(tmp_path, {SHEET: "h2 + p { display: none }"})
    assert report.outputs == ()
    draft = build(tmp_path, draft=True)
    assert [output.path.name for output in draft.outputs] == ["a-print-draft.pdf"]
    assert told(draft) == told(report)
    assert {str(one.severity) for one in draft.findings} == {"warning"}
    (tmp_path / "a.md").unlink()
    assert build(tmp_path, draft=True).outputs == ()  # what is wrong otherwise stays an error


def test_an_id_that_a_template_does_not_print(tmp_path: Path) -> None:
    files = {"blocks/unit.html.j2": '\n<article class="unit">{{ headline }}{{ content }}</article>'}
    report = publish(tmp_path, files)
    (lost,) = [one for one in report.findings if one.code == "layout.lost-id"]
    assert str(lost.place) == "layouts/t/blocks/unit.html.j2:2:1"
    assert "`a`" in lost.message
    assert not any(one.code == "setting.engine" for one in report.findings)
    assert report.outputs == ()


def test_what_a_layout_omits_is_listed(tmp_path: Path) -> None:
    files = {"blocks/headline.html.j2": STACKED + "</header>"}
    report = publish(tmp_path, files)
    assert told(report) == [("setting.lost-text", "a.md", 6)]
    assert "`byline` under `omits`" in report.findings[0].remedy
    layout = "name: t\nextends: book\nomits: [byline]\n"
    report = publish(tmp_path, files, layout=layout)
    assert told(report) == [("setting.left-out", "layouts/t/layout.yaml", 3)]
    assert "1 × byline, the first in a.md" in report.findings[0].message
    assert report.outputs


@pytest.mark.parametrize(
    ("files", "where"),
    [
        (
            {"blocks/essay.html.j2": '<article class="unit" id="{{ ident }}">{{ content }}</article>'},
            {"{{ headline }}": "layouts/t/blocks/essay.html.j2"},
        ),
        (
            {
                "blocks/essay.html.j2": '<article class="unit" id="{{ ident }}">{{ headline }}</article>',
                PARAGRAPH: "<p>{{ dateline }}{{ text }}</p>",
            },
            {"{{ content }}": "layouts/t/blocks/essay.html.j2"},
        ),
        (
            {"blocks/essay.html.j2": '{% include "parent:unit" %}', PARAGRAPH: "<p>{{ dateline }}</p>"},
            {"print it": "layouts/t/blocks/paragraph.html.j2"},
        ),
    ],
)
def test_a_remedy_names_the_template_that_says_nothing_of_it(
    files: dict[str, str], where: dict[str, str], tmp_path: Path
) -> None:
    layout = "name: t\nextends: book\nkinds:\n  column: {block: essay}\n"
    article = f"---\nheadline: 一封长长的信\nkind: column\n---\n{LONG}\n"
    report = publish(tmp_path, files, layout=layout, article=article)
    remedies = {found.remedy for found in report.findings if found.code == "setting.lost-text"}
    assert remedies
    for words, file in where.items():
        assert all(words in remedy and file in remedy for remedy in remedies), remedies


def test_the_epub_is_counted_too(tmp_path: Path) -> None:
    files = {PARAGRAPH: "<p>{{ dateline }}{% if press == 'pdf' %}{{ text }}{% endif %}</p>"}
    report = publish(tmp_path, files, editions="{print: {format: pdf}, reader: {format: epub}}")
    assert {code for code, _, _ in told(report)} == {"epub.lost-text", "epub.no-date"}
    assert {line for code, _, line in told(report) if code != "epub.no-date"} == {10, 14, 19}


def test_many_losses_are_counted_together(tmp_path: Path) -> None:
    article = "---\nheadline: 题\n---\n\n" + "\n\n".join(f"{LONG}{at}" for at in range(40)) + "\n"
    report = publish(tmp_path, {PARAGRAPH: ""}, article=article)
    assert len(report.findings) == 7
    assert any("34 places more" in found.message for found in report.findings)
    assert SECOND not in article


def test_an_id_that_a_template_prints_twice(tmp_path: Path) -> None:
    files = {"blocks/crosshead.html.j2": '\n<h2 id="head">{{ text }}</h2><p id="head"></p>'}
    report = publish(tmp_path, files)
    (twice,) = [one for one in report.findings if one.code == "layout.repeated-id"]
    assert str(twice.place) == "layouts/t/blocks/crosshead.html.j2:2:5"
    assert "`head`" in twice.message
    assert not any(one.code == "setting.engine" for one in report.findings)
