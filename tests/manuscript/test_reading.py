"""A faultless publication, as the later stages see it."""

import datetime as dt
from pathlib import Path

import pytest

from banxin.findings import has_errors
from banxin.manuscript import PublicationReading, read_publication
from banxin.manuscript.assembly import safe_name
from banxin.manuscript.form.sheet import NO_SHEET
from banxin.manuscript.publication import (
    Edition,
    Head,
    Lang,
    Person,
    Publication,
    Rank,
    Section,
)
from banxin.markup.blocks import CrossReference, Paragraph
from manuscript.press_copy import MANIFEST, lay_out

FULL = """\
banxin: 1
publication:
  title: 国门周刊
  publisher: 国门周刊社
  lang: zh-Hant-TW
  codes: {cn: 11-0000, issn: 0000-0000, postal: "010"}
issue:
  number: 128
  date: 2019-07-30
  page: 3
  label: 党建
  editors: [{role: 责任编辑, name: 编辑部}, {name: 张一}]
title: 一个小镇|的读书季
layout: broadsheet
options:
  accent: "#b3121b"
  columns: 5
contents:
  - note: note.md
  - section: 综合
    contents:
      - unit: units/deng.md
        rank: lead
      - section: 诗
        contents: [{unit: units/shu.md, rank: brief}]
sheet:
  blueprint: auto
slug: 国门-128
editions:
  print: {format: pdf, profile: office}
  数字版: {format: epub}
"""


def publication(root: Path) -> Publication:
    reading = read_publication(root)
    assert reading.findings == ()
    assert reading.publication is not None
    return reading.publication


def test_everything_the_manifest_says(tmp_path: Path) -> None:
    read = publication(lay_out(tmp_path, {"manifest.yaml": FULL}))
    assert (read.masthead.title, read.masthead.publisher, read.masthead.lang) == (
        "国门周刊",
        "国门周刊社",
        Lang.HANT_TW,
    )
    assert dict(read.masthead.codes) == {"cn": "11-0000", "issn": "0000-0000", "postal": "010"}
    assert (read.issue.number, read.issue.date, read.issue.page) == (128, dt.date(2019, 7, 30), 3)
    assert read.issue.label == "党建"
    assert read.issue.editors == (Person("编辑部", "责任编辑"), Person("张一"))
    assert (read.title, read.banner) == ("一个小镇的读书季", Head(("一个小镇", "的读书季")))
    assert dict(read.options) == {"accent": "#b3121b", "columns": 5}
    assert read.slug == "国门-128"
    assert read.sheet == NO_SHEET
    assert read.editions == (Edition("print", "pdf", "office"), Edition("数字版", "epub"))


def test_order_sections_and_ranks(tmp_path: Path) -> None:
    read = publication(lay_out(tmp_path, {"manifest.yaml": FULL}))
    assert [(unit.kind, unit.id, unit.rank) for unit in read.units()] == [
        ("note", "note", Rank.PEER),
        ("unit", "deng", Rank.LEAD),
        ("unit", "shu", Rank.BRIEF),
    ]
    section = read.contents[1]
    assert isinstance(section, Section)
    inner = section.contents[1]
    assert isinstance(inner, Section)
    assert (section.title, section.id, inner.title, inner.id) == (
        "综合", "section-综合", "诗", "section-诗",
    )  # fmt: skip


def test_places_for_later_stages(tmp_path: Path) -> None:
    read = publication(lay_out(tmp_path, {"manifest.yaml": FULL}))
    assert str(read.places["layout"]) == "manifest.yaml:14:9"
    assert str(read.places["contents"]) == "manifest.yaml:19:3"
    assert str(read.places["options.accent"]) == "manifest.yaml:16:11"
    assert {name: str(place) for name, place in read.option_places.items()} == {
        "accent": "manifest.yaml:16:3",
        "columns": "manifest.yaml:17:3",
    }
    assert [str(unit.place) for unit in read.units()][1] == "manifest.yaml:22:15"


def test_defaults(tmp_path: Path) -> None:
    root = tmp_path / "春溪 报:1"
    read = publication(lay_out(root))
    assert read.title == "春溪报"
    assert read.banner == Head()
    assert read.slug == "春溪-报-1"
    assert read.issue.page == 1
    assert read.masthead.lang is Lang.HANS
    assert read.editions == (Edition("print", "pdf"), Edition("reader", "epub"))


def test_references_name_their_articles(tmp_path: Path) -> None:
    deng, shu = list(publication(lay_out(tmp_path)).units())[1:]
    found = [
        (inline.unit, inline.anchor)
        for unit in (deng, shu)
        for block in unit.body.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, CrossReference)
    ]
    assert found == [("shu", ""), ("deng", "dengxia"), ("deng", "dengxia")]


def test_headline_stack(tmp_path: Path) -> None:
    article = """---
eyebrow: 甲|乙
headline: ｜主题，|竖线 ｜ 标出可断处|
subhead:
deck: 提要第一行
  第二行 abc
  def
byline:
  - {role: 记者, name: 张　一}
  - name: 李二
dateline: "本报凭祥7月22日电"
---
正文。
"""
    stack = list(
        publication(
            lay_out(tmp_path, {"units/shu.md": article.replace("#", ""), "units/deng.md": article})
        ).units()
    )[1].stack
    assert stack.eyebrow.segments == ("甲", "乙")
    assert stack.headline.segments == ("主题，", "竖线", "标出可断处")
    assert stack.headline.text == "主题，竖线标出可断处"
    assert not stack.subhead
    assert stack.deck == "提要第一行第二行 abc def"
    assert stack.byline.people == (Person("张　一", "记者"), Person("李二"))
    assert stack.dateline == "本报凭祥7月22日电"


def test_a_byline_over_two_lines_keeps_its_names_apart(tmp_path: Path) -> None:
    article = "---\nheadline: 灯\nbyline: 本报记者 张一\n  通讯员 李二\n---\n正文。\n"
    unit = list(publication(lay_out(tmp_path, {"units/shu.md": article, "units/deng.md": article})).units())[
        1
    ]
    assert unit.stack.byline.people == (Person("张一", "本报记者"), Person("李二", "通讯员"))


def test_a_note_needs_neither_headline_nor_front_matter(tmp_path: Path) -> None:
    for text in ("读书季。\n", "---\n---\n读书季。\n"):
        read = publication(lay_out(tmp_path, {"note.md": text}))
        assert not next(read.units()).stack.headline


def test_warnings_do_not_forbid_the_publication(tmp_path: Path) -> None:
    deng = "---\nheadline: 灯\n---\n## 灯下 {#dengxia}\n\n正文。\n\n[^9]: 无人引用。\n"
    reading = read_publication(lay_out(tmp_path, {"units/deng.md": deng}))
    assert reading.findings
    assert not has_errors(reading.findings)
    assert reading.publication is not None


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("guomen-128", "guomen-128"),
        ("国门 128", "国门-128"),
        ("..", "publication"),
        ("", "publication"),
        ("a/b\\c", "a-b-c"),
        ("é", "é"),
        ("x" * 200, "x" * 80),
        ("a'b$c", "a-b-c"),
    ],
)
def test_names_of_output_files(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_no_folder(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "x"
    if kind == "file":
        root.write_text("x", "utf-8")
    reading = read_publication(root)
    assert reading.publication is None
    assert [found.code for found in reading.findings] == ["file.missing"]


def test_links_that_lead_out_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\nheadline: 密\n---\n密。\n", "utf-8")
    root = lay_out(tmp_path / "p")
    (root / "units" / "shu.md").unlink()
    (root / "units" / "shu.md").symlink_to(secret)
    assert codes(read_publication(root)) == ["file.outside"]
    (root / "manifest.yaml").unlink()
    (root / "manifest.yaml").symlink_to(secret)
    assert codes(read_publication(root)) == ["file.outside"]


def test_missing_articles_do_not_make_references_wrong(tmp_path: Path) -> None:
    reading = read_publication(lay_out(tmp_path, {"manifest.yaml": MANIFEST.replace("shu.md", "hsu.md")}))
    assert codes(reading) == ["file.missing"]


def test_articles_are_read_even_when_their_list_is_broken(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("contents:\n", "contents:\n  - a: b: c\n")
    reading = read_publication(lay_out(tmp_path, {"manifest.yaml": manifest, "units/shu.md": "---\n---\n\n"}))
    assert set(codes(reading)) == {"yaml.syntax", "article.empty"}


@pytest.mark.parametrize("text", ["", "\n \n", "---\n---\n", "\n---\n\n---\n\n", "\ufeff"])
@pytest.mark.parametrize("file", ["units/shu.md", "note.md"])
def test_an_article_of_nothing_is_one_finding(tmp_path: Path, text: str, file: str) -> None:
    reading = read_publication(lay_out(tmp_path, {file: text}))
    assert codes(reading) == ["article.empty"]
    (fault,) = reading.findings
    assert fault.place is not None
    assert (fault.place.file, fault.place.line) == (file, 1)


@pytest.mark.parametrize(
    ("link", "near"),
    [("#sh", "#shu"), ("#dengxja", "#dengxia"), ("#deng/dengxi", "#deng/dengxia"), ("#nothing-like-it", "")],
)
def test_references_that_lead_nowhere(tmp_path: Path, link: str, near: str) -> None:
    text = f"---\nheadline: 书车\n---\n\n见[文]({link})。\n"
    (fault,) = read_publication(lay_out(tmp_path, {"units/shu.md": text})).findings
    assert fault.code == "article.link-target"
    assert fault.nearest == near
    assert str(fault.place) == "units/shu.md:5:6"


def test_an_anchor_in_two_other_articles_is_told(tmp_path: Path) -> None:
    files = {
        "units/shu.md": "---\nheadline: 书\n---\n书。\n\n## 灯下 {#dengxia}\n\n书。\n",
        "note.md": "见[文](#dengxia)。\n",
    }
    (fault,) = read_publication(lay_out(tmp_path, files)).findings
    assert (fault.code, str(fault.place)) == ("article.link-target", "note.md:1:6")
    assert fault.nearest in ("#deng/dengxia", "#shu/dengxia")


def codes(reading: PublicationReading) -> list[str]:
    return [found.code for found in reading.findings]


@pytest.mark.parametrize(
    ("field", "marks"),
    [
        ("headline: 甲[^1]与`码`", ["[^1]", "`码`"]),
        ("headline: 甲*乙，5*3*2", ["*"]),
        ("headline: '*甲*{乙|yǐ}'", []),
        ("deck: 提要*着重*，{饕|tāo}，5*3*2", ["*着重*", "{饕|tāo}"]),
        ("byline: 本报记者 **张一**", ["**张一**"]),
        ("dateline: 本报7月22日电", []),
    ],
)
def test_marks_that_a_field_does_not_read_are_told(tmp_path: Path, field: str, marks: list[str]) -> None:
    head = field if field.startswith("headline") else f"headline: 题\n{field}"
    (tmp_path / "a.md").write_text(f"---\n{head}\n---\n\n正文。\n", "utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试}\nlayout: book\ncontents:\n  - unit: a.md\n", "utf-8"
    )
    found = read_publication(tmp_path).findings
    assert {one.code for one in found} <= {"article.field-mark"}
    shown = [one.place.text[one.place.column - 1 : one.place.end_column - 1] for one in found if one.place]
    assert shown == marks


@pytest.mark.parametrize(
    ("title", "section", "told", "words"),
    [
        ("春溪|读书季", "副刊", [], ("春溪", "读书季")),
        ("5*3*2", "副刊", [], ("5*3*2",)),
        ("{饕|tāo}餮", "副刊", [("title", 4, 9)], ("{饕", "tāo}餮")),
        ("春溪", "**诗**", [("section", 7, 15)], ("春溪",)),
    ],
)
def test_marks_in_titles_of_the_manifest_are_told(tmp_path: Path, title, section, told, words) -> None:
    (tmp_path / "a.md").write_text("---\nheadline: 题\n---\n\n正文。\n", "utf-8")
    (tmp_path / "manifest.yaml").write_text(
        f"banxin: 1\npublication: {{title: 试}}\nlayout: book\ntitle: '{title}'\n# 目录\ncontents:\n"
        f"  - section: '{section}'\n    contents: [{{unit: a.md}}]\n",
        "utf-8",
    )
    read = read_publication(tmp_path)
    assert [(one.code, one.place.line, one.place.column) for one in read.findings] == [
        ("manifest.mark", line, column) for _, line, column in told
    ]
    assert read.publication is not None
    assert read.publication.banner.segments == words
