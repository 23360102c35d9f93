"""Rules N11–N15 of docs/rules/newspaper.yaml: the lines of a story."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Collection, Iterator, Sequence

from banxin.manuscript.publication import Lang, Unit
from banxin.preflight.pages.glyphs import CLOSING, OPENING, Line, is_han
from banxin.preflight.pages.judged import Judged, Remark
from banxin.wording import Message

_SPACED = re.compile("(\\S)\u3000+(?=(\\S))")


def n11_lone_characters(page: Judged) -> Iterator[Remark]:
    """A paragraph's last line holds at least two characters, marks not counted."""
    for module in page.modules:
        for line in module.passage.lines():
            words = [glyph for glyph in line.glyphs if glyph.char.isalnum()]
            if line.last and not line.first and len(words) < 2:
                yield module.remark(Message("“{text}” stands alone on the last line (孤字)", text=line.text))


def n12_lone_lines(page: Judged) -> Iterator[Remark]:
    """No leg begins with a paragraph's last line or ends with a paragraph's first line (legs of 8 rows)."""
    for module in page.stories:
        for before, after in itertools.pairwise(module.legs):
            last, first = before.lines[-1], after.lines[0]
            if len(before.lines) >= 8 and last.kind == "paragraph" and last.first and not last.last:
                yield module.remark(
                    Message("“{text}” stands alone at the foot of a leg (孤行)", text=last.text[:12])
                )
            if len(after.lines) >= 8 and first.kind == "paragraph" and first.last and not first.first:
                yield module.remark(
                    Message("“{text}” stands alone at the head of a leg (孤行)", text=first.text[:12])
                )


def n13_crossheads(page: Judged) -> Iterator[Remark]:
    """Two lines of text follow a crosshead in its leg; its keywords are not parted from it."""
    for module in page.stories:
        for leg in module.legs:
            for index, line in enumerate(leg.lines):
                following = leg.lines[index + 1 :]
                if line.kind == "crosshead" and not _carried(line, following):
                    yield module.remark(
                        Message("the crosshead “{text}” stands at the foot of a leg (背题)", text=line.text)
                    )
                if line.kind == "keyword" and not any(other.kind == "crosshead" for other in following):
                    yield module.remark(
                        Message("the keywords “{text}” stand at the foot of a leg (背题)", text=line.text)
                    )


def _carried(line: Line, following: Sequence[Line]) -> bool:
    """A paragraph of one line that ends the story counts as well; so does a box or a table."""
    text = [other for other in following if other.kind != "crosshead"]
    return line.last is False or len(text) >= 2 or any(other.first and other.last for other in text[:1])


def n14_line_ends(page: Judged) -> Iterator[Remark]:
    """No closing mark starts a line, no opening mark ends one, no dash, ellipsis or number is parted."""
    for module in page.modules:
        for before, line in itertools.pairwise(module.passage.lines()):
            if line.first:
                continue
            start, end = line.text[0], before.text[-1]
            where = f"“{before.text[-6:]}|{line.text[:6]}”"
            if start in CLOSING or start == "·" or end in OPENING:
                yield module.remark(Message("{where}, a mark where none may stand (避头尾)", where=where))
            elif start == end and start in "—…":
                yield module.remark(Message("{where}, a mark parted", where=where))
            elif start in "0123456789%‰℃" and end in "0123456789.,":
                yield module.remark(Message("{where}, a number parted", where=where))


def n15_flush(page: Judged) -> Iterator[Remark]:
    """Inner lines end at their leg's edge within 0.05 em.

    Between two ideographs a gap grows by 0.25 em at most, and by 0.08 em on the average of a story.
    """
    em, centred = page.grid.size, page.publication.masthead.lang is not Lang.HANS
    for module in page.stories:
        every: list[float] = []
        spaced = _spaced(module.passage.unit)
        for leg in module.legs:
            for line in leg.lines:
                if line.kind != "paragraph" or line.last:
                    continue
                off = min((end - leg.right for end in line.ends(centred=centred)), key=abs)
                if abs(off) > 0.05 * em and not line.mixed:
                    yield module.remark(
                        Message("“{text}” ends {off:+.2f} pt off", text=line.text[-10:], off=off)
                    )
                gaps = list(_gaps(line, em, spaced))
                every += gaps
                if gaps and max(gaps) > 0.25:
                    yield module.remark(
                        Message("“{text}” is spaced by {gaps:.2f} em", text=line.text[:12], gaps=max(gaps))
                    )
        if every and statistics.mean(every) > 0.08:
            yield module.remark(Message("spaced by {mean:.2f} em on average", mean=statistics.mean(every)))


def _spaced(unit: Unit) -> frozenset[tuple[str, str]]:
    """Characters between which a story has a full-width space, as behind its dateline (本报讯　…)."""
    written = "\n".join(one.source.text for one in (unit, *unit.members))
    return frozenset(_SPACED.findall(written))


def _gaps(line: Line, em: float, spaced: Collection[tuple[str, str]]) -> Iterator[float]:
    """Gaps between neighbouring ideographs of one face and size, in em beyond solid setting.

    Where the face changes, behind the dateline of a brief (电头) or a run-in head, a full space may stand;
    so may the spaces that are written, between the characters `spaced`.
    """
    for left, right in itertools.pairwise(line.glyphs):
        neighbours = right.order == left.order + 1 and left.size == right.size and left.font == right.font
        if neighbours and is_han(left.char) and is_han(right.char):
            if (left.char, right.char) in spaced:
                continue
            yield (right.x - left.x) / em - 1
