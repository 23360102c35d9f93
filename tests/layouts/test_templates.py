"""Block templates: found along the chain, strict, always escaped, and faults at the template's own line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup

from banxin.findings import Finding
from banxin.layouts import LayoutFault, Templates, builtin_layouts, layout_roots, list_layouts, open_layout
from banxin.manuscript.publication import Head, HeadlineStack, Rank

from .themes import BASE, Shelf, templates


def fault(made: Templates, block: str = "pull", **context: object) -> Finding:
    with pytest.raises(LayoutFault) as caught:
        made.render(block, **context)
    (found,) = caught.value.findings
    assert found.code == "layout.template"
    return found


# --- along the chain -------------------------------------------------------------------------------


@pytest.fixture
def three(tmp_path: Path) -> tuple[Shelf, Shelf]:
    built_in, own = Shelf(tmp_path / "built-in"), Shelf(tmp_path / "own")
    built_in.put("base", BASE, pull="base[{{ text }}]", note="base note", only="base only")
    built_in.put("daily", pull='daily({% include "parent:pull" %})', note="daily note")
    own.put("daily", "extends: daily\n")
    return built_in, own


def rendered(three: tuple[Shelf, Shelf], block: str, text: str | None = None) -> str:
    built_in, own = three
    if text is not None:
        own.put("daily", "extends: daily\n", **{block: text})
    return str(Templates(own.open("daily", built_in), {}, {}).render(block, text="文"))


@pytest.mark.parametrize(
    ("block", "text", "html"),
    [
        ("only", None, "base only"),
        ("note", None, "daily note"),
        ("note", "own note", "own note"),
        ("pull", None, "daily(base[文])"),
        ("pull", '<{% include "parent:pull" %}>', "<daily(base[文])>"),
        ("pull", '<{% include "pull" %}>', "<daily(base[文])>"),
        ("pull", '<{% include "pull.html.j2" %}>', "<daily(base[文])>"),
        ("pull", '<{% include "daily:pull" %}>', "<daily(base[文])>"),
        ("pull", '<{% include "base:pull.html.j2" %}>', "<base[文]>"),
        ("pull", '{% include "note" %}', "daily note"),
        ("pull", '{% include ["parent:nothing", "only"] %}', "base only"),
        ("pull", '.{% include "nothing" ignore missing %}.', ".."),
    ],
)
def test_blocks_are_found_along_the_chain(
    three: tuple[Shelf, Shelf], block: str, text: str | None, html: str
) -> None:
    assert rendered(three, block, text) == html


@pytest.mark.parametrize("parent", ["base:stack", "parent:stack", "stack", "stack.html.j2"])
def test_a_block_may_extend_its_parent(tmp_path: Path, parent: str) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("base", BASE, stack="<h1>{% block head %}{{ text }}{% endblock %}</h1>")
    shelf.put(
        "daily", stack=f'{{% extends "{parent}" %}}{{% block head %}}※{{{{ super() }}}}{{% endblock %}}'
    )
    assert Templates(shelf.open("daily"), {}, {}).render("stack", text="a<b") == "<h1>※a&lt;b</h1>"


@pytest.mark.parametrize(
    ("text", "words", "nearest", "column"),
    [
        ('x{% include "parent:pull" %}', "in the layouts that this one extends", "", 14),
        ('x{% include "noet" %}', "There is no block `noet`.", "note", 14),
        ('x{% include "weekly:note" %}', "in the layout `weekly`", "", 14),
        ('x{% include "../layout.yaml" %}', "There is no block", "", 2),
        ('x{% include "/etc/passwd" %}', "There is no block", "", 2),
        ('x{% include "0:pull" %}', "There is no block", "", 14),
        ('x{% from "nothing" import a %}', "There is no block `nothing`.", "", 11),
    ],
)
def test_a_template_that_is_not_there(
    tmp_path: Path, text: str, words: str, nearest: str, column: int
) -> None:
    found = fault(templates(tmp_path, pull="\n" + text, note="."))
    assert words in found.message
    assert found.nearest == nearest
    assert found.place is not None
    assert (found.place.file, found.place.line, found.place.text) == (
        "layouts/base/blocks/pull.html.j2",
        2,
        text,
    )
    assert column in (found.place.column, 2)


def test_an_unknown_block_names_the_nearest(tmp_path: Path) -> None:
    found = fault(templates(tmp_path, headline="x"), "hedline")
    assert found.nearest == "headline"
    assert found.place is not None
    assert found.place.file == "layouts/base/layout.yaml"


def test_macros_are_imported_and_see_options_and_shared_names(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(
        "base",
        BASE + "options: {rule-width: {type: length, default: 1pt}, tint: {type: colour, default: red}}\n",
        _parts="{% macro line(text) %}<i>{{ text }}</i>{{ options.rule_width }}{{ page }}{% endmacro %}",
        pull='{% from "_parts" import line %}{{ line("<") }}{{ options["rule-width"] }}'
        '{{ grid.span(2) }}{{ shout("a") }}',
    )
    layout = shelf.open("base")
    values = {name: option.default for name, option in layout.options.items()}
    made = Templates(layout, values, {"page": "三版", "shout": lambda text: text.upper()})
    assert made.render("pull") == "<i>&lt;</i>1pt三版1ptA".replace("1ptA", "1pt42A")


def test_context_comes_before_shared_names(tmp_path: Path) -> None:
    made = templates(tmp_path, {"press": "pdf"}, pull="{{ press }}")
    assert (made.render("pull"), made.render("pull", press="epub")) == ("pdf", "epub")


def test_the_built_in_templates_compile() -> None:
    roots = layout_roots(None)
    for name in ("base", *(entry.name for entry in list_layouts(roots))):
        layout, _ = open_layout(name, roots)
        assert layout is not None
        made = Templates(layout, {}, {})
        made.check()
        assert "paragraph" in made.blocks
        assert made.place("paragraph").file == "base/blocks/paragraph.html.j2"
    assert (builtin_layouts() / "base" / "blocks" / "paragraph.html.j2").is_file()


# --- what is printed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "html"),
    [
        ("{{ v }}", "<b>&'\"", "&lt;b&gt;&amp;&#39;&#34;"),
        ("{{ v }}", Markup("<b>甲</b>"), "<b>甲</b>"),
        ("{{ v ~ '<' }}", Markup("<b>"), "<b>&lt;"),
        ("{{ '<' + v }}", "&", "&lt;&amp;"),
        ("{{ '<' + v }}", Markup("<i>"), "&lt;<i>"),
        ("{% set x %}<i>{{ v }}</i>{% endset %}{{ x }}", "<", "<i>&lt;</i>"),
        ("{% macro m(a) %}<i>{{ a }}</i>{% endmacro %}{{ m(v) }}", "<", "<i>&lt;</i>"),
        ("{% call m() %}<{% endcall %}", "", None),
        ("{{ v|join('<') }}", ["<", Markup("<br/>")], "&lt;&lt;<br/>"),
        ("{{ v|replace('a', '<') }}", "a", "&lt;"),
        ("{{ v|replace('a', '<') }}", Markup("<a>"), "<&lt;>"),
        ("{{ v|striptags }}", Markup("&lt;b&gt;<i>x</i>"), "&lt;b&gt;x"),
        ("{{ v|upper|lower|trim }}", " <A> ", "&lt;a&gt;"),
        ("<p{{ v|xmlattr }}>", {"class": '"x', "id": None}, '<p class="&#34;x">'),
        ("{{ v[1:3] }}", "天地玄黄", "地玄"),
        ("{{ v|first }}{{ v|last }}{{ v|length }}", [1, 2, 3], "133"),
        ("{{ v }}{{ '！' if v == 'lead' }}", Rank.LEAD, "lead！"),
        ("{{ v }}", 12.50, "12.5"),
        ("{{ v }}", 1 / 3, "0.3333"),
        ("{{ v }}", 1e-9, "0"),
        ("{{ v }}", -2.0, "-2"),
        ("{{ v }}", 1e22, "10000000000000000000000"),
        ("{{ v }}", dt.date(2019, 7, 30), "2019-07-30"),
        ("{{ v.year }}", dt.date(2019, 7, 30), "2019"),
        (
            "{% for k, w in v.items() %}{{ k }}{{ w }}{{ loop.index }}{{ '末' if loop.last }}{% endfor %}",
            {"a": "<"},
            "a&lt;1末",
        ),
        (
            "{% for a in v|sort(attribute='n')|map(attribute='n') %}{{ a }}{% endfor %}",
            [{"n": 2}, {"n": 1}],
            "12",
        ),
        (
            "{% for g in v|groupby('n') %}{{ g.grouper }}{{ g.list|length }}{% endfor %}",
            [{"n": 2}, {"n": 2}],
            "22",
        ),
        ("{% for r in v|batch(2) %}{{ r|join }}/{% endfor %}", [1, 2, 3], "12/3/"),
        (
            "{% set ns = namespace(n=0) %}{% for i in v %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
            [1, 2],
            "3",
        ),
        ("{{ v|default('无') }}{{ w|default('无') }}", "有", "有无"),
        ("{{ '有' if w is defined else '无' }}", 0, "无"),
        ("{{ '有' if v in ['甲', '乙'] and v != '乙' }}", "甲", "有"),
        ("{{ 1 if 2 < v <= 3 }}", 3, "1"),
        ("{{ v * 2 + 1 }}/{{ v // 2 }}/{{ v % 2 }}/{{ v ** 2 }}/{{ (v / 2)|round(1) }}", 3, "7/1/1/9/1.5"),
        ("{{ v|sum }}{{ v|max }}{{ range(2)|list|length }}", [1, 2], "322"),
    ],
)
def test_what_templates_print(tmp_path: Path, text: str, value: object, html: str | None) -> None:
    made = templates(tmp_path, pull=text)
    if html is None:
        assert "`m` is not defined" in fault(made, v=value).message
        return
    assert made.render("pull", v=value) == html


def test_records_show_their_fields(tmp_path: Path) -> None:
    stack = HeadlineStack(headline=Head(("春风", "化雨")), deck="提要")
    made = templates(
        tmp_path, pull="{% for one in s.headline.segments %}<i>{{ one }}</i>{% endfor %}{{ s.headline.text }}"
    )
    assert made.render("pull", s=stack) == "<i>春风</i><i>化雨</i>春风化雨"


@dataclass
class Foreign:
    name: str = "x"

    def shout(self) -> str:
        return self.name.upper()


@pytest.mark.parametrize(
    ("text", "words", "remedy"),
    [
        ("{{ none }}", "The value is none.", "{% if"),
        ("{{ v == 1 }}", "true or false", "fields"),
        ("{{ [1] }}", "is a list", "fields"),
        ("{{ v }}", "is a Foreign", "fields"),
        ("{{ v ~ '' }}", "is a Foreign", "fields"),
        ("{{ v|string }}", "is a Foreign", "fields"),
        ("{{ [v]|join }}", "is a Foreign", "fields"),
        ("{{ {'a': v}|xmlattr }}", "is a Foreign", "fields"),
        ("{{ v|upper }}", "is a Foreign", "fields"),
        ("{{ (1/3)|string|length + v }}", "`+` is for", ""),
    ],
)
def test_what_is_no_text_is_not_printed(tmp_path: Path, text: str, words: str, remedy: str) -> None:
    if "`+`" in words:
        words = "for numbers"
    found = fault(templates(tmp_path, pull=text), v=Foreign())
    assert words in found.message
    assert remedy in found.remedy


# --- faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "nearest", "at"),
    [
        ("<p>{{ hedline }}</p>", "`hedline` is not defined here.", "headline", "2:7"),
        ("{% if text %}{% endfor %}", "`endfor` closes nothing here: `if` is open.", "", "2:17"),
        ("<p>{{ stack.eyebrw }}</p>", "`HeadlineStack` has no `eyebrw`.", "eyebrow", "2:13"),
        (
            "<p>{{ stack.headline.text.source }}</p>",
            "This is a text or a number: it has no `source`.",
            "",
            "2:27",
        ),
        ("<p>{{ names.first.last }}</p>", "This is a list: it has no `first`.", "", "2:13"),
        ("<p>{{ note.idnt }}</p>", "There is no `idnt` here.", "ident", "2:12"),
        ("<p>{{ options.acent }}</p>", "There is no `acent` here.", "accent", "2:15"),
        ("<p>{{ stack.eyebrw.text }}</p>", "`HeadlineStack` has no `eyebrw`.", "eyebrow", "2:13"),
        ("{% if hedline %}{% endif %}", "`hedline` is not defined here.", "headline", "2:7"),
        ("{% for a in hedline %}{% endfor %}", "`hedline` is not defined here.", "headline", "2:13"),
        ("{{ hedline ~ 'x' }}", "`hedline` is not defined here.", "headline", "2:4"),
        ("{{ hedline + 'x' }}", "`hedline` is not defined here.", "headline", "2:4"),
        ("{{ 1 + hedline }}", "`hedline` is not defined here.", "headline", "2:8"),
        ("{{ hedline() }}", "`hedline` is not defined here.", "headline", "2:4"),
        ("{{ hedline == 1 }}", "`hedline` is not defined here.", "headline", "2:4"),
        ("{{ hedline|upper }}", "`hedline` is not defined here.", "headline", "2:4"),
        ("{{ hedline|length }}", "`hedline` is not defined here.", "headline", "2:4"),
        ("{{ headline|uper }}", "There is no filter `uper`.", "upper", "2:13"),
        ("{{ headline is defind }}", "There is no test `defind`.", "defined", "2:16"),
        ("{% if headline is defind %}{% endif %}", "There is no test `defind`.", "defined", "2:19"),
        ("{{ [1]|select('evn')|list }}", "There is no test `evn`.", "even", "2:16"),
        ("{% inclde 'a' %}", "There is no tag `inclde`.", "include", "2:4"),
        ("{{ headline", "unexpected end of template", "", "2:1"),
        ("{% if headline %}", "Unexpected end of template", "", "2:1"),
        ("{{ headline|safe }}", "There is no filter `safe`.", "", "2:13"),
        ("{% autoescape false %}{% endautoescape %}", "Escaping cannot be switched", "", "2:1"),
        ("{{ 1 / 0 }}", "division by zero", "", "2:1"),
        ("{{ [1]|sum(start=2) }}", "This cannot be done", "", "2:1"),
        ("{% for a, b in [1] %}{% endfor %}", "This cannot be done", "", "2:1"),
        ("{{ 'a' * 3 }}", "`*` is for numbers.", "", "2:1"),
        ("{{ '%s' % 3 }}", "`%` is for numbers.", "", "2:1"),
    ],
)
def test_a_fault_is_at_the_templates_own_line(
    tmp_path: Path, text: str, words: str, nearest: str, at: str
) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", BASE + "options: {accent: {type: colour, default: red}}\n", pull="<!-- 行 -->\n" + text)
    made = Templates(shelf.open("base"), {"accent": "#ff0000"}, {})
    found = fault(made, headline="题", stack=HeadlineStack(), note={"ident": "a"}, names=["a"])
    assert words.lower() in found.message.lower()
    assert found.nearest == nearest
    assert str(found.place) == f"layouts/base/blocks/pull.html.j2:{at}"
    assert found.place is not None
    assert found.place.text == text


def test_a_fault_inside_an_included_block_points_into_that_block(three: tuple[Shelf, Shelf]) -> None:
    built_in, own = three
    built_in.put("base", BASE, pull="\n\n{{ txt }}")
    found = fault(Templates(own.open("daily", built_in), {}, {}), text="文")
    assert (str(found.place), found.nearest) == ("layouts/base/blocks/pull.html.j2:3:4", "text")


def test_check_reports_every_template_that_cannot_be_compiled(tmp_path: Path) -> None:
    made = templates(tmp_path, a="{{ a", b="{{ a|uper }}", c="{{ nothing }}")
    with pytest.raises(LayoutFault) as caught:
        made.check()
    files = [found.place.file for found in caught.value.findings if found.place]
    assert files == ["layouts/base/blocks/a.html.j2", "layouts/base/blocks/b.html.j2"]


def test_a_rendering_after_a_fault_is_not_touched_by_it(tmp_path: Path) -> None:
    made = templates(
        tmp_path, pull="{% for i in range(n) %}{% for j in range(9999) %}{% endfor %}{% endfor %}{{ n }}"
    )
    fault(made, n=9999)
    assert made.render("pull", n=1) == "1"


def test_an_error_of_our_own_is_not_taken_for_the_templates(tmp_path: Path) -> None:
    class OursError(Exception):
        pass

    def broken() -> str:
        raise OursError

    with pytest.raises(OursError):
        templates(tmp_path, {"broken": broken}, pull="{{ broken() }}").render("pull")
