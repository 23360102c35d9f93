"""The magazine: its cover, contents, openers, columns and folios; what its options do; its e-book."""

from __future__ import annotations

import itertools
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from banxin.job import build
from banxin.layouts import layout_roots, open_layout
from books.printed import Glyph, Line, Pages

from .magazine_sample import exchanged, write_issue

MM = 72 / 25.4
PITCH, BODY, WIDTH = 15.5, 9.5, 210 * MM
CHANGED = """\
preset: 青
options:
  {columns: 2, contents: spread, opening: page, drop-cap: 0, cover-ink: "#301050",
   title-page: true, imprint: back}
"""


class Issue:
    """An issue as it was built: its pages, its file, what was found."""

    def __init__(self, folder: Path) -> None:
        report = build(folder)
        self.errors = [found for found in report.findings if found.severity == "error"]
        assert self.errors == []
        self.folder = folder
        self.file = folder / "out" / "issue-print.pdf"
        self.pages = Pages(self.file)

    def page_of(self, words: str) -> list[int]:
        return sorted({line.page + 1 for line in self.pages.lines if words in line.text})

    def picture(self, page: int, scale: int = 1) -> Image.Image:
        found: Image.Image = self.pages.document[page - 1].render(scale=scale).to_pil().convert("RGB")
        return found

    def body(self, page: int) -> list[Line]:
        return [line for line in self.pages.on(page - 1) if abs(line.size - BODY) < 0.05]


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    return Issue(write_issue(tmp_path_factory.mktemp("issue"), epub=True))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    folder = write_issue(tmp_path_factory.mktemp("changed"), more=CHANGED, cover=False, lang="zh-Hant-TW")
    exchanged(folder / "bridge.md", "hero-focus: bottom", "hero-size: page")
    exchanged(folder / "advert.md", "space: half", "space: page")
    return Issue(folder)


def test_the_sheet_has_its_bleed_and_pictures_reach_it(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "press")
    exchanged(folder / "manifest.yaml", "profile: screen", "profile: press, press: {marks: false}")
    issue = Issue(folder)
    with pikepdf.open(issue.file) as pdf:
        for page in pdf.pages:
            trim, bleed = ([float(edge) for edge in page[name]] for name in ("/TrimBox", "/BleedBox"))
            assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([210 * MM, 297 * MM], abs=0.1)
            assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
                [-3 * MM, -3 * MM, 3 * MM, 3 * MM], abs=0.1
            )
    cover, opener = issue.picture(1), issue.picture(3)
    width, height = cover.size
    for corner in ((1, 1), (width - 2, 1), (1, height - 2), (width - 2, height - 2)):
        assert cover.getpixel(corner) != (255, 255, 255)
    for corner in ((1, 1), (width - 2, 1), (1, height // 4), (width - 2, height // 4)):
        assert opener.getpixel(corner) != (255, 255, 255)


def test_words_on_the_cover_stand_on_its_ground(issue: Issue) -> None:
    cover = issue.picture(1)
    for words in ("旧营生", "城南的书摊没有招牌", "18.00"):
        (line,) = [line for line in issue.pages.on(0) if words in line.text]
        last = line.glyphs[-1]
        spot = (int(last.x + last.size + 3 + _offset(issue)), int(last.y - last.size / 2 + _offset(issue)))
        assert cover.getpixel(spot) == (0xF2, 0xEC, 0xE1)


def _offset(issue: Issue) -> float:
    with pikepdf.open(issue.file) as pdf:
        return float(pdf.pages[0]["/TrimBox"][0]) - float(pdf.pages[0]["/MediaBox"][0])


def test_folios_mirror(issue: Issue) -> None:
    for number in range(2, len(issue.pages) + 1):
        large = [glyph for line in issue.pages.on(number - 1)[-2:] for glyph in line.glyphs]
        figures = [glyph for glyph in large if abs(glyph.size - 11) < 0.1]
        assert "".join(glyph.text for glyph in figures) == str(number)
        assert (figures[0].x < WIDTH / 2) == (number % 2 == 0)


def test_lines_stand_on_the_rows_of_the_page(issue: Issue) -> None:
    for page in (3, 4, 5, 6, 7):
        lines = issue.body(page)
        assert len(lines) > 8
        first = lines[0].y
        off = [line.text for line in lines if abs((line.y - first + 0.3) % PITCH - 0.3) > 0.3]
        assert off == []


def test_a_feature_opens_a_page_below_its_picture(issue: Issue) -> None:
    for page, words in ((3, "最后一班轮渡"), (5, "一座桥怎样老去"), (6, "城南的书摊没有招牌")):
        (head,) = [line for line in issue.pages.on(page - 1) if words in line.text]
        assert head.size == pytest.approx(38, abs=0.01)
        body = issue.body(page)
        assert len({round(line.y / PITCH) for line in body}) >= 9
        assert head.y < min(line.y for line in body)


def test_three_columns_of_whole_characters(issue: Issue) -> None:
    starts = Counter(round(glyph.x) for line in issue.body(4) for glyph in _starts(line))
    most = sorted(start for start, _ in starts.most_common(3))
    assert [b - a for a, b in itertools.pairwise(most)] == pytest.approx([17.5 * BODY] * 2, abs=1)


def _starts(line: Line) -> Iterator[Glyph]:
    yield line.glyphs[0]
    for before, after in itertools.pairwise(line.glyphs):
        if after.x - before.x > 2.2 * BODY:
            yield after


def test_a_deck_turns_at_its_marks_and_a_long_text_begins_with_a_drop_cap(issue: Issue) -> None:
    (page,) = set(issue.page_of("看屏幕的人姓邵"))
    lines = issue.pages.on(page - 1)
    assert any(line.text.endswith("每年春天住一次院。") for line in lines)
    glyphs = [glyph for line in lines for glyph in line.glyphs if glyph.text == "老"]
    (cap,) = [glyph for glyph in glyphs if abs(glyph.size - BODY - 2 * PITCH) < 0.1]
    offset = _offset(issue)
    left, foot = int(cap.x + offset), int(cap.y + offset)
    ink = issue.picture(page).crop((left, foot - int(cap.size), left + int(cap.size), foot)).tobytes()
    red = sum(ink[at] > 150 and ink[at + 1] < 90 for at in range(0, len(ink), 3))
    assert red > len(ink) / 3 / 10  # heavy, in the accent


def test_contents_name_the_pages(issue: Issue) -> None:
    lines = issue.pages.on(1)
    for page, words in (
        (3, "最后一班轮渡"),
        (5, "一座桥怎样老去"),
        (6, "城南的书摊没有招牌"),
        (7, "等水开的工夫"),
    ):
        entry = next(line for line in lines if words in line.text)
        at = entry.text.index(words)
        assert entry.text[:at].endswith(str(page))
    assert any("我们去了三个快要消失" in line.text or "去了三个快要消失" in line.text for line in lines)
    deck = next(line.text for line in lines if line.text.startswith("它量体温"))
    assert deck == "它量体温，记咳嗽，每年春天住一次院。"  # whole, and not 住一/次院


def test_short_items_run_on(issue: Issue) -> None:
    items = ("江堤步道五月贯通", "老照片征集延期", "钟慢了三分钟", "谢谢那把伞")
    assert {tuple(issue.page_of(words))[-1] for words in items} == {7}
    rows = {round(issue.pages.all(words)[-1].y) for words in items[:2]}
    assert len(rows) == 1  # beside one another
    assert issue.page_of("缆桩上的年轮")[-1] == issue.page_of("会修钟的人")[-1] == 8


def test_options_change_what_they_say(issue: Issue, changed: Issue) -> None:
    colours = {colour for _, colour in changed.picture(1, 3).getcolors(1 << 24) or ()}
    assert {(0x1C, 0x5D, 0x68), (0xE4, 0xED, 0xEC)} <= colours  # preset: accent and ground
    assert (0x30, 0x10, 0x50) in colours  # cover-ink
    assert changed.page_of("編者")[0] == changed.page_of("钟慢了三分钟")[0] == 5  # the facing page
    assert changed.page_of("最后一班轮渡")[0] == 4
    opened = [changed.page_of(words)[-1] for words in ("谢谢那把伞", "缆桩上的年轮", "会修钟的人")]
    assert opened == sorted(set(opened))  # opening: each on a page of its own
    assert max(glyph.size for line in changed.body(6) for glyph in line.glyphs) < 12  # drop-cap
    assert any(glyph.text == "九" and glyph.size > 30 for line in issue.pages.on(2) for glyph in line.glyphs)
    assert len(changed.page_of("ISSN0000-0000")) == 1
    assert changed.page_of("ISSN0000-0000") == [len(changed.pages)]  # imprint
    assert issue.page_of("ISSN0000-0000") == [2]


def test_without_contents_the_note_opens_the_text(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, more="options: {contents-page: false}\n")
    exchanged(folder / "manifest.yaml", ", {unit: bridge.md}, {unit: books.md}", "")
    for section in ("灯下", "短讯", "来信", "杂记"):
        text = (folder / "manifest.yaml").read_text(encoding="utf-8")
        exchanged(
            folder / "manifest.yaml",
            text[text.index(f"  - section: {section}") :].split("]\n")[0] + "]\n",
            "",
        )
    bare = Issue(folder)
    assert "目录" not in "".join(line.text for line in bare.pages.lines)
    assert bare.page_of("ISSN0000-0000") == [2]
    assert bare.page_of("编者按") == [3]


def test_whole_pages_have_no_folio(changed: Issue) -> None:
    bare = [
        number
        for number in range(len(changed.pages))
        if not any("第9期" in line.text for line in changed.pages.on(number)[-2:])
    ]
    advert, hero = changed.page_of("江声书店")[0], changed.page_of("建成四十七年的老桥")[0]
    assert {0, advert - 1, hero - 1} <= set(bare)


def test_printed_words_are_of_the_region(changed: Issue) -> None:
    text = "".join(line.text for line in changed.pages.lines)
    assert "目錄" in text or "目次" in text
    assert "定價" in text
    assert "廣告" in text
    assert "啟事" in text


def test_accents_can_be_read() -> None:
    layout, findings = open_layout("magazine", layout_roots(None))
    assert layout is not None
    assert findings == ()
    assert set(layout.presets) == {"朱", "墨", "青"}
    for preset in layout.presets.values():
        values = dict(preset)
        accent, ground = str(values["accent"]), str(values["cover-ground"])
        assert min(_contrast(accent, "#ffffff"), _contrast(accent, ground)) >= 4.5


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_e_book_looks_like_the_magazine(issue: Issue) -> None:
    with zipfile.ZipFile(issue.folder / "out" / "issue-reader.epub") as book:
        sheet = book.read("EPUB/style.css").decode()
        feature = book.read("EPUB/ferry.xhtml").decode()
        names = book.namelist()
    assert re.search(r"\.kind-label span \{[^}]*background-color: #b3261e", sheet)
    assert '<p class="kind-label"><span>特别报道</span></p>' in feature
    assert feature.index("hero") < feature.index("headline") < feature.index('class="lede"')
    assert "EPUB/advert.xhtml" not in names
