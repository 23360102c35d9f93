"""What an art editor sees on newspaper pages: notes in order, banners and titles in one line, presets."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from markupsafe import Markup

from banxin.job import build
from banxin.job.editions import printed_in_turn
from banxin.job.intake import Ready, take_in
from banxin.layouts import Templates, layout_roots, open_layout, settle_options
from banxin.preflight.text.pdf.painted import PaintedPage, Show
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.world import DISK
from books.printed import Pages
from job.small_paper import lay_out

_NOTES = "\n[^2]: 柴油机是二手的，开过十二年船。\n"
_NOTICE = "---\nkind: 启事\nheadline: 渡口茶叶合作社\n---\n\n新茶上市，每日早六点开门。\n"
PAPERS = ("broadsheet", "tabloid", "office-news")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[PaintedPage, tuple[str, ...]]:
    """The first page of a small tabloid, and the codes of what is told of it."""
    root = lay_out(tmp_path_factory.mktemp("paper"), "tabloid")
    lead = root / "units" / "duchuan.md"
    text = lead.read_text(encoding="utf-8").replace("后来添了柴油机", "后来添了柴油机[^2]")
    lead.write_text(text + _NOTES, encoding="utf-8")
    (root / "units" / "hezuoshe.md").write_text(_NOTICE, encoding="utf-8")
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace('title: "渡口两岸　', 'title: "渡口两岸|')
    text = text.replace("  - section: 副刊\n", "  - unit: units/hezuoshe.md\n  - section: 副刊\n")
    pins = "sheet: {pins: {hezuoshe: {columns: 1}}}\nslug"
    manifest.write_text(text.replace("slug", pins), encoding="utf-8")
    intake = take_in(root)
    assert isinstance(intake, Ready), intake.findings
    (one,) = printed_in_turn(intake, intake.publication.editions[:1], DISK, lambda told: None)
    assert one.printed.data, one.printed.findings
    with pikepdf.open(io.BytesIO(one.printed.data)) as file:
        (first, *_) = read_pages(opened_pages(file))
        assert all(show.font.name for show in first.shows)  # read while the file is open
    return first, tuple(found.code for found in one.printed.findings)


def of(page: PaintedPage, text: str) -> list[Show]:
    return [show for show in page.shows if text in show.text]


def test_notes_are_painted_in_their_order_and_pages_are_judged(
    page: tuple[PaintedPage, tuple[str, ...]],
) -> None:
    first, codes = page
    assert "page.unread" not in codes
    painted = "".join(show.text for show in first.shows)
    assert painted.index("竹篙长一丈二尺") < painted.index("柴油机是二手的")


def test_a_banner_in_one_line_has_a_space_where_it_might_turn(
    page: tuple[PaintedPage, tuple[str, ...]],
) -> None:
    assert "渡口两岸　一水相连" in "".join(show.text for show in page[0].shows if show.size > 30)


def test_a_title_of_a_notice_stands_in_one_line(page: tuple[PaintedPage, tuple[str, ...]]) -> None:
    (title,) = of(page[0], "渡口茶叶合作社")
    assert 9 <= title.size * abs(title.matrix[3]) < 12


@pytest.mark.parametrize("name", PAPERS)
def test_presets_are_values_of_options_and_differ(name: str) -> None:
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None, findings
    assert {"红", "墨", "青", "报纸灰"} <= set(layout.presets)
    accents = set()
    for preset in layout.presets.values():
        values, faults = settle_options(layout, dict(preset), {})
        assert faults == ()
        accents.add(values["accent"])
    assert len(accents) == len(layout.presets)


COLOURS = {"accent", "paper-tint", "cover-ground", "cover-ink"}


@pytest.mark.parametrize("name", [*PAPERS, "magazine", "book", "bulletin"])
def test_presets_differ_in_more_than_colours(name: str) -> None:
    """But for the first, which is the layout as it is with another accent or none."""
    layout, _ = open_layout(name, layout_roots(None))
    assert layout is not None
    shapes = [
        {key: value for key, value in preset.items() if key not in COLOURS}
        for preset in layout.presets.values()
    ]
    assert all(one not in shapes[:place] for place, one in enumerate(shapes))


@pytest.mark.parametrize("style", ["dotted", "dashed", "solid"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_rule_says_how_it_is_drawn(name: str, style: str) -> None:
    """So that a sheet can draw dots thicker than a line, which would not print."""
    layout, _ = open_layout(name, layout_roots(None))
    assert layout is not None
    values, _ = settle_options(layout, {"column-rules": style, "box-frame": "double"}, {})
    page = {"rows": 0}
    rules = [{"upright": True, "left": 1, "top": 1, "length": 9}]
    html = Templates(layout, values, {}).render(
        "page", nameplate=page, banner=page, folio=False, rules=rules, stories=[]
    )
    assert f'class="column-rule rule-{style}"' in html
    assert 'class="page frames-double"' in html


@pytest.mark.parametrize(("style", "thick"), [("solid", 0.25), ("dashed", 0.5), ("dotted", 0.75)])
def test_dots_and_dashes_are_as_thick_as_a_press_holds(tmp_path: Path, style: str, thick: float) -> None:
    root = lay_out(tmp_path, "tabloid")
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace("options: {", f"options: {{story-rules: {style}, ")
    manifest.write_text(text, encoding="utf-8")
    assert all(found.severity != "error" for found in build(root).findings)
    (file,) = (root / "out").glob("*.pdf")
    lines = {round(one.bottom - one.top, 2) for one in Pages(file).shapes(0) if one.right - one.left > 200}
    assert {line for line in lines if line < 1} == {thick}


def test_numbers_of_pages_stand_at_the_fore_edge_unless_told_otherwise() -> None:
    for name in PAPERS:
        layout, _ = open_layout(name, layout_roots(None))
        assert layout is not None
        assert layout.options["folio-side"].default == "outer"


@pytest.mark.parametrize(
    ("stanzas", "longest"),
    [
        ([["一碗茶，一条河，"], ["　　来来往往客人多。"]], 10),
        ([["<b>一</b>碗茶"]], 5),
        ([["河"], ["河水"]], 2),
        ([['稻<span class="reading">（dào）</span>子']], 6),  # a reading in brackets is small
    ],
)
def test_verse_says_how_long_its_longest_line_is(stanzas: list[list[str]], longest: int) -> None:
    layout, _ = open_layout("broadsheet", layout_roots(None))
    assert layout is not None
    values, _ = settle_options(layout, {}, {})
    lines = [[Markup(line) for line in stanza] for stanza in stanzas]
    html = Templates(layout, values, {}).render("verse", stanzas=lines, press="pdf")
    assert f'--longest: {longest}"' in html
