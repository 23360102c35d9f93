"""What libraries and e-book stores are told of a publication, as an author writes it in the manifest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, StringConstraints, Tag

from banxin.manuscript.form.values import Date, FilePath, OneLine, PeopleField, WrittenModel

MOST_SUBJECTS, MOST_REVISIONS = 40, 600

Identifier = Annotated[
    str, StringConstraints(pattern=r"^(?:urn:[a-z0-9][a-z0-9-]{1,31}:|https?://)[!-~]{1,200}$")
]
"""A URN or a web address in ASCII: what every reader and store keeps as it is."""


class RevisionWritten(WrittenModel):
    """修订：出版后改正了内容，电子版随之更新。"""

    date: Date = Field(description="修订的日期，写作 2026-10-08。")
    number: Annotated[int, Field(ge=1, le=MOST_REVISIONS)] | None = Field(
        default=None, description="第几次修订；一天改了几次时，读者的软件靠它认出新的一版。"
    )


class CoverWritten(WrittenModel):
    """电子书的封面图片，裁成 1600×2560。"""

    image: FilePath = Field(description="图片，如 images/cover.jpg。")
    alt: OneLine | None = Field(default=None, description="图上有什么；默认为书名、期号和日期。")
    focus: (
        Annotated[list[Annotated[float, Field(ge=0, le=100)]], Field(min_length=2, max_length=2)] | None
    ) = Field(default=None, description="裁切时留住的一点，从左、从上算的百分数，如 [50, 30]；默认正中。")


CoverField = Annotated[
    Annotated[FilePath, Tag("<text>")] | Annotated[CoverWritten, Tag("<cover>")],
    Discriminator(lambda value: "<text>" if isinstance(value, str) else "<cover>"),
]


class MetadataWritten(WrittenModel):
    """著录信息：书店和图书馆据此上架、检索；PDF 和 EPUB 同用。"""

    identifier: Identifier | None = Field(
        default=None,
        description="本期的标识，定后不改，读者的批注靠它延续，如 urn:uuid:…；"
        "不写则由报刊名、期号和输出名得出。",
    )
    authors: PeopleField | None = Field(
        default=None, description="全书作者：如 张一 著 李二 译，或写成 {role, name} 的列表。"
    )
    subtitle: OneLine | None = Field(default=None, description="副书名。")
    description: OneLine | None = Field(default=None, description="内容简介；默认列出各篇标题。")
    subjects: list[OneLine] | None = Field(
        default=None, max_length=MOST_SUBJECTS, description="主题词或分类，如 [地方志, 散文]。"
    )
    rights: OneLine | None = Field(default=None, description="权利说明，如 © 2026 江边周刊社。")
    licence: OneLine | None = Field(default=None, description="许可协议的名称或网址，如 CC BY-SA 4.0。")
    cover: CoverField | None = Field(
        default=None,
        description="电子书的封面：images/c.jpg，或 {image, alt, focus}；不写则由版式排出。",
    )
    sort: OneLine | None = Field(
        default=None, description="书名的排序形式，如 Jiangbian zhoukan 12；默认即书名。"
    )
