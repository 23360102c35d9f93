"""Forms of characters that only old encodings need: radicals and marks that copies from PDF and OCR bring."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.markup.lookalikes import named, ordinary
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

# Half-width, small and vertical forms of marks, each with the mark that Chinese copy has.
_MARKS = dict(
    zip(
        "｡､･｢｣﹐﹑﹒﹔﹕﹖﹗︐︑︒︓︔︕︖︵︶︽︾﹁﹂﹃﹄",
        "。、·「」，、。；：？！，、。：；！？（）《》「」『』",
        strict=True,
    )
)
_RADICALS = "\u2e80-\u2fd5"
_FORM = re.compile(f"[{_RADICALS}\u22ef\uf900-\ufaff\U0002f800-\U0002fa1f{''.join(_MARKS)}]")
_RADICAL = re.compile(f"[{_RADICALS}\u22ef]")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    """Radicals and marks are repaired; ideographs of compatibility may be meant, in names above all."""
    for found in _FORM.finditer(passage.text):
        sign = found[0]
        right = _MARKS.get(sign) or ordinary(sign)
        if right:
            certain = sign in _MARKS or _RADICAL.match(sign) is not None
            message = Message("{character} is a form of {meant}.", character=named(sign), meant=named(right))
            yield CopyFault(found.start(), found.end(), message, right if certain else None, right)


RULE = CopyRule(
    "copy.compatibility-form",
    "The Unicode Standard, §18.1 (compatibility ideographs, radicals), §6.2 (vertical and small forms)",
    _faults,
    ("人民来自山东。", "﨑"),
    (
        ("\u2f08民来\u2f83\u2f2d东", "人民来自山东"),
        ("他走了\uff61她也走了\ufe50真的", "他走了。她也走了，真的"),
        ("姓\uf9e1的人", "姓\uf9e1的人"),
    ),
)
