"""A publication of hand-made values in which every kind of block and inline occurs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import Image as Raster

from banxin.findings import SourceText
from banxin.manuscript.publication import (
    Byline,
    Edition,
    Head,
    HeadlineStack,
    Image,
    Issue,
    Item,
    Masthead,
    Person,
    Publication,
    Section,
    Unit,
)
from banxin.markup import blocks as b

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 240"><title>示意图</title>'
    '<rect width="400" height="240" fill="#f1ede4"/><path d="M20 200 L120 80 L220 150 L380 40" fill="none"'
    ' stroke="#b3121b" stroke-width="6"/><text x="24" y="40" font-size="22">江面水位</text></svg>'
)


def text(words: str) -> tuple[b.Inline, ...]:
    return (b.Text(words),)


def paragraph(*inlines: b.Inline | str, line: int = 1) -> b.Paragraph:
    return b.Paragraph(tuple(b.Text(i) if isinstance(i, str) else i for i in inlines), line)


def every_block() -> b.Body:
    """Each block once, nested ones too, with two footnotes."""
    long = "渡口的早晨从一声汽笛开始。江面上雾还没散，挑菜的人已经在跳板边排成一行，等着第一班船靠岸。"
    return b.Body(
        blocks=(
            paragraph(long, b.NoteCall(1), long),
            b.Crosshead(2, text("水涨起来以后"), "shui", 3, ("水位", "航线", "班次")),
            paragraph(
                "船老大姓",
                b.Ruby((("佘", "shé"),)),
                "，",
                b.Emphasis(text("从不误点")),
                "。",
                b.Strong(text("“开船就是信用”")),
                "是他的口头禅，",
                b.CodeBlock("NO.7"),
                " 号船跑了三十年。",
                b.LineBreak(),
                "另见",
                b.CrossReference("yi", "", text("邻篇")),
                "、",
                b.CrossReference("", "shui", text("上文")),
                "、",
                b.CrossReference("yi", "qian", text("邻篇一节")),
                "与",
                b.Link("https://www.w3.org/TR/clreq/", text("排版需求")),
                "。",
                b.NoteCall(2),
            ),
            b.Figure(
                "images/water.svg",
                "折线图：三十天水位先升后降再升",
                text("近三十天水位"),
                "制图：编辑部",
                2,
                9,
            ),
            b.Figure("images/渡口.jpg", "清晨的渡口，一只木船靠岸", (), "", 1, 10),
            b.Figure("images/ornament.png", "", (), "", 0, 11, decorative=True),
            b.PullQuote((paragraph("开船就是信用。"),), 12),
            b.Sidebar(
                "sidebar", text("链接：一条江的三个名字"), (paragraph("上游叫沙河，中游叫白水。"),), 13
            ),
            b.Sidebar(
                "box",
                text("数说渡口"),
                (b.ListBlock(False, 1, ((paragraph("木船：3只"),), (paragraph("班次：每天12班"),)), 15),),
                14,
            ),
            b.Crosshead(3, text("小节"), "xiao", 16),
            b.Table(
                (text("班次"), text("开船"), text("票价")),
                ((text("早班"), text("6:30"), text("2元")), (text("晚班"), text("18:00"), text("3元"))),
                ("left", "center", "right"),
                text("渡船时刻"),
                17,
            ),
            b.ListBlock(
                True,
                3,
                (
                    (paragraph("先下后上"),),
                    (
                        paragraph("不带火种"),
                        b.ListBlock(False, 1, ((paragraph("火柴"),), (paragraph("汽油"),)), 19),
                    ),
                ),
                18,
            ),
            b.ListBlock(False, 1, ((paragraph("松"),), (paragraph("散"),)), 20, tight=False),
            b.Quotation((paragraph("逝者如斯夫，不舍昼夜。"), paragraph("——《论语》")), 21),
            b.Verse((text("江畔何人初见月"), text("江月何年初照人"), (), text("人生代代无穷已")), 22),
            b.Listing("06:30  北岸 -> 南岸\n18:00  南岸 -> 北岸 <末班> & 停\n", 23),
            b.Break(24),
            paragraph("收班的人叫刘䶮，把缆绳绕了两圈半。“明天见”，他对江说。"),
        ),
        notes=(
            b.Note(1, (paragraph("汽笛一长两短，是开船的信号。"),), 30),
            b.Note(2, (paragraph("见县志卷三。"), paragraph("另有口述。")), 31),
        ),
    )


def unit(ident: str, headline: str, body: b.Body, **given: Any) -> Unit:
    stack = given.pop("stack", None) or HeadlineStack(headline=Head((headline,)) if headline else Head())
    return Unit(
        given.pop("kind", "unit"), ident, SourceText(f"units/{ident}.md", ""), stack, body, 1, **given
    )


def full_stack() -> HeadlineStack:
    return HeadlineStack(
        headline=Head(("渡口的船", "为什么从不误点？")),
        eyebrow=Head(("一条江，三只船，", "三十年没有停过一班")),
        subhead=Head(("记白水渡的船老大和他的缆绳",)),
        deck="汽笛一长两短，雾里也认得方向；水涨水落，班次照着牌子走，一分不差",
        byline=Byline((Person("江一帆", "记者"), Person("白小渡", "记者")), "记者江一帆　白小渡"),
        dateline="本报白水7月29日电",
    )


def write_pictures(root: Path) -> dict[str, Image]:
    (root / "images").mkdir(parents=True, exist_ok=True)
    (root / "images/water.svg").write_text(SVG, "utf-8")
    photo = Raster.effect_noise((600, 400), 40).convert("RGB")
    exif = Raster.Exif()
    exif[0x010F] = "camera"
    photo = Raster.new("RGB", (600, 400), "#7d8b8a")
    photo.save(root / "images/渡口.jpg", "JPEG", exif=exif)
    Raster.new("RGBA", (120, 24), (179, 18, 27, 128)).save(root / "images/ornament.png")
    return {
        "images/water.svg": Image("images/water.svg", "image/svg+xml", 400, 240),
        "images/渡口.jpg": Image("images/渡口.jpg", "image/jpeg", 600, 400),
        "images/ornament.png": Image("images/ornament.png", "image/png", 120, 24),
    }


def contents() -> tuple[Item, ...]:
    note = unit("note", "", b.Body((paragraph("编者的话：船要开了。"),)), kind="note")
    first = unit("渡口", "", every_block(), stack=full_stack())
    second = unit(
        "yi",
        "第二篇",
        b.Body((paragraph("一段。"), b.Crosshead(2, text("前"), "qian", 2), paragraph("又一段<&>。"))),
    )
    inner = Section("山里", (unit("03 shan", "山里的灯", b.Body((paragraph("灯亮着。"),))),), "section-2")
    return (note, first, Section("两岸", (second, inner), "section-1"))


def publication(root: Path, **changes: Any) -> Publication:
    """The publication, its pictures written under `root`."""
    given: dict[str, Any] = {
        "root": root,
        "manifest": SourceText("manifest.yaml", ""),
        "masthead": Masthead(
            "白水渡报",
            "白水渡报社",
            codes=MappingProxyType({"cn": "11-0000", "issn": "1002-5685", "postal": "1-1"}),
        ),
        "issue": Issue(12, dt.date(2019, 7, 30), 3, "乡土", (Person("方圆", "责任编辑"),)),
        "title": "一条江　三十年",
        "layout": "broadsheet",
        "options": MappingProxyType({}),
        "option_places": MappingProxyType({}),
        "contents": contents(),
        "editions": (Edition("reader", "epub"),),
        "slug": "baishui-12",
        "images": MappingProxyType(write_pictures(root)),
    }
    return Publication(**{**given, **changes})
