"""One setter sets one file; run as a process of its own so that time and memory are its own.

Beside the target it writes how much memory it took, in NAME.peak: what the system tells whoever waits for
a process begins with the memory of that one, before the new program was loaded, which a small job never
exceeds.
"""

import contextlib
import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent.parent / "fonts"


def main(setter: str, source: str, target: str) -> None:
    """Set `source` to `target` by the named setter."""
    _set(setter, source, target)
    Path(target).with_suffix(".peak").write_text(str(_peak()), encoding="ascii")


def _peak() -> int:
    """The most KiB that this program had in memory since it was loaded."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    import resource  # noqa: PLC0415  not there on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def _composing() -> Any:
    """What switches the compositor on, of this revision or of an older one."""
    try:
        return import_module("banxin.engine").composing
    except ImportError:
        return import_module("banxin.compositor").composing


def _set(setter: str, source: str, target: str) -> None:
    if setter == "typst":
        import typst  # noqa: PLC0415  each process loads one setter only

        typst.compile(source, output=target, font_paths=[FONTS], ignore_system_fonts=True)
        return
    if setter == "weasyprint":
        import_module("weasyprint").HTML(source).write_pdf(target)
        return
    composing = _composing()  # before WeasyPrint, which it loads its own way
    HTML = import_module("weasyprint").HTML  # noqa: N806
    with composing() as session:
        HTML(source).write_pdf(target)
    gc.freeze()  # as the command line does when it ends
    Path(target).with_suffix(".overfull").write_text(str(len(session.overfull)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
