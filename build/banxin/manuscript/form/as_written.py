"""The manifest and the front matter as an author writes them: the model that checks and documents both.

Descriptions are Chinese: editors read them when their text editor completes keys from the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from banxin.manuscript.form.genre_words import BUILT_IN_KINDS
from banxin.manuscript.form.index import IndexWritten
from banxin.manuscript.form.metadata import MetadataWritten, RevisionWritten
from banxin.manuscript.form.page_plan import MOST_ADVERTISEMENTS
from banxin.manuscript.form.press import ArchiveWritten, OfficeWritten, PressWritten
from banxin.manuscript.form.sheet import LARGEST_HEAD, MOST_COLUMNS, MOST_PAGES, SMALLEST_HEAD
from banxin.manuscript.form.values import Date, FilePath, OneLine, PeopleField, PersonWritten, WrittenModel
from banxin.registry import PRESSES, PROFILES, NameIn

FILE_NAME = r"""^[^\s.\-/\\:*?"<>|'`$&;#%~][^\s/\\:*?"<>|'`$&;#%~]{0,79}$"""
"""A name that every file system takes, Han too (no \\w: in text editors that is ASCII alone)."""

MOST_FILLERS = 100
MOST_MUTES = 1000
Slug = Annotated[str, StringConstraints(pattern=FILE_NAME)]


class CodesWritten(WrittenModel):
    """刊号。含有前导零的号码要加引号。"""

    cn: OneLine | None = Field(default=None, description="国内统一刊号 CN。")
    issn: OneLine | None = Field(default=None, description="国际标准刊号 ISSN。")
    isbn: OneLine | None = Field(default=None, description="国际标准书号 ISBN。")
    eisbn: OneLine | None = Field(default=None, description="电子书的国际标准书号 ISBN，与印刷版的不同。")
    postal: OneLine | None = Field(default=None, description="邮发代号。")


class PublicationWritten(WrittenModel):
    """每期不变的报刊信息。"""

    title: OneLine = Field(description="报刊名（书籍为丛书名或书名）。")
    publisher: OneLine | None = Field(default=None, description="主办或出版单位。")
    lang: Literal["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"] = Field(
        default="zh-Hans", description="语言和地区，决定标点的样式：zh-Hans、zh-Hant-TW 或 zh-Hant-HK。"
    )
    codes: CodesWritten | None = Field(default=None, description="刊号：cn、issn、isbn、eisbn、postal。")


class IssueWritten(WrittenModel):
    """本期信息。"""

    number: Annotated[int, Field(ge=1, le=999_999)] | None = Field(default=None, description="期号。")
    date: Date | None = Field(default=None, description="出版日期，写作 2019-07-30。")
    page: Annotated[int, Field(ge=1, le=9_999)] | None = Field(
        default=None, description="首页的版次，默认 1。"
    )
    label: OneLine | None = Field(default=None, description="报眉上的版名，如 要闻、党建、副刊。")
    editors: list[PersonWritten] | None = Field(default=None, description="编辑、版式、校对等人员。")


class NoteItem(WrittenModel):
    """编者按。"""

    note: FilePath = Field(description="编者按的文件，如 note.md。")


class UnitItem(WrittenModel):
    """一篇稿件。"""

    unit: FilePath = Field(description="稿件的文件，如 units/mukang.md。")
    rank: Literal["lead", "normal", "brief"] | None = Field(
        default=None, description="分量：lead 头条、normal 一般、brief 简讯；不写则各篇并列。"
    )


StartsPage = Annotated[
    Annotated[Annotated[int, Field(ge=1, le=9_999)], Tag("<number>")]
    | Annotated[Literal["new"], Tag("<new>")],
    Discriminator(lambda value: "<new>" if isinstance(value, str) else "<number>"),
]


class SectionItem(WrittenModel):
    """栏目：把几篇稿件归在一个标题之下，最多两层。"""

    section: OneLine = Field(description="栏目名。")
    slug: Slug | None = Field(
        default=None, description="栏目在电子书里的文件名，定后改栏目名也不变；默认由栏目名得出。"
    )
    page: StartsPage | None = Field(
        default=None, description="报纸：从第几版开始，并作该版的版名；new 另起一版。"
    )
    gather: bool = Field(
        default=False, description="报纸：栏内稿件合成一块简讯，栏目名作栏题，各条用小标题。"
    )
    contents: list[ContentItem] = Field(min_length=1, description="栏目内的稿件。")


ITEM_TAGS = {"note": "<note>", "unit": "<unit>", "section": "<section>"}


def _item_tag(value: object) -> str | None:
    """Which kind of entry this is, told by its key; an entry with none of the keys has no tag."""
    if isinstance(value, Mapping):
        return next((tag for key, tag in ITEM_TAGS.items() if key in value), None)
    return None


ContentItem = Annotated[
    Annotated[NoteItem, Tag("<note>")]
    | Annotated[UnitItem, Tag("<unit>")]
    | Annotated[SectionItem, Tag("<section>")],
    Discriminator(_item_tag),
]


Columns = Annotated[int, Field(ge=1, le=MOST_COLUMNS)]
HeadSize = Annotated[float, Field(ge=SMALLEST_HEAD, le=LARGEST_HEAD)]
PageNumber = Annotated[int, Field(ge=1, le=MOST_PAGES)]


class PinWritten(WrittenModel):
    """编辑对一篇稿件的决定；没有写的由组版程序定。"""

    columns: Columns | None = Field(default=None, description="占几个基本栏。")
    legs: Columns | None = Field(default=None, description="正文分几栏（破栏）。")
    size: HeadSize | None = Field(default=None, description="主题字号，pt。")
    deck: bool | None = Field(default=None, description="要不要提要题。")
    page: PageNumber | None = Field(default=None, description="放在本期排出的第几版，从 1 数起。")
    region: (
        Literal["top", "bottom", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right"]
        | None
    ) = Field(default=None, description="放在版面的哪一区。")


class SheetWritten(WrittenModel):
    """报纸组版。"""

    blueprint: Any = Field(default="auto", description="版样：auto 自动组版，或一棵切分树。")
    jumps: bool = Field(default=False, description="稿件放不下时可否转版（下转、上接）。")
    pins: dict[str, PinWritten] = Field(
        default_factory=dict, description="钉住的稿件：键是稿件文件名（不带扩展名），值是对它的决定。"
    )
    keep: FilePath | None = Field(
        default=None, description="沿用的组版文件，如 make-up.yaml；没有就在排成后写出，可以改、可以提交。"
    )


class AdvertisementWritten(WrittenModel):
    """一则广告：尺寸固定，稿件绕着它排；不进导读，也不进电子书。"""

    image: FilePath | None = Field(default=None, description="广告的图片，如 images/ad.svg。")
    unit: FilePath | None = Field(
        default=None, description="文字广告：稿件的文件，如 units/ad.md；与 image 二取一。"
    )
    size: OneLine = Field(description="尺寸：20字 × 12行、3栏 × 24行 或 60mm × 40mm。")
    at: Literal["bottom-right", "bottom-left", "top-right", "top-left"] = Field(
        default="bottom-right", description="放在版面的哪一角，默认右下角。"
    )
    alt: OneLine | None = Field(default=None, description="给看不见图的读者听的话；默认“广告”。")


class PageWritten(WrittenModel):
    """一版（或相连几版）的安排；没有写的由组版程序定。"""

    name: OneLine | None = Field(default=None, description="版名，印在报眉上，如 要闻、校园、副刊。")
    editors: PeopleField | None = Field(
        default=None, description="本版人员，印在报眉上：照印的一行字，或 {role, name} 的列表。"
    )
    sections: list[OneLine] | None = Field(default=None, description="从这一版开始的栏目。")
    stories: list[OneLine] | None = Field(default=None, description="放在这一版的稿件：文件名，不带扩展名。")
    blueprint: Any = Field(default="auto", description="这一版的版样：auto，或一棵切分树。")
    furniture: Literal["nameplate", "folio", "none"] | None = Field(
        default=None,
        description="版面的上方：nameplate 报头、folio 报眉、none 都不要；默认首版报头，余版报眉。",
    )
    advertisements: list[AdvertisementWritten] | None = Field(
        default=None, max_length=MOST_ADVERTISEMENTS, description="这一版的广告，尺寸固定。"
    )


class PicturesWritten(WrittenModel):
    """电子书里图片的大小，超过的缩小。"""

    longest: Annotated[int, Field(ge=200, le=10_000)] | None = Field(
        default=None, description="长边最多多少像素；默认只限总像素（四百万）。"
    )
    kilobytes: Annotated[int, Field(ge=20, le=20_000)] = Field(
        default=1500, description="一幅图的文件最多多少 KB（千字节）。"
    )


class EditionWritten(WrittenModel):
    """一个版本：印刷用 PDF、阅读用 EPUB，或为一种阅读器转换的 KEPUB、AZW3。"""

    format: Annotated[str, NameIn(PRESSES)] = Field(
        description="格式：pdf、epub、kepub（Kobo）或 azw3（Kindle，需装 calibre）。"
    )
    profile: Annotated[str, NameIn(PROFILES)] | None = Field(
        default=None,
        description="PDF 的用途：press 印刷厂（四色）、office 办公打印、screen 屏幕阅读、archive 存档；"
        "默认 press。",
    )
    press: PressWritten | None = Field(
        default=None, description="付印的要求：印刷条件、标准、油墨、角线；仅用于 profile: press。"
    )
    office: OfficeWritten | None = Field(
        default=None, description="办公打印的要求：纸张、页边、拼贴；仅用于 profile: office。"
    )
    archive: ArchiveWritten | None = Field(
        default=None, description="存档的要求：附上文稿；仅用于 profile: archive。"
    )
    fonts: Literal["default", "locked", "none"] | None = Field(
        default=None,
        description="电子书附带的字体：default 只带标题字体，正文由读者选；locked 全书都带；none 不带。",
    )
    crossheads: int | None = Field(
        default=None, ge=0, le=4, description="电子书目录列出几级插题，0 为不列；默认 0。"
    )
    pictures: PicturesWritten | None = Field(
        default=None, description="电子书里图片的大小：longest 长边像素，kilobytes 文件大小。"
    )


class MuteWritten(WrittenModel):
    """一条不再提醒的校对规则，或一处不再提醒的文字。"""

    code: OneLine = Field(description="规则的代号，如 copy.space。")
    reason: OneLine = Field(description="为什么这样写没有错；给下一位校对看。")
    unit: FilePath | None = Field(default=None, description="只管这一篇：稿件的文件，如 units/mukang.md。")
    text: OneLine | None = Field(default=None, description="只管这些字：照稿件里的写法，如 解解放。")


class CheckWritten(WrittenModel):
    """校对：哪些规则不提醒，哪些另加。"""

    mute: list[MuteWritten] | None = Field(
        default=None, max_length=MOST_MUTES, description="不提醒的：规则，或某处文字，各带理由。"
    )
    also: list[OneLine] | None = Field(
        default=None, max_length=MOST_MUTES, description="默认不查而要查的规则的代号。"
    )


class ManifestWritten(WrittenModel):
    """manifest.yaml：一期报纸、杂志或一本书的目录和设置。"""

    banxin: Literal[1] = Field(description="格式版本，现为 1。")
    publication: PublicationWritten = Field(description="每期不变的报刊信息。")
    issue: IssueWritten | None = Field(default=None, description="本期信息：期号、日期、版次、版名、编辑。")
    title: OneLine | None = Field(
        default=None, description="通栏主题，也是 EPUB 的书名；竖线 | 标出可断处。默认为报刊名。"
    )
    metadata: MetadataWritten | None = Field(
        default=None, description="著录信息：标识、作者、简介、主题词、权利；PDF 和 EPUB 同用。"
    )
    revision: RevisionWritten | None = Field(
        default=None, description="修订：出版后改正时写明日期和次数，进电子版的更新时间和版权页。"
    )
    layout: OneLine = Field(description="版式名，如 broadsheet、book。")
    preset: OneLine | None = Field(
        default=None, description="版式的方案（一组选项的值），名称由版式规定；options 可再改其中几项。"
    )
    options: dict[str, Any] | None = Field(default=None, description="版式的选项，由版式自己规定。")
    fields: dict[str, Any] | None = Field(
        default=None, description="版式另要的各项，如定价、封面图；banxin layouts show 列出有哪些。"
    )
    labels: dict[str, OneLine] | None = Field(
        default=None, description="改印别的字样：键是字样的名字，如 contents，值是印出的字，如 目次。"
    )
    contents: list[ContentItem] = Field(min_length=1, description="稿件，顺序即阅读顺序。")
    fillers: list[FilePath] | None = Field(
        default=None,
        max_length=MOST_FILLERS,
        description="补白：稿件文件的列表，报纸有空处才用，各用一次；不进电子书。",
    )
    index: IndexWritten | None = Field(default=None, description="书末的索引：词、别名、读音、见和参见。")
    check: CheckWritten | None = Field(default=None, description="校对的设置：不提醒的规则和文字。")
    sheet: SheetWritten | None = Field(default=None, description="报纸组版的设置。")
    pages: dict[str, PageWritten] | None = Field(
        default=None, description="报纸逐版的安排：键是版次，如 1 或 2-3；没有写的版由组版程序定。"
    )
    slug: Slug | None = Field(default=None, description="输出文件的名字；默认为文件夹的名字。")
    editions: dict[Slug, EditionWritten] | None = Field(
        default=None, min_length=1, description="要制作的版本；默认 print（PDF）和 reader（EPUB）。"
    )


class FrontMatterWritten(WrittenModel):
    """稿件开头两行 --- 之间的字段。"""

    kind: OneLine | None = Field(
        default=None,
        examples=list(BUILT_IN_KINDS),
        description="体裁，版式还可以有自己的：notice（启事、公告）和 advertisement（广告）报纸加框，"
        "广告不进导读和电子书；"
        "letter（来信）冠以“读者来信”；photo（图片）和 brief（简讯）可以没有主题。",
    )

    eyebrow: OneLine | None = Field(default=None, description="引题（肩题、眉题）。竖线 | 标出可断处。")
    headline: OneLine | None = Field(default=None, description="主题（主标题）。竖线 | 标出可断处。")
    subhead: OneLine | None = Field(default=None, description="副题。竖线 | 标出可断处。")
    deck: OneLine | None = Field(default=None, description="提要题。")
    byline: PeopleField | None = Field(
        default=None,
        description="署名：如 本报记者 张一 通讯员 李二，职务管其后的姓名；或写成 {role, name} 的列表。",
    )
    dateline: OneLine | None = Field(default=None, description="电头，如 本报凭祥7月22日电。")
    fields: dict[str, Any] | None = Field(
        default=None, description="版式另要的各项，如题图、导语；banxin layouts show 列出有哪些。"
    )
