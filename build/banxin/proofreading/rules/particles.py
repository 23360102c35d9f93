"""的, 地 and 得, each where another of them is written today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.proofreading.rules.particle_contexts import CONTEXTS, OLDER_CONTEXTS, ParticleContext
from banxin.wording import Message


def particle_pattern(context: ParticleContext, particles: str) -> re.Pattern[str]:
    """A context with one of `particles` in it, which is group 1."""
    return re.compile(f"(?:{context.before})([{particles}])(?={context.after})")


def _hints(
    contexts: Iterable[ParticleContext],
) -> Callable[[CopyPassage], Iterator[CopyFault]]:
    patterns = [(particle_pattern(one, one.written), one) for one in contexts]

    def faults(passage: CopyPassage) -> Iterator[CopyFault]:
        if passage.lang is not Lang.HANS:
            return
        for pattern, context in patterns:
            if not any(sign in passage.text for sign in context.written):
                continue
            for found in pattern.finditer(passage.text):
                message = Message(
                    "{written} probably stands for {right}.", written=found[1], right=context.right
                )
                yield CopyFault(found.start(1), found.end(1), message, None, context.right)

    return faults


_SOURCE = "现代汉语八百词, 的 地 得; 现代汉语词典, 7th edition"
CERTAIN = CopyRule(
    "copy.particle",
    _SOURCE,
    _hints(CONTEXTS),
    (
        "他们的书",
        "跑得很快",
        "慢慢地走",
        "他们地里种麦",
        "住地很小",
        "最高地方法院",
        "他懂的很多",
        "明显的更好",
    ),
    (
        ("他们地房子", "他们地房子"),
        ("跑地很快", "跑地很快"),
        ("慢慢得走了", "慢慢得走了"),
        ("来得时候", "来得时候"),
        ("我觉的很好", "我觉的很好"),
    ),
)
OLDER = CopyRule(
    "copy.particle-of-old",
    _SOURCE,
    _hints(OLDER_CONTEXTS),
    ("跑得很快。", "慢慢地走", "他说的话"),
    (("跑的很快。", "跑的很快。"), ("慢慢的走了", "慢慢的走了"), ("好的很。", "好的很。")),
)
