"""An archive of articles as an EPUB, by Banxin and by pandoc in the same run: time, memory, size.

`python -m bench.archive [1000 4000] [--rounds N] [--pandoc PROGRAM …]` writes so many articles of 1,500 字
for all, has them made in turn, each in its own process, and prints medians. PROGRAM is `pandoc` by default;
that of the package pypandoc_binary does too. Banxin checks its file besides: words, links, faces, the
contents of the packed file. It is measured in three states, none of which finds its file made already:

- first: nothing is kept of earlier builds; a cover is drawn and headline faces go along;
- corrected: a word of one article has changed since the last build, as when a correction is sent out;
- alike: as first, but with what pandoc makes: a picture for a cover, no faces.
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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PIL import Image

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
_ALIKE = """
metadata: {cover: {image: cover.png, alt: 封面}}
editions:
  reader: {format: epub, fonts: none}
"""
_CACHE = ".banxin"


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
    manifest = _MANIFEST.format(units="".join(units))
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    Image.new("RGB", (1600, 2560), "#7a1f1f").save(folder / "cover.png")
    alike = folder.with_name(f"{folder.name}-alike")
    shutil.copytree(folder / "units", alike / "units")
    shutil.copy(folder / "cover.png", alike)
    (alike / "manifest.yaml").write_text(
        manifest.partition("editions:")[0] + _ALIKE.lstrip(), encoding="utf-8"
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """What makes the archive, the file that comes of it, and what is done before each run."""

    command: list[str]
    target: Path
    prepare: Callable[[], None] = lambda: None


def makers_of(folder: Path, pandocs: list[str]) -> dict[str, _Maker]:
    """Those that make the archive, by their names."""
    plain = sorted(map(str, (folder / "plain").iterdir()))
    alike = folder.with_name(f"{folder.name}-alike")
    made = {
        "banxin, first": _Maker(*_build(folder, "first"), lambda: _forget(folder)),
        "banxin, corrected": _Maker(*_build(folder, "first"), lambda: _correct(folder)),
        "banxin, alike": _Maker(*_build(alike, "alike"), lambda: _forget(alike)),
    }
    for program in pandocs:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        target = folder / f"{said.split()[1]}.epub"
        options = ["--metadata", "title=文库", "--metadata", "lang=zh-Hans", "-o", str(target)]
        cover = [f"--epub-cover-image={folder / 'cover.png'}"]
        made[said.splitlines()[0]] = _Maker([program, *options, *cover, *plain], target)
    return made


def _build(folder: Path, name: str) -> tuple[list[str], Path]:
    out = folder.parent / name
    command = [sys.executable, "-m", "banxin", "build", "-q", str(folder), "--out", str(out)]
    return command, out / f"{folder.name}-reader.epub"


def _forget(folder: Path) -> None:
    """Leave nothing of earlier builds that the next could use."""
    shutil.rmtree(folder / _CACHE, ignore_errors=True)


def _correct(folder: Path) -> None:
    """Change a word of the first article, to another each time."""
    article = folder / "units" / "a00000.md"
    text = article.read_text(encoding="utf-8")
    old, new = ("更正一。", "更正二。") if text.endswith("更正一。\n") else ("更正二。", "更正一。")
    article.write_text(text.rstrip("\n").removesuffix(old) + new + "\n", encoding="utf-8")


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
    makers = makers_of(folder, pandocs)
    run(makers["banxin, first"].command, folder.parent / "bytecode")  # compiles
    runs: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for _ in range(rounds):
        for name, maker in makers.items():
            maker.prepare()
            runs[name].append(run(maker.command, folder.parent / "bytecode"))
    rows = {name: [median(column) for column in zip(*found, strict=True)] for name, found in runs.items()}
    peers = [name for name in rows if not name.startswith("banxin")]
    lines = [
        f"\n### {number} articles\n",
        "| | wall s | CPU s | MiB | KiB |" + "".join(f" CPU ÷ {name} | MiB ÷ it |" for name in peers),
        "|---" * (5 + 2 * len(peers)) + "|",
    ]
    for name, row in rows.items():
        size = makers[name].target.stat().st_size // 1024
        ratios = (f" {row[1] / rows[peer][1]:.2f} | {row[2] / rows[peer][2]:.2f} |" for peer in peers)
        lines.append(f"| {name} | {row[0]:.2f} | {row[1]:.2f} | {row[2]:.0f} | {size} |" + "".join(ratios))
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
