"""Random books built and their words counted: `python -m bench.words --count 60 --first 0 --layout book`.

Needs pdftotext (poppler-utils) and unzip. Prints a line for each book whose build failed, or in which the
judge misses a word or finds one twice; the number of these is the exit status, at most 99.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("build", "tests", ".")]

from banxin.findings import Severity  # noqa: E402
from banxin.job import build  # noqa: E402
from bench.words.counting import Count, count_epub, count_pdf  # noqa: E402
from publications.making import LAYOUTS, make  # noqa: E402


@dataclass
class Outcome:
    """What came of one book."""

    seed: int
    words: dict[str, str]
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    built: bool = False

    @property
    def silent(self) -> bool:
        """Whether words are lost or doubled in a file that was written."""
        return any(count.lost or count.doubled for count in self.counts.values())


def outcome(seed: int, layout: str, stories: int) -> Outcome:
    """Make, build and judge the book of `seed`."""
    with tempfile.TemporaryDirectory() as folder:
        made = make(seed, Path(folder) / "book", layout, stories)
        start = sum(os.times()[:4])
        report = build(made.root)
        result = Outcome(seed, made.words, sum(os.times()[:4]) - start)
        left = [found for found in report.findings if found.code == "setting.left-out"]
        errors = [found for found in report.findings if found.severity is Severity.ERROR]
        result.told = [f"{found.code} {found.place}: {found.message}" for found in (*errors, *left)]
        for output in report.outputs:
            judge = count_pdf if output.format == "pdf" else count_epub
            result.counts[output.format] = judge(output.path, made.words)
        result.built = bool(report.outputs)
        _forgive(result, bool(left))
        return result


def _forgive(result: Outcome, left: bool) -> None:
    """What the build listed as left out on purpose is no silent loss."""
    count = result.counts.get("pdf")
    if count is not None and left:
        count.lost = [word for word in count.lost if result.words[word] not in _LEFT_OUT]


_LEFT_OUT = ("pull", "deck", "subhead", "eyebrow", "caption", "credit")


def line(result: Outcome) -> str:
    """What is wrong with a book, or nothing."""
    parts = []
    for name, count in result.counts.items():
        for what, words in (("lost", count.lost), ("doubled", count.doubled)):
            if words:
                kinds = Counter(result.words.get(word, "?") for word in words)
                parts.append(f"{name} {what} {dict(kinds)} {words[:4]}")
    if not result.built:
        parts.append("not built: " + "; ".join(result.told[:3]))
    return f"seed {result.seed}: {' | '.join(parts)}" if parts else ""


def main() -> int:
    """Run; how many books were not as they should be."""
    parser = argparse.ArgumentParser(prog="python -m bench.words", description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--layout", choices=LAYOUTS, default="book")
    parser.add_argument("--stories", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2)
    wanted = parser.parse_args()
    seeds = range(wanted.first, wanted.first + wanted.count)
    judge = partial(outcome, layout=wanted.layout, stories=wanted.stories)
    bad = silent = words = 0
    cpu = 0.0
    with multiprocessing.get_context("fork").Pool(wanted.processes) as pool:
        for result in pool.imap(judge, seeds):
            said = line(result)
            bad, silent = bad + bool(said), silent + result.silent
            words, cpu = words + len(result.words), cpu + result.seconds
            if said:
                print(said, flush=True)
    print(
        f"{wanted.count} books, {words} words, {silent} with words lost or doubled in silence,"
        f" {bad - silent} not built"
    )
    print(f"{cpu / max(1, wanted.count):.2f} s of CPU a build")
    return min(99, bad)


if __name__ == "__main__":
    sys.exit(main())
