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
    pdf: Path

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
