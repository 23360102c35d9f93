"""Whole builds, PDF and EPUB, of one state of Banxin beside others, in CPU seconds.

`python -m bench.builds [sample notes ...] [--beside OLD/.venv/bin/banxin] [--rounds N]`. Each round builds
every publication once with each command, one after the other in turn, from a fresh copy; medians are printed,
and the ratio to the last command given. `--shares` tells what looking over the finished files takes of a
build: their words counted, the PDF opened again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from .making import CASES, ROOT, Case

OWN = Path(sys.executable).parent / "banxin"


def environment(folder: Path) -> dict[str, str]:
    """What a command is run with; bytecode is kept in `folder`, as that of an installed Banxin is kept."""
    kept = {"PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept


def building(command: Path, root: Path) -> float:
    """The computing time of a build and of the processes that it waited for. Raises RuntimeError."""
    process = subprocess.Popen(
        [str(command), "build", "-q", str(root)],
        env=environment(root.parent),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise RuntimeError(said.decode()[-2000:])
    return usage.ru_utime + usage.ru_stime


def measured(case: Case, commands: list[Path], rounds: int, folder: Path) -> dict[Path, list[float]]:
    """The seconds of each command, round by round."""
    source = folder / case.name
    case.make(source)
    taken: dict[Path, list[float]] = defaultdict(list)
    for turn in range(rounds):
        for command in commands if turn % 2 == 0 else commands[::-1]:
            copy = folder / "copy"
            shutil.copytree(source, copy)
            if case.cached:
                building(command, copy)
            taken[command].append(building(command, copy))
            shutil.rmtree(copy)
    return taken


def share(case: Case, folder: Path) -> str:
    """What looking over takes of a build by this Banxin, as it says of itself."""
    copy = folder / "copy"
    case.make(copy)
    command = [sys.executable, str(Path(__file__).with_name("looked_over.py")), str(copy)]
    for _ in range(2 if case.cached else 1):
        run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment(folder))
    shutil.rmtree(copy)
    return run.stdout.strip()


def row(case: Case, taken: dict[Path, list[float]], commands: list[Path]) -> str:
    """A row of the table: seconds of each command, and the ratio of the first to each of the others."""
    middle = [median(taken[command]) for command in commands]
    ratios = [
        median(own / other for own, other in zip(taken[commands[0]], taken[command], strict=True))
        for command in commands[1:]
    ]
    cells = [case.name, *(f"{seconds:.2f}" for seconds in middle), *(f"{ratio:.3f}" for ratio in ratios)]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.builds", description=__doc__)
    parser.add_argument("cases", nargs="*", choices=[*CASES, []], help="default: sample sample-cached notes")
    parser.add_argument(
        "--beside", type=Path, action="append", default=[], help="the command of another state of Banxin"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shares", action="store_true", help="what looking over the files takes")
    options = parser.parse_args()
    cases = [CASES[name] for name in options.cases or ("sample", "sample-cached", "notes")]
    commands = [OWN, *(command.resolve() for command in options.beside)]
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(spare)
        if options.shares:
            share(CASES["sample"], folder)  # modules are compiled before anything is measured
            for case in cases:
                print(f"{case.name}: {share(case, folder)}", flush=True)
            return
        heads = [str(command.relative_to(ROOT)) if command == OWN else str(command) for command in commands]
        print(f"| CPU s | {' | '.join([*heads, *('ratio' for _ in commands[1:])])} |", flush=True)
        print("|---" * (2 * len(commands)) + "|")
        for command in commands:  # modules are compiled before anything is measured
            CASES["sample"].make(folder / "word")
            building(command, folder / "word")
            shutil.rmtree(folder / "word")
        for case in cases:
            print(row(case, measured(case, commands, options.rounds, folder), commands), flush=True)


if __name__ == "__main__":
    main()
