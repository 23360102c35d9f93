"""Random issues, built and judged: `python bench/issues/run.py --count 30 --out DIR [--corpus FILE]`.

Writes contact sheets and `table.txt` into DIR. An issue counts as silent loss when the judge finds an error
(N-rule of severity E) in a PDF that was written, or a build gave neither a PDF nor a finding.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("build", "tests", ".")]

from banxin.findings import Severity  # noqa: E402
from banxin.job import build  # noqa: E402
from banxin.job.intake import Ready, take_in  # noqa: E402
from banxin.preflight.pages.checks import Fault, judge  # noqa: E402
from banxin.preflight.pages.judged import PageGrid  # noqa: E402
from banxin.preflight.pages.white import white_share  # noqa: E402
from bench.issues.contact import pages_of, sheets  # noqa: E402
from bench.issues.making import Plan, make  # noqa: E402
from bench.issues.prose import read_texts  # noqa: E402
from pages.finished import judged_file  # noqa: E402

LIMIT = 180  # seconds for one issue


@dataclass
class Outcome:
    """What came of an issue."""

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

    @property
    def score(self) -> int:
        """Ten for every error, one for every warning: for finding the worst pages."""
        return sum(10 if fault.error else 1 for fault in self.faults) + 50 * bool(self.crash)


def _stop(*_: object) -> None:
    raise TimeoutError(f"no make-up after {LIMIT} s")


def outcome(plan: Plan, root: Path) -> Outcome:
    """Build and judge the issue in `root`."""
    result = Outcome(plan)
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LIMIT)
    start = time.perf_counter()
    try:
        report = build(root)
        result.seconds = time.perf_counter() - start
        errors = [found for found in report.findings if found.severity is Severity.ERROR]
        result.findings = [
            f"{'error' if found in errors else found.severity.value} {found.code}: {found.message}"
            for found in report.findings
        ]
        result.pdf = report.outputs[0].path if report.outputs else None
        if result.pdf:
            _judge(root, result)
    except Exception:  # a crash is a result of this measurement
        result.seconds = result.seconds or time.perf_counter() - start
        result.crash = traceback.format_exc()
    finally:
        signal.alarm(0)
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
        f"{plan.number:>3} {plan.layout:<10} {plan.stories:>3} {plan.characters:>6} {plan.pictures:>3}",
        f"{plan.ranks:<5} {'note' if plan.note else '':<4} {'jump' if plan.jumps else '':<4}",
        f"{pages:>2} {result.seconds:>5.1f} {result.score:>4}",
        f"{'/'.join(f'{share:.0%}' for share in result.white):<24}",
        ("SILENT " if result.silent else "") + told,
        "| " + ", ".join(f"{code}×{count}" for code, count in codes.items()),
        result.crash.strip().splitlines()[-1] if result.crash else "",
    )
    return " ".join(cells).rstrip(" |")


HEAD = (
    " no layout     sto   字    pic ranks note jump pg  sec score white                    faults | findings"
)


def main() -> int:
    """Run; the number of silent losses is the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    wanted = parser.parse_args()
    texts = read_texts(wanted.corpus) if wanted.corpus else []
    wanted.out.mkdir(parents=True, exist_ok=True)
    labelled, rows, results = [], [HEAD], []
    print(HEAD)
    for number in range(wanted.first, wanted.first + wanted.count):
        root = wanted.out / f"issue-{number:02}"
        shutil.rmtree(root, ignore_errors=True)
        result = outcome(make(number, root, texts, wanted.seed), root)
        results.append(result)
        rows.append(line(result))
        print(rows[-1], flush=True)
        _detail(root, result)
        if result.pdf:
            labelled += [
                (f"#{number} p{page + 1}  score {result.score}", image)
                for page, image in enumerate(pages_of(result.pdf))
            ]
    rows.append(_sum(results))
    print(rows[-1])
    (wanted.out / "table.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    if labelled:
        sheets(labelled, wanted.out)
    return sum(result.silent for result in results)


def _detail(root: Path, result: Outcome) -> None:
    lines = [json.dumps(asdict(result.plan), ensure_ascii=False), *result.findings, *map(str, result.faults)]
    (root / "verdict.txt").write_text("\n".join([*lines, result.crash]) + "\n", encoding="utf-8")


def _sum(results: list[Outcome]) -> str:
    faults = Counter(fault.rule for result in results for fault in result.faults)
    built = [result for result in results if result.pdf]
    return (
        f"{len(results)} issues, {len(built)} built, {sum(len(r.white) for r in built)} pages,"
        f" {sum(r.silent for r in results)} silent losses, {sum(r.seconds for r in results):.0f} s; "
        + " ".join(f"{rule}×{count}" for rule, count in sorted(faults.items()))
    )


if __name__ == "__main__":
    sys.exit(main())
