"""Names and values of CSS that have no effect, in sheets and templates: where, what, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest
from tests.layouts.themes import GRID, Shelf

from banxin.engine.styles import known_css
from banxin.findings import Finding
from banxin.layouts import builtin_layouts, layout_roots, list_layouts, open_layout
from banxin.preflight.themes.checking import style_findings
from banxin.typecase import Typecase, open_typecase

DESCRIPTION = (
    "name: own\nextends: base\n"
    + GRID
    + "options:\n  tint: {type: colour, default: '#fdf6e3'}\n  air: {type: length, default: 2mm}\n"
)


@cache
def typecase() -> Typecase:
    return open_typecase(Path("/nowhere"), "zh-Hans")


def found_in(tmp_path: Path, formats: Collection[str] = ("pdf", "epub"), **files: str) -> tuple[Finding, ...]:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("own", DESCRIPTION, **files)
    layout, findings = open_layout("own", (shelf.root, builtin_layouts()))
    assert layout is not None, findings
    return style_findings(layout, {}, typecase(), formats)


def told(findings: Collection[Finding]) -> list[tuple[str, str, str, str]]:
    return [
        (
            one.code.removeprefix("layout."),
            str(one.place).removeprefix("layouts/own/").partition(":")[2],
            str(one.message),
            str(one.nearest),
        )
        for one in findings
    ]


@pytest.mark.parametrize(
    ("css", "code", "place", "words", "near"),
    [
        # properties
        ("p { colr: red }", "no-effect", "1:5", "property `colr`", "color"),
        ("p {\n  margin-letf: 1em;\n}", "no-effect", "2:3", "property `margin-letf`", "margin-left"),
        ("p { font-famly: serif }", "no-effect", "1:5", "`font-famly`", "font-family"),
        ("p { COLOUR: red }", "no-effect", "1:5", "`COLOUR`", "color"),
        ("p { break-befor: page }", "no-effect", "1:5", "`break-befor`", "break-before"),
        ("p { hello: 1 }", "no-effect", "1:5", "`hello`", ""),
        ("p { --banxin-emphasys: dot }", "no-effect", "1:5", "`--banxin-emphasys`", "--banxin-emphasis"),
        ("p { --banxin-stpe: 10pt }", "no-effect", "1:5", "`--banxin-stpe`", "--banxin-step"),
        ("p { & b { colr: red } }", "no-effect", "1:11", "`colr`", "color"),
        ("@media print { p { wdth: 1em } }", "no-effect", "1:20", "`wdth`", "width"),
        ("@page { maks: crop }", "no-effect", "1:9", "`maks`", "marks"),
        ("@page { @top-left { conent: 'x' } }", "no-effect", "1:21", "`conent`", "content"),
        # properties of others
        ("p { writing-mode: vertical-rl }", "unsupported", "1:5", "print does not support", ""),
        ("p { hanging-punctuation: last }", "unsupported", "1:5", "`hanging-punctuation`", ""),
        ("p { -epub-writing-mode: vertical-rl }", "unsupported", "1:5", "other programs", ""),
        ("p { -webkit-hyphens: auto }", "unsupported", "1:5", "other programs", ""),
        ("p { transition: 1s }", "unsupported", "1:5", "no meaning in print", ""),
        ("p { -epub-hyfens: auto }", "no-effect", "1:5", "`-epub-hyfens`", ""),
        # values
        ("p { color: rde }", "no-effect", "1:12", "`rde`", "red"),
        ("p { text-align: centre }", "no-effect", "1:17", "`centre`", "center"),
        ("p { display: blok }", "no-effect", "1:14", "`blok`", "block"),
        ("p { float: lfet }", "no-effect", "1:12", "`lfet`", "left"),
        ("p { border: 1pt sold red }", "no-effect", "1:17", "`sold`", "solid"),
        ("p { font: blod 10pt/12pt serif }", "no-effect", "1:11", "`blod`", "bold"),
        ("p { width: 10pts }", "no-effect", "1:12", "unit `pts`", "10pt"),
        ("p { margin: 0 3 }", "no-effect", "1:15", "`3` has no unit", ""),
        ("p { color: #12345 }", "no-effect", "1:12", "`#12345` is no colour", ""),
        ("p { width: clac(1em + 2pt) }", "no-effect", "1:12", "function `clac()`", "calc"),
        ("p { color: rgba(1) }", "no-effect", "1:12", "`rgba(1)` is no value", ""),
        ("p { color: red; width: }", "no-effect", "1:17", "`width` has no value", ""),
        ("p { break-after: 3 }", "no-effect", "1:18", "`3`", ""),
        ("p { --banxin-emphasis: dots }", "no-effect", "1:24", "`dots`", "dot"),
        ("p { position: sticky }", "unsupported", "1:15", "`position: sticky`", ""),
        ("p { color: color-mix(in srgb, red, blue) }", "unsupported", "1:12", "color-mix", ""),
        ("p { color: revert }", "unsupported", "1:12", "`color: revert`", ""),
        # variables
        ("p { color: var(--acent) }", "no-effect", "1:12", "variable `--acent`", "--accent"),
        ("p { color: var(--acent, red) }", "no-effect", "1:12", "variable `--acent`", "--accent"),
        ("p { width: calc(2 * var(--pich)) }", "no-effect", "1:21", "variable `--pich`", "--pitch"),
        ("p { color: var(--zzzz) }", "no-effect", "1:12", "variable `--zzzz`", ""),
        ("p { --own: var(--tnit) }", "no-effect", "1:12", "variable `--tnit`", "--tint"),
        ("p { width: var(--tint) }", "no-effect", "1:12", "`--tint` is #fdf6e3 here", ""),
        ("p { color: var(--air) }", "no-effect", "1:12", "`--air` is 2mm here", ""),
        # selectors
        ("p:fisrt-child { margin: 0 }", "no-effect", "1:3", "`:fisrt-child`", ":first-child"),
        ("p::befor { content: 'x' }", "no-effect", "1:4", "`::befor`", "::before"),
        ("headr { margin: 0 }", "no-effect", "1:1", "element `headr`", "header"),
        ("byline { margin: 0 }", "no-effect", "1:1", "element `byline`", ".byline"),
        (".headlin { margin: 0 }", "unused-selector", "1:2", "class `headlin`", ".headline"),
        (".figure > .captoin { margin: 0 }", "unused-selector", "1:12", "class `captoin`", ".caption"),
        ("p:is(.byine, b) { margin: 0 }", "unused-selector", "1:7", "class `byine`", ".byline"),
        ("p > > b { margin: 0 }", "no-effect", "1:1", "cannot be read", ""),
        ("p::selection { color: red }", "unsupported", "1:4", "`::selection`", ""),
        (".byline { content: 'x' }", "no-effect", "1:11", "::before and ::after", ""),
        ("// a\n.byline { margin: 0 }", "no-effect", "1:1", "begins no comment", ""),
        # at-rules
        ("@meida print { p { margin: 0 } }", "no-effect", "1:1", "rule `@meida`", "@media"),
        ("@media pritn { p { margin: 0 } }", "no-effect", "1:8", "medium `pritn`", "print"),
        ("@page :lfet { margin: 0 }", "no-effect", "1:8", "chooses no page", ":left"),
        ("@page { @top-lef { content: 'x' } }", "no-effect", "1:9", "`@top-lef`", "@top-left"),
        ("@supports (display: grid) { p { margin: 0 } }", "unsupported", "1:1", "`@supports`", ""),
        ("@media (width > 9em) { p { margin: 0 } }", "unsupported", "1:1", "`@media (width > 9em)`", ""),
        ("@font-face { font-famly: x; src: local('x') }", "no-effect", "1:14", "`font-famly`", "font-family"),
        # named pages
        ("p { page: plian }", "no-effect", "1:11", "no rules for a page `plian`", "plain"),
        ("p { page: zzz }", "no-effect", "1:11", "no rules for a page `zzz`", ""),
        ("@page plian:left { margin: 0 }", "no-effect", "1:7", "Nothing is set on a page `plian`", "plain"),
        ("@page :nth(2n of plian) { margin: 0 }", "no-effect", "1:18", "page `plian`", "plain"),
        ("@page plain, zzz { margin: 0 }", "no-effect", "1:14", "page `zzz`", ""),
        # families
        ("p { font-family: 'Banxin Sogn' }", "no-effect", "1:18", "“Banxin Sogn”", "Banxin Song"),
        ("p { font-family: Nowhere Sans }", "no-effect", "1:18", "“Nowhere Sans”", ""),
    ],
)  # fmt: skip
def test_what_has_no_effect_in_print(
    tmp_path: Path, css: str, code: str, place: str, words: str, near: str
) -> None:
    found = told(found_in(tmp_path, pdf_css=css))
    first = found[0] if found else ("", "", "", "")
    assert (first[:2], words in first[2], first[3]) == ((code, place), True, near), found
    twice = "font-face" in css or "acent, red" in css
    assert len(found) == 1 or twice, found


@pytest.mark.parametrize(
    "css",
    [
        ".headline { color: var(--accent); width: var(--type-width); font-family: var(--face-kai) }",
        ".headline { color: var(--tint); margin: calc(2 * var(--pitch)) var(--air) }",
        ":root { --gap: 2em } .headline { margin: var(--gap, 1em) var(--none, 0) }",
        "@font-face { font-family: Star; src: local('Star') } p { font-family: Star, serif }",
        "@page :first { @top-left { content: string(title) } @footnote { border-top: 1pt solid } }",
        "@page cover:nth(2n) { size: A4 landscape; margin: 0; marks: crop; bleed: 3mm } p { page: cover }",
        "@page a, b:left { margin: 0 } .byline { page: a } p { page: b } @page :nth(1 of a) { margin: 0 }",
        "@page plain { margin: 0 } main { page: auto } .byline { page: opener } @page opener { margin: 0 }",
        "p { break-before: page; string-set: title content(); bookmark-level: 1; float: footnote }",
        "p:nth-child(2n + 1):not(.byline) > a[href]::after { content: target-counter(attr(href), page) }",
        "@media print, screen { p { margin: 0 } } @media only print { p { margin: 0 } }",
        "@layer a, b; @layer a { p { margin: 0 } }",
        "@counter-style x { system: cyclic; symbols: '※' }",
        "p { & b { margin: 0 } > i { margin: 0 } &.byline { margin: 0 } }",
        ".keyed, .brief-opening, .box, .duokan-footnote { margin: 0 }",
        "p { --banxin-western: 'Times', serif; --banxin-step: var(--pitch); --banxin-level: gb }",
        "p { font: 700 10pt/1.5 var(--face-head); background: url(x.svg) no-repeat 0 0 / 1em 1em, white }",
        "p { grid-template-columns: auto 2fr; display: inline-flex; columns: 2 }",
    ],
)
def test_what_is_right_in_print(tmp_path: Path, css: str) -> None:
    assert told(found_in(tmp_path, pdf_css=css)) == []


@pytest.mark.parametrize(
    ("css", "place", "words", "near"),
    [
        ("p { colr: red }", "1:5", "property `colr`", "color"),
        ("p { -epub-hyfens: auto }", "1:5", "`-epub-hyfens`", "-epub-hyphens"),
        ("p { text-align: centre }", "1:17", "`centre`", "center"),
        ("p { color: var(--acent) }", "1:12", "`--acent`", "--accent"),
        ("p { width: var(--pitch) }", "1:12", "variable `--pitch`", ""),
        ("p { font-family: 'Songti S' }", "1:18", "“Songti S”", "Songti SC"),
        ("p:frist-child { margin: 0 }", "1:3", "`:frist-child`", ":first-child"),
        (".headlin { margin: 0 }", "1:2", "class `headlin`", ".headline"),
        ("@kyeframes x { from { margin: 0 } }", "1:1", "`@kyeframes`", "@keyframes"),
        ("@media scren { p { margin: 0 } }", "1:8", "`scren`", "screen"),
    ],
)
def test_what_has_no_effect_in_an_epub(tmp_path: Path, css: str, place: str, words: str, near: str) -> None:
    (found,) = told(found_in(tmp_path, epub_css=css))
    assert (found[1], words in found[2], found[3]) == (place, True, near), found


@pytest.mark.parametrize(
    "css",
    [
        "html { writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; -webkit-hyphens: auto }",
        "p { text-emphasis: filled; hanging-punctuation: last; line-break: strict }",
        "p { font-family: 'PingFang SC', 'My Own Face', sans-serif; position: sticky }",
        "p { text-spacing-trim: normal; color: color-mix(in srgb, red, blue) }",
        "@media (prefers-color-scheme: dark) { p { color: var(--accent-night) } }",
        "@supports (display: grid) { p { display: contents } }",
        "p { width: fit-content; display: ruby }",
        "@keyframes x { from { color: red } 50% { color: blue } } p { animation: x 1s }",
        "p::selection, p:hover { color: red }",
        "@namespace epub 'http://www.idpf.org/2007/ops'; p { color: red }",
    ],
)  # fmt: skip
def test_what_is_right_in_an_epub(tmp_path: Path, css: str) -> None:
    assert told(found_in(tmp_path, epub_css=css)) == []


def test_what_only_epub_knows_is_a_note_in_a_common_sheet(tmp_path: Path) -> None:
    css = "p { hanging-punctuation: last; colr: red }"
    own, misspelt = found_in(tmp_path, common_css=css)
    assert (own.code, own.severity) == ("layout.unsupported", "note")
    assert (misspelt.code, misspelt.severity) == ("layout.no-effect", "warning")
    assert not any(one.code == "layout.unsupported" for one in found_in(tmp_path, ("epub",), common_css=css))


@pytest.mark.parametrize(
    ("html", "place", "words", "near"),
    [
        ('<p\n  style="colr: red">{{ text }}</p>', "2:10", "`colr`", "color"),
        ("<p style='width: 3pts'>{{ text }}</p>", "1:18", "unit `pts`", "3pt"),
        ('<p style="color: var(--acent)">{{ text }}</p>', "1:18", "`--acent`", "--accent"),
        ('<p style="font-family: &quot;Banxin Sogn&quot;">a</p>', "1:24", "Banxin Sogn", "Banxin Song"),
        ('<style>\n.a { colr: red }\n.pull { text-align: centre }</style>', "3:21", "`centre`", "center"),
        ('<svg><rect style="fil: red"/></svg>', "1:19", "`fil`", "fill"),
        ('<p style="{% if a is defined %}colr: red{% endif %}">{{ text }}</p>', "1:32", "`colr`", "color"),
    ],
)  # fmt: skip
def test_styles_in_templates_are_looked_at(
    tmp_path: Path, html: str, place: str, words: str, near: str
) -> None:
    found = [one for one in told(found_in(tmp_path, ("pdf",), paragraph=html)) if words in one[2]]
    assert [(one[1], one[3]) for one in found] == [(place, near)]


def test_pages_that_nothing_asks_for_are_notes_unless_misspelt(tmp_path: Path) -> None:
    css = "@page zzz { margin: 0 } @page plian { margin: 0 }"
    assert [str(one.severity) for one in found_in(tmp_path, pdf_css=css)] == ["note", "warning"]


MASTERS = """\
pages:
  all: {margins: 20, furniture: {foot-outer: "{page}"}}
  cover: {for: [cover], furniture: none}
"""


@pytest.mark.parametrize(
    ("css", "places"),
    [
        ("@page { margin: 9mm }", ["1:9"]),
        ("@page :left { margin-top: 9mm }", ["1:15"]),
        ("@page cover { margin: 9mm }", ["1:15"]),
        ("@page { @top-left { content: 'x' } }", ["1:21"]),
        ("@page :first { @top-left { content: 'x' } }", ["1:28"]),
        ("@page plain { @top-left { content: 'x'; color: red } }", ["1:27"]),
        ("@page cover { @bottom-left { background: red; color: red; font-size: 9pt } }", ["1:47", "1:59"]),
        ("@page { margin: 9mm !important }", []),
        ("@page :first { margin: 9mm }", []),
        ("@page plain { margin: 9mm }", []),
        ("@page { background: #eee; @footnote { border-top: 1pt solid } }", []),
        ("@page { @bottom-left { background: red; border-top: 1pt solid } }", []),
    ],
)
def test_what_page_masters_outdo(css: str, places: list[str], tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("own", DESCRIPTION + MASTERS, pdf_css=css)
    layout, findings = open_layout("own", (shelf.root, builtin_layouts()))
    assert layout is not None, findings
    found = told(style_findings(layout, {}, typecase(), ("pdf",)))
    outdone = [place for _, place, words, _ in found if "page master of these pages" in words]
    assert outdone == places
    plain = found_in(tmp_path / "plain", pdf_css=css)
    assert not [words for _, _, words, _ in told(plain) if "page master" in words]


@pytest.mark.parametrize(
    ("css", "text", "told_of"),
    [
        (".gathered .legs { columns: 1; column-gap: 9pt }", "columns: 2", ["columns"]),
        (".unit .legs, .legs { column-count: 3 }", "columns: 2", ["column-count"]),
        (".gathered .legs { columns: 1 !important }", "columns: 2", []),
        (".gathered { columns: 2; --text-columns: auto }", "columns: 2", []),
        (".legs > p { columns: 2 } .legs, .unit { columns: 2 }", "columns: 2", []),
        (".gathered .legs { columns: 1 }", "margins: 20", []),
    ],
)
def test_columns_that_the_master_of_the_text_outdoes(
    css: str, text: str, told_of: list[str], tmp_path: Path
) -> None:
    """Only what is said of `.legs` itself, and only where that master says columns."""
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("own", f"{DESCRIPTION}pages: {{body: {{for: [text], {text}}}}}\n", pdf_css=css)
    layout, findings = open_layout("own", (shelf.root, builtin_layouts()))
    assert layout is not None, findings
    found = style_findings(layout, {}, typecase(), ("pdf",))
    outdone = [one for one in found if "page master of these pages" in str(one.message)]
    assert [str(one.message).split("`")[1] for one in outdone] == told_of
    assert all("--text-columns" in str(one.expected) for one in outdone)


def test_a_width_of_words_is_told_with_what_print_has(tmp_path: Path) -> None:
    css = "p { width: max-content } .byline { max-width: fit-content } b { width: min-content }"
    found = [one for one in found_in(tmp_path, pdf_css=css) if one.code == "layout.unsupported"]
    assert ["display: table" in str(one.remedy) for one in found] == [True, True, False]


def test_a_template_may_make_names_of_pages(tmp_path: Path) -> None:
    html = '<p style="page: {{ text }}">a</p>'
    assert told(found_in(tmp_path, pdf_css="@page zzz { margin: 0 }", paragraph=html)) == []


def test_classes_that_are_a_slip_for_a_page_master(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "layouts")
    html = '<article class="unit page-feture">{{ text }}<b class="page-feature page-number"/></article>'
    shelf.put("own", DESCRIPTION + "pages: {feature: {columns: 2}}\n", paragraph=html)
    layout, findings = open_layout("own", (shelf.root, builtin_layouts()))
    assert layout is not None, findings
    (found,) = told(style_findings(layout, {}, typecase(), ("pdf",)))
    assert found == ("no-effect", "blocks/paragraph.html.j2:1:22".partition(":")[2], found[2], "page-feature")


@pytest.mark.parametrize(
    "html",
    [
        '<p style="{{ text }}: red; width: {{ text }}pt; color: {% if a %}red{% else %}blue{% endif %}"/>',
        '<p style="--head-size: {{ text }}pt; margin: 0 {{ text }}">a</p>',
        "<style>.x{{ text }} { color: {{ text }}; {{ text }} }</style>",
        '<svg><path style="fill: none; stroke: red; stroke-width: 2" d="M0 0"/></svg>',
        '<a href="https://example.org/">a</a><img src="{{ text }}"/>',
        '<p data-style="colr: red">a</p>{# <p style="colr: red"> #}',
    ],
)
def test_what_templates_may_say(tmp_path: Path, html: str) -> None:
    assert told(found_in(tmp_path, paragraph=html)) == []


@pytest.mark.parametrize(
    ("html", "places"),
    [
        ('<p style="background:url(http://example.com/a.png)">{{ text }}</p>', ["1:22"]),
        ('<p style="background:url(\'//example.com/a.png\')">{{ text }}</p>', ["1:26"]),
        ('<img src="http://example.com/{{ text }}"/>', ["1:11"]),
        ('<link rel="stylesheet" href="https://example.com/a.css"/>', ["1:30"]),
        ('<svg><image xlink:href="https://example.com/a.png"/></svg>', ["1:25"]),
        ('<style>\n@import "http://example.com/a.css";</style>', ["2:9"]),
        ('<style>p { background: url(http://example.com/a.png) }</style>', ["1:24"]),
    ],
)  # fmt: skip
def test_addresses_of_the_network_are_refused_at_their_line(
    tmp_path: Path, html: str, places: list[str]
) -> None:
    found = found_in(tmp_path, ("pdf",), paragraph=html)
    assert [str(one.place).partition("j2:")[2] for one in found if one.code == "press.blocked"] == places
    assert all(one.severity == "error" for one in found)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p onclick="x()">a</p>', ["`onclick`"]),
        ("<script>x()</script>", ["<script>"]),
        ('<iframe src="a"></iframe><form></form>', ["<iframe>", "<form>"]),
        ('<a href="javascript:x()">a</a>', ["`javascript:`"]),
        ('<svg onload="x()"><script/></svg>', ["<script>", "`onload`"]),
    ],
)
def test_what_runs_is_refused_where_an_epub_is_made(tmp_path: Path, html: str, words: list[str]) -> None:
    found = told(found_in(tmp_path, paragraph=html))
    assert all(any(word in one[2] for one in found) for word in words), found
    assert found_in(tmp_path, ("pdf",), paragraph=html) == ()
    asked = '{% if press == "pdf" %}' + html + "{% endif %}"
    assert found_in(tmp_path, paragraph=asked) == ()  # looked at when it is rendered


def test_the_layouts_that_come_with_banxin_are_good() -> None:
    for entry in list_layouts():
        layout, _ = open_layout(entry.name, layout_roots(None))
        assert layout is not None
        assert style_findings(layout, {}, typecase(), ("pdf", "epub"), all_layouts=True) == ()
        assert style_findings(layout, {}, typecase(), ("pdf", "epub")) == ()


def test_every_property_of_our_own_is_known() -> None:
    engine = Path(known_css.__file__).parents[1]
    texts = "".join(file.read_text(encoding="utf-8") for file in engine.rglob("*.py"))
    read = {name.replace("_", "-") for name in re.findall(r"__(banxin_[a-z_]+)\b", texts)}
    assert {f"--{name}" for name in read} <= known_css.OWN_PROPERTIES
