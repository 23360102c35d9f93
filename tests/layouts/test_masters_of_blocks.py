"""Which master an article stands on, and what follows from it: pictures, overlay, sides, drop caps."""

from pathlib import Path

import pytest
from markupsafe import Markup

from banxin.layouts import layout_roots, open_layout
from banxin.layouts.reference.reference import reference_of
from banxin.layouts.reference.unused import unused_findings
from banxin.manuscript import read_publication
from banxin.sheets.print.chosen_masters import master_written, on_master
from banxin.sheets.print.overlay import overlay_everywhere
from banxin.sheets.print.page_masters import page_rules

LAYOUT = """
name: mine
extends: base
options: {columns: {default: 3}}
pages:
  all: {margins: 20}
  body: {for: [text], restart: 1}
  wide: {columns: 2, drop-cap: 2, margins: 5}
  spare: {columns: 1}
kinds: {feature: {page: wide}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "layouts" / "mine").mkdir(parents=True)
    (tmp_path / "layouts" / "mine" / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 呐喊}\nlayout: mine\ncontents: [{unit: a.md}]\n"
        "slug: m\neditions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text(
        "---\nheadline: 故乡\nkind: feature\n---\n\n我冒了严寒。\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("html", "written", "put"),
    [
        ("<article class='unit page-wide'>", "wide", None),
        ('<!-- <p --><div><p class="a page-wide-too page-wide">', "wide", None),
        ('<a id="x" class="b"><p class="page-no">', "", '<a id="x" class="b page-wide"><p class="page-no">'),
        ("<article id='x'>玄", "", "<article class=\"page-wide\" id='x'>玄"),
        ("玄", "", "玄"),
    ],
)  # fmt: skip
def test_a_block_chooses_a_master_else_its_kind_does(html: str, written: str, put: str | None) -> None:
    assert master_written(Markup(html), {"wide"}) == written
    if put is not None:
        assert on_master(Markup(html), "wide") == put


def test_what_follows_from_masters(root: Path) -> None:
    layout, findings = open_layout("mine", layout_roots(root))
    assert layout is not None
    assert not findings
    overlay = overlay_everywhere(layout)
    assert [overlay.count(f'data-pages="{name}"') for name in ("body", "wide", "spare")] == [1, 1, 1]
    assert overlay.count('data-other-pages="body wide spare"') == 1
    assert "left: -24pt" in overlay
    assert "left: 0pt; top" in overlay  # numbers where the margin is narrow
    (unused,) = unused_findings(reference_of(layout))
    assert "`spare`" in unused.message
    publication = read_publication(root).publication
    assert publication is not None
    as_it_is, by_editor = (page_rules(publication, layout, {"drop-cap": rows}) for rows in (0, 3))
    assert ":where(main.text) { break-before: right }" in as_it_is
    assert ("--drop-cap: 2" in as_it_is, "--drop-cap: 2" in by_editor) == (True, False)


def test_a_section_names_its_first_article_in_running_heads(root: Path) -> None:
    """The page has what begins first on it: without a title of its own the head would be empty there."""
    layout = root / "layouts" / "mine" / "layout.yaml"
    layout.write_text(
        LAYOUT.replace("all: {margins: 20}", 'all: {furniture: {head-outer: "{author}：{unit}"}}'),
        encoding="utf-8",
    )
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        text.replace(
            "[{unit: a.md}]", "[{section: 小说, contents: [{section: 上, contents: [{unit: a.md}]}]}]"
        ),
        encoding="utf-8",
    )
    publication = read_publication(root).publication
    opened, _ = open_layout("mine", layout_roots(root))
    assert publication
    assert opened
    rules = [
        line for line in page_rules(publication, opened, {}).splitlines() if "string-set: banxin" in line
    ]
    named = [line for line in rules if line.startswith("[id=")]
    assert ['banxin-unit "故乡"' in line for line in named] == [True, True, True]
    assert ['banxin-section "小说"' in line for line in named] == [True, False, False]
