"""Half-width , . ! ? : ; where Chinese has its own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.markup.characters import is_han, is_wide
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.interpuncts import dots_of_names
from banxin.wording import Message

_FULL = dict(zip(",.!?:;", "，。！？：；", strict=True))
_MARK = re.compile(r"[,!?]|[:;](?![-~^]?[)(DPp])|(?<!\.)\.(?!\.)")  # :-) is no colon
_WIDE_LETTER = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[%％]?(?P<next>.?)")
_BEHIND = "“”‘’…—·\"')]%"  # what may stand before a mark that belongs to Chinese copy


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    names = dots_of_names(text) if "." in text else ()
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        before = _neighbour(text[:at][-3:], last=True)
        after = _neighbour(text[at + 1 : at + 4], last=False)
        behind = "" if _begins_clause(text, at + 1) else text[at + 1 : at + 2]
        if at not in names and _is_chinese_place(mark, before, after, behind):
            full = _FULL[mark]
            yield CopyFault(
                at, at + 1, Message("{mark} is half-width in Chinese copy.", mark=mark), full, full
            )


def _neighbour(text: str, *, last: bool) -> str:
    text = _WIDE_LETTER.sub("0", text.strip())  # of the wrong width, and Western all the same
    return (text[-1:] if last else text[:1]) or " "


def _begins_clause(text: str, at: int) -> bool:
    """Whether a number stands there that Chinese goes on from: 3月 begins a sentence, .3 is a part."""
    number = _NUMBER.match(text, at)
    return number is not None and is_han(number["next"] or " ")


def _is_chinese_place(mark: str, before: str, after: str, next_one: str) -> bool:
    """Whether the mark ends a clause of Chinese: what is before or right behind it tells."""
    word = next_one.isascii() and next_one.isalnum()
    if is_wide(before):
        return mark != "." or not word
    if mark == ".":
        return before in _BEHIND and not word and (is_wide(after) or after == " ")
    if before in _BEHIND:
        return is_wide(after) or (after in '“‘…—" ' and not word)
    return is_wide(next_one or " ") and next_one not in "　" and mark != ":"


RULE = CopyRule(
    "copy.half-width-mark",
    "GB/T 15834—2011, 4.1–4.7, 5.1",
    _faults,
    (
        "你好，世界。",
        "圆周率是3.14，约数。",
        "比分是3:2。",
        "见图.1，版本.3。",
        "１. 开会",
        "见 http://a.cn/b?c=1 一页。",
        "他说OK, see you再走。",
        "他笑了:-)",
    ),
    (
        ("你好,世界.再见!", "你好，世界。再见！"),
        ("他来了.3月又走了", "他来了。3月又走了"),
        ("他问:好吗?是的;不是", "他问：好吗？是的；不是"),
    ),
)
