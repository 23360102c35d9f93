"""The job: a publication from its files to its editions. The one room that ties all others together."""

from importlib import import_module
from typing import TYPE_CHECKING

from banxin.job.build import build as build
from banxin.job.check import check as check
from banxin.job.report import Output as Output
from banxin.job.report import Progress as Progress
from banxin.job.report import Report as Report

if TYPE_CHECKING:
    from banxin.job.proof import proof as proof


def __getattr__(name: str) -> object:
    """`proof` when it is first asked for: it loads all rooms."""
    if name != "proof":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = import_module("banxin.job.proof").proof
    globals()["proof"] = found
    return found
