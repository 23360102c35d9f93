"""The publications that are built: the sample, an issue of a newspaper, books; equal on every machine."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import prose

ROOT = Path(__file__).resolve().parents[2]
_MARKS = re.compile("^[，。；：、—…]+|[，。；：、—…]+$")


@dataclass(frozen=True, slots=True)
class Case:
    """A publication: `make` writes it into a folder; with `cached` an unmeasured build comes first."""

    name: str
    make: Callable[[Path], None]
    cached: bool = False


def sample(root: Path) -> None:
    """Copy the newspaper page in `book/` without what earlier builds left there.

    Metadata and settings of the press are taken out of its manifest: states of Banxin that do not know them
    build it too.
    """
    shutil.copytree(ROOT / "book", root, ignore=shutil.ignore_patterns(".banxin", "out"))
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    text = re.sub(r"^metadata:.*\n(?: .*\n)*|^ +press: \{.*\}.*\n", "", text, flags=re.MULTILINE)
    manifest.write_text(text, encoding="utf-8")


def issue(root: Path) -> None:
    """Write a broadsheet of 60,000 characters: 48 stories on pages made up by Banxin."""
    stories = [
        (title, paragraphs)
        for title, paragraphs in prose.made(90_000, seed=7)
        if 700 <= sum(map(len, paragraphs)) <= 2600
    ]
    _write(root, _up_to(60_000, stories), "broadsheet", "sheet: {jumps: true}\n")


def paper(count: int, length: int) -> Callable[[Path], None]:
    """A tabloid paper of `count` stories of about `length` characters, short ones and long, that may jump."""

    def write(root: Path) -> None:
        picked = random.Random(5)
        made = prose.made(count * length * 3, seed=7)
        paragraphs = [paragraph for _, text in made for paragraph in text]
        picked.shuffle(paragraphs)
        stories: list[tuple[str, list[str]]] = []
        for title, _ in made[:count]:
            goal = round(length * picked.choice((0.3, 0.5, 0.8, 1, 1.3, 2.1)))
            text: list[str] = []
            while sum(map(len, text)) < goal:
                text.append(paragraphs.pop())
            stories.append((title, text))
        _write(root, stories, "tabloid", "sheet: {jumps: true}\n")

    return write


def book(length: int, notes: int = 0) -> Callable[[Path], None]:
    """A book of `length` characters, with a footnote at the end of every `notes`-th paragraph."""

    def write(root: Path) -> None:
        chapters = prose.made(length)
        _write(root, _noted(chapters, notes) if notes else chapters, "book")

    return write


CASES = {
    case.name: case
    for case in (
        Case("sample", sample),
        Case("sample-cached", sample, cached=True),
        Case("issue", issue),
        Case("paper-12", paper(12, 850)),
        Case("paper-24", paper(24, 850)),
        Case("paper-40", paper(40, 1300)),
        Case("book-60k", book(60_000)),
        Case("book-250k", book(250_000)),
        Case("book-1M", book(1_000_000)),
        Case("notes", book(60_000, notes=2)),
    )
}

_Chapters = Sequence[tuple[str, list[str]]]


def _up_to(length: int, stories: _Chapters) -> _Chapters:
    taken: list[tuple[str, list[str]]] = []
    for story in stories:
        if length <= 0:
            break
        taken.append(story)
        length -= sum(map(len, story[1]))
    return taken


def _noted(chapters: _Chapters, every: int) -> _Chapters:
    """The chapters with a footnote of ten to sixty characters behind every so many paragraphs."""
    picked = random.Random(11)
    words = "".join(prose.made(2_000, seed=3)[0][1]).replace("\n", "")
    noted = []
    for title, paragraphs in chapters:
        text = list(paragraphs)
        notes = []
        for number, at in enumerate(range(0, len(text), every), 1):
            start, length = picked.randrange(len(words) - 60), picked.randint(10, 60)
            text[at] += f"[^{number}]"
            notes.append(f"[^{number}]: {_MARKS.sub('', words[start : start + length])}。")
        noted.append((title, [*text, *notes]))
    return noted


def _write(root: Path, chapters: _Chapters, layout: str, more: str = "") -> None:
    (root / "units").mkdir(parents=True)
    for number, (title, paragraphs) in enumerate(chapters):
        text = f"---\nheadline: {title}\n---\n\n" + "\n\n".join(paragraphs) + "\n"
        (root / "units" / f"u{number:04}.md").write_text(text, encoding="utf-8")
    units = "".join(f"  - unit: units/u{number:04}.md\n" for number in range(len(chapters)))
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 河东, publisher: 河东社, codes: {cn: 22-0000}}\n"
        f"issue: {{number: 1, date: 2021-03-01}}\ntitle: 河东\nlayout: {layout}\n{more}contents:\n{units}"
        "editions:\n  print: {format: pdf}\n  reader: {format: epub}\n",
        encoding="utf-8",
    )
