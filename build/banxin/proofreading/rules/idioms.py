"""Idioms with one character that sounds the same: 有持无恐 for 有恃无恐.

Four characters of the copy that are no words, and differ from a common idiom in one that sounds the same, are
told where the idiom is far likelier. A miswritten form that the lexicon has (走头无路 stands in it, as in its
corpus) counts as none where the idiom is much more common.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from banxin.proofreading.model.lexicon import frequencies, idioms, likelihood

_LEAST = 10
"""How often an idiom stands in the corpus of the lexicon at least; rarer ones are miswritten themselves."""
_MISWRITTEN = 3
_COMMON = 20
_LIKELIER = 7.0
"""How much likelier (logarithm) the idiom must be. Settled on a million characters of edited prose."""

# Characters of grammar, which make other phrases of an idiom (可有可无, 也有可无).
_GRAMMAR = frozenset("的地得些也有可是个她他它那哪么了着过吗呢吧在再不没无以已之而与和会能更太大")
# Characters that stand for each other rightly: 异形词, and spelling of the last century.
_EQUAL = tuple(
    """
    惟唯维 做作 词辞 采彩 飞蜚 分份 借藉 须需 画划 留流 阴荫 皱绉 豫预 材才 象像 耽担 骄娇 希稀 呐吶
    迭叠 胡糊 沉沈 钟锺 蒙朦 仿彷 湾弯 复覆 叽咭 熏薰 厉励 宏洪弘 征徵 赞讃 志誌 泄洩 罗啰 摹模 漠寞
    平凭 青轻 义仪 驶逝 涌拥 谭谈 缭撩 煳糊 蝉婵 混浑 妨方 交缴 座坐 乎呼 于乌 利厉 倒捣 决绝 只支枝
    碴茬 扬洋 愤忿 磨摩 呆待
    """.split()  # noqa: SIM905 - a table
)
_RIGHT = frozenset(
    ("不亦说乎", "素不相知", "翻了一翻", "一无所事", "心说诚服", "不以为艺", "名振一时", "为不足道")
)


def miswritten(text: str) -> Iterator[tuple[int, str]]:
    """Where four characters stand for an idiom, and the idiom."""
    by_head, by_tail = _halves()
    for at in range(len(text) - 3):
        near = (*by_head.get(text[at : at + 2], ()), *by_tail.get(text[at + 2 : at + 4], ()))
        written = text[at : at + 4]
        if not near or written in near or written in _RIGHT:
            continue
        for idiom in near:
            if _is_slip(written, idiom) and _is_unknown(frequencies().get(written, 0), idioms()[idiom]):
                yield at, idiom
                break


def _is_unknown(written: int, idiom: int) -> bool:
    return not written or (written <= _MISWRITTEN and idiom >= _COMMON)


def _is_slip(written: str, idiom: str) -> bool:
    differing = [(one, other) for one, other in zip(written, idiom, strict=True) if one != other]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    if one in _GRAMMAR or other in _GRAMMAR or any(one in group and other in group for group in _EQUAL):
        return False
    return bool(_sounds(one) & _sounds(other)) and likelihood(idiom) - likelihood(written) >= _LIKELIER


@cache
def _halves() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The idioms by their first two characters and by their last two: one slip leaves either half whole."""
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for idiom, count in idioms().items():
        if count >= _LEAST:
            heads.setdefault(idiom[:2], []).append(idiom)
            tails.setdefault(idiom[2:], []).append(idiom)
    return heads, tails


@cache
def _sounds(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - seldom needed

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
