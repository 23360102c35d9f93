"""What only the whole issue shows: paragraphs and pictures that stand twice, captions that are headlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banxin.findings import Finding
from banxin.manuscript.publication import Unit
from banxin.markup import plain_text, walk
from banxin.markup.blocks import Figure
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message

_LEAST = 30  # 字 of a paragraph that does not stand twice by chance


def repeated_paragraphs(read: Iterable[CopyPassage]) -> Iterator[Finding]:
    """Paragraphs that stand a second time, told there."""
    first: dict[str, CopyPassage] = {}
    for passage in read:
        words = "".join(passage.text.split())
        if passage.kind != "paragraph" or len(words) < _LEAST:
            continue
        before = first.setdefault(words, passage)
        if before is not passage:
            place = before.source.place_at(before.offsets[0])
            message = Message("The paragraph stands at {place} too.", place=str(place))
            yield found("copy.same-paragraph", passage, CopyFault(0, 1, message))


def picture_faults(unit: Unit, read: Iterable[CopyPassage], seen: dict[str, str]) -> Iterator[Finding]:
    """Pictures of a unit that were used before (`seen`: path and file), captions equal to its headline."""
    headline = unit.stack.headline.text
    captions = {passage.text.rstrip("。"): passage for passage in read if passage.kind == "caption"}
    for block in walk(unit.body.blocks):
        if not isinstance(block, Figure):
            continue
        words = plain_text(block.caption).rstrip("。")
        passage = captions.get(words)
        if passage is None:
            continue
        if words == headline:
            message = Message("The caption is the headline once more.")
            yield found("copy.caption-is-head", passage, CopyFault(0, len(words), message))
        if block.image in seen:
            message = Message("{picture} stands in {file} too.", picture=block.image, file=seen[block.image])
            yield found("copy.picture-twice", passage, CopyFault(0, len(words), message))
        seen.setdefault(block.image, unit.source.name)
