"""Page masters: inheritance, findings at their place, the rules they become, and a book set on them."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from banxin.job import build
from banxin.layouts import Layout, bleed_css, open_layout, pages_css
from banxin.layouts.pages.masters import PageEdges
from banxin.layouts.pages.merging import merged_pages, settled_master

from .themes import BASE, Shelf

FACTS = {"title": "呐喊", "number": "第3期"}
LED = ".section > .section-title:has(+ .page-a)"
FACES = "faces: {label: hei, body: song}\noptions: {accent: {type: colour, default: red}}\n"


def opened(tmp_path: Path, pages: str, base: str = "") -> Layout:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", BASE + FACES + base)
    shelf.put("own", pages)
    return shelf.open("own")


def css(layout: Layout) -> str:
    return pages_css(layout.pages, layout.grid, FACTS)


def test_masters_are_inherited_key_by_key() -> None:
    base = {
        "all": {
            "margins": 10,
            "furniture": {"foot-outer": "{page}", "first": {"head-left": "a"}},
            "restart": 1,
        }
    }
    plain = {"furniture": {"first": {"head-left": "none"}}, "for": ["text"], "numbering": "roman"}
    own = {"all": {"margins": {"head": 20}}, "body": {"like": "plain"}, "plain": plain}
    pages = merged_pages([base, own])
    body = settled_master("body", pages)
    assert body["margins"] == {"head": 20, "foot": 10, "inner": 10, "outer": 10}
    assert body["furniture"] == {"foot-outer": "{page}", "first": {"head-left": "none"}}
    assert (body["numbering"], body.get("for"), body.get("restart")) == ("roman", None, None)
    assert settled_master("all", pages)["restart"] == 1


def test_measures_in_characters_rows_and_millimetres(tmp_path: Path) -> None:
    layout = opened(
        tmp_path, "pages: {a: {margins: {head: 2行, foot: 25mm, inner: 3字, outer: 20}, columns: 3}}\n"
    )
    master = layout.pages["a"]
    assert master.margins is not None
    assert (master.margins.head, master.margins.inner) == pytest.approx((2 * 15 * 25.4 / 72, 30 * 25.4 / 72))
    assert (master.margins.foot, master.margins.outer) == (25, 20)
    assert master.measure == int(master.measure)
    assert 3 * master.measure + 2 * master.gutter == pytest.approx(master.width, abs=1e-3)
    assert master.gutter >= 2
    rules = css(layout)
    assert f":is(.page-a, {LED}, #banxin-no-element) {{ page: a }}" in rules
    assert f":is(.page-a, {LED}, #banxin-no-element) {{ --text-columns: 3 }}" in rules
    assert ":is(.page-a, #banxin-no-element) .legs { columns: var(--text-columns); column-gap: " in rules


def test_margins_alone_leave_the_columns_of_the_grid(tmp_path: Path) -> None:
    layout = opened(tmp_path, "pages: {all: {margins: 20}, cover: {bleed: {head: 2, outer: 3}}}\n")
    master = layout.pages["all"]
    assert master.columns is None
    assert 2 * master.measure + master.gutter == pytest.approx(master.width, abs=1e-3)
    assert f"--columns: 2; --rows: {master.rows}; --measure: {master.measure * 10:g}pt" in css(layout)
    assert "{ --bleed: 3mm }" in css(layout)


GRID = "grid: {trim: [200, 200], size: 10, pitch: 15, columns: 2, measure: 20, gutter: 2, rows: 24, head: 25}"
AROUND = "body: {for: [text], columns: 3, margins: 30, bleed: 3, drop-cap: 2}"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (
            "",
            "--drop-cap: 0|--bleed: 0mm|--text-columns: 2 }|gap: 20pt|--margin-top: 25mm|--measure: 200pt",
        ),
        ("columns: 1, margins: 50, drop-cap: 4", "--drop-cap: 4|--text-columns: auto }|--margin-top: 50mm"),
        ("like: body", "--drop-cap: 2|--bleed: 3mm|--text-columns: 3 }|--margin-top: 30mm"),
    ],
)
def test_a_master_within_another_has_nothing_of_it(tmp_path: Path, inner: str, said: str) -> None:
    """Custom properties are inherited; what the master of the text says is not said of an article in it."""
    layout = opened(tmp_path, f"{GRID}\npages: {{{AROUND}, a: {{{inner}}}}}\n")
    own = "\n".join(line for line in css(layout).splitlines() if ".page-a," in line)
    assert [text for text in said.split("|") if text not in own] == []
    assert own.count("--drop-cap") == own.count("--margin-top") == own.count("--bleed") == 1


def test_a_master_beside_another_says_no_more_than_it_is_told(tmp_path: Path) -> None:
    layout = opened(tmp_path, "pages: {cover: {for: [cover], margins: 0, bleed: 3}, a: {numbering: roman}}\n")
    own = [line for line in css(layout).splitlines() if ".page-a," in line]
    assert own == [f":is(.page-a, {LED}, #banxin-no-element) {{ page: a; --banxin-numbering: roman }}"]


def test_furniture_of_all_pages_takes_the_folios_of_base_away(tmp_path: Path) -> None:
    told = "main.plain, .plain > *) { page: auto; }"
    assert told in css(opened(tmp_path, 'pages: {all: {furniture: {foot-outer: "{page}"}}}\n'))
    assert told not in css(opened(tmp_path / "else", 'pages: {text: {furniture: {foot-outer: "{page}"}}}\n'))


def test_furniture_is_mirrored_and_empties_the_rest(tmp_path: Path) -> None:
    rules = css(opened(tmp_path, """
pages:
  b:
    furniture: {head-inner: "{title} {number}", foot-outer: {text: "{page}", colour: accent, size: 9},
                first: none, right: {foot-outer: none}}
"""))  # fmt: skip
    left = next(line for line in rules.splitlines() if line.startswith("@page b:left"))
    right = next(line for line in rules.splitlines() if line.startswith("@page b:right"))
    assert '"呐喊" " " "第3期"' in left
    assert "@top-right { font: 8pt/1 var(--face-label)" in left
    assert "@top-left { font" in right
    assert "@bottom-left { font: 9pt/1 var(--face-label); color: var(--accent)" in left
    assert "@bottom-right { content: none !important }" in right
    assert "@top-center { content: none !important }" in left
    for on in (":nth(1 of b):left", ":nth(1 of b):right", ":blank:left", ":blank:right"):
        line = next(line for line in rules.splitlines() if line.startswith(f"@page b{on} "))
        assert line.count("content: none") == 8


def _margin_boxes(rules: str, on: str) -> dict[str, str]:
    line = next(line for line in rules.splitlines() if line.startswith(f"@page {on} "))
    return dict(re.findall(r"@([a-z]+-[a-z]+) \{ (.*?) \}(?= @| \})", line))


BANDS = """
pages:
  b:
    furniture: {weight: 700, head-outer: {text: "{title}", weight: 400}, foot-center: "{name}",
                foot-outer: {text: "{page}", size: 10}, head-rule: 0.5,
                foot-rule: {width: 2, colour: accent}, foot-ground: "#eee", first: {head-outer: none}}
"""


@pytest.mark.parametrize(
    ("furniture", "gaps"),
    [
        ("foot-outer: {text: a, size: 11}, foot-inner: b", ["calc(4mm + 3.08pt)", "4mm"]),
        ("head-outer: {text: a, size: 11}, head-inner: b", ["calc(4mm + 0.42pt)", "4mm"]),
        ("foot-outer: a, foot-inner: b", ["4mm", "4mm"]),
        ("foot-outer: {text: a, size: 11}, head-inner: b", ["4mm", "4mm"]),
    ],
)
def test_furniture_of_several_sizes_stands_on_one_baseline(
    tmp_path: Path, furniture: str, gaps: list[str]
) -> None:
    layout = opened(tmp_path, f"pages: {{all: {{furniture: {{size: 7.5, gap: 4, {furniture}}}}}}}\n")
    found = re.findall(r"padding-(?:top|bottom): (calc\([^)]*\)|[\d.]+mm)", css(layout).split("@page")[1])
    assert sorted(found) == sorted(gaps)


def test_bands_have_a_rule_and_a_ground_as_wide_as_the_text(tmp_path: Path) -> None:
    rules = css(opened(tmp_path, BANDS))
    boxes = _margin_boxes(rules, "b:right")
    assert boxes["top-right"].startswith("font: 400 8pt/1")
    assert "width: 100%" in boxes["top-right"]
    assert "border-bottom: 0.5pt solid #000" in boxes["top-right"]
    assert boxes["top-left"] == "content: none !important"
    for side, share in (("left", "20%"), ("center", "60%"), ("right", "20%")):
        band = boxes[f"bottom-{side}"]
        assert f"width: {share}" in band
        assert "border-top: 2pt solid var(--accent)" in band
        assert "height: 22pt" in band
        assert "background: #eee" in band
    assert boxes["bottom-right"].startswith("font: 700 10pt/1")
    first = _margin_boxes(rules, ":nth(1 of b):right".replace(":nth", "b:nth"))
    assert {first[f"top-{side}"] for side in ("left", "center", "right")} == {"content: none !important"}


@pytest.mark.parametrize(
    ("beside", "share"),
    [
        ("{page}", "60%"),
        ("—{page}/{pages}—", "60%"),
        ("{number}", "60%"),
        ("{date}", "33.3333%"),
        ("{string(x)}", "33.3333%"),
        ("第{page}页，共{pages}页", "33.3333%"),
    ],
)
def test_what_stands_in_the_middle_has_the_room_that_folios_leave(
    tmp_path: Path, beside: str, share: str
) -> None:
    pages = (
        f'pages: {{b: {{furniture: {{head-rule: 1, head-outer: "{beside}", head-center: "{{unit}}"}}}}}}\n'
    )
    assert f"width: {share}" in _margin_boxes(css(opened(tmp_path, pages)), "b:right")["top-center"]


@pytest.mark.parametrize(
    "look",
    [
        "width: paper",
        "side-at: top",
        "left: {width: page}",
        "head-rule: 0",
        "head-rule: {width: 0.5, color: red}",
        "weight: 1000",
        "foot-ground: gren",
    ],
)
def test_bands_that_cannot_be_are_told(tmp_path: Path, look: str) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", BASE + FACES)
    shelf.put("own", f'pages: {{a: {{furniture: {{{look}, foot-left: "x"}}}}}}\n')
    _, findings = open_layout("own", (shelf.root,))
    assert [found.place.line for found in findings] == [1]


SIDE_COLUMN = """
name: mine
extends: base
options: {title-page: {default: false}, contents-page: {default: false}, imprint: {default: none}}
pages:
  body:
    for: [text]
    margins: {head: 24, foot: 24, inner: 18, outer: 60}
    furniture: {head-outer: "外", head-center: "中", head-inner: "内", foot-outer: "頁", side-outer: "側",
      LOOK}
"""


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [("", 2), ("p { --banxin-drop-cap: 0 }", 1), (".stack ~ * > p { --banxin-drop-cap: 4 }", 4)],
)
def test_a_sheet_of_ones_own_outdoes_the_drop_cap_of_a_master(tmp_path: Path, sheet: str, rows: int) -> None:
    folder = tmp_path / "layouts" / "mine"
    (folder / "sheets").mkdir(parents=True)
    plain = (
        "options: {title-page: {default: false}, contents-page: {default: false}, imprint: {default: none}}"
    )
    layout = f"name: mine\nextends: base\n{plain}\npages: {{body: {{for: [text], drop-cap: 2}}}}\n"
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    (folder / "sheets" / "pdf.css").write_text(sheet, encoding="utf-8")
    manifest = "banxin: 1\npublication: {title: 呐喊}\nlayout: mine\ncontents: [{unit: a.md}]\nslug: m\n"
    (tmp_path / "manifest.yaml").write_text(manifest + "editions: {print: {format: pdf}}\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(f"---\nheadline: 乙\n---\n\n天{'地' * 600}\n", encoding="utf-8")
    assert not build(tmp_path).findings
    text = pypdfium2.PdfDocument(tmp_path / "out" / "m-print.pdf")[0].get_textpage()
    heights = {}
    for nth in range(text.count_chars()):
        _, bottom, _, top = text.get_charbox(nth)
        heights.setdefault(text.get_text_range(nth, 1), top - bottom)
    assert round((heights["天"] - 10) / 17.5) == rows - 1


_Edges = tuple[float, float, float, float]


def _printed(root: Path, look: str, margins: str = "") -> list[tuple[bool, dict[str, _Edges]]]:
    """A left page and a right one, told by whether they are: left, bottom, right and top in mm of what stands
    around the text, and of its first 天.
    """
    folder = root / "layouts" / "mine"
    folder.mkdir(parents=True)
    given = SIDE_COLUMN.replace("LOOK", look).replace(
        "inner: 18, outer: 60", margins or "inner: 18, outer: 60"
    )
    (folder / "layout.yaml").write_text(given, encoding="utf-8")
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 呐喊}\nlayout: mine\ncontents: [{unit: a.md}]\n"
        "slug: m\neditions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )  # fmt: skip
    (root / "a.md").write_text(f"---\nheadline: 乙\n---\n\n{'天' * 2300}\n", encoding="utf-8")
    assert not build(root).findings
    pages = []
    for page in pypdfium2.PdfDocument(root / "out" / "m-print.pdf"):
        text = page.get_textpage()
        found: dict[str, _Edges] = {}
        for nth in range(text.count_chars()):
            box = text.get_charbox(nth)
            found.setdefault(text.get_text_range(nth, 1), tuple(edge / 72 * 25.4 for edge in box))
        pages.append((found["側"][0] > found["天"][0], found))
    assert sorted(right for right, _ in pages) == [False, True]
    return pages


@pytest.mark.parametrize("rule", ["", ", head-rule: 0.5, foot-ground: '#eee'"])
def test_furniture_as_wide_as_the_page_reaches_over_the_side_column(tmp_path: Path, rule: str) -> None:
    """18 mm from the trim at both sides; what is beside the text stands beyond, level with its first row."""
    for right, page in _printed(tmp_path, f"width: page, side-at: head{rule}"):
        left_word, right_word = ("内", "外") if right else ("外", "内")
        assert page[left_word][0] == pytest.approx(18, abs=0.6)
        assert page[right_word][2] == pytest.approx(192, abs=0.6)
        assert sum(page["中"][0::2]) / 2 == pytest.approx(105, abs=0.6)
        air = 2 if "ground" in rule else 0
        assert page["頁"][2 if right else 0] == pytest.approx(192 - air if right else 18 + air, abs=0.6)
        assert sum(page["側"][0::2]) / 2 == pytest.approx(201 if right else 9, abs=0.6)
    assert sum(page["側"][1::2]) == pytest.approx(sum(page["天"][1::2]), abs=1)


def test_furniture_is_as_wide_as_the_text_unless_asked(tmp_path: Path) -> None:
    for right, page in _printed(tmp_path, "gap: 4"):
        assert page["外"][2 if right else 0] == pytest.approx(150 if right else 60, abs=0.6)
        assert sum(page["側"][0::2]) / 2 == pytest.approx(180 if right else 30, abs=0.6)
        assert sum(page["側"][1::2]) / 2 == pytest.approx(148.5, abs=1)  # at half height


def test_a_wide_margin_at_the_spine_is_reached_over_too(tmp_path: Path) -> None:
    for right, page in _printed(tmp_path, "width: page, side-at: foot", "inner: 60, outer: 18"):
        assert page["内"][0 if right else 2] == pytest.approx(18 if right else 192, abs=0.6)
        assert page["外"][2 if right else 0] == pytest.approx(192 if right else 18, abs=0.6)
        assert sum(page["側"][0::2]) / 2 == pytest.approx(201 if right else 9, abs=0.6)
        assert sum(page["側"][1::2]) / 2 == pytest.approx(27.1, abs=1)  # level with the last row


def test_margins_of_one_width_leave_furniture_as_it_is(tmp_path: Path) -> None:
    pages = "pages: {b: {margins: 20, furniture: {WIDTH head-outer: x, side-outer: y}}}\n"
    plain = css(opened(tmp_path / "a", pages.replace("WIDTH", "")))
    assert css(opened(tmp_path / "b", pages.replace("WIDTH", "width: page,"))) == plain


def test_a_folio_may_be_left_out(tmp_path: Path) -> None:
    rules = css(opened(tmp_path, """
pages:
  all: {furniture: {head-outer: "{unit}", foot-outer: "{page}"}}
  open: {folio: none}
"""))  # fmt: skip
    own = [line for line in rules.splitlines() if line.startswith("@page open:left")]
    assert "string(banxin-unit)" in own[0]
    assert "counter(page)" not in own[0]


@pytest.mark.parametrize(
    ("pages", "at", "said", "near"),
    [
        ("{a: {like: bdoy}, body: {}}", 12, "There is no page master `bdoy`.", "body"),
        ("{a: {like: b}, b: {like: a}}", 12, "Page masters are like each other in a circle: a → b → a.", ""),
        ("{a: {background: acent}}", 18, "`acent` is neither a colour nor an option that is one.", "accent"),
        ("{a: {furniture: {face: lable}}}", 0, "", ""),  # nothing stands there
        ("{a: {furniture: {face: lable, foot-left: x}}}", 24, "There is no face for `lable`.", "label"),
        ('{a: {furniture: {foot-left: "{pgae}"}}}', 29, "Furniture does not know `{pgae}`.", "page"),
        (
            '{a: {furniture: {foot-left: "{accent}"}}}',
            29,
            "Furniture does not know `{accent}`.",
            "",
        ),  # a colour
        ('{a: {furniture: {foot-left: "{page"}}}', 29, "A brace has no other half: {page", ""),
        ("{a: {margins: 300}}", 15, "The page master `a` leaves no room for text: ", ""),
        ("{a: {columns: 12, margins: 60}}", 15, "The page master `a` leaves no room for text: ", ""),
        ("{a: {margins: {head: 18cm}}}", 22, "`pages.a.margins.head` cannot be 18cm.", ""),
        (
            "{a: {furniture: {head-otter: x}}}",
            18,
            "`head-otter` is not known in `pages.a.furniture`.",
            "head-outer",
        ),
        ("{a: {furniture: {left: {foots: x}}}}", 25, "`foots` is not known in `pages.a.furniture.left`.", ""),
        ("{a: {numbering: romna}}", 17, "`pages.a.numbering` cannot be romna.", "roman"),
        ("{a: {for: [contnets]}}", 12, "`pages.a.for` cannot have contnets in it.", "contents"),
        ("{a: {restrat: 1}}", 6, "`restrat` is not known in `pages.a`.", "restart"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(tmp_path: Path, pages: str, at: int, said: str, near: str) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", BASE + FACES)
    shelf.put("own", f"pages: {pages}\n")
    _, findings = open_layout("own", (shelf.root,))
    if not said:
        assert findings == ()
        return
    first = findings[0]
    assert first.message.startswith(said)
    assert (first.place.line, first.nearest) == (1, near)
    assert abs(first.place.column - at - 6) <= 3


def test_bleed_by_side_is_mirrored() -> None:
    assert bleed_css(PageEdges(0, 0, 0, 0)) == ""
    left, right = bleed_css(PageEdges(1, 2, 0, 4)).splitlines()
    assert "bleed-left: 4mm" in left
    assert "bleed-right: 4mm" in right
    assert "bleed-right: 0mm" in left


BOOK = """
name: mine
extends: book
options:
  drop-cap: {default: 2}
  opening: {default: any}
  half-title: {default: false}
  mark: {type: text, default: 花}
labels: {zh-Hans: {greeting: 早}, zh-Hant: {greeting: 晚}}
grid: {bleed: {head: 3, foot: 3, outer: 5}}
pages:
  all: {furniture: {head-outer: "{unit}", foot-outer: "{page}", head-rule: 1, foot-ground: "#ddd",
    foot-inner: "{mark} {labels.contents} {labels.greeting}"}}
  front: {for: [contents], numbering: roman}
  body: {for: [unit, opener], restart: 1, background: accent}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two chapters on masters of its own, built once."""
    root = tmp_path_factory.mktemp("masters")
    (root / "layouts" / "mine").mkdir(parents=True)
    (root / "layouts" / "mine" / "layout.yaml").write_text(BOOK, encoding="utf-8")
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 呐喊}\nlayout: mine\ncontents: [{unit: a.md}, {unit: b.md}]\n"
        "slug: m\neditions: {print: {format: pdf, profile: press, press: {marks: false}}}\n",
        encoding="utf-8",
    )  # fmt: skip
    for name in "ab":
        text = "我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。" * 8
        (root / f"{name}.md").write_text(f"---\nheadline: 故乡{name}\n---\n\n{text}\n", encoding="utf-8")
    report = build(root)
    assert not report.findings
    return root / "out" / "m-print.pdf"


def test_the_rule_under_the_head_is_as_wide_as_the_text(book: Path) -> None:
    """It stands above the type area; the ground of the foot below it."""
    page = pypdfium2.PdfDocument(book)[4].render(scale=2).to_pil().convert("L").crop((10, 10, 700, 1000))
    rows = [page.crop((0, y, page.width, y + 1)).histogram() for y in range(page.height)]
    ruled = [y for y, row in enumerate(rows) if abs(sum(row[:60]) - 2 * 26 * 10.5) < 8]
    tinted = [y for y, row in enumerate(rows) if abs(sum(row[200:235]) - 2 * 26 * 10.5) < 90]
    assert ruled
    assert len(ruled) <= 3
    assert tinted
    assert tinted[0] - ruled[-1] > 2 * 25 * 17


def test_numbers_agree_in_folios_contents_and_labels(book: Path) -> None:
    pdf = pypdfium2.PdfDocument(book)
    labels = [pdf.get_page_label(nth) for nth in range(len(pdf))]
    assert labels == ["i", "ii", "iii", "iv", "1", "2"]
    texts = [page.get_textpage().get_text_range() for page in pdf]
    assert "iii" in texts[2]
    assert ["1" in texts[4].split(), "2" in texts[5].split()] == [True, True]
    contents = "".join(texts[2].split())
    assert contents.index("故乡a") < contents.index("1") < contents.index("故乡b") < contents.index("2")


def test_furniture_prints_options_and_words_of_the_language(book: Path) -> None:
    assert "花目录早" in "".join(pypdfium2.PdfDocument(book)[5].get_textpage().get_text_range().split())


def test_furniture_stands_at_the_fore_edge_and_not_on_blanks(book: Path) -> None:
    pdf = pypdfium2.PdfDocument(book)
    assert pdf[3].get_textpage().get_text_range().strip() == ""
    for nth, side in ((4, "right"), (5, "left")):
        text = pdf[nth].get_textpage()
        folio = next(text.get_charbox(i) for i in range(text.count_chars())
                     if text.get_text_range(i, 1) in "12" and text.get_charbox(i)[1] < 60)  # fmt: skip
        assert (folio[0] > 180) == (side == "right")


def test_bleed_reaches_its_edge(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        page = pdf.pages[4]
        boxes = {
            name: [round(float(edge), 1) for edge in page[name]]
            for name in ("/MediaBox", "/TrimBox", "/BleedBox")
        }
    assert boxes["/TrimBox"] == [0, 0, 368.5, 524.4]
    assert boxes["/BleedBox"] == boxes["/MediaBox"] == [0, -8.5, 382.7, 532.9]
    image = pypdfium2.PdfDocument(book)[4].render(scale=1).to_pil().convert("RGB")
    corner = image.getpixel((image.width - 2, 1))
    assert isinstance(corner, tuple)
    assert corner[0] - corner[2] > 60  # the accent, beyond the trim


def test_a_kind_in_for_is_told_how_kinds_get_their_pages(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("base", BASE + FACES)
    shelf.put("own", "pages: {wide: {for: [essay]}}\n")
    _, (found,) = open_layout("own", (shelf.root,))
    assert "`page: wide` of the kind" in found.remedy
    assert "class `page-wide`" in found.remedy


MAGAZINE = "name: mine\nextends: magazine\n"
ARTICLE = """---
headline: 渡口
---

{text}

![渡船](boat.png){{place=span}}

{text}
"""


def test_a_picture_across_the_columns_may_stand_in_a_frame_of_the_layouts_own(tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "mine"
    (own / "blocks").mkdir(parents=True)
    (own / "layout.yaml").write_text(MAGAZINE, "utf-8")
    theirs = (Path(__file__).parents[2] / "layouts/base/blocks/figure.html.j2").read_text("utf-8")
    (own / "blocks" / "figure.html.j2").write_text(f'<div class="framed">{theirs}</div>', "utf-8")
    (own / "sheets").mkdir()
    (own / "sheets" / "pdf.css").write_text(".framed { border-top: 1pt solid #000 }\n", "utf-8")
    Image.new("RGB", (1800, 600), "#789").save(tmp_path / "boat.png")
    text = "我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。" * 12
    (tmp_path / "a.md").write_text(ARTICLE.format(text=text), "utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 呐喊}\nlayout: mine\ncontents: [{unit: a.md}]\n"
        "slug: m\neditions: {print: {format: pdf}}\n",
        "utf-8",
    )
    build(tmp_path)
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "m-print.pdf")
    drawn = [
        thing.get_bounds()
        for page in pages
        for thing in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
    ]
    assert max(right - left for left, _, right, _ in drawn) > 2 * 16 * 9.5  # columns of 16 字 of 9.5 pt
