"""The whole table: Banxin beside Typst and beside an earlier revision, with what each row is to reach.

`python -m bench.table --against 4c629c4 [--rounds 5] [--skip book batches] [--write docs/pace.md]`. All
that is compared is run in turn within one call: whole commands on the sample, the jobs of `python -m bench`,
batches.
A row is the ratio of medians; the file of `--write` gets the table with date, machine and command.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from . import batches
from .__main__ import ROOT, checked_out, measure
from .builds.making import sample
from .jobs import JOBS

PARTS = ("sample", "issue", "book", "batches")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was measured: the ratio, or for a start the seconds; at most (or at least) `goal`."""

    name: str
    value: float
    goal: float
    least: bool = False
    unit: str = "×"

    def __str__(self) -> str:
        reached = self.value >= self.goal if self.least else self.value <= self.goal
        sign = "≥" if self.least else "≤"
        cells = (
            self.name,
            f"{self.value:.2f} {self.unit}",
            f"{sign} {self.goal:g}",
            "yes" if reached else "no",
        )
        return f"| {' | '.join(cells)} |"


def command(build: Path, spare: Path, *arguments: str) -> tuple[float, float]:
    """Seconds on the clock and of computing of one `banxin` of a checkout, with all that it waited for."""
    environment = os.environ | {"PYTHONPATH": str(build), "PYTHONHASHSEED": "0"}
    environment |= {"PYTHONPYCACHEPREFIX": str(spare / "bytecode"), "XDG_CACHE_HOME": str(spare / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "banxin", *arguments], env=environment, cwd=spare,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and (arguments[0] != "check" or process.returncode != 1):
        raise SystemExit(f"banxin {' '.join(arguments)} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def correct(root: Path) -> None:
    """Change a word of the first article in which one can be changed, to and fro."""
    for path in sorted(root.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        head, mark, body = text.rpartition("\n---\n")
        at = body.find("的")
        if mark and at >= 0:
            changed = body[:at] + "之" + body[at + 1 :]
            path.write_text(head + mark + changed, encoding="utf-8")
            return
    raise SystemExit("the sample has no word to correct")


def sample_rows(rounds: int, revision: str, folder: Path) -> Iterator[Row]:
    """The sample page: cold, unchanged, corrected, checked; each beside a cold build of the revision."""
    here = ROOT / "build"
    there = folder / f"checkout-{revision}" / "build" if revision else here
    taken: dict[str, list[float]] = defaultdict(list)
    copy = folder / "paper"

    def timed(name: str, build: Path, *arguments: str) -> None:
        taken[name].append(command(build, folder, *arguments)[0])

    for turn in range(rounds + 1):  # the first compiles, and does not count
        for build, name in ((there, "base"), (here, "cold")):
            shutil.rmtree(copy, ignore_errors=True)
            sample(copy)
            timed(name, build, "build", "-q", str(copy))
        time.sleep(1)  # files that are as young as a build are no base for a record
        timed("first check", here, "check", "-q", str(copy))
        command(here, folder, "build", "-q", str(copy))
        timed("unchanged", here, "build", "-q", str(copy))
        timed("check", here, "check", "-q", str(copy))
        correct(copy)
        timed("corrected", here, "build", "-q", str(copy))
        timed("version", here, "--version")
        if turn == 0:
            taken.clear()
    base = median(taken["base"])
    beside = f"÷ cold build of {revision or 'this revision'}"
    for name, title, goal in (
        ("cold", "sample page, cold", 0.45),
        ("unchanged", "sample page, nothing changed", 0.1),
        ("corrected", "sample page, one word changed", 0.3),
        ("first check", "check of the sample, first after a build", 0.25),
        ("check", "check of the sample, again", 0.25),
    ):
        yield Row(f"{title} {beside}", median(taken[name]) / base, goal)
    yield Row("`banxin --version`", median(taken["version"]), 0.15, unit="s")


def job_rows(name: str, options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """One of the jobs of `python -m bench` beside Typst."""
    rows = measure(JOBS[name], options, folder)
    goals = {
        "issue": (("wall", 2.0),),
        "book": (("wall", 1.5), ("cpu", 2.2), ("peak", 1.0)),
    }[name]
    title = {"issue": "issue of 60,000 字", "book": "book of 1,000,000 字"}[name]
    words = {"wall": "time on the clock", "cpu": "computing time", "peak": "memory"}
    for key, goal in goals:
        own, peer = rows["banxin"].get(key), rows["typst"].get(key)
        if isinstance(own, float) and isinstance(peer, float):
            yield Row(f"{title}, {words[key]} ÷ Typst", own / peer, goal)


def batch_rows(issues: int) -> Iterator[Row]:
    """Rates of two workers beside one."""
    rates = batches.measure(issues, 1, newspaper=False)
    one = median(rates["1 worker"])
    for way, goal in (("2 workers", 1.8), ("Dask, paths", 1.7), ("Dask, bytes", 1.7)):
        name = f"{issues} publications, {way} ÷ 1 worker"
        yield Row(name, median(rates[way]) / one, goal, least=True)


def main() -> None:
    """Measure, print row by row, and write the table where it is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.table", description=__doc__)
    parser.add_argument("--against", default="", metavar="REV", help="the revision that the sample is beside")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--issues", type=int, default=100)
    parser.add_argument("--skip", nargs="*", default=[], choices=PARTS)
    parser.add_argument("--corpus", help="JSON list of {title, paras} instead of made-up text")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table there, in Markdown")
    options = parser.parse_args()
    options.setters, options.limit = ["banxin", "typst"], 1200.0
    options.no_judge, options.judge = True, None
    lines = [_heading(), "", "| | measured | to reach | reached |", "|---|---|---|---|"]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as spare, checked_out(options.against, Path(spare)):
        folder = Path(spare)
        parts: dict[str, Callable[[], Iterator[Row]]] = {
            "sample": lambda: sample_rows(options.rounds, options.against, folder),
            "issue": lambda: job_rows("issue", options, folder),
            "book": lambda: job_rows("book", options, folder),
            "batches": lambda: batch_rows(options.issues),
        }
        for name, rows in parts.items():
            for row in rows() if name not in options.skip else ():
                lines.append(str(row))
                print(row, flush=True)
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _heading() -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    arguments = " ".join(sys.argv[1:])
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{time.strftime('%Y-%m-%d')}, {machine}, load {load:.1f} (`python -m bench.table {arguments}`)"


if __name__ == "__main__":
    main()
