"""The index: which words are marked, in which order entries stand, where they lead in print and EPUB."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from banxin.job import Report, build
from banxin.job.check import check
from banxin.manuscript.index_plan import IndexOrder, IndexPlan
from banxin.manuscript.publication import Lang
from banxin.sheets.index.collation import term_key
from banxin.sheets.index.entries import IndexSpot, index_groups, order_of
from banxin.sheets.labels import SIMPLIFIED, labels_for

MANIFEST = """banxin: 1
publication: {{title: 集, lang: {lang}}}
issue: {{date: 2026-06-30}}
layout: {layout}
slug: a
contents: [{{unit: a.md}}, {{unit: b.md}}]
{index}editions: {editions}
"""
LONG = "现在是早已并屋子一起卖给朱文公的子孙了，连那最末次的相见也已经隔了七八年，确凿只有一些野草。" * 18
A = f"""---
headline: 百草园
---
鲁迅在绍兴，TCP 和 TCPX，`鲁迅`，[先生]{{index="寿镜吾"}}，[何首乌]{{index="百草园>何首乌"}}。

{LONG}

绍兴{LONG}

绍兴{LONG}
"""
B = """---
headline: 藤野先生
---
周树人想起绍兴[^1]。

[^1]: 绍兴在浙江。
"""
INDEX = """index:
  terms: [鲁迅, 绍兴, TCP]
  also: {鲁迅: [周树人]}
  see: {迅哥儿: 鲁迅}
  related: {绍兴: [鲁迅]}
"""


def publish(
    root: Path,
    *,
    index: str = INDEX,
    layout: str = "base",
    editions: str = "{print: {format: pdf}, reader: {format: epub}}",
    article: str = A,
    lang: str = "zh-Hans",
) -> Path:
    manifest = MANIFEST.format(index=index, layout=layout, editions=editions, lang=lang)
    for name, text in {"manifest.yaml": manifest, "a.md": article, "b.md": B}.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.place).partition(":")[2], str(one.nearest)) for one in report.findings]


TERMS = [
    "鲁迅", "绿", "路", "重庆", "单雄信", "《呐喊》", "AI技术", "5G", "阿Q", "啊", "乱", "略",
    "一", "丁", "龙",
]  # fmt: skip


def test_terms_by_sound() -> None:
    readings = {"单雄信": "shàn xióng xìn"}
    ordered = sorted(TERMS, key=lambda term: term_key(IndexOrder.PINYIN, term, readings.get(term, "")))
    assert ordered == [
        "5G", "阿Q", "啊", "AI技术", "重庆", "丁", "龙", "鲁迅", "路", "绿", "乱", "略", "《呐喊》",
        "单雄信", "一",
    ]  # fmt: skip


def test_terms_by_strokes() -> None:
    ordered = sorted(TERMS, key=lambda term: term_key(IndexOrder.STROKES, term))
    assert ordered == [
        "5G", "一", "丁", "龙", "乱", "《呐喊》", "单雄信", "阿Q", "重庆", "啊", "略", "绿", "鲁迅",
        "路", "AI技术",
    ]  # fmt: skip


@pytest.mark.parametrize("reading", ["shàn xióng xìn", "shan4 xiong2 xin4", "Shàn Xióng Xìn"])
def test_readings_may_be_written_either_way(reading: str) -> None:
    key = term_key(IndexOrder.PINYIN, "单雄信", reading)
    assert [(one.sound, one.tone) for one in key] == [("shan", 4), ("xiong", 2), ("xin", 4)]


def test_pages_once_and_in_ranges() -> None:
    pages = (3, 3, 5, 6, 7, 9, 10, 2)
    spots = [IndexSpot("甲", page, f"#{at}", str(page)) for at, page in enumerate(pages)]
    ((entry,),) = (group.entries for group in index_groups(IndexPlan(), Lang.HANS, SIMPLIFIED, spots))
    assert [(one.label, one.until_label) for one in entry.places] == [
        ("2", ""), ("3", ""), ("5", "7"), ("9", ""), ("10", ""),
    ]  # fmt: skip


def test_groups_and_what_stands_below() -> None:
    plan = IndexPlan(see={"丙": "甲>乙"}, related={"甲": ("丁",)})
    spots = [IndexSpot(term, 1, "#x") for term in ("甲＞乙", "丁", "5G")]
    groups = index_groups(plan, Lang.HANT_TW, labels_for(Lang.HANT_TW), spots)
    assert order_of(plan, Lang.HANT_TW) is IndexOrder.STROKES
    assert [group.label for group in groups] == ["0—9", "二畫", "五畫"]
    third = groups[2].entries
    assert [(one.term, [sub.term for sub in one.entries]) for one in third] == [("丙", []), ("甲", ["乙"])]
    assert third[0].see[0].term == "甲，乙"
    assert third[0].see[0].href == f"#{third[1].entries[0].ident}"
    assert third[1].related[0].term == "丁"


def test_an_index_in_print_and_epub(tmp_path: Path) -> None:
    report = build(publish(tmp_path))
    assert told(report) == []
    text = printed(tmp_path / "out" / "a-print.pdf")
    entry = re.search(r"绍兴\s*(\d+)—(\d+)\s*参见\s*鲁迅", text)
    assert entry is not None, text
    first, last = map(int, entry.groups())
    assert last == first + 2
    assert re.search(rf"鲁迅\s*{first}, {last}", text)
    assert re.search(rf"TCP\s*{first}\s", text)
    assert re.search(r"迅哥儿\s*见\s*鲁迅", text)
    assert re.search(rf"索引[\s.·]*{last + 1}", text), "the contents lead to the index"
    with zipfile.ZipFile(tmp_path / "out" / "a-reader.epub") as file:
        index = file.read("EPUB/book-index.xhtml").decode()
        article = file.read("EPUB/a.xhtml").decode()
        contents = file.read("EPUB/contents.xhtml").decode()
    hrefs = re.findall(r'href="a\.xhtml#(a--index-\d+)">(\d+)</a>', index)
    assert {label for _, label in hrefs} == {str(first)}
    assert all(f'id="{ident}"' in article for ident, _ in hrefs)
    assert 'href="book-index.xhtml"' in contents
    assert "<code>鲁迅</code>" in article


def printed(path: Path) -> str:
    import pymupdf

    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def test_without_print_an_index_names_articles(tmp_path: Path) -> None:
    report = build(publish(tmp_path, editions="{reader: {format: epub}}"))
    assert [code for code, _, _ in told(report) if code != "epub.no-page-list"] == []
    with zipfile.ZipFile(tmp_path / "out" / "a-reader.epub") as file:
        index = file.read("EPUB/book-index.xhtml").decode()
    assert re.findall(r'href="\w+\.xhtml#[ab]--index-\d+">([^<]+)</a>', index).count("百草园") == 5


def test_words_marked_are_enough(tmp_path: Path) -> None:
    report = build(publish(tmp_path, index="", editions="{print: {format: pdf}}"))
    assert told(report) == []
    text = printed(tmp_path / "out" / "a-print.pdf")
    assert re.search(r"寿镜吾\s*\d", text)
    assert re.search(r"百草园\s*\n?\s*何首乌\s*\d", text)
    assert "绍兴" not in text[text.rindex("引") :]


def test_what_is_wrong_with_an_index_is_told_at_its_place(tmp_path: Path) -> None:
    index = (
        "index:\n  terms: [鲁迅, 朱文公的孙子]\n  see: {迅哥儿: 百草圆}\n"
        "  readings: {百草元: bǎi cǎo yuán}\n  related: {百草: [鲁迅]}\n"
    )
    report = check(publish(tmp_path, index=index))
    assert told(report) == [
        ("index.unused", "8:15", ""),
        ("index.nowhere", "9:9", "百草园"),
        ("index.nowhere", "10:14", "百草园"),
        ("index.nowhere", "11:13", "百草园"),
    ]


def test_a_layout_without_an_index_is_told(tmp_path: Path) -> None:
    root = publish(tmp_path, layout="tabloid", editions="{print: {format: pdf}}", article=A[:120] + "\n")
    report = build(root)
    assert ("index.no-place", "8:3", "") in told(report)
    own = tmp_path / "layouts" / "own" / "blocks"
    own.mkdir(parents=True)
    (own.parent / "layout.yaml").write_text("name: own\nextends: base\n", encoding="utf-8")
    (own / "flow.html.j2").write_text('<main class="text">{{ content }}</main>', encoding="utf-8")
    report = build(publish(tmp_path, layout="own", editions="{print: {format: pdf}}"))
    assert ("index.no-place", "8:3", "") in told(report)
