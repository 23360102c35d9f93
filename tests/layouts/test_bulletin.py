"""The bulletin: red head, measures of official documents, receivers at the foot of the last page."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest

from banxin.job import build
from books.printed import Pages

MM = 72 / 25.4
PITCH = 29
MANIFEST = """\
banxin: 1
publication: {{title: 水情简报, publisher: 青禾镇水管站, lang: {lang}}}
issue: {{number: 7, date: 2026-03-20, page: 1}}
title: 第一轮放水
layout: bulletin
{more}
fields:
  serial: "000012"
  secrecy: 内部资料
  signer: 沈渡
  receivers: [各村委会, 各水管员]
  copies: [县水利局]
  printed: 120
contents: [{{unit: a.md}}, {{unit: b.md}}]
slug: issue
editions: {{print: {{format: pdf}}, reader: {{format: epub}}}}
"""
TEXT = "渠首开闸以后，各村按分水表进水，水管员两人一班，看尺签字，数字天黑以前抄到墙上。"


def built(folder: Path, more: str = "", lang: str = "zh-Hans") -> Pages:
    (folder / "manifest.yaml").write_text(MANIFEST.format(more=more, lang=lang), encoding="utf-8")
    story = f"\n\n## 进水情况\n\n{TEXT * 6}\n\n{TEXT * 5}\n"
    (folder / "a.md").write_text(f"---\nheadline: 放水进度过半\n---\n{story}", encoding="utf-8")
    (folder / "b.md").write_text(f"---\nheadline: 渗漏已经封堵\n---\n\n{TEXT * 3}\n", encoding="utf-8")
    assert [found for found in build(folder).findings if found.severity == "error"] == []
    return Pages(folder / "out" / "issue-print.pdf")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Pages]:
    folder = tmp_path_factory.mktemp("bulletin")
    return folder, built(folder)


def test_the_head_and_the_type_area(plain: tuple[Path, Pages]) -> None:
    folder, pages = plain
    head = [line.text.replace("　", "") for line in pages.on(0)[:6]]
    assert head[:5] == [
        "000012内部资料", "水情简报", "第7期", "青禾镇水管站2026年3月20日", "签发人：沈渡"
    ]  # fmt: skip
    name = pages.find("水情简报")
    red = {
        colour
        for _, colour in pages.document[0].render(scale=2).to_pil().convert("RGB").getcolors(1 << 20) or ()
    }
    assert (0xC8, 0x16, 0x1D) in red
    assert name.size > 60
    with pikepdf.open(folder / "out" / "issue-print.pdf") as pdf:
        assert [float(edge) for edge in pdf.pages[0]["/MediaBox"]] == pytest.approx(
            [0, 0, 210 * MM, 297 * MM], abs=0.1
        )
    glyphs = [glyph for line in pages.lines for glyph in line.glyphs]
    assert min(glyph.x for glyph in glyphs) >= 12 * MM  # office printers
    assert max(glyph.x + glyph.size for glyph in glyphs) <= 198 * MM
    assert max(glyph.y for glyph in glyphs) <= 285 * MM
    body = [line for line in pages.on(1) if abs(line.size - 15.8) < 0.05]
    assert max(len(line.glyphs) for line in body) >= 27
    assert all(abs((line.y - body[0].y + 1) % PITCH - 1) < 0.3 for line in body)


def test_receivers_stand_at_the_foot_of_the_last_page(plain: tuple[Path, Pages]) -> None:
    pages = plain[1]
    first, second, last = (
        pages.find(words) for words in ("主送：各村委会，各水管员。", "抄送：县水利局。", "共印120份")
    )
    assert {first.page, second.page, last.page} == {len(pages) - 1}
    assert first.y < second.y < last.y
    assert last.y > (37 * MM + 21 * PITCH)
    folios = [
        next(line for line in pages.on(number)[::-1] if "—" in line.text) for number in range(len(pages))
    ]
    assert [(folio.x < 105 * MM) for folio in folios] == [number % 2 == 1 for number in range(len(pages))]


def test_options_and_traditional_words(tmp_path: Path) -> None:
    pages = built(
        tmp_path, "preset: 青\noptions: {folio-place: centre, contents-page: true}", lang="zh-Hant-TW"
    )
    assert pages.find("正本：各村委会，各水管员。").page == len(pages) - 1
    assert "簽發人：" in "".join(line.text for line in pages.on(0))
    entry, head = pages.all("放水进度过半")
    assert pages.find("本期要目").y < entry.y < head.y
    assert entry.text.endswith("1")
    folio = pages.on(0)[-1]
    assert (folio.x + folio.glyphs[-1].x) / 2 == pytest.approx(105 * MM, abs=10)
    colours = {
        colour
        for _, colour in pages.document[0].render(scale=2).to_pil().convert("RGB").getcolors(1 << 20) or ()
    }
    assert (0x14, 0x50, 0x8C) in colours


def test_the_e_book_has_its_own_sheet(plain: tuple[Path, Pages]) -> None:
    with zipfile.ZipFile(plain[0] / "out" / "issue-reader.epub") as book:
        sheet = book.read("EPUB/style.css").decode()
        imprint = book.read("EPUB/colophon.xhtml").decode()
    assert "<dt>抄送</dt><dd>县水利局</dd>" in imprint
    assert "<dt>签发人</dt><dd>沈渡</dd>" in imprint
    assert ".title-leaf { border-bottom: .2em solid #c8161d" in sheet.replace("\n", " ")
