"""Measure: `python -m bench [page issue book one-10k …] [--rounds N] [--corpus FILE] [--against REV]`.

Every setter sets every job once per round, one after the other, in a process of its own; medians are printed.
All set with the faces in fonts/.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from . import judge, prose
from .jobs import JOBS, Chapters, Job, as_html, as_typst, side

ROOT = Path(__file__).resolve().parent.parent
SETTERS = ("banxin", "weasyprint", "typst")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds and MiB."""

    wall: float
    cpu: float
    peak: float


def run(setter: str, source: Path, target: Path, limit: float) -> Run | None:
    """Set one file in a fresh process; None if it failed or took longer than the limit."""
    checkout = target.parent / f"checkout-{setter}"  # where the setter is another revision of Banxin
    build = checkout / "build" if checkout.is_dir() else ROOT / "build"
    environment = os.environ | {"PYTHONPATH": str(build), "PYTHONHASHSEED": "0"}
    environment["PYTHONPYCACHEPREFIX"] = str(target.parent / "bytecode")  # compiled once, as installed
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["FONTCONFIG_FILE"] = str(faces(target.parent))
    command = [sys.executable, str(ROOT / "bench" / "set_one.py"), known(setter), str(source), str(target)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        wall = time.perf_counter() - start
        if pid:
            break
        if wall > limit:
            process.kill()
            os.wait4(process.pid, 0)
            return None
        time.sleep(0.01)
    if status:
        sys.stderr.write((process.stderr.read() if process.stderr else b"").decode()[-2000:])
        return None
    peak = int(target.with_suffix(".peak").read_text(encoding="ascii"))
    return Run(wall, usage.ru_utime + usage.ru_stime, peak / 1024)


def known(setter: str) -> str:
    """The setter that a name stands for: one that is not of `SETTERS` names a revision of Banxin."""
    return setter if setter in SETTERS else "banxin"


@contextmanager
def checked_out(revision: str, folder: Path) -> Iterator[None]:
    """The revision as a checkout beside the targets, for the packages that are installed here."""
    place = folder / f"checkout-{revision}"
    git = ["git", "-C", str(ROOT), "worktree"]
    if revision:
        subprocess.run([*git, "add", "--detach", str(place), revision], check=True, capture_output=True)
    try:
        yield
    finally:
        if revision:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)


def faces(folder: Path) -> Path:
    """Write the fontconfig file that shows a setter the faces of this repository and no others."""
    place = folder / "fonts.conf"
    place.write_text(
        f"<fontconfig><dir>{ROOT / 'fonts'}</dir><cachedir>{folder / 'faces'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return place


def sources(job: Job, chapters: Chapters, folder: Path) -> dict[str, Path]:
    """Write the job once for each kind of setter."""
    html, typ = folder / f"{job.name}.html", folder / f"{job.name}.typ"
    html.write_text(as_html(job, chapters), encoding="utf-8")
    typ.write_text(as_typst(job, chapters), encoding="utf-8")
    return {"banxin": html, "weasyprint": html, "typst": typ}


def measure(job: Job, options: argparse.Namespace, folder: Path) -> dict[str, dict[str, object]]:
    """All rounds of one job, interleaved."""
    length = job.length
    chapters = prose.read(Path(options.corpus), length) if options.corpus else prose.made(length)
    files = sources(job, chapters, folder)
    runs: dict[str, list[Run]] = defaultdict(list)
    warm_up(options, folder)
    for _ in range(options.rounds):
        for setter in options.setters:
            target = folder / f"{job.name}-{setter}.pdf"
            done = run(setter, files[known(setter)], target, options.limit)
            if done is not None:
                runs[setter].append(done)
    return {setter: summary(job, setter, runs[setter], options, folder) for setter in options.setters}


def warm_up(options: argparse.Namespace, folder: Path) -> None:
    """Set a word by each setter, unmeasured, so that no measured run compiles its modules."""
    job = JOBS["page"]
    word = folder / "word"
    word.mkdir(exist_ok=True)
    files = sources(job, [("天地", ["玄黄"])], word)
    for setter in options.setters:
        run(setter, files[known(setter)], folder / "word.pdf", options.limit)


def summary(
    job: Job, setter: str, runs: list[Run], options: argparse.Namespace, folder: Path
) -> dict[str, object]:
    """Medians of one setter's runs, and what the judges say of its last file."""
    if not runs:
        return {"failed": True}
    row: dict[str, object] = {
        name: round(median(asdict(r)[name] for r in runs), 2) for name in ("wall", "cpu", "peak")
    }
    row["rounds"] = len(runs)
    target = folder / f"{job.name}-{setter}.pdf"
    row["KiB"] = target.stat().st_size // 1024
    if job.judged and not options.no_judge:
        verdict = judge.judge(target, job.size, job.columns, job.measure, side(job))
        row["lines"] = verdict.lines
        row |= {fault: round(verdict.per_thousand(fault), 1) for fault in judge.FAULTS}
        row["stretch p95"] = round(verdict.p95, 3)
        if options.judge:
            command = [sys.executable, options.judge, str(target)]
            said = subprocess.run(command, capture_output=True, text=True, check=False)
            sys.stdout.write(said.stdout)
    return row


def table(name: str, rows: dict[str, dict[str, object]]) -> str:
    """One job's figures in Markdown; ratios are to plain WeasyPrint."""
    names = list(dict.fromkeys(key for row in rows.values() for key in row))
    plain = rows.get("weasyprint", {})
    out = [f"\n### {name}\n", "| | " + " | ".join(rows) + " |", "|---" * (len(rows) + 1) + "|"]
    for key in names:
        out.append(f"| {key} | " + " | ".join(str(row.get(key, "")) for row in rows.values()) + " |")
    for key in ("wall", "cpu", "peak"):
        base = plain.get(key)
        if isinstance(base, float):
            ratios = [row.get(key) for row in rows.values()]
            cells = [f"{value / base:.2f}" if isinstance(value, float) else "" for value in ratios]
            out.append(f"| {key} ÷ WeasyPrint | " + " | ".join(cells) + " |")
    return "\n".join(out)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("jobs", nargs="*", choices=[*JOBS, []], help="default: page issue")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--setters", nargs="+", default=list(SETTERS), choices=SETTERS)
    parser.add_argument("--corpus", help="JSON list of {title, paras} instead of made-up text")
    parser.add_argument("--judge", help="another judge: a script that takes the PDF's path")
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--limit", type=float, default=1200.0, help="seconds after which a run is given up")
    parser.add_argument("--json", help="write the figures to this file as well")
    parser.add_argument("--keep", help="keep the files in this folder")
    parser.add_argument("--against", default="", metavar="REV", help="measure that revision of Banxin too")
    options = parser.parse_args()
    options.setters += [options.against] if options.against else []
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{time.strftime('%Y-%m-%d')}, {machine}")
    results = {}
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(options.keep or spare)
        folder.mkdir(parents=True, exist_ok=True)
        with checked_out(options.against, folder):
            for name in options.jobs or ["page", "issue"]:
                results[name] = measure(JOBS[name], options, folder)
                print(table(name, results[name]), flush=True)
    if options.json:
        Path(options.json).write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
