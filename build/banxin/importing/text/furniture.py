"""What pages repeat: running heads and folios, taken out and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from banxin.importing.copy.remarks import Remarks
from banxin.importing.text.lines import SourceLine
from banxin.wording import Message

_FOLIO = re.compile(
    r"[-—–·•\s]*(?:第\s*)?(?:\d{1,4}|[A-D]\d{1,2})(?:\s*[页版頁])?(?:\s*[/／]\s*(?:共\s*)?\d{1,4}\s*[页頁]?)?[-—–·•\s]*"
)
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十〇零]+")
_EDGE = 2  # lines at the head and foot of a page that furniture stands in
_LONGEST = 40


def without_furniture(pages: Sequence[Sequence[SourceLine]], remarks: Remarks) -> list[list[SourceLine]]:
    """The pages without lines that stand at the edge of most of them, and without folios."""
    pages = [page for page in pages if any(line.text.strip() for line in page)]
    if len(pages) < 2:
        return [list(page) for page in pages]
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_pattern(line.text) for line in _edges(page)})
    least = max(2, (len(pages) + 1) // 2)
    repeated = {pattern for pattern, count in counts.items() if count >= least and pattern}
    kept: list[list[SourceLine]] = []
    told: dict[str, SourceLine] = {}
    for page in pages:
        edges = {line.number for line in _edges(page)}
        lines = []
        for line in page:
            words = line.text.strip()
            at_edge = line.number in edges and len(words) <= _LONGEST
            if words and at_edge and (_pattern(words) in repeated or _FOLIO.fullmatch(words)):
                told.setdefault(_pattern(words) or "#", line)
            else:
                lines.append(line)
        kept.append(lines)
    for line in told.values():
        remarks.tell(
            "import.left-out",
            Message("A line that pages repeat is left out: {words}", words=line.text.strip()),
            line.number,
        )
    return kept


def _edges(page: Sequence[SourceLine]) -> list[SourceLine]:
    inked = [line for line in page if line.text.strip()]
    return [*inked[:_EDGE], *inked[-_EDGE:]]


def _pattern(text: str) -> str:
    """A line without its numbers, which differ from page to page."""
    return _DIGITS.sub("#", re.sub(r"\s+", "", text))
