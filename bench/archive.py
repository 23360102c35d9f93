"""An archive of articles as an EPUB, by Banxin and by pandoc in the same run: time, memory, size.

`python -m bench.archive [1000 4000] [--rounds N] [--pandoc PROGRAM …]` writes so many articles of 1,500 字
for both, has them made in turn, each in its own process, and prints medians. Banxin checks its file besides:
words, links, faces, the contents of the packed file. PROGRAM is `pandoc` by default; that of the package
pypandoc_binary does too.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from . import prose

ROOT = Path(__file__).resolve().parent.parent
LENGTH = 1_500
_MANIFEST = """banxin: 1
publication: {{title: 文库, publisher: 青禾书社}}
issue: {{number: 1, date: 2026-10-01}}
layout: book
contents:
{units}editions:
  reader: {{format: epub}}
"""


def write(number: int, folder: Path) -> None:
    """Write the articles twice: as a publication, and as the files that pandoc takes."""
    picked = random.Random(number)
    for name in ("units", "plain"):
        (folder / name).mkdir(parents=True)
    units = []
    for at in range(number):
        head = "".join(picked.choices(prose._HAN, k=9))
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < LENGTH:
            paragraphs.append(prose._paragraph(picked))
        text = "\n\n".join(paragraphs)
        article = f"---\nheadline: {head}\nbyline: 本报记者 张一\n---\n\n{text}\n"
        (folder / "units" / f"a{at:05}.md").write_text(article, encoding="utf-8")
        (folder / "plain" / f"a{at:05}.md").write_text(f"# {head}\n\n{text}\n", encoding="utf-8")
        units.append(f"  - unit: units/a{at:05}.md\n")
    (folder / "manifest.yaml").write_text(_MANIFEST.format(units="".join(units)), encoding="utf-8")


def commands(folder: Path, pandocs: list[str]) -> dict[str, tuple[list[str], Path]]:
    """What makes the archive, and the file that comes of it, by the name of the maker."""
    plain = sorted(map(str, (folder / "plain").iterdir()))
    out = folder / "out"
    build = [sys.executable, "-m", "banxin", "build", "-q", str(folder), "--out", str(out)]
    made = {"banxin": (build, out / f"{folder.name}-reader.epub")}
    for program in pandocs:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        target = folder / f"{said.split()[1]}.epub"
        options = ["--metadata", "title=文库", "--metadata", "lang=zh-Hans", "-o", str(target)]
        made[said.splitlines()[0]] = ([program, *options, *plain], target)
    return made


def run(command: list[str], spare: Path) -> tuple[float, float, float]:
    """Seconds on the clock and of computing, and MiB at most, of one process with those that it starts."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "build"), "PYTHONPYCACHEPREFIX": str(spare)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as installed
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(number: int, rounds: int, pandocs: list[str], folder: Path) -> str:
    """The table of one length."""
    write(number, folder)
    makers = commands(folder, pandocs)
    run(makers["banxin"][0], folder.parent / "bytecode")  # compiles
    runs: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for _ in range(rounds):
        for name, (command, _) in makers.items():
            runs[name].append(run(command, folder.parent / "bytecode"))
    rows = {name: [median(column) for column in zip(*found, strict=True)] for name, found in runs.items()}
    own = rows["banxin"]
    lines = [
        f"\n### {number} articles\n",
        "| | wall s | CPU s | MiB | KiB | CPU: Banxin ÷ it | MiB: Banxin ÷ it |",
    ]
    lines.append("|---" * 7 + "|")
    for name, row in rows.items():
        size = makers[name][1].stat().st_size // 1024
        ratios = f"{own[1] / row[1]:.2f} | {own[2] / row[2]:.2f}"
        lines.append(f"| {name} | {row[0]:.2f} | {row[1]:.2f} | {row[2]:.0f} | {size} | {ratios} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=[1000, 4000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pandoc", nargs="+", default=["pandoc"])
    options = parser.parse_args()
    if missing := [program for program in options.pandoc if shutil.which(program) is None]:
        raise SystemExit(f"{', '.join(missing)} is not installed (Debian: pandoc; PyPI: pypandoc_binary)")
    for number in options.articles:
        with tempfile.TemporaryDirectory() as spare:
            print(
                measure(number, options.rounds, options.pandoc, Path(spare) / f"archive-{number}"), flush=True
            )


if __name__ == "__main__":
    main()
