"""One random publication as a folder: manifest, articles, pictures; every element occurs in its articles."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publications.words import Words

LAYOUTS = ("book", "broadsheet", "tabloid", "office-news")


@dataclass(frozen=True, slots=True)
class Made:
    """A publication in `root`; `words` maps each word of its manuscripts to the element that it stands in."""

    root: Path
    layout: str
    words: dict[str, str]


def make(
    seed: int, root: Path, layout: str = "book", stories: int = 3, editions: Sequence[str] = ("pdf", "epub")
) -> Made:
    """Write the publication of `seed` into `root`; the same seed gives the same files."""
    picked = random.Random(f"{seed} {layout} {stories}")
    words = Words(picked)
    (root / "units").mkdir(parents=True)
    (root / "images").mkdir()
    entries = []
    for number in range(stories):
        article = _Article(words, picked, root, number, paper=layout != "book")
        (root / "units" / f"a{number}.md").write_text(article.text(), encoding="utf-8")
        entries.append(f"{{unit: units/a{number}.md}}")
    if picked.random() < 0.5:
        (root / "note.md").write_text(words.sentences("editor's note", 2) + "\n", encoding="utf-8")
        entries.insert(0, "{note: note.md}")
    (root / "manifest.yaml").write_text(_manifest(layout, entries, words, editions), encoding="utf-8")
    return Made(root, layout, words.given)


def _manifest(layout: str, entries: Sequence[str], words: Words, editions: Sequence[str]) -> str:
    contents = "\n".join(f"  - {entry}" for entry in entries)
    if layout == "book" and words.picked.random() < 0.5:
        inner = "\n".join(f"      - {entry}" for entry in entries)
        contents = f"  - section: {words.clause('section', 2)}\n    contents:\n{inner}"
    return f"""banxin: 1
publication: {{title: 试刊, publisher: 试社, codes: {{cn: 11-0000}}}}
issue: {{number: 1, date: 2024-03-05, page: 1, label: 试版}}
layout: {layout}
contents:
{contents}
slug: test
{"" if layout == "book" else "sheet: {jumps: true}"}
editions: {{{", ".join(f"{name}: {{format: {name}}}" for name in editions)}}}
"""


class _Article:
    """One article; `paper` says that it goes on a newspaper page, where it had better be short."""

    def __init__(self, words: Words, picked: random.Random, root: Path, number: int, *, paper: bool) -> None:
        self.words, self.picked, self.root, self.number, self.paper = words, picked, root, number, paper
        self.notes: list[str] = []
        self.pictures = 0
        self.annotated = picked.random() < 0.3  # a scholar's text: notes thick and long

    def text(self) -> str:
        """The whole file."""
        blocks = [self.paragraph(), *self.blocks(), self.paragraph()]
        return "\n\n".join([self.front(), *blocks, *self.notes]) + "\n"

    def front(self) -> str:
        """The front matter: a headline, and each other field as often as not."""
        words = self.words
        ruby = (
            ""
            if self.picked.random() < 0.8
            else f"{{{words.word('headline')}|{words.word('headline', latin=True)}}}"
        )
        fields = [f'headline: "{words.clause("headline", 2)}{ruby}"']
        fields += [
            f"{name}: {words.clause(name, most)}"
            for name, most in (("eyebrow", 2), ("subhead", 2), ("deck", 4), ("dateline", 1))
            if self.picked.random() < 0.5
        ]
        if self.picked.random() < 0.6:
            fields.append(f"byline: 记者 {words.word('byline')} 通讯员 {words.word('byline')}")
        return "---\n" + "\n".join(fields) + "\n---"

    def blocks(self) -> list[str]:
        """Elements in random order with paragraphs between them."""
        makers = self.makers()
        chosen = self.picked.sample(makers, self.picked.randint(2, 4) if self.paper else len(makers))
        blocks: list[str] = []
        for maker in chosen:
            blocks += [maker(), *(self.paragraph() for _ in range(self.picked.randint(1, 3)))]
        return blocks

    def makers(self) -> list[Callable[[], str]]:
        """Everything that may stand in a text."""
        plain = [self.crosshead, self.list, self.table, self.figure, self.pull, self.quotation, self.verse]
        return [*plain, self.sidebar, self.listing, self.ordered, self.scene]

    def paragraph(self, kind: str = "text") -> str:
        """Sentences, with what may stand within them."""
        words, parts = self.words, []
        for _ in range(self.picked.randint(1, 4)):
            parts.append(words.sentences(kind, 1))
            if self.annotated and self.picked.random() < 0.4:
                parts.append(self.call())
            elif self.picked.random() < 0.35:
                parts.append(
                    self.picked.choice(
                        (
                            self.ruby,
                            self.strong,
                            self.emphasis,
                            self.code,
                            self.call,
                            self.link,
                            self.reference,
                        )
                    )()
                )
        return "".join(parts)

    def ruby(self) -> str:
        return f"{{{self.words.word('base')}|{self.words.word('reading', latin=True)}}}"

    def strong(self) -> str:
        return f"**{self.words.clause('strong', 3)}**"

    def emphasis(self) -> str:
        return f"*{self.words.clause('emphasis', 2)}*"

    def code(self) -> str:
        return f"`{self.words.word('code', latin=True)}`"

    def link(self) -> str:
        return f"[{self.words.clause('link', 2)}](https://example.org/)"

    def reference(self) -> str:
        return f"[{self.words.word('reference')}](#a0)，见[](a0.md)"

    def call(self) -> str:
        """A footnote: its call, and its text for the end of the file."""
        name = f"n{len(self.notes)}"
        self.notes.append("")  # its place, since its text may not call another
        text = self.words.sentences("note", self.picked.choice((2, 5, 9) if self.annotated else (1, 1, 2, 5)))
        more = f"\n\n    {self.words.sentences('note', 1)}" if self.picked.random() < 0.15 else ""
        self.notes[int(name[1:])] = f"[^{name}]: {text}{more}"
        return f"[^{name}]"

    def crosshead(self) -> str:
        words = self.words
        keyed = ""
        if self.picked.random() < 0.4:
            keyed = ' {{keywords="{} {} {}"}}'.format(*(words.word("keyword") for _ in range(3)))
        return f"## {words.clause('crosshead', 2)}{keyed}"

    def list(self) -> str:
        items = list(self.words.several("list", 2, 5))
        inner = f"\n  - {self.words.clause('list', 2)}" if self.picked.random() < 0.4 else ""
        return "\n".join(f"- {item}" for item in items) + inner

    def ordered(self) -> str:
        first = self.picked.choice((1, 1, 3))
        return "\n".join(f"{first + at}. {item}" for at, item in enumerate(self.words.several("list", 2, 6)))

    def table(self) -> str:
        columns, rows = self.picked.randint(2, 3), self.picked.choice((2, 4, 4) if self.paper else (2, 5, 30))
        word = self.words.word
        lines = [
            [word("table head" if not row else "table") for _ in range(columns)] for row in range(rows + 1)
        ]
        drawn = [f"| {' | '.join(line)} |" for line in lines]
        drawn.insert(1, "|" + "---|" * columns)
        caption = f"表：{word('table caption')}\n\n" if self.picked.random() < 0.6 else ""
        return caption + "\n".join(drawn)

    def figure(self) -> str:
        name = f"images/p{self.number}-{self.pictures}.svg"
        self.pictures += 1
        wide, high = self.picked.choice(((300, 200), (200, 300), (400, 100)))
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"><title>图</title>'
        shapes = f'<rect width="{wide}" height="{high}" fill="#dde"/><circle cx="60" cy="60" r="30"/></svg>\n'
        (self.root / name).write_text(drawing + shapes, encoding="utf-8")
        caption, credit = self.words.clause("caption", 3), self.words.word("credit")
        return f'![图]({name} "{caption}"){{credit="{credit}"}}'

    def pull(self) -> str:
        return f"::: pull\n{self.words.clause('pull', 3)}。\n:::"

    def sidebar(self) -> str:
        kind = self.picked.choice(("sidebar", "box"))
        inner = self.list() if self.picked.random() < 0.5 else self.words.sentences("sidebar", 2)
        return f"::: {kind} {self.words.clause('sidebar title', 1)}\n{inner}\n:::"

    def quotation(self) -> str:
        return textwrap.indent(self.words.sentences("quotation", 2), "> ")

    def verse(self) -> str:
        stanzas = ["\n".join(f"{self.words.word('verse')}，" for _ in range(4)) for _ in range(2)]
        return "::: verse\n" + "\n\n".join(stanzas) + "\n:::"

    def listing(self) -> str:
        lines = [f"{self.words.word('listing', latin=True)} = 1" for _ in range(self.picked.randint(2, 6))]
        return "```\n" + "\n".join(lines) + "\n```"

    def scene(self) -> str:
        return f"***\n\n{self.paragraph()}"
