"""The campus paper built and measured: `python -m bench.newsroom [--steady N] [--out DIR]`.

Prints for each page how much of it is white, for the paper the pins that are met, the stories off the
pages that they are planned for, the warnings by code with the rules of newspaper pages among them, and CPU
seconds of make-up, with those in which copy is fitted. With `--steady N` each of the first N stories grows by
25 字 in turn, beside the make-up that was kept; told is of how many all other stories stay where they were.
`--out` keeps the paper, with its PDF.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("build", "tests", ".")]

from banxin.findings import Finding  # noqa: E402
from banxin.job import Report, build  # noqa: E402
from banxin.job.intake import Ready, take_in  # noqa: E402
from banxin.makeup.model.page import MakeUp  # noqa: E402
from banxin.preflight.pages.judged import PageGrid  # noqa: E402
from banxin.preflight.pages.white import white_share  # noqa: E402
from banxin.sheets.print import fillers, made_up, newspaper  # noqa: E402
from bench.newsroom.paper import BRIEFS, COLUMN, ITEMS, NAMES, PINS, write  # noqa: E402
from pages.finished import judged_file  # noqa: E402

MORE = "这几个字是编辑在看清样的时候又给这一篇稿件添上的吧。"
"""Twenty-five characters and a full stop, which are added to a story."""

_RULE = re.compile(r"\((N\d\d)\)$")
Places = dict[str, tuple[int, int, int, int]]
"""For each story its page, column, columns and the row of its head."""


@dataclass(frozen=True, slots=True)
class Times:
    """CPU seconds of make-up, and those of them in which copy is fitted."""

    whole: float
    fitting: float


@contextmanager
def timed() -> Iterator[Callable[[], Times]]:
    """Make-up measured in whatever process it is done; gives the times since."""
    whole, fitting = (multiprocessing.Value("d", 0.0) for _ in range(2))
    places = (
        (newspaper, "made_up_with_fillers", whole),
        (made_up, "fit_copy", fitting),
        (fillers, "fit_copy", fitting),
    )
    before = [(room, name, getattr(room, name)) for room, name, _ in places]
    for room, name, seconds in places:
        setattr(room, name, _counted(getattr(room, name), seconds))
    try:
        yield lambda: Times(whole.value, fitting.value)
    finally:
        for room, name, function in before:
            setattr(room, name, function)


def _counted(function: Callable[..., Any], seconds: Any) -> Callable[..., Any]:
    @functools.wraps(function)
    def counted(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            seconds.value += time.process_time() - start

    return counted


def pins_met(made: MakeUp) -> int:
    """How many of the pinned stories have all that was pinned."""
    unmet = {one.key for one in made.unmet}
    refused = {one.key for one in made.refused}
    names = {BRIEFS if key.startswith(COLUMN) else key for key in PINS}
    return len(names - unmet - refused)


def strays(made: MakeUp) -> list[str]:
    """The stories that stand on another page than they are planned for, or go on there."""
    planned = {BRIEFS if item.key == COLUMN else item.key: item.page for item in ITEMS}
    stand = [(module.key, page.number) for page in made.pages for module in page.modules]
    return sorted({key for key, page in stand if planned.get(key, page) != page})


def warnings(findings: tuple[Finding, ...]) -> Counter[str]:
    """Warnings and errors by code, those of newspaper pages by their rule as well."""
    found: Counter[str] = Counter()
    for one in findings:
        if one.severity.value != "note":
            rule = _RULE.search(str(one.message))
            found[f"{one.code} {rule[1]}" if rule else one.code] += 1
    return found


def places(made: MakeUp) -> Places:
    """Where the stories stand."""
    return {
        module.key: (page.number, module.column, module.columns, module.row)
        for page in made.pages
        for module in page.modules
    }


def white(root: Path, pdf: Path) -> list[float]:
    """The part of each finished page that is white."""
    intake = take_in(root)
    assert isinstance(intake, Ready)
    page = judged_file(pdf, intake.publication, PageGrid.of(intake.layout.grid))
    return [white_share(page, number) for number in page.pages]


def steady(root: Path, count: int, before: MakeUp) -> list[tuple[str, list[str]]]:
    """The first `count` stories, each with those others that moved when it grew by `MORE`."""
    was, found = places(before), []
    for item in [item for item in ITEMS if item.length][:count]:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "paper"
            shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".banxin", "out"))
            article = copy / "units" / f"{item.key}.md"
            text = article.read_text(encoding="utf-8")
            at = text.index("。\n") + 1
            article.write_text(text[:at] + MORE + text[at:], encoding="utf-8")
            now = places(_made(build(copy)))
        found.append((item.key, sorted(key for key in was if key != item.key and now.get(key) != was[key])))
    return found


def _made(report: Report) -> MakeUp:
    if not report.make_up:
        raise SystemExit("\n".join(map(str, report.findings)))
    return next(iter(report.make_up.values()))


def told(root: Path, report: Report, times: Times) -> Iterator[str]:
    """The lines of the table."""
    made = _made(report)
    shares = white(root, report.outputs[0].path) if report.outputs else []
    yield "page   " + "  ".join(f"{name:>4}" for name in NAMES)
    yield "white  " + "  ".join(f"{share:6.1%}" for share in shares)
    yield f"pins met       {pins_met(made)} of {len(PINS)}"
    yield f"off their page {', '.join(strays(made)) or 'none'}"
    counts = ", ".join(f"{code}×{count}" for code, count in sorted(warnings(report.findings).items()))
    yield f"warnings       {counts or 'none'}"
    yield f"make-up        {times.whole:.1f} s of CPU, {times.fitting:.1f} of them copy-fitting"


def main() -> None:
    """Write, build, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.newsroom", description=__doc__)
    parser.add_argument("--steady", type=int, default=0, metavar="N")
    parser.add_argument("--out", type=Path)
    wanted = parser.parse_args()
    if wanted.out and wanted.out.exists():
        parser.error(f"{wanted.out} is there already: name a folder that is not")
    with tempfile.TemporaryDirectory() as spare:
        root = wanted.out or Path(spare) / "paper"
        write(root)
        with timed() as times:
            report = build(root)
        print(*told(root, report, times()), sep="\n", flush=True)
        if wanted.steady:
            moved = steady(root, wanted.steady, _made(report))
            still = sum(not others for _, others in moved)
            print(f"steady         {still} of {len(moved)} stories leave all others where they were")
            print(*(f"  {key}: {', '.join(others)}" for key, others in moved if others), sep="\n")


if __name__ == "__main__":
    main()
