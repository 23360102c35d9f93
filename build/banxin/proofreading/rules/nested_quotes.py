"""Quotation marks that stand within each other the wrong way round, or cross other marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_OUTER = {Lang.HANS: "“”", Lang.HANT_TW: "「」", Lang.HANT_HK: "「」"}
_INNER = {Lang.HANS: "‘’", Lang.HANT_TW: "『』", Lang.HANT_HK: "『』"}
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_SIGN = re.compile("[“”‘’「」『』《》（）]")
_APOSTROPHE = re.compile(r"[A-Za-z0-9]’[A-Za-z]|[A-Za-z]’ ")
_QUOTES = "“‘「『"


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    if not any(sign in text for sign in _QUOTES) or _APOSTROPHE.search(text):
        return
    inner = _INNER[passage.lang][0]
    open_now: list[tuple[str, int]] = []
    for found in _SIGN.finditer(text):
        sign, at = found[0], found.start()
        if sign in _PAIRS:
            if sign == _OUTER[passage.lang][0] and [one for one, _ in open_now if one in _QUOTES] == [inner]:
                yield _inside_out(passage.lang, open_now, at)
            open_now.append((sign, at))
        else:
            yield from _crossing(text, sign, at, open_now)


def _inside_out(lang: Lang, open_now: list[tuple[str, int]], at: int) -> CopyFault:
    outer, inner = (" ".join(pairs[lang]) for pairs in (_OUTER, _INNER))
    message = Message("{outer} stand within {inner}.", outer=outer, inner=inner)
    return CopyFault(
        at, at + 1, message, None, Message("{outer} outside, {inner} within", outer=outer, inner=inner)
    )


def _crossing(text: str, sign: str, at: int, open_now: list[tuple[str, int]]) -> Iterator[CopyFault]:
    """Take what `sign` closes from what is open; told where it closes round a mark that closes later."""
    opening = _OPENING[sign]
    nth = next((n for n in reversed(range(len(open_now))) if open_now[n][0] == opening), None)
    if nth is None:
        return
    within = open_now[nth + 1 :]
    crossed = next((one for one, _ in within if _PAIRS[one] in text[at:]), "")
    if crossed and (opening in _QUOTES or crossed in _QUOTES):
        message = Message(
            "{sign} closes before {opening}, which was opened within it.", sign=sign, opening=crossed
        )
        yield CopyFault(at, at + 1, message, None, Message("{closing} first", closing=_PAIRS[crossed]))
    del open_now[nth]


RULE = CopyRule(
    "copy.nested-quote",
    "GB/T 15834—2011, 4.8.3.3 and 4.8.3.4",
    _faults,
    (
        "他说：“我听见‘好’了。”",
        "‘好’和“好”",
        "“《呐喊》（一九二三）”",
        "他说，‘甲’。“乙‘丙’”",
        "“It’s 好”",
    ),
    (
        ("他说：‘我听见“好”了。’", "他说：‘我听见“好”了。’"),
        ("他读“《呐喊”》，又说。", "他读“《呐喊”》，又说。"),
        ("他说“好（真的”）。", "他说“好（真的”）。"),
    ),
)
