"""One build in this process, with the time of its parts: run as a process of its own."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "build"))

from banxin.job import build, child, printing, printing_epub

PARTS = ((printing, "read_print", "PDF"), (printing_epub, "epub_findings", "EPUB"))


def timed(work: Callable[..., Any], taken: dict[str, float], name: str) -> Callable[..., Any]:
    """`work` with its computing time added up."""

    def run(*given: Any) -> Any:
        start = time.process_time()
        try:
            return work(*given)
        finally:
            taken[name] += time.process_time() - start

    return run


def main(root: Path) -> None:
    """Build, and print the share of looking over each file."""
    taken = dict.fromkeys((name for _, _, name in PARTS), 0.0)
    for module, function, name in PARTS:
        setattr(module, function, timed(getattr(module, function), taken, name))
    child.can_fork = lambda: False  # the work is done here
    report = build(root)
    whole = time.process_time()
    gc.freeze()
    parts = ", ".join(f"{name} {seconds:.3f} s {seconds / whole:.1%}" for name, seconds in taken.items())
    print(f"{whole:.2f} s; looked over: {parts}" if report.outputs else f"not built: {report.findings}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
