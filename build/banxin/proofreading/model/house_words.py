"""words.yaml: the words that a house prefers, and how it spells names and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from banxin.findings import Finding, Place, finding
from banxin.manuscript.files.decoding import read_text
from banxin.manuscript.form.objections import check
from banxin.manuscript.form.values import OneLine, WrittenModel
from banxin.manuscript.yaml.reading import read_yaml
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, found
from banxin.wording import Message
from banxin.world import World

FILE = "words.yaml"
_MOST = 5000
_Avoided = list[OneLine]


class HouseWordWritten(WrittenModel):
    """一个词：本社怎样写，不怎样写。"""

    use: OneLine = Field(description="本社的写法。")
    avoid: _Avoided = Field(min_length=1, max_length=100, description="不用的写法。")
    reason: OneLine | None = Field(default=None, description="为什么。")
    fix: bool = Field(default=False, description="check --fix 可否直接改。")


class HouseWordsWritten(WrittenModel):
    """words.yaml：本社用词。"""

    words: list[HouseWordWritten] = Field(max_length=_MOST, description="各词。")


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words of a house by the forms that it avoids."""

    entries: dict[str, HouseWordWritten] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def findings(self, passage: CopyPassage) -> Iterator[Finding]:
        """Each word of a passage that the house writes otherwise."""
        for hit in self.pattern.finditer(passage.text) if self.pattern else ():
            entry = self.entries[hit[0]]
            if _stands_within(entry.use, hit[0], passage.text, hit.start()):
                continue
            message = Message("The house writes {use}, not {word}.", use=entry.use, word=hit[0])
            right = entry.use if entry.fix and not self.avoided_in(entry.use) else None
            fault = CopyFault(hit.start(), hit.end(), message, right, entry.use, entry.reason or "")
            yield found("copy.house-word", passage, fault)

    def avoided_in(self, use: str) -> str:
        """A word that the house avoids within one that it writes; empty where there is none."""
        for hit in self.pattern.finditer(use) if self.pattern else ():
            if not _stands_within(self.entries[hit[0]].use, hit[0], use, hit.start()):
                return hit[0]
        return ""


def _stands_within(use: str, avoided: str, text: str, at: int) -> bool:
    """Whether what is avoided is a part of the right word here: 计算机 within 电子计算机."""
    shift = use.find(avoided)
    return shift >= 0 and at >= shift and text.startswith(use, at - shift)


def read_house_words(folders: Sequence[Path], world: World) -> tuple[HouseWords, tuple[Finding, ...]]:
    """The words of `folders`, those of the first before those of later ones, and what is wrong with them."""
    entries: dict[str, HouseWordWritten] = {}
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    for folder in folders:
        path = folder / FILE
        decided = {entry.use for entry in entries.values()}  # by a folder that goes before
        if not world.is_file(path):
            continue
        source, faults = read_text(path, FILE, None, world)
        findings += faults
        if source is None:
            continue
        written, faults = read_yaml(source)
        findings += faults
        if written is None or written.data is None:  # nothing but remarks: no words yet
            continue
        model, faults = check(HouseWordsWritten, written)
        findings += faults
        for nth, entry in enumerate(model.words if model else ()):
            avoided = [word for word in entry.avoid if word not in decided]
            if avoided:
                places.setdefault(entry.use, written.place(("words", nth, "use")))
            for word in avoided:
                entries.setdefault(word, entry)
    if not entries:
        return HouseWords(), tuple(findings)
    words = sorted(entries, key=len, reverse=True)
    house = HouseWords(entries, re.compile("|".join(map(re.escape, words))))
    return house, (*findings, *_contradictions(house, places))


def _contradictions(house: HouseWords, places: Mapping[str, Place]) -> Iterator[Finding]:
    """Words that the house writes and avoids: they are told, and nothing is replaced by them."""
    for use, place in places.items():
        if word := house.avoided_in(use):
            yield finding(
                "copy.house-word",
                Message("The house writes {use} here, and avoids {word} elsewhere.", use=use, word=word),
                place,
                remedy=Message("Decide for one of the two; until then neither is repaired."),
            )
