"""The name that an author probably meant: by the trade's words and other programs' keys, then by likeness."""

from __future__ import annotations

from collections.abc import Iterable

from banxin.findings import nearest

_MEANT: dict[str, tuple[str, ...]] = {
    # trade terms, as newspaper people write them
    "报名": ("title",),
    "报刊名": ("title",),
    "标题": ("headline", "title"),
    "主题": ("headline",),
    "主标题": ("headline",),
    "引题": ("eyebrow",),
    "肩题": ("eyebrow",),
    "眉题": ("eyebrow",),
    "副题": ("subhead",),
    "副标题": ("subhead",),
    "提要": ("deck",),
    "提要题": ("deck",),
    "署名": ("byline",),
    "作者": ("byline",),
    "电头": ("dateline",),
    "语言": ("lang",),
    "出版单位": ("publisher",),
    "主办": ("publisher",),
    "刊号": ("codes",),
    "期号": ("number",),
    "日期": ("date",),
    "版次": ("page",),
    "版名": ("label", "name"),
    "责任编辑": ("editors",),
    "编辑": ("editors",),
    "版式": ("layout",),
    "目录": ("contents",),
    "编者按": ("note",),
    "稿件": ("unit", "stories"),
    "栏目": ("section", "sections"),
    "姓名": ("name",),
    "职务": ("role",),
    "各版": ("pages",),
    "版样": ("blueprint",),
    "广告": ("advertisements",),
    "广告图": ("image",),
    "尺寸": ("size",),
    "位置": ("at",),
    "报头": ("nameplate",),
    "报眉": ("folio",),
    "ads": ("advertisements",),
    # keys of other publishing programs
    "author": ("byline",),
    "authors": ("byline", "editors"),
    "title": ("headline",),
    "subtitle": ("subhead",),
    "kicker": ("eyebrow",),
    "standfirst": ("deck",),
    "summary": ("deck",),
    "description": ("deck",),
    "abstract": ("deck",),
    "language": ("lang",),
    "theme": ("layout",),
    "template": ("layout",),
    "toc": ("contents",),
    "chapters": ("contents",),
    "articles": ("contents",),
    "units": ("contents", "unit"),
    "article": ("unit",),
    "chapter": ("unit",),
    "file": ("unit",),
    "part": ("section",),
    "formats": ("editions",),
    "outputs": ("editions",),
    "version": ("banxin",),
    # values
    "zh": ("zh-Hans",),
    "zh-cn": ("zh-Hans",),
    "zh_cn": ("zh-Hans",),
    "cn": ("zh-Hans",),
    "zh-tw": ("zh-Hant-TW",),
    "zh-hant": ("zh-Hant-TW",),
    "zh-hk": ("zh-Hant-HK",),
    "头条": ("lead",),
    "简讯": ("brief",),
    "top": ("lead",),
    "short": ("brief",),
    "print": ("press",),
    "web": ("screen",),
    "pdfa": ("archive",),
    "pdf/a": ("archive",),
    "存档": ("archive",),
    "归档": ("archive",),
}


def meant(written: str, valid: Iterable[str]) -> str:
    """The entry of `valid` that `written` stands for, or the empty string."""
    names = list(valid)
    return known_as(written, names) or nearest(written, names)


def known_as(written: str, valid: Iterable[str]) -> str:
    """The entry of `valid` that `written` is, or is a known word for; likeness does not count."""
    names = set(valid)
    word = written.strip().lower()
    return next((name for name in (word, *_MEANT.get(word, ())) if name in names), "")
