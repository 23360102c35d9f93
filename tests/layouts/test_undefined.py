"""Names that there are not are found in templates without running them, and others are let be."""
# ruff: noqa: E501

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from banxin.layouts import Grid, layout_roots, list_layouts, open_layout
from banxin.layouts.reference.layers import layers_of
from banxin.layouts.reference.record_data import RECORDS
from banxin.layouts.reference.undefined import undefined_findings, undefined_in
from banxin.manuscript.people import Byline, Person
from banxin.sheets.body import FigureRecord
from banxin.sheets.epub.copy import NavPoint
from banxin.sheets.facts import Day, Facts
from banxin.sheets.heads import SetHead, SetStack
from banxin.sheets.labels import NAMES
from banxin.sheets.print.flow import ContentsEntry, Parts
from banxin.sheets.records import (
    DateRecord,
    PeopleRecord,
    PictureRecord,
    SectionName,
    SectionRecord,
    UnitRecord,
)
from banxin.sheets.setting import FigureMeasure, StackStyle

LAYOUT = """\
extends: base
options: {line-width: {type: length, default: 1pt}}
fields:
  issue: {price: {type: text}}
  unit: {hero: {type: image}, cover-lines: {type: list}, when: {type: date}}
  figure: {tint: {type: colour}}
kinds: {feature: {block: feature}}
labels: {zh-Hans: {receivers: 主送}}
"""


def found_in(root: Path, **blocks: str) -> list[tuple[str, int, int, str]]:
    folder = root / "layouts" / "t"
    (folder / "blocks").mkdir(parents=True)
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    for name, text in {"feature": "{{ content }}", **blocks}.items():
        (folder / "blocks" / f"{name.replace('__', '-')}.html.j2").write_text(text, encoding="utf-8")
    layout, findings = open_layout("t", layout_roots(root))
    assert layout is not None, findings
    told = list(undefined_findings(layout, NAMES))
    return [(one.place.text, one.place.line, one.place.column, one.nearest) for one in told if one.place]


@pytest.mark.parametrize(
    ("block", "template", "column", "near"),
    [
        ("paragraph", "<p>{{ txt }}</p>", 7, "text"),
        ("paragraph", "{% if false %}{{ txt }}{% endif %}{{ text }}", 18, "text"),
        ("unit", "{{ unit.stak.headline.text }}", 9, "stack"),
        ("unit", "{{ unit.stack.headline.txet }}", 24, "text"),
        ("feature", "{{ unit.fields.hreo.source }}", 16, "hero"),
        ("feature", "{{ unit.fields.hero.sorce }}", 21, "source"),
        ("feature", "{{ unit.fields.when.txt }}", 21, "text"),
        ("feature", "{% set hero = unit.fields.hero %}{{ hero.captoin }}", 42, "caption"),
        ("figure", "{{ figure.fields.tnit }}", 18, "tint"),
        ("flow", "{% for section in sections %}{% for unit in section.units %}{{ unit.titel }}{% endfor %}{% endfor %}", 69, "title"),
        ("flow", "{% for unit in units[:3] %}{{ unit.figure.src }}{% endfor %}", 43, "source"),
        ("flow", "{% for unit in units | reverse %}{{ unit.decc }}{% endfor %}", 42, "deck"),
        ("flow", "{{ (units | first).decc }}", 20, "deck"),
        ("flow", "{{ parts.colofon }}", 10, "colophon"),
        ("flow", "{{ issue.feilds.price }}", 10, "fields"),
        ("flow", "{{ issue.fields.prise }}", 17, "price"),
        ("flow", "{{ labels.content }}", 11, "contents"),
        ("flow", "{{ labels.reciever }}", 11, "receivers"),
        ("flow", "{{ options.line_widht }}", 12, "line_width"),
        ("flow", "{{ grid.pich }}", 9, "pitch"),
        ("pull", "{% macro a(x) %}{{ x }}{{ y }}{% endmacro %}{{ a(content) }}", 27, ""),
    ],
)  # fmt: skip
def test_what_there_is_not_is_found(
    tmp_path: Path, block: str, template: str, column: int, near: str
) -> None:
    assert [found[1:] for found in found_in(tmp_path, **{block: "\n" + template})] == [(2, column, near)]


@pytest.mark.parametrize(
    ("block", "template"),
    [
        ("paragraph", "{% if dateine is defined %}{{ dateine }}{% endif %}{{ text }}"),
        ("paragraph", "{{ nothing | default('') }}{{ text }}"),
        ("feature", "{{ headline }}{{ content }}{{ unit.fields['hero'] }}{{ unit.fields.cover_lines | length }}"),
        ("feature", "{% for name, value in unit.fields.items() %}{{ name }}{{ value }}{% endfor %}"),
        ("flow", "{% for unit in units %}{% include 'card' %}{{ unit.render() }}{% endfor %}"),
        ("flow", "{% set ns = namespace(n=0) %}{% for u in units %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endfor %}"),
        ("flow", "{% from '_parts' import line %}{{ line(1) }}{{ loop }}"),
        ("flow", "{{ grid.width }}{{ grid.span(1) }}{{ labels.receivers }}{{ options.accent }}{{ issue.name }}"),
        ("table", "{% for row in rows %}{% for text, align in row %}{{ text }}{{ align.x }}{% endfor %}{% endfor %}"),
        ("pull", "{% call(x) other() %}{{ x }}{% endcall %}{% macro other() %}{{ caller(1) }}{% endmacro %}"),
        ("flow", "{% with a = units %}{{ a | length }}{% endwith %}{% set b %}x{% endset %}{{ b }}{{ units[0].figure.source }}"),
        ("flow", "{% macro card(unit) %}{{ unit.anything }}{% endmacro %}{% for u in units %}{{ card(u) }}{{ loop.index }}{% endfor %}"),
        ("flow", "{% for u in units | selectattr('kind', 'equalto', 'feature') %}{{ u.fields.get('hero') }}{% endfor %}"),
        ("headline", '{% extends "parent:headline" %}{% block head %}{{ stack.headline.text }}{% endblock %}'),
        ("orphan", "{{ anything.at.all }}"),
    ],
)  # fmt: skip
def test_what_there_may_be_is_let_be(tmp_path: Path, block: str, template: str) -> None:
    assert found_in(tmp_path, **{block: template, "card": "{{ unit.title }}", "_parts": ""}) == []


def test_what_is_included_sees_what_includes_it(tmp_path: Path) -> None:
    told = found_in(
        tmp_path,
        flow="{% for unit in units %}{% set n = 1 %}{% include 'card' %}{% endfor %}",
        card="{{ n }}{{ unit }}{{ unitt }}",
    )
    assert [(column, near) for _, _, column, near in told] == [(21, "unit")]


@pytest.mark.parametrize("name", ["base", *(entry.name for entry in list_layouts())])
def test_built_in_layouts_ask_for_what_there_is(name: str) -> None:
    layout, _ = open_layout(name, layout_roots(None))
    assert layout is not None
    assert [str(one.place) for one in undefined_in(layout, layers_of(layout), NAMES)] == []


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("issue", Facts),
        ("day", Day),
        ("unit", UnitRecord),
        ("section", SectionRecord),
        ("section-name", SectionName),
        ("picture", PictureRecord),
        ("figure", FigureRecord),
        ("room", FigureMeasure),
        ("stack", SetStack),
        ("head", SetHead),
        ("byline", Byline),
        ("people", PeopleRecord),
        ("person", Person),
        ("date", DateRecord),
        ("stack-style", StackStyle),
        ("entry", ContentsEntry),
        ("point", NavPoint),
        ("parts", Parts),
    ],
)
def test_the_table_has_what_the_records_have(record: str, kind: type) -> None:
    fields = {field.name for field in dataclasses.fields(kind) if not field.name.startswith("_")}
    methods = {name for name in ("render", "display_lines", "words") if hasattr(kind, name)}
    assert {datum.name.removesuffix("()") for datum in RECORDS[record]} == fields | methods


def test_the_grid_is_looked_up_in_the_grid() -> None:
    assert all(hasattr(Grid, name) for name in ("width", "height", "span", "column_x", "row_y", "characters"))
