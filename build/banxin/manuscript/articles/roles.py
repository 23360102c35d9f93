"""Role words of bylines in both scripts, and the MARC relators they stand for.

A relator is the three-letter code by which libraries and e-book stores tell authors from photographers and
translators (MARC Code List for Relators, as EPUB 3.3 §5.5.3.2.6 takes it). Words are understood for metadata
alone: what is printed is what was written.
"""

from __future__ import annotations

import re

AUTHOR = "aut"
_RELATORS = {
    "aut": "记者 記者 通讯员 通訊員 实习生 實習生 评论员 評論員 撰稿 撰文 报道 報道 報導 特稿 作者 "
    "编著 編著 采写 採寫",
    "pht": "摄影 攝影 摄影师 攝影師",
    "ill": "插图 插圖 插画 插畫 漫画 漫畫 绘图 繪圖 绘画 繪畫 制图 製圖 手绘 手繪",
    "trl": "翻译 翻譯 编译 編譯 译者 譯者 译文 譯文",
    "edt": "编辑 編輯 主编 主編 编审 編審 值班编委 值班編委 编著 編著 选编 選編 编选 編選 "
    "校注 校註 点校 點校 校点 校點",
    "pfr": "校对 校對 审校 審校 校审 校審",
    "bkd": "版式 排版 组版 組版 设计 設計 美编 美編 美术编辑 美術編輯 装帧 裝幀",
    "com": "整理 辑录 輯錄",
    "pro": "监制 監製",
    "ctb": "供图 供圖 口述 策划 策劃 统筹 統籌",
}
_SHORT_RELATORS = {
    "aut": "文 文字 著 撰",
    "pht": "图 圖 图片 圖片 照片 相片 摄 攝",
    "ill": "绘 繪 画 畫",
    "trl": "译 譯",
    "edt": "编 編",
}


def _by_word(relators: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for relator, words in relators.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), relator)
    return found


_BY_ENDING = _by_word(_RELATORS)
_BY_SHORT = _by_word(_SHORT_RELATORS)
_ENDINGS = "|".join(sorted(_BY_ENDING, key=len, reverse=True))
# With an organisation or a rank before: 本报记者, 新华社记者, 特约通讯员, 实习记者, 责任编辑, 摄影报道.
_ROLE = re.compile(rf"[\u3400-\u9fff]{{0,8}}(?:{_ENDINGS})")
# Single characters are surnames too (文, 图), so they count only when they stand alone.
_SHORT = rf"(?:{'|'.join(sorted(_BY_SHORT, key=len, reverse=True))})"
_PAIR = re.compile(rf"{_SHORT}(?:[/／·、&和与與]?{_SHORT})*")
_KNOWN = re.compile(rf"{_ENDINGS}|{_SHORT}")
_PARTS = re.compile(r"[\s\u3000/／·、&]+")
_SLIPS = {
    "记着": "记者", "纪者": "记者", "記着": "記者", "紀者": "記者", "摄景": "摄影", "攝景": "攝影",
    "编缉": "编辑", "编揖": "编辑", "編緝": "編輯", "翻绎": "翻译", "翻繹": "翻譯", "校队": "校对",
    "校隊": "校對", "撒稿": "撰稿",
}  # fmt: skip
_PHOTOGRAPHERS = re.compile("(摄影|攝影)(?:记者|記者|通讯员|通訊員|师|師)")


def is_role(word: str) -> bool:
    """Whether the word alone is a role word, with or without its organisation."""
    return bool(_PAIR.fullmatch(word) or _ROLE.fullmatch(word))


def is_short_role(word: str) -> bool:
    """Whether the word is one of the short roles, alone or paired: 文, 图, 文/图, 著, 译."""
    return bool(_PAIR.fullmatch(word))


def relators(role: str) -> tuple[str, ...]:
    """The MARC relators of a role as it was written, each once; none for words that are no roles (清, 美)."""
    found: dict[str, None] = {}
    for word in _PARTS.split(role):
        if is_role(word):
            known = _KNOWN.findall(_PHOTOGRAPHERS.sub(r"\1", word))
            found |= dict.fromkeys(code for one in known for code in _relators_of(one))
    return tuple(found)


def _relators_of(word: str) -> tuple[str, ...]:
    return _BY_ENDING.get(word) or _BY_SHORT.get(word, ())


def role_like(word: str) -> str:
    """The role word for which `word` is a slip of one character (通迅员, 本报记着); empty where it is none.

    Role words of three characters and more are compared; of two, known slips alone, since names have two.
    """
    if not word or is_role(word):
        return ""
    for role in _BY_ENDING:
        end = word[-len(role) :]
        if len(end) == len(role) > 2 and sum(a != b for a, b in zip(end, role, strict=True)) == 1:
            return word[: -len(role)] + role
    right = _SLIPS.get(word[-2:], "")
    return word[:-2] + right if right else ""
