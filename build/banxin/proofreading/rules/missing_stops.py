"""A paragraph of sentences whose last one has no full stop."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.markup.characters import is_han
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_LEAST = 20


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text.rstrip()
    if len(text) < _LEAST or not is_han(text[-1]):
        return
    if any(sign in text for sign in "，。！？；"):  # sentences, not a line of a list or a signature
        message = Message("The paragraph ends without a mark.")
        yield CopyFault(len(text) - 1, len(text), message, None, "。")


RULE = CopyRule(
    "copy.missing-stop",
    "GB/T 15834—2011, 4.1",
    _faults,
    ("他走了。他回头看了看身后的村庄，又走了很远很远的路。", "一九二一年十月"),
    (
        (
            "他走了。他回头看了看身后的村庄，又走了很远很远的路",
            "他走了。他回头看了看身后的村庄，又走了很远很远的路",
        ),
    ),
    frozenset({"paragraph"}),
)
