"""Finished books that are tried in reading systems, and the words that their manuscripts have."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from banxin.job import build
from banxin.layouts.making.specimen import specimen_files
from publications.making import make

LAYOUTS = ("book", "magazine", "bulletin", "tabloid", "broadsheet", "office-news")
SAMPLE = Path(__file__).parents[2] / "book"


@dataclass(frozen=True)
class Finished:
    """A publication in `root` with its e-book and the PDF of its print edition."""

    root: Path
    epub: Path
    pdf: Path = Path()

    @cached_property
    def manuscripts(self) -> dict[str, str]:
        """The text of each article as it is written."""
        return {path.stem: path.read_text("utf-8") for path in sorted(self.root.glob("units/*.md"))}


def finished(root: Path) -> Finished:
    """The publication built."""
    report = build(root)
    assert {output.format for output in report.outputs} == {"pdf", "epub"}, report.findings
    paths = {output.format: output.path for output in report.outputs}
    return Finished(root, paths["epub"], paths["pdf"])


def sample(folder: Path) -> Finished:
    """The sample that comes with the project."""
    root = folder / "sample"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out", ".banxin"))
    return finished(root)


def specimen(folder: Path, layout: str, lang: str = "zh-Hans") -> Finished:
    """An issue with every element that an article may have."""
    root = folder / f"{layout}-{lang}"
    for path, data in specimen_files(lang, layout).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return finished(root)


def long_blocks(folder: Path) -> Finished:
    """A book whose tables, boxes and listings are longer than a screen, with a table wider than it."""
    rows = range(1, 61)
    wide = ["栏目很长的表头"] * 9
    blocks = [
        "\n".join(
            ["表：六十行", "", "| 行 | 支渠 |", "|---|---|", *(f"| 第{n}行 | 石桥支渠上段 |" for n in rows)]
        ),
        "\n".join(
            [f"| {' | '.join(wide)} |", "|---" * 9 + "|", f"| {' | '.join(['abcdefghijklmn0123456'] * 9)} |"]
        ),
        "::: sidebar 很长的链接\n"
        + "\n\n".join(f"第{n}段，写在边上的话，有一行多长。" for n in rows)
        + "\n:::",
        "::: box 很长的框\n" + "\n".join(f"- 第{n}条" for n in rows) + "\n:::",
        "```\n" + "\n".join(f"line {n} goes on and on and on and on and on" for n in rows) + "\n```",
        "::: pull\n" + "水在渠里的时候，账要在墙上。" * 40 + "\n:::",
        "\n".join(f"> 第{n}句引来的话。" for n in rows),
    ]
    (folder / "long" / "units").mkdir(parents=True)
    (folder / "long" / "units" / "a.md").write_text(
        "---\nheadline: 长\n---\n" + "\n\n".join(blocks) + "\n", "utf-8"
    )
    (folder / "long" / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 长刊}\nissue: {number: 1, date: 2026-03-20}\nlayout: book\n"
        "contents:\n  - unit: units/a.md\neditions:\n  reader: {format: epub}\n",
        "utf-8",
    )
    (output,) = build(folder / "long").outputs  # no paper is wide enough for it
    return Finished(folder / "long", output.path)


def random_issue(folder: Path, layout: str, seed: int, stories: int = 4) -> tuple[Finished, dict[str, str]]:
    """A random issue whose words are all different, and the element that each word stands in.

    Not every one can be made up: notes longer than a page, say. The next is taken then.
    """
    for other in range(seed, seed + 1000, 100):
        root = folder / f"{layout}-{other}"
        root.mkdir(parents=True)
        made = make(other, root, layout, stories)
        outputs = {output.format: output.path for output in build(root).outputs}
        if len(outputs) == 2:
            return Finished(root, outputs["epub"], outputs["pdf"]), made.words
    raise AssertionError(f"no issue in {layout}")
