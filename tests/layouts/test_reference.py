"""The reference of layouts: blocks with what they are given, classes, variables, what is never used."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from markupsafe import Markup

from banxin.job.editions import printed_in_turn
from banxin.job.intake import Ready, Wanted, take_in
from banxin.layouts import (
    LayoutReference,
    Templates,
    layout_roots,
    open_layout,
    reference_of,
    scaffold_layout,
    specimen_files,
)
from banxin.layouts.reference.block_data import BLOCKS
from banxin.layouts.reference.css_names import template_classes
from banxin.layouts.reference.folding import folded
from banxin.layouts.reference.outline import outline
from banxin.layouts.reference.pages import as_markdown, as_text
from banxin.layouts.reference.unused import unused_findings
from banxin.world import DISK

BlocksGiven = dict[str, dict[str, set[type]]]
"""The types that a block was given by its name and the name of the datum."""

KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "html": (Markup, str),
    "number": (int, float),
    "boolean": (bool,),
    "list": (list, tuple),
}


def reference(name: str, root: Path | None = None) -> LayoutReference:
    layout, findings = open_layout(name, layout_roots(root))
    assert layout is not None, findings
    return reference_of(layout)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> BlocksGiven:
    """What blocks were given while the specimen was set as a book and as a newspaper, and bound."""
    seen: BlocksGiven = defaultdict(lambda: defaultdict(set))
    render = Templates.render

    def noting(self: Templates, block: str, /, **context: object) -> Markup:
        for name, value in context.items():
            seen[block][name].add(type(value))
        return render(self, block, **context)

    root = tmp_path_factory.mktemp("specimen")
    for name, data in specimen_files().items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "render", noting)
        for layout in ("book", "tabloid"):
            intake = take_in(root, wanted=Wanted(layout))
            assert isinstance(intake, Ready), intake.findings
            editions = intake.publication.editions if layout == "book" else intake.publication.editions[:1]
            list(printed_in_turn(intake, editions, DISK, lambda told: None))
    return seen


def test_every_block_is_given_what_the_table_says(given: BlocksGiven) -> None:
    rare = {"continued", "jump", "index", "epub-index"}  # where a story jumps, where there is an index
    assert set(BLOCKS) - set(given) <= rare
    assert set(given) <= set(BLOCKS)
    for block, names in given.items():
        told = {datum.name for datum in BLOCKS[block].data}
        assert set(names) == told, (block, set(names) ^ told)


def test_what_blocks_are_given_is_of_the_kind_that_the_table_says(
    given: BlocksGiven,
) -> None:
    wrong = []
    for block, names in given.items():
        for datum in BLOCKS[block].data:
            kinds = KINDS.get(datum.kind)
            for found in names[datum.name]:
                if kinds and not issubclass(found, kinds):
                    wrong.append((block, datum.name, datum.kind, found))
                if datum.kind == "record" and issubclass(found, (str, int, float, list)):
                    wrong.append((block, datum.name, datum.kind, found))
                if datum.kind == "number" and found is bool:
                    wrong.append((block, datum.name, datum.kind, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("template", "classes"),
    [
        ('<p class="a b">', ("a", "b")),
        ("<p class='a'>", ("a",)),
        ('<p class="depth-{{ depth }}">', ("depth-…",)),
        ('<p class="{{ kind }}-title">', ("…-title",)),
        ("""<p class="a{{ ' b' if c }}">""", ("a", "b")),
        ("""<p class="{{ "b" if c else "d" }}">""", ("b", "d")),
        ("""<p class="a{% if press != "epub" %} b-{{ c }}{% endif %}">""", ("a", "b-…")),
        ('{# <p class="no"> #}<p>', ()),
        ('<p class="{{ kind }}">', ()),
        ("""<p class="a{{ ' b-' ~ c if c != 'd' }}">""", ("a", "b-…")),
    ],
)
def test_the_classes_of_a_template(template: str, classes: tuple[str, ...]) -> None:
    assert template_classes(template) == classes


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("<p>{{ text }}</p>", ("p {{ text }}",)),
        ('<h{{ level }} class="a">{{ b }}</h{{ level }}><i>c</i>', ("h{level}.a {{ b }}", "i")),
        (
            """<div class="a{{ ' b' if c }}">{% if d %}<img src="{{ e }}"/>{% endif %}<p>{{ f }}</p></div>""",
            ("div.a.b", "  img", "  p {{ f }}"),
        ),
        ('<aside class="{{ kind }}">{% include "parent:pull" %}</aside>', ("aside.… → parent:pull",)),
        ('{% extends "parent:unit" %}', ("→ parent:unit",)),
        ("{% macro a(b) %}<i>{{ b }}</i>{% endmacro %}<p>{{ a(c) }}</p>", ("p {{ a(c) }}",)),
        ("<style>p > a { color: red }</style><br>{# <b> #}<u>x</u>", ("br", "u")),
        ("</b><p>", ("p",)),
        ("", ()),
    ],
)
def test_the_elements_of_a_template(template: str, lines: tuple[str, ...]) -> None:
    assert outline(template) == lines


def test_every_block_that_writes_elements_has_an_outline() -> None:
    blocks = {block.name: block for block in reference("base").blocks}
    assert blocks["figure"].outline == (
        "figure.figure.span.place-…", "  img", "  figcaption {{ caption }}", "    span.credit {{ credit }}",
    )  # fmt: skip
    empty = {name for name, block in blocks.items() if not block.outline}
    assert empty == {
        "_clauses",
        "_cover",
        "_upright",
        "cover",
        "half-title",
    }  # macros, and parts that base has not


def test_pages_are_told_with_what_stands_on_them() -> None:
    pages = {one.name: one for one in reference("magazine").pages}
    assert pages["cover"].elements == ".cover, .page-cover"
    assert "main.plain" in pages["plain"].elements
    assert (pages["all"].elements, pages["plain"].layer) == ("", "base")
    for page in (as_text(reference("base"), str), as_markdown(reference("base"), str)):
        assert "`plain-leaf`" in page


def test_blocks_tell_the_layers_that_have_them() -> None:
    blocks = {block.name: block for block in reference("tabloid").blocks}
    assert blocks["folio"].layers == ("tabloid", "broadsheet")
    assert blocks["headline"].layers == ("broadsheet", "base")
    assert not blocks["side-headline"].own
    assert {"nameplate", "ear", "strip"} <= set(blocks["nameplate"].classes)


def test_variables_come_from_grid_options_faces_and_sheets() -> None:
    variables = {one.name: one for one in reference("broadsheet").variables}
    assert (variables["--pitch"].source, variables["--pitch"].value) == ("grid", "11.5pt")
    assert (variables["--accent"].source, variables["--accent"].value) == ("option", "#b3121b")
    assert variables["--face-head"].source == "face"
    assert variables["--eyebrow"].source == "sheet"
    assert variables["--eyebrow"].read
    assert not any(name.startswith("--banxin-") for name in variables)


@pytest.mark.parametrize("name", ["book", "broadsheet"])
def test_pages_have_every_block_option_and_variable(name: str) -> None:
    found = reference(name)
    for page in (as_text(found, str), as_markdown(found, str)):
        for block in found.blocks:
            assert f"`{block.name}`" in page
        for option in found.layout.offered:
            assert f"`{option}`" in page
        for variable in found.variables:
            assert f"`{variable.name}`" in page
    assert not re.search(r"^\|(?:[^|\n]*(?<!\\)\|){6,}$", as_markdown(found, str), re.MULTILINE)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    scaffold_layout("ours", "book", tmp_path)
    return tmp_path / "layouts" / "ours"


def test_a_new_layout_has_nothing_unused(ours: Path) -> None:
    assert unused_findings(reference("ours", ours.parents[1])) == ()


def test_what_nothing_uses_is_told_at_its_place(ours: Path) -> None:
    (ours / "blocks" / "puul.html.j2").write_text("<p></p>", encoding="utf-8")
    (ours / "blocks" / "_part.html.j2").write_text("<p></p>", encoding="utf-8")
    (ours / "blocks" / "pull.html.j2").write_text(
        '{% include "_part" %}<p style="--read: 1; color: {{ options.told }}"></p>', encoding="utf-8"
    )
    (ours / "sheets" / "pdf.css").write_text(
        ":root { --gap: 2mm;\n --gaps: 3mm; --banxin-defer: on }\n.pull { margin: var(--gap) var(--motto) }",
        encoding="utf-8",
    )
    (ours / "layout.yaml").write_text(
        "extends: book\noptions:\n  motto: {type: text, default: a}\n  told: {type: text, default: b}\n"
        "  idle: {type: text, default: c}\n  accent: {default: red}\n"
        "fields:\n  issue:\n    mood: {type: text}\n  unit: {hero-line: {type: text}}\n"
        "faces: {gossip: kai}\n",
        encoding="utf-8",
    )
    (ours / "blocks" / "quotation.html.j2").write_text("{{ unit.fields['hero-line'] }}", encoding="utf-8")
    found = unused_findings(reference("ours", ours.parents[1]))
    assert [(str(one.place), one.nearest) for one in found] == [
        ("layouts/ours/blocks/puul.html.j2", "pull"),
        ("layouts/ours/sheets/pdf.css:2:2", "--gap"),
        ("layouts/ours/layout.yaml:5:9", ""),
        ("layouts/ours/layout.yaml:9:11", ""),
        ("layouts/ours/layout.yaml:11:17", ""),
    ]


@pytest.mark.parametrize(
    ("block", "written", "told"),
    [
        ("pull", "{{ unit.fields.mood }}", False),
        ("pull", "{# unit.fields.mood #}", True),  # named, and not printed
        ("puul", "{{ unit.fields.mood }}", True),  # by a block that nothing includes
    ],
)
def test_a_field_is_printed_by_a_block_that_is_printed(
    ours: Path, block: str, written: str, *, told: bool
) -> None:
    description = "extends: book\nfields: {unit: {mood: {type: text}}}\n"
    (ours / "layout.yaml").write_text(description, encoding="utf-8")
    (ours / "blocks" / f"{block}.html.j2").write_text(written, encoding="utf-8")
    found = [one.message for one in unused_findings(reference("ours", ours.parents[1]))]
    assert ("The field `mood` is not printed anywhere." in found) == told


@pytest.mark.parametrize(
    ("description", "sheet", "told"),
    [
        ("kinds: {diary: {names: [日记]}}", "", "diary"),
        ("kinds: {diary: {names: [日记]}}", ".kind-diary p { color: red }", ""),
        ("kinds: {diary: {label: 日记}}", "", ""),
        ("kinds: {diary: {sections: [日记]}}", ".x {}", ""),
        ("presets: {淡: {}}", "", "淡"),
        ("presets: {淡: {drop-cap: 0}}", "", ""),  # as it is: a name for that
    ],
)
def test_kinds_and_presets_without_effect_are_told(
    ours: Path, description: str, sheet: str, told: str
) -> None:
    (ours / "layout.yaml").write_text(f"extends: book\n{description}\n", encoding="utf-8")
    (ours / "sheets" / "pdf.css").write_text(sheet, encoding="utf-8")
    found = unused_findings(reference("ours", ours.parents[1]))
    assert [one.message.split("`")[1] for one in found] == [told] * bool(told)


def test_a_colour_that_a_page_master_has_is_used_and_the_grid_is_that_of_the_options(ours: Path) -> None:
    (ours / "layout.yaml").write_text(
        "extends: book\noptions:\n  tint: {type: colour, default: white}\n  body-size: {default: 8}\n"
        "  mark: {type: text, default: ◆}\n"
        "faces: {gossip: kai}\n"
        "pages: {all: {background: tint, furniture: {face: gossip, foot-outer: '{page} {mark}'}}}\n",
        encoding="utf-8",
    )
    found = reference("ours", ours.parents[1])
    assert unused_findings(found) == ()
    assert {one.name: one.value for one in found.variables}["--size"] == "8pt"


def test_built_in_layouts_have_nothing_unused() -> None:
    """As if they were somebody's own: what is left is read by Banxin, or for layouts that build on them."""
    for name in ("book", "broadsheet", "tabloid", "office-news"):
        found = reference(name)
        read = {one.name for one in found.variables if one.read}
        idle = {
            variable
            for sheet in found.sheets
            for variable in sheet.names.sets
            if variable not in read and not variable.startswith("--banxin-")
        }
        assert idle == set(), name


def test_wide_cells_go_on_below() -> None:
    long = "一二三四 " * 30
    rows = [*folded([("a", long, "base"), ("b", "short", "base")], 20)]
    assert rows[0] == ("a", "一二三四 一二三四", "base")
    assert rows[1] == ("", "一二三四 一二三四", "")
    assert rows[-1] == ("b", "short", "base")
    assert [*folded([("印　刷", "")])] == [("印　刷", "")]


def test_wide_spaces_of_templates_are_shown() -> None:
    assert outline('<p>{{ words | join("　") }}</p>') == ('p {{ words | join("　") }}',)
