"""Banxin (版心): a press for Chinese publications.

`build` and `check` do from Python what the verbs of the same names do on the command line, `proof` what
`banxin build --unit` does. The names in
`__all__` are the public interface, under semantic versioning; every other module may change at any time.
They are loaded when first asked for, so that `import banxin` alone costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from banxin.version import __version__ as __version__

if TYPE_CHECKING:
    from banxin.findings import Finding as Finding
    from banxin.findings import Place as Place
    from banxin.findings import Severity as Severity
    from banxin.job import Output as Output
    from banxin.job import Progress as Progress
    from banxin.job import Report as Report
    from banxin.job.build import build as build
    from banxin.job.check import check as check
    from banxin.job.limits import Limits as Limits
    from banxin.job.proof import proof as proof
    from banxin.world import DISK as DISK
    from banxin.world import InMemory as InMemory
    from banxin.world import Watched as Watched
    from banxin.world import World as World

__all__ = [  # noqa: RUF022 (the order of docs/api.md)
    "build",
    "check",
    "proof",
    "Report",
    "Output",
    "Finding",
    "Severity",
    "Place",
    "Limits",
    "Progress",
    "World",
    "DISK",
    "InMemory",
    "Watched",
    "__version__",
]

_FOUND_IN = {
    "build": "banxin.job",
    "check": "banxin.job",
    "proof": "banxin.job",
    "Report": "banxin.job",
    "Output": "banxin.job",
    "Progress": "banxin.job",
    "Limits": "banxin.job.limits",
    "World": "banxin.world",
    "DISK": "banxin.world",
    "InMemory": "banxin.world",
    "Watched": "banxin.world",
    "Finding": "banxin.findings",
    "Severity": "banxin.findings",
    "Place": "banxin.findings",
}


def __getattr__(name: str) -> object:
    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_FOUND_IN[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
