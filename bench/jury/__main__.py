"""Random issues, built and judged: `python -m bench.jury --count 40 --out DIR [--package OTHER/build]`.

Issues of 3–22 items for three papers, from their numbers and `--seed` alone. Each is built by `banxin` in a
process of its own (`--package`: that of another state of Banxin), and its PDF is judged by the rules of
newspaper pages of this one. Writes into DIR: `table.txt`; `contact-*.png`, all pages; `worst-*.png`, the ten
worst. An issue counts as silent loss when the judge finds an error in a PDF that was written, or a build gave
neither a PDF nor a finding.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("build", "tests", ".")]

from banxin.job.intake import Ready, take_in  # noqa: E402
from banxin.preflight.pages.checks import Fault, judge  # noqa: E402
from banxin.preflight.pages.judged import PageGrid  # noqa: E402
from banxin.preflight.pages.white import white_share  # noqa: E402
from bench.jury.contact import pages_of, sheets  # noqa: E402
from bench.jury.making import PAPERS, Plan, make  # noqa: E402
from bench.jury.prose import read_texts  # noqa: E402
from pages.finished import judged_file  # noqa: E402

LIMIT = 900  # seconds of waiting for one issue, however busy the machine
WELL_FILLED, WAITING = 0.22, 0.35  # white of a page: what is wanted, and what waits for copy
WORST = 10


@dataclass
class Outcome:
    """What came of an issue; `seconds` of computing."""

    plan: Plan
    seconds: float = 0.0
    pdf: Path | None = None
    findings: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    white: list[float] = field(default_factory=list)
    crash: str = ""

    @property
    def silent(self) -> bool:
        """Whether something went wrong that no finding tells."""
        if self.crash:
            return True
        return any(fault.error for fault in self.faults) or (self.pdf is None and not self.findings)

    def score(self, page: int) -> float:
        """Ten for every error, one for every warning, and the white beyond what is wanted."""
        faults = sum(10 if fault.error else 1 for fault in self.faults if fault.remark.page in (page - 1, -1))
        early = page < len(self.white)  # the last page may wait for copy
        return faults + (20 if early else 5) * max(0.0, self.white[page - 1] - WELL_FILLED)


def outcome(plan: Plan, root: Path, package: Path) -> Outcome:
    """Build and judge the issue in `root`."""
    result = Outcome(plan)
    command = [sys.executable, "-m", "banxin", "build", "--json", str(root)]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        process = subprocess.Popen(
            ["timeout", str(LIMIT), *command],
            env={**os.environ, "PYTHONPATH": str(package)},
            stdout=said,
            stderr=complained,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        result.seconds = usage.ru_utime + usage.ru_stime
        said.seek(0)
        complained.seek(0)
        text, error = said.read().decode(), complained.read().decode()
    try:
        told = json.loads(text)["findings"]
    except (ValueError, KeyError):
        result.crash = error or text or f"ended with {process.returncode}"
        return result
    result.findings = [f"{found['severity']} {found['code']}: {found['message']}" for found in told]
    result.pdf = next(iter(sorted((root / "out").glob("*.pdf"))), None)
    if result.pdf:
        _judge(root, result)
    return result


def _judge(root: Path, result: Outcome) -> None:
    intake = take_in(root)
    assert result.pdf
    assert isinstance(intake, Ready)
    page = judged_file(result.pdf, intake.publication, PageGrid.of(intake.layout.grid))
    result.faults = judge(page)
    result.white = [white_share(page, number) for number in page.pages]


def line(result: Outcome) -> str:
    """A row of the table."""
    plan = result.plan
    faults = Counter(fault.rule + ("!" if fault.error else "") for fault in result.faults)
    told = " ".join(f"{rule}×{count}" if count > 1 else rule for rule, count in sorted(faults.items()))
    codes = Counter(text.split(":")[0] for text in result.findings)
    pages = str(len(result.white)) if result.pdf else "-"
    cells = (
        f"{plan.number:>3} {plan.layout:<11} {plan.stories:>3} {plan.characters:>6} {plan.pictures:>3}",
        f"{plan.ranks:<5} {'note' if plan.note else '':<4} {'jump' if plan.jumps else '':<4}",
        f"{pages:>2} {result.seconds:>5.1f}",
        f"{'/'.join(f'{share:.0%}' for share in result.white):<24}",
        ("SILENT " if result.silent else "") + told,
        "| " + ", ".join(f"{code}×{count}" for code, count in codes.items()),
        result.crash.strip().splitlines()[-1] if result.crash else "",
    )
    return " ".join(cells).rstrip(" |")


HEAD = " no layout      sto   字    pic ranks note jump pg   sec white                    faults | findings"


def main() -> int:
    """Run; the number of silent losses is the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.jury", description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--package", type=Path, default=ROOT / "build")
    wanted = parser.parse_args()
    texts = read_texts(wanted.corpus) if wanted.corpus else []
    wanted.out.mkdir(parents=True, exist_ok=True)
    results: list[Outcome] = []
    start = time.perf_counter()
    print(HEAD)
    for number in range(wanted.first, wanted.first + wanted.count):
        root = wanted.out / f"issue-{number:02}"
        shutil.rmtree(root, ignore_errors=True)
        result = outcome(make(number, root, texts, wanted.seed), root, wanted.package)
        results.append(result)
        print(line(result), flush=True)
        _detail(root, result)
    groups = ([result for result in results if result.plan.layout == paper] for paper in PAPERS)
    told = [*map(_sum, filter(None, groups)), _sum(results)]
    print(*told, f"{time.perf_counter() - start:.0f} s of waiting", sep="\n")
    (wanted.out / "table.txt").write_text(
        "\n".join([HEAD, *map(line, results), *told]) + "\n", encoding="utf-8"
    )
    _contact(results, wanted.out)
    return sum(result.silent for result in results)


def _detail(root: Path, result: Outcome) -> None:
    lines = [json.dumps(asdict(result.plan), ensure_ascii=False), *result.findings, *map(str, result.faults)]
    (root / "verdict.txt").write_text("\n".join([*lines, result.crash]) + "\n", encoding="utf-8")


def _sum(results: Sequence[Outcome]) -> str:
    """Faults by rule, and white: of all pages, and of those that another follows."""
    faults = Counter(fault.rule for result in results for fault in result.faults)
    pages = [share for result in results for share in result.white]
    early = [share for result in results for share in result.white[:-1]]
    waiting = f"{sum(share > WAITING for share in early)} over {WAITING:.0%} though copy waits"
    return (
        f"{len(results)} issues, {sum(bool(r.pdf) for r in results)} built, {len(pages)} pages,"
        f" {sum(r.silent for r in results)} silent losses, {sum(r.seconds for r in results):.0f} s;"
        f" white {mean(pages or [0]):.1%}, but the last pages {mean(early or [0]):.1%}, of these"
        f" {sum(share > WELL_FILLED for share in early)} of {len(early)} over {WELL_FILLED:.0%}, {waiting};"
        f" {sum(faults.values())} warnings: "
        + " ".join(f"{rule}×{count}" for rule, count in sorted(faults.items()))
    )


def _contact(results: Sequence[Outcome], folder: Path) -> None:
    """Contact sheets of all pages, and larger ones of the worst."""
    every = [
        (result.score(page), f"#{result.plan.number} p{page} {result.score(page):.1f}", result.pdf, page)
        for result in results
        if result.pdf
        for page in range(1, len(result.white) + 1)
    ]
    small = {pdf: pages_of(pdf) for _, _, pdf, _ in every}
    if every:
        sheets([(label, small[pdf][page - 1]) for _, label, pdf, page in every], folder, "contact")
        worst = sorted(every, key=lambda one: -one[0])[:WORST]
        sheets(
            [(label, pages_of(pdf, 90)[page - 1]) for _, label, pdf, page in worst], folder, "worst", (5, 5)
        )


if __name__ == "__main__":
    sys.exit(main())
