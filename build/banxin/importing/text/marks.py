"""Marks that lost their width on the way through a PDF: restored where they are sure, told where not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message

_HAN = "\u3400-\u9fff"
_HALF = re.compile(rf"(?<=[{_HAN}”’》）」])[,;:!?](?=[{_HAN}“‘《（「\s]|$)")
_STOP = re.compile(rf"(?<=[{_HAN}”’》）」])\.(?=[{_HAN}“‘《（「\s]|$)")
_BRACKETS = re.compile(rf"\((?=[^()]*[{_HAN}])([^()]{{1,80}})\)")
_QUOTED = re.compile(r'"([^"]{1,200})"')
_FULL = str.maketrans(",;:!?", "，；：！？")
_WIDE = re.compile("[，。；：！？]")


def restored(paragraphs: Sequence[tuple[int, str]], remarks: Remarks) -> list[tuple[int, str]]:
    """The paragraphs with full-width marks between Han, if the text has lost most of them."""
    done: list[tuple[int, str]] = []
    first = count = 0
    for line, words in paragraphs:
        half = len(_HALF.findall(words)) + len(_STOP.findall(words))
        if not half or half <= len(_WIDE.findall(words)):
            done.append((line, words))
            continue
        first, count = first or line, count + half
        made = _HALF.sub(lambda found: found[0].translate(_FULL), words)
        made = _STOP.sub("。", made)
        made = _BRACKETS.sub(r"（\1）", made)
        if made.count('"') % 2 == 0:
            made = _QUOTED.sub(r"“\1”", made)
        elif '"' in made:
            remarks.tell(
                "import.marks",
                Message("Straight quotation marks do not come out even; they are left."),
                line,
                text=words,
            )
        done.append((line, made))
    if count:
        remarks.tell(
            "import.marks",
            Message("{count} half-width marks between Han were made full-width.", count=count),
            first,
        )
    return done
