"""Many publications: the rate of two workers beside that of one, and of a Dask cluster of two here.

`python -m bench.batches [--issues 100] [--rounds 1] [--sample]` writes so many small publications (a book of
800 字 as PDF and EPUB; with `--sample` the newspaper page in book/) and has them built by one worker, by
two, and by a scheduler with two workers of a thread each, in turn, with nothing kept of earlier builds. It
prints issues a minute, the ratios to one worker, computing time and memory of an issue, bytes written.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from . import prose
from .builds.making import _write, sample

WAYS = ("1 worker", "2 workers", "Dask, paths", "Dask, bytes")
_LENGTH = 800


def write(folder: Path, issues: int, *, newspaper: bool) -> None:
    """So many publications, each with other words."""
    for number in range(issues):
        root = folder / f"{2000 + number % 10}" / f"p{number:05}"
        if newspaper:
            sample(root)
        else:
            _write(root, prose.made(_LENGTH, seed=number), "book")


@contextmanager
def cluster(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """A scheduler with two workers; its address."""
    dask = [sys.executable, "-P", "-m", "dask"]
    page = ["--dashboard-address", "127.0.0.1:0"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *page],
        stderr=subprocess.PIPE, text=True, cwd=folder, env=environment,
    )  # fmt: skip
    started = [scheduler]
    try:
        assert scheduler.stderr is not None
        line = next(line for line in scheduler.stderr if "Scheduler at" in line)
        found = re.search(r"tcp://\S+", line)
        assert found is not None
        for _ in range(2):
            command = [*dask, "worker", found[0], "--nthreads", "1", "--no-nanny", *page]
            started.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=folder, env=environment))
        yield found[0]
    finally:
        for process in started:
            process.kill()
            process.wait()


def run(house: Path, arguments: list[str], environment: dict[str, str]) -> tuple[float, dict[str, object]]:
    """Seconds on the clock of one batch, and its report."""
    told = house.with_suffix(".json")
    command = [sys.executable, "-P", "-m", "banxin", "batch", str(house), "-q", "--report-json", str(told)]
    start = time.perf_counter()
    subprocess.run([*command, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start, json.loads(told.read_text(encoding="utf-8"))


def measure(
    issues: int, rounds: int, *, newspaper: bool, ways: tuple[str, ...] = WAYS
) -> dict[str, list[float]]:
    """Issues a minute of each way, round by round; under `cpu`, `peak` and `bytes` what an issue took."""
    rates: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(spare)
        write(folder / "source", issues, newspaper=newspaper)
        environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
        with cluster(folder, environment) as address:
            arguments = {
                "1 worker": ["--jobs", "1"],
                "2 workers": ["--jobs", "2"],
                "Dask, paths": ["--scheduler", address],
                "Dask, bytes": ["--scheduler", address, "--send", "bytes"],
            }
            for turn in range(rounds):
                for way in ways if turn % 2 == 0 else ways[::-1]:
                    house = folder / "house"
                    shutil.copytree(folder / "source", house)
                    seconds, report = run(house, arguments[way], environment)
                    rates[way].append(issues / seconds * 60)
                    for one in report["issues"]:  # type: ignore[attr-defined]
                        rates["cpu"].append(one["cpu"])
                        rates["peak"].append(one["peak_mb"])
                        rates["bytes"].append(sum(file["size"] for file in one["outputs"]))
                    shutil.rmtree(house)
    return rates


def table(rates: dict[str, list[float]], ways: tuple[str, ...] = WAYS) -> str:
    """The figures in Markdown."""
    one = rates["1 worker"]
    lines = ["| | issues a minute | ÷ 1 worker |", "|---|---|---|"]
    for way in ways:
        ratio = median(own / first for own, first in zip(rates[way], one, strict=True))
        lines.append(f"| {way} | {median(rates[way]):.1f} | {ratio:.2f} |")
    cpu, peak, size = (median(rates[name]) for name in ("cpu", "peak", "bytes"))
    lines.append(
        f"\nAn issue: {cpu:.2f} s of computing, {peak:.0f} MB at most, {size / 1000:.0f} kB written."
    )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.batches", description=__doc__)
    parser.add_argument("--issues", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--sample", action="store_true", help="the newspaper page in book/, so many times")
    options = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, load {load:.1f}, {options.issues} issues\n")
    print(table(measure(options.issues, options.rounds, newspaper=options.sample)))


if __name__ == "__main__":
    main()
