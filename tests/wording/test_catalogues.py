"""The catalogues: complete, up to date with the code, their placeholders those of the messages."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel.messages.catalog import Message as Entry

import catalogues
from banxin.wording.catalogue import FOLDERS

HAN = re.compile(r"[\u3007\u4e00-\u9fff]")
LANGUAGES = sorted(FOLDERS.values())


def entries(folder: str) -> list[Entry]:
    return [one for one in catalogues.opened(folder) if one.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def fields(template: str) -> list[tuple[str, str | None, str | None]]:
    parts = Formatter().parse(template)
    return sorted((name, spec, turned) for _, name, spec, turned in parts if name is not None)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_catalogue_and_its_compiled_file_are_up_to_date(folder: str) -> None:
    path = catalogues.po_file(folder)
    fresh = catalogues.po_bytes(catalogues.brought_up_to_date(folder))
    assert path.read_bytes() == fresh, "run `make catalogues`"
    compiled = catalogues.mo_bytes(catalogues.opened(folder))
    assert path.with_suffix(".mo").read_bytes() == compiled, "run `make catalogues`"


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_message_is_translated(folder: str) -> None:
    assert [one.id for one in entries(folder) if one.fuzzy or not all(forms(one.string))] == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_translations_have_the_placeholders_of_their_message(folder: str) -> None:
    wrong = []
    for one in entries(folder):
        template = forms(one.id)[-1]
        try:
            wanted = fields(template)
        except ValueError:  # help and titles, which are no templates
            continue
        if not all(name.isidentifier() and name.isascii() for name, _, _ in wanted):
            continue  # braces that an editor writes, in the register of findings
        wrong += [one.id for string in forms(one.string) if fields(string) != wanted]
    assert wrong == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_translations_are_chinese(folder: str) -> None:
    """A sentence that stayed English would have no Han character; code and names may stay."""
    words = re.compile(r"(?:[a-z]{2,}[ ,.]+){3}")
    stayed = [
        one.id
        for one in entries(folder)
        for string in forms(one.string)
        if not HAN.search(string) and words.search(re.sub(r"`[^`]*`|\{[^}]*\}", "", string))
    ]
    assert [text for text in stayed if not str(text).startswith("iconv ")] == []


# Words of the mainland's computer trade, each with that of Taiwan and Hong Kong.
MAINLAND = {
    "文件": "檔案", "文件夾": "資料夾", "字體": "字型", "默認": "預設", "缺省": "預設", "程序": "程式",
    "信息": "訊息、資訊", "網絡": "網路", "打印": "列印", "質量": "品質", "屏幕": "螢幕", "鏈接": "連結",
    "菜單": "選單", "視頻": "影片", "軟件": "軟體", "硬盤": "硬碟", "磁盤": "磁碟", "內存": "記憶體",
    "字段": "欄位", "字符": "字元", "字節": "位元組", "畫素": "像素", "數據": "資料",
    "服務器": "伺服器", "用戶": "使用者", "界面": "介面", "鼠標": "滑鼠", "光標": "游標", "登錄": "登入",
    "搜索": "搜尋", "導出": "匯出", "導入": "匯入", "保存": "儲存", "運行": "執行", "調用": "呼叫",
    "設置": "設定", "全角": "全形", "半角": "半形", "縮進": "縮排", "代碼塊": "程式碼區塊", "腳註": "註腳",
    "注釋": "註解", "註釋": "註解", "對象": "物件", "變量": "變數", "函數庫": "函式庫", "兼容": "相容",
    "擴展名": "副檔名", "組件": "元件", "嵌套": "巢狀", "循環": "迴圈", "模板": "範本", "校驗": "檢查",
    "支持": "支援", "打開": "開啟", "緩存": "快取", "終端裡": "終端機裡", "英寸": "英吋", "圖注": "圖說",
    "型別": "類型", "裏": "裡", "着": "著",
}  # fmt: skip


def test_traditional_chinese_is_in_the_words_of_taiwan_and_hong_kong() -> None:
    """A document (of an EPUB, of YAML) is 文件 there; a file is not."""
    wrong = [
        (word, string)
        for one in entries("zh_Hant")
        for string in forms(one.string)
        for word in MAINLAND
        if word in string and not (word == "文件" and re.search("document", forms(one.id)[-1], re.IGNORECASE))
    ]
    assert wrong == []


CODE = re.compile(r"`[^`]*`|\{汉字\|[^}]*\}|\{[^{}]*\}|20字 × 12行、3[栏欄] × 24行")
UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u4e00-\u9fff]")


@pytest.mark.parametrize("folder", LANGUAGES)
def test_a_space_parts_han_from_western(folder: str) -> None:
    strings = [string for one in entries(folder) for string in forms(one.string)]
    assert [string for string in strings if UNSPACED.search(CODE.sub("\x00", string))] == []


@pytest.mark.parametrize(
    ("folder", "foreign"),
    [
        ("zh_Hans", "這個們來時會說對國開關頁標題數錯誤書"),
        ("zh_Hant", "这个们来时会说对国开关页标题数错误书"),
    ],
)
def test_simplified_and_traditional_are_not_mixed(folder: str, foreign: str) -> None:
    strings = [string for one in entries(folder) for string in forms(one.string)]
    assert [string for string in strings if set(foreign) & set(string)] == []
