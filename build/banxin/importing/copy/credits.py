"""Lines that websites set round an article: dates, sources, counts of readers above it, editors below it.

What names the people who wrote it becomes the byline; the rest is left out and told, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from banxin.importing.copy.heads import is_byline, names_writer, same_words
from banxin.importing.copy.model import Blocks, CopyBlock, HeadStack, StyledRun, TextBlock, words_of
from banxin.importing.copy.remarks import Remarks
from banxin.manuscript.articles.roles import is_role, relators
from banxin.wording import Message

_LEAD, _TAIL = 10, 6  # blocks at either end among which such lines stand
_LONGEST = 90
_DATE = re.compile(
    r"(?:(?:发布|發布|发表|更新|出版)?(?:时间|時間|日期|于|於)?[:：]?\s*)"
    r"20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*(?:星期|周|週|礼拜)[一二三四五六日天])?"
    r"(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_SAID = re.compile(
    r"(?:信息|文章|本文|稿件)?(?:来源|來源|稿源)(?:于|於|自)?\s*[:：]\s*[^\s|｜()（）]{1,20}"
    r"|(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|点赞|在看|字数|字數)(?:量|数|數|次数|次數)?\s*[:：]?\s*[\d.,]+[万萬wW+]*次?"
)
_CONTROL = re.compile(
    r"(?:小字号|大字号|字体|字號|字号|字體|分享(?:到|至)?|收藏|打印|列印|举报|投诉|订阅|關注|关注|复制链接|微信|微博|朋友圈|原创|阅读原文"
    r"|扫一扫|听新闻|A[-+]|(?<![^\s:：|｜])[大中小](?![^\s|｜]))\s*[:：]?"
)
_BLANKS = " \t\u3000|｜·•/／-—,，"
_PAGE = re.compile(r"《[^》]{2,20}》\s*[（(]\s*20\d\d\s*年.{4,20}版\s*[）)]")
_BRACKETS = re.compile(r"[（(【\[]\s*(.*?)\s*[）)】\]]")
_CREDIT = re.compile(
    r"(?P<role>[\u3400-\u9fff]{1,6}(?:[/／·、&][\u3400-\u9fff]{1,4})?)\s*[:：|｜/／]\s*"
    r"(?P<names>[\u3400-\u9fff·A-Za-z0-9_]{2,16}(?:[、，,\s]+[\u3400-\u9fff·]{2,6}(?![\u3400-\u9fff·]|\s*[:：|｜/／]))*)[\s,，;；、]*"
)
_EDITORS = frozenset(
    """
    责编 責編 责任编辑 責任編輯 编辑 編輯 校对 校對 审核 審核 审读 审校 監製 监制 值班编辑 编审 终审 复审 初审
    一审 二审 三审 来源 來源 本文来源 文章来源 稿源 核稿 核稿編輯 出品 统筹 策划 制作 運營 运营
    """.split()  # noqa: SIM905 - a table
)
_SOURCES = frozenset(["来源", "來源", "本文来源", "文章来源", "稿源", "出品", "制作"])
_LONGEST_NAME = 4
_WRITERS = frozenset(("aut", "pht", "ill", "trl"))


def without_credits(blocks: Blocks, given: HeadStack, remarks: Remarks) -> tuple[Blocks, HeadStack]:
    """The blocks without such lines, and the head with the byline that they give."""
    lead, rest = blocks[:_LEAD], blocks[_LEAD:]
    end = next((at for at, block in enumerate(lead) if _is_copy(block)), len(lead))
    kept = [one for block in lead[:end] for one in _of_lead(block, given, remarks)]
    byline = "" if any(map(names_writer, kept)) else given.byline
    body = [*lead[end:], *rest]
    tail = max(len(body) - _TAIL, 0)
    last = next((at for at in reversed(range(tail, len(body))) if _is_copy(body[at])), len(body))
    ended: list[CopyBlock] = []
    for block in body[last + 1 :]:
        names = _credits(block)
        if names is None or not isinstance(block, TextBlock):
            ended.extend(_of_lead(block, HeadStack(), remarks))
            continue
        if names and not byline and not any(map(names_writer, kept)):
            byline = names
            if len(names) + 2 >= len(words_of(block.pieces).strip()):
                continue
        _tell(block, remarks)
    return (*kept, *body[: last + 1], *ended), replace(given, byline=byline)


def _is_copy(block: CopyBlock) -> bool:
    """Whether the text of the article stands in a block."""
    if not isinstance(block, TextBlock):
        return False
    words = words_of(block.pieces).strip()
    return not block.look.level and (len(words) > _LONGEST or words.endswith(("。", "！", "？", "”", "…")))


def _of_lead(block: CopyBlock, given: HeadStack, remarks: Remarks) -> Iterator[CopyBlock]:
    """A block above the text: as it is, what of it is a byline, or nothing."""
    if not isinstance(block, TextBlock) or block.look.level:
        yield block
        return
    words = words_of(block.pieces).strip()
    bare = words
    for pattern in (_DATE, _SAID, _CONTROL):
        bare = pattern.sub("\u3000", bare)
    bare = bare.strip(_BLANKS)
    said_before = given.byline and same_words(bare, given.byline)
    if bare == words.strip(_BLANKS) and not said_before:
        yield block
    elif not bare:
        _tell(block, remarks)
    elif said_before or is_byline(bare, centred=False):
        yield replace(block, pieces=(StyledRun(bare),), look=replace(block.look, role="byline"))
        if len(bare) + 2 < len(words):
            _tell(block, remarks)
    else:
        yield block


def _credits(block: CopyBlock) -> str | None:
    """The byline that a line of credits gives, empty where it names editors alone; None for other lines."""
    if not isinstance(block, TextBlock):
        return None
    words = words_of(block.pieces).strip()
    if _PAGE.fullmatch(words):
        return ""
    inner = _BRACKETS.fullmatch(words)
    plain = inner[1] if inner else words
    at, writers = 0, []
    while at < len(plain):
        one = _CREDIT.match(plain, at)
        if one is None or (
            one["role"] not in _SOURCES and len(re.split("[、，,_\\s]", one["names"])[0]) > _LONGEST_NAME
        ):
            return None
        if not (one["role"] in _EDITORS or is_role(one["role"])):
            return None
        if one["role"] not in _EDITORS and _WRITERS & set(relators(one["role"])):
            writers.append(one[0].strip(" \u3000,，;；、"))
        at = one.end()
    return "　".join(writers) if at else None


def _tell(block: TextBlock, remarks: Remarks) -> None:
    words = words_of(block.pieces).strip()
    message = Message("Set beside the article by the website, left out: {words}", words=words)
    remarks.tell("import.left-out", message, block.line)
