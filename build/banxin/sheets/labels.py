"""The words of an edition that no author wrote, in the script and by the custom of the region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType

from banxin.layouts import Layout
from banxin.manuscript.publication import Lang, Publication


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the parts, of the facts in the colophon, and of what is said to a screen reader.

    Templates see them as `labels`, with the words that the layout adds (`others`). `goes_to` and `comes_from`
    take the number of a page (版次), `pages_today` a number of pages.
    """

    cover: str = "封面"
    title_page: str = "扉页"
    contents: str = "目录"
    text: str = "正文"
    colophon: str = "版权信息"
    landmarks: str = "主要部分"
    pages: str = "印刷版页码"
    editors_note: str = "编者按"
    notes: str = "注释"
    back: str = "返回正文"
    goes_to: str = "（下转第{}版）"
    comes_from: str = "（上接第{}版）"
    keywords: str = "关键词"
    advertisement: str = "广告"
    letter: str = "读者来信"
    guide: str = "本期导读"
    number: str = "刊期"
    day: str = "日期"
    codes: str = "编号"
    periodical: str = "刊名"
    issue: str = "期号"
    date: str = "出版日期"
    page: str = "版次"
    publisher: str = "出版"
    editor: str = "编辑"
    identifier: str = "电子版标识"
    modified: str = "电子版更新"
    revision: str = "（第{}次修订）"
    authors: str = "著作责任者"
    rights: str = "版权"
    licence: str = "许可"
    listed: str = "本期稿件："
    summary: str = "全文是可以放大、换字体、朗读的文字，按目录次序编排。"
    summary_pictures: str = "图片都有文字说明。"
    summary_pictures_partly: str = "部分图片没有文字说明。"
    summary_pages: str = "页码与印刷版一致，可以按页查找。"
    cover_alt: str = "封面：{}"
    made_with: str = "由版心（Banxin）排版"
    cn: str = "国内统一连续出版物号"
    issn: str = "国际标准连续出版物号"
    isbn: str = "国际标准书号"
    eisbn: str = "电子书国际标准书号"
    postal: str = "邮发代号"
    kept_make_up: str = (
        "各版的组版结果。改动稿件时，各版仍照此不动；放不下的版才重新组版，并改写这里的那一版。\n"
        "可以手工修改，请与稿件一同提交。整期重新组版：banxin build --fresh"
    )
    page_word: str = "版"
    page_number: str = "第{}版"
    issue_number: str = "第{}期"
    weekday: str = "星期{}"
    lunar: str = "农历"
    pages_today: str = "今日{}版"
    continued_table: str = "续表"
    index: str = "索引"
    see: str = "见"
    see_also: str = "参见"
    strokes: str = "{}画"
    index_others: str = "其他"
    table: str = "表"
    others: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """A word that the layout adds; raises KeyError for one that there is not."""
        return self.others[name]

    @property
    def further_names(self) -> tuple[str, ...]:
        """The names of the words that the layout adds."""
        return tuple(self.others)

    def named(self, name: str) -> str:
        """The word of this name, or nothing."""
        word = self.others.get(name) or getattr(self, name, "") if name in NAMES else self.others.get(name)
        return word if isinstance(word, str) else ""


NAMES = tuple(one.name for one in fields(Labels) if one.name != "others")
"""The names of the words that every layout has."""
SIMPLIFIED = Labels()
_TAIWAN = Labels(
    kept_make_up=(
        "各版的組版結果。改動稿件時，各版仍照此不動；放不下的版才重新組版，並改寫這裡的那一版。\n"
        "可以手動修改，請與稿件一同提交。整期重新組版：banxin build --fresh"
    ),
    cover="封面",
    title_page="扉頁",
    contents="目錄",
    text="正文",
    colophon="版權資訊",
    landmarks="主要部分",
    pages="印刷版頁碼",
    editors_note="編者按",
    notes="註釋",
    back="返回正文",
    goes_to="（下轉第{}版）",
    comes_from="（上接第{}版）",
    keywords="關鍵詞",
    advertisement="廣告",
    letter="讀者來信",
    guide="本期導讀",
    number="刊期",
    day="日期",
    codes="編號",
    periodical="刊名",
    issue="期號",
    date="出版日期",
    page="版次",
    publisher="出版",
    editor="編輯",
    identifier="電子版識別碼",
    modified="電子版更新",
    revision="（第{}次修訂）",
    authors="作者",
    rights="版權",
    licence="授權",
    listed="本期稿件：",
    summary="全文是可以放大、換字型、朗讀的文字，按目錄次序編排。",
    summary_pictures="圖片都有文字說明。",
    summary_pictures_partly="部分圖片沒有文字說明。",
    summary_pages="頁碼與印刷版一致，可以按頁查找。",
    made_with="由版心（Banxin）排版",
    cn="國內統一連續出版物號",
    issn="國際標準期刊號",
    isbn="國際標準書號",
    eisbn="電子書國際標準書號",
    postal="郵發代號",
    continued_table="續表",
    see="見",
    see_also="參見",
    strokes="{}畫",
    lunar="農曆",
)


_HONG_KONG = replace(
    _TAIWAN,
    colophon="版權資料",
    keywords="關鍵字",
    summary="全文是可以放大、換字體、朗讀的文字，按目錄次序編排。",
)
_BY_LANG = {Lang.HANS: SIMPLIFIED, Lang.HANT_TW: _TAIWAN, Lang.HANT_HK: _HONG_KONG}


def labels_for(lang: Lang) -> Labels:
    """The labels of the region whose language is `lang`."""
    return _BY_LANG[lang]


def labels_of(publication: Publication, layout: Layout) -> Labels:
    """The labels of an edition: those of its region, as the layout has them, as the manifest has them."""
    lang = publication.masthead.lang
    words = {
        **words_of_layout(layout, lang),
        **{key_of(name): word for name, word in publication.labels.items()},
    }
    known = {name: word for name, word in words.items() if name in NAMES}
    others = {name: word for name, word in words.items() if name not in NAMES}
    return replace(labels_for(lang), **known, others=MappingProxyType(others))


def key_of(name: str) -> str:
    """The name of a printed word as templates have it."""
    return name.replace("-", "_")


def words_of_layout(layout: Layout, lang: Lang) -> dict[str, str]:
    """The words of a layout in a language: a narrower tag before a wider, another script before nothing."""
    wanted = lang.value
    tags = [tag for tag in layout.labels if wanted == tag or wanted.startswith(f"{tag}-")]
    others = [tag for tag in layout.labels if tag not in tags]
    words: dict[str, str] = {}
    for tag in [*others, *tags]:
        words |= {name: word for name, word in layout.labels[tag].items() if tag in tags or name not in NAMES}
    return words
