"""All checks of docs/rules/newspaper.yaml that are computed from a finished PDF, with the weight of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from banxin.preflight.pages import heads, legs, lines, page
from banxin.preflight.pages.judged import Judged, Remark

Check = Callable[[Judged], Iterator[Remark]]
_NAME = re.compile(r"n(\d\d)_")
ERRORS = frozenset({"N01", "N02", "N03", "N04", "N13", "N14", "N15", "N19", "N20", "N25", "N32"})

CHECKS: dict[str, Check] = dict(
    sorted(
        (f"N{match[1]}", check)
        for module in (legs, lines, heads, page)
        for name, check in vars(module).items()
        if (match := _NAME.match(name))
    )
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a page breaks: its number, and what is not as it asks."""

    rule: str
    remark: Remark

    @property
    def error(self) -> bool:
        """Whether a page with it is not to be printed; the others are matters of taste."""
        return self.rule in ERRORS

    def __str__(self) -> str:
        return f"{self.rule}{' E' if self.error else ''}: {self.remark.words}"


def judge(page: Judged, rules: Collection[str] = ()) -> list[Fault]:
    """All faults by `rules` (default: every rule)."""
    return [
        Fault(rule, remark)
        for rule, check in CHECKS.items()
        if not rules or rule in rules
        for remark in check(page)
    ]
